/** Finds the known name that a misspelt one was meant to be. */
import { distance } from 'fastest-levenshtein';

/** The closest name, unless it is further away than a third of the misspelt one. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}
