import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type TestClient, base64, runs, serverOf, untilGone } from '../../processes/test-support.js';
import { commands } from './commands.js';

const FREE = { sandboxPolicy: { type: 'dangerFullAccess' } };
const DELTA = 'command/exec/outputDelta';

function connect(): Promise<TestClient> {
  return serverOf(commands({ cwd: tmpdir(), env: { PATH: process.env.PATH, KEPT: 'kept', GONE: 'gone' } })).connect();
}

function exec(client: TestClient, command: string[], more: object = {}): Promise<unknown> {
  return client.ask('command/exec', { command, ...FREE, ...more });
}

function sh(client: TestClient, script: string, more: object = {}): Promise<unknown> {
  return exec(client, ['sh', '-c', script], more);
}

const OK = { exitCode: 0, stdout: '', stderr: '' };

describe('a buffered command', () => {
  it('answers with exit code and output', async () => {
    const client = await connect();
    const ended = await sh(client, 'echo out; echo err >&2; exit 3');
    expect(ended).toEqual({ exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
    expect(client.log).not.toContain(DELTA);
  });

  it('passes nothing through a shell, and gives an empty stdin', async () => {
    const client = await connect();
    expect(await exec(client, ['printf', '%s', '$KEPT *'])).toEqual({ ...OK, stdout: '$KEPT *' });
    expect(await exec(client, ['cat'])).toEqual(OK);
  });

  it('runs where it is told to: here, there, or relative to here', async () => {
    const client = await connect();
    const results = await Promise.all(
      [undefined, '/', '..'].map((cwd) => exec(client, ['pwd', '-P'], cwd === undefined ? {} : { cwd })),
    );
    expect(results).toEqual([tmpdir(), '/', '/'].map((place) => ({ ...OK, stdout: `${place}\n` })));
  });

  it('CMD-03: has the variables of the server, set and unset as told', async () => {
    const client = await connect();
    const { stdout } = (await exec(client, ['env'], { env: { GONE: null, NEW: 'n' } })) as typeof OK;
    const names = stdout.trim().split('\n');
    expect(names).toEqual(expect.arrayContaining(['KEPT=kept', 'NEW=n']));
    expect(stdout).not.toContain('GONE');
  });

  it.each([
    ['1 MiB by default', {}, 1024 * 1024],
    ['what it is told', { outputBytesCap: 10 }, 10],
    ['nothing', { outputBytesCap: 0 }, 0],
    ['everything', { disableOutputCap: true }, 3_000_000],
  ])('CMD-02: keeps %s of each stream, and does not stop the command', async (_name, limits, kept) => {
    const client = await connect();
    const script = 'head -c 3000000 /dev/zero | tr "\\0" a; echo end >&2';
    const { exitCode, stdout, stderr } = (await sh(client, script, limits)) as typeof OK;
    expect([exitCode, stdout.length, stderr]).toEqual([0, kept, 'end\n'.slice(0, kept)]);
  });

  it('ends after its time with exit code 124, and what was written until then', async () => {
    const client = await connect();
    const ended = await sh(client, 'echo before; sleep 60', { timeoutMs: 300 });
    expect(ended).toEqual({ exitCode: 124, stdout: 'before\n', stderr: '' });
    expect(await exec(client, ['sleep', '60'], { timeoutMs: 0 })).toEqual({ ...OK, exitCode: 124 });
  });

  it.each([{ timeoutMs: 2 ** 40 }, { disableTimeout: true }])('does not end before its time: %j', async (limits) => {
    expect(await exec(await connect(), ['sleep', '0.1'], limits)).toEqual(OK);
  });

  it('ends what it left in the background, after it had time to write', async () => {
    const client = await connect();
    const ended = (await sh(client, '(sleep 0.2; echo late; exec sleep 60) & echo $!')) as typeof OK;
    const [pid = '', late] = ended.stdout.split('\n');
    expect(late).toBe('late');
    await untilGone(Number(pid));
  });

  it('reports an end by a signal', async () => {
    expect(await sh(await connect(), 'kill -9 $$')).toEqual({ ...OK, exitCode: -1 });
  });
});

describe('a streamed command', () => {
  it('CMD-01: announces all output before the answer, which does not repeat it', async () => {
    const client = await connect();
    const script = 'echo one; echo two >&2; sleep 0.05; head -c 200000 /dev/zero';
    expect(await sh(client, script, { processId: 'p', streamStdoutStderr: true })).toEqual(OK);
    expect(client.output(DELTA)).toBe(`one\n${'\0'.repeat(200_000)}`);
    expect(client.output(DELTA, 'stderr')).toBe('two\n');
    expect(client.log.at(-1)).toBe('reply command/exec');
  });

  it('CMD-02: says on the last piece that the cap is reached', async () => {
    const client = await connect();
    const ended = await sh(client, 'printf 1234567890', {
      processId: 'p',
      streamStdoutStderr: true,
      outputBytesCap: 4,
    });
    expect(ended).toEqual(OK);
    const deltas = client.announced.filter(({ method }) => method === DELTA).map(({ params }) => params);
    expect(deltas).toEqual([{ processId: 'p', stream: 'stdout', deltaBase64: base64('1234'), capReached: true }]);
  });

  it('CMD-01: reads what is written to it until that is closed', async () => {
    const client = await connect();
    const ended = exec(client, ['cat'], { processId: 'cat', streamStdin: true, streamStdoutStderr: true });
    const write = (params: object) => client.ask('command/exec/write', { processId: 'cat', ...params });
    await write({ deltaBase64: base64('a') });
    await client.untilAnnounced(DELTA);
    await write({ deltaBase64: '' });
    await write({ deltaBase64: base64('b'), closeStdin: true });
    expect(await ended).toEqual(OK);
    expect(client.output(DELTA)).toBe('ab');
    const late = write({ deltaBase64: base64('c') });
    await expect(late).rejects.toMatchObject({ code: -32600, data: { kind: 'notFound' } });
  });

  it('may be written to and still be buffered', async () => {
    const client = await connect();
    const ended = exec(client, ['cat'], { processId: 'cat', streamStdin: true });
    await client.ask('command/exec/write', { processId: 'cat', deltaBase64: base64('kept'), closeStdin: true });
    expect(await ended).toEqual({ ...OK, stdout: 'kept' });
  });

  it('CMD-04: can be terminated, even while it does not read', async () => {
    const client = await connect();
    const ended = exec(client, ['sleep', '60'], { processId: 'p', streamStdin: true });
    const written = client.ask('command/exec/write', { processId: 'p', deltaBase64: base64('x'.repeat(3_000_000)) });
    expect(await client.ask('command/exec/terminate', { processId: 'p' })).toEqual({});
    expect(await ended).toEqual({ ...OK, exitCode: -1 });
    expect(await written).toEqual({});
  });
});

describe('a command with a terminal', () => {
  it('CMD-05: sees its size, and a change of it', async () => {
    const client = await connect();
    const tty = { processId: 't', tty: true, size: { rows: 20, cols: 60 } };
    const ended = sh(client, 'stty size; read x; stty size', tty);
    await client.until(() => client.output(DELTA).includes('20 60'));
    await client.ask('command/exec/resize', { processId: 't', size: { rows: 21, cols: 61 } });
    await client.ask('command/exec/write', { processId: 't', deltaBase64: base64('go\n') });
    expect(await ended).toEqual(OK);
    expect(client.output(DELTA)).toBe('20 60\r\ngo\r\n21 61\r\n');
  });

  it('CMD-05: has 24 rows of 80 without a size', async () => {
    const client = await connect();
    await exec(client, ['stty', 'size'], { processId: 't', tty: true });
    expect(client.output(DELTA)).toBe('24 80\r\n');
  });

  it('CMD-05: ends reading when stdin is closed, and takes no more', async () => {
    const client = await connect();
    const ended = sh(client, 'cat; read x; sleep 60', { processId: 't', tty: true });
    const write = (params: object) => client.ask('command/exec/write', { processId: 't', ...params });
    await write({ deltaBase64: base64('half a line'), closeStdin: true });
    expect(await write({ closeStdin: true })).toEqual({});
    await expect(write({ deltaBase64: base64('x') })).rejects.toMatchObject({
      code: -32600,
      data: { kind: 'wrongState', what: 'stdin', state: 'closed' },
    });
    await client.ask('command/exec/terminate', { processId: 't' });
    expect(await ended).toEqual({ ...OK, exitCode: 1 });
  });

  it('CMD-03: has no variable that was taken away', async () => {
    const client = await connect();
    await exec(client, ['env'], { processId: 't', tty: true, env: { TERM: null } });
    expect(client.output(DELTA)).toMatch(/^KEPT=kept\r$/m);
    expect(client.output(DELTA)).not.toMatch(/^(TERM|PWD)=/m);
  });

  it('CMD-05: announces all that was written, to the end', async () => {
    const client = await connect();
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index + 1}\r\n`).join('');
    for (let round = 0; round < 5; round += 1) {
      await exec(client, ['seq', '60000'], { processId: 't', tty: true });
      expect(client.output(DELTA) === lines.repeat(round + 1)).toBe(true);
    }
  });
});

describe('what is refused', () => {
  const invalid = (code: number) => ({ code, kind: code === -32600 ? 'invalidRequest' : 'invalidParams' });
  it.each<[string, object, { code: number; kind: string }]>([
    ['no command', { command: [] }, invalid(-32600)],
    ['a terminal without a processId', { tty: true }, invalid(-32600)],
    ['streamed stdin without a processId', { streamStdin: true }, invalid(-32600)],
    ['streamed output without a processId', { streamStdoutStderr: true }, invalid(-32600)],
    ['CMD-06: a policy and a profile', { permissionProfile: ':read-only' }, invalid(-32600)],
    ['CMD-02: two caps', { outputBytesCap: 5, disableOutputCap: true }, invalid(-32602)],
    ['two time limits', { timeoutMs: 5, disableTimeout: true }, invalid(-32602)],
    ['a negative time limit', { timeoutMs: -1 }, invalid(-32602)],
    ['CMD-05: a size without a terminal', { size: { rows: 1, cols: 1 } }, invalid(-32602)],
    ['CMD-05: a size of nothing', { processId: 'p', tty: true, size: { rows: 0, cols: 1 } }, invalid(-32602)],
    ['a program that is none', { command: ['/no/such'] }, { code: -32603, kind: 'io' }],
    ['a program without a name', { command: [''] }, { code: -32603, kind: 'io' }],
    ['a folder that is none', { cwd: '/none' }, { code: -32603, kind: 'io' }],
    [
      'a program that is none, in a terminal',
      { command: ['no-such'], tty: true, processId: 'p' },
      { code: -32603, kind: 'io' },
    ],
    [
      'a folder that is none, with a terminal',
      { cwd: '/none', tty: true, processId: 'p' },
      { code: -32603, kind: 'io' },
    ],
  ])('%s', async (_name, params, { code, kind }) => {
    const client = await connect();
    const error = await client.refusal('command/exec', { command: ['true'], ...FREE, ...params });
    expect(error).toMatchObject({ code, data: { kind } });
    expect(await exec(client, ['true'], { processId: 'p' })).toEqual(OK);
  });

  it.each(['write', 'resize', 'terminate'])('CMD-04 CMD-05: %s of what does not run', async (verb) => {
    const client = await connect();
    const params = { processId: 'no', closeStdin: true, size: { rows: 1, cols: 1 } };
    const error = await client.refusal(`command/exec/${verb}`, params);
    expect(error).toMatchObject({ code: -32600, data: { kind: 'notFound', what: 'process', id: 'no' } });
  });

  it.each([
    ['nothing', {}],
    ['no base64', { deltaBase64: '!!' }],
    ['base64 without padding', { deltaBase64: 'eA' }],
  ])('writing %s', async (_name, params) => {
    const error = await (await connect()).refusal('command/exec/write', { processId: 'no', ...params });
    expect(error).toMatchObject({ code: -32602, data: { kind: 'invalidParams' } });
  });

  it('stdin and resizing of a command without them; a second command of the same id', async () => {
    const client = await connect();
    const ended = exec(client, ['sleep', '60'], { processId: 'p' });
    const refused = await Promise.all([
      client.refusal('command/exec/write', { processId: 'p', deltaBase64: base64('x') }),
      client.refusal('command/exec/resize', { processId: 'p', size: { rows: 1, cols: 1 } }),
      client.refusal('command/exec', { command: ['true'], processId: 'p', ...FREE }),
    ]);
    const state = (what: string, state: string) => ({ code: -32600, data: { kind: 'wrongState', what, state } });
    expect(refused).toMatchObject([
      state('stdin', 'absent'),
      state('process', 'withoutTerminal'),
      { code: -32600, data: { kind: 'alreadyExists', what: 'process' } },
    ]);
    await client.ask('command/exec/terminate', { processId: 'p' });
    await ended;
  });
});

describe('a connection', () => {
  it('has ids of its own', async () => {
    const { connect } = serverOf(commands());
    const [one, other] = [await connect(), await connect()];
    const ended = [exec(one, ['sleep', '60'], { processId: 'p' }), exec(other, ['sleep', '60'], { processId: 'p' })];
    await one.ask('command/exec/terminate', { processId: 'p' });
    expect(await ended[0]).toMatchObject({ exitCode: -1 });
    await other.ask('command/exec/terminate', { processId: 'p' });
    expect(await ended[1]).toMatchObject({ exitCode: -1 });
  });

  it.each([
    ['ends', {}],
    ['with a command in a terminal ends', { tty: true }],
  ])('%s with all that its commands started', async (_name, more) => {
    const client = await connect();
    const script = 'trap "" HUP TERM; sleep 60 & echo $!; wait';
    const forever = { processId: 'p', streamStdoutStderr: true, disableTimeout: true };
    const cut = expect(sh(client, script, { ...forever, ...more })).rejects.toMatchObject({ code: 'closed' });
    await client.untilAnnounced(DELTA);
    const pid = Number(client.output(DELTA));
    expect(await runs(pid)).toBe(true);
    await client.close();
    await cut;
    await untilGone(pid);
  });
});
