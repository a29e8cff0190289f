/** Waiting that ends with its request. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; throws the reason of the signal when that aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
