/** What git can be asked without it writing anything or running other programs. */

const COMMANDS = new Set(['status', 'log', 'diff', 'show']);
/** Options in front of the command can change which repository and which programs are used; this one cannot. */
const HARMLESS = '--no-pager';
/** They write files or run programs. Git takes any beginning of a long option that is clear enough. */
const DANGEROUS = ['--output', '--ext-diff', '--textconv', '--show-signature'];
const LISTS_BRANCHES =
  /^(?:-[arvl]+|--(?:all|remotes|list|verbose|show-current|no-color|color|no-column|column|ignore-case)|--(?:format|sort|color|column|abbrev)=.*)$/;

export function isReadingGit(args: readonly string[]): boolean {
  const start = args.findIndex((arg) => arg !== HARMLESS);
  const [command = '', ...rest] = start === -1 ? [] : args.slice(start);
  if (command === 'branch') return rest.every((arg) => LISTS_BRANCHES.test(arg));
  return COMMANDS.has(command) && !rest.some(isDangerous);
}

function isDangerous(arg: string): boolean {
  const [name = ''] = arg.split('=', 1);
  return name.startsWith('--') && name.length > 2 && DANGEROUS.some((option) => option.startsWith(name));
}
