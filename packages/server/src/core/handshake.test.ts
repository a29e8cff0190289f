import { describe, expect, it } from 'vitest';
import { CLIENT, clientOf, strangerTo, testServer } from './test-support.js';

const INITIALIZE = { clientInfo: CLIENT };

describe('the handshake', () => {
  it('INI-03: what is sent right behind initialize is served, and the state of remote control comes first', async () => {
    const client = await strangerTo(testServer({ 'mock/experimentalMethod': () => ({ echoed: null }) }));
    client.ask('initialize', { ...INITIALIZE, capabilities: { experimentalApi: true } });
    client.ask('mock/experimentalMethod', {});
    await client.untilTrue(() => client.texts.length === 3);
    expect(client.log).toEqual(['reply 1', 'remoteControl/status/changed', 'reply 2']);
    expect(client.messages[0]?.result).toMatchObject({
      userAgent: expect.stringMatching(/^test\/0\.134\.0 \(.+\) .*\(test; 1\)$/) as string,
      codexHome: expect.any(String) as string,
      platformFamily: expect.stringMatching(/^(unix|windows)$/) as string,
    });
    expect(client.messages[1]?.params).toMatchObject({ status: 'disabled', environmentId: null });
  });

  it.each([
    ['an unknown method', 'thread/strat', {}, { kind: 'unknownMethod', method: 'thread/strat' }],
    ['ill-formed params', 'thread/read', {}, { kind: 'invalidRequest' }],
    ['no params where some are needed', 'model/list', undefined, { kind: 'invalidRequest' }],
    ['an experimental method', 'process/kill', { processHandle: 'h' }, { kind: 'notInitialized' }],
    ['a well-formed request', 'model/list', {}, { kind: 'notInitialized' }],
    ['a relative path', 'fs/readFile', { path: './x' }, { kind: 'invalidRequest' }],
  ])('INI-03: before initialize, %s says what is wrong in the order of the checks', async (_, method, params, data) => {
    const client = await strangerTo(testServer());
    expect(await client.call(method, params)).toMatchObject({ error: { code: -32600, data } });
  });

  it('an unknown method is told the one that was probably meant', async () => {
    const { error } = await (await clientOf(testServer())).call('thread/strat', {});
    expect(error).toMatchObject({
      message: 'Invalid request: there is no method "thread/strat" (did you mean "thread/start"?)',
      data: { kind: 'unknownMethod', method: 'thread/strat', suggestion: 'thread/start' },
    });
  });

  it('a second initialize is refused, and changes nothing', async () => {
    const client = await clientOf(testServer(), { experimentalApi: false });
    const second = await client.call('initialize', { ...INITIALIZE, capabilities: { experimentalApi: true } });
    expect(second.error).toEqual({
      code: -32600,
      message: 'Already initialized',
      data: { kind: 'alreadyInitialized' },
    });
    expect((await client.call('memory/reset')).error?.data).toMatchObject({ kind: 'experimentalRequired' });
    expect((await client.call('initialize', {})).error?.data).toMatchObject({ kind: 'invalidRequest' });
  });

  it.each(['bad\nname', 'bell\u0007', '\u007f'])(
    'a name that is no header value is refused: %j; the connection stays as it was',
    async (name) => {
      const client = await strangerTo(testServer());
      const { error } = await client.call('initialize', { clientInfo: { name, version: '1' } });
      expect(error).toMatchObject({ code: -32600, data: { kind: 'invalidRequest' } });
      expect((await client.call('model/list', {})).error?.message).toBe('Not initialized');
      expect((await client.call('initialize', INITIALIZE)).error).toBeUndefined();
    },
  );

  it('the first client is the origin of all, unless it stands between others', async () => {
    const server = testServer();
    const agents: unknown[] = [];
    for (const name of ['codex-backend', 'one', 'two']) {
      const client = await strangerTo(server);
      const { result } = await client.call('initialize', { clientInfo: { name, version: '1' } });
      agents.push(String(result?.userAgent).replace(/\/.*\(/, ' '));
    }
    expect(agents).toEqual(['app-server codex-backend; 1)', 'one one; 1)', 'one two; 1)']);
  });

  it('methods without params take none, null and an empty object, and nothing else', async () => {
    const seen: unknown[] = [];
    const server = testServer({ 'windowsSandbox/readiness': (params) => (seen.push(params), { status: 'ready' }) });
    const client = await clientOf(server);
    client.send({ id: 'none', method: 'windowsSandbox/readiness' });
    client.send({ id: 'null', method: 'windowsSandbox/readiness', params: null });
    client.send({ id: 'empty', method: 'windowsSandbox/readiness', params: {} });
    for (const params of [{ x: 1 }, []]) {
      const { error } = await client.call('windowsSandbox/readiness', params);
      expect(error).toMatchObject({ code: -32600, data: { kind: 'invalidRequest' } });
    }
    expect(seen).toEqual([undefined, undefined, undefined]);
  });

  it('ARC-04: handlers see canonical names and values', async () => {
    const seen: unknown[] = [];
    const server = testServer({
      'thread/inject_items': (params) => (seen.push(params), {}),
      'thread/resume': (params) => {
        seen.push(params.path);
        throw new TypeError('enough');
      },
    });
    const client = await clientOf(server);
    await client.call('turn/injet_items', { threadId: 't', items: [] });
    await client.call('thread/resume', { threadId: 't', path: '' });
    expect(seen).toEqual([{ threadId: 't', items: [] }, null]);
  });
});
