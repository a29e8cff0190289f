/** Waits for other processes to finish what they write, without holding up everything else meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './database.js';

const PATIENCE_MS = 10_000;
/** Of no fixed length, since others count as well. */
const LONGEST_PAUSE_MS = 30;

/** @param work is done again from the start when the database turns out to be in use */
export async function patient<T>(work: () => T | Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error;
      await sleep(1 + Math.random() * LONGEST_PAUSE_MS);
    }
  }
}
