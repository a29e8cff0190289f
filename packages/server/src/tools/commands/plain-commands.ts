/** Scripts that are nothing but programs with their arguments, joined by `&&`, `||`, `;`, `|` and newlines. */
import { type Command, type Statement, type Word, type WordPart, parse } from 'unbash';

export interface PlainCommand {
  readonly words: readonly PlainWord[];
}

export interface PlainWord {
  /** Without quotes. */
  readonly text: string;
  /** Where the shell puts the names of files in its place: such words may be many, and any, unless they start otherwise. */
  readonly wildcard: 'none' | 'first' | 'later';
}

/** What has no meaning of its own outside of quotes; blanks and operators end a word. */
const LITERAL = /^(?:[\p{L}\p{N}\p{M}_\-./,:=@%+^~#{}\]!]|\\[\p{P}\p{S} ])*$/u;
/** Names of folders that the shell knows, but for the home: `~user`, `~+`, `name=~`. */
const TILDE = /^~(?!\/|$)|[=:]~/;
/** Shells do not agree about these. */
const CONTROLS = /(?![\n\t])\p{Cc}/u;

/** Words as `w`, blanks, operators, comments. */
const JOINED_WORDS = /^(?:w|[ \t\n;|]|&&|\\\n|(?<![^ \t\n;|&])#[^\n]*)*$/;

interface LocatedCommand extends PlainCommand {
  readonly places: readonly Word[];
}

type CommandNode = Statement['command'];

/** Undefined for every script that says more, or cannot be read; what is returned is all that it runs. */
export function plainCommands(script: string): PlainCommand[] | undefined {
  if (CONTROLS.test(script)) return undefined;
  const { commands, errors = [] } = parse(script);
  if (errors.length > 0 || commands.length === 0 || commands.some(({ background }) => background)) return undefined;
  const plain = all(commands.map(({ command }) => commandsOf(command)))?.flat();
  return plain && isComplete(script, plain) ? plain.map(({ words }) => ({ words })) : undefined;
}

/** The parser mends what it can, and leaves out what it cannot: only what joins commands may stand between the words. */
function isComplete(script: string, commands: readonly LocatedCommand[]): boolean {
  let [rest, at] = ['', 0];
  for (const { pos, end } of commands.flatMap(({ places }) => places)) {
    rest += `${script.slice(at, pos)}w`;
    at = end;
  }
  return JOINED_WORDS.test(rest + script.slice(at));
}

function commandsOf(node: CommandNode): LocatedCommand[] | undefined {
  switch (node.type) {
    case 'Command': {
      const command = plainCommand(node);
      return command && [command];
    }
    case 'Pipeline':
      if (node.prefixes.length > 0 || node.operators.includes('|&')) return undefined;
      return all(node.commands.map(commandsOf))?.flat();
    case 'AndOr':
      return all(node.commands.map(commandsOf))?.flat();
    default:
      return undefined;
  }
}

function plainCommand({ name, prefix, suffix }: Command): LocatedCommand | undefined {
  // Names that are quoted or made up hide what they are; assignments and redirections stand before and behind them.
  if (!name || name.parts || name.text !== name.value || prefix.length > 0) return undefined;
  const places = all([name, ...suffix].map((word) => (word.type === 'Word' ? word : undefined)));
  const words = places && all(places.map(plainWord));
  return places && words && { words, places };
}

function plainWord({ text, value, parts }: Word): PlainWord | undefined {
  if (!parts) return isLiteral(text) ? { text: value, wildcard: 'none' } : undefined;
  if (!parts.every(isPlain)) return undefined;
  const glob = parts.findIndex(({ type }) => type === 'Glob');
  const wildcard = glob === -1 ? 'none' : parts.slice(0, glob).every(isEmpty) ? 'first' : 'later';
  return { text: value, wildcard };
}

function isPlain(part: WordPart): boolean {
  if (part.type === 'Literal') return isLiteral(part.text);
  if (part.type === 'Glob') return part.parts?.every(isPlain) ?? true;
  if (part.type === 'DoubleQuoted') return part.parts.every(({ type }) => type === 'Literal');
  return part.type === 'SingleQuoted';
}

function isLiteral(text: string): boolean {
  return LITERAL.test(text) && !TILDE.test(text);
}

function isEmpty({ text }: WordPart): boolean {
  return text === '' || text === "''" || text === '""';
}

/** Undefined if one is. */
function all<T>(values: readonly (T | undefined)[]): T[] | undefined {
  return values.every((value) => value !== undefined) ? [...values] : undefined;
}
