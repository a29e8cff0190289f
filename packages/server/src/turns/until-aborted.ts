/** Reading of a stream that ends with a signal, whether or not whoever writes it heeds that. */

/** @throws the reason of the signal when that aborts */
export async function* untilAborted<T>(stream: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const reader = stream[Symbol.asyncIterator]();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  // It may abort when nobody reads any more.
  aborted.catch(() => {});
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = reader.next();
      const result = await Promise.race([next, aborted]);
      if (result.done) return;
      yield result.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // A writer that is still at work lets go of what it holds when it notices.
    void Promise.resolve(reader.return?.()).catch(() => {});
  }
}
