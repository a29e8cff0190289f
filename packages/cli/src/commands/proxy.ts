import type { Command } from 'commander';
import type { ProxyOptions } from '../serve/run-proxy.js';

const HELP = `
Bytes are copied as they are, so what is on the other side of the standard streams opens a WebSocket through them.
It ends when either side does. No server is started.

Exit codes: 0 at the end, 1 when no server listens there, 2 wrong usage.`;

export function addProxy(program: Command): void {
  program
    .command('proxy')
    .description('join standard input and output to the unix socket of a running server')
    .option('--sock <path>', 'the socket; by default the one that `serve --listen unix://` listens at')
    .addHelpText('after', HELP)
    .action(async (options: ProxyOptions) => {
      const { runProxy } = await import('../serve/run-proxy.js');
      process.exitCode = await runProxy(options, { in: process.stdin, out: process.stdout, err: process.stderr });
      // An input that nobody ends would keep the process alive.
      process.stdin.destroy();
    });
}
