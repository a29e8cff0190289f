/** Brings a policy that a turn asks for into force before the turn is started. */
import type { Connection } from '../connection.js';
import { UnknownMethod } from '../errors.js';
import { type AskedPolicy, type PolicyInForce, PolicyMismatch, policyDifferences } from './policy-echo.js';

/** How long a server may take to say that a setting is in force. */
const ECHO_MS = 5_000;

/**
 * Settles the difference between what is asked for and what is in force. The answer to `turn/start` says nothing about
 * it, so the settings are updated first, which is announced. Without `experimentalApi`, or on a server that does not
 * know the method, nothing is announced: then it is only said that nobody has verified it.
 *
 * @throws {PolicyMismatch} when the server keeps another policy
 */
export function settlePolicy(
  connection: Connection,
  threadId: string,
  asked: AskedPolicy,
  inForce: () => PolicyInForce,
  deadline = ECHO_MS,
): Promise<void> | undefined {
  if (policyDifferences(asked, inForce()).length === 0) return undefined;
  if (connection.experimental) {
    return updateSettings(connection, threadId, asked, inForce, deadline);
  }
  connection.diagnose('policy-unverified', UNVERIFIED);
  return undefined;
}

const UNVERIFIED = 'The server does not say whether the policy that a turn asked for is in force.';

async function updateSettings(
  connection: Connection,
  threadId: string,
  { model, approvalPolicy, approvalsReviewer, sandboxPolicy, permissions }: AskedPolicy,
  inForce: () => PolicyInForce,
  deadline: number,
): Promise<void> {
  const asked = { model, approvalPolicy, approvalsReviewer, sandboxPolicy, permissions };
  const differences = () => policyDifferences(asked, inForce());
  const announced = nextWhere(connection, threadId, deadline, () => differences().length === 0);
  try {
    await connection.request('thread/settings/update', { threadId, ...asked }, { deadline });
    await announced.done;
  } catch (error) {
    if (!(error instanceof UnknownMethod)) throw error;
    connection.diagnose('policy-unverified', UNVERIFIED, error);
    return;
  } finally {
    announced.stop();
  }
  if (differences().length > 0) throw new PolicyMismatch('turn/start', differences(), threadId);
}

/** Waits for an event of the thread after which a condition holds, and not for ever. */
function nextWhere(
  connection: Connection,
  threadId: string,
  deadline: number,
  holds: () => boolean,
): { done: Promise<void>; stop(): void } {
  let stop = () => {};
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.min(deadline || ECHO_MS, ECHO_MS));
    const unfollow = connection.threads.follow(threadId, () => {
      if (holds()) resolve();
    });
    const unclose = connection.onClosed(() => resolve());
    stop = () => {
      clearTimeout(timer);
      unfollow();
      unclose();
    };
  });
  return { done, stop: () => stop() };
}
