/** Programs that destroy, and the arguments with which they do. */

type ArgumentCheck = (args: readonly string[]) => boolean;

const always = () => true;

const PROGRAMS: ReadonlyMap<string, ArgumentCheck> = new Map<string, ArgumentCheck>([
  ['rm', (args) => args.some((arg) => /^-(?:[^-]*[rRf]|-r|-f)/.test(arg))],
  ['git', destroysInGit],
  ['dd', (args) => args.some((arg) => arg.startsWith('of=/dev/') && arg !== 'of=/dev/null')],
  ...['shred', 'wipefs', 'shutdown', 'reboot', 'halt', 'poweroff'].map((name): [string, ArgumentCheck] => [
    name,
    always,
  ]),
]);

/** Options in front of git's command that take the next argument. */
const GIT_VALUES = new Set(['-C', '-c', '--git-dir', '--work-tree', '--namespace', '--config-env', '--exec-path']);

const GIT_COMMANDS: ReadonlyMap<string, ArgumentCheck> = new Map<string, ArgumentCheck>([
  ['reset', (args) => args.includes('--hard')],
  ['clean', (args) => args.some((arg) => /^-(?:[^-]*f|-f)/.test(arg))],
  ['push', (args) => args.some((arg) => /^(?:-[^-]*[fd]|--(?:force|delete|mirror|prune)|\+|:)/.test(arg))],
  ['branch', (args) => args.some((arg) => /^-[^-]*D/.test(arg))],
  ['stash', ([action]) => action === 'clear' || action === 'drop'],
]);

/** @param name without folders */
export function destroys(name: string, args: readonly string[]): boolean {
  return name.startsWith('mkfs') || (PROGRAMS.get(name)?.(args) ?? false);
}

function destroysInGit(args: readonly string[]): boolean {
  let at = 0;
  while (args[at]?.startsWith('-')) at += GIT_VALUES.has(args[at] ?? '') ? 2 : 1;
  return GIT_COMMANDS.get(args[at] ?? '')?.(args.slice(at + 1)) ?? false;
}
