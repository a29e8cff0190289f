import { RpcError } from '@app-server/rpc';
import { describe, expect, it } from 'vitest';
import { AppServer } from './app-server.js';
import { Log, clientOf, later, strangerTo, testServer, wireTo } from './test-support.js';

const NOTHING = { data: [], nextCursor: null };

describe('requests', () => {
  it('SER-02: those of one thread are answered in order, those of others overtake them', async () => {
    const slow = later();
    const server = testServer({
      'thread/name/set': async ({ name }) => {
        if (name === 'slow') await slow.promise;
        return {};
      },
    });
    const client = await clientOf(server);
    for (const [threadId, name] of [
      ['a', 'slow'],
      ['a', 'quick'],
      ['b', 'quick'],
    ]) {
      client.ask('thread/name/set', { threadId, name });
    }
    await client.until(({ id }) => id === 4);
    slow.resolve();
    await client.until(({ id }) => id === 3);
    expect(client.log.slice(2)).toEqual(['reply 4', 'reply 2', 'reply 3']);
  });

  it('SER-03: what has no scope does not wait for a thread', async () => {
    const slow = later();
    const server = testServer({
      'thread/name/set': async () => {
        await slow.promise;
        return {};
      },
      'model/list': () => NOTHING,
    });
    const client = await clientOf(server);
    client.ask('thread/name/set', { threadId: 'a', name: 'n' });
    expect((await client.call('model/list', {})).result).toEqual(NOTHING);
    slow.resolve();
  });

  it('SER-04: what is written is read by the next request, from any connection', async () => {
    let stored = 'old';
    const server = testServer({
      'config/value/write': async ({ value }) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        stored = value as string;
        return { status: 'ok', version: stored, filePath: '/c', overriddenMetadata: null };
      },
      'config/read': async () => ({ config: { model: stored } as never, origins: {}, layers: null }),
    });
    const [one, two] = [await clientOf(server), await clientOf(server)];
    one.ask('config/value/write', { keyPath: 'model', value: 'new', mergeStrategy: 'replace' });
    const read = one.call('config/read', {});
    expect((await read).result?.config).toEqual({ model: 'new' });
    expect((await two.call('config/read', {})).result?.config).toEqual({ model: 'new' });
  });

  it('a request that is answered late lets those of its scope begin before', async () => {
    const ended = later<number>();
    const server = testServer({
      'command/exec': async (_, { release }) => {
        release();
        return { exitCode: await ended.promise, stdout: '', stderr: '' };
      },
      'command/exec/terminate': () => (ended.resolve(-1), {}),
    });
    const client = await clientOf(server);
    client.ask('command/exec', { command: ['sleep'], processId: 'p' });
    await client.call('command/exec/terminate', { processId: 'p' });
    expect((await client.until(({ id }) => id === 2)).result).toMatchObject({ exitCode: -1 });
  });

  it('RPC-14, SER-06: a disconnect aborts what runs, and what waits is never begun', async () => {
    const begun: string[] = [];
    const aborted = later<unknown>();
    const server = testServer({
      'thread/name/set': ({ name }, { signal }) => {
        begun.push(name);
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted.resolve(signal.reason);
            reject(signal.reason as Error);
          });
        });
      },
    });
    const [leaving, staying] = [await clientOf(server), await clientOf(server)];
    for (const name of ['first', 'second']) leaving.ask('thread/name/set', { threadId: 't', name });
    await leaving.call('model/list', {});
    staying.ask('thread/name/set', { threadId: 't', name: 'of another' });
    await leaving.close();
    await aborted.promise;
    await staying.call('model/list', {});
    expect(begun).toEqual(['first', 'of another']);
  });

  it('RPC-07: steps after the response come right behind it, and not at all behind an error', async () => {
    const server = testServer({
      'model/list': async ({ cursor }, { connection, afterResponse }) => {
        afterResponse(() => void connection.notify('skills/changed', {}));
        await Promise.resolve();
        if (cursor === 'bad') throw new RpcError(-32600, 'no');
        return NOTHING;
      },
    });
    const client = await clientOf(server);
    await client.call('model/list', { cursor: 'bad' });
    await client.call('model/list', {});
    await client.untilMethod('skills/changed');
    expect(client.log.slice(2)).toEqual(['error 2', 'reply 3', 'skills/changed']);
  });

  it('RPC-08: a defect is told as one, and its words are neither sent nor logged', async () => {
    const logger = new Log();
    const fail = () => {
      throw new TypeError('secret-token');
    };
    const server = testServer({ 'model/list': fail, 'account/read': fail, 'app/list': async () => fail() }, { logger });
    const client = await clientOf(server);
    for (const method of ['model/list', 'account/read', 'app/list']) {
      const { error } = await client.call(method, {});
      expect(error).toEqual({ code: -32603, message: `${method} failed.`, data: { kind: 'internal' } });
    }
    expect(logger.lines).toHaveLength(3);
    expect(logger.lines.join('')).toMatch(/TypeError/);
    expect(logger.lines.join('')).not.toContain('secret-token');
  });

  it('messages that are none are dropped, without a word of theirs in the log', async () => {
    const logger = new Log();
    const { client, transport } = await wireTo(testServer({}, { logger }));
    void transport.send('secret-token');
    client.send({ id: null, method: 'secret-token' });
    client.send({ id: 7, result: 'secret-token' });
    expect((await client.call('model/list', {})).error?.message).toBe('Not initialized');
    expect(client.texts).toHaveLength(1);
    expect(logger.lines).toHaveLength(3);
    expect(logger.lines.join('')).not.toContain('secret-token');
  });
});

