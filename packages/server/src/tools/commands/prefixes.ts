/** Beginnings of commands that a user allows, once and for all. */
import { isSafeCommand } from './known-safe.js';
import { plainCommands } from './plain-commands.js';
import { shellScript } from './shell-line.js';

/** What they run stands behind them: nobody can say of a beginning what it allows. */
const RUNNERS = new Set('sudo doas su env xargs nohup time nice timeout command exec eval ssh'.split(' '));
/** They run whatever text they are given by an option. */
const INTERPRETERS = new Set(
  'bash sh zsh dash ksh fish pwsh powershell cmd python python3 py node deno bun ruby perl php lua osascript git'.split(
    ' ',
  ),
);

/**
 * What to offer to the user: where the script is plain, its first command that would be asked about; otherwise the whole.
 *
 * @param wished a beginning that the model asks for; taken if it is one, and says enough
 */
export function prefixOf(argv: readonly string[], wished: readonly string[] = []): string[] {
  if (wished.length > 0 && !isTooWide(wished) && matchesPrefix(argv, [wished])) return [...wished];
  const asked = plainCommands(shellScript(argv))?.find((command) => !isSafeCommand(command));
  return asked ? asked.words.map(({ text }) => text) : [...argv];
}

/** Whether all that would be asked about begins as something that was allowed. */
export function matchesPrefix(argv: readonly string[], prefixes: readonly (readonly string[])[]): boolean {
  const isAllowed = (words: readonly string[]) => prefixes.some((prefix) => beginsWith(words, prefix));
  if (isAllowed(argv)) return true;
  const commands = plainCommands(shellScript(argv)) ?? [];
  const asked = commands.filter((command) => !isSafeCommand(command));
  return asked.length > 0 && asked.every(({ words }) => isAllowed(words.map(({ text }) => text)));
}

function beginsWith(words: readonly string[], prefix: readonly string[]): boolean {
  return prefix.length > 0 && prefix.every((word, at) => words[at] === word);
}

function isTooWide([program = '', ...rest]: readonly string[]): boolean {
  const name = program.slice(program.lastIndexOf('/') + 1);
  return RUNNERS.has(name) || (INTERPRETERS.has(name) && rest.every((word) => word.startsWith('-')));
}
