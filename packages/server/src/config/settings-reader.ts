/** Reads values of a configuration by key; a value of the wrong kind is reported, and counts as not given. */
import type { ConfigProblem } from './server-config.js';
import { placeOfKey } from './place-of-key.js';

export type Key = readonly string[];
type Table = Readonly<Record<string, unknown>>;

export class SettingsReader {
  readonly problems: ConfigProblem[] = [];
  readonly #reported = new Set<string>();
  readonly #root: Table;
  readonly #file: { path: string; text: string };

  constructor(root: Table, file: { path: string; text: string }) {
    this.#root = root;
    this.#file = file;
  }

  /** What stands under a key; undefined where nothing does. */
  at(key: Key): unknown {
    return key.reduce<unknown>(
      (value, part) => (isTable(value) && Object.hasOwn(value, part) ? value[part] : undefined),
      this.#root,
    );
  }

  text(...key: string[]): string | undefined {
    return this.#checked(key, 'a text that is not empty', (value): value is string => {
      return typeof value === 'string' && value.trim() !== '';
    });
  }

  flag(...key: string[]): boolean | undefined {
    return this.#checked(key, 'true or false', (value) => typeof value === 'boolean');
  }

  /** A whole number, 0 or more. */
  count(...key: string[]): number | undefined {
    return this.#checked(key, 'a whole number, 0 or more', (value): value is number => {
      return Number.isSafeInteger(value) && (value as number) >= 0;
    });
  }

  oneOf<T extends string>(allowed: readonly T[], ...key: string[]): T | undefined {
    return this.#checked(key, `one of ${allowed.join(', ')}`, (value): value is T =>
      allowed.some((one) => one === value),
    );
  }

  texts(...key: string[]): string[] | undefined {
    return this.#checked(key, 'a list of texts', (value): value is string[] => {
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    });
  }

  /** Names of what stands in a table; none where there is no table. */
  names(...key: string[]): string[] {
    const table = this.#checked(key, 'a table', isTable);
    return Object.keys(table ?? {});
  }

  /** A table of texts, without its entries of another kind. */
  textTable(...key: string[]): Record<string, string> {
    const entries = this.names(...key).flatMap((name) => {
      const value = this.#checked([...key, name], 'a text', (entry) => typeof entry === 'string');
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(entries);
  }

  /** Reports a key once, for whatever it is looked at. */
  report(key: Key, expected: string): undefined {
    const name = key.map(quoted).join('.');
    if (this.#reported.has(name)) return;
    this.#reported.add(name);
    const { path, text } = this.#file;
    const range = placeOfKey(text, key);
    this.problems.push({
      summary: `${name} in the configuration is ignored: it must be ${expected}.`,
      details: `It is ${wordsFor(this.at(key))}.`,
      path,
      ...(range && { range }),
    });
  }

  #checked<T>(key: Key, expected: string, fits: (value: unknown) => value is T): T | undefined {
    const value = this.at(key);
    if (key.length > 1) this.#checkAround(key.slice(0, -1));
    if (value === undefined || fits(value)) return value;
    this.report(key, expected);
    return undefined;
  }

  /** What is around a key must be a table. */
  #checkAround(key: Key): void {
    const value = this.at(key);
    if (value !== undefined && !isTable(value)) this.report(key, 'a table');
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function quoted(part: string): string {
  return /^[A-Za-z0-9_-]+$/.test(part) ? part : JSON.stringify(part);
}

/** Only short words are repeated: whatever else stands there may be a secret in the wrong place. */
function wordsFor(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  if (typeof value === 'string') return /^[\w.-]{0,24}$/.test(value) ? JSON.stringify(value) : 'another text';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'a table';
}
