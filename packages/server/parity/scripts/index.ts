/** Everything that both servers are asked. */
import { commandScripts } from './commands.js';
import { fileScripts } from './files.js';
import { handshakes } from './handshake.js';
import { processScripts } from './processes.js';
import type { Script } from './script.js';
import { smallScripts } from './small-families.js';

export const SCRIPTS: readonly Script[] = [
  ...handshakes,
  ...fileScripts,
  ...commandScripts,
  ...processScripts,
  ...smallScripts,
];
