/** The settings of a thread: what is in force, and what of it clients are told. */
import { resolve } from 'node:path';
import type { ThreadSettings } from '@app-server/schema/experimental';
import type { KeptSettings } from '../history/settings-lines.js';
import { type Machine, type Permissions, activeProfileOf, sandboxPolicyOf } from './permissions.js';

/** All settings, those included which `ThreadSettings` has no place for. */
export interface EffectiveSettings extends ThreadSettings {
  /** Absolute folders that belong to the thread; the working directory is the first by default. */
  readonly runtimeWorkspaceRoots: readonly string[];
  /** What `sandboxPolicy` and `activePermissionProfile` follow from. */
  readonly permissions: Permissions;
}

/** Members that follow from others, and are never set. */
type Derived = 'sandboxPolicy' | 'activePermissionProfile';

/** Changes; what is left out or undefined stays as it is. */
export interface SettingsPatch extends Partial<Omit<ThreadSettings, Derived>> {
  permissions?: Permissions;
  /** Resolved against the new working directory. */
  runtimeWorkspaceRoots?: readonly string[];
}

export class ThreadSettingsState {
  readonly #machine: Machine;
  #current: EffectiveSettings;

  constructor(settings: Omit<EffectiveSettings, Derived>, machine: Machine) {
    this.#machine = machine;
    this.#current = this.#derive(settings);
  }

  get current(): EffectiveSettings {
    return this.#current;
  }

  /** As session files keep them. */
  get kept(): KeptSettings {
    const { permissions: _, ...settings } = this.#current;
    return settings;
  }

  /** As clients are told; the reviewer goes by its former name on the wire. */
  get told(): ThreadSettings {
    const { runtimeWorkspaceRoots: _, ...settings } = this.kept;
    return { ...settings, approvalsReviewer: wireReviewer(settings.approvalsReviewer) };
  }

  /** Changes settings; whether anything is different now. */
  change(patch: SettingsPatch): boolean {
    const before = this.#current;
    this.#current = this.#derive(changed(before, patch));
    return JSON.stringify(before) !== JSON.stringify(this.#current);
  }

  #derive(settings: Omit<EffectiveSettings, Derived>): EffectiveSettings {
    const { permissions } = settings;
    return {
      ...settings,
      sandboxPolicy: sandboxPolicyOf(permissions, settings, this.#machine),
      activePermissionProfile: activeProfileOf(permissions),
    };
  }
}

/** The spelling of the reviewer that clients of this release know. */
export function wireReviewer(reviewer: ThreadSettings['approvalsReviewer']): ThreadSettings['approvalsReviewer'] {
  return reviewer === 'auto_review' ? 'guardian_subagent' : reviewer;
}

function changed(before: EffectiveSettings, patch: SettingsPatch): EffectiveSettings {
  const { runtimeWorkspaceRoots: roots, cwd = before.cwd, ...rest } = patch;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const settings: EffectiveSettings = { ...before, ...given };
  return {
    ...settings,
    ...agreed(settings, patch),
    cwd,
    runtimeWorkspaceRoots: roots
      ? [...new Set(roots.map((root) => resolve(cwd, root)))]
      : before.runtimeWorkspaceRoots.map((root) => (root === before.cwd ? cwd : root)),
  };
}

/** The mode repeats model and effort; where it is set, it decides on them. */
function agreed(
  { model, effort, collaborationMode: { mode, settings } }: EffectiveSettings,
  patch: SettingsPatch,
): Pick<EffectiveSettings, 'model' | 'effort' | 'collaborationMode'> {
  const chosen = patch.collaborationMode ? settings : { ...settings, model, reasoning_effort: effort };
  return { model: chosen.model, effort: chosen.reasoning_effort, collaborationMode: { mode, settings: chosen } };
}
