import type { Command } from 'commander';
import type { FakeOptions } from '../fake/run-fake.js';
import { processConsole } from '../output.js';

const HELP = `
A scenario says in YAML or JSON what the server knows, what its turns do, and what goes wrong:

  turns:
    - when: hello
      steps:
        - say: Hello, how are you?
        - run: { command: ls, output: "a\\nb\\n", approval: true }
  faults:
    - { fault: overload, method: thread/list, times: 2 }

Its JSON Schema is @app-server/server/scenario.schema.json. Without --scenario a demo is played: say "run", "patch",
"plan", "ask", "tool", "fail" or "wait" in a turn. Nothing is run, written or sent anywhere.

Examples:
  $ app-server fake                                    over stdio, in place of: codex app-server
  $ app-server fake --scenario approve.yaml --listen ws://127.0.0.1:0
  $ app-server fake --scenario approve.yaml --validate

Exit codes: 0 at the end of the input or after SIGINT or SIGTERM, 2 for a bad scenario, address or option.`;

export function addFake(program: Command): void {
  program
    .command('fake')
    .description('play an app-server for tests: no account, no network, no tokens, and faults on request')
    .option('-s, --scenario <file>', 'what to play, in YAML or JSON')
    .option('-l, --listen <address>', 'stdio://, ws://127.0.0.1:PORT (0 picks one) or unix:///PATH', 'stdio://')
    .option('--validate', 'check the scenario and do nothing else')
    .addHelpText('after', HELP)
    .action(async (options: FakeOptions) => {
      const { runFake } = await import('../fake/run-fake.js');
      process.exitCode = await runFake(options, processConsole());
      // An input that nobody ends would keep the process alive.
      process.stdin.destroy();
    });
}
