/** What threads and turns are built on: made once, by whoever puts the server together. */
import type { ServerConfig } from '../config/server-config.js';
import type { Logger } from '../core/logger.js';
import type { Audience } from '../core/methods.js';
import type { ServerRequests } from '../core/server-requests.js';
import type { GoalStore } from '../goals/goal-store.js';
import type { Catalogue } from '../methods/models/catalogue.js';
import type { Confine } from '../processes/sandbox/bubblewrap.js';
import type { ModelProviders } from '../providers/providers.js';
import type { ThreadStore } from '../store/thread-store.js';
import type { Terminals } from '../tools/exec/terminals.js';
import type { TurnAtWork } from './turn-at-work.js';

export interface Services {
  /** Release that threads are marked with. */
  readonly release: string;
  /** Where the server keeps its files; absolute. */
  readonly home: string;
  /** Where threads work that do not say; absolute. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly config: ServerConfig;
  readonly store: ThreadStore;
  /** Keeps threads that are gone with the server. */
  readonly ephemeralStore: ThreadStore;
  readonly goals: GoalStore;
  readonly audience: Audience;
  readonly requests: ServerRequests;
  readonly providers: ModelProviders;
  readonly catalogue: Catalogue;
  readonly confine: Confine;
  /** Commands of threads that run. */
  readonly terminals: Terminals;
  readonly logger: Logger;
  /** Told of each turn that begins, before it does anything. */
  turnBegan?: (turn: TurnAtWork) => void;
  /** Told of each turn that has ended, after the clients were; goals go on from there. */
  turnEnded?: (turn: TurnAtWork) => void;
}
