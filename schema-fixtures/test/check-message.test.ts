import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckOptions, Checker } from '../../generators/src/validators/runtime/api.js';
import { faults, loadChecker } from './check.js';

let experimental: Checker;
let stable: Checker;

beforeAll(async () => {
  [experimental, stable] = await Promise.all([loadChecker('experimental'), loadChecker('stable')]);
});

const check = (message: unknown, options: CheckOptions = { from: 'client' }) =>
  experimental.checkMessage(message, options);
const refusal = (message: unknown, options?: CheckOptions) => faults(check(message, options));

const READ = { id: 1, method: 'thread/read', params: { threadId: 't' } };

describe('requests', () => {
  it('are recognized and handed back as they are', () => {
    const verdict = check(READ);
    expect(verdict).toEqual({ ok: true, kind: 'request', method: 'thread/read', value: READ });
    expect(verdict.ok && verdict.value).toBe(READ);
  });

  it.each(['a', '', 0, -7, 2 ** 53])('may have the id %j', (id) => {
    expect(check({ ...READ, id }).ok).toBe(true);
  });

  it.each([null, 1.5, true, {}, [], Number.NaN])('may not have the id %j', (id) => {
    expect(refusal({ ...READ, id })).toEqual([expect.stringMatching(/^\/id \| a string or an integer/)]);
  });

  it('RPC-09: say what is wrong with their params, and where', () => {
    expect(refusal({ ...READ, params: { threadId: 5 } })).toEqual(['/params/threadId | a string | 5']);
    expect(refusal({ ...READ, params: {} })).toEqual(['/params/threadId | a string | nothing']);
    expect(refusal({ id: 1, method: 'thread/read' })).toEqual([expect.stringMatching(/^\/params \|.*nothing$/)]);
  });

  it('RPC-09: refuse relative paths', () => {
    const message = { id: 1, method: 'fs/readFile', params: { path: 'README.md' } };
    expect(refusal(message)).toEqual(['/params/path | an absolute path | "README.md"']);
  });

  it('of one side are unknown on the other', () => {
    expect(check(READ, { from: 'server' }).ok).toBe(false);
    const call = { id: 1, method: 'attestation/generate', params: {} };
    expect(check(call, { from: 'server' }).ok).toBe(true);
    expect(check(call, { from: 'client' }).ok).toBe(false);
  });

  it('are told the method they may have meant', () => {
    expect(refusal({ ...READ, method: 'thread/raed' })).toEqual([
      '/method | a request that a client may send (did you mean "thread/read"?) | "thread/raed"',
    ]);
    expect(refusal({ ...READ, method: 'no such thing' })).toEqual([
      '/method | a request that a client may send | "no such thing"',
    ]);
    expect(check({ ...READ, method: 'thread/raed' })).toMatchObject({ kind: 'request', method: 'thread/raed' });
  });

  it.each([5, null, {}])('may not have the method %j', (method) => {
    expect(refusal({ ...READ, method })).toEqual([expect.stringMatching(/^\/method \| a string/)]);
  });

  it.each(['toString', '__proto__', 'constructor'])('do not find the method %s in the language', (method) => {
    expect(check({ ...READ, method }).ok).toBe(false);
    expect(experimental.isKnownMethod(method, 'client')).toBe(false);
  });

  it('RPC-16: may carry a trace', () => {
    const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', tracestate: null };
    for (const value of [trace, {}, null, undefined]) expect(check({ ...READ, trace: value }).ok).toBe(true);
    expect(refusal({ ...READ, trace: { traceparent: 5 } })).toEqual(['/trace/traceparent | a string or null | 5']);
    expect(refusal({ ...READ, trace: 'x' })).toHaveLength(1);
  });

  it('may carry the jsonrpc member of other dialects', () => {
    expect(check({ jsonrpc: '2.0', ...READ }).ok).toBe(true);
  });
});

describe('methods without params', () => {
  const logout = { id: 1, method: 'account/logout' };

  it.each([undefined, null])('accept %j', (params) => {
    expect(check({ ...logout, params }).ok).toBe(true);
  });

  it.each([[{}], [[]], [0], ['']])('refuse %j', (params) => {
    expect(refusal({ ...logout, params })).toEqual([expect.stringMatching(/^\/params \| nothing/)]);
  });
});

describe('notifications', () => {
  it('are recognized by the lack of an id', () => {
    const message = { method: 'thread/archived', params: { threadId: 't' } };
    expect(check(message, { from: 'server' })).toEqual({
      ok: true,
      kind: 'notification',
      method: message.method,
      value: message,
    });
    expect(check({ ...message, id: 1 }, { from: 'server' }).ok).toBe(false);
    expect(refusal({ ...message, params: {} }, { from: 'server' })).toHaveLength(1);
  });

  it('of the client need no params', () => {
    for (const params of [undefined, null, {}]) expect(check({ method: 'initialized', params }).ok).toBe(true);
  });

  it('RPC-05: of unknown methods are refused', () => {
    expect(refusal({ method: 'codex/event/task_started', params: {} }, { from: 'server' })).toEqual([
      expect.stringMatching(/^\/method \| a notification that a server may send/),
    ]);
  });

  it('are no requests', () => {
    expect(check({ method: 'thread/read', params: { threadId: 't' } }).ok).toBe(false);
  });
});

