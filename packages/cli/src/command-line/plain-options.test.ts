import { Command } from 'commander';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROXY } from '../commands/proxy.js';
import { SERVE } from '../commands/serve.js';
import { addCommand } from './add-command.js';
import type { CommandSpec } from './command-spec.js';
import { readPlainOptions } from './plain-options.js';

/** What the library makes of a line; undefined where it refuses it, or prints something instead. */
async function byLibrary(command: CommandSpec, args: readonly string[]): Promise<object | undefined> {
  let options: object | undefined;
  const program = new Command().exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
  addCommand(program, { ...command, run: async (given) => ((options = { ...given }), 0) });
  await program.parseAsync([command.name, ...args], { from: 'user' }).catch(() => {});
  return options;
}

/** Lines of words that mean something to a command, and of others. */
function lines({ options }: CommandSpec): fc.Arbitrary<string[]> {
  const flags = options.flatMap(({ flags }) => flags.match(/-{1,2}[\w-]+/g) ?? []);
  const values = [
    '<url>',
    ...options.flatMap(({ choices }) => choices ?? []),
    'ws://[::1]:0',
    'off',
    '30',
    '-1',
    '',
    '-',
    '--',
    'a b',
    '=',
    'é',
  ];
  const flag = fc.constantFrom(...flags, '--help', '-V', '--no-stdio', '--unknown', '-x');
  const value = fc.constantFrom(...values);
  const word = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(flag, value) },
    fc.tuple(flag),
    fc.tuple(value),
    fc.tuple(flag, value).map(([name, text]) => [`${name}=${text}`]),
    fc.tuple(flag, value).map(([name, text]) => [`${name}${text}`]),
  );
  return fc.array(word, { maxLength: 4 }).map((words) => words.flat());
}

describe.each([SERVE, PROXY])('the options of $name', (command) => {
  test('are those that the library reads, or are left to it', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(lines(command), async (args) => {
        const options = readPlainOptions(command.options, args);
        if (options === undefined) return;
        read += 1;
        expect(options).toEqual(await byLibrary(command, args));
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(300);
  });
});

test.each([
  [[], {}],
  [['--stdio'], { stdio: true }],
  [['-l', 'off'], { listen: 'off' }],
  [['--listen=unix://', '--log-level', 'trace'], { listen: 'unix://', logLevel: 'trace' }],
  [['--ws-max-clock-skew-seconds', '60'], { wsMaxClockSkewSeconds: 60 }],
])('what is usual is read: %j', (args, expected) => {
  expect(readPlainOptions(SERVE.options, args)).toEqual({ listen: 'stdio://', logLevel: 'warn', ...expected });
});

test.each([
  [['--help']],
  [['--version']],
  [['more']],
  [['--listen']],
  [['--listen', '--stdio']],
  [['--stdio', '--listen', 'off']],
  [['--listen', 'off', '--listen', 'off']],
  [['--log-level', 'loud']],
  [['--ws-max-clock-skew-seconds', '1.5']],
])('what is wrong or unusual is left to the library: %j', (args) => {
  expect(readPlainOptions(SERVE.options, args)).toBeUndefined();
});
