/** Reading of a stream that ends with a signal, whether or not whoever writes it heeds that. */

/** @throws the reason of the signal when that aborts */
export async function* untilAborted<T>(stream: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const reader = stream[Symbol.asyncIterator]();
  let fail = (_reason: unknown) => {};
  const stop = () => fail(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      // No race with one promise for all: each would leave a reaction there until the last of them is over.
      const result = await new Promise<IteratorResult<T>>((resolve, reject) => {
        fail = reject;
        reader.next().then(resolve, reject);
      });
      if (result.done) return;
      yield result.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // A writer that is still at work lets go of what it holds when it notices.
    void Promise.resolve(reader.return?.()).catch(() => {});
  }
}
