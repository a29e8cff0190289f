/** Which paths a search passes over: `.ignore` files, and in git repositories `.gitignore` and `.git/info/exclude`. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';

type Matcher = ReturnType<typeof ignore.default>;

/** What holds in a directory, its own rules first: the nearest that says anything about a path decides. */
export interface Rules {
  /** Whether the directory is in a git repository; without one, `.gitignore` means nothing. */
  readonly git: boolean;
  readonly levels: readonly { readonly base: string; readonly matcher: Matcher }[];
}

const NO_RULES: Rules = { git: false, levels: [] };
const RULES_AND_MARKS = ['.git', '.gitignore', '.ignore'];

/** What the directories above one say; nothing, if it is ignored itself and thus was asked for in spite of that. */
export async function rulesAbove(directory: string): Promise<Rules> {
  const parent = dirname(directory);
  if (parent === directory) return NO_RULES;
  const present = await Promise.all(RULES_AND_MARKS.map((name) => exists(join(parent, name))));
  const names = new Set(RULES_AND_MARKS.filter((_, index) => present[index]));
  const rules = await rulesIn(parent, names, await rulesAbove(parent));
  return isIgnored(rules, directory, true) ? { git: rules.git, levels: [] } : rules;
}

/** Adds what a directory with these children says itself; a repository of its own obeys nothing from outside. */
export async function rulesIn(directory: string, names: ReadonlySet<string>, above: Rules): Promise<Rules> {
  const repository = names.has('.git');
  const inherited = repository ? NO_RULES : above;
  const git = repository || above.git;
  const sources = [
    repository ? ['.git/info/exclude'] : [],
    git && names.has('.gitignore') ? ['.gitignore'] : [],
    names.has('.ignore') ? ['.ignore'] : [],
  ].flat();
  if (sources.length === 0) return { ...inherited, git };
  // Within a matcher the last rule that fits decides.
  const texts = await Promise.all(sources.map((name) => read(join(directory, name))));
  const level = { base: directory, matcher: ignore.default().add(texts.join('\n')) };
  return { git, levels: [level, ...inherited.levels] };
}

export function isIgnored({ levels }: Rules, path: string, isDirectory: boolean): boolean {
  for (const { base, matcher } of levels) {
    const inside = relative(base, path).replaceAll(sep, '/');
    const { ignored, unignored } = matcher.test(isDirectory ? `${inside}/` : inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** Rules that cannot be read are no rules. */
function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
