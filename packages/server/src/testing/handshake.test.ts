import { describe, expect, it } from 'vitest';
import { RawClient, rawClient } from '../../test/raw-client.js';
import { fakeServer } from './fake-server.js';

const GRANULAR = { granular: { sandbox_approval: true, rules: true, mcp_elicitations: true } };
const TOKENS = { type: 'chatgptAuthTokens', accessToken: 'x', chatgptAccountId: 'x', chatgptPlanType: null };
const WHERE = { threadId: '019b76da-0000-7000-8000-000000000000' };

describe('the handshake', () => {
  it('INI-03: comes first and once; what is ill-formed is said even before', async () => {
    await using server = fakeServer();
    const client = await new RawClient(server.connect()).open();
    expect((await client.call('thread/list', {})).error).toEqual({ code: -32600, message: 'Not initialized' });
    expect((await client.call('thread/read', {})).error?.message).toMatch(
      /^Invalid request: params\/threadId: expected/,
    );
    await client.initialize();
    expect((await client.initialize()).error).toEqual({ code: -32600, message: 'Already initialized' });
    await client.close();
  });

  it('is answered with what the scenario says of the server, and followed by its state', async () => {
    await using server = fakeServer({ server: { userAgent: 'fake/0.134.0', platformOs: 'macos' } });
    const client = await new RawClient(server.connect()).open();
    const { result } = await client.initialize();
    const rest = { codexHome: '/home/fake/.codex', platformFamily: 'unix' };
    expect(result).toEqual({ userAgent: 'fake/0.134.0', platformOs: 'macos', ...rest });
    await client.untilTrue(() => client.log.length > 1);
    expect(client.log).toEqual(['reply 1', 'remoteControl/status/changed']);
    await client.close();
  });

  it('announcements can be opted out of by name', async () => {
    await using server = fakeServer();
    const client = await new RawClient(server.connect()).open();
    await client.initialize({ optOut: ['thread/started', 'remoteControl/status/changed'] });
    client.turn(await client.thread());
    await client.untilMethod('turn/completed');
    expect(client.log).not.toContain('thread/started');
    expect(client.log).not.toContain('remoteControl/status/changed');
    await client.close();
  });
});

describe('the experimental gate', () => {
  it.each<[string, object, string | undefined]>([
    ['thread/turns/list', WHERE, 'thread/turns/list'],
    ['thread/start', { permissions: ':workspace' }, 'thread/start.permissions'],
    ['thread/start', { dynamicTools: [] }, 'thread/start.dynamicTools'],
    ['thread/start', { persistExtendedHistory: true }, 'thread/start.persistFullHistory'],
    ['thread/start', { approvalPolicy: GRANULAR }, 'askForApproval.granular'],
    ['turn/start', { ...WHERE, input: [], approvalPolicy: GRANULAR }, 'askForApproval.granular'],
    ['account/login/start', TOKENS, 'account/login/start.chatgptAuthTokens'],
    ['thread/start', { permissions: null, experimentalRawEvents: false, approvalPolicy: 'never' }, undefined],
  ])('INI-02: %s %j', async (method, params, descriptor) => {
    await using server = fakeServer();
    const [stable, experimental] = [
      await rawClient(server.connect(), { experimentalApi: false }),
      await rawClient(server.connect()),
    ];
    const { error } = await stable.call(method, params);
    expect(error?.message).toBe(descriptor && `${descriptor} requires experimentalApi capability`);
    expect((await experimental.call(method, params)).error?.message ?? '').not.toContain('experimentalApi');
  });

  it('INI-02: holds back experimental announcements and members', async () => {
    await using server = fakeServer({ turns: [{ steps: [{ run: { command: 'ls', approval: true } }] }] });
    const stable = await rawClient(server.connect(), { experimentalApi: false });
    const threadId = await stable.thread();
    stable.ask('turn/start', { threadId, input: [], model: 'another' });
    const { params } = await stable.untilMethod('item/commandExecution/requestApproval');
    expect(params).toHaveProperty('command');
    expect(params).not.toHaveProperty('availableDecisions');
    expect(stable.log).not.toContain('thread/settings/updated');
  });
});

describe('answers of a scenario', () => {
  const replies = [
    { method: 'model/list', params: { includeHidden: true }, result: { data: [], nextCursor: 'hidden' } },
    { method: 'model/list', times: 1, result: { data: [], nextCursor: 'once' } },
    { method: 'model/list', result: { data: [], nextCursor: null } },
    { method: 'config/read', error: { code: -32603, message: 'disk is full', data: { free: 0 } } },
    { method: 'novelty/ask', result: 42 },
  ];

  it('are chosen by method and params, in order, as often as they last', async () => {
    await using server = fakeServer({ replies });
    const client = await rawClient(server.connect());
    const cursors: unknown[] = [];
    for (const params of [{}, { includeHidden: true }, {}, { includeHidden: false }]) {
      cursors.push((await client.result<{ nextCursor: unknown }>('model/list', params)).nextCursor);
    }
    expect(cursors).toEqual(['once', 'hidden', null, null]);
  });

  it('may be errors, and answer methods that the protocol does not know', async () => {
    await using server = fakeServer({ replies });
    const client = await rawClient(server.connect());
    const { error } = await client.call('config/read', {});
    expect(error).toEqual({ code: -32603, message: 'disk is full', data: { free: 0 } });
    expect(await client.result('novelty/ask', { any: 'thing' })).toBe(42);
  });

  it('precede what the server does by itself', async () => {
    await using server = fakeServer({ replies: [{ method: 'thread/list', error: { code: -32603, message: 'no' } }] });
    const client = await rawClient(server.connect());
    expect((await client.call('thread/list', {})).error?.message).toBe('no');
  });

  it.each([
    ['fs/readFile', { path: '/etc/hosts' }],
    ['novelty/other', {}],
  ])('what has none is refused: %s', async (method, params) => {
    await using server = fakeServer({ replies });
    const client = await rawClient(server.connect());
    const { error } = await client.call(method, params);
    expect(error).toEqual({ code: -32601, message: `The scenario has no answer to ${method}.` });
  });
});
