import { describe, expect, it, vi } from 'vitest';
import { AppServer } from './app-server.js';
import type { MethodFamily } from './methods.js';
import { Log, clientOf, later, strangerTo } from './test-support.js';

const HANDLERS = { 'model/list': () => ({ data: [], nextCursor: null }) };

/** A server whose families come when the test lets them, or not at all. */
function serverWith(load: () => Promise<readonly MethodFamily[]>) {
  const logger = new Log();
  return { server: new AppServer({ families: load, logger }), logger };
}

describe('families that are loaded on demand', () => {
  it('are not waited for by a hello, and are loaded once', async () => {
    const { promise, resolve } = later<readonly MethodFamily[]>();
    const load = vi.fn(() => promise);
    await using server = serverWith(load).server;
    const clients = [await clientOf(server), await clientOf(server)];
    const answers = clients.map((client) => client.result('model/list', {}));
    resolve([{ handlers: HANDLERS }]);
    expect(await Promise.all(answers)).toEqual([HANDLERS['model/list'](), HANDLERS['model/list']()]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('are not loaded for clients that say nothing', async () => {
    const load = vi.fn(async () => []);
    const { server } = serverWith(load);
    await strangerTo(server);
    await server.close();
    expect(load).not.toHaveBeenCalled();
  });

  it('answer in the order in which they were asked', async () => {
    const { promise, resolve } = later<readonly MethodFamily[]>();
    await using server = serverWith(() => promise).server;
    const client = await clientOf(server);
    const begun: unknown[] = [];
    const family: MethodFamily = {
      handlers: {
        'thread/name/set': ({ name }) => {
          begun.push(name);
          return {};
        },
      },
    };
    const names = Array.from({ length: 8 }, (_, index) => `name ${index}`);
    const threadId = '0198c7f0-0000-7000-8000-000000000000';
    const ids = names.map((name, index) => {
      if (index === 4) resolve([family]);
      return client.ask('thread/name/set', { threadId, name });
    });
    await client.until(({ id }) => id === ids.at(-1));
    expect(begun).toEqual(names);
  });

  it('begin nothing for a client that has left meanwhile', async () => {
    const { promise, resolve } = later<readonly MethodFamily[]>();
    const { server } = serverWith(() => promise);
    const list = vi.fn(HANDLERS['model/list']);
    const client = await clientOf(server);
    client.ask('model/list', {});
    await client.close();
    resolve([{ handlers: { 'model/list': list } }]);
    await server.close();
    expect(list).not.toHaveBeenCalled();
  });

  it('are told to prepare themselves once a client was greeted, and are closed', async () => {
    const prepared = later();
    const close = vi.fn();
    const { server } = serverWith(async () => [{ handlers: HANDLERS, prepare: prepared.resolve, close }]);
    await clientOf(server);
    await prepared.promise;
    await server.close();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('fail every request that needs them when they cannot be loaded, and the log says where', async () => {
    const { server, logger } = serverWith(() => Promise.reject(new Error('a secret')));
    const client = await clientOf(server);
    for (const _ of [1, 2]) {
      const { error } = await client.call('model/list', {});
      expect(error).toEqual({ code: -32603, message: 'model/list failed.', data: { kind: 'internal' } });
    }
    await server.close();
    expect(logger.lines).toHaveLength(2);
    expect(logger.lines.join()).not.toContain('a secret');
  });
});
