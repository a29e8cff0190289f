import { LocalError, RpcError } from '@app-server/rpc';
import { describe, expect, it } from 'vitest';
import { LoginRefused, startLogin } from './login.js';
import { type Asked, scripted } from './test-server.js';

const PENDING = {
  chatgpt: { type: 'chatgpt', loginId: 'l1', authUrl: 'https://auth.example/' },
  chatgptDeviceCode: {
    type: 'chatgptDeviceCode',
    loginId: 'l1',
    verificationUrl: 'https://auth.example/device',
    userCode: 'ABCD-1',
  },
} as const;
const IMMEDIATE = {
  apiKey: { type: 'apiKey', apiKey: 'sk-secret' },
  chatgptAuthTokens: { type: 'chatgptAuthTokens', accessToken: 'ey.secret', chatgptAccountId: 'a' },
} as const;

const outcome = (loginId: string | null, success = true) => ({ loginId, success, error: success ? null : 'no' });

/** Starts what it is asked to; a login that is cancelled fails. */
const loggingIn = () =>
  scripted(({ method, params }: Asked, { tell }, context) => {
    if (method === 'account/login/start') return PENDING[params.type as keyof typeof PENDING];
    context.afterResponse(() => void tell('account/login/completed', outcome(params.loginId, false)));
    return { status: 'canceled' };
  });

describe('startLogin', () => {
  it.each(['chatgpt', 'chatgptDeviceCode'] as const)('hands out what the user needs for %s', async (type) => {
    const { caller, tell, listening } = await loggingIn();
    const login = await startLogin(caller, { type });
    expect(login).toMatchObject(PENDING[type]);
    await tell('account/login/completed', outcome('another', false));
    await tell('account/login/completed', outcome('l1'));
    expect(await login.completed).toEqual(outcome('l1'));
    expect(listening()).toBe(0);
  });

  it('keeps a completion that comes ahead of the answer', async () => {
    const { caller } = await scripted(async (_asked, { tell }) => {
      await tell('account/login/completed', outcome('another', false));
      await tell('account/login/completed', outcome('l1'));
      return PENDING.chatgpt;
    });
    expect(await (await startLogin(caller, { type: 'chatgpt' })).completed).toEqual(outcome('l1'));
  });

  it.each(Object.values(IMMEDIATE))('is done at once with $type', async (params) => {
    const { caller, listening } = await scripted(() => ({ type: params.type }));
    const login = await startLogin(caller, params);
    expect(await login.completed).toMatchObject({ success: true });
    expect(await login.cancel()).toBe('notFound');
    expect(listening()).toBe(0);
  });

  it('cancels, and completes without success', async () => {
    const { caller, asked } = await loggingIn();
    const login = await startLogin(caller, { type: 'chatgpt' });
    expect(await login.cancel()).toBe('canceled');
    expect(await login.completed).toMatchObject({ success: false });
    expect(asked.at(-1)).toEqual({ method: 'account/login/cancel', params: { loginId: 'l1' } });
  });

  it('cancels when the deadline passes', async () => {
    const { caller, asked, settled, listening } = await loggingIn();
    const login = await startLogin(caller, { type: 'chatgpt' }, { deadline: 5 });
    await expect(login.completed).rejects.toMatchObject({ name: 'LocalError', code: 'deadline' });
    await settled();
    expect(asked.at(-1)?.method).toBe('account/login/cancel');
    expect(listening()).toBe(0);
  });

  it('cancels when its signal aborts, also while the server is asked', async () => {
    const abort = new AbortController();
    const { caller, asked, settled } = await scripted(({ method }) => {
      abort.abort(new Error('enough'));
      return method === 'account/login/start' ? PENDING.chatgpt : { status: 'canceled' };
    });
    const login = await startLogin(caller, { type: 'chatgpt' }, { signal: abort.signal });
    await expect(login.completed).rejects.toThrow('enough');
    await settled();
    expect(asked.at(-1)?.method).toBe('account/login/cancel');
    await expect(startLogin(caller, { type: 'chatgpt' }, { signal: abort.signal })).rejects.toThrow('enough');
  });

  it('ends with the connection', async () => {
    const { caller, close, listening } = await loggingIn();
    const login = await startLogin(caller, { type: 'chatgpt' }, { deadline: 60_000 });
    const cause = await close();
    await expect(login.completed).rejects.toBe(cause);
    expect(cause).toBeInstanceOf(LocalError);
    expect(listening()).toBe(0);
  });

  it.each(Object.values(IMMEDIATE))('never shows the secret of $type in an error', async (params) => {
    const secret = 'apiKey' in params ? params.apiKey : params.accessToken;
    const { caller, listening } = await scripted(() => {
      throw new RpcError(-32603, `bad token ${secret}`, { token: secret });
    });
    const error: unknown = await startLogin(caller, params).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LoginRefused);
    expect(error).toMatchObject({ code: -32603, message: 'bad token [secret]' });
    expect(JSON.stringify([error, (error as Error).stack, String((error as Error).cause)])).not.toContain(secret);
    expect(listening()).toBe(0);
  });

  it('passes errors that show no secret as they are', async () => {
    const { caller } = await scripted(() => {
      throw new RpcError(-32600, 'API key login is disabled.');
    });
    await expect(startLogin(caller, IMMEDIATE.apiKey)).rejects.toBeInstanceOf(RpcError);
  });
});
