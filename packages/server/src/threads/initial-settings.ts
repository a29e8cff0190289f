/** The settings with which a thread comes into memory: the configuration, what is kept of it, and what the request says. */
import { resolve } from 'node:path';
import type { AskForApproval, ReasoningEffort } from '@app-server/schema/experimental';
import type { ServerConfig } from '../config/server-config.js';
import type { Catalogue } from '../methods/models/catalogue.js';
import { type Permissions, isWritable, machineOf, permissionsOfMode, permissionsOfProfile } from './permissions.js';
import type { ProjectTrust, TrustLevel } from './project-trust.js';
import {
  type SettingsOverrides,
  configuredOptions,
  knownProvider,
  settingsPatchOf,
  wholePolicy,
} from './resolve-settings.js';
import { supportedTier } from './service-tier.js';
import type { Services } from './services.js';
import { ThreadSettingsState } from './thread-settings-state.js';

/** What is known of a thread that was there before. */
export interface FormerSettings {
  readonly cwd: string;
  readonly model?: string | undefined;
  readonly modelProvider?: string | undefined;
  readonly effort?: ReasoningEffort | undefined;
  /** With the working directory among them by the name it has here. */
  readonly runtimeWorkspaceRoots?: readonly string[] | undefined;
}

/** @throws {RpcError} when a provider or profile is named that is not there, or two members contradict each other */
export async function initialSettings(
  overrides: SettingsOverrides,
  former: FormerSettings | undefined,
  services: Services,
  trust: ProjectTrust,
): Promise<ThreadSettingsState> {
  const { config, catalogue } = services;
  const cwd = resolve(services.cwd, overrides.cwd ?? former?.cwd ?? '');
  const level = await trust.levelOf(cwd);
  const usual = defaultPermissions(config, level);
  const { serviceTier, ...others } = overrides;
  const patch = settingsPatchOf(others, { permissions: usual }, services);
  const permissions = patch.permissions ?? usual;
  const model = former?.model ?? config.model ?? defaultModel(catalogue);
  const effort = former?.effort ?? config.effort ?? null;
  const settings = new ThreadSettingsState(
    {
      cwd,
      approvalPolicy: wholePolicy(config.approvalPolicy ?? defaultPolicy(level)),
      approvalsReviewer:
        config.approvalsReviewer === 'guardian_subagent' ? 'auto_review' : (config.approvalsReviewer ?? 'user'),
      permissions,
      runtimeWorkspaceRoots: rootsOf(cwd, former) ?? [cwd, ...configuredRoots(config, permissions)],
      model,
      modelProvider: providerOf(overrides, former, services),
      serviceTier: null,
      effort,
      summary: config.summary ?? null,
      collaborationMode: {
        mode: 'default',
        settings: { model, reasoning_effort: effort, developer_instructions: null },
      },
      personality: config.personality ?? 'pragmatic',
    },
    machineOf(services),
  );
  settings.change(patch);
  const tier = serviceTier === undefined ? config.serviceTier : serviceTier;
  settings.change({ serviceTier: supportedTier(tier, settings.current.model, catalogue) });
  if (overrides.cwd && level === undefined && isWritable(permissions)) await trust.trust(cwd);
  return settings;
}

/** Whoever decided on a project, either way, works in it. */
function defaultPermissions(config: ServerConfig, level: TrustLevel | undefined): Permissions {
  const options = configuredOptions(config);
  if (config.sandboxMode) return permissionsOfMode(config.sandboxMode, options);
  return level ? { kind: 'workspace', profile: ':workspace', options } : permissionsOfProfile(':read-only');
}

function defaultPolicy(level: TrustLevel | undefined): AskForApproval {
  return level === 'untrusted' ? 'untrusted' : 'on-request';
}

/** The model of threads that name none. */
function defaultModel({ models }: Catalogue): string {
  return (models.find(({ isDefault }) => isDefault) ?? models[0])?.model ?? '';
}

/** A provider that is gone only matters where no other is asked for. */
function providerOf(overrides: SettingsOverrides, former: FormerSettings | undefined, services: Services): string {
  const { config, providers } = services;
  const asked = overrides.modelProvider ?? former?.modelProvider ?? config.modelProvider;
  return knownProvider(asked, services) ?? providers.defaultId;
}

/** The working directory may be another now, and is a root by its new name then. */
function rootsOf(cwd: string, former: FormerSettings | undefined): readonly string[] | undefined {
  return former?.runtimeWorkspaceRoots?.map((root) => (root === former.cwd ? cwd : root));
}

function configuredRoots({ workspaceWrite }: ServerConfig, permissions: Permissions): string[] {
  if (permissions.kind !== 'workspace' || !workspaceWrite) return [];
  return workspaceWrite.writableRoots.map((root) => resolve(root));
}
