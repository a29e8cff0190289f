/** A stable connection to the reference's server is refused with exactly the descriptors that we declare. */
import { buildSurface, registry } from '@app-server/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatedRequests } from '../test/gated.js';
import { AppServerProcess } from './app-server-process.js';
import { DIFFERENCES } from './differences.js';
import { reference } from './reference.js';
import { namesIn } from './schemas.js';

const surface = buildSurface(registry, 'experimental');
const unknownToReference = DIFFERENCES.filter(({ type, only }) => type === 'ClientRequest' && only === 'ours').flatMap(
  ({ part }) => namesIn(part),
);
const requests = surface.methods.filter(
  ({ direction, method }) => direction === 'clientRequest' && !unknownToReference.includes(method),
);
const { methods: gatedMethods, parts: gatedParts } = gatedRequests(surface, requests, 134);

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
