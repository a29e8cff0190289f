import type { CommandSpec } from '../command-line/command-spec.js';
import type { ServeOptions } from '../serve/run-serve.js';

const HELP = `
Over stdio a message is a line, over ws and unix a text frame of a WebSocket; several clients may connect. Over ws,
GET /readyz and GET /healthz answer 200, and requests of browser pages (with an Origin) are refused. An address that
other machines can reach needs --ws-auth. unix:// is the control socket in $APP_SERVER_HOME, or ~/.app-server, where
config.toml is read, too: it names model providers. Without one, turns are answered by the model provider "scripted".

Examples:
  $ app-server serve                                       one client over stdio, until it closes its end
  $ app-server serve --scenario approve.yaml               turns do what the file says; commands and patches are real
  $ app-server serve --listen ws://127.0.0.1:0             a free port, printed to standard error
  $ app-server serve --listen unix://                      the one server of this home, for app-server proxy
  $ app-server serve --listen ws://0.0.0.0:4500 --ws-auth capability-token --ws-token-file token.txt

Exit codes: 0 at the end of the input or after a signal, 1 when it may not or cannot listen, 2 wrong usage,
or a scenario that cannot be played.`;

export const SERVE: CommandSpec = {
  name: 'serve',
  description: 'run an app-server: real commands, processes and files, no account, no network, no tokens',
  options: [
    {
      flags: '-l, --listen <url>',
      description: 'stdio://, ws://IP:PORT (0 picks one), unix://, unix://PATH or off',
      default: 'stdio://',
    },
    { flags: '-s, --scenario <file>', description: 'what the model provider "scripted" plays, in YAML or JSON' },
    { flags: '--stdio', description: 'the same as --listen stdio://', conflicts: 'listen' },
    {
      flags: '--ws-auth <mode>',
      description: 'what clients over ws have to show as Authorization: Bearer',
      choices: ['capability-token', 'signed-bearer-token'],
    },
    { flags: '--ws-token-file <path>', description: 'file with the capability token' },
    { flags: '--ws-token-sha256 <hex>', description: 'SHA-256 of the capability token' },
    {
      flags: '--ws-shared-secret-file <path>',
      description: 'file with the secret that tokens (JWT, HS256) are signed with',
    },
    { flags: '--ws-issuer <issuer>', description: 'the iss that signed tokens must have' },
    { flags: '--ws-audience <audience>', description: 'the aud that signed tokens must have' },
    {
      flags: '--ws-max-clock-skew-seconds <seconds>',
      description: 'how far clocks may be apart (default: 30)',
      whole: true,
    },
    {
      flags: '--log-level <level>',
      description: 'what is logged to standard error',
      choices: ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      default: 'warn',
    },
  ],
  help: HELP,
  async run(options: ServeOptions) {
    const { runServe } = await import('../serve/run-serve.js');
    return runServe(options);
  },
};
