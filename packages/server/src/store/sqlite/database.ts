/**
 * One open SQLite file, with statements that are prepared once.
 *
 * The driver is libsql: it comes prebuilt from npm (3 s to install), where better-sqlite3 compiles for more than a
 * minute wherever GitHub is out of reach. Of the statements that are run here better-sqlite3 is faster by a third at
 * most: a page of 25 rows takes 45 against 35 µs, one row 10 against 6 µs. libsql has three habits that this file
 * deals with: `get` puts a `_metadata` into rows that are objects, statements that are prepared again and again keep
 * memory, and closing does not empty the WAL. It also frees what a run took only once the event loop turns, so long work
 * has to pause now and then.
 */
import type Driver from 'libsql';
import type { Query, SqlValues } from './query.js';

/** How long a statement waits for another process, and all else with it, in milliseconds; see `patient`. */
const BUSY_MS = 50;

const CORRUPT = new Set(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_VTAB', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB']);
const BUSY = new Set(['SQLITE_BUSY', 'SQLITE_BUSY_RECOVERY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED']);
const UNAVAILABLE = new Set(['SQLITE_FULL', 'SQLITE_READONLY', ...BUSY]);

const OTHERS_VERSION: Query<{ data_version: number }> = { sql: 'pragma data_version', bind: () => [] };

type Statement = Driver.Statement;

/** A statement whose row comes as a list of values: half the time of one that makes a list of objects. */
interface Single {
  readonly statement: Statement;
  readonly columns: readonly string[];
}

export class Database {
  readonly path: string;
  readonly #driver: Driver.Database;
  readonly #statements = new Map<string, Statement>();
  readonly #singles = new Map<string, Single>();
  #inTransaction = false;

  private constructor(path: string, driver: Driver.Database) {
    this.path = path;
    this.#driver = driver;
  }

  /** Makes the file when there is none. The driver is loaded with the first file that is opened. */
  static async open(path: string): Promise<Database> {
    const { default: Driver } = await import('libsql');
    const database = new Database(path, connect(Driver, path));
    try {
      database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on');
      return database;
    } catch (error) {
      database.#driver.close();
      throw error;
    }
  }

  exec(sql: string): void {
    this.#driver.exec(sql);
  }

  all<R>(query: Query<R>, values: SqlValues = {}): R[] {
    return this.#statement(query.sql).all(query.bind(values)) as R[];
  }

  first<R>(query: Query<R>, values: SqlValues = {}): R | undefined {
    const { statement, columns } = this.#single(query.sql);
    const row = statement.get(query.bind(values)) as unknown[] | undefined;
    return row && (Object.fromEntries(columns.map((name, index) => [name, row[index]])) as R);
  }

  /** The number of the row, if it adds one. */
  run(query: Query<unknown>, values: SqlValues = {}): number {
    return Number(this.#statement(query.sql).run(query.bind(values)).lastInsertRowid);
  }

  /** All or nothing, and nobody else writes meanwhile. Inside another it is part of that one. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.begin();
    try {
      const result = work();
      this.commit();
      return result;
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  begin(): void {
    this.exec('begin immediate');
    this.#inTransaction = true;
  }

  commit(): void {
    this.exec('commit');
    this.#inTransaction = false;
  }

  rollBack(): void {
    this.#inTransaction = false;
    // SQLite may have done it by itself, as when the disk is full.
    if (this.#driver.inTransaction) this.exec('rollback');
  }

  /** Another number whenever another connection has changed something. */
  get othersVersion(): number {
    return this.first(OTHERS_VERSION)?.data_version ?? 0;
  }

  get version(): number {
    const [row] = this.#driver.pragma('user_version') as { user_version: number }[];
    return row?.user_version ?? 0;
  }

  set version(version: number) {
    this.exec(`pragma user_version = ${version}`);
  }

  close(): void {
    try {
      this.exec('pragma wal_checkpoint(truncate)');
    } catch {
      // Another process reads, or the file is damaged: the next one that opens it finds the WAL.
    }
    this.#statements.clear();
    this.#singles.clear();
    this.#driver.close();
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#driver.prepare(sql) as Statement;
    this.#statements.set(sql, statement);
    return statement;
  }

  #single(sql: string): Single {
    const known = this.#singles.get(sql);
    if (known) return known;
    const statement = (this.#driver.prepare(sql) as Statement).raw();
    const single = { statement, columns: statement.columns().map(({ name }) => name) };
    this.#singles.set(sql, single);
    return single;
  }
}

/** The file cannot be made or opened. */
export class DatabaseUnavailable extends Error {
  constructor(path: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${path} cannot be opened; its folder has to be there and writable. ${why}`, { cause });
    this.name = 'DatabaseUnavailable';
  }
}

function connect(Connection: typeof Driver, path: string): Driver.Database {
  try {
    return new Connection(path, { timeout: BUSY_MS });
  } catch (error) {
    throw new DatabaseUnavailable(path, error);
  }
}

/** Whether the file is damaged, or is no database at all. */
export function isCorruption(error: unknown): boolean {
  return CORRUPT.has(codeOf(error));
}

/** Whether another process is writing. */
export function isBusy(error: unknown): boolean {
  return BUSY.has(codeOf(error));
}

/** Whether the file is sound and only cannot be written now: no space, or another process holds it. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  return UNAVAILABLE.has(code) || code.startsWith('SQLITE_IOERR');
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
