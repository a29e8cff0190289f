/** Pages of lists: how long they are. */

const USUAL = 25;
const MOST = 100;

/** Entries of a page; at least one. */
export function pageLimit(limit: number | null | undefined): number {
  return Math.min(Math.max(limit ?? USUAL, 1), MOST);
}
