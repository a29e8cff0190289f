/** Reads JSON of which nothing is promised: what is missing or of another kind is undefined. */

export type Loose = Readonly<Record<string, unknown>>;

export function record(value: unknown): Loose | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : undefined;
}

export function list(value: unknown): readonly Loose[] {
  if (!Array.isArray(value)) return [];
  return value.map(record).filter((entry) => entry !== undefined);
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text that says something. */
export function word(value: unknown): string | undefined {
  return text(value)?.trim() || undefined;
}

export function whole(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}
