/**
 * Reads the options of a command that is written as most write it. Commands that programs wait for start in a third of
 * the time without the library for command lines, which still says everything about whatever is wrong or unusual.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type OptionSpec, readWhole } from './command-spec.js';

type Value = string | number | boolean;

const FLAGS = /^(?:-(?<short>\w), )?--(?<long>[\w-]+)(?<value> <)?/;

/** The options by their names in camel case; undefined where the library has to look. */
export function readPlainOptions(
  specs: readonly OptionSpec[],
  args: readonly string[],
): Record<string, Value> | undefined {
  const named = new Map(specs.map((spec) => [nameOf(spec), spec]));
  const given = parse(specs, args);
  if (given === undefined) return undefined;
  const options: Record<string, Value> = {};
  for (const [name, spec] of named) if (spec.default !== undefined) options[toCamelCase(name)] = spec.default;
  for (const [name, text] of given) {
    const spec = named.get(name) as OptionSpec;
    const value = typeof text === 'string' ? readValue(spec, text) : text;
    if (value === undefined || (spec.conflicts !== undefined && given.has(spec.conflicts))) return undefined;
    options[toCamelCase(name)] = value;
  }
  return options;
}

/** What is given, as it is written; undefined for what is not declared, is given twice, or lacks its value. */
function parse(specs: readonly OptionSpec[], args: readonly string[]): Map<string, string | true> | undefined {
  const options: ParseArgsConfig['options'] = {};
  for (const { flags } of specs) {
    const { short, long = '', value } = FLAGS.exec(flags)?.groups ?? {};
    options[long] = { type: value === undefined ? 'boolean' : 'string', ...(short !== undefined && { short }) };
  }
  try {
    const { tokens } = parseArgs({ args: [...args], options, tokens: true });
    const given = tokens.flatMap((token) =>
      token.kind === 'option' ? [[token.name, token.value ?? true] as const] : [],
    );
    const byName = new Map(given);
    return byName.size === given.length ? byName : undefined;
  } catch {
    return undefined;
  }
}

function nameOf({ flags }: OptionSpec): string {
  return FLAGS.exec(flags)?.groups?.long ?? '';
}

function readValue({ choices, whole }: OptionSpec, text: string): Value | undefined {
  if (choices !== undefined && !choices.includes(text)) return undefined;
  return whole ? readWhole(text) : text;
}

function toCamelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
