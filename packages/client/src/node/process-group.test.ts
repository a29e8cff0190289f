import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { isGroupRunning } from './process-group.js';

test('a group runs as long as one of it does, and no longer', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const group = child.pid as number;
  expect(isGroupRunning(group)).toBe(true);
  child.stdin.end();
  await once(child, 'exit');
  expect(isGroupRunning(group)).toBe(false);
});

test.runIf(process.platform === 'linux')('who has ended and was not noticed does not run', async () => {
  // It starts the leader of another group, and is busy ever after.
  const code = `
    const { pid } = require('node:child_process').spawn('true', { detached: true, stdio: 'ignore' });
    process.stdout.write(String(pid));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;
  const keeper = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [text] = (await once(keeper.stdout, 'data')) as [Buffer];
    const group = Number(text);
    await vi.waitFor(
      () => {
        expect(process.kill(-group, 0)).toBe(true);
        expect(isGroupRunning(group)).toBe(false);
      },
      { interval: 5 },
    );
  } finally {
    keeper.kill('SIGKILL');
    await once(keeper, 'exit');
  }
});
