/** The settings of a thread: what is in force, and what of it clients are told. */
import { resolve } from 'node:path';
import type { ActivePermissionProfile, SandboxPolicy, ThreadSettings } from '@app-server/schema/experimental';

/** All settings, roots included, which `ThreadSettings` has no place for. */
export interface EffectiveSettings extends ThreadSettings {
  /** Absolute folders that belong to the thread; the working directory is the first by default. */
  readonly runtimeWorkspaceRoots: readonly string[];
}

/** Changes; what is left out or undefined stays as it is. */
export interface SettingsPatch extends Partial<Omit<ThreadSettings, 'sandboxPolicy' | 'activePermissionProfile'>> {
  /** The policy with the profile it comes from, since neither may change without the other. */
  permissions?: { sandboxPolicy: SandboxPolicy; activePermissionProfile: ActivePermissionProfile | null };
  /** Resolved against the new working directory. */
  runtimeWorkspaceRoots?: readonly string[];
}

export class ThreadSettingsState {
  #current: EffectiveSettings;

  constructor(settings: EffectiveSettings) {
    this.#current = settings;
  }

  get current(): EffectiveSettings {
    return this.#current;
  }

  /** As clients are told; the reviewer goes by its former name on the wire. */
  get told(): ThreadSettings {
    const { runtimeWorkspaceRoots: _, ...settings } = this.#current;
    return { ...settings, approvalsReviewer: wireReviewer(settings.approvalsReviewer) };
  }

  /** Changes settings; whether anything is different now. */
  change(patch: SettingsPatch): boolean {
    const before = this.#current;
    this.#current = changed(before, patch);
    return JSON.stringify(before) !== JSON.stringify(this.#current);
  }
}

/** The spelling of the reviewer that clients of this release know. */
export function wireReviewer(reviewer: ThreadSettings['approvalsReviewer']): ThreadSettings['approvalsReviewer'] {
  return reviewer === 'auto_review' ? 'guardian_subagent' : reviewer;
}

function changed(before: EffectiveSettings, patch: SettingsPatch): EffectiveSettings {
  const { permissions, runtimeWorkspaceRoots: roots, cwd, ...rest } = patch;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const newCwd = cwd === undefined ? before.cwd : resolve(before.cwd, cwd);
  return {
    ...before,
    ...given,
    ...(permissions ?? {}),
    cwd: newCwd,
    runtimeWorkspaceRoots: roots
      ? roots.map((root) => resolve(newCwd, root))
      : before.runtimeWorkspaceRoots.map((root) => (root === before.cwd ? newCwd : root)),
  };
}
