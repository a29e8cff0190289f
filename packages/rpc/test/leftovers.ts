/** Proves that a suite leaves no timer, socket, pipe or process behind. */
import { afterAll, beforeAll, expect } from 'vitest';

const WATCHED = /^(Timeout|Immediate|TCP|Pipe|Process)/;
const ATTEMPTS = 50;
const PAUSE_MS = 20;

/** Call once at the top of a test file. */
export function expectNoLeftovers(): void {
  let before: string[] = [];
  beforeAll(async () => {
    await pause();
    before = active();
  });
  afterAll(async () => {
    await pause();
    // Handles of closed sockets go in a later turn of the event loop.
    for (let attempt = 0; attempt < ATTEMPTS && active().length > before.length; attempt += 1) await pause();
    expect(active().length, `before: ${before.join()}; after: ${active().join()}`).toBeLessThanOrEqual(before.length);
  });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

function active(): string[] {
  return process.getActiveResourcesInfo().filter((name) => WATCHED.test(name));
}