describe('GEN-12: responses', () => {
  const from = 'server';

  it('are checked against the method they answer', () => {
    const message = { id: 1, result: { cleared: true } };
    expect(check(message, { from, answers: 'thread/goal/clear' })).toEqual({
      ok: true,
      kind: 'response',
      method: 'thread/goal/clear',
      value: message,
    });
    expect(refusal({ id: 1, result: {} }, { from, answers: 'thread/goal/clear' })).toEqual([
      '/result/cleared | a boolean | nothing',
    ]);
  });

  it('have only an envelope where nobody knows what they answer', () => {
    expect(check({ id: 1, result: { anything: 1 } }, { from })).toMatchObject({ ok: true, kind: 'response' });
    expect(check({ id: null, result: {} }, { from }).ok).toBe(false);
    expect(check({ result: {} }, { from }).ok).toBe(false);
    expect(check({ id: 1, result: null }, { from }).ok).toBe(true);
  });

  it.each(['no/such/method', 'item/tool/call', 'turn/started', ''])('of the server cannot answer %j', (answers) => {
    expect(refusal({ id: 1, result: {} }, { from, answers })).toEqual([
      expect.stringMatching(/^ \| an answer to a declared method/),
    ]);
  });

  it('of the client answer the server', () => {
    const message = { id: 1, result: { token: 'x' } };
    expect(check(message, { from: 'client', answers: 'attestation/generate' }).ok).toBe(true);
    expect(check({ id: 1, result: {} }, { from: 'client', answers: 'attestation/generate' }).ok).toBe(false);
    expect(check(message, { from: 'client', answers: 'thread/read' }).ok).toBe(false);
  });

  it('may answer a method under its alias', () => {
    expect(check({ id: 1, result: {} }, { from, answers: 'turn/inject_items' }).ok).toBe(true);
  });
});

describe('RPC-08: errors', () => {
  const error = (data?: unknown) => ({
    id: 1,
    error: { code: -32600, message: 'No.', ...(data !== undefined && { data }) },
  });
  const from = 'server';

  it('have a code and a message', () => {
    expect(check(error(), { from })).toMatchObject({ ok: true, kind: 'error' });
    expect(refusal({ id: 1, error: { message: 'No.' } }, { from })).toEqual([
      expect.stringMatching(/^\/error\/code \|/),
    ]);
    expect(refusal({ id: 1, error: { code: 1.5, message: 7 } }, { from })).toHaveLength(2);
    expect(check({ id: 1, error: 'No.' }, { from }).ok).toBe(false);
  });

  it('carry data of other servers as it is', () => {
    for (const data of ['text', 5, null, { input_error_code: 'input_too_large' }, { kind: 'someone else’s' }]) {
      expect(check(error(data), { from }).ok).toBe(true);
    }
  });

  it.each([
    [{ kind: 'unknownMethod', method: 'x' }, true],
    [{ kind: 'unknownMethod' }, false],
    [{ kind: 'notInitialized' }, true],
    [{ kind: 'overloaded', retryAfterMs: 5 }, true],
    [{ kind: 'overloaded', retryAfterMs: -5 }, false],
    [{ kind: 'invalidParams', faults: [{ path: '', expected: 'x', got: 'y' }] }, true],
    [{ kind: 'invalidParams', faults: ['x'] }, false],
    [{ kind: 'configWrite', config_write_error_code: 'configPathNotFound' }, true],
    [{ kind: 'configWrite', config_write_error_code: 'other' }, false],
    [
      { kind: 'turnNotSteerable', message: 'x', codexErrorInfo: { activeTurnNotSteerable: { turnKind: 'review' } } },
      true,
    ],
    [{ kind: 'turnNotSteerable', message: 'x', codexErrorInfo: 'none of these' }, false],
  ])('of a known kind hold what it declares: %j', (data, ok) => {
    expect(check(error(data), { from }).ok).toBe(ok);
    if (!ok) expect(refusal(error(data), { from })[0]).toMatch(/^\/error\/data\//);
  });
});

describe('anything else', () => {
  it.each([null, undefined, 5, 'x', [], [READ], {}, { id: 1 }, { jsonrpc: '2.0', id: 1 }])(
    'is refused: %j',
    (message) => {
      const verdict = check(message);
      expect(verdict.ok).toBe(false);
      expect(faults(verdict)).toHaveLength(1);
      expect(verdict).not.toHaveProperty('kind');
    },
  );
});

describe('the stable checker', () => {
  it('GEN-01: knows no experimental methods', () => {
    for (const method of ['process/spawn', 'thread/search', 'mock/experimentalMethod']) {
      expect([method, stable.isKnownMethod(method, 'client')]).toEqual([method, false]);
      expect([method, experimental.isKnownMethod(method, 'client')]).toEqual([method, true]);
    }
    expect(stable.isKnownMethod('thread/settings/updated', 'server')).toBe(false);
  });

  it('knows no experimental arms', () => {
    const granular = { sandbox_approval: true, rules: true, mcp_elicitations: true };
    const message = { id: 1, method: 'thread/start', params: { approvalPolicy: { granular } } };
    expect(check(message).ok).toBe(true);
    expect(stable.checkMessage(message, { from: 'client' }).ok).toBe(false);
  });
});
