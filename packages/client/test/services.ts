/** Files and programs of the machine a server runs on, through the client: the same for every server and transport. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  AlreadyExists,
  type Client,
  type DriftReport,
  type ExperimentalSurface,
  InvalidParams,
  NotFound,
  type ProcessHandle,
  SystemError,
  WrongState,
  execCommand,
  isLag,
  spawnProcess,
  watchPath,
} from '../src/index.js';

export interface ServiceServer {
  /** A folder to work in. */
  readonly workspace: string;
  /** What its clients were told. */
  readonly drift: readonly DriftReport[];
  connect(): Promise<Client<ExperimentalSurface>>;
  /** Disconnects everybody. */
  rest(): Promise<void>;
  /** Ends it; returns what is left running of it. */
  stop(): Promise<unknown[]>;
}

const UNSANDBOXED = { type: 'dangerFullAccess' } as const;
const TERMINAL = { tty: true, size: { rows: 24, cols: 80 } };
/** Says how large its terminal is, now and whenever that changes, until it is told to stop. */
const SIZES = ['sh', '-c', 'trap "stty size" WINCH; stty size; while :; do sleep 0.05; done'];

/** Declares the tests; call it inside a `describe`. */
export function testServices(start: () => Promise<ServiceServer>): void {
  let server: ServiceServer;

  beforeAll(async () => {
    server = await start();
  });
  afterEach(() => server.rest());
  afterAll(async () => {
    expect(await server.stop()).toEqual([]);
  });

  test('FS-01, FS-02, FS-03, FS-04: files and folders are made, read and described', async () => {
    const client = await server.connect();
    const folder = path('made/below');
    const file = join(folder, 'ü 🌍.bin');
    const dataBase64 = Buffer.from([0, 255, 10, 13]).toString('base64');
    await expect(client.fs.createDirectory({ path: folder, recursive: false })).rejects.toThrow(SystemError);
    await client.fs.createDirectory({ path: folder });
    await client.fs.writeFile({ path: file, dataBase64 });
    expect(await client.fs.readFile({ path: file })).toEqual({ dataBase64 });
    expect(await client.fs.getMetadata({ path: file })).toMatchObject({ isFile: true, isDirectory: false });
    const { entries } = await client.fs.readDirectory({ path: path('made') });
    expect(entries).toEqual([{ fileName: 'below', isDirectory: true, isFile: false }]);
    await expect(client.fs.getMetadata({ path: path('nothing') })).rejects.toThrow(SystemError);
    await expect(client.fs.writeFile({ path: file, dataBase64: '!' })).rejects.toThrow(InvalidParams);
  });

  test('FS-05, FS-06: trees are copied and removed', async () => {
    const client = await server.connect();
    await client.fs.createDirectory({ path: path('tree/leaf') });
    const copy = { sourcePath: path('tree'), destinationPath: path('copy') };
    await expect(client.fs.copy(copy)).rejects.toThrow(InvalidParams);
    await client.fs.copy({ ...copy, recursive: true });
    const inside = { sourcePath: path('tree'), destinationPath: path('tree/leaf/in'), recursive: true };
    await expect(client.fs.copy(inside)).rejects.toThrow(InvalidParams);
    expect(await client.fs.getMetadata({ path: path('copy/leaf') })).toMatchObject({ isDirectory: true });
    await client.fs.remove({ path: path('copy'), recursive: true });
    await expect(client.fs.remove({ path: path('copy'), force: false })).rejects.toThrow(SystemError);
  });

  test('FS-08: a watched path tells its changes until it is closed', async () => {
    const client = await server.connect();
    const folder = path('watched');
    await client.fs.createDirectory({ path: folder });
    await using watch = await watchPath(client, { path: folder });
    await expect(watchPath(client, { path: folder, watchId: watch.watchId })).rejects.toThrow(AlreadyExists);
    await client.fs.writeFile({ path: join(folder, 'new.txt'), dataBase64: '' });
    const { value } = await watch.next();
    expect(isLag(value) ? [] : value).toContain(join(folder, 'new.txt'));
    await watch.close();
    expect(await watch.next()).toMatchObject({ done: true });
  });

  test('CMD-01: the output of a command is streamed, and its input', async () => {
    const client = await server.connect();
    const params = {
      command: ['sh', '-c', 'cat; echo err >&2; exit 3'],
      sandboxPolicy: UNSANDBOXED,
      streamStdin: true,
    };
    const command = execCommand(client, params);
    await command.write('first\n');
    await command.write('second\n');
    await command.closeStdin();
    expect(await outputOf(command)).toEqual({ stdout: 'first\nsecond\n', stderr: 'err\n' });
    expect(await command.exit).toEqual({ exitCode: 3, stdout: '', stderr: '' });
    const whole = execCommand(client, {
      ...params,
      streamStdin: false,
      streamStdoutStderr: false,
      command: ['echo', 'hi'],
    });
    expect(await whole.exit).toEqual({ exitCode: 0, stdout: 'hi\n', stderr: '' });
  });

  test('CMD-04, CMD-05: a command is ended, and its terminal resized', async () => {
    const client = await server.connect();
    const command = execCommand(client, { command: SIZES, sandboxPolicy: UNSANDBOXED, ...TERMINAL });
    expect(await lineOf(command)).toBe('24 80');
    await command.resize({ rows: 30, cols: 100 });
    expect(await lineOf(command)).toBe('30 100');
    await command.kill();
    expect((await command.exit).exitCode).not.toBe(0);
    await vi.waitFor(() => expect(command.kill()).rejects.toThrow(NotFound));
    await expect(client.command.exec({ command: ['true'], size: { rows: 1, cols: 1 } })).rejects.toThrow(InvalidParams);
  });

  test('PRC-01, PRC-03, PRC-06, PRC-07: a program runs with its input and output streamed', async () => {
    const client = await server.connect();
    const command = ['sh', '-c', 'cat; echo err >&2; exit 3'];
    const program = await spawnProcess(client, { command, cwd: server.workspace, streamStdin: true });
    await expect(spawnProcess(client, { command, cwd: '/', processHandle: program.id })).rejects.toThrow(AlreadyExists);
    await program.write('in\n');
    await program.closeStdin();
    expect(await outputOf(program)).toEqual({ stdout: 'in\n', stderr: 'err\n' });
    expect(await program.exit).toMatchObject({ exitCode: 3, stdout: '', stderr: '' });
    const capped = await spawnProcess(client, {
      command: ['echo', '123456'],
      cwd: '/',
      streamStdoutStderr: false,
      outputBytesCap: 3,
    });
    expect(await capped.exit).toMatchObject({ stdout: '123', stdoutCapReached: true, stderrCapReached: false });
  });

  test('PRC-04, PRC-05: a program is killed, and its terminal resized', async () => {
    const client = await server.connect();
    const program = await spawnProcess(client, { command: SIZES, cwd: '/', ...TERMINAL });
    expect(await lineOf(program)).toBe('24 80');
    await program.resize({ rows: 30, cols: 100 });
    expect(await lineOf(program)).toBe('30 100');
    await program.kill();
    expect((await program.exit).exitCode).not.toBe(0);
    await vi.waitFor(() => expect(program.kill()).rejects.toThrow(NotFound));
    const deaf = await spawnProcess(client, { command: ['sleep', '30'], cwd: '/' });
    await expect(deaf.write('x')).rejects.toThrow(WrongState);
    await deaf.kill();
  });

  test('nothing differed from the protocol', () => {
    expect(server.drift).toEqual([]);
  });

  function path(below: string): string {
    return join(server.workspace, below);
  }
}

/** All that a program writes, as text. */
async function outputOf({ output }: ProcessHandle<unknown>): Promise<{ stdout: string; stderr: string }> {
  const texts = { stdout: '', stderr: '' };
  for await (const piece of output) {
    if (!isLag(piece)) texts[piece.stream] += Buffer.from(piece.data).toString();
  }
  return texts;
}

/** The next line it writes. */
async function lineOf({ output }: ProcessHandle<unknown>): Promise<string> {
  let line = '';
  while (!line.endsWith('\n')) {
    const { value } = await output.next();
    if (value === undefined) break;
    if (!isLag(value)) line += Buffer.from(value.data).toString();
  }
  return line.trim();
}
