/** Finds the file that a command stands for, such that it can be started without a shell. */
import { posix, win32 } from 'node:path';
import { type Environment, type Host, variable } from './host.js';
import { shimTarget } from './npm-shim.js';
import { SpawnFailed } from './spawn-failed.js';

export interface CommandRequest {
  command: string;
  args: readonly string[];
  /** An absolute path; relative commands start here, and so does the search for an installed package. */
  cwd: string;
  env: Environment;
}

export interface ResolvedCommand {
  file: string;
  args: readonly string[];
}

/** The command of the reference; an installed package of it is found without being on the PATH. */
export const CODEX = 'codex';

/**
 * A path is taken as it is; a name is looked for on the PATH; `codex` is also looked for among the packages installed
 * in the folder and those above it. Batch files written by package managers are replaced by what they start.
 *
 * @throws {SpawnFailed} when there is no such file, or Windows could only run it through a shell
 */
export function resolveCommand(request: CommandRequest, host: Host): ResolvedCommand {
  const { command, args, cwd } = request;
  const candidates = [...places(request, host)].flatMap((place) => withExtensions(place, request, host));
  const file = candidates.find((path) => host.isRunnable(path));
  if (file === undefined) throw notFound(request, candidates, host);
  if (host.platform !== 'win32' || !/\.(?:cmd|bat)$/i.test(file)) return { file, args };

  const target = shimTarget(host.readText(file));
  if (!target) {
    const message =
      `${file} is a batch file, which Windows only runs through a shell. ` +
      'Pass the program that it starts as `command` instead.';
    throw new SpawnFailed(message, { command });
  }
  const path = win32.resolve(win32.dirname(file), target.path);
  if (!target.node) return { file: path, args };
  const beside = win32.join(win32.dirname(file), 'node.exe');
  const [node = host.execPath] = [beside, ...onPath('node.exe', { ...request, cwd }, host)].filter(host.isRunnable);
  return { file: node, args: [path, ...args] };
}

function* places(request: CommandRequest, host: Host): Iterable<string> {
  const { command, cwd } = request;
  const path = pathOf(host);
  if (command.includes('/') || (host.platform === 'win32' && command.includes('\\'))) {
    yield path.resolve(cwd, command);
    return;
  }
  yield* onPath(command, request, host);
  if (command !== CODEX) return;
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    yield path.join(folder, 'node_modules', '.bin', command);
    if (folder === path.dirname(folder)) return;
  }
}

function onPath(name: string, { cwd, env }: CommandRequest, host: Host): string[] {
  const path = pathOf(host);
  const folders = (variable(env, 'PATH', host.platform) ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.resolve(cwd, folder.replace(/^"(.*)"$/, '$1'), name));
}

/** On Windows only files with certain extensions can be run; npm puts a script for other shells beside its batch file. */
function withExtensions(place: string, { env }: CommandRequest, host: Host): string[] {
  if (host.platform !== 'win32') return [place];
  const extensions = (variable(env, 'PATHEXT', host.platform) ?? '.COM;.EXE;.BAT;.CMD')
    .split(';')
    .filter((extension) => /^\.(?:com|exe|bat|cmd)$/i.test(extension))
    .map((extension) => extension.toLowerCase());
  const has = extensions.some((extension) => place.toLowerCase().endsWith(extension));
  return has ? [place] : extensions.map((extension) => place + extension);
}

function pathOf({ platform }: Host): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

function notFound({ command, cwd }: CommandRequest, searched: readonly string[], host: Host): SpawnFailed {
  const bare = command === pathOf(host).basename(command);
  const where = bare ? 'on the PATH' : `at ${pathOf(host).resolve(cwd, command)}`;
  const mend =
    command === CODEX
      ? `, nor installed in ${cwd} or above. Install it with \`npm install -g @openai/codex\`, or pass its path as \`command\`.`
      : '. Pass the path of a file that can be run as `command`.';
  return new SpawnFailed(`${command} was not found ${where}${mend}`, { command, searched });
}
