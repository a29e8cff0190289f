/** What the model is told of a command: how it has ended, or that it still runs, and what it has written. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningTurn } from '../../turns/running-turn.js';
import type { Terminal } from './terminals.js';

/** Characters of output that the model is given by default; about four for each token. */
const OUTPUT = 40_000;
const CHARACTERS_OF_TOKEN = 4;

/** @param exitCode undefined while it runs */
export function report(terminal: Terminal, exitCode: number | undefined, mostTokens?: number): string {
  const state =
    exitCode === undefined ? `Still running with session_id ${terminal.processId}` : `Exit code: ${exitCode}`;
  const most = mostTokens === undefined ? OUTPUT : Math.max(0, mostTokens) * CHARACTERS_OF_TOKEN;
  return `${state}\nOutput:\n${shortened(terminal.output.takeUnread(), most)}`;
}

export interface Wait {
  /** Milliseconds; to the end by default. */
  patience?: number | undefined;
  /** Whether a turn that is interrupted leaves the command running. */
  leaves?: boolean;
}

/** The exit code; nothing when patience or the turn ends before. */
export async function untilEnd(
  turn: RunningTurn,
  terminal: Terminal,
  { patience, leaves = false }: Wait,
): Promise<number | undefined> {
  const over = new AbortController();
  let stop = () => {};
  const left = new Promise<undefined>((resolve) => {
    stop = () => {
      if (leaves) resolve(undefined);
      else if (turn.wasStopped) terminal.process.kill();
    };
  });
  const waits: Promise<number | undefined>[] = [terminal.ended, left];
  if (patience !== undefined) waits.push(sleep(patience, undefined, { signal: over.signal }).catch(() => undefined));
  turn.signal.addEventListener('abort', stop, { once: true });
  if (turn.signal.aborted) stop();
  try {
    return await Promise.race(waits);
  } finally {
    over.abort();
    turn.signal.removeEventListener('abort', stop);
  }
}

/** The middle is what can best be done without. */
function shortened(output: string, most: number): string {
  if (output.length <= most) return output;
  const half = Math.floor(most / 2);
  const left = output.length - 2 * half;
  return `${output.slice(0, half)}\n… ${left} characters left out …\n${output.slice(output.length - half)}`;
}
