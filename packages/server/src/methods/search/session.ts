/** A search that goes on: directories are scanned once, the text changes. */
import type { Audience } from '../../core/methods.js';
import { Ranking } from './ranking.js';
import { walk } from './walk.js';

/** While a scan lasts, better results are reported this often. */
const REPORT_MS = 100;

export class SearchSession {
  readonly #sessionId: string;
  readonly #audience: Audience;
  readonly #ranking = new Ranking();
  readonly #ended = new AbortController();
  #searching = new AbortController();
  #query = '';
  #scanned = false;

  constructor(sessionId: string, audience: Audience) {
    this.#sessionId = sessionId;
    this.#audience = audience;
  }

  /** Announces results as they grow, and once that the scan is over. */
  async scan(roots: readonly string[]): Promise<void> {
    let due = Date.now() + REPORT_MS;
    for await (const found of walk(roots, this.#ended.signal)) {
      this.#ranking.add(found);
      if (this.#query === '' || Date.now() < due) continue;
      await this.#report();
      due = Date.now() + REPORT_MS;
    }
    this.#scanned = true;
    // Like the reference: a session that was not asked anything yet says first that it is ready.
    if (this.#query !== '') return this.#settle();
    this.#complete();
    await this.#report();
  }

  /** Takes another text; during the scan, what fits it is announced as it is found. */
  async search(query: string): Promise<void> {
    this.#query = query;
    if (this.#scanned) await this.#settle();
  }

  /** Ends the session; it announces nothing any more. */
  end(): void {
    this.#ended.abort();
    this.#searching.abort();
  }

  /** Calls once when the session ends. */
  onEnd(step: () => void): void {
    this.#ended.signal.addEventListener('abort', step, { once: true });
  }

  async #settle(): Promise<void> {
    if (await this.#report()) this.#complete();
  }

  /** False when a later text, or the end, came in between. */
  async #report(): Promise<boolean> {
    this.#searching.abort();
    const { signal } = (this.#searching = new AbortController());
    const [sessionId, query] = [this.#sessionId, this.#query];
    const files = await this.#ranking.best(query, signal);
    if (signal.aborted || this.#ended.signal.aborted) return false;
    this.#audience.broadcast('fuzzyFileSearch/sessionUpdated', { sessionId, query, files });
    return true;
  }

  #complete(): void {
    if (!this.#ended.signal.aborted)
      this.#audience.broadcast('fuzzyFileSearch/sessionCompleted', { sessionId: this.#sessionId });
  }
}
