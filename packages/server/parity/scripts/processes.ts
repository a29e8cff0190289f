/** Processes: an answer at the start, an announcement at the end. */
import type { Session } from '../support/session.js';
import { type Script, base64, inTurn } from './script.js';

function helpers(session: Session) {
  const start = (processHandle: string, command: string | string[], more: object = {}) =>
    session.request('process/spawn', {
      command: typeof command === 'string' ? ['sh', '-c', command] : command,
      processHandle,
      cwd: session.path(),
      ...more,
    });
  const exited = (processHandle: string) => session.announced('process/exited', { processHandle });
  const output = (processHandle: string) => session.announced('process/outputDelta', { processHandle });
  const write = (processHandle: string, more: object = {}) =>
    session.request('process/writeStdin', { processHandle, ...more });
  return { start, exited, output, write };
}

const processes: Script = {
  title: 'PRC-01, PRC-03, PRC-05, PRC-06, PRC-07, PRC-08: processes are started, written to and ended',
  async run(session) {
    await session.initialize();
    const { start, exited, output, write } = helpers(session);
    const finish = async (...args: Parameters<typeof start>) => {
      await start(...args);
      await exited(args[0]);
    };
    await finish('a', 'echo out; echo err >&2; exit 4');

    await start('b', 'for i in 1 2; do echo $i; sleep 0.2; done; echo e >&2', { streamStdoutStderr: true });
    await start('b', ['true']);
    await exited('b');

    await start('c', ['cat'], { streamStdin: true, streamStdoutStderr: true });
    await write('c', { deltaBase64: base64('hi\n') });
    await output('c');
    await write('c', { deltaBase64: '%%' });
    await write('c');
    await write('c', { closeStdin: true });
    await exited('c');
    await write('c', { deltaBase64: 'eA==' });

    await start('k', ['sleep', '30']);
    await session.request('process/resizePty', { processHandle: 'k', size: { rows: 1, cols: 1 } });
    await write('k', { deltaBase64: 'eA==' });
    await session.request('process/kill', { processHandle: 'k' });
    await exited('k');
    await session.request('process/kill', { processHandle: 'k' });

    await finish('signal', 'kill -9 $$');
    await finish('term', 'kill -15 $$');
    await finish('input', 'cat; tty; exit 3');
    await finish('closed', 'exec >&- 2>&-; sleep 0.2; exit 3');
    await finish('both', 'echo o; echo e >&2', { streamStdin: true });
    await finish('group', 'sleep 0.1 & echo left; exit 0');
    await finish('much', "head -c 300000 /dev/zero | tr '\\0' a; exit 2", { streamStdoutStderr: true });
    await finish('env', 'echo $FOO-$HOME', { env: { FOO: 'bar', HOME: null } });
    await finish('a', 'echo the handle is free again');
  },
};

const limits: Script = {
  title: 'PRC-10: limits that are left out, disabled and set',
  async run(session) {
    await session.initialize();
    const { start, exited } = helpers(session);
    const finish = async (handle: string, command: string, more: object) => {
      await start(handle, command, more);
      await exited(handle);
    };
    await finish('late', 'echo s; sleep 5', { timeoutMs: 300, streamStdoutStderr: true });
    await finish('at once', 'sleep 5', { timeoutMs: 0 });
    await finish('cap', "head -c 100 /dev/zero | tr '\\0' a", { outputBytesCap: 10 });
    await finish('streamed cap', "head -c 100 /dev/zero | tr '\\0' a", {
      outputBytesCap: 10,
      streamStdoutStderr: true,
    });
    await finish('nothing', 'echo x', { outputBytesCap: 0 });
    await finish('default', "head -c 1100000 /dev/zero | tr '\\0' a", {});
    await finish('none', "head -c 1100000 /dev/zero | tr '\\0' a", { timeoutMs: null, outputBytesCap: null });
  },
};

const refusals: Script = {
  title: 'PRC-01, PRC-04, PRC-05: processes that cannot be started or are not there',
  async run(session) {
    await session.initialize();
    const cwd = session.path();
    const size = { rows: 1, cols: 1 };
    const spawn = (more: object) => ['process/spawn', { command: ['true'], processHandle: 'x', cwd, ...more }] as const;
    await inTurn(session, [
      spawn({ command: [] }),
      spawn({ command: ['/no/such'] }),
      spawn({ command: ['no-such-program-xyz'] }),
      spawn({ processHandle: '' }),
      spawn({ cwd: '/none' }),
      spawn({ cwd: 'rel' }),
      spawn({ size }),
      spawn({ tty: true, size: { rows: 0, cols: 1 } }),
      spawn({ timeoutMs: -1 }),
      spawn({ timeoutMs: 'soon' }),
      ['process/kill', { processHandle: 'nope' }],
      ['process/resizePty', { processHandle: 'nope', size }],
      ['process/resizePty', { processHandle: 'nope', size: { rows: 0, cols: 1 } }],
      ['process/writeStdin', { processHandle: 'nope', deltaBase64: 'eA==' }],
      ['process/writeStdin', { processHandle: 'nope' }],
    ]);
  },
};

const terminals: Script = {
  title: 'PRC-04: processes on a terminal',
  async run(session) {
    await session.initialize();
    const { start, exited, output, write } = helpers(session);
    await start('tty', 'stty size; read x; stty size; exit 6', { tty: true, size: { rows: 20, cols: 60 } });
    await output('tty');
    await session.request('process/resizePty', { processHandle: 'tty', size: { rows: 0, cols: 61 } });
    await session.request('process/resizePty', { processHandle: 'tty', size: { rows: 21, cols: 61 } });
    await write('tty', { deltaBase64: base64('go\n') });
    await exited('tty');
    await start('plain', 'stty size; test -t 0 && test -t 1 && test -t 2 && echo $TERM', { tty: true });
    await exited('plain');
    await start('late', 'sleep 9', { tty: true, timeoutMs: 200 });
    await exited('late');
    await start('capped', "head -c 100 /dev/zero | tr '\\0' a", { tty: true, outputBytesCap: 10 });
    await exited('capped');
    // What is typed is echoed at once; the program only answers later, so that the order is not left to chance.
    await start('closing', 'read x; sleep 0.3; cat; echo end $x', { tty: true });
    await write('closing', { deltaBase64: base64('x\n'), closeStdin: true });
    await session.pause(900);
    await session.request('process/kill', { processHandle: 'closing' });
    await exited('closing');
    await start('killed', ['sleep', '30'], { tty: true });
    await session.request('process/kill', { processHandle: 'killed' });
    await exited('killed');
  },
};

export const processScripts = [processes, limits, refusals, terminals];
