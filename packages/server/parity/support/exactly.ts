/** Compares values part by part: everything has to be the same, but for what no two runs have in common. */
import type { Deviation } from './shape.js';

/** Members of which only the kind counts: times, chance, what is opaque, and words that everybody chooses for themselves. */
const VOLATILE = new Set([
  'additionalDetails',
  'backwardsCursor',
  'cliVersion',
  'completedAt',
  'completedAtMs',
  'createdAt',
  'developer_instructions',
  'durationMs',
  'message',
  'nextCursor',
  'output',
  'processId',
  'startedAt',
  'startedAtMs',
  'timeUsedSeconds',
  'updatedAt',
]);

export function exactDeviations(reference: unknown, ours: unknown, at: string): Deviation[] {
  const name = at.slice(at.lastIndexOf('/') + 1);
  if (name === 'aggregatedOutput' && isWithin(reference, ours)) return [];
  const kinds = [kindOf(reference), kindOf(ours)] as const;
  if (kinds[0] !== kinds[1]) return [{ at, reference: shown(reference), ours: shown(ours) }];
  if (kinds[0] === 'object' || kinds[0] === 'array') {
    const [one, other] = [reference, ours] as Record<string, unknown>[] as [Members, Members];
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return keys.flatMap((key) => exactDeviations(one[key], other[key], `${at}/${key}`));
  }
  if (VOLATILE.has(name) || reference === ours) return [];
  return [{ at, reference: shown(reference), ours: shown(ours) }];
}

/**
 * What a program writes to two streams at once may come in either order, and the reference loses what is written before
 * it begins to listen.
 */
function isWithin(reference: unknown, ours: unknown): boolean {
  if (typeof ours !== 'string' || !(typeof reference === 'string' || reference === null)) return false;
  const left = ours.split('\n');
  return (reference ?? '').split('\n').every((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

type Members = Record<string, unknown>;

function kindOf(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
