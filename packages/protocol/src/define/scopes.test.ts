import { describe, expect, it } from 'vitest';
import { scopeKey, scopes } from './scopes.js';

describe('SER-01: the queue of a request', () => {
  it('is none at all for requests that run at once', () => {
    expect(scopeKey(scopes.none, { threadId: 't1' }, 'c1')).toBeUndefined();
  });

  it('is the thread, over all connections', () => {
    const expected = { key: 'thread:t1', access: 'exclusive' };
    expect(scopeKey(scopes.thread, { threadId: 't1' }, 'c1')).toEqual(expected);
    expect(scopeKey(scopes.thread, { threadId: 't1' }, 'c2')).toEqual(expected);
    expect(scopeKey(scopes.thread, { threadId: 't2' }, 'c1')).not.toEqual(expected);
  });

  it('is the thread when one is named, and none otherwise, where the thread is optional', () => {
    expect(scopeKey(scopes.optionalThread, { threadId: 't1' }, 'c1')).toEqual(
      scopeKey(scopes.thread, { threadId: 't1' }, 'c1'),
    );
    for (const params of [{}, { threadId: null }, { threadId: '' }, undefined, null]) {
      expect(scopeKey(scopes.optionalThread, params, 'c1')).toBeUndefined();
    }
  });

  it('is the thread by its id before the path, and shared with all methods of that thread', () => {
    const byId = scopeKey(scopes.threadOrPath, { threadId: 't1', path: '/rollout' }, 'c1');
    expect(byId).toEqual(scopeKey(scopes.thread, { threadId: 't1' }, 'c1'));
  });

  it('is the path where the id is empty', () => {
    const byPath = scopeKey(scopes.threadOrPath, { threadId: '', path: '/rollout' }, 'c1');
    expect(byPath).toEqual({ key: 'threadPath:/rollout', access: 'exclusive' });
    expect(byPath).toEqual(scopeKey(scopes.threadOrPath, { threadId: '', path: '/rollout' }, 'c2'));
    expect(scopeKey(scopes.thread, { threadId: '/rollout' }, 'c1')).not.toEqual(byPath);
  });

  it('falls back to one queue where neither id nor path says anything', () => {
    const nothing = scopeKey(scopes.threadOrPath, { threadId: '', path: null }, 'c1');
    expect(nothing?.access).toBe('exclusive');
    expect(scopeKey(scopes.threadOrPath, { threadId: '', path: '' }, 'c1')).toEqual(nothing);
  });

  it.each([
    ['process', scopes.process, { processHandle: 'p' }, 'process:c1:p'],
    ['command', scopes.command, { processId: 'p' }, 'command:c1:p'],
    ['watch', scopes.watch, { watchId: 'w' }, 'watch:c1:w'],
  ])('keeps the %s keys of two connections apart', (_, scope, params, key) => {
    expect(scopeKey(scope, params, 'c1')).toEqual({ key, access: 'exclusive' });
    expect(scopeKey(scope, params, 'c2')?.key).not.toBe(key);
  });

  it('is none for a command without an id', () => {
    expect(scopeKey(scopes.optionalCommand, { command: ['true'] }, 'c1')).toBeUndefined();
    expect(scopeKey(scopes.optionalCommand, { processId: 'p' }, 'c1')).toEqual(
      scopeKey(scopes.command, { processId: 'p' }, 'c1'),
    );
  });

  it.each([
    ['fuzzy search session', scopes.fuzzySession, { sessionId: 's' }, 'fuzzySession:s'],
    ['MCP login', scopes.mcpOauth, { name: 'docs' }, 'mcpOauth:docs'],
  ])('is the same for a %s on every connection', (_, scope, params, key) => {
    expect(scopeKey(scope, params, 'c1')?.key).toBe(key);
    expect(scopeKey(scope, params, 'c2')?.key).toBe(key);
  });

  it('is one queue by name for global requests, some of which share their turn', () => {
    expect(scopeKey(scopes.shared('config'), { cwd: '/' }, 'c1')).toEqual({ key: 'global:config', access: 'shared' });
    expect(scopeKey(scopes.exclusive('config'), undefined, 'c2')).toEqual({
      key: 'global:config',
      access: 'exclusive',
    });
  });
});
