/** Names of a recorded session are replaced by those of the session that replays it. */
import { expect, test } from 'vitest';
import { Translation } from './translation.js';

const [RECORDED, OURS] = ['0198b3a0-0000-7000-8000-000000000001', '0198b3a0-0000-7000-8000-00000000000a'] as const;

test('only what is a name on both sides is learned', () => {
  const translation = new Translation();
  translation.learn(
    { thread: { id: RECORDED, turns: [{ id: 'x' }] }, preview: 'short', cursor: 'a' },
    { thread: { id: OURS, turns: [{ id: 'y' }] }, preview: 'other', cursor: 'b' },
  );
  expect(translation.apply(`{"threadId":"${RECORDED}","text":"x short a"}`)).toBe(
    `{"threadId":"${OURS}","text":"x short a"}`,
  );
  expect(translation.of(RECORDED)).toBe(OURS);
  expect(translation.of('x')).toBeUndefined();
});

test('cursors are taken as they are, and longer names first', () => {
  const translation = new Translation();
  translation.learn({ nextCursor: 'recorded-cursor' }, { nextCursor: 'our "cursor"' });
  translation.learn({ path: `/home/${RECORDED}.jsonl`, id: RECORDED }, { path: `/ours/${OURS}.jsonl`, id: OURS });
  expect(translation.apply(JSON.stringify({ cursor: 'recorded-cursor', path: `/home/${RECORDED}.jsonl` }))).toBe(
    JSON.stringify({ cursor: 'our "cursor"', path: `/ours/${OURS}.jsonl` }),
  );
});
