/** Notes that a declaration may carry besides its shape. */
export interface Marks {
  /** Descriptor that the experimental gate reports, for example `thread/start.permissions`. */
  experimental?: string;
  deprecated?: true;
}

/**
 * What a writer does with a property that a reader may miss; absent where the JSON Schema says it all.
 * `always`: the key is written on every message. `non-null`: the key is left out rather than written as null.
 * `never`: only old writers send the key.
 */
export type Written = 'always' | 'non-null' | 'never';

/** A legacy spelling that readers accept and turn into the canonical one before anything else sees it. */
export type Coercion =
  /** Old enum values, each with its canonical value. */
  | { kind: 'values'; canonical: Readonly<Record<string, string>> }
  /** Old values of a union's tag, each with its canonical value. */
  | { kind: 'tags'; tag: string; canonical: Readonly<Record<string, string>> }
  /** The empty string stands for null. */
  | { kind: 'empty-to-null' }
  /** A key of an earlier release: dropped while its `type` is `drop`, refused otherwise. */
  | { kind: 'legacy-key'; key: string; drop: string; refusal: string };

/** Keys under which the marks travel inside a schema. */
export const KEYS = {
  name: '$id',
  experimental: 'x-experimental',
  written: 'x-written',
  /** Schema a writer uses for keys that are not declared; readers accept anything there. */
  additional: 'x-additional',
  coercion: 'x-coercion',
} as const;

export function markKeys(doc: string | undefined, marks: Marks = {}): Record<string, unknown> {
  return {
    ...(doc !== undefined && { description: doc }),
    ...(marks.deprecated && { deprecated: true }),
    ...(marks.experimental !== undefined && { [KEYS.experimental]: marks.experimental }),
  };
}
