import { expect, it } from 'vitest';
import { shellLine, shellScript } from './shell-line.js';

it('shows a command as a line', () => {
  expect(shellLine(['/bin/bash', '-lc', 'echo x'])).toBe("/bin/bash -lc 'echo x'");
});

it.each([
  [['/bin/bash', '-lc', 'echo x; ls'], 'echo x; ls'],
  [['sh', '-c', ''], ''],
  [['ls', 'a b'], "ls 'a b'"],
  [['bash', '-c', 'ls', 'name'], 'bash -c ls name'],
  [['bash', 'a.sh'], 'bash a.sh'],
  [['python', '-c', 'print(1)'], "python -c 'print(1)'"],
])('finds the script of %j', (argv, script) => {
  expect(shellScript(argv)).toBe(script);
});
