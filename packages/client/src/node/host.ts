/** What finding a command needs to know of the machine. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Host {
  platform: NodeJS.Platform;
  /** The Node that runs this. */
  execPath: string;
  /** Whether the file is there and, where there is such a thing, marked as executable. */
  isRunnable(path: string): boolean;
  readText(path: string): string;
}

export const HOST: Host = {
  platform: process.platform,
  execPath: process.execPath,
  isRunnable(path) {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  readText: (path) => readFileSync(path, 'utf8'),
};

/** A variable, whose name has no case on Windows. */
export function variable(env: Environment, name: string, platform: NodeJS.Platform): string | undefined {
  if (platform !== 'win32') return env[name];
  return Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
}

/** Lays variables over others; one that is undefined is unset. */
export function overlay(base: Environment, over: Environment, platform: NodeJS.Platform): Record<string, string> {
  const fold = (name: string) => (platform === 'win32' ? name.toUpperCase() : name);
  const replaced = new Set(Object.keys(over).map(fold));
  const kept = Object.entries(base).filter(([name]) => !replaced.has(fold(name)));
  const set = [...kept, ...Object.entries(over)].filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(set);
}
