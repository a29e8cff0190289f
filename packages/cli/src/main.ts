/** Runs the command line and turns what goes wrong into an exit code and one clear message. */
import { runCommand } from './command-line/command-spec.js';
import { readPlainOptions } from './command-line/plain-options.js';
import { PROXY } from './commands/proxy.js';
import { SERVE } from './commands/serve.js';
import { EXIT, UsageError } from './errors.js';
import { painter } from './output.js';

/** Commands that programs start and wait for. */
const AWAITED = [SERVE, PROXY];

/** A reader such as `head` may leave before everything is written; there is nobody left to tell. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

run(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = EXIT.usage;
  const label = painter(process.stderr)('red', 'error:');
  const text = error instanceof UsageError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${label} ${text}\n`);
});

async function run([name, ...args]: readonly string[]): Promise<void> {
  const command = AWAITED.find((awaited) => awaited.name === name);
  const options = command && readPlainOptions(command.options, args);
  if (command && options) return runCommand(command, options);
  const { runProgram } = await import('./program.js');
  await runProgram();
}
