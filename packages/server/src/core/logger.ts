/** Logging to standard error; never what a message carries, since tokens travel in messages. */
import { createRequire } from 'node:module';
import type { Logger as Pino } from 'pino';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** What the server needs of a logger; one of pino fits. */
export interface Logger {
  debug(facts: object, text: string): void;
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
  error(facts: object, text: string): void;
}

const LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

const load = createRequire(import.meta.url);

/** Writes JSON lines to standard error from a level on, `warn` by default. The library is loaded with the first line. */
export function stderrLogger(level: LogLevel = 'warn'): Logger {
  let pino: Pino | undefined;
  const open = (): Pino => {
    const { pino: create, destination } = load('pino') as typeof import('pino');
    return create({ level }, destination({ fd: 2, sync: true }));
  };
  const writer = (name: 'debug' | 'info' | 'warn' | 'error') => (facts: object, text: string) => {
    if (LEVELS.indexOf(name) >= LEVELS.indexOf(level)) (pino ??= open())[name](facts, text);
  };
  return { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
}

/** Where an error came from: its class and place, without its words, which may repeat what a client sent. */
export function placeOf(error: unknown): { error: string; at?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: at.map((line) => line.trim()) };
}
