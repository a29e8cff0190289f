import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ServeOptions } from '../serve/run-serve.js';

const HELP = `
Over stdio a message is a line, over ws and unix a text frame of a WebSocket; several clients may connect. Over ws,
GET /readyz and GET /healthz answer 200, and requests of browser pages (with an Origin) are refused. An address that
other machines can reach needs --ws-auth. unix:// is the control socket in $APP_SERVER_HOME, or ~/.app-server.

Examples:
  $ app-server serve                                       one client over stdio, until it closes its end
  $ app-server serve --listen ws://127.0.0.1:0             a free port, printed to standard error
  $ app-server serve --listen unix://                      the one server of this home, for app-server proxy
  $ app-server serve --listen ws://0.0.0.0:4500 --ws-auth capability-token --ws-token-file token.txt

Exit codes: 0 at the end of the input or after a signal, 1 when it may not or cannot listen, 2 wrong usage.`;

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('run an app-server: real commands, processes and files, no account, no network, no tokens')
    .option('-l, --listen <url>', 'stdio://, ws://IP:PORT (0 picks one), unix://, unix://PATH or off', 'stdio://')
    .addOption(new Option('--stdio', 'the same as --listen stdio://').conflicts('listen'))
    .addOption(
      new Option('--ws-auth <mode>', 'what clients over ws have to show as Authorization: Bearer').choices([
        'capability-token',
        'signed-bearer-token',
      ]),
    )
    .option('--ws-token-file <path>', 'file with the capability token')
    .option('--ws-token-sha256 <hex>', 'SHA-256 of the capability token')
    .option('--ws-shared-secret-file <path>', 'file with the secret that tokens (JWT, HS256) are signed with')
    .option('--ws-issuer <issuer>', 'the iss that signed tokens must have')
    .option('--ws-audience <audience>', 'the aud that signed tokens must have')
    .option('--ws-max-clock-skew-seconds <seconds>', 'how far clocks may be apart (default: 30)', parseSeconds)
    .addOption(new Option('--log-level <level>', 'what is logged to standard error').choices(LEVELS).default('warn'))
    .addHelpText('after', HELP)
    .action(async (options: ServeOptions) => {
      const { runServe } = await import('../serve/run-serve.js');
      process.exitCode = await runServe(options);
      // An input that nobody ends would keep the process alive.
      process.stdin.destroy();
    });
}

function parseSeconds(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(text);
}
