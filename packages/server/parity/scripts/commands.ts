/** Commands: one answer for each, after everything they wrote. */
import { type Script, base64, inTurn } from './script.js';

const FREE = { sandboxPolicy: { type: 'dangerFullAccess' } } as const;
const TERMINAL = { tty: true, size: { rows: 20, cols: 60 } };

const shell = (text: string, more: object = {}) =>
  ['command/exec', { command: ['sh', '-c', text], ...FREE, ...more }] as const;

const buffered: Script = {
  title: 'CMD-02, CMD-03, CMD-06: commands that are run to their end',
  async run(session) {
    await session.initialize();
    const run = (command: unknown, more: object = {}) => ['command/exec', { command, ...FREE, ...more }] as const;
    await inTurn(session, [
      shell('echo out; echo err >&2; exit 3'),
      run(['pwd']),
      run(['pwd'], { cwd: '/' }),
      run(['pwd'], { cwd: 'relative' }),
      run(['pwd'], { cwd: '/none' }),
      shell('echo $FOO-$HOME', { env: { FOO: 'bar', HOME: null } }),
      run(['/no/such/program']),
      run(['no-such-program-xyz']),
      run(['']),
      run([]),
      run('ls'),
      run([1]),
      shell('kill -9 $$'),
      shell('kill -15 $$'),
      run(['sleep', '5'], { timeoutMs: 300 }),
      shell('echo before; sleep 5', { timeoutMs: 300 }),
      run(['sleep', '5'], { timeoutMs: 0 }),
      run(['true'], { timeoutMs: -1 }),
      run(['true'], { timeoutMs: null, outputBytesCap: null }),
      run(['true'], { timeoutMs: 100, disableTimeout: true }),
      run(['true'], { disableTimeout: true, disableOutputCap: true }),
      shell("head -c 100 /dev/zero | tr '\\0' a", { outputBytesCap: 10 }),
      shell('echo x', { outputBytesCap: 0 }),
      run(['true'], { outputBytesCap: 5, disableOutputCap: true }),
      shell("head -c 3000000 /dev/zero | tr '\\0' a | wc -c"),
      shell("head -c 1100000 /dev/zero | tr '\\0' a"),
      shell("head -c 1100000 /dev/zero | tr '\\0' a", { disableOutputCap: true }),
      run(['cat']),
      run(['printf', '\\377\\376ok']),
      run(['true'], { size: { rows: 10, cols: 10 } }),
      run(['true'], { tty: true }),
      run(['true'], { streamStdin: true }),
      run(['true'], { streamStdoutStderr: true }),
      run(['true'], { processId: '' }),
      run(['true'], { processId: 'p', tty: true, size: { rows: 0, cols: 0 } }),
      ['command/exec', { command: ['true'], sandboxPolicy: { type: 'externalSandbox', networkAccess: 'restricted' } }],
      ['command/exec', { command: ['true'], sandboxPolicy: { type: 'bogus' } }],
      ['command/exec', { command: ['true'], permissionProfile: 'nope' }],
      ['command/exec', { command: ['true'], permissionProfile: ':danger-full-access' }],
      ['command/exec', { command: ['true'], permissionProfile: ':read-only', ...FREE }],
    ]);
  },
};

const streamed: Script = {
  title: 'CMD-01, CMD-04: commands that are written to, listened to and ended',
  async run(session) {
    await session.initialize();
    const start = (processId: string, text: string, more: object = {}) =>
      session.request('command/exec', {
        command: ['sh', '-c', text],
        processId,
        streamStdoutStderr: true,
        ...FREE,
        ...more,
      });
    const write = (processId: string, more: object) => session.request('command/exec/write', { processId, ...more });
    await start('plain', 'for i in 1 2 3; do echo o$i; echo e$i >&2; sleep 0.1; done; exit 7');

    const cat = session.request('command/exec', {
      command: ['cat'],
      processId: 'cat',
      streamStdin: true,
      streamStdoutStderr: true,
      ...FREE,
    });
    await session.pause(200);
    await session.request('command/exec', { command: ['true'], processId: 'cat', ...FREE });
    await write('cat', { deltaBase64: base64('line 1\n') });
    await session.announced('command/exec/outputDelta', { processId: 'cat' });
    await write('cat', { deltaBase64: '!!' });
    await write('cat', {});
    await write('cat', { deltaBase64: '' });
    await write('cat', { deltaBase64: base64('last'), closeStdin: true });
    await cat;
    await write('cat', { deltaBase64: 'eA==' });

    await inTurn(session, [
      ['command/exec/write', { processId: 'nope', deltaBase64: 'eA==' }],
      ['command/exec/terminate', { processId: 'nope' }],
      ['command/exec/resize', { processId: 'nope', size: { rows: 1, cols: 1 } }],
    ]);

    const trap = start('term', "trap 'echo got TERM; exit 9' TERM; echo ready; while :; do sleep 0.1; done");
    await session.announced('command/exec/outputDelta', { processId: 'term' });
    await session.request('command/exec/terminate', { processId: 'term' });
    await trap;

    const silent = session.request('command/exec', { command: ['sleep', '30'], processId: 'nostdin', ...FREE });
    await session.pause(200);
    await write('nostdin', { deltaBase64: 'eA==' });
    await session.request('command/exec/resize', { processId: 'nostdin', size: { rows: 5, cols: 5 } });
    await session.request('command/exec/terminate', { processId: 'nostdin' });
    await silent;

    await start('cap', "head -c 100 /dev/zero | tr '\\0' a; echo tail", { outputBytesCap: 20 });
    await start('late', 'echo start; sleep 9', { timeoutMs: 400 });
    await start('group', 'sleep 0.3 & echo left; exit 0');
    await start('closed', 'exec >&- 2>&-; sleep 0.2; exit 3');
    await session.request('command/exec', { command: ['tty'], processId: 'input', streamStdoutStderr: true, ...FREE });
    await start('bytes', "printf '\\377\\n'");
    await start('much', "head -c 300000 /dev/zero | tr '\\0' a");
    const kept = session.request('command/exec', { command: ['cat'], processId: 'kept', streamStdin: true, ...FREE });
    await session.pause(200);
    await write('kept', { deltaBase64: base64('buffered'), closeStdin: true });
    await kept;
    await start('kept', 'echo the name is free again');
  },
};

