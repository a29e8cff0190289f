import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type TestClient, base64, runs, serverOf, untilGone } from '../../processes/test-support.js';
import { processes } from './processes.js';

const DELTA = 'process/outputDelta';
const ENDED = { exitCode: 0, stdout: '', stdoutCapReached: false, stderr: '', stderrCapReached: false };

function connect(): Promise<TestClient> {
  return serverOf(processes()).connect();
}

function spawn(client: TestClient, command: string[], more: object = {}): Promise<unknown> {
  return client.ask('process/spawn', { command, processHandle: 'p', cwd: tmpdir(), ...more });
}

function sh(client: TestClient, script: string, more: object = {}): Promise<unknown> {
  return spawn(client, ['sh', '-c', script], more);
}

/** How the next program ends; its handle is `p`. */
async function exit(client: TestClient): Promise<object> {
  const { processHandle, ...ended } = await client.untilAnnounced('process/exited');
  expect(processHandle).toBe('p');
  return ended;
}

describe('process/spawn', () => {
  it('PRC-01 PRC-07: answers when the program runs, and announces its end with its output', async () => {
    const client = await connect();
    expect(await sh(client, 'echo out; echo err >&2; exit 4')).toEqual({});
    expect(await exit(client)).toEqual({ ...ENDED, exitCode: 4, stdout: 'out\n', stderr: 'err\n' });
    expect(client.log.slice(-2)).toEqual(['reply process/spawn', 'process/exited']);
  });

  it('PRC-06 PRC-07: announces all output between the answer and the end, once', async () => {
    const client = await connect();
    await sh(client, 'echo one; echo two >&2; head -c 200000 /dev/zero', { streamStdoutStderr: true });
    expect(await exit(client)).toEqual(ENDED);
    expect(client.output(DELTA)).toBe(`one\n${'\0'.repeat(200_000)}`);
    expect(client.output(DELTA, 'stderr')).toBe('two\n');
    const log = client.log.slice(client.log.indexOf('reply process/spawn'));
    expect([log[0], log.at(-1)]).toEqual(['reply process/spawn', 'process/exited']);
    expect(new Set(log.slice(1, -1))).toEqual(new Set([DELTA]));
  });

  it('sets and unsets variables', async () => {
    const client = await connect();
    await sh(client, 'echo "$NEW-$HOME"', { env: { NEW: 'n', HOME: null } });
    expect(await exit(client)).toMatchObject({ stdout: 'n-\n' });
  });

  it.each([
    ['the usual cap', {}, 1024 * 1024, true],
    ['no cap', { outputBytesCap: null }, 3_000_000, false],
    ['a cap', { outputBytesCap: 10 }, 10, true],
    ['a cap of just what is written', { outputBytesCap: 3_000_000 }, 3_000_000, true],
  ])('PRC-10: keeps output under %s', async (_name, limit, kept, capReached) => {
    const client = await connect();
    await spawn(client, ['head', '-c', '3000000', '/dev/zero'], limit);
    const { stdout, ...rest } = (await exit(client)) as typeof ENDED;
    expect([stdout.length, rest]).toMatchObject([kept, { stdoutCapReached: capReached, stderrCapReached: false }]);
  });

  it('PRC-06: says on the last piece, and at the end, that the cap is reached', async () => {
    const client = await connect();
    await spawn(client, ['printf', '1234567890'], { outputBytesCap: 4, streamStdoutStderr: true });
    expect(await exit(client)).toEqual({ ...ENDED, stdoutCapReached: true });
    expect(client.announced.filter(({ method }) => method === DELTA).map(({ params }) => params)).toEqual([
      { processHandle: 'p', stream: 'stdout', deltaBase64: base64('1234'), capReached: true },
    ]);
  });

  it('PRC-10: ends after its time with exit code 124', async () => {
    const client = await connect();
    await sh(client, 'echo before; sleep 60', { timeoutMs: 300 });
    expect(await exit(client)).toEqual({ ...ENDED, exitCode: 124, stdout: 'before\n' });
  });

  it('PRC-10: runs on without a time limit', async () => {
    const client = await connect();
    await spawn(client, ['sleep', '0.1'], { timeoutMs: null });
    expect(await exit(client)).toEqual(ENDED);
  });

  it('PRC-08: a handle is free again when the end is announced', async () => {
    const client = await connect();
    await spawn(client, ['true']);
    await exit(client);
    expect(await spawn(client, ['true'])).toEqual({});
  });
});

