/** Command lines as clients are shown them, and the script in an argument list. */
import { basename } from 'node:path';
import { joinCommand } from '../../history/shell-line.js';

const SHELLS = ['bash', 'sh', 'zsh', 'dash'];
const RUN_SCRIPT = ['-c', '-lc'];

/** Such as `/bin/bash -lc 'echo x'`. */
export function shellLine(argv: readonly string[]): string {
  return joinCommand(argv);
}

/** What a shell is told to run; other arguments as a script that has them. */
export function shellScript(argv: readonly string[]): string {
  const [program = '', option = '', script, ...rest] = argv;
  const isShell = SHELLS.includes(basename(program)) && RUN_SCRIPT.includes(option);
  return isShell && script !== undefined && rest.length === 0 ? script : joinCommand(argv);
}
