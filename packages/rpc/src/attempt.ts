/** Runs what users hand in: it may throw, or be async and reject, and neither may go any further. */
export function attempt(step: () => unknown, failed: (cause: unknown) => void): void {
  try {
    const outcome = step();
    if (isThenable(outcome)) Promise.resolve(outcome).catch(failed);
  } catch (cause) {
    failed(cause);
  }
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
