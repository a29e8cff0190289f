/** Lengths of time, which files keep in two parts. */
import type { Duration } from '@app-server/schema/rollout';
import { fields, numberOrNull } from './loose.js';

const NANOS_PER_MS = 1_000_000;

/** Zero for what is no length of time. */
export function durationOf(milliseconds: number | null): Duration {
  const ms = Math.max(0, Math.trunc(milliseconds ?? 0));
  return { secs: Math.floor(ms / 1000), nanos: (ms % 1000) * NANOS_PER_MS };
}

/** Whole milliseconds; null when it is none. */
export function millisecondsOf(duration: unknown): number | null {
  const { secs, nanos } = fields(duration);
  const whole = numberOrNull(secs);
  return whole === null ? null : whole * 1000 + Math.floor((numberOrNull(nanos) ?? 0) / NANOS_PER_MS);
}
