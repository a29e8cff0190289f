/** Settings of a thread, as `turn_context` and `thread_settings_applied` lines keep them. */
import type {
  ActivePermissionProfile,
  ApprovalsReviewer,
  AskForApproval,
  CollaborationMode,
  ReasoningEffort,
  SandboxPolicy,
  ThreadSettings,
} from '@app-server/schema/experimental';
import type { EventMsg, RolloutLine, TurnContextItem } from '@app-server/schema/rollout';
import { exactly, withRest } from './exact.js';
import { fields, text, textOrNull, wordOf } from './loose.js';
import { policyOfProfile, profileOfPolicy } from './permission-profile.js';
import { policyOf, storedPolicy } from './sandbox-policy.js';
import { readProfile } from './stored-profile.js';

/** What is kept: the settings of the wire, and more that a thread may have. */
export type KeptSettings = ThreadSettings & { readonly runtimeWorkspaceRoots?: readonly string[] };

/** What a turn context says beside settings. */
export type ContextExtras = Pick<TurnContextItem, 'current_date' | 'timezone' | 'network' | 'realtime_active'>;

type Fields = Readonly<Record<string, unknown>>;
type SettingsApplied = Extract<EventMsg, { type: 'thread_settings_applied' }>;

const POLICIES = ['untrusted', 'on-failure', 'on-request', 'never'] as const;
const REVIEWERS = ['user', 'auto_review', 'guardian_subagent'] as const;
const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'] as const;
const SUMMARIES = ['auto', 'concise', 'detailed', 'none'] as const;
const PERSONALITIES = ['none', 'friendly', 'pragmatic'] as const;
/** Limits the most: stands in for profiles that no policy can express. */
const SAFEST: SandboxPolicy = { type: 'readOnly', networkAccess: false };

export function turnContext(settings: KeptSettings, turnId: string, extras: ContextExtras = {}): TurnContextItem {
  const { personality, effort } = settings;
  const context: TurnContextItem = {
    turn_id: turnId,
    cwd: settings.cwd,
    ...extras,
    approval_policy: settings.approvalPolicy,
    sandbox_policy: storedPolicy(settings.sandboxPolicy),
    permission_profile: profileOfPolicy(settings.sandboxPolicy),
    model: settings.model,
    ...(personality !== null && { personality }),
    collaboration_mode: settings.collaborationMode,
    ...(effort !== null && { effort }),
    summary: settings.summary ?? 'auto',
  };
  return withRest(context, settings, (payload) => readContext(fields(payload)));
}

export function settingsSnapshot(settings: KeptSettings): SettingsApplied {
  const event: SettingsApplied = {
    type: 'thread_settings_applied',
    thread_settings: {
      model: settings.model,
      model_provider_id: settings.modelProvider,
      service_tier: settings.serviceTier,
      approval_policy: settings.approvalPolicy,
      approvals_reviewer: settings.approvalsReviewer,
      permission_profile: profileOfPolicy(settings.sandboxPolicy),
      active_permission_profile: settings.activePermissionProfile,
      cwd: settings.cwd,
      reasoning_effort: settings.effort,
      reasoning_summary: settings.summary,
      personality: settings.personality,
      collaboration_mode: settings.collaborationMode,
    },
  };
  return withRest(event, settings, ({ thread_settings }) => readSnapshot(fields(thread_settings)));
}

/** The settings that a line tells of: all of them in lines of this server, some in others; undefined for other lines. */
export function settingsOf(line: RolloutLine): Partial<KeptSettings> | undefined {
  const payload = fields(line.payload);
  if (line.type === 'turn_context') return exactly(readContext(payload), payload);
  if (line.type !== 'event_msg' || payload.type !== 'thread_settings_applied') return undefined;
  return exactly(readSnapshot(fields(payload.thread_settings)), payload);
}

function readContext(context: Fields): Partial<ThreadSettings> {
  const cwd = text(context.cwd);
  return known({
    ...readCommon(context),
    sandboxPolicy: policyOf(context.sandbox_policy) ?? policyOfStored(context.permission_profile, cwd),
    effort: wordOf<ReasoningEffort>(context.effort, EFFORTS),
    summary: wordOf(context.summary, SUMMARIES),
  });
}

function readSnapshot(settings: Fields): Partial<ThreadSettings> {
  return known({
    ...readCommon(settings),
    sandboxPolicy: policyOfStored(settings.permission_profile, text(settings.cwd)),
    approvalsReviewer: wordOf<ApprovalsReviewer>(settings.approvals_reviewer, REVIEWERS) ?? undefined,
    activePermissionProfile: activeProfile(settings.active_permission_profile),
    modelProvider: text(settings.model_provider_id) || undefined,
    serviceTier: textOrNull(settings.service_tier),
    effort: wordOf<ReasoningEffort>(settings.reasoning_effort, EFFORTS),
    summary: wordOf(settings.reasoning_summary, SUMMARIES),
  });
}

function readCommon(settings: Fields) {
  return {
    cwd: text(settings.cwd) || undefined,
    approvalPolicy: approvalPolicy(settings.approval_policy),
    model: text(settings.model) || undefined,
    collaborationMode: collaborationMode(settings.collaboration_mode),
    personality: wordOf(settings.personality, PERSONALITIES),
  };
}

function policyOfStored(value: unknown, cwd: string): SandboxPolicy | undefined {
  const profile = readProfile(value);
  return profile && (policyOfProfile(profile, cwd) ?? SAFEST);
}

function approvalPolicy(value: unknown): AskForApproval | undefined {
  const word = wordOf(value, POLICIES);
  if (word) return word;
  return 'granular' in fields(value) ? (value as AskForApproval) : undefined;
}

function collaborationMode(value: unknown): CollaborationMode | undefined {
  const { mode, settings } = fields(value);
  const kind = wordOf(mode, ['plan', 'default']);
  if (!kind) return undefined;
  const { model, reasoning_effort, developer_instructions } = fields(settings);
  return {
    mode: kind,
    settings: {
      model: text(model),
      reasoning_effort: wordOf<ReasoningEffort>(reasoning_effort, EFFORTS),
      developer_instructions: textOrNull(developer_instructions),
    },
  };
}

function activeProfile(value: unknown): ActivePermissionProfile | null {
  const { id, extends: base } = fields(value);
  return typeof id === 'string' ? { id, extends: textOrNull(base) } : null;
}

/** Without what is not known. */
function known<T extends object>(settings: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
