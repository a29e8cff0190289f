/** Tells the agent, and the reviewer, that the user allows what was denied. */
import type { ResponseItem } from '@app-server/schema/experimental';
import type { AssessedAction } from './assessment.js';

const BEGINNING = 'The user now allows an action that the approval review had denied.';

export function approvalMessage(action: AssessedAction): ResponseItem {
  const text = `${BEGINNING}
It may be carried out exactly as it stands here, where it was asked for; nothing that differs from it is allowed by this.

<allowed_action>
${JSON.stringify(action, undefined, 2)}
</allowed_action>`;
  return { type: 'message', role: 'developer', content: [{ type: 'input_text', text }] };
}

export function isApprovalText(text: string): boolean {
  return text.startsWith(BEGINNING);
}
