/** Commands as lists of arguments, which files keep, and as one line of a shell, which clients are shown. */

/** Characters that mean only themselves to a shell. */
const PLAIN = /[\w+\-./:@\]]/;
/** Characters that some shell does not take literally between single quotes, or between double ones. */
const NOT_IN_SINGLE = /['\\^]/;
const NOT_IN_DOUBLE = /[`$!^]/;

/** Quotes as the reference does, so that equal commands read equal. */
export function joinCommand(argv: readonly string[]): string {
  return argv.map(quote).join(' ');
}

/** The arguments that a shell would make of a line; undefined when its quotes do not close. */
export function splitCommand(line: string): string[] | undefined {
  const argv: string[] = [];
  const pattern = /\s+|'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^\s'"\\]+)/y;
  let current: string | undefined;
  while (pattern.lastIndex < line.length) {
    const match = pattern.exec(line);
    if (!match) return undefined;
    const [, single, double, escaped, plain] = match;
    const piece = single ?? double?.replaceAll(/\\([$`"\\])/g, '$1') ?? escaped ?? plain;
    if (piece !== undefined) current = (current ?? '') + piece;
    else if (current !== undefined) {
      argv.push(current);
      current = undefined;
    }
  }
  if (current !== undefined) argv.push(current);
  return argv;
}

function quote(argument: string): string {
  if (argument === '') return "''";
  let quoted = '';
  for (let rest = argument; rest !== '';) {
    const { length, style } = longestChunk(rest);
    quoted += dress(rest.slice(0, length), style);
    rest = rest.slice(length);
  }
  return quoted;
}

type Style = 'plain' | 'single' | 'double';

/** As many characters as one style can take. */
function longestChunk(text: string): { length: number; style: Style } {
  let styles: Style[] = ['plain', 'single', 'double'];
  let length = 0;
  for (const character of text) {
    const left = styles.filter((style) =>
      length === 0 && character === '^' ? style === 'single' : takes(style, character),
    );
    if (left.length === 0) break;
    styles = left;
    length += character.length;
  }
  return { length, style: styles[0] as Style };
}

function takes(style: Style, character: string): boolean {
  if (style === 'plain') return PLAIN.test(character);
  return !(style === 'single' ? NOT_IN_SINGLE : NOT_IN_DOUBLE).test(character);
}

function dress(chunk: string, style: Style): string {
  if (style === 'plain') return chunk;
  return style === 'single' ? `'${chunk}'` : `"${chunk.replaceAll(/[$`"\\]/g, String.raw`\$&`)}"`;
}
