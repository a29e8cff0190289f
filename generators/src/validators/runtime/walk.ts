/** Compares a value with its type: what differs, and the value with what was left out. */
import type { JsonSchema } from '@app-server/protocol';
import type { Drift } from './boundary-api.js';
import { escape } from './coerce.js';
import { type Definitions, describe } from './describe.js';
import { isObject } from './scalars.js';
import type { Shape, Shapes, Union } from './shapes.js';

/** One place where a value is not what its type says. */
export interface Finding {
  kind: Exclude<Drift['kind'], 'unknown-method'>;
  path: string;
  value: unknown;
  /** What is allowed there. */
  schema: JsonSchema;
  /** The unknown key, value or tag. */
  name?: string;
  /** What could stand in its place. */
  known?: readonly string[];
}

type Members = Record<string, unknown>;

export class Walk {
  readonly findings: Finding[] = [];
  /** Keys and indices on the way to the value that is being visited. */
  readonly #trail: (string | number)[];

  constructor(
    readonly shapes: Shapes,
    trail: readonly (string | number)[] = [],
  ) {
    this.#trail = [...trail];
  }

  /** The value with the keys filled in that a reader may count on: itself where none was missing. */
  visit(schema: JsonSchema, value: unknown): unknown {
    return this.#visit(this.shapes.of(schema), value);
  }

  #visit(shape: Shape, value: unknown): unknown {
    if (shape.union) return this.#visitUnion(shape, shape.union, value);
    if (!shape.admits(value)) {
      if (typeof value === 'string' && shape.values.length > 0)
        this.#unknown('unknown-value', shape, value, value, shape.values);
      else this.#report('mismatch', shape, value);
      return value;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return shape.items ? this.#visitList(shape.items, value) : value;
    return shape.schema.type === undefined ? value : this.#visitObject(shape, value as Members);
  }

