/** What a recorded session calls by one name and the session that replays it by another. */

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Members that a client sends back as it was given them. */
const OPAQUE = new Set(['backwardsCursor', 'nextCursor', 'path']);

export class Translation {
  readonly #texts = new Map<string, string>();

  /** Takes from two messages that say the same what each calls it. */
  learn(recorded: unknown, ours: unknown, name = ''): void {
    if (typeof recorded === 'string' && typeof ours === 'string') {
      const isName = (UUID.test(recorded) && UUID.test(ours)) || (OPAQUE.has(name) && recorded.length > 8);
      if (isName && recorded !== ours) this.#texts.set(recorded, ours);
    } else if (isObject(recorded) && isObject(ours)) {
      for (const [key, value] of Object.entries(recorded)) this.learn(value, ours[key], key);
    }
  }

  /** The same text with our names; longer ones first, as they may hold shorter ones. */
  apply(text: string): string {
    const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
    const names = [...this.#texts].sort(([one], [other]) => other.length - one.length);
    return names.reduce((result, [from, to]) => result.replaceAll(inJson(from), inJson(to)), text);
  }

  /** Ours for a name of the recording; undefined while it is not known. */
  of(name: unknown): string | undefined {
    return typeof name === 'string' ? this.#texts.get(name) : undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
