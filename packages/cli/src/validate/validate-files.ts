/** Validates recordings one after the other and prints what is wrong with them. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT, reasonOf } from '../errors.js';
import { type Console, painter, write } from '../output.js';
import { jsonPrinter, textPrinter } from './printers.js';
import { Progress } from './progress.js';
import type { Checker } from './session.js';
import { type Tally, faultCount, newTally } from './tally.js';
import { validateStream } from './validate-stream.js';

export interface ValidateOptions {
  json?: true;
  quiet?: true;
}

const CHUNK_BYTES = 1024 * 1024;

/** A file that cannot be read does not keep the others from being checked; it decides the exit code. */
export async function validateFiles(
  files: string[],
  { json, quiet }: ValidateOptions,
  checker: Checker,
  console: Console,
): Promise<number> {
  const printer = json ? jsonPrinter() : textPrinter(painter(console.out));
  const tally = newTally();
  for (const file of files) {
    const progress = new Progress(console.err);
    try {
      await validateStream(openRecording(file, console), {
        file: file === '-' ? 'stdin' : file,
        checker,
        tally,
        progress,
        onFindings: async (findings) => {
          if (quiet) return;
          progress.clear();
          await write(console.out, findings.map((finding) => printer.finding(finding)).join(''));
        },
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      tally.unreadable += 1;
      console.err.write(`${painter(console.err)('red', 'error:')} Cannot read ${file}: ${reasonOf(error)}.\n`);
    } finally {
      progress.clear();
    }
  }
  await write(console.out, printer.summary(tally));
  return exitCode(tally);
}

export function openRecording(
  file: string,
  { in: stdin, cwd }: Pick<Console, 'in' | 'cwd'>,
): AsyncIterable<Buffer | string> {
  return file === '-' ? stdin : createReadStream(resolve(cwd, file), { highWaterMark: CHUNK_BYTES });
}

function exitCode(tally: Tally): number {
  if (tally.unreadable > 0) return EXIT.usage;
  return faultCount(tally) > 0 ? EXIT.faults : EXIT.ok;
}
