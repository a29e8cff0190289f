/** Scripts that do nothing but read. Whatever is not understood is not safe. */
import { type PlainCommand, plainCommands } from './plain-commands.js';
import { SAFE_PROGRAMS } from './safe-programs.js';

/** Programs of these names may be anything elsewhere. */
const SYSTEM_FOLDERS = /^(?:\/usr)?\/bin\//;
const SHELLS = new Set(['bash', 'sh']);
const RUN_SCRIPT = new Set(['-c', '-lc']);
/** Shells in shells that are looked into. */
const MOST_SHELLS = 3;

/** Whether it may run without asking where nothing is trusted but reading. */
export function isKnownSafe(script: string): boolean {
  return isSafeScript(script, MOST_SHELLS);
}

/** Whether one command of such a script is safe. */
export function isSafeCommand(command: PlainCommand): boolean {
  return isSafe(command, MOST_SHELLS);
}

function isSafeScript(script: string, shells: number): boolean {
  return plainCommands(script)?.every((command) => isSafe(command, shells)) ?? false;
}

function isSafe({ words }: PlainCommand, shells: number): boolean {
  const [name, ...args] = words;
  const program = name?.text.replace(SYSTEM_FOLDERS, '') ?? '';
  if (SHELLS.has(program)) {
    const [option, script, ...rest] = args.map(({ text, wildcard }) => (wildcard === 'none' ? text : ''));
    const isScript = option !== undefined && RUN_SCRIPT.has(option) && script !== undefined && rest.length === 0;
    return isScript && shells > 0 && isSafeScript(script, shells - 1);
  }
  return SAFE_PROGRAMS.get(program)?.(args) ?? false;
}
