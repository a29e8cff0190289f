import { describe, expect, it } from 'vitest';
import { gatedRequests } from '../../../../generators/test/gated.js';
import { contract } from './contract.js';
import { clientOf, definitions, testServer } from './test-support.js';

type Args = Parameters<typeof gatedRequests>;

const surface = { definitions: definitions() } as unknown as Args[0];
const requests = contract().methods.filter(({ direction }) => direction === 'clientRequest') as unknown as Args[1];
const { methods, parts } = gatedRequests(surface, requests, 4);
const gated = [...methods, ...parts];

describe('a connection that has not opted in', () => {
  it('INI-02: is refused everything experimental by its descriptor', async () => {
    const client = await clientOf(testServer(), { experimentalApi: false });
    for (const { method, descriptor, params } of gated) {
      const { error } = await client.call(method, params as object | undefined);
      expect(error, method).toEqual({
        code: -32600,
        message: `${descriptor} requires experimentalApi capability`,
        data: { kind: 'experimentalRequired', descriptor },
      });
    }
    expect(new Set(gated.map(({ descriptor }) => descriptor)).size).toBe(57);
  });

  it('INI-02: one that has opted in reaches the handlers with all of it', async () => {
    const client = await clientOf(testServer());
    for (const { method, params } of gated) {
      const { error } = await client.call(method, params as object | undefined);
      expect(error?.data, method).toMatchObject({ kind: 'unsupported' });
    }
  });

  it.each([
    ['null', { permissions: null, dynamicTools: null }],
    ['false', { experimentalRawEvents: false }],
    ['a name that nobody declared', { permission: 'x' }],
  ])('INI-02: %s uses nothing', async (_, params) => {
    const client = await clientOf(testServer(), { experimentalApi: false });
    expect((await client.call('thread/start', params)).error?.data).toMatchObject({ kind: 'unsupported' });
  });

  it('INI-02: an empty path uses nothing, and an empty list is something', async () => {
    const client = await clientOf(testServer(), { experimentalApi: false });
    const resume = await client.call('thread/resume', { threadId: 't', path: '' });
    expect(resume.error?.data).toMatchObject({ kind: 'unsupported' });
    const start = await client.call('thread/start', { dynamicTools: [] });
    expect(start.error?.data).toMatchObject({ descriptor: 'thread/start.dynamicTools' });
  });

  it('the whole configuration may hold what is experimental', async () => {
    const client = await clientOf(testServer(), { experimentalApi: false });
    const params = { keyPath: 'approval_policy', value: { granular: {} }, mergeStrategy: 'replace' };
    expect((await client.call('config/value/write', params)).error?.data).toMatchObject({ kind: 'unsupported' });
  });
});
