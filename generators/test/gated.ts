/** Requests that use one experimental thing each. */
import { type JsonSchema, type Method, type Surface, refName } from '@app-server/protocol';
import { checkMessage } from '../../schema-fixtures/dist/experimental/validators/index.js';
import { sample } from './instances.js';
import { Random } from './random.js';

export interface Gated {
  method: string;
  descriptor: string;
  params: unknown;
}

const TRIES = 500;

/** One request for each experimental method, and for each experimental part of the others. */
export function gatedRequests(surface: Surface, methods: readonly Method[], seed: number) {
  const random = new Random(seed);
  return {
    methods: methods.filter(({ descriptor }) => descriptor !== undefined).map(gatedMethod),
    parts: methods.filter(({ descriptor }) => descriptor === undefined).flatMap(gatedPartsOf),
  };

  function gatedMethod({ method, descriptor = '', params }: Method): Gated {
    return { method, descriptor, params: params && valid(method, () => draw({ $ref: `#/definitions/${params}` })) };
  }

  /** One request for each experimental member of the params, arm of the params, and arm of a member's type. */
  function gatedPartsOf({ method, params }: Method): Gated[] {
    const schema = surface.definitions[params ?? ''];
    if (!schema) return [];
    const required = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
    const withRequired = (name: string, draws: () => unknown) =>
      valid(method, () => ({
        ...Object.fromEntries(required.map(([key, member]) => [key, draw(member)])),
        [name]: draws(),
      }));
    const arms = armsOf(schema).flatMap((arm) => {
      const descriptor = arm['x-experimental'];
      return descriptor === undefined ? [] : [{ method, descriptor, params: valid(method, () => draw(arm)) }];
    });
    const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
      const own = member['x-experimental'];
      if (own !== undefined) return [{ method, descriptor: own, params: withRequired(name, () => drawUsed(member)) }];
      return armsOf(member).flatMap((arm) => {
        const descriptor = arm['x-experimental'];
        return descriptor === undefined ? [] : [{ method, descriptor, params: withRequired(name, () => draw(arm)) }];
      });
    });
    return [...arms, ...members];
  }

  /** The arms of a union, through references and options. */
  function armsOf(schema: JsonSchema): JsonSchema[] {
    const target = surface.definitions[refName(schema) ?? ''];
    if (target) return armsOf(target);
    const arms = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
    return arms.flatMap((arm) => (refName(arm) === undefined ? [arm] : armsOf(arm)));
  }

  /** A value that counts as used: not null, false or the empty string. */
  function drawUsed(schema: JsonSchema): unknown {
    for (let i = 0; i < TRIES; i += 1) {
      const value = draw(schema);
      if (value !== null && value !== false && value !== '') return value;
    }
    throw new Error(`No value of ${JSON.stringify(schema)} counts as used.`);
  }

  function draw(schema: JsonSchema): unknown {
    return sample(schema, (ref) => surface.definitions[ref.slice('#/definitions/'.length)] ?? true, random);
  }

  /** The first drawn params that are well-formed: the sampler does not know what absolute paths are. */
  function valid(method: string, draws: () => unknown): unknown {
    for (let i = 0; i < TRIES; i += 1) {
      const params = draws();
      if (checkMessage({ id: 1, method, params }, { from: 'client' }).ok) return params;
    }
    throw new Error(`No sample for "${method}" was well-formed.`);
  }
}
