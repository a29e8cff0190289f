/** Automatic review of approvals: what the reviewer looked at and decided. */
import * as t from '../define/index.js';
import { NetworkApprovalProtocol, RequestPermissionProfile } from './permissions.js';
import { AbsolutePathBuf } from './primitives.js';

export const GuardianApprovalReviewStatus = t.enumeration(
  'GuardianApprovalReviewStatus',
  'State of an automatic review; unstable. `timedOut` counts as a refusal, `aborted` means the review was given up.',
  ['inProgress', 'approved', 'denied', 'timedOut', 'aborted'],
);

export const GuardianRiskLevel = t.enumeration(
  'GuardianRiskLevel',
  'Risk of an action as judged by the automatic review; unstable.',
  ['low', 'medium', 'high', 'critical'],
);

export const GuardianUserAuthorization = t.enumeration(
  'GuardianUserAuthorization',
  'How far the user is judged to have authorized an action; `unknown` when it cannot be told. Unstable.',
  ['unknown', 'low', 'medium', 'high'],
);

export const GuardianApprovalReview = t.object(
  'GuardianApprovalReview',
  'State and findings of an automatic approval review; unstable.',
  {
    status: GuardianApprovalReviewStatus,
    riskLevel: t.nullable(GuardianRiskLevel, 'Risk the reviewer sees in the action; null while it has given none.'),
    userAuthorization: t.nullable(
      GuardianUserAuthorization,
      'How clearly the user has asked for the action; null while not assessed.',
    ),
    rationale: t.nullable(t.string, "The reviewer's reasoning in plain text; null when there is none."),
  },
);

export const GuardianCommandSource = t.enumeration(
  'GuardianCommandSource',
  'Tool that issued a command. `shell` runs one command to its end, `unifiedExec` works in a session that may stay open.',
  ['shell', 'unifiedExec'],
);

export const GuardianApprovalReviewAction = t.named(
  'GuardianApprovalReviewAction',
  'The action under review, complete enough to be shown without its item.',
  t.union([
    t.arm({ type: 'command' }, 'A command is to be run.', {
      source: t.field(GuardianCommandSource, 'Tool through which the agent issued the command.'),
      command: t.field(t.string, 'Command line as text.'),
      cwd: t.field(AbsolutePathBuf, 'Absolute working directory of the command.'),
    }),
    t.arm({ type: 'execve' }, 'A single program launch made inside a running command.', {
      source: t.field(GuardianCommandSource, 'Tool through which the agent issued the enclosing command.'),
      program: t.field(t.string, 'Executable to be launched.'),
      argv: t.field(t.list(t.string), 'Argument vector of the launch.'),
      cwd: t.field(AbsolutePathBuf, 'Absolute working directory of the launch.'),
    }),
    t.arm({ type: 'applyPatch' }, 'A patch is to be applied to files.', {
      cwd: t.field(AbsolutePathBuf, 'Absolute working directory of the patch.'),
      files: t.field(t.list(AbsolutePathBuf), 'Absolute paths of the files the patch touches.'),
    }),
    t.arm({ type: 'networkAccess' }, 'A network connection is to be opened.', {
      target: t.field(t.string, 'Destination as a single string for display.'),
      host: t.field(t.string, 'Host name or address of the destination.'),
      protocol: NetworkApprovalProtocol,
      port: t.uint16,
    }),
    t.arm({ type: 'mcpToolCall' }, 'A tool of an MCP server is to be called.', {
      server: t.field(t.string, 'Configured name of the MCP server.'),
      toolName: t.field(t.string, 'Name of the tool on that server.'),
      connectorId: t.nullable(t.string, 'Id of the app connector behind the tool; null for other servers.'),
      connectorName: t.nullable(t.string, 'Display name of that connector; null when there is none.'),
      toolTitle: t.nullable(t.string, 'Display title of the tool; null when the server gives none.'),
    }),
    t.arm({ type: 'requestPermissions' }, 'The agent asks for additional permissions.', {
      reason: t.nullable(t.string, 'Why the agent asks; null when it gave no reason.'),
      permissions: t.field(RequestPermissionProfile, 'Permissions asked for.'),
    }),
  ]),
);

export const ItemGuardianApprovalReviewStartedNotification = t.object('ItemGuardianApprovalReviewStartedNotification', {
  threadId: t.string,
  turnId: t.string,
  startedAtMs: t.field(t.int64, 'Start of the review in Unix milliseconds.'),
  reviewId: t.field(
    t.string,
    'Id of the review, the same in both notifications; use it rather than `targetItemId` to match them.',
  ),
  targetItemId: t.nullable(
    t.string,
    'Item under review, which several `execve` reviews may share; null for network reviews.',
  ),
  review: t.field(GuardianApprovalReview, 'State at the start, with status `inProgress`.'),
  action: t.field(GuardianApprovalReviewAction, 'What is being reviewed.'),
});

export const AutoReviewDecisionSource = t.enumeration(
  'AutoReviewDecisionSource',
  'What decided an automatic review; always the reviewing `agent` so far. Unstable.',
  ['agent'],
);

export const ItemGuardianApprovalReviewCompletedNotification = t.object(
  'ItemGuardianApprovalReviewCompletedNotification',
  {
    threadId: t.string,
    turnId: t.string,
    startedAtMs: t.field(t.int64, 'Start of the review in Unix milliseconds.'),
    completedAtMs: t.field(t.int64, 'End of the review in Unix milliseconds.'),
    reviewId: t.field(
      t.string,
      'Id of the review, the same in both notifications; use it rather than `targetItemId` to match them.',
    ),
    targetItemId: t.nullable(
      t.string,
      'Item under review, which several `execve` reviews may share; null for network reviews.',
    ),
    decisionSource: t.field(AutoReviewDecisionSource, 'What made the decision.'),
    review: t.field(GuardianApprovalReview, 'The outcome of the review.'),
    action: t.field(GuardianApprovalReviewAction, 'What is being reviewed.'),
  },
);

export const serverNotifications = {
  'item/autoApprovalReview/started': t.notification({
    doc: 'Sent when an automatic review of an action begins, possibly before the reviewed item itself is announced; unstable.',
    params: ItemGuardianApprovalReviewStartedNotification,
    delivery: 'subscribers',
  }),
  'item/autoApprovalReview/completed': t.notification({
    doc: 'Sent when an automatic review of an action has reached its outcome; unstable.',
    params: ItemGuardianApprovalReviewCompletedNotification,
    delivery: 'subscribers',
  }),
};
