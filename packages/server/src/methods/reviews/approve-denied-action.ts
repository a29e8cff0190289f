/** The user allows what an approval review has denied. */
import { invalidRequest, wrongState } from '../../core/faults.js';
import type { LiveThread } from '../../threads/live-thread.js';
import { approvalMessage } from '../../turns/guardian/approval-message.js';
import { deniedAction, isSameAction } from '../../turns/guardian/denials.js';
import { readAssessment } from '../../turns/guardian/read-assessment.js';
import { openingContext } from '../../turns/prompt.js';

/**
 * Tells the model; it hears of it when it is asked next, in this turn or the following one.
 *
 * @throws {RpcError} when the event is none of a denial, or not the one that was sent
 */
export async function approveDeniedAction(thread: LiveThread, event: unknown): Promise<void> {
  const { id, status, action } = readAssessment(event);
  if (status !== 'denied') {
    throw wrongState('review', status, `Only what was denied can be allowed; the review ${id} ended with "${status}".`);
  }
  const denied = deniedAction(thread, id);
  if (denied && !isSameAction(denied, action)) {
    throw invalidRequest(
      `The review ${id} was about another action; send its event as it was.`,
      '/params/event/action',
    );
  }
  const situation = { thread, settings: thread.settings.current };
  if ((await thread.context()).length === 0) await thread.extendContext(...openingContext(situation));
  await thread.extendContext(approvalMessage(action));
}
