/** What a turn is made with. */
import type { UserInput } from '@app-server/schema/experimental';
import type { LiveThread } from '../threads/live-thread.js';
import type { EffectiveSettings } from '../threads/thread-settings-state.js';
import type { TurnKind } from '../threads/turn-at-work.js';

export interface TurnOptions {
  kind?: TurnKind;
  id?: string;
  input?: readonly UserInput[];
  /** JSON Schema of the final message; of this turn alone. */
  outputSchema?: unknown;
  /** Sent along with requests to the model. */
  clientMetadata?: Readonly<Record<string, string>>;
  /** Whether commands can be run; as the thread has it by default. */
  hasEnvironment?: boolean;
  /** Those of the thread by default. */
  settings?: EffectiveSettings;
  /** Where it works; where the settings say by default. */
  cwd?: string | undefined;
}

/** Where a turn works elsewhere, that folder stands for the one of its thread. */
export function settingsOfTurn(thread: LiveThread, { settings, cwd }: TurnOptions): EffectiveSettings {
  const given = settings ?? thread.settings.current;
  if (cwd === undefined || cwd === given.cwd) return given;
  const runtimeWorkspaceRoots = given.runtimeWorkspaceRoots.map((root) => (root === given.cwd ? cwd : root));
  return { ...given, cwd, runtimeWorkspaceRoots };
}
