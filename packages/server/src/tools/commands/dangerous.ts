/** Scripts that destroy what cannot be brought back: asked for even where a sandbox would let them. */
import { type Command, type SyntaxNode, forEachChild, parse } from 'unbash';
import { destroys } from './destructive-programs.js';

const SHELL = /^(?:.*\/)?(?:ba|da|z|k)?sh$/;
/** Alone, or the last of short options that stand together. */
const RUN_SCRIPT = /^-\w*c$/;
/** Programs that run their arguments; whichever of these begins the command. */
const WRAPPERS = new Set(
  'sudo doas env command builtin exec nohup setsid time nice ionice timeout stdbuf xargs parallel busybox chroot'.split(
    ' ',
  ),
);
/** Scripts in scripts that are looked into. */
const MOST_SCRIPTS = 5;
/** For what cannot be taken apart. */
const RM = /\brm\s/;
const RM_OPTION = /\s["']?-(?:-recursive|-force|\w*[rRf])/;

/** A guess on the careful side: it looks into everything that the script contains. */
export function isDangerous(script: string): boolean {
  return isDangerousScript(script, MOST_SCRIPTS);
}

function isDangerousScript(script: string, scripts: number): boolean {
  if (scripts === 0) return true;
  const { commands, isBroken } = commandsIn(parse(script));
  return (isBroken && looksLikeRm(script)) || commands.some((command) => isDangerousCommand(command, scripts));
}

/** Those of substitutions and of functions too. */
function commandsIn(script: SyntaxNode): { commands: Command[]; isBroken: boolean } {
  const commands: Command[] = [];
  let isBroken = false;
  const open = [script];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'Command') commands.push(node);
    if (node.type === 'Script' && 'errors' in node && node.errors && node.errors.length > 0) isBroken = true;
    forEachChild(node, (child) => open.push(child));
  }
  return { commands, isBroken };
}

function looksLikeRm(script: string): boolean {
  const at = script.search(RM);
  return at !== -1 && RM_OPTION.test(script.slice(at));
}

function isDangerousCommand({ name, args, redirects }: Command, scripts: number): boolean {
  if (!name) return false;
  const argv = [name.value, ...args.map((arg) => (arg.type === 'Word' ? arg.value : arg.text))];
  const input = redirects.flatMap((redirect) => (redirect.type === 'HereDoc' ? [redirect.body.text] : []));
  if (SHELL.test(name.value) && input.some((script) => isDangerousScript(script, scripts - 1))) return true;
  return isDangerousArgv(argv, scripts);
}

function isDangerousArgv(argv: readonly string[], scripts: number): boolean {
  const [program = '', ...args] = argv;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (WRAPPERS.has(name)) return args.some((_, at) => isDangerousArgv(args.slice(at), scripts));
  if (name === 'eval') return isDangerousScript(args.join(' '), scripts - 1);
  if (SHELL.test(program)) {
    const script = args[args.findIndex((arg) => RUN_SCRIPT.test(arg)) + 1];
    return args.some((arg) => RUN_SCRIPT.test(arg)) && script !== undefined && isDangerousScript(script, scripts - 1);
  }
  if (name === 'find') return args.includes('-delete') || args.some((_, at) => isRunByFind(args, at, scripts));
  return destroys(name, args);
}

function isRunByFind(args: readonly string[], at: number, scripts: number): boolean {
  return /^-(?:exec|ok)(?:dir)?$/.test(args[at] ?? '') && isDangerousArgv(args.slice(at + 1), scripts);
}
