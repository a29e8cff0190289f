/**
 * Reads the options of a command that is written as most write it. Commands that programs wait for start in a fraction of
 * the time without the library for command lines, which still says everything about whatever is wrong or unusual.
 */
import { type OptionSpec, readWhole } from './command-spec.js';

type Value = string | number | true;

/** The options by their names in camel case; undefined where the library has to look. */
export function readPlainOptions(
  specs: readonly OptionSpec[],
  args: readonly string[],
): Record<string, Value> | undefined {
  const given = readFlags(specs, args);
  if (given === undefined) return undefined;
  const options: Record<string, Value> = {};
  for (const spec of specs) {
    const text = given.get(spec);
    const value = text === undefined ? spec.default : readValue(spec, text);
    if (value !== undefined) options[toCamelCase(nameOf(spec))] = value;
    else if (text !== undefined) return undefined;
  }
  return excludesAnother(given) ? undefined : options;
}

/** What is given, as it is written; undefined for what is not declared, is given twice, or may lack its value. */
function readFlags(specs: readonly OptionSpec[], args: readonly string[]): Map<OptionSpec, string | true> | undefined {
  const given = new Map<OptionSpec, string | true>();
  const words = [...args];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [, flag = word, inline] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? [];
    const spec = flag.startsWith('-') ? specs.find(({ flags }) => flags.split(/,? /).includes(flag)) : undefined;
    if (spec === undefined || given.has(spec)) return undefined;
    const value = spec.flags.endsWith('>') ? (inline ?? words.shift()) : inline === undefined;
    if (value === undefined || value === false || (value !== true && value.startsWith('-'))) return undefined;
    given.set(spec, value);
  }
  return given;
}

function readValue({ choices, whole }: OptionSpec, text: string | true): Value | undefined {
  if (text === true) return text;
  if (choices !== undefined && !choices.includes(text)) return undefined;
  return whole ? readWhole(text) : text;
}

function excludesAnother(given: ReadonlyMap<OptionSpec, unknown>): boolean {
  const names = new Set([...given.keys()].map(nameOf));
  return [...given.keys()].some(({ conflicts }) => conflicts !== undefined && names.has(conflicts));
}

/** What follows the two dashes. */
function nameOf({ flags }: OptionSpec): string {
  const start = flags.indexOf('--') + 2;
  return flags.slice(start).split(' ', 1)[0] ?? '';
}

function toCamelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
