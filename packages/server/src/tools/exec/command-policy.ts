/** Whether a command runs, and how: by the policy of its thread, its sandbox, and what it asks for. */
import type { AskForApproval, SandboxPolicy } from '@app-server/schema/experimental';
import { isDangerous } from '../commands/dangerous.js';
import { isKnownSafe } from '../commands/known-safe.js';

export interface CommandWish {
  readonly script: string;
  /** It asks to run outside the sandbox, or with more than that gives. */
  readonly wantsMore: boolean;
  /** The user has allowed it, or commands like it, before. */
  readonly isGranted: boolean;
}

export type CommandVerdict =
  | { kind: 'run'; sandboxed: boolean }
  /** It runs outside the sandbox when somebody says so. */
  | { kind: 'ask' }
  | { kind: 'refuse'; reason: string };

export function judgeCommand(policy: AskForApproval, sandbox: SandboxPolicy, wish: CommandWish): CommandVerdict {
  if (wish.isGranted) return { kind: 'run', sandboxed: false };
  const unconfined = sandbox.type === 'dangerFullAccess' || sandbox.type === 'externalSandbox';
  const reason = reasonToAsk(policy, unconfined, wish);
  if (reason === undefined) return { kind: 'run', sandboxed: !unconfined };
  const refusal = refusalOf(policy, reason);
  return refusal === undefined ? { kind: 'ask' } : { kind: 'refuse', reason: refusal };
}

/** Whether a command that failed in the sandbox may be tried outside after asking. */
export function asksAfterFailure(policy: AskForApproval): boolean {
  return policy === 'on-failure';
}

type ReasonToAsk = 'untrusted' | 'dangerous' | 'escalation';

function reasonToAsk(policy: AskForApproval, unconfined: boolean, wish: CommandWish): ReasonToAsk | undefined {
  if (policy === 'untrusted') return isKnownSafe(wish.script) && !wish.wantsMore ? undefined : 'untrusted';
  if (isDangerous(wish.script) && !(policy === 'never' && unconfined)) return 'dangerous';
  if (wish.wantsMore && !unconfined) return 'escalation';
  return undefined;
}

function refusalOf(policy: AskForApproval, reason: ReasonToAsk): string | undefined {
  const what = reason === 'dangerous' ? 'A command that destroys' : 'A command outside the sandbox';
  if (policy === 'never') return `${what} needs approval, and the approval policy of this thread is never.`;
  if (typeof policy === 'string') return undefined;
  const { sandbox_approval: sandbox, rules } = policy.granular;
  const asks = reason === 'escalation' ? sandbox : rules;
  return asks
    ? undefined
    : `${what} needs approval, and the granular approval policy of this thread does not ask for it.`;
}
