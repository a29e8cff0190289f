/** What a script does, as far as clients can show it in words: reads, lists and searches; all else is unknown. */
import type { CommandAction } from '@app-server/schema/experimental';
import { resolvePath } from '../resolve-path.js';
import { type PlainCommand, plainCommands } from './plain-commands.js';
import { type Reading, readingOf } from './reading-programs.js';
import { shellLine } from './shell-line.js';

/** They say little about where something is. */
const DULL_FOLDERS = new Set(['build', 'dist', 'node_modules', 'src']);

interface Step {
  readonly argv: readonly string[];
  readonly reading: Reading;
  /** Where it runs. */
  readonly cwd: string;
}

/**
 * A script is either understood as a whole or not at all.
 *
 * @param cwd absolute; where the script starts
 */
export function commandActions(script: string, cwd: string): CommandAction[] {
  const commands = plainCommands(script);
  const steps = commands && stepsOf(commands, cwd);
  const telling = steps?.filter(({ reading }) => reading.type !== 'shape') ?? [];
  if (!steps || telling.length === 0) return [{ type: 'unknown', command: script }];
  // Part of a file: what is read is told with what cuts it out.
  const isCut = telling.length === 1 && telling[0]?.reading.type === 'read' && steps.length > 1 && steps.some(isSed);
  return telling.map((step) => actionOf(step, isCut ? script : shellLine(step.argv)));
}

/** Undefined when one of them is not understood. */
function stepsOf(commands: readonly PlainCommand[], start: string): Step[] | undefined {
  const steps: Step[] = [];
  let cwd = start;
  for (const [at, { words }] of commands.entries()) {
    const argv = words.map(({ text }) => text);
    const [program = '', ...args] = argv;
    if (program === 'cd') {
      const [folder = '~', ...others] = args.filter((arg) => arg !== '--');
      if (folder.startsWith('-') || others.length > 0) return undefined;
      cwd = resolvePath(cwd, folder);
    } else if (!isSilent(program, args, at === 0)) {
      const reading = readingOf(program, args);
      if (!reading) return undefined;
      steps.push({ argv, reading, cwd });
    }
  }
  return steps;
}

/** `|| true`, and a heading in front. */
function isSilent(program: string, args: readonly string[], isFirst: boolean): boolean {
  return (program === 'true' && args.length === 0) || (program === 'echo' && isFirst);
}

function isSed({ argv }: Step): boolean {
  return argv[0] === 'sed';
}

function actionOf({ reading, cwd }: Step, command: string): CommandAction {
  switch (reading.type) {
    case 'read':
      return { type: 'read', command, name: shortName(reading.file), path: resolvePath(cwd, reading.file) };
    case 'list':
      return { type: 'listFiles', command, path: placeOf(reading.place) };
    case 'search':
      return { type: 'search', command, query: reading.query ?? null, path: placeOf(reading.place) };
    case 'shape':
      return { type: 'unknown', command };
  }
}

function placeOf(path: string | undefined): string | null {
  return path === undefined ? null : shortName(path);
}

/** The last part of a path that says something. */
function shortName(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== '');
  return parts.findLast((part) => !DULL_FOLDERS.has(part)) ?? parts.at(-1) ?? path;
}
