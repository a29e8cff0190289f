/** Whether a command runs: by the policy of its thread, its sandbox, and what it asks for. */
import type { AskForApproval, SandboxPolicy } from '@app-server/schema/experimental';
import { isDangerous } from '../commands/dangerous.js';
import { isKnownSafe } from '../commands/known-safe.js';

export interface CommandWish {
  readonly script: string;
  /** It asks to run outside the sandbox. */
  readonly isEscalated: boolean;
  /** It asks for more than the sandbox gives. */
  readonly wantsMore: boolean;
  /** The user has allowed it, or commands like it, before. */
  readonly isGranted: boolean;
  /** Why nothing can be sandboxed here, where that is so. */
  readonly noSandbox: string | undefined;
}

export type CommandVerdict =
  | { kind: 'run' }
  /** It runs when somebody says so; `why` is what they should know. */
  | { kind: 'ask'; why: string | null }
  | { kind: 'refuse'; reason: string };

export function judgeCommand(policy: AskForApproval, sandbox: SandboxPolicy, wish: CommandWish): CommandVerdict {
  if (wish.isGranted) return { kind: 'run' };
  const unconfined = isUnconfined(sandbox);
  const noSandbox = unconfined || wish.isEscalated ? undefined : wish.noSandbox;
  const reason = reasonToAsk(policy, unconfined, { ...wish, noSandbox });
  if (reason === undefined) return { kind: 'run' };
  const refusal = refusalOf(policy, reason);
  if (refusal !== undefined) return { kind: 'refuse', reason: inLine(refusal, noSandbox) };
  return { kind: 'ask', why: noSandbox === undefined ? null : inLine('It would run outside of a sandbox.', noSandbox) };
}

/** Whether commands run without a sandbox of this server. */
export function isUnconfined({ type }: SandboxPolicy): boolean {
  return type === 'dangerFullAccess' || type === 'externalSandbox';
}

/** Whether a command that failed in the sandbox may be tried outside after asking. */
export function asksAfterFailure(policy: AskForApproval): boolean {
  if (typeof policy === 'object') return policy.granular.sandbox_approval;
  return policy === 'on-failure' || policy === 'untrusted';
}

type ReasonToAsk = 'wish' | 'untrusted' | 'dangerous' | 'noSandbox';

function reasonToAsk(policy: AskForApproval, unconfined: boolean, wish: CommandWish): ReasonToAsk | undefined {
  const { script, noSandbox } = wish;
  const wishes = wish.isEscalated || wish.wantsMore;
  if (wishes && !takesWishes(policy)) return 'wish';
  if (policy === 'untrusted' && !isKnownSafe(script)) return 'untrusted';
  if (isDangerous(script) && !(policy === 'never' && unconfined)) return 'dangerous';
  if (wishes && !unconfined) return 'wish';
  return noSandbox === undefined ? undefined : 'noSandbox';
}

/** Whether the model may ask for more than the sandbox gives. */
export function takesWishes(policy: AskForApproval): boolean {
  return typeof policy === 'object' ? policy.granular.sandbox_approval : policy === 'on-request';
}

function refusalOf(policy: AskForApproval, reason: ReasonToAsk): string | undefined {
  const name = typeof policy === 'string' ? policy : 'granular';
  if (reason === 'wish' && !takesWishes(policy)) {
    return `Under the approval policy ${name} of this thread nothing beyond the sandbox can be asked for; run it without.`;
  }
  const what = reason === 'dangerous' ? 'A command that destroys' : 'A command outside the sandbox';
  if (policy === 'never') return `${what} needs approval, and the approval policy of this thread is never.`;
  if (typeof policy === 'string') return undefined;
  const { sandbox_approval: sandbox, rules } = policy.granular;
  const asks = reason === 'dangerous' ? rules : sandbox;
  return asks
    ? undefined
    : `${what} needs approval, and the granular approval policy of this thread does not ask for it.`;
}

function inLine(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}
