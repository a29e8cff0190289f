/** How a server is told to end. */
import { EXIT } from '../errors.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds for an end in order. */
const GRACE_MS = 900;

/** Resolves at the first signal; a second one ends the process at once. */
export async function signalled(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
  for (const signal of SIGNALS) process.on(signal, () => process.exit(EXIT.ok));
}

/** Ends the process when it is still there after a while: nothing that hangs holds it up. */
export function endSoon(): void {
  setTimeout(() => process.exit(EXIT.ok), GRACE_MS).unref();
}
