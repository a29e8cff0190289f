import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { LocalError } from '@app-server/rpc';
import { describe, expect, test } from 'vitest';
import { expectGone, isRunning, openScript, script, temporaryFolder } from './test-scripts.js';
import { ProcessEnded } from './process-ended.js';
import { SpawnFailed } from './spawn-failed.js';
import { spawnTransport } from './spawn.js';

const POSIX = process.platform !== 'win32';

/** Starts a process that ignores SIGTERM and, if it should, holds the standard output open; says its pid when that is so. */
const STUBBORN = `
import { spawn } from 'node:child_process';
import { once } from 'node:events';
async function stubborn(stdout = 'ignore') {
  const text = "process.on('SIGTERM', () => {}); process.send('ready'); process.disconnect(); setInterval(() => {}, 1000)";
  const child = spawn(process.execPath, ['-e', text], { stdio: ['ignore', stdout, 'ignore', 'ipc'] });
  await once(child, 'message');
  child.unref();
  return child.pid;
}
`;

function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error('It succeeded.'),
    (error: unknown) => error,
  );
}

describe('starting', () => {
  test('arguments, environment and folder arrive as they are', async () => {
    const args = ['a b', '$(touch x)', '"; exit 1', '%PATH%', '*', ''];
    const cwd = realpathSync(temporaryFolder());
    process.env.TO_BE_UNSET = 'set';
    const { peer, transport } = await openScript(
      'serve(() => ({ args: process.argv.slice(2), cwd: process.cwd(), set: process.env.SET, unset: process.env.TO_BE_UNSET ?? null, path: process.env.PATH }))',
      { args, cwd, env: { SET: 'x y', TO_BE_UNSET: undefined } },
    );
    delete process.env.TO_BE_UNSET;
    expect(await peer.request('where')).toEqual({ args, cwd, set: 'x y', unset: null, path: process.env.PATH });
    expect(transport.pid).toBeGreaterThan(0);
  });

  test.each([
    ['a command that is nowhere', { command: 'no-such-command-at-all' }, 'no-such-command-at-all'],
    ['a folder that is not there', { command: process.execPath, cwd: '/no/such/folder' }, '/no/such/folder'],
    ['arguments that cannot be', { command: process.execPath, args: ['\0'] }, 'null bytes'],
  ])('%s is told', async (_, options, text) => {
    const transport = spawnTransport(options);
    const sink = { receive: () => {}, fault: () => {}, closed: () => {} };
    const error = await failureOf(transport.open(sink));
    expect(error).toBeInstanceOf(SpawnFailed);
    expect(error).toMatchObject({ code: 'spawn', message: expect.stringContaining(text) as string });
    await transport.close();
    expect(await transport.exited).toEqual({ code: null, signal: null });
  });

  test('what was closed before is not started', async () => {
    const transport = spawnTransport({ command: process.execPath });
    await transport.close();
    const opened = transport.open({ receive: () => {}, fault: () => {}, closed: () => {} });
    expect(await failureOf(opened)).toMatchObject({ code: 'closed' });
    expect(transport.pid).toBeUndefined();
  });
});

describe('ending by itself', () => {
  test('an answer written right before arrives, also when nobody listens any more to what is sent', async () => {
    const { peer, transport } = await openScript(
      `import { closeSync } from 'node:fs';
       serve(({ id, method }) => {
         if (method !== 'last') return;
         closeSync(0);
         setTimeout(() => {
           say({ method: 'x'.repeat(100_000) });
           say({ id, result: 'delivered' });
           process.exit(0);
         }, 200);
       })`,
      { graceMs: 5_000 },
    );
    const answer = peer.request('last');
    const sending = setInterval(() => void peer.notify('more').catch(() => clearInterval(sending)), 5);
    expect(await answer).toBe('delivered');
    expect(await peer.closed).toMatchObject({ exit: { code: 0, signal: null } });
    clearInterval(sending);
    expect(await transport.exited).toEqual({ code: 0, signal: null });
  });

  test('before the answer names the exit code and what was written last', async () => {
    const { peer, transport } = await openScript(
      `serve(() => {
        process.stderr.write('using sk-abcdefghijklmnop\\nerror: unexpected argument');
        process.exitCode = 3;
        process.stdin.destroy();
      })`,
    );
    const error = await failureOf(peer.request('thread/list'));
    expect(error).toBeInstanceOf(ProcessEnded);
    expect(error).toBeInstanceOf(LocalError);
    const tail = 'using [redacted]\nerror: unexpected argument';
    expect(error).toMatchObject({ code: 'closed', exit: { code: 3, signal: null }, details: { stderrTail: tail } });
    expect((error as Error).message).toBe(`The process ended with exit code 3. It wrote last:\n${tail}`);
    expect(await peer.closed).toBe(error);
    expect(await transport.exited).toEqual({ code: 3, signal: null });
  });

  test.runIf(POSIX)('by a signal names it', async () => {
    const { peer } = await openScript(`serve(() => void process.kill(process.pid, 'SIGKILL'))`);
    const error = await failureOf(peer.request('x'));
    expect(error).toMatchObject({
      exit: { code: null, signal: 'SIGKILL' },
      message: 'The process was ended by SIGKILL.',
    });
  });

  test('closing the standard output alone ends the connection, and then the process', async () => {
    const { peer, transport } = await openScript(
      `import { closeSync } from 'node:fs';
       setInterval(() => {}, 1000);
       serve(() => closeSync(1))`,
    );
    const error = await failureOf(peer.request('x'));
    expect(error).toMatchObject({ code: 'closed', message: expect.stringContaining('was made to end') as string });
    await expectGone(transport.pid as number);
  });

  test.runIf(POSIX)('takes along what it started, although that holds the standard output open', async () => {
    const { peer, transport } = await openScript(
      `${STUBBORN}
       const pid = await stubborn('inherit');
       serve(() => { process.exitCode = 4; process.stdin.destroy(); return pid; })`,
    );
    const pid = (await peer.request('pid')) as number;
    expect(isRunning(pid)).toBe(true);
    expect(await peer.closed).toMatchObject({ exit: { code: 4 } });
    await transport.close();
    await expectGone(pid);
  });
});

