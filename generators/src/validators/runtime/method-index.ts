/**
 * Looks methods up by name. Every message brings its method as a new string, which a `Map` has to hash as a whole
 * before it can compare: three times the cost of looking at a few characters of it.
 */
export class MethodIndex<T> {
  readonly #buckets: (Bucket<T> | undefined)[] = Array.from({ length: SIZE });

  constructor(readonly entries: ReadonlyMap<string, T>) {
    for (const [name, entry] of entries) {
      const slot = slotOf(name);
      this.#buckets[slot] = { name, entry, next: this.#buckets[slot] };
    }
  }

  get(name: string): T | undefined {
    let bucket = this.#buckets[slotOf(name)];
    while (bucket !== undefined && bucket.name !== name) bucket = bucket.next;
    return bucket?.entry;
  }
}

interface Bucket<T> {
  name: string;
  entry: T;
  next: Bucket<T> | undefined;
}

const SIZE = 1024;

/** Mixes the length with two characters that tell method names apart; missing ones count as nothing. */
function slotOf(name: string): number {
  const { length } = name;
  return (length * 7 + name.charCodeAt(3) * 31 + name.charCodeAt(length - 3) * 41) & (SIZE - 1);
}
