/** Programs that only read, and the arguments with which they do. */
import type { PlainWord } from './plain-commands.js';
import { isReadingGit } from './safe-git.js';

/** Whether a program only reads when it is given these arguments. */
export type ArgumentCheck = (args: readonly PlainWord[]) => boolean;

/** No argument makes them write or run anything. */
const READERS =
  'basename cat cd cmp comm cut diff dirname du echo expr false grep head id ls nl paste pwd readlink realpath rev seq ' +
  'stat tac tail tr true uname wc which whoami';

const FIND_ACTIONS = /^-(?:delete|exec|execdir|ok|okdir|fls|fprint|fprint0|fprintf)$/;
/** Preprocessors and unpackers are programs; short options may stand together. */
const RG_PROGRAMS = /^(?:--(?:pre|hostname-bin|search-zip)|-[^-]*z)/;
const SORT_FLAGS = /^-(?:[bdfghiMnRrsuVz]+|[kt].*)$/;
const SED_PRINTS = /^\d+(?:,\d+)?p$/;

export const SAFE_PROGRAMS: ReadonlyMap<string, ArgumentCheck> = new Map<string, ArgumentCheck>([
  ...READERS.split(' ').map((name): [string, ArgumentCheck] => [name, () => true]),
  ['base64', certain((args) => !args.some((arg) => /^(?:-[^-]*o|--o)/.test(arg)))],
  ['find', certain((args) => !args.some((arg) => FIND_ACTIONS.test(arg)))],
  ['git', certain(isReadingGit)],
  ['rg', certain((args) => !args.some((arg) => RG_PROGRAMS.test(arg)))],
  ['sed', certain(onlyPrints)],
  ['sort', certain((args) => args.every((arg) => !arg.startsWith('-') || SORT_FLAGS.test(arg)))],
  // The second file is written.
  ['uniq', fixed((args) => args.filter((arg) => !/^(?:-[cdDiuz]+|-[fsw]\d+|\+\d+)$/.test(arg)).length <= 1)],
]);

/** A name of a file that the shell puts in place of a wildcard may read as any option, unless something stands before it. */
function certain(check: (args: readonly string[]) => boolean): ArgumentCheck {
  return (words) =>
    words.every(({ text, wildcard }) => wildcard === 'none' || (wildcard === 'later' && !text.startsWith('-'))) &&
    check(words.map(({ text }) => text));
}

/** Where it matters how many arguments there are. */
function fixed(check: (args: readonly string[]) => boolean): ArgumentCheck {
  return (words) => words.every(({ wildcard }) => wildcard === 'none') && check(words.map(({ text }) => text));
}

/** `sed -n 1,5p file`; all else that sed can do may write. */
function onlyPrints([quiet, script, ...files]: readonly string[]): boolean {
  return quiet === '-n' && SED_PRINTS.test(script ?? '') && files.every((file) => !file.startsWith('-'));
}
