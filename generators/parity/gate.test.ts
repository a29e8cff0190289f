/** A stable connection to the reference's server is refused with exactly the descriptors that we declare. */
import { type JsonSchema, type Method, type Surface, buildSurface, refName, registry } from '@app-server/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMessage } from '../../schema-fixtures/dist/experimental/validators/index.js';
import { Random, sample } from '../test/instances.js';
import { AppServerProcess } from './app-server-process.js';
import { DIFFERENCES } from './differences.js';
import { reference } from './reference.js';
import { namesIn } from './schemas.js';

interface Gated {
  method: string;
  descriptor: string;
  params: unknown;
}

const TRIES = 500;

const surface = buildSurface(registry, 'experimental');
const random = new Random(134);
const unknownToReference = DIFFERENCES.filter(({ type, only }) => type === 'ClientRequest' && only === 'ours').flatMap(
  ({ part }) => namesIn(part),
);
const requests = surface.methods.filter(
  ({ direction, method }) => direction === 'clientRequest' && !unknownToReference.includes(method),
);
const gatedMethods = requests.filter(({ descriptor }) => descriptor !== undefined).map(gatedMethod);
const gatedParts = requests.filter(({ descriptor }) => descriptor === undefined).flatMap(gatedPartsOf);

describe('the experimental gate of the reference server', () => {
  let server: AppServerProcess;

  beforeAll(async () => {
    server = await AppServerProcess.start((await reference()).command);
    await server.initialize(false);
  });
  afterAll(() => server?.stop());

  it('is probed with every gated method and part', () => {
    expect(gatedMethods).toHaveLength(27);
    expect(gatedParts.length).toBeGreaterThan(25);
  });

  it.each([...gatedMethods, ...gatedParts])(
    'refuses $descriptor in $method',
    async ({ method, descriptor, params }) => {
      const { error } = await server.request(method, params);
      expect(error).toEqual({ code: -32600, message: `${descriptor} requires experimentalApi capability` });
    },
  );
});

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
  const arms = armsOf(schema, surface).flatMap((arm) => {
    const descriptor = arm['x-experimental'];
    return descriptor === undefined ? [] : [{ method, descriptor, params: valid(method, () => draw(arm)) }];
  });
  const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const own = member['x-experimental'];
    if (own !== undefined) return [{ method, descriptor: own, params: withRequired(name, () => drawUsed(member)) }];
    return armsOf(member, surface).flatMap((arm) => {
      const descriptor = arm['x-experimental'];
      return descriptor === undefined ? [] : [{ method, descriptor, params: withRequired(name, () => draw(arm)) }];
    });
  });
  return [...arms, ...members];
}

/** The arms of a union, through references and options. */
function armsOf(schema: JsonSchema, { definitions }: Surface): JsonSchema[] {
  const target = definitions[refName(schema) ?? ''];
  if (target) return armsOf(target, surface);
  const arms = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
  return arms.flatMap((arm) => (refName(arm) === undefined ? [arm] : armsOf(arm, surface)));
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
