/** Asks whether a command may run: the user, or the reviewer in their place. */
import type { CommandExecutionApprovalDecision, ThreadItem } from '@app-server/schema/experimental';
import type { Reach } from '../threads/grants.js';
import type { CommandRequest } from '../tools/exec/command-request.js';
import { prefixOf } from '../tools/commands/prefixes.js';
import type { Approval } from './approval.js';
import { isReviewed, reviewAction } from './guardian/review-action.js';
import type { RunningTurn } from './running-turn.js';

export interface CommandApproval {
  readonly request: CommandRequest;
  readonly item: Extract<ThreadItem, { type: 'commandExecution' }>;
  readonly startedAtMs: number;
  readonly reason: string | null;
  /** What an answer that holds for longer allows. */
  readonly reach: Reach;
}

export async function approveCommand(turn: RunningTurn, approval: CommandApproval): Promise<Approval> {
  const { request, item, startedAtMs, reason } = approval;
  turn.startItem(item, startedAtMs);
  if (isReviewed(turn)) {
    const action = { type: 'command', source: 'unifiedExec', command: item.command, cwd: item.cwd } as const;
    return reviewAction(turn, { action, targetItemId: item.id, reason });
  }
  const amendment = prefixOf(request.argv, request.prefix);
  const answer = await turn.questions.ask(
    'item/commandExecution/requestApproval',
    {
      ...turn.place,
      itemId: item.id,
      startedAtMs,
      ...(reason !== null && { reason }),
      command: item.command,
      cwd: item.cwd,
      commandActions: item.commandActions,
      ...(request.more && { additionalPermissions: request.more }),
      proposedExecpolicyAmendment: amendment,
      availableDecisions: ['accept', { acceptWithExecpolicyAmendment: { execpolicy_amendment: amendment } }, 'cancel'],
    },
    { waiting: 'waitingOnApproval' },
  );
  if (answer.kind === 'answered') return { outcome: decided(turn, approval, answer.result.decision) };
  return { outcome: answer.kind === 'refused' ? 'failed' : 'declined' };
}

function decided(
  { thread: { grants } }: RunningTurn,
  { request: { argv }, reach }: CommandApproval,
  decision: CommandExecutionApprovalDecision,
): Approval['outcome'] {
  if (decision === 'accept') return 'accepted';
  if (decision === 'decline') return 'declined';
  if (decision === 'cancel') return 'cancelled';
  if (decision === 'acceptForSession') {
    grants.allowCommand(argv, reach);
    return 'accepted';
  }
  if ('acceptWithExecpolicyAmendment' in decision) {
    grants.allowPrefix(decision.acceptWithExecpolicyAmendment.execpolicy_amendment, reach);
    return 'accepted';
  }
  // A rule for a host comes with the approval of the command that wanted it.
  return decision.applyNetworkPolicyAmendment.network_policy_amendment.action === 'allow' ? 'accepted' : 'declined';
}