describe('closing', () => {
  test('ends the standard input first, and what was handed over before is read', async () => {
    const { peer, transport } = await openScript(
      `let seen = 0;
       serve(() => void (seen += 1));
       process.stdin.on('end', () => process.exit(seen))`,
      { graceMs: 20_000 },
    );
    await Promise.all([peer.notify('a'), peer.notify('b'), peer.notify('c')]);
    await peer.close();
    expect(await transport.exited).toEqual({ code: 3, signal: null });
  });

  test('kills who listens to nothing', async () => {
    const { peer, transport } = await openScript(
      `process.on('SIGTERM', () => {});
       setInterval(() => {}, 1000);
       serve(() => 'ready')`,
    );
    await peer.request('ready');
    await peer.close();
    expect(await transport.exited).toMatchObject(POSIX ? { signal: 'SIGKILL' } : {});
    await expectGone(transport.pid as number);
  });

  test('is not held up by who reads nothing', async () => {
    const { peer, transport } = await openScript('setInterval(() => {}, 1000)');
    const sent = failureOf(peer.notify('big', 'x'.repeat(4 * 1024 * 1024)));
    await peer.close();
    await sent;
    await expectGone(transport.pid as number);
  });

  test.runIf(POSIX)('takes along what the process started', async () => {
    const { peer } = await openScript(`${STUBBORN} const pid = await stubborn(); serve(() => pid)`);
    const pid = (await peer.request('pid')) as number;
    expect(isRunning(pid)).toBe(true);
    await peer.close();
    await expectGone(pid);
  });

  test('leaves no listener, and may be repeated', async () => {
    const resources = () => process.getActiveResourcesInfo().filter((name) => /^(Timeout|Pipe|Process)/.test(name));
    const before = process.listenerCount('exit');
    const held = resources().length;
    const opened = await Promise.all(Array.from({ length: 12 }, () => openScript(`serve(() => 'ready')`)));
    expect(process.listenerCount('exit')).toBe(before + 1);
    await Promise.all(opened.map(({ peer }) => peer.close()));
    await Promise.all(opened.map(({ transport }) => transport.close()));
    expect(process.listenerCount('exit')).toBe(before);
    await expect.poll(() => resources().length).toBeLessThanOrEqual(held);
  });
});

test('when this process ends, so does everything that was started', async () => {
  const child =
    script(`${STUBBORN} const pid = ${POSIX} ? await stubborn() : process.pid; serve(() => [process.pid, pid]);
    process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`);
  await Promise.all((await pidsOfEnded(child)).map(expectGone));
});

test.runIf(POSIX)('when this process ends, what was started can still end what it started elsewhere', async () => {
  const child = script(`import { spawn } from 'node:child_process';
    const { pid } = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' });
    process.on('SIGTERM', () => { process.kill(pid); process.exit(0); });
    serve(() => [process.pid, pid])`);
  await Promise.all((await pidsOfEnded(child)).map(expectGone));
});

/** A process starts a script, asks it for two processes, and ends. */
async function pidsOfEnded(child: string): Promise<number[]> {
  const source = pathToFileURL(fileURLToPath(new URL('spawn.ts', import.meta.url))).href;
  const host = script(`
    import { spawnTransport } from ${JSON.stringify(source)};
    const transport = spawnTransport({ command: process.execPath, args: [${JSON.stringify(child)}] });
    const receive = (text) => process.stdout.write(text, () => process.exit(0));
    await transport.open({ receive, fault() {}, closed() {} });
    transport.send('{"id":1,"method":"pids"}');
  `);
  const args = ['--conditions=@app-server/source', '--import', 'tsx', host];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 30_000 });
  const { result } = JSON.parse(stdout) as { result: number[] };
  expect(result).toHaveLength(2);
  return result;
}

describe('standard error', () => {
  test('is told by lines, and its end is kept, without secrets', async () => {
    const lines: string[] = [];
    const { peer, transport } = await openScript(
      `serve(() => {
        for (let n = 0; n < 100; n += 1) console.error('line ' + n + ' \\u00e4'.repeat(n % 3));
        console.error('the word is ' + process.env.A_TOKEN + ', or swordfish');
        return process.stderr.write('unfinished') && null;
      })`,
      {
        env: { A_TOKEN: 'open-sesame' },
        secrets: ['swordfish'],
        stderrTailBytes: 128,
        onStderr: (line) => lines.push(line),
      },
    );
    await peer.request('x');
    await peer.close();
    expect(lines).toHaveLength(102);
    expect(lines.slice(-2)).toEqual(['the word is [redacted], or [redacted]', 'unfinished']);
    const { stderrTail } = transport;
    expect(lines.join('\n').endsWith(stderrTail)).toBe(true);
    expect(Buffer.byteLength(stderrTail)).toBeLessThanOrEqual(128);
    expect(Buffer.byteLength(stderrTail)).toBeGreaterThan(100);
  });

  test('without line ends stays bounded', async () => {
    const { peer, transport } = await openScript(
      `process.stderr.write('\\u20ac'.repeat(1_000_000) + '\\nafter\\n', () => serve(() => null))`,
      { stderrTailBytes: 1_000 },
    );
    await peer.request('x');
    await peer.close();
    expect(transport.stderrTail).toBe('after');
  });
});
