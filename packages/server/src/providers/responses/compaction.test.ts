import type { ResponseItem } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import { compactedBy } from './compaction.js';
import { COMPLETED, message, reply, requestWith, upstream } from './test-support.js';

const DONE = 'response.output_item.done';
const COMPACTION = { type: 'compaction', encrypted_content: 'opaque' } as const;

function said(text: string): ResponseItem {
  return { type: 'message', role: 'user', content: [{ type: 'input_text', text }] };
}

describe('a compaction upstream', () => {
  it('is not there unless the configuration wants it', async () => {
    const { provider } = await upstream((response) => reply(response, [COMPLETED]));
    expect(provider().compact).toBeUndefined();
  });

  it('MDL-06: leaves what the user said, and exactly one compaction item', async () => {
    const { asked, provider } = await upstream((response) =>
      reply(response, [{ type: DONE, item: COMPACTION }, COMPLETED]),
    );
    const answer: ResponseItem = {
      type: 'message',
      role: 'assistant',
      content: [{ type: 'output_text', text: 'Hi.' }],
    };
    const request = requestWith({ input: [said('Hello!'), answer] });
    expect(await provider({}, true).compact?.(request)).toEqual([said('Hello!'), COMPACTION]);
    expect(asked[0]?.body.input).toEqual([said('Hello!'), answer, { type: 'compaction_trigger' }]);
  });

  it.each([
    ['none', message('I would rather not.')],
    ['two', [COMPACTION, COMPACTION].map((item) => ({ type: DONE, item }))],
  ])('MDL-06: fails with %s', async (_, events) => {
    const { asked, provider } = await upstream((response) => reply(response, [...events, COMPLETED]));
    const compacted = provider({ streamMaxRetries: 2 }, true).compact?.(requestWith());
    await expect(compacted).rejects.toMatchObject({ name: 'ModelFailure', info: 'other' });
    expect(asked).toHaveLength(1);
  });

  it('is begun again when it breaks off', async () => {
    const { provider } = await upstream((response, nth) =>
      reply(response, nth === 1 ? [{ type: DONE, item: COMPACTION }] : [{ type: DONE, item: COMPACTION }, COMPLETED]),
    );
    const compacted = await provider({ streamMaxRetries: 1 }, true).compact?.(requestWith());
    expect(compacted?.filter(({ type }) => type === 'compaction')).toHaveLength(1);
  });

  it('keeps the last of what the user said, where it is too much', () => {
    const input = ['a', 'b', 'c'].map((letter) => said(letter.repeat(100_000)));
    expect(compactedBy(input, [COMPACTION])).toEqual([...input.slice(1), COMPACTION]);
  });
});
