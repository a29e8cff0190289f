import { LocalError } from '@app-server/rpc';
import { expect, test } from 'vitest';
import { expectGone, script } from './test-scripts.js';
import { spawn } from './index.js';

const SERVER = { userAgent: 'fake/1', codexHome: '/home/dev/.codex', platformFamily: 'unix', platformOs: 'linux' };
const OPTIONS = {
  clientInfo: { name: 'test', version: '1' },
  serverRequests: 'refuse',
  command: process.execPath,
} as const;

function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error('It succeeded.'),
    (error: unknown) => error,
  );
}

test('a process is started, spoken to, and ended with the client', async () => {
  const path = script(`serve(({ method }) =>
    method === 'initialize' ? { ...${JSON.stringify(SERVER)}, userAgent: String(process.pid) }
    : method === 'initialized' ? undefined : { data: [], nextCursor: null, backwardsCursor: null })`);
  const client = await spawn({ ...OPTIONS, args: [path] });
  expect(await client.request('thread/list', {})).toMatchObject({ data: [] });
  const pid = Number(client.server.userAgent);
  expect(pid).toBeGreaterThan(0);
  await client.close();
  await expectGone(pid);
});

test('a handshake that takes too long says what the process wrote, and leaves no process', async () => {
  const path = script(`console.error(process.pid + ' waits with password=hush'); setInterval(() => {}, 1000)`);
  const error = await rejection(spawn({ ...OPTIONS, args: [path], handshakeDeadline: 1_000, graceMs: 100 }));
  expect(error).toBeInstanceOf(LocalError);
  const { code, message, details } = error as LocalError;
  expect(code).toBe('deadline');
  expect(details).toMatchObject({ phase: 'handshake', method: 'initialize' });
  const [, pid] = /^(\d+) waits with password=\[redacted\]$/.exec(details.stderrTail ?? '') ?? [];
  expect(message).toContain(details.stderrTail);
  await expectGone(Number(pid));
});

test('a process that ends during the handshake says why', async () => {
  const path = script(`console.error('error: unexpected argument'); process.exitCode = 2;`);
  const error = await rejection(spawn({ ...OPTIONS, args: [path] }));
  expect(error).toMatchObject({ code: 'closed', exit: { code: 2 } });
  expect((error as Error).message).toContain('error: unexpected argument');
});

test('a command that is nowhere is told', async () => {
  const error = await rejection(spawn({ ...OPTIONS, command: 'no-such-command-at-all' }));
  expect(error).toMatchObject({ name: 'SpawnFailed', code: 'spawn' });
});
