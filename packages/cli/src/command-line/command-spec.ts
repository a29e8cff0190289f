/** A command as data, from which both its help and whatever reads its options are made. */

export interface OptionSpec {
  /** `-l, --listen <url>`; without a value it is a switch. */
  readonly flags: string;
  readonly description: string;
  readonly default?: string;
  readonly choices?: readonly string[];
  /** Whether its value is a whole number, 0 or more. */
  readonly whole?: true;
  /** Name of the option that it cannot be given with. */
  readonly conflicts?: string;
}

export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionSpec[];
  /** What its help says after the options. */
  readonly help: string;
  /** Runs it with the options by their names in camel case; returns the exit code. */
  run(options: object): Promise<number>;
}

const WHOLE = /^\d+$/;

/** The number that a text stands for; undefined where it is no whole number. */
export function readWhole(text: string): number | undefined {
  return WHOLE.test(text) ? Number(text) : undefined;
}

/** Runs a command that reads the standard input, until it ends. */
export async function runCommand(command: CommandSpec, options: object): Promise<void> {
  process.exitCode = await command.run(options);
  // An input that nobody ends would keep the process alive.
  process.stdin.destroy();
}
