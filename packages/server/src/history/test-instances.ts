/** Random values of the wire, as a server writes them, made from the schema; and a check of lines against theirs. */
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import fc from 'fast-check';

interface Schema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly 'x-written'?: 'always' | 'non-null' | 'never';
}

type Definitions = Readonly<Record<string, Schema>>;

const require = createRequire(import.meta.url);
const { definitions: DEFINITIONS } = require('@app-server/schema/experimental/schema.json') as {
  definitions: Definitions;
};
const { definitions: STORED } = require('@app-server/schema/rollout/schema.json') as { definitions: Definitions };
const REF = '#/definitions/';

const json: fc.Arbitrary<unknown> = fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text));
const path = fc
  .array(fc.constantFrom('a', 'b.txt', '..', 'ünï code', '__proto__'))
  .map((parts) => `/${parts.join('/')}`);
const SPECIAL: Readonly<Record<string, fc.Arbitrary<unknown>>> = { JsonValue: json, AbsolutePathBuf: path };

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('', ' ', 'toString', '__proto__', '/bin/bash -lc ls', "/bin/bash -lc 'echo hi'", "echo 'open"),
  fc.string({ unit: 'binary' }),
);

/** Values of a named type. */
export function instancesOf<T>(name: string): fc.Arbitrary<T> {
  return arbitrary({ $ref: REF + name }) as fc.Arbitrary<T>;
}

/** Values of the arm of a union that has this `type`. */
export function instancesOfArm<T>(name: string, type: string): fc.Arbitrary<T> {
  const arm = DEFINITIONS[name]?.oneOf?.find(({ properties }) => properties?.type?.const === type);
  if (!arm) throw new Error(`${name} has no ${type}.`);
  return arbitrary(arm) as fc.Arbitrary<T>;
}

/** The `type`s of a union. */
export function armsOf(name: string): string[] {
  return (DEFINITIONS[name]?.oneOf ?? []).map(({ properties }) => String(properties?.type?.const));
}

const checkLine = new Ajv({ strict: false, validateFormats: false }).compile({
  $ref: `${REF}RolloutLine`,
  definitions: STORED,
});

/** Lines that do not fit the schema of session files, of those given. */
export function misfits(lines: readonly unknown[]): unknown[] {
  return lines.filter((line) => !checkLine(line));
}

function arbitrary(schema: Schema | boolean): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return json;
  const { $ref, oneOf, anyOf, allOf } = schema;
  if ($ref !== undefined) return named($ref.slice(REF.length));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (oneOf ?? anyOf) return fc.oneof(...(oneOf ?? anyOf ?? []).map(arbitrary));
  if (allOf) return allOf.length === 1 ? arbitrary(allOf[0] as Schema) : merged(allOf);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return types.length === 0 ? json : fc.oneof(...types.map((type) => ofType(type, schema)));
}

function merged(schemas: readonly Schema[]): fc.Arbitrary<unknown> {
  return fc.tuple(...schemas.map(arbitrary)).map((parts): unknown => Object.assign({}, ...parts));
}

function named(name: string): fc.Arbitrary<unknown> {
  return SPECIAL[name] ?? arbitrary(DEFINITIONS[name] as Schema);
}

function ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return text;
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -3, max: 2 ** 31 });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(arbitrary(schema.items ?? true), { maxLength: 3 });
    case 'object':
      return object(schema);
    default:
      return fc.constant(null);
  }
}

function object({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  if (typeof additionalProperties === 'object') {
    return fc.dictionary(text, arbitrary(additionalProperties), { maxKeys: 3, noNullPrototype: true });
  }
  const written = Object.entries(properties).filter(([, schema]) => schema['x-written'] !== 'never');
  const always = written.filter(([key, schema]) => required.includes(key) || schema['x-written'] === 'always');
  const members = Object.fromEntries(written.map(([key, schema]) => [key, member(schema)]));
  return fc.record(members, { requiredKeys: always.map(([key]) => key), noNullPrototype: true });
}

/** Optional members are left out, not null; that images have null for none is seen by a test of its own. */
function member(schema: Schema): fc.Arbitrary<unknown> {
  const value = arbitrary(schema);
  return schema['x-written'] === 'non-null' ? value.filter((written) => written !== null) : value;
}
