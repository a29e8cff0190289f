/** Questions the server asks before a command, a file change or wider permissions take effect. */
import * as t from '../define/index.js';
import { CommandAction } from './items.js';
import {
  AdditionalPermissionProfile,
  ExecPolicyAmendment,
  GrantedPermissionProfile,
  NetworkApprovalContext,
  NetworkPolicyAmendment,
  RequestPermissionProfile,
} from './permissions.js';
import { AbsolutePathBuf, RequestId } from './primitives.js';

export const CommandExecutionApprovalDecision = t.named(
  'CommandExecutionApprovalDecision',
  'Answer to a command approval. `acceptForSession` also silences matching prompts later in the session. `decline` lets the turn go on, `cancel` interrupts it.',
  t.union([
    t.literals('accept'),
    t.literals('acceptForSession'),
    t.keyed(
      'acceptWithExecpolicyAmendment',
      t.shape({
        execpolicy_amendment: t.field(
          ExecPolicyAmendment,
          'Rule to store, normally the one offered in `proposedExecpolicyAmendment`.',
        ),
      }),
      'Runs the command and stores a rule that lets similar commands through.',
    ),
    t.keyed(
      'applyNetworkPolicyAmendment',
      t.shape({
        network_policy_amendment: t.field(
          NetworkPolicyAmendment,
          'Rule to store, normally one of `proposedNetworkPolicyAmendments`.',
        ),
      }),
      'Settles a network prompt with a lasting allow or deny rule for the host.',
    ),
    t.literals('decline'),
    t.literals('cancel'),
  ]),
);

export const CommandExecutionRequestApprovalParams = t.object('CommandExecutionRequestApprovalParams', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the `commandExecution` item that waits for the answer.'),
  startedAtMs: t.field(t.int64, 'Time the approval was asked for, in Unix milliseconds.'),
  approvalId: t.maybe(
    t.string,
    'Opaque id that tells apart several prompts of one item; null or absent for an ordinary command.',
  ),
  reason: t.maybe(t.string, 'Why approval is needed, as text for the user.'),
  networkApprovalContext: t.maybe(
    NetworkApprovalContext,
    'Host and protocol in question when the prompt is about network access.',
  ),
  command: t.maybe(t.string, "Command as one shell line, for example `/bin/bash -lc '...'`."),
  cwd: t.maybe(AbsolutePathBuf, 'Absolute directory in which the command would run.'),
  commandActions: t.maybe(t.list(CommandAction), 'Guess at what the command does, meant for display only.'),
  additionalPermissions: t.maybe(
    AdditionalPermissionProfile,
    'Sandbox permissions wanted beyond the current ones; meant for connections with the experimental capability.',
    { experimental: 'item/commandExecution/requestApproval.additionalPermissions' },
  ),
  proposedExecpolicyAmendment: t.maybe(
    ExecPolicyAmendment,
    'Rule the client can send back with `acceptWithExecpolicyAmendment`.',
  ),
  proposedNetworkPolicyAmendments: t.maybe(
    t.list(NetworkPolicyAmendment),
    'Host rules the client can send back with `applyNetworkPolicyAmendment`.',
  ),
  availableDecisions: t.maybe(
    t.list(CommandExecutionApprovalDecision),
    'Choices to show, in display order; the server also takes valid decisions that are not listed.',
    { experimental: 'item/commandExecution/requestApproval.availableDecisions' },
  ),
});

export const CommandExecutionRequestApprovalResponse = t.object('CommandExecutionRequestApprovalResponse', {
  decision: t.field(CommandExecutionApprovalDecision, 'A value of the wrong shape is treated as a refusal.'),
});

export const FileChangeRequestApprovalParams = t.object('FileChangeRequestApprovalParams', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the `fileChange` item that holds the proposed edits.'),
  startedAtMs: t.field(t.int64, 'Time the approval was asked for, in Unix milliseconds.'),
  reason: t.maybe(t.string, 'Why approval is needed, as text for the user; null when there is none.'),
  grantRoot: t.maybe(
    t.string,
    'Unstable: directory to become writable for the rest of the session; it may have no effect.',
  ),
});

export const FileChangeApprovalDecision = t.enumeration(
  'FileChangeApprovalDecision',
  'Answer to a file change approval. `acceptForSession` also covers later edits of the same files. `decline` lets the turn go on, `cancel` interrupts it.',
  ['accept', 'acceptForSession', 'decline', 'cancel'],
);

export const FileChangeRequestApprovalResponse = t.object('FileChangeRequestApprovalResponse', {
  decision: FileChangeApprovalDecision,
});

export const PermissionsRequestApprovalParams = t.object('PermissionsRequestApprovalParams', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the permission request within the turn.'),
  startedAtMs: t.field(t.int64, 'Time the approval was asked for, in Unix milliseconds.'),
  cwd: t.field(AbsolutePathBuf, 'Absolute working directory the request applies to.'),
  reason: t.nullable(t.string, 'Why the agent wants the permissions; null when it gave no reason.'),
  permissions: t.field(RequestPermissionProfile, 'File system and network permissions the agent asks for.'),
});

export const PermissionGrantScope = t.enumeration(
  'PermissionGrantScope',
  'How long granted permissions last: the current turn or the whole session.',
  ['turn', 'session'],
);

export const PermissionsRequestApprovalResponse = t.object('PermissionsRequestApprovalResponse', {
  permissions: t.field(
    GrantedPermissionProfile,
    'Granted part of the request; entries that were not asked for are ignored.',
  ),
  scope: t.defaulted(PermissionGrantScope, 'turn', 'Lifetime of the grant; `turn` when omitted.'),
  strictAutoReview: t.optional(
    t.boolean,
    'True sends each later command of the turn through automatic review before it runs; false when omitted.',
  ),
});

export const ServerRequestResolvedNotification = t.object('ServerRequestResolvedNotification', {
  threadId: t.string,
  requestId: t.field(RequestId, 'JSON-RPC id of the server request that is no longer open.'),
});

export const serverRequests = {
  'item/commandExecution/requestApproval': t.serverRequest({
    doc: 'Asks every subscriber of the thread whether a command may run; the first reply decides and an error reply counts as a refusal.',
    params: CommandExecutionRequestApprovalParams,
    result: CommandExecutionRequestApprovalResponse,
  }),
  'item/fileChange/requestApproval': t.serverRequest({
    doc: "Asks the thread's subscribers whether the edits of a pending file change item may be applied; the first reply decides.",
    params: FileChangeRequestApprovalParams,
    result: FileChangeRequestApprovalResponse,
  }),
  'item/permissions/requestApproval': t.serverRequest({
    doc: "Asks the thread's subscribers to grant extra permissions to the agent; grants beyond the requested ones are ignored.",
    params: PermissionsRequestApprovalParams,
    result: PermissionsRequestApprovalResponse,
  }),
};

export const serverNotifications = {
  'serverRequest/resolved': t.notification({
    doc: 'Sent to all subscribers of a thread when one of its server requests was answered or was dropped because the turn changed.',
    params: ServerRequestResolvedNotification,
    delivery: 'subscribers',
  }),
};
