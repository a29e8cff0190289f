/** What is known of a thread: what never changes, and what does. */
import type {
  DynamicToolSpec,
  GitInfo,
  SessionSource,
  ThreadMemoryMode,
  ThreadSource,
  ThreadTokenUsage,
} from '@app-server/schema/experimental';

/** What never changes about a thread; times in Unix milliseconds. */
export interface ThreadFacts {
  readonly id: string;
  readonly sessionId: string;
  readonly createdAt: number;
  readonly forkedFromId: string | null;
  readonly ephemeral: boolean;
  /** Where it began to work, which is what it is listed by. */
  readonly cwd: string;
  /** The client that began it. */
  readonly originator: string;
  readonly cliVersion: string;
  readonly source: SessionSource;
  readonly threadSource: ThreadSource | null;
  readonly agentNickname: string | null;
  readonly agentRole: string | null;
  /** Instructions that replace those of this server; null for those. */
  readonly baseInstructions: string | null;
  readonly developerInstructions: string | null;
  /** Instruction files that were read for it. */
  readonly instructionSources: readonly string[];
  /** What these say; null when they say nothing. */
  readonly projectInstructions: string | null;
  readonly dynamicTools: readonly DynamicToolSpec[];
  /** Whether its turns have an environment to run commands in. */
  readonly hasEnvironment: boolean;
  /** Whether subscribers are told of raw items of the model too. */
  readonly rawEvents: boolean;
}

/** What changes. */
export interface ThreadState {
  name: string | null;
  preview: string;
  /** The session file; null when there is none. It moves when the thread is archived. */
  path: string | null;
  /** The repository it began in; not looked for where nothing is kept of the thread. */
  gitInfo: GitInfo | null;
  memoryMode: ThreadMemoryMode | null;
  updatedAt: number;
  usage: ThreadTokenUsage | undefined;
}
