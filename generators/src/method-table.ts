/** The machine-readable method table of a surface. */
import { ERROR_CODES, type Surface } from '@app-server/protocol';
import { printJson } from './print-json.js';
import type { Tree } from './tree.js';

export const REFERENCE = '0.134.0';

export function methodTable({ stability, methods }: Surface): Tree {
  const table = { protocol: 'app-server', reference: REFERENCE, surface: stability, errorCodes: ERROR_CODES, methods };
  return new Map([['protocol.json', printJson(table)]]);
}
