/** The reviews of a loaded thread that ended with a no. */
import { isDeepStrictEqual } from 'node:util';
import type { LiveThread } from '../../threads/live-thread.js';
import type { AssessedAction } from './assessment.js';

/** Older ones are forgotten. */
const MOST = 1_000;

const denied = new WeakMap<LiveThread, Map<string, AssessedAction>>();

export function rememberDenial(thread: LiveThread, reviewId: string, action: AssessedAction): void {
  const known = denied.get(thread) ?? new Map<string, AssessedAction>();
  denied.set(thread, known.set(reviewId, action));
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
}

/** What was denied under this id; undefined for reviews of another time. */
export function deniedAction(thread: LiveThread, reviewId: string): AssessedAction | undefined {
  return denied.get(thread)?.get(reviewId);
}

/** Whether two actions are the same; a member that is null may as well be left out. */
export function isSameAction(one: AssessedAction, other: AssessedAction): boolean {
  return isDeepStrictEqual(withoutNulls(one), withoutNulls(other));
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}
