import { describe, expect, it, vi } from 'vitest';
import { deferredFamily } from './deferred-family.js';
import type { MethodFamily } from './methods.js';
import { clientOf, testServer } from './test-support.js';

const HANDLERS = { 'model/list': () => ({ data: [], nextCursor: null }) };

describe('a family that is loaded later', () => {
  it('is loaded once, by the first request', async () => {
    const load = vi.fn(async (): Promise<MethodFamily> => ({ handlers: HANDLERS }));
    const client = await clientOf(testServer({}, { families: [deferredFamily(['model/list'], load)] }));
    client.send({ id: 'a', method: 'model/list', params: {} });
    expect(await client.result('model/list', {})).toEqual(HANDLERS['model/list']());
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is closed when it was loaded', async () => {
    const close = vi.fn();
    const load = async (): Promise<MethodFamily> => ({ handlers: HANDLERS, close });
    const [used, unused] = [deferredFamily(['model/list'], load), deferredFamily(['model/list'], load)];
    used.prepare?.();
    await Promise.all([used.close?.(), unused.close?.()]);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('says when it does not answer what it should', async () => {
    const family = deferredFamily(['model/list', 'turn/start'], async () => ({ handlers: HANDLERS }));
    const server = testServer({}, { families: [family] });
    const client = await clientOf(server);
    expect((await client.call('model/list', {})).error).toMatchObject({ code: -32603, data: { kind: 'internal' } });
  });
});
