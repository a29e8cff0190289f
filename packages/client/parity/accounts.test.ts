/** Logins at the reference, and what it asks of a client that holds an account for it. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { LoginRequired, startLogin } from '../src/index.js';
import { TestServer } from './support/test-server.js';

vi.setConfig({ testTimeout: 60_000 });

describe('accounts', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start('stdio');
    const client = await server.connect();
    const keyPath = 'model_providers.mock.requires_openai_auth';
    await client.config.value.write({ keyPath, value: true, mergeStrategy: 'replace' });
    await server.rest();
  });
  afterEach(async () => {
    server.model.token = undefined;
    await server.rest();
  });
  afterAll(async () => {
    expect(await server.stop()).toEqual([]);
  });

  test('a key logs in at once, and out', async () => {
    const client = await server.connect();
    expect(await client.account.read({})).toEqual({ account: null, requiresOpenaiAuth: true });
    const login = await startLogin(client, { type: 'apiKey', apiKey: 'sk-parity' });
    expect(await login.completed).toMatchObject({ success: true });
    expect((await client.account.read({})).account).toEqual({ type: 'apiKey' });
    server.model.token = 'sk-parity';
    const thread = await client.startThread();
    expect((await thread.run('hello')).finalResponse).toBe('You said: hello');
    await expect(client.account.rateLimits.read()).rejects.toThrow(LoginRequired);
    await client.account.logout();
    expect((await client.account.read({})).account).toBeNull();
  });

  test('a login in the browser is cancelled', async () => {
    const client = await server.connect();
    const login = await startLogin(client, { type: 'chatgpt' });
    expect(login.authUrl).toMatch(/^https:/);
    expect(await login.cancel()).toBe('canceled');
    expect(await login.completed).toMatchObject({ loginId: login.loginId, success: false });
  });

  test('ACC-07: a token that is not taken any more is asked for anew', async () => {
    const [first, second] = [tokenOf('first'), tokenOf('second')];
    const asked: unknown[] = [];
    const client = await server.connect({
      serverRequests: {
        'account/chatgptAuthTokens/refresh': (params) => {
          asked.push(params);
          return { accessToken: second, chatgptAccountId: ACCOUNT, chatgptPlanType: 'pro' };
        },
        otherwise: 'refuse',
      },
    });
    const params = { accessToken: first, chatgptAccountId: ACCOUNT, chatgptPlanType: 'pro' };
    const login = await startLogin(client, { type: 'chatgptAuthTokens', ...params });
    expect(await login.completed).toMatchObject({ success: true });
    expect((await client.account.read({})).account).toMatchObject({ type: 'chatgpt', planType: 'pro' });
    server.model.token = second;
    const thread = await client.startThread();
    expect((await thread.run('hello')).finalResponse).toBe('You said: hello');
    expect(asked).toEqual([{ reason: 'unauthorized', previousAccountId: ACCOUNT }]);
    expect(server.model.requests.at(-1)?.headers.authorization).toBe(`Bearer ${second}`);
  });

  test.each([true, false])('INI-01, ATT-01: a client that can attest: %s', async (can) => {
    let count = 0;
    const client = await server.connect({
      serverRequests: {
        ...(can && { 'attestation/generate': () => ({ token: `attested ${(count += 1)}` }) }),
        otherwise: 'refuse',
      },
    });
    const accessToken = tokenOf('attested');
    await startLogin(client, { type: 'chatgptAuthTokens', accessToken, chatgptAccountId: ACCOUNT });
    const thread = await client.startThread();
    const before = server.model.requests.length;
    await thread.run('one');
    await thread.run('two');
    const asked = server.model.requests.slice(before).map(({ headers }) => JSON.stringify(headers));
    expect(asked).toHaveLength(2);
    expect(asked.map((headers, index) => headers.includes(`attested ${index + 1}`))).toEqual([can, can]);
  });

  test('nothing differed from the protocol', () => {
    expect(server.drift).toEqual([]);
  });
});

const ACCOUNT = '00000000-0000-4000-8000-000000000001';

/** A token that nobody has signed: who takes it reads what it says, and asks no further. */
function tokenOf(subject: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const auth = { chatgpt_plan_type: 'pro', chatgpt_account_id: ACCOUNT, chatgpt_user_id: subject };
  const claims = { sub: subject, email: 'dev@example.com', exp: 4_102_444_800, 'https://api.openai.com/auth': auth };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.${Buffer.from('none').toString('base64url')}`;
}
