import { describe, expect, it } from 'vitest';
import { contract } from './contract.js';
import { scopeOf } from './scope-key.js';

function scope(method: string, params: unknown = {}, connection = '7') {
  return scopeOf(contract().clientRequests.get(method)?.scope, params, connection);
}

describe('the scope of a request', () => {
  it.each([
    ['turn/start', { threadId: 't' }, 'thread::t', 'exclusive'],
    ['thread/resume', { threadId: 't', path: '/p' }, 'thread::t', 'exclusive'],
    ['thread/fork', { threadId: '', path: '/p' }, 'path::/p', 'exclusive'],
    ['command/exec', { processId: 'p' }, 'command:7:p', 'exclusive'],
    ['command/exec/write', { processId: 'p' }, 'command:7:p', 'exclusive'],
    ['process/kill', { processHandle: 'h' }, 'process:7:h', 'exclusive'],
    ['fs/unwatch', { watchId: 'w' }, 'watch:7:w', 'exclusive'],
    ['fuzzyFileSearch/sessionStop', { sessionId: 's' }, 'fuzzySession::s', 'exclusive'],
    ['mcpServer/oauth/login', { name: 'n' }, 'mcpOauth::n', 'exclusive'],
    ['config/read', {}, 'global:config', 'shared'],
    ['config/value/write', {}, 'global:config', 'exclusive'],
    ['account/read', undefined, 'global:account-auth', 'exclusive'],
    ['memory/reset', undefined, 'global:memory', 'exclusive'],
  ])('SER-01: %s', (method, params, key, access) => {
    expect(scope(method, params)).toEqual({ key, access });
  });

  it.each([
    ['thread/list', {}],
    ['thread/turns/list', { threadId: 't' }],
    ['fs/readFile', { path: '/x' }],
    ['command/exec', { command: ['true'] }],
    ['mcpServer/resource/read', { server: 's', uri: 'u', threadId: null }],
  ])('SER-03: %s waits for nothing', (method, params) => {
    expect(scope(method, params)).toBeUndefined();
  });

  it('SER-01: processes and watches of other connections are others, threads are the same', () => {
    const keys = (method: string, params: object) => ['1', '2'].map((id) => scope(method, params, id)?.key);
    expect(new Set(keys('fs/watch', { watchId: 'w' })).size).toBe(2);
    expect(new Set(keys('turn/start', { threadId: 't' })).size).toBe(1);
  });
});