describe('a running program', () => {
  it('PRC-03: reads what is written to it until that is closed', async () => {
    const client = await connect();
    await spawn(client, ['cat'], { streamStdin: true, streamStdoutStderr: true });
    const write = (params: object) => client.ask('process/writeStdin', { processHandle: 'p', ...params });
    expect(await write({ deltaBase64: base64('a') })).toEqual({});
    await client.untilAnnounced(DELTA);
    expect(await write({ deltaBase64: base64('b') })).toEqual({});
    expect(await write({ closeStdin: true })).toEqual({});
    expect(await exit(client)).toEqual(ENDED);
    expect(client.output(DELTA)).toBe('ab');
  });

  it('PRC-03: takes what it does not read, without end', async () => {
    const client = await connect();
    await sh(client, 'exec 0<&-; echo closed; sleep 60', { streamStdin: true, streamStdoutStderr: true });
    await client.untilAnnounced(DELTA);
    const write = () => client.ask('process/writeStdin', { processHandle: 'p', deltaBase64: base64('x') });
    expect([await write(), await write()]).toEqual([{}, {}]);
    await client.ask('process/kill', { processHandle: 'p' });
    expect(await exit(client)).toMatchObject({ exitCode: -1 });
  });

  it('PRC-04: with a terminal sees its size, and a change of it', async () => {
    const client = await connect();
    await sh(client, 'stty size; read x; stty size', { tty: true, size: { rows: 20, cols: 60 } });
    await client.until(() => client.output(DELTA).includes('20 60'));
    await client.ask('process/resizePty', { processHandle: 'p', size: { rows: 21, cols: 61 } });
    await client.ask('process/writeStdin', { processHandle: 'p', deltaBase64: base64('go\n') });
    expect(await exit(client)).toEqual(ENDED);
    expect(client.output(DELTA)).toBe('20 60\r\ngo\r\n21 61\r\n');
  });

  it.each([
    ['behind pipes', {}, -1],
    ['in a terminal', { tty: true }, 1],
  ])('PRC-05: %s can be killed, with all that it started', async (_name, more, exitCode) => {
    const client = await connect();
    await sh(client, 'trap "" TERM HUP; sleep 60 & echo $!; wait', { streamStdoutStderr: true, ...more });
    await client.untilAnnounced(DELTA);
    expect(await client.ask('process/kill', { processHandle: 'p' })).toEqual({});
    expect(await exit(client)).toEqual({ ...ENDED, exitCode });
    await untilGone(Number(client.output(DELTA)));
  });
});

describe('what is refused', () => {
  it.each([
    ['PRC-01: no command', { command: [] }, -32600, 'invalidRequest'],
    ['PRC-01: no handle', { processHandle: '' }, -32600, 'invalidRequest'],
    ['a size without a terminal', { size: { rows: 1, cols: 1 } }, -32602, 'invalidParams'],
    ['PRC-04: a size of nothing', { tty: true, size: { rows: 1, cols: 0 } }, -32602, 'invalidParams'],
    ['a negative time limit', { timeoutMs: -1 }, -32602, 'invalidParams'],
    ['a program that is none', { command: ['/no/such'] }, -32603, 'io'],
    ['a folder that is none', { cwd: '/none' }, -32603, 'io'],
    ['a folder that is a file', { cwd: '/bin/sh', tty: true }, -32603, 'io'],
  ])('%s', async (_name, params, code, kind) => {
    const client = await connect();
    const asked = { command: ['true'], processHandle: 'p', cwd: tmpdir(), ...params };
    expect(await client.refusal('process/spawn', asked)).toMatchObject({ code, data: { kind } });
    expect(await spawn(client, ['true'])).toEqual({});
    expect(await exit(client)).toEqual(ENDED);
    expect(client.log.filter((entry) => entry === 'process/exited')).toHaveLength(1);
  });

  it.each(['writeStdin', 'resizePty', 'kill'])('PRC-03 PRC-04 PRC-05: %s of what does not run', async (verb) => {
    const client = await connect();
    const params = { processHandle: 'no', closeStdin: true, size: { rows: 1, cols: 1 } };
    const data = { kind: 'notFound', what: 'process', id: 'no' };
    expect(await client.refusal(`process/${verb}`, params)).toMatchObject({ code: -32600, data });
  });

  it('PRC-01 PRC-03 PRC-04: what the program was not started for; a second one of the same handle', async () => {
    const client = await connect();
    await spawn(client, ['sleep', '60']);
    const refused = await Promise.all([
      client.refusal('process/writeStdin', { processHandle: 'p', deltaBase64: base64('x') }),
      client.refusal('process/writeStdin', { processHandle: 'p' }),
      client.refusal('process/resizePty', { processHandle: 'p', size: { rows: 1, cols: 1 } }),
      client.refusal('process/spawn', { command: ['true'], processHandle: 'p', cwd: '/' }),
    ]);
    expect(refused).toMatchObject([
      { code: -32600, data: { kind: 'wrongState', what: 'stdin', state: 'absent' } },
      { code: -32602, data: { kind: 'invalidParams' } },
      { code: -32600, data: { kind: 'wrongState', what: 'process', state: 'withoutTerminal' } },
      { code: -32600, data: { kind: 'alreadyExists', what: 'process' } },
    ]);
  });
});

describe('a connection', () => {
  it('PRC-08: has handles of its own, and is told of its own programs alone', async () => {
    const { connect } = serverOf(processes());
    const [one, other] = [await connect(), await connect()];
    await spawn(one, ['sleep', '60']);
    await spawn(other, ['sleep', '60']);
    await one.ask('process/kill', { processHandle: 'p' });
    expect(await exit(one)).toMatchObject({ exitCode: -1 });
    expect(other.log).not.toContain('process/exited');
  });

  it.each([
    ['a connection', {}, 'client'],
    ['a connection, in a terminal', { tty: true }, 'client'],
    ['the server', {}, 'server'],
    ['the server, in a terminal', { tty: true }, 'server'],
  ])('PRC-09: nothing outlives %s', async (_name, more, closing) => {
    const { server, connect } = serverOf(processes());
    const client = await connect();
    const script = 'trap "" HUP TERM; sleep 60 & echo $!; yes >&2';
    await sh(client, script, { streamStdoutStderr: true, timeoutMs: null, outputBytesCap: null, ...more });
    await client.until(() => client.output(DELTA).includes('\n'));
    const pid = Number.parseInt(client.output(DELTA), 10);
    expect(await runs(pid)).toBe(true);
    await (closing === 'server' ? server : client).close();
    await untilGone(pid);
  });
});
