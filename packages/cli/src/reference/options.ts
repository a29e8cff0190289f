/** The options that both reference generators take. */
import type { Command } from 'commander';

export function addSurfaceOptions(command: Command): Command {
  return command
    .requiredOption('-o, --out <dir>', 'folder to write into; it is created when missing')
    .option('--experimental', 'include experimental methods and fields');
}
