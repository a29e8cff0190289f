import { LocalError, RpcError } from '@app-server/rpc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLag } from '../events/event-queue.js';
import { fromBase64, toBase64 } from './base64.js';
import { type ProcessHandle, execCommand, spawnProcess } from './process.js';
import { scripted } from './test-server.js';

const PARAMS = { command: ['cat'], cwd: '/tmp' };
const EXITED = { exitCode: 0, stdout: '', stdoutCapReached: false, stderr: '', stderrCapReached: false };

function delta(processHandle: string, text: string, more: object = {}): object {
  return { processHandle, stream: 'stdout', deltaBase64: toBase64(text), capReached: false, ...more };
}

async function outputOf({ output }: ProcessHandle<unknown>): Promise<string[]> {
  const read: string[] = [];
  for await (const piece of output) {
    read.push(isLag(piece) ? `(${piece.lag} missing)` : `${piece.stream}: ${new TextDecoder().decode(piece.data)}`);
  }
  return read;
}

describe('spawnProcess', () => {
  it('PRC-01 PRC-06 PRC-07: keeps output and exit that come ahead of the answer', async () => {
    const { caller, asked, listening } = await scripted(async ({ params }, { tell }) => {
      await tell('process/outputDelta', delta(params.processHandle, 'out'));
      await tell('process/outputDelta', delta(params.processHandle, 'err', { stream: 'stderr', capReached: true }));
      await tell('process/exited', { processHandle: params.processHandle, ...EXITED, exitCode: 4 });
      return {};
    });
    const process = await spawnProcess(caller, PARAMS);
    expect(asked[0]?.params).toEqual({ ...PARAMS, streamStdoutStderr: true, processHandle: process.id });
    expect(await process.exit).toMatchObject({ exitCode: 4 });
    expect(await outputOf(process)).toEqual(['stdout: out', 'stderr: err']);
    expect(listening()).toBe(0);
  });

  it('PRC-03 PRC-04 PRC-05: writes, closes, resizes and kills by its own handle', async () => {
    const { caller, asked, tell } = await scripted(() => ({}));
    const process = await spawnProcess(caller, { ...PARAMS, processHandle: 'mine', tty: true });
    await process.write('hé');
    await process.write(Uint8Array.of(0, 255));
    await process.closeStdin();
    await process.resize({ rows: 2, cols: 3 });
    await process.kill();
    await tell('process/exited', { processHandle: 'mine', ...EXITED });
    await process.exit;
    expect(asked.slice(1)).toEqual([
      { method: 'process/writeStdin', params: { processHandle: 'mine', deltaBase64: 'aMOp' } },
      { method: 'process/writeStdin', params: { processHandle: 'mine', deltaBase64: 'AP8=' } },
      { method: 'process/writeStdin', params: { processHandle: 'mine', closeStdin: true } },
      { method: 'process/resizePty', params: { processHandle: 'mine', size: { rows: 2, cols: 3 } } },
      { method: 'process/kill', params: { processHandle: 'mine' } },
    ]);
  });

  it('keeps processes that run at the same time apart', async () => {
    const { caller, tell, listening } = await scripted(() => ({}));
    const [a, b] = await Promise.all([spawnProcess(caller, PARAMS), spawnProcess(caller, PARAMS)]);
    await tell('process/outputDelta', delta(b.id, 'from b'));
    await tell('process/exited', { processHandle: b.id, ...EXITED, exitCode: 2 });
    await tell('process/outputDelta', delta(a.id, 'from a'));
    expect(await b.exit).toMatchObject({ exitCode: 2 });
    await tell('process/exited', { processHandle: a.id, ...EXITED });
    expect([await outputOf(a), await outputOf(b)]).toEqual([['stdout: from a'], ['stdout: from b']]);
    expect(listening()).toBe(0);
  });

  it('tells a slow reader how much is missing', async () => {
    const { caller, tell } = await scripted(() => ({}));
    const process = await spawnProcess(caller, PARAMS, { bufferedOutput: 2 });
    for (const text of ['1', '2', '3', '4']) await tell('process/outputDelta', delta(process.id, text));
    await tell('process/exited', { processHandle: process.id, ...EXITED });
    await process.exit;
    expect(await outputOf(process)).toEqual(['stdout: 1', 'stdout: 2', '(2 missing)']);
  });

  it('throws when the process does not start, and listens no longer', async () => {
    const { caller, listening } = await scripted(() => {
      throw new RpcError(-32603, 'failed to spawn process: no such file');
    });
    await expect(spawnProcess(caller, PARAMS)).rejects.toMatchObject({ code: -32603 });
    expect(listening()).toBe(0);
  });

  it('ends with the connection', async () => {
    const { caller, tell, settled, close, listening } = await scripted(() => ({}));
    const process = await spawnProcess(caller, PARAMS);
    await tell('process/outputDelta', delta(process.id, 'last words'));
    await settled();
    const cause = await close();
    await expect(process.exit).rejects.toBe(cause);
    expect(await process.output.next()).toMatchObject({ value: { stream: 'stdout' } });
    await expect(process.output.next()).rejects.toBe(cause);
    expect(listening()).toBe(0);
  });
});

