/** What programs read, list or search, by their arguments: for display, not for safety. */
import { operandsOf, options, valueOf } from './operands.js';

/** What one command does. `shape` is one that only gives another command's output a form. */
export type Reading =
  | { readonly type: 'read'; readonly file: string }
  | { readonly type: 'list'; readonly place: string | undefined }
  | { readonly type: 'search'; readonly query: string | undefined; readonly place: string | undefined }
  | { readonly type: 'shape' };

/** Undefined for what is something else. */
type Reader = (args: readonly string[]) => Reading | undefined;

const SHAPE: Reading = { type: 'shape' };

const GREP_VALUES = options(
  '-A --after-context -B --before-context -C --context -m --max-count -d --directories --include --exclude ' +
    '--exclude-dir --label',
);
const RG_VALUES = options(
  '-A --after-context -B --before-context -C --context -m --max-count -d --max-depth -g --glob --iglob -t --type -T ' +
    '--type-not --sort --sortr -j --threads -E --encoding -r --replace --color --colors -M --max-columns',
);
const PATTERN_OPTIONS = ['-e', '--regexp', '-f', '--file'];
const FIND_PATTERNS = [...options('-name -iname -path -ipath -wholename -iwholename -regex -iregex -lname -ilname')];
const FIND_ACTIONS = /^-(?:delete|exec|execdir|ok|okdir|fls|fprint|fprint0|fprintf)$/;
const FD_VALUES = options(
  '-t --type -e --extension -E --exclude -d --max-depth --min-depth -c --color -j --threads -S --size',
);
const FD_ACTIONS = options('-x --exec -X --exec-batch');
const LINE_RANGE = /^(?:\d+|\d+,(?:\d+|\$))p$/;
/** Programs of awk that write files or run other programs. */
const AWK_ACTIONS = /[>|]|\b(?:system|getline)\b/;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...readers('cat', ''),
  ...readers(
    'bat batcat',
    '--theme --language -l --style --terminal-width --tabs --wrap -r --line-range -H --highlight-line',
  ),
  ...readers('less more', '-p -P -x -y -z -j -b -h --pattern --prompt --tabs --shift --window'),
  ...readers('nl', '-b -d -f -h -i -l -n -s -v -w --body-numbering --number-width --number-separator'),
  ...readers(
    'head tail',
    '-n --lines -c --bytes',
    (args) => !args.some((arg) => /^(?:-\w*[fF]|--f|--retry)/.test(arg)),
  ),
  ...listers('ls', '-I --ignore --hide -w --width -T --tabsize --block-size --format --time-style'),
  ...listers('eza exa', '-I --ignore-glob -L --level -s --sort -t --time --time-style --color --colour'),
  ...listers('tree', '-L -P -I --charset --filelimit --sort', (args) => !args.includes('-o')),
  ...listers('du', '-d --max-depth -B --block-size --exclude --time-style -t --threshold'),
  ...named('rg rga ripgrep-all', (args) =>
    args.includes('--files') ? list(args, RG_VALUES) : search(args, RG_VALUES),
  ),
  ...named('grep egrep fgrep zgrep ag ack pt', (args) => search(args, GREP_VALUES)),
  ['find', find],
  ...named('fd fdfind', fd),
  ['git', git],
  ['sed', sed],
  ['awk', awk],
  ...named('wc tr cut column', () => SHAPE),
  // The second file is written.
  ['uniq', (args) => (operandsOf(args).length > 1 ? undefined : SHAPE)],
  ['sort', (args) => (args.some((arg) => /^(?:-\w*o|--o)/.test(arg)) ? undefined : SHAPE)],
  ['xargs', xargs],
]);

/** @param args without the program's name */
export function readingOf(program: string, args: readonly string[]): Reading | undefined {
  return READERS.get(program)?.(args);
}

function named(names: string, reader: Reader): [string, Reader][] {
  return names.split(' ').map((name) => [name, reader]);
}

/** One file is read; without one they pass on what they are given. */
function readers(
  names: string,
  values: string,
  check: (args: readonly string[]) => boolean = () => true,
): [string, Reader][] {
  const known = options(values);
  return named(names, (args) => {
    const [file, ...others] = operandsOf(args, known);
    if (others.length > 0 || !check(args)) return undefined;
    return file === undefined || file === '-' ? SHAPE : { type: 'read', file };
  });
}

function listers(
  names: string,
  values: string,
  check: (args: readonly string[]) => boolean = () => true,
): [string, Reader][] {
  const known = options(values);
  return named(names, (args) => (check(args) ? list(args, known) : undefined));
}

function list(args: readonly string[], values: ReadonlySet<string>): Reading {
  return { type: 'list', place: operandsOf(args, values)[0] };
}

function search(args: readonly string[], values: ReadonlySet<string>): Reading {
  const pattern = valueOf(args, PATTERN_OPTIONS);
  const operands = operandsOf(args, new Set([...values, ...PATTERN_OPTIONS]));
  const [query, place] = pattern === undefined ? operands : [pattern, ...operands];
  return { type: 'search', query, place };
}

function find(args: readonly string[]): Reading | undefined {
  if (args.some((arg) => FIND_ACTIONS.test(arg))) return undefined;
  const isPlace = (arg: string) => !/^[-(!]/.test(arg);
  const place = args[0] !== undefined && isPlace(args[0]) ? args[0] : undefined;
  const query = valueOf(args, FIND_PATTERNS);
  return query === undefined ? { type: 'list', place } : { type: 'search', query, place };
}

function fd(args: readonly string[]): Reading | undefined {
  if (args.some((arg) => FD_ACTIONS.has(arg))) return undefined;
  const [query, place] = operandsOf(args, FD_VALUES);
  return query === undefined ? { type: 'list', place } : { type: 'search', query, place };
}

function git([command, ...args]: readonly string[]): Reading | undefined {
  if (command === 'grep')
    return args.some((arg) => /^(?:-O|--open)/.test(arg))
      ? undefined
      : search(
          args.filter((arg) => arg !== '--'),
          GREP_VALUES,
        );
  if (command === 'ls-files')
    return list(args, options('-x --exclude -X --exclude-from --exclude-per-directory --abbrev'));
  return undefined;
}

/** `sed -n 1,5p file`; without a file it cuts out of what it is given. */
function sed(args: readonly string[]): Reading | undefined {
  const [quiet, ...rest] = args;
  const [range, file, ...others] = rest.filter((arg) => arg !== '-e');
  if (quiet !== '-n' || !LINE_RANGE.test(range ?? '') || others.length > 0 || file?.startsWith('-')) return undefined;
  return file === undefined ? SHAPE : { type: 'read', file };
}

function awk(args: readonly string[]): Reading | undefined {
  const [program = '', file, ...others] = operandsOf(args, options('-F -v'));
  if (AWK_ACTIONS.test(program) || others.length > 0) return undefined;
  return file === undefined ? SHAPE : { type: 'read', file };
}

/** Whatever it runs has to be one that reads. */
function xargs(args: readonly string[]): Reading | undefined {
  const [program = '', ...rest] = argsFrom(args);
  return readingOf(program, rest) ? SHAPE : undefined;
}

function argsFrom(args: readonly string[]): readonly string[] {
  const [program] = operandsOf(args, options('-I -n -P -L -d -s -E --max-args --max-procs --delimiter --replace'));
  return program === undefined ? [] : args.slice(args.indexOf(program));
}
