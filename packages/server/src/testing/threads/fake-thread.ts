/** A thread in memory, and who listens to it. */
import type {
  Thread,
  ThreadSettings,
  ThreadSource,
  ThreadStatus,
  ThreadTokenUsage,
  Turn,
  UserInput,
} from '@app-server/schema/experimental';

/** A connection, as far as threads know it. */
export interface Subscriber {
  notify(method: string, params: unknown): void;
  /** Sends a request whose answer is routed by its id. */
  ask(id: number, method: string, params: unknown): void;
}

/** A turn at work, as far as its thread knows it. */
export interface Running {
  readonly id: string;
  /** Input for the next reply of the model. */
  steer(input: UserInput[]): void;
  /** Ends the turn, and tells. */
  interrupt(): void;
  /** Stops without a word, because the server goes away. */
  abandon(): void;
}

export interface ThreadOptions {
  id: string;
  createdAt: number;
  settings: ThreadSettings;
  updatedAt?: number;
  name?: string | null;
  preview?: string;
  ephemeral?: boolean;
  forkedFromId?: string | null;
  threadSource?: ThreadSource | null;
  turns?: Turn[];
  loaded?: boolean;
}

export class FakeThread {
  readonly id: string;
  readonly createdAt: number;
  readonly ephemeral: boolean;
  readonly forkedFromId: string | null;
  readonly threadSource: ThreadSource | null;
  /** Turns with all their items, oldest first. */
  readonly turns: Turn[];
  readonly subscribers = new Set<Subscriber>();
  settings: ThreadSettings;
  updatedAt: number;
  name: string | null;
  preview: string;
  status: ThreadStatus;
  usage: ThreadTokenUsage | undefined;
  running: Running | undefined;

  constructor(options: ThreadOptions) {
    const { id, createdAt, settings, updatedAt = createdAt, name = null, preview = '', turns = [] } = options;
    this.id = id;
    this.createdAt = createdAt;
    this.updatedAt = updatedAt;
    this.settings = settings;
    this.name = name;
    this.preview = preview;
    this.turns = turns;
    this.ephemeral = options.ephemeral ?? false;
    this.forkedFromId = options.forkedFromId ?? null;
    this.threadSource = options.threadSource ?? null;
    this.status = { type: options.loaded === false ? 'notLoaded' : 'idle' };
  }

  get loaded(): boolean {
    return this.status.type !== 'notLoaded';
  }

  /** Stored, which a thread is from its first user message on. */
  get materialized(): boolean {
    return this.turns.length > 0;
  }

  /** The thread as it is written, with the turns that are asked for. */
  describe(turns: Turn[] = []): Thread {
    return {
      id: this.id,
      sessionId: this.id,
      forkedFromId: this.forkedFromId,
      preview: this.preview,
      ephemeral: this.ephemeral,
      modelProvider: this.settings.modelProvider,
      createdAt: this.createdAt,
      updatedAt: this.updatedAt,
      status: this.status,
      path: this.ephemeral ? null : `/home/fake/.codex/sessions/rollout-${this.id}.jsonl`,
      cwd: this.settings.cwd,
      cliVersion: '0.134.0',
      source: 'vscode',
      threadSource: this.threadSource,
      agentNickname: null,
      agentRole: null,
      gitInfo: null,
      name: this.name,
      turns,
    };
  }

  /** Tells the subscribers. */
  emit(method: string, params: unknown): void {
    for (const subscriber of this.subscribers) subscriber.notify(method, params);
  }

  /** Tells the subscribers what the replies of the model have cost so far. */
  emitUsage(turnId: string, to: Pick<Subscriber, 'notify'> = { notify: (...news) => this.emit(...news) }): void {
    if (!this.usage) return;
    to.notify('thread/tokenUsage/updated', { threadId: this.id, turnId, tokenUsage: this.usage });
  }
}
