/** Everything in which this protocol and the reference differ, each with its reason. Entries that no longer hold fail. */
import type { Stability } from '@app-server/protocol';
import { WITHOUT_JSON_SCHEMA } from '../src/reference-tree/layout.js';

export type Side = 'ours' | 'reference';

/** A part of a named type: members of an object, or arms of a union told apart by a tag or by their only key. */
export type Part = { members: string[] } | { tag: string; values: string[] } | { keys: string[] };

export interface Difference {
  type: string;
  part: Part;
  /** The side that has the part; the other one lacks it. */
  only: Side;
  surfaces: Stability[];
  outputs: ('json' | 'ts')[];
  reason: string;
}

const EVERYWHERE: Pick<Difference, 'outputs'> = { outputs: ['json', 'ts'] };

/** Notifications that the reference withholds from stable connections, and keeps in its stable output. */
export const WITHHELD_NOTIFICATIONS = [
  'process/exited',
  'process/outputDelta',
  'thread/realtime/closed',
  'thread/realtime/error',
  'thread/realtime/itemAdded',
  'thread/realtime/outputAudio/delta',
  'thread/realtime/sdp',
  'thread/realtime/started',
  'thread/realtime/transcript/delta',
  'thread/realtime/transcript/done',
  'thread/settings/updated',
];

const REFUSED = 'The reference keeps this arm in its stable output and refuses it on stable connections.';
const OURS = 'An experimental member of ours; the release does not declare it.';

export const DIFFERENCES: Difference[] = [
  {
    type: 'ClientRequest',
    part: { tag: 'method', values: ['device/key/create', 'device/key/public', 'device/key/sign'] },
    only: 'ours',
    surfaces: ['experimental'],
    ...EVERYWHERE,
    reason: 'Device keys are experimental methods of ours; the release does not declare them.',
  },
  {
    type: 'ClientRequest',
    part: { tag: 'method', values: WITHOUT_JSON_SCHEMA },
    only: 'ours',
    surfaces: ['stable', 'experimental'],
    outputs: ['json'],
    reason: 'Methods of the first generation still answer, and the reference leaves them out of its JSON Schema.',
  },
  {
    type: 'ServerNotification',
    part: { tag: 'method', values: ['rawResponseItem/completed'] },
    only: 'ours',
    surfaces: ['stable', 'experimental'],
    outputs: ['json'],
    reason: 'The reference sends it and declares it in TypeScript, and leaves it out of its JSON Schema.',
  },
  {
    type: 'GetAccountResponse',
    part: { members: ['workspaceRole', 'isWorkspaceOwner'] },
    only: 'ours',
    surfaces: ['experimental'],
    ...EVERYWHERE,
    reason: OURS,
  },
  {
    type: 'AccountUpdatedNotification',
    part: { members: ['workspaceRole', 'isWorkspaceOwner'] },
    only: 'ours',
    surfaces: ['experimental'],
    ...EVERYWHERE,
    reason: OURS,
  },
  {
    type: 'NetworkRequirements',
    part: { members: ['dangerFullAccessDenylistOnly'] },
    only: 'ours',
    surfaces: ['experimental'],
    ...EVERYWHERE,
    reason: OURS,
  },
  {
    type: 'ServerNotification',
    part: { tag: 'method', values: WITHHELD_NOTIFICATIONS },
    only: 'reference',
    surfaces: ['stable'],
    ...EVERYWHERE,
    reason: 'Stable connections never receive them, so the stable surface does not declare them.',
  },
  {
    type: 'AskForApproval',
    part: { keys: ['granular'] },
    only: 'reference',
    surfaces: ['stable'],
    ...EVERYWHERE,
    reason: REFUSED,
  },
  {
    type: 'LoginAccountParams',
    part: { tag: 'type', values: ['chatgptAuthTokens'] },
    only: 'reference',
    surfaces: ['stable'],
    ...EVERYWHERE,
    reason: REFUSED,
  },
];

export function differencesOf(surface: Stability, output: 'json' | 'ts'): Difference[] {
  return DIFFERENCES.filter(({ surfaces, outputs }) => surfaces.includes(surface) && outputs.includes(output));
}

const DEVICE_KEY_FILES = [
  'DeviceKeyCreateParams',
  'DeviceKeyCreateResponse',
  'DeviceKeyPublicParams',
  'DeviceKeyPublicResponse',
  'DeviceKeySignParams',
  'DeviceKeySignResponse',
];
const DEVICE_KEYS = [
  ...DEVICE_KEY_FILES,
  'DeviceKeyAlgorithm',
  'DeviceKeyProtectionClass',
  'DeviceKeyProtectionPolicy',
  'DeviceKeySignPayload',
];

/** Names that the reference's TypeScript has and its JSON Schema writes out in place. */
const INLINED = ['ExecPolicyAmendment', 'JsonValue', 'LocalShellExecAction'];

/** Definitions that the reference's JSON Schema does not name. */
export const ADDED_DEFINITIONS: Record<Stability, string[]> = (() => {
  const stable = [
    ...INLINED,
    // Typed details of errors.
    'ErrorData',
    'Fault',
    // Methods of the first generation and what they reach.
    'ConversationGitInfo',
    'ConversationSummary',
    'GetAuthStatusParams',
    'GetAuthStatusResponse',
    'GetConversationSummaryParams',
    'GetConversationSummaryResponse',
    'GitDiffToRemoteParams',
    'GitDiffToRemoteResponse',
    'GitSha',
    'InternalSessionSource',
    'StoredSessionSource',
  ];
  return { stable, experimental: [...stable, ...DEVICE_KEYS, 'WorkspaceRole'] };
})();

/** Definitions that the bundles of the reference tree have beyond those of the reference, by namespace. */
export const ADDED_TO_BUNDLES: Record<Stability, { root: string[]; v2: string[] }> = {
  stable: { root: ['ExecPolicyAmendment'], v2: ['JsonValue', 'LocalShellExecAction'] },
  experimental: {
    root: ['ExecPolicyAmendment'],
    v2: ['JsonValue', 'LocalShellExecAction', 'WorkspaceRole', ...DEVICE_KEYS],
  },
};

/** Files that the reference trees have beyond those of the reference. */
export const ADDED_FILES: Record<Stability, { json: string[]; ts: string[] }> = {
  stable: { json: [], ts: ['v2/ThreadListCwdFilter.ts'] },
  experimental: {
    json: DEVICE_KEY_FILES.map((name) => `v2/${name}.json`),
    ts: [...DEVICE_KEYS, 'WorkspaceRole', 'AppConfig', 'AppToolConfig', 'ThreadListCwdFilter'].map(
      (name) => `v2/${name}.ts`,
    ),
  },
};

/** Types of session files that carry another name here. */
export const ROLLOUT_NAMES: Readonly<Record<string, string>> = {
  base_instructions: 'BaseInstructions',
  Result_of_CallToolResult_or_String: 'McpToolCallOutcome',
  SessionSource: 'StoredSessionSource',
};

/** Types of the reference's session files that we write out in place. */
export const ROLLOUT_INLINED = ['GranularApprovalConfig'];

/** Spellings of the reference's TypeScript, each with ours. */
export const TYPESCRIPT_SPELLINGS: readonly (readonly [reference: string, ours: string, reason: string])[] = [
  ['bigint', 'number', 'JSON.parse never makes a bigint.'],
];

/** Types of the reference's top folder that carry another name here, because `v2/` has a type of that name. */
export const TYPESCRIPT_NAMES: Readonly<Record<string, string>> = {
  SessionSource: 'StoredSessionSource',
  WebSearchAction: 'ResponsesApiWebSearchAction',
};
