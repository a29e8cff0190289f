import { join } from 'node:path';
import { expect, it } from 'vitest';
import { absolutePath, sessionPath, storedPath, unarchivedPath } from './layout.js';

it('stores paths so that a home can be moved, and those outside of it as they are', () => {
  const home = join('/', 'some', 'home');
  const inside = join(home, 'sessions', '2026', 'a.jsonl');
  expect(storedPath(home, inside)).toBe('sessions/2026/a.jsonl');
  for (const path of [inside, '/some/home2/a.jsonl', '/elsewhere/a.jsonl']) {
    expect(absolutePath(home, storedPath(home, path))).toBe(path);
  }
});

it('takes files out of the archive to the day in their name, or else to that of their thread', () => {
  const at = new Date(2025, 11, 31, 23, 59, 59).getTime();
  expect(sessionPath('id', at)).toBe('sessions/2025/12/31/rollout-2025-12-31T23-59-59-id.jsonl');
  expect(unarchivedPath('rollout-2024-02-03T01-02-03-id.jsonl', at)).toBe(
    'sessions/2024/02/03/rollout-2024-02-03T01-02-03-id.jsonl',
  );
  expect(unarchivedPath('any.jsonl', at)).toBe('sessions/2025/12/31/any.jsonl');
});