  #visitList(items: JsonSchema, value: unknown[]): unknown[] {
    const shape = this.shapes.of(items);
    let result = value;
    for (let index = 0; index < value.length; index += 1) {
      const next = this.#inside(index, shape, value[index]);
      if (next === value[index]) continue;
      if (result === value) result = [...value];
      result[index] = next;
    }
    return result;
  }

  #visitObject(shape: Shape, value: Members): Members {
    const { members, rest } = shape;
    const changed: [string, unknown][] = [];
    let declared = 0;
    for (const key of Object.keys(value)) {
      const member = value[key];
      if (member === undefined) continue;
      const property = members.get(key);
      if (property) declared += 1;
      const schema = property?.schema ?? rest;
      if (schema === undefined) {
        this.#at(key, () => this.#unknown('unknown-field', shape, member, key, [...members.keys()]));
        continue;
      }
      const next = this.#inside(key, this.shapes.of(schema), member);
      if (next !== member) changed.push([key, next]);
    }
    if (declared < members.size) this.#fill(shape, value, changed);
    return changed.length === 0 ? value : withMembers(value, changed);
  }

  /** Adds what stands for absent keys; those without a default or null stay absent. */
  #fill({ members }: Shape, value: Members, changed: [string, unknown][]): void {
    for (const [key, { schema, required, fill }] of members) {
      if (value[key] !== undefined) continue;
      if (required) this.#at(key, () => this.#report('missing-key', { schema }, undefined));
      if (fill) changed.push([key, fill()]);
    }
  }

  #visitUnion(shape: Shape, { arms, tag, keys }: Union, value: unknown): unknown {
    if (isObject(value)) {
      if (tag) return this.#visitTagged(shape, tag, value);
      if (keys) return this.#visitKeyed(shape, keys, value);
    }
    const fitting = arms.filter((arm) => arm.isFor(value));
    const [first, ...others] = fitting;
    if (first && others.length === 0) return this.#visit(first, value);
    const listed = fitting.flatMap(({ values }) => values);
    if (first === undefined) this.#report('mismatch', shape, value);
    else if (typeof value !== 'string' || fitting.some(({ values }) => values.length === 0)) {
      return this.#tryArms(shape, fitting, value);
    } else if (!listed.includes(value)) this.#unknown('unknown-value', shape, value, value, listed);
    return value;
  }

  #visitTagged(shape: Shape, { key, arms }: NonNullable<Union['tag']>, value: Members): unknown {
    const name = value[key];
    const meant = arms.get(name);
    if (meant) return this.#visit(meant, value);
    const schema = { enum: [...arms.keys()] };
    if (typeof name === 'string') this.#unknown('unknown-arm', shape, value, name, schema.enum);
    else this.#at(key, () => this.#report(name === undefined ? 'missing-key' : 'mismatch', { schema }, name));
    return value;
  }

  /** Objects that are told apart by the one key they have. */
  #visitKeyed(shape: Shape, keys: NonNullable<Union['keys']>, value: Members): unknown {
    const present = Object.keys(value).filter((key) => value[key] !== undefined);
    const meant = present.find((key) => keys.has(key));
    const arm = meant === undefined ? undefined : keys.get(meant);
    if (arm) return this.#visit(arm, value);
    if (present[0] === undefined) this.#report('mismatch', shape, value);
    else this.#unknown('unknown-arm', shape, value, present[0], [...keys.keys()]);
    return value;
  }

  /** Takes the arm that differs least; where readers accept none and several are as close, nothing is looked into. */
  #tryArms(shape: Shape, arms: readonly Shape[], value: unknown): unknown {
    const attempts = arms.map((arm) => {
      const walk = new Walk(this.shapes, this.#trail);
      const result = walk.#visit(arm, value);
      return { result, findings: walk.findings, cost: walk.findings.length + (result === value ? 0 : 0.5) };
    });
    const [best, next] = attempts.sort((one, other) => one.cost - other.cost);
    if (best && (isReadable(best.findings) || !next || best.cost < next.cost)) {
      this.findings.push(...best.findings);
      return best.result;
    }
    const known = arms.flatMap(({ members }) => [...members.keys()]);
    const name = isObject(value) ? Object.keys(value).find((key) => !known.includes(key)) : undefined;
    if (name === undefined) this.#report('unknown-arm', shape, value);
    else this.#unknown('unknown-arm', shape, value, name, known);
    return value;
  }

  #inside(key: string | number, shape: Shape, value: unknown): unknown {
    this.#trail.push(key);
    const next = this.#visit(shape, value);
    this.#trail.pop();
    return next;
  }

  #at(key: string, report: () => void): void {
    this.#trail.push(key);
    report();
    this.#trail.pop();
  }

  #report(kind: Finding['kind'], { schema }: Pick<Shape, 'schema'>, value: unknown): void {
    this.findings.push({ kind, path: this.#path(), value, schema });
  }

  #unknown(kind: Finding['kind'], { schema }: Shape, value: unknown, name: string, listed: readonly unknown[]): void {
    const known = listed.filter((item) => typeof item === 'string');
    this.findings.push({ kind, path: this.#path(), value, schema, name, known });
  }

  #path(): string {
    return this.#trail.map((key) => `/${escape(String(key))}`).join('');
  }
}

/** Whether readers of this release accept what was found: keys they do not know. */
function isReadable(findings: readonly Finding[]): boolean {
  return findings.every(({ kind }) => kind === 'unknown-field');
}

/** What is allowed at the place of a finding, in words. */
export function expectation(definitions: Definitions, { kind, schema, known }: Finding): string {
  if (kind === 'unknown-field') return 'a declared key';
  if (known && known.length > 0) return `one of ${known.map((name) => JSON.stringify(name)).join(', ')}`;
  return describe(definitions, schema);
}

/** A copy with some members set; `__proto__` is a key like any other. */
function withMembers(value: Members, members: [string, unknown][]): Members {
  const copy = { ...value };
  for (const [key, member] of members) {
    if (key === '__proto__')
      Object.defineProperty(copy, key, { value: member, writable: true, enumerable: true, configurable: true });
    else copy[key] = member;
  }
  return copy;
}
