/** Where the command writes. Colours appear on terminals only, and never with NO_COLOR. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';

export type Output = Writable & { isTTY?: boolean };

/** The streams of the command and the folder it was called in; tests put their own in place. */
export interface Console {
  in: NodeJS.ReadableStream;
  out: Output;
  err: Output;
  cwd: string;
}

type Format = Parameters<typeof styleText>[0];

/** Styles a text for one output, or leaves it as it is. */
export type Paint = (format: Format, text: string) => string;

export function processConsole(): Console {
  return { in: process.stdin, out: process.stdout, err: process.stderr, cwd: process.cwd() };
}

export function painter({ isTTY }: Output, env: NodeJS.ProcessEnv = process.env): Paint {
  const colours = isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return (format, text) => (colours ? styleText(format, text, { validateStream: false }) : text);
}

/** Writes and waits for a slow reader, so that unread output does not pile up in memory. */
export async function write(output: Output, text: string): Promise<void> {
  if (text !== '' && !output.write(text)) await once(output, 'drain');
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}
