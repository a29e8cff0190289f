/** Gives memory back to the system when long work is over: V8 keeps the room that its garbage once took. */
import { getHeapStatistics } from 'node:v8';

/** A heap that is no larger is left alone, since this holds everything up for some tens of milliseconds. */
const LARGE_BYTES = 32 * 1024 * 1024;

export async function releaseMemory(): Promise<void> {
  if (!process.features.inspector || getHeapStatistics().total_heap_size < LARGE_BYTES) return;
  const { Session } = await import('node:inspector');
  const session = new Session();
  session.connect();
  // Within the answer itself the session cannot be ended: it waits there for the lock that it holds.
  await new Promise<void>((resolve) => session.post('HeapProfiler.collectGarbage', () => setImmediate(resolve)));
  session.disconnect();
}
