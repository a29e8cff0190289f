/** The command line: every command with its options and help. */
import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { addCommand } from './command-line/add-command.js';
import { addCheck } from './commands/check.js';
import { addFake } from './commands/fake.js';
import { addGenerateInternalJsonSchema } from './commands/generate-internal-json-schema.js';
import { addGenerateJsonSchema } from './commands/generate-json-schema.js';
import { addGenerateTs } from './commands/generate-ts.js';
import { addGenerate } from './commands/generate.js';
import { PROXY } from './commands/proxy.js';
import { addReport } from './commands/report.js';
import { SERVE } from './commands/serve.js';
import { addValidate } from './commands/validate.js';
import { EXIT } from './errors.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

const EXAMPLES = `
Examples:
  $ app-server generate-ts --out types            the TypeScript of the stable surface
  $ app-server generate-json-schema -o schema --experimental
  $ app-server validate session.jsonl             every fault, with its line and place
  $ zcat big.jsonl.gz | app-server validate --json -
  $ app-server serve                              a server, over stdio
  $ app-server fake --scenario approve.yaml       a server for tests, over stdio
  $ app-server check                              do the generated files fit the declarations?

Exit codes: 0 all is well, 1 faults were found, 2 wrong usage or unreadable input.`;

/** Does what the command line says; the library has told what is wrong with it. */
export async function runProgram(): Promise<void> {
  try {
    await createProgram().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}

function createProgram(): Command {
  const program = new Command('app-server')
    .description(
      'Tools of the App Server Protocol: generate its types and schemas, check recorded sessions, fake a server.',
    )
    .version(`app-server ${version}`, '-V, --version', 'print name and version')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('Run the command with --help to see how it is used.')
    .exitOverride();
  for (const add of [
    addGenerateTs,
    addGenerateJsonSchema,
    addGenerateInternalJsonSchema,
    addValidate,
    (line: Command) => addCommand(line, SERVE),
    (line: Command) => addCommand(line, PROXY),
    addFake,
    addCheck,
    addGenerate,
    addReport,
  ]) {
    add(program);
  }
  return program;
}
