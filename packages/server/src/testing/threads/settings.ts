/** Settings of a thread: what is asked for is in force, and is echoed. */
import { posix } from 'node:path';
import type {
  SandboxMode,
  SandboxPolicy,
  ThreadForkParams,
  ThreadResumeParams,
  ThreadSettings,
  ThreadStartParams,
  ThreadStartResponse,
  TurnStartParams,
} from '@app-server/schema/experimental';

export const DEFAULT_CWD = '/home/fake/project';
const DEFAULT_MODEL = 'gpt-5.5';

const POLICIES: Record<SandboxMode, SandboxPolicy> = {
  'read-only': { type: 'readOnly', networkAccess: false },
  'workspace-write': {
    type: 'workspaceWrite',
    writableRoots: [],
    networkAccess: false,
    excludeTmpdirEnvVar: false,
    excludeSlashTmp: false,
  },
  'danger-full-access': { type: 'dangerFullAccess' },
};

export function defaultSettings(): ThreadSettings {
  return {
    cwd: DEFAULT_CWD,
    approvalPolicy: 'on-request',
    approvalsReviewer: 'user',
    sandboxPolicy: POLICIES['read-only'],
    activePermissionProfile: { id: ':read-only', extends: null },
    model: DEFAULT_MODEL,
    modelProvider: 'fake',
    serviceTier: null,
    effort: null,
    summary: null,
    collaborationMode: {
      mode: 'default',
      settings: { model: DEFAULT_MODEL, reasoning_effort: null, developer_instructions: null },
    },
    personality: null,
  };
}

/** Settings with the overrides of a start, a resume, a fork or a turn. */
export function overridden(
  settings: ThreadSettings,
  params: ThreadStartParams | ThreadResumeParams | ThreadForkParams | TurnStartParams,
): ThreadSettings {
  const { cwd, model, approvalPolicy, approvalsReviewer, serviceTier } = params;
  const personality = 'personality' in params ? params.personality : undefined;
  const turn: Partial<TurnStartParams> = 'input' in params ? params : {};
  const sandbox = 'sandbox' in params && params.sandbox ? POLICIES[params.sandbox] : turn.sandboxPolicy;
  const provider = 'modelProvider' in params ? params.modelProvider : undefined;
  return {
    ...settings,
    ...(cwd && { cwd: posix.resolve(settings.cwd, cwd) }),
    ...(model && { model }),
    ...(provider && { modelProvider: provider }),
    ...(approvalPolicy && { approvalPolicy }),
    ...(approvalsReviewer && { approvalsReviewer }),
    ...(serviceTier !== undefined && { serviceTier }),
    ...(personality && { personality }),
    ...(sandbox && { sandboxPolicy: sandbox, activePermissionProfile: null }),
    ...(params.permissions && { activePermissionProfile: { id: params.permissions, extends: null } }),
    ...(turn.effort && { effort: turn.effort }),
    ...(turn.summary && { summary: turn.summary }),
    ...(turn.collaborationMode && { collaborationMode: turn.collaborationMode }),
  };
}

/** The members of a start, resume or fork response that tell what is in force. */
export function settingsEcho(settings: ThreadSettings): Omit<ThreadStartResponse, 'thread'> {
  return {
    model: settings.model,
    modelProvider: settings.modelProvider,
    serviceTier: settings.serviceTier,
    cwd: settings.cwd,
    runtimeWorkspaceRoots: [settings.cwd],
    instructionSources: [],
    approvalPolicy: settings.approvalPolicy,
    // The reference tells this reviewer by its former name.
    approvalsReviewer: settings.approvalsReviewer === 'auto_review' ? 'guardian_subagent' : settings.approvalsReviewer,
    sandbox: settings.sandboxPolicy,
    activePermissionProfile: settings.activePermissionProfile,
    reasoningEffort: settings.effort,
  };
}
