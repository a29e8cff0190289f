/** What a connection that has not opted in may not use, and does not get. */
import { boundary } from './checker.js';
import type { MethodRow } from './contract.js';

type Members = Record<string, unknown>;

/** Requests in whose params something is experimental. A list, so that the schema need not be read to know it. */
export const GATED_REQUESTS: ReadonlySet<string> = new Set([
  'account/login/start',
  'command/exec',
  'thread/fork',
  'thread/resume',
  'thread/start',
  'turn/start',
  'turn/steer',
]);

const OF_A_THREAD = ['runtimeWorkspaceRoots', 'activePermissionProfile'];

/** Experimental members of what clients are sent, by type; dots lead inside. What is not here has none. */
export const EXPERIMENTAL_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  AccountUpdatedNotification: ['workspaceRole', 'isWorkspaceOwner'],
  CommandExecutionRequestApprovalParams: ['additionalPermissions', 'availableDecisions'],
  ConfigReadResponse: ['config.apps'],
  ConfigRequirementsReadResponse: [
    'requirements.allowedApprovalsReviewers',
    'requirements.hooks',
    'requirements.network',
  ],
  GetAccountResponse: ['workspaceRole', 'isWorkspaceOwner'],
  ThreadForkResponse: OF_A_THREAD,
  ThreadResumeResponse: OF_A_THREAD,
  ThreadStartResponse: OF_A_THREAD,
};

/** The descriptor of the first experimental thing that a request uses. */
export function experimentalUse({ method, stability, descriptor }: MethodRow, params: unknown): string | undefined {
  if (stability === 'experimental') return descriptor ?? method;
  if (!GATED_REQUESTS.has(method)) return undefined;
  const faults = boundary().checkOutbound({ kind: 'request', method, value: params }, { experimental: false });
  return faults.find((fault) => fault.descriptor !== undefined)?.descriptor;
}

/** A value of a type without its experimental members; itself where the type has none. */
export function stableView(type: string | undefined, value: unknown): unknown {
  const members = type === undefined ? undefined : EXPERIMENTAL_MEMBERS[type];
  if (members === undefined) return value;
  return members.reduce((seen, path) => without(seen, path.split('.')), value);
}

function without(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || !(key in value)) return value;
  const { [key]: member, ...others } = value as Members;
  return rest.length === 0 ? others : { ...others, [key]: without(member, rest) };
}
