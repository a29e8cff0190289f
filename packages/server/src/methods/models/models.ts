/** `model/list` and what the provider of the models can do, from a catalogue. */
import type { Model } from '@app-server/schema/experimental';
import { invalidRequest } from '../../core/faults.js';
import type { MethodFamily } from '../../core/methods.js';
import { type Catalogue, builtInCatalogue } from './catalogue.js';

export function models(catalogue: Catalogue = builtInCatalogue()): MethodFamily {
  const all = catalogue.models;
  const offered = all.filter(({ hidden }) => !hidden);
  return {
    handlers: {
      'model/list': ({ cursor, limit, includeHidden }) => {
        const listed = includeHidden ? all : offered;
        const start = readCursor(cursor, listed);
        const end = Math.min(start + Math.max(limit ?? listed.length, 1), listed.length);
        return { data: listed.slice(start, end), nextCursor: end < listed.length ? String(end) : null };
      },
      'modelProvider/capabilities/read': () => catalogue.capabilities,
    },
  };
}

/** A cursor is the position of the next model, in decimal digits. */
function readCursor(cursor: string | null | undefined, { length }: readonly Model[]): number {
  if (cursor === null || cursor === undefined) return 0;
  const position = /^\+?\d+$/.test(cursor) ? Number(cursor) : Number.NaN;
  if (!Number.isSafeInteger(position))
    throw invalidRequest(`expected a cursor from nextCursor, got ${JSON.stringify(cursor)}`, '/params/cursor');
  if (position > length)
    throw invalidRequest(`the cursor ${cursor} lies beyond the ${length} models there are`, '/params/cursor');
  return position;
}
