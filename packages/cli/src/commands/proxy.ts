import type { CommandSpec } from '../command-line/command-spec.js';
import type { ProxyOptions } from '../serve/run-proxy.js';

const HELP = `
Bytes are copied as they are, so what is on the other side of the standard streams opens a WebSocket through them.
It ends when either side does. No server is started.

Exit codes: 0 at the end, 1 when no server listens there, 2 wrong usage.`;

export const PROXY: CommandSpec = {
  name: 'proxy',
  description: 'join standard input and output to the unix socket of a running server',
  options: [
    { flags: '--sock <path>', description: 'the socket; by default the one that `serve --listen unix://` listens at' },
  ],
  help: HELP,
  async run(options: ProxyOptions) {
    const { runProxy } = await import('../serve/run-proxy.js');
    return runProxy(options, { in: process.stdin, out: process.stdout, err: process.stderr });
  },
};
