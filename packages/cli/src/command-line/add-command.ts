/** Adds a command that is data to the command line. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CommandSpec, type OptionSpec, readWhole, runCommand } from './command-spec.js';

export function addCommand(program: Command, spec: CommandSpec): void {
  const command = program.command(spec.name).description(spec.description).addHelpText('after', spec.help);
  for (const option of spec.options) command.addOption(toOption(option));
  command.action((options: object) => runCommand(spec, options));
}

function toOption({ flags, description, default: preset, choices, whole, conflicts }: OptionSpec): Option {
  const option = new Option(flags, description);
  if (choices !== undefined) option.choices(choices);
  if (whole) option.argParser(requireWhole);
  if (conflicts !== undefined) option.conflicts(conflicts);
  return option.default(preset);
}

function requireWhole(text: string): number {
  const value = readWhole(text);
  if (value === undefined) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return value;
}
