/** Attestations that a client gives for requests to the model. */
import type { LiveThread } from '../threads/live-thread.js';

/** Milliseconds a client has; the request goes without one after that. */
const PATIENCE_MS = 100;

/** Asks a follower that can give one; undefined when nobody can. Nothing that goes wrong holds up the request. */
export function attestationFor(thread: LiveThread): (() => Promise<string | undefined>) | undefined {
  const { audience, requests } = thread.services;
  const capable = [...audience.subscribersOf(thread.id)].find((connection) => connection.attests);
  if (!capable) return undefined;
  return async () => {
    const { settled } = requests.ask(
      [capable],
      'attestation/generate',
      {},
      { signal: AbortSignal.timeout(PATIENCE_MS) },
    );
    const answer = await settled;
    return answer.kind === 'answered' ? answer.result.token : undefined;
  };
}
