/** Words that session files and the wire spell differently. */

/** Both spellings of a set of words. */
export class Spelling<Wire extends string, Stored extends string> {
  readonly #stored: Readonly<Record<Wire, Stored>>;
  readonly #wire: ReadonlyMap<string, Wire>;

  constructor(stored: Readonly<Record<Wire, Stored>>) {
    this.#stored = stored;
    const pairs = Object.entries(stored) as [Wire, Stored][];
    this.#wire = new Map(pairs.map(([wire, word]) => [word, wire]));
  }

  toStored(word: Wire): Stored {
    return this.#stored[word];
  }

  /** Undefined for what is none of the words. */
  toWire(word: unknown): Wire | undefined {
    return typeof word === 'string' ? this.#wire.get(word) : undefined;
  }
}
