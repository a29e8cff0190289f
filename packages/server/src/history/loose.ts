/** Reads values of files that other releases wrote, where any member may be missing or of another type. */

/** Its members; none when it is no object. */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Its entries; none when it is no array. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text; empty when it is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The text, or null. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The whole number, or null; the protocol knows no others. */
export function numberOrNull(value: unknown): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null;
}

/** Those entries that are texts. */
export function texts(value: unknown): string[] {
  return list(value).filter((entry) => typeof entry === 'string');
}

/** The value when it is one of these words, or null. */
export function wordOf<W extends string>(value: unknown, words: readonly W[]): W | null {
  return words.find((word) => word === value) ?? null;
}
