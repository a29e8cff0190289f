/** A thread in memory: its settings and state, who hears of it, and what is kept of it. */
import type { GitInfo, ResponseItem, ServerNotifications, Thread, Turn } from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import { modelContext } from '../history/model-context.js';
import { responseItemLine } from '../history/turn-lines.js';
import type { ThreadStore } from '../store/thread-store.js';
import type { TurnAtWork } from './turn-at-work.js';
import { Grants } from './grants.js';
import type { Services } from './services.js';
import { openingLine } from './session-meta.js';
import type { ThreadFacts, ThreadState } from './thread-facts.js';
import { ThreadSettingsState } from './thread-settings-state.js';
import { StatusOfThread } from './thread-status.js';

export interface LiveThreadOptions {
  facts: ThreadFacts;
  state: ThreadState;
  settings: ThreadSettingsState;
  /** Whether the store has it already. */
  isStored: boolean;
}

export class LiveThread {
  readonly services: Services;
  readonly facts: ThreadFacts;
  readonly state: ThreadState;
  readonly settings: ThreadSettingsState;
  readonly status: StatusOfThread;
  /** What the user has allowed for as long as the thread is in memory. */
  readonly grants = new Grants();
  /** The turn that runs, from its request to its last word. */
  turn: TurnAtWork | undefined;
  /** Turns that have ended since it came into memory. */
  turnsEnded = 0;
  /** Set while the thread leaves memory. */
  closing = false;
  /** Questions outside of turns that somebody is working on. */
  elicitations = 0;
  readonly #store: ThreadStore;
  #git: Promise<GitInfo | null> = Promise.resolve(null);
  #gitLearned: Promise<void> | undefined;
  /** Lines that wait for the thread to be stored; undefined when it is. */
  #unwritten: RolloutLine[] | undefined;
  #context: Promise<ResponseItem[]> | undefined;
  #recording: Promise<void> = Promise.resolve();

  constructor(services: Services, { facts, state, settings, isStored }: LiveThreadOptions) {
    this.services = services;
    this.facts = facts;
    this.state = state;
    this.settings = settings;
    this.status = new StatusOfThread(facts.id, services.audience);
    this.#store = facts.ephemeral ? services.ephemeralStore : services.store;
    if (isStored) return;
    this.#unwritten = [];
    this.#context = Promise.resolve([]);
  }

  get id(): string {
    return this.facts.id;
  }

  /** Where it is kept; in memory for an ephemeral one. */
  get store(): ThreadStore {
    return this.#store;
  }

  /** Stored, which a thread is from its first user message on. */
  get isMaterialized(): boolean {
    return this.#unwritten === undefined;
  }

  /** Takes the repository it works in, which is still looked for; it is told of from when the thread is stored. */
  expectGit(git: Promise<GitInfo | null>): void {
    this.#git = git;
  }

  /** Waits for the repository it works in; what the user says of that afterwards counts for more. */
  learnGit(): Promise<void> {
    this.#gitLearned ??= this.#git.then((found) => {
      this.state.gitInfo ??= found;
    });
    return this.#gitLearned;
  }

  /** Tells the subscribers. */
  emit<K extends keyof ServerNotifications>(method: K, params: ServerNotifications[K]['params']): void {
    this.services.audience.tellSubscribers(this.id, method, params);
  }

  /** Keeps lines, in the order of the calls; resolves when they survive the end of the process. */
  record(...lines: RolloutLine[]): Promise<void> {
    this.state.updatedAt = Date.now();
    if (this.#unwritten) {
      this.#unwritten.push(...lines);
      return Promise.resolve();
    }
    return this.#queue(() => this.#store.append(this.id, lines));
  }

  /** Stores a thread that was only in memory so far. */
  materialize(): Promise<void> {
    const lines = this.#unwritten;
    if (lines === undefined) return this.#recording;
    this.#unwritten = undefined;
    return this.#queue(async () => {
      try {
        await this.#create(lines);
      } catch (error) {
        this.#unwritten = lines;
        throw error;
      }
    });
  }

  /** Resolves when all that was recorded is kept. */
  flushed(): Promise<void> {
    return this.#recording;
  }

  /** What the model sees of the thread so far; read from the store when it is first needed. */
  context(): Promise<readonly ResponseItem[]> {
    return this.#ownContext();
  }

  /** Adds to what the model sees. */
  async extendContext(...items: ResponseItem[]): Promise<void> {
    const context = await this.#ownContext();
    context.push(...items);
    await this.record(...items.map(responseItemLine));
    if (!this.facts.rawEvents || !this.turn) return;
    for (const item of items) {
      this.emit('rawResponseItem/completed', { threadId: this.id, turnId: this.turn.id, item });
    }
  }

  /** Replaces what the model sees; the line that says so is for the caller to record. */
  replaceContext(items: readonly ResponseItem[]): void {
    this.#context = Promise.resolve([...items]);
  }

  /** Reads it anew when it is next needed, since the store holds something else now. */
  forgetContext(): void {
    this.#context = undefined;
  }

  /** The thread as it is written. */
  describe(turns: Turn[] = []): Thread {
    const { facts, state, settings } = this;
    return {
      id: facts.id,
      sessionId: facts.sessionId,
      forkedFromId: facts.forkedFromId,
      preview: state.preview,
      ephemeral: facts.ephemeral,
      modelProvider: settings.current.modelProvider,
      createdAt: seconds(facts.createdAt),
      updatedAt: seconds(state.updatedAt),
      status: this.status.current,
      path: state.path,
      cwd: facts.cwd,
      cliVersion: facts.cliVersion,
      source: facts.source,
      threadSource: facts.threadSource,
      agentNickname: facts.agentNickname,
      agentRole: facts.agentRole,
      gitInfo: state.gitInfo,
      name: state.name,
      turns,
    };
  }

  async #create(lines: readonly RolloutLine[]): Promise<void> {
    const { id, sessionId } = this.facts;
    await this.learnGit();
    const { name } = this.state;
    await this.#store.create(id, [openingLine(this), ...lines], { sessionId });
    if (name !== null) await this.#store.update(id, { name });
  }

  #ownContext(): Promise<ResponseItem[]> {
    this.#context ??= this.#recording.then(() => modelContext(this.#store.lines(this.id, 'compaction')));
    return this.#context;
  }

  #queue(work: () => Promise<void>): Promise<void> {
    const done = this.#recording.then(work);
    // What comes next is tried even when this failed; whoever asked for it hears of it.
    this.#recording = done.catch(() => {});
    return done;
  }
}

export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
