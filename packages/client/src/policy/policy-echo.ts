/**
 * What was asked about safety against what the server says is in force: a parameter that an older server ignores, or
 * that a loaded thread does not take over, must not pass silently.
 */

export type PolicySubject = 'model' | 'approvalPolicy' | 'approvalsReviewer' | 'sandbox' | 'permissions';

export interface PolicyDifference {
  subject: PolicySubject;
  asked: unknown;
  inForce: unknown;
}

/** The server works under another policy than the one that was asked for. */
export class PolicyMismatch extends Error {
  override readonly name = 'PolicyMismatch';
  readonly code = 'policy';

  constructor(
    readonly method: string,
    readonly differences: readonly PolicyDifference[],
    /** The thread that was started, resumed or forked; no turn of it has been run. */
    readonly threadId: string | undefined,
  ) {
    super(`${method}: the server works under another policy. ${differences.map(describe).join(' ')}`);
  }
}

/** The members of params that are compared. A member that is absent or null asks for nothing. */
export interface AskedPolicy {
  model?: unknown;
  approvalPolicy?: unknown;
  approvalsReviewer?: unknown;
  /** A mode, such as `read-only`. */
  sandbox?: unknown;
  sandboxPolicy?: unknown;
  /** Id of a permission profile. */
  permissions?: unknown;
}

/** What a server says is in force, in a response or in `thread/settings/updated`. */
export interface PolicyInForce {
  model?: unknown;
  approvalPolicy?: unknown;
  approvalsReviewer?: unknown;
  sandboxPolicy?: unknown;
  activePermissionProfile?: unknown;
}

/** Each difference between what was asked and what is in force. */
export function policyDifferences(asked: AskedPolicy, inForce: PolicyInForce): PolicyDifference[] {
  const compared: [PolicySubject, unknown, unknown][] = [
    ['model', asked.model, inForce.model],
    ['approvalPolicy', asked.approvalPolicy, inForce.approvalPolicy],
    ['approvalsReviewer', reviewer(asked.approvalsReviewer), reviewer(inForce.approvalsReviewer)],
    ['sandbox', SANDBOX_TYPES[String(asked.sandbox)] ?? asked.sandbox, member(inForce.sandboxPolicy, 'type')],
    ['sandbox', asked.sandboxPolicy, inForce.sandboxPolicy],
    ['permissions', asked.permissions, member(inForce.activePermissionProfile, 'id')],
  ];
  return compared.flatMap(([subject, wanted, found]) =>
    wanted === undefined || wanted === null || covers(found, wanted)
      ? []
      : [{ subject, asked: wanted, inForce: found }],
  );
}

/** The short name of a sandbox, and the policy it stands for. */
const SANDBOX_TYPES: Readonly<Record<string, string>> = {
  'read-only': 'readOnly',
  'workspace-write': 'workspaceWrite',
  'danger-full-access': 'dangerFullAccess',
};

/** The old name of the same reviewer, which servers still write. */
function reviewer(value: unknown): unknown {
  return value === 'guardian_subagent' ? 'auto_review' : value;
}

/** Whether a value says all that was asked for; what was left out of the question may be anything. */
function covers(found: unknown, asked: unknown): boolean {
  if (Array.isArray(asked))
    return (
      Array.isArray(found) && found.length === asked.length && asked.every((one) => found.some((it) => covers(it, one)))
    );
  if (typeof asked !== 'object' || asked === null) return found === asked;
  return Object.entries(asked).every(([key, value]) => value === undefined || covers(member(found, key), value));
}

function member(value: unknown, key: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[key];
}

function describe({ subject, asked, inForce }: PolicyDifference): string {
  return `${subject}: asked for ${JSON.stringify(asked)}, in force is ${JSON.stringify(inForce) ?? 'nothing'}.`;
}