const terminals: Script = {
  title: 'CMD-05: commands on a terminal',
  async run(session) {
    await session.initialize();
    const command = ['sh', '-c', 'stty size; read x; stty size; echo $x; exit 5'];
    const ended = session.request('command/exec', { command, processId: 'tty', ...TERMINAL, ...FREE });
    await session.announced('command/exec/outputDelta', { processId: 'tty' });
    await session.request('command/exec/resize', { processId: 'tty', size: { rows: 0, cols: 1 } });
    await session.request('command/exec/resize', { processId: 'tty', size: { rows: 21, cols: 61 } });
    await session.request('command/exec/write', { processId: 'tty', deltaBase64: base64('go\n') });
    await ended;
  },
};

const pipelined: Script = {
  title: 'SER-01, SER-02: requests about one process that do not wait for each other',
  async run(session) {
    await session.initialize();
    const ask = (method: string, params: object) => session.request(method, params);
    const processId = 'p';
    const cat = { command: ['cat'], streamStdin: true, streamStdoutStderr: true };
    await Promise.all([
      ask('command/exec', { ...cat, processId, ...FREE }),
      ...['a', 'b', 'c', 'd'].map((text) => ask('command/exec/write', { processId, deltaBase64: base64(text) })),
      ask('command/exec/write', { processId, closeStdin: true }),
    ]);
    const processHandle = 'h';
    await Promise.all([
      ask('process/spawn', { ...cat, processHandle, cwd: session.path() }),
      ...['a', 'b', 'c', 'd'].map((text) => ask('process/writeStdin', { processHandle, deltaBase64: base64(text) })),
      ask('process/writeStdin', { processHandle, closeStdin: true }),
      session.announced('process/exited', { processHandle }),
    ]);
    await Promise.all([
      ask('fs/watch', { watchId: 'w', path: session.path() }),
      ask('fs/watch', { watchId: 'w', path: session.path() }),
      ask('fs/unwatch', { watchId: 'w' }),
      ask('fs/watch', { watchId: 'w', path: session.path() }),
      ask('fs/unwatch', { watchId: 'w' }),
    ]);
    const paths = Array.from({ length: 100 }, (_, index) => session.path(`file-${index}`));
    await Promise.all(paths.map((path) => ask('fs/writeFile', { path, dataBase64: base64(path.slice(-7)) })));
    await Promise.all(paths.map((path) => ask('fs/readFile', { path })));
  },
};

const sandboxed: Script = {
  title: 'CMD-06, CMD-07: commands in a sandbox',
  isSandboxed: true,
  async run(session) {
    await session.initialize();
    const touch = (path: string, more: object) => ['command/exec', { command: ['touch', path], ...more }] as const;
    const outside = `${session.places.root}/outside`;
    const writable = {
      type: 'workspaceWrite',
      writableRoots: [],
      networkAccess: false,
      excludeTmpdirEnvVar: true,
      excludeSlashTmp: true,
    };
    await inTurn(session, [
      ['command/exec', { command: ['sh', '-c', 'echo out; echo err >&2; exit 3'] }],
      ['command/exec', { command: ['sh', '-c', 'echo $FOO-$HOME'], env: { FOO: 'bar', HOME: null } }],
      ['command/exec', { command: ['pwd'], cwd: '/none' }],
      ['command/exec', { command: ['/no/such/program'] }],
      touch(outside, { sandboxPolicy: { type: 'readOnly', networkAccess: false } }),
      touch('inside', { sandboxPolicy: { type: 'readOnly' } }),
      touch('inside', { sandboxPolicy: writable }),
      touch(outside, { sandboxPolicy: writable }),
      touch(outside, { sandboxPolicy: { ...writable, writableRoots: [session.places.root] } }),
      touch('inside', { permissionProfile: ':read-only' }),
      touch('inside', { permissionProfile: ':workspace' }),
      ['command/exec', { command: ['sleep', '5'], timeoutMs: 300 }],
      ['command/exec', { command: ['echo', 'streamed'], processId: 's', streamStdoutStderr: true }],
      ['command/exec', { command: ['stty', 'size'], processId: 't', ...TERMINAL }],
    ]);
  },
};

export const commandScripts = [buffered, streamed, terminals, pipelined, sandboxed];
