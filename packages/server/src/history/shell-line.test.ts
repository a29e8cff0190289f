import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinCommand, splitCommand } from './shell-line.js';

const SHELL = ['/bin/bash', '-lc'];

// Right sides are lines that the reference has shown.
it.each([
  ['ls', '/bin/bash -lc ls'],
  ['', "/bin/bash -lc ''"],
  ['exit 3', "/bin/bash -lc 'exit 3'"],
  ['é', "/bin/bash -lc 'é'"],
  ["''", `/bin/bash -lc "''"`],
  [String.raw`echo a\b`, String.raw`/bin/bash -lc "echo a\\b"`],
  [String.raw`echo 'a\b'`, String.raw`/bin/bash -lc "echo 'a\\b'"`],
  ['^x', "/bin/bash -lc '^x'"],
  ["echo ^x 'y'", `/bin/bash -lc 'echo ''^x '"'y'"`],
  ['echo "hi!"', `/bin/bash -lc 'echo "hi!"'`],
  [`echo 'it''s' "q"; echo $HOME`, String.raw`/bin/bash -lc "echo 'it''s' \"q\"; echo "'$HOME'`],
  ["echo 'a'^'b'$c", `/bin/bash -lc "echo 'a'"'^'"'b'"'$c'`],
  [String.raw`echo \$HOME 'x'`, String.raw`/bin/bash -lc "echo \\"'$HOME '"'x'"`],
  ["line1\nline2 '", `/bin/bash -lc "line1\nline2 '"`],
])('ITM-01: shows %j as a line', (script, line) => {
  expect(joinCommand([...SHELL, script])).toBe(line);
  expect(splitCommand(line)).toEqual([...SHELL, script]);
});

it('gives back the arguments of every line that it makes', () => {
  const argument = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("'", '"', '\\', '^', '$', '`', '!', ' ', 'a', '\n') }),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(argument), (argv) => {
      expect(splitCommand(joinCommand(argv))).toEqual(argv);
    }),
  );
});

it('does not take apart what no shell would', () => {
  for (const line of ["echo 'a", 'echo "a', 'echo \\']) expect(splitCommand(line)).toBeUndefined();
});

it('takes blanks of every kind for separators', () => {
  expect(splitCommand('  a \t b\nc ')).toEqual(['a', 'b', 'c']);
});
