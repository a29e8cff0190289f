/** Compares values part by part: everything has to be the same, but for what no two runs have in common. */
import type { Deviation } from './shape.js';

/** Members of which only the kind counts: times, chance, and words that everybody chooses for themselves. */
const VOLATILE = new Set([
  'additionalDetails',
  'cliVersion',
  'completedAt',
  'completedAtMs',
  'createdAt',
  'developer_instructions',
  'durationMs',
  'message',
  'processId',
  'startedAt',
  'startedAtMs',
  'timeUsedSeconds',
  'updatedAt',
]);

export function exactDeviations(reference: unknown, ours: unknown, at: string): Deviation[] {
  const name = at.slice(at.lastIndexOf('/') + 1);
  const kinds = [kindOf(reference), kindOf(ours)] as const;
  if (kinds[0] !== kinds[1]) return [{ at, reference: shown(reference), ours: shown(ours) }];
  if (kinds[0] === 'object' || kinds[0] === 'array') {
    const [one, other] = [reference, ours] as Record<string, unknown>[] as [Members, Members];
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return keys.flatMap((key) => exactDeviations(one[key], other[key], `${at}/${key}`));
  }
  if (VOLATILE.has(name) || reference === ours) return [];
  if (name === 'aggregatedOutput' && linesOf(reference) === linesOf(ours)) return [];
  return [{ at, reference: shown(reference), ours: shown(ours) }];
}

/** What a program writes to two streams at once may come in either order. */
function linesOf(output: unknown): string {
  return String(output).split('\n').sort().join('\n');
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