describe('execCommand', () => {
  it('CMD-01: streams ahead of the answer, which is the exit', async () => {
    const { caller, asked, listening } = await scripted(async ({ params }, { tell }) => {
      const { processId } = params;
      await tell('command/exec/outputDelta', { ...delta('', 'out'), processId });
      return { exitCode: 3, stdout: '', stderr: '' };
    });
    const command = execCommand(caller, { command: ['make'] });
    expect(await outputOf(command)).toEqual(['stdout: out']);
    expect(await command.exit).toEqual({ exitCode: 3, stdout: '', stderr: '' });
    expect(asked[0]?.params).toEqual({ command: ['make'], streamStdoutStderr: true, processId: command.id });
    expect(listening()).toBe(0);
  });

  it('CMD-01 CMD-04 CMD-05: writes, resizes and terminates by its own id while it runs', async () => {
    let end: (result: object) => void = () => {};
    const { caller, asked } = await scripted(({ method }) =>
      method === 'command/exec' ? new Promise((resolve) => (end = resolve)) : {},
    );
    const command = execCommand(caller, { command: ['sh'], processId: 'mine', tty: true });
    await command.write('exit\n');
    await command.resize({ rows: 2, cols: 3 });
    await command.kill();
    end({ exitCode: -1, stdout: '', stderr: '' });
    expect(await command.exit).toMatchObject({ exitCode: -1 });
    expect(asked.slice(1)).toEqual([
      { method: 'command/exec/write', params: { processId: 'mine', deltaBase64: 'ZXhpdAo=' } },
      { method: 'command/exec/resize', params: { processId: 'mine', size: { rows: 2, cols: 3 } } },
      { method: 'command/exec/terminate', params: { processId: 'mine' } },
    ]);
  });

  it('ends with the refusal, or with the connection', async () => {
    const refusing = await scripted(() => {
      throw new RpcError(-32600, 'command must not be empty');
    });
    const refused = execCommand(refusing.caller, { command: [] });
    await expect(refused.exit).rejects.toMatchObject({ code: -32600 });
    await expect(refused.output.next()).rejects.toMatchObject({ code: -32600 });
    const silent = await scripted(() => new Promise(() => {}));
    const cut = execCommand(silent.caller, { command: ['sleep', '9'] });
    await silent.settled();
    await silent.close();
    await expect(cut.exit).rejects.toBeInstanceOf(LocalError);
    expect([refusing.listening(), silent.listening()]).toEqual([0, 0]);
  });
});

it('base64 carries any bytes, as Node writes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100_000, size: 'max' }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(Buffer.from(fromBase64(toBase64(bytes))).equals(bytes)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
