/** Values that are taken when they are written. */

/**
 * Stands for a value that is only taken when its message is written: between the snapshot of a running thread and the
 * first notification about it, nothing is lost, and nothing is told twice.
 */
export function whenWritten<T extends object>(take: () => T): T {
  return { toJSON: take } as unknown as T;
}
