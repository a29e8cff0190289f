/** What requests change about the settings of a thread: the same for starts, resumes, forks, turns and updates. */
import { resolve } from 'node:path';
import type {
  AskForApproval,
  SandboxPolicy,
  ThreadStartParams,
  TurnStartParams,
} from '@app-server/schema/experimental';
import type { ServerConfig } from '../config/server-config.js';
import { invalidRequest, notFound } from '../core/faults.js';
import { instructed } from './mode-instructions.js';
import {
  type Permissions,
  PLAIN_WORKSPACE,
  type WorkspaceOptions,
  permissionsOfMode,
  permissionsOfProfile,
} from './permissions.js';
import { namedTier } from './service-tier.js';
import type { Services } from './services.js';
import type { EffectiveSettings, SettingsPatch } from './thread-settings-state.js';

type OfThreads = 'modelProvider' | 'sandbox';
type OfTurns =
  | 'cwd'
  | 'runtimeWorkspaceRoots'
  | 'approvalPolicy'
  | 'approvalsReviewer'
  | 'sandboxPolicy'
  | 'permissions'
  | 'model'
  | 'serviceTier'
  | 'effort'
  | 'summary'
  | 'personality'
  | 'collaborationMode';

/** Members of any request that change settings; null means the same as nothing, unless for `serviceTier`. */
export type SettingsOverrides = Partial<Pick<ThreadStartParams, OfThreads> & Pick<TurnStartParams, OfTurns>>;

/** What settings a request needs to know of, to say what it changes. */
type Current = Pick<EffectiveSettings, 'permissions'>;

/**
 * Changes that a request asks for. Nothing is changed by what is left out.
 *
 * @throws {RpcError} when two of its members contradict each other, or name what is not there
 */
export function settingsPatchOf(overrides: SettingsOverrides, current: Current, services: Services): SettingsPatch {
  const { cwd, approvalPolicy, collaborationMode } = overrides;
  const patch: { [K in keyof SettingsPatch]: SettingsPatch[K] | null | undefined } = {
    cwd: typeof cwd === 'string' ? resolve(services.cwd, cwd) : undefined,
    runtimeWorkspaceRoots: overrides.runtimeWorkspaceRoots,
    approvalPolicy: approvalPolicy && wholePolicy(approvalPolicy),
    approvalsReviewer: overrides.approvalsReviewer,
    permissions: permissionsFrom(overrides, current, services),
    model: overrides.model,
    modelProvider: knownProvider(overrides.modelProvider, services),
    serviceTier: namedTier(overrides.serviceTier),
    effort: overrides.effort,
    summary: overrides.summary,
    personality: overrides.personality,
    collaborationMode: collaborationMode && instructed(collaborationMode),
  };
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined && value !== null));
}

/** A granular policy with all its switches; those that are left out are off. */
export function wholePolicy(policy: AskForApproval): AskForApproval {
  if (typeof policy === 'string') return policy;
  return { granular: { ...OFF, ...policy.granular } };
}

const OFF: Partial<Exclude<AskForApproval, string>['granular']> = { skill_approval: false, request_permissions: false };

/** @throws {RpcError} when no such provider is configured */
export function knownProvider(id: string | null | undefined, { providers }: Services): string | undefined {
  if (id === null || id === undefined) return undefined;
  if (providers.find(id)) return id;
  const there = providers.ids.join(', ');
  throw notFound(
    'modelProvider',
    id,
    `The model provider ${JSON.stringify(id)} is not configured; there are: ${there}.`,
  );
}

/** @throws {RpcError} when a request says twice what commands may do */
export function checkPermissions({ permissions, sandbox, sandboxPolicy }: SettingsOverrides): void {
  if (permissions === null || permissions === undefined) return;
  const other = sandbox ? 'sandbox' : sandboxPolicy ? 'sandboxPolicy' : undefined;
  if (other === undefined) return;
  throw invalidRequest(
    `\`permissions\` cannot be combined with \`${other}\`; send one of them.`,
    '/params/permissions',
  );
}

function permissionsFrom(overrides: SettingsOverrides, current: Current, services: Services): Permissions | undefined {
  checkPermissions(overrides);
  const { permissions, sandbox, sandboxPolicy } = overrides;
  if (permissions !== null && permissions !== undefined) return permissionsOfProfile(permissions);
  if (sandboxPolicy) return { kind: 'policy', policy: wholeSandbox(sandboxPolicy) };
  return sandbox ? permissionsOfMode(sandbox, optionsOf(current, services)) : undefined;
}

/** A workspace keeps the options it has; otherwise it gets those of the configuration. */
function optionsOf({ permissions }: Current, { config }: Services): WorkspaceOptions {
  return permissions.kind === 'workspace' ? permissions.options : configuredOptions(config);
}

export function configuredOptions({ workspaceWrite }: ServerConfig): WorkspaceOptions {
  if (!workspaceWrite) return PLAIN_WORKSPACE;
  const { networkAccess, excludeTmpdirEnvVar, excludeSlashTmp } = workspaceWrite;
  return { networkAccess, excludeTmpdirEnvVar, excludeSlashTmp };
}

/** A policy as it is written: clients may leave out what has a default, and older ones send more. */
function wholeSandbox(policy: SandboxPolicy): SandboxPolicy {
  const defaults = SANDBOXES[policy.type];
  const members = Object.entries(defaults).map(([name, value]) => [name, policy[name as 'type'] ?? value]);
  return Object.fromEntries(members) as SandboxPolicy;
}

const SANDBOXES: { readonly [T in SandboxPolicy['type']]: Extract<SandboxPolicy, { type: T }> } = {
  dangerFullAccess: { type: 'dangerFullAccess' },
  readOnly: { type: 'readOnly', networkAccess: false },
  externalSandbox: { type: 'externalSandbox', networkAccess: 'restricted' },
  workspaceWrite: { type: 'workspaceWrite', writableRoots: [], ...PLAIN_WORKSPACE },
};
