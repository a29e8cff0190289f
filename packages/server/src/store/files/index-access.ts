/** Gives access to the index while it lives: waits for its start, keeps it up to date, makes it anew when it breaks. */
import type { Logger } from '../../core/logger.js';
import { placeOf } from '../../core/logger.js';
import { isCorruption, isUnavailable } from '../sqlite/database.js';
import { patient } from '../sqlite/patient.js';
import { setAside } from '../sqlite/open-or-set-aside.js';
import { openIndex } from './open-index.js';
import { releaseMemory } from './release-memory.js';
import type { SessionIndex } from './session-index.js';
import type { IndexedThread } from './thread-rows.js';

/** How long what was appended waits to be taken over, unless somebody asks before. */
const FACTS_AFTER_MS = 20;
const TEXTS_AFTER_MS = 300;

export interface IndexOptions {
  readonly home: string;
  readonly logger: Logger;
  /** How long to wait for another process that reads in the sessions of this home, in milliseconds. */
  readonly waitMs: number;
  /** Is told of threads that were appended to when the index knows what was. */
  readonly taken: (thread: IndexedThread) => void;
}

export class IndexAccess {
  readonly #options: IndexOptions;
  #index: SessionIndex;
  #ready: Promise<void> = Promise.resolve();
  /** Ids of threads that were appended to since the index was brought up to date. */
  #behind = new Set<string>();
  #facts: NodeJS.Timeout | undefined;
  #texts: NodeJS.Timeout | undefined;
  #background: Promise<void> = Promise.resolve();
  /** Whether memory was given back that the start took: for what was found, and again for its texts. */
  #settled = false;
  readonly #ending = new AbortController();

  constructor(index: SessionIndex, options: IndexOptions) {
    this.#options = options;
    this.#index = index;
    this.#begin(this.#start());
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  /**
   * Does something with the index, and once more with a new one if it turns out to be damaged, or when another process
   * was in the way. So it has to do the same when it is done again.
   */
  async use<T>(work: (index: SessionIndex) => Promise<T>): Promise<T> {
    await this.#usable();
    const index = this.#index;
    try {
      return await patient(() => work(index));
    } catch (error) {
      // While one finds out that it is damaged, another may have closed it already.
      if (!isCorruption(error) && index === this.#index) throw error;
      if (index === this.#index) this.#begin(this.#makeAnew());
      await this.#ready;
      return patient(() => work(this.#index));
    }
  }

  /** Brings the index up to date where that can be done; where the disk is full it stays as it is. */
  async tolerate(work: () => Promise<unknown>): Promise<void> {
    try {
      await patient(work);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      this.#options.logger.warn(placeOf(error), 'the index of threads cannot be written');
    }
  }

  /** A thread has grown. */
  note(id: string): void {
    this.#behind.add(id);
    this.#facts ??= this.#later(FACTS_AFTER_MS, async () => {
      this.#facts = undefined;
      await this.use((index) => this.takeFacts(index));
    });
  }

  /** Takes over what was appended. */
  async takeFacts(index: SessionIndex): Promise<void> {
    if (this.#behind.size === 0) return;
    const ids = this.#behind;
    this.#behind = new Set();
    await this.tolerate(async () => {
      for (const id of ids) {
        await index.refreshById(id);
        const row = index.threads.byId(id);
        if (row) this.#options.taken(row);
      }
    });
    this.#takeTextsLater();
  }

  /** Whatever was appended is in the index then, or found by the next one. */
  async close(): Promise<void> {
    if (this.#ending.signal.aborted) return;
    this.#ending.abort();
    clearTimeout(this.#facts);
    clearTimeout(this.#texts);
    await this.#background;
    try {
      await this.#ready;
      await this.takeFacts(this.#index);
    } catch (error) {
      this.#options.logger.warn(placeOf(error), 'the index of threads was not brought up to date at the end');
    } finally {
      this.#index.close();
    }
  }

  /** A start for which there was no space is tried again. */
  async #usable(): Promise<void> {
    const ready = this.#ready;
    try {
      await ready;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (ready === this.#ready) this.#begin(this.#start());
      await this.#ready;
    }
  }

  #begin(ready: Promise<void>): void {
    this.#ready = ready;
    // Whoever uses the index is told why it cannot be used; there may be nobody yet.
    ready.catch(() => undefined);
  }

  async #start(): Promise<void> {
    try {
      await patient(() => this.#index.takeStock(this.#options.waitMs));
    } catch (error) {
      if (!isCorruption(error)) throw error;
      await this.#makeAnew();
    }
    this.#takeTextsLater();
  }

  async #makeAnew(): Promise<void> {
    const { home, logger, waitMs } = this.#options;
    const { path } = this.#index.db;
    this.#index.close();
    setAside(path, logger);
    this.#index = await openIndex(home, logger);
    await patient(() => this.#index.takeStock(waitMs));
  }

  #takeTextsLater(): void {
    if (this.#ending.signal.aborted) return;
    this.#texts ??= this.#later(TEXTS_AFTER_MS, async () => {
      this.#texts = undefined;
      if (!this.#settled) await releaseMemory();
      await this.use((index) => this.tolerate(() => index.takeTextsAside(this.#ending.signal)));
      if (!this.#settled) await releaseMemory();
      this.#settled = true;
    });
  }

  /** Nothing of it keeps the process alive: at the next start it is made up for. */
  #later(ms: number, work: () => Promise<void>): NodeJS.Timeout {
    const run = async () => {
      try {
        await work();
      } catch (error) {
        this.#options.logger.error(placeOf(error), 'the index of threads cannot be brought up to date');
      }
    };
    return setTimeout(() => {
      this.#background = this.#background.then(run);
    }, ms).unref();
  }
}
