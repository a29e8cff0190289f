/** Commands of tests that run until somebody ends them, and looks at whether they still do. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { untilGone } from '../src/processes/test-support.js';

/** Starts another program, tells its number in a file, and waits for it. */
export function runningCommand(file: string): string {
  return `sleep 60 & echo $! > ${file}.part && mv ${file}.part ${file}; wait`;
}

/** The number of a program that has told it in a file, now or later. */
export async function pidIn(path: string): Promise<number> {
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text !== '') return Number(text);
    await sleep(5);
  }
}

export { untilGone };
