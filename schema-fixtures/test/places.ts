/** The places inside a value, each with what its type says about it. */
import { type Direction, type Method, buildSurface, registry } from '@app-server/protocol';
import { flatten } from '../../generators/src/validators/exact.js';
import type { Boundary, Inbound, Outbound } from '../../generators/src/validators/runtime/boundary-api.js';
import { escape } from '../../generators/src/validators/runtime/coerce.js';
import { type Shape, Shapes, type Union } from '../../generators/src/validators/runtime/shapes.js';
import { Walk } from '../../generators/src/validators/runtime/walk.js';
import { type Example, examples, methodsOf } from './support.js';

export type Members = Record<string, unknown>;

export interface Place {
  trail: readonly (string | number)[];
  value: unknown;
  /** What the value was written for; of a union, the arm. */
  shape: Shape;
  /** The unions whose arm this is. */
  unions: readonly Shape[];
  /** Whether only what fits tells which arm this is, or what this is inside of. */
  guessed: boolean;
}

const shapes = new Shapes(flatten(buildSurface(registry, 'experimental').definitions));

export async function loadBoundary(): Promise<Boundary> {
  const url = new URL('../dist/experimental/boundary.js', import.meta.url);
  return ((await import(url.href)) as { boundary: Boundary }).boundary;
}

export function pointer(trail: Place['trail']): string {
  return trail.map((key) => `/${escape(String(key))}`).join('');
}

/** All places that have a type, the value itself first. */
export function placesOf(type: string, value: unknown): Place[] {
  return places(shapes.of({ $ref: `#/definitions/${type}` }), value, [], false);
}

function places(given: Shape, value: unknown, trail: Place['trail'], isInGuess: boolean): Place[] {
  const unions: Shape[] = [];
  let shape = given;
  while (shape.union) {
    unions.push(shape);
    const fits = (arm: Shape) => {
      const walk = new Walk(shapes);
      walk.visit(arm.schema, value);
      return walk.findings.length === 0;
    };
    const arm = shape.union.arms.find(fits);
    if (!arm) throw new Error(`No arm for ${JSON.stringify(value)}.`);
    shape = arm;
  }
  const guessed = isInGuess || unions.some(({ union }) => union && !union.tag && !union.keys && shapesOf(union) > 1);
  const inside = (schema: object | undefined, key: string | number, part: unknown) =>
    schema === undefined ? [] : places(shapes.of(schema), part, [...trail, key], guessed);
  const parts = Array.isArray(value)
    ? value.flatMap((item, index) => inside(shape.items, index, item))
    : Object.entries((value ?? {}) as Members).flatMap(([key, member]) =>
        typeof value === 'object' ? inside(shape.members.get(key)?.schema ?? shape.rest, key, member) : [],
      );
  return [{ trail, value, shape, unions, guessed }, ...parts];
}

function shapesOf({ arms }: Union): number {
  return arms.filter((arm) => arm.isFor({})).length;
}

/** A copy of a value with another one at a place. */
export function replaced(value: unknown, [key, ...rest]: Place['trail'], part: unknown): unknown {
  if (key === undefined) return part;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Members) };
  (copy as Members)[key] = replaced((value as Members)[key], rest, part);
  return copy;
}

/** A copy of an object with one key renamed, or left out. */
export function renamed(value: Members, from: string, to: string | undefined): Members {
  const entries = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    if (key !== from) return [[key, member]];
    return to === undefined ? [] : [[to, member]];
  });
  return Object.fromEntries(entries);
}

export type Travelling<M> = Example & { messages: M[] };

const methods = methodsOf('experimental');

/** Examples that a client sends, each with the messages that carry it. */
export function outboundExamples(): Travelling<Omit<Outbound, 'value'>>[] {
  return travelling('ClientRequest', (type, { method, direction, params, result }) => [
    ...(direction === 'clientRequest' && params === type ? [{ kind: 'request' as const, method }] : []),
    ...(direction === 'serverRequest' && result === type ? [{ kind: 'answer' as const, method }] : []),
  ]);
}

/** Examples that a client receives, each with the messages that carry it. */
export function inboundExamples(): Travelling<Omit<Inbound, 'value'>>[] {
  const kinds: Partial<Record<Direction, 'request' | 'notification'>> = {
    serverRequest: 'request',
    serverNotification: 'notification',
  };
  return travelling('ServerNotification', (type, { method, direction, params, result }) => {
    const kind = kinds[direction];
    return [
      ...(kind && params === type ? [{ kind, method }] : []),
      ...(direction === 'clientRequest' && result === type ? [{ kind: 'answer' as const, method }] : []),
    ];
  });
}

/** Examples of carried types, and the params of whole messages of a kind. */
function travelling<M extends { method: string }>(
  union: string,
  messagesOf: (type: string, method: Method) => M[],
): Travelling<M>[] {
  return examples().flatMap((example) => {
    if (example.type === union && example.valid) return opened(example, messagesOf);
    const messages = methods.flatMap((method) => messagesOf(example.type, method));
    return messages.length > 0 ? [{ ...example, messages }] : [];
  });
}

function opened<M extends { method: string }>(
  example: Example,
  messagesOf: (type: string, method: Method) => M[],
): Travelling<M>[] {
  const { method, params: value } = example.value as { method: string; params?: unknown };
  const row = methods.find((known) => known.method === method || known.aliases?.includes(method));
  if (row?.params === undefined) return [];
  const messages = messagesOf(row.params, row).filter((message) => message.method === row.method);
  return [{ ...example, type: row.params, value, messages: messages.map((message) => ({ ...message, method })) }];
}
