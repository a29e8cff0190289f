/** Builds statements with Kysely: typed by the tables, compiled once, run as often as wanted with other values. */
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
} from 'kysely';

export type SqlValue = string | number | null;
export type SqlValues = Readonly<Record<string, SqlValue>>;

/** A place in a statement whose value comes with each run. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** The text of a statement and where its values go. */
export interface Query<R> {
  readonly sql: string;
  /** In the order of the statement. */
  bind(values: SqlValues): SqlValue[];
  /** Only for the type of its rows. */
  readonly row?: R;
}

/** A builder for these tables; it only writes statements and runs nothing. */
export function tables<T>(): Kysely<T> {
  return new Kysely<T>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

/** Stands in a statement for a text. */
export function textParam(name: string): string {
  return new Placeholder(name) as unknown as string;
}

/** Stands in a statement for a number. */
export function numberParam(name: string): number {
  return new Placeholder(name) as unknown as number;
}

export function query<R>(statement: Compilable<R>): Query<R> {
  const { sql, parameters }: CompiledQuery<R> = statement.compile();
  return { sql, bind: (values) => parameters.map((parameter) => valueOf(parameter, values)) };
}

function valueOf(parameter: unknown, values: SqlValues): SqlValue {
  if (!(parameter instanceof Placeholder)) return parameter as SqlValue;
  const value = values[parameter.name];
  if (value === undefined) throw new TypeError(`The statement has no value for "${parameter.name}".`);
  return value;
}
