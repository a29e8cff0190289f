/** How long to wait before an attempt is repeated. */

const FIRST_MS = 200;

/** Milliseconds, twice as many each time; spread, so that clients do not come in step. */
export function backoff(failures: number): number {
  return FIRST_MS * 2 ** (failures - 1) * (0.9 + Math.random() * 0.2);
}