describe('a server', () => {
  it('RPC-10: has one answer to each method', () => {
    const family = { handlers: { 'model/list': () => NOTHING } };
    expect(() => new AppServer({ families: [family, family] })).toThrow('model/list is answered by two families.');
    const unknown = { handlers: { 'model/lst': () => NOTHING } as never };
    expect(() => new AppServer({ families: [unknown] })).toThrow('model/lst is no request of a client.');
  });

  it('broadcasts what is declared for everybody, and nothing else', async () => {
    const server = testServer();
    const [one, two] = [await clientOf(server), await clientOf(server)];
    const stranger = await strangerTo(server);
    server.broadcast('skills/changed', {});
    for (const client of [one, two]) await client.untilMethod('skills/changed');
    await stranger.call('model/list', {});
    expect(stranger.log).toEqual(['error 1']);
    expect(() => server.broadcast('turn/started', {} as never)).toThrow(/declared for subscribers/);
  });

  it('TEL-04: ends its connections first and its families then, once, whatever fails', async () => {
    const order: string[] = [];
    const logger = new Log();
    const closing = (name: string, error?: Error) => ({
      handlers: {},
      close: () => {
        order.push(name);
        if (error) throw error;
      },
    });
    const families = [closing('one', new TypeError('broken')), closing('two')];
    const server = testServer(
      {
        'model/list': (_, { connection }) => {
          connection.onClosed(() => void order.push('connection'));
          return NOTHING;
        },
      },
      { families, logger },
    );
    const client = await clientOf(server);
    await client.call('model/list', {});
    await Promise.all([server.close(), server.close()]);
    await client.untilTrue(() => client.closed);
    expect(order).toEqual(['connection', 'one', 'two']);
    expect(logger.lines).toHaveLength(1);
    const late = await strangerTo(server).catch((error: unknown) => error);
    expect(late).toSatisfy((client) => client instanceof Error || (client as { texts: [] }).texts.length === 0);
  });

  it('steps at the end of a connection run once each, unless they were prevented', async () => {
    const ran: string[] = [];
    const over = later();
    const server = testServer({
      'model/list': (_, { connection }) => {
        connection.onClosed(() => {
          throw new TypeError('a step that fails hurts no other');
        });
        const prevent = connection.onClosed(() => void ran.push('prevented'));
        connection.onClosed(() => {
          ran.push('end');
          connection.onClosed(() => (ran.push('after the end'), over.resolve()));
        });
        prevent();
        return NOTHING;
      },
    });
    const client = await clientOf(server);
    await client.call('model/list', {});
    await client.close();
    await over.promise;
    expect(ran).toEqual(['end', 'after the end']);
  });
});
