#!/usr/bin/env node
/** Runs the command line and turns what goes wrong into an exit code and one clear message. */
import { CommanderError } from 'commander';
import { EXIT, UsageError } from './errors.js';
import { painter } from './output.js';
import { createProgram } from './program.js';

/** A reader such as `head` may leave before everything is written; there is nobody left to tell. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const label = painter(process.stderr)('red', 'error:');
  const text = error instanceof UsageError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${label} ${text}\n`);
  return EXIT.usage;
}
