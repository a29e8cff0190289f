import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { ClientCalls } from '../experimental/index.js';
import { methodsOf } from './support.js';

const FILE = new URL('../dist/experimental/client-methods.js', import.meta.url);

type Traits = { experimental?: true; idempotent?: true; paged?: true };
const { CLIENT_METHODS } = (await import(FILE.href)) as { CLIENT_METHODS: Record<string, Traits> };

const requests = methodsOf('experimental').filter(({ direction }) => direction === 'clientRequest');
const withTrait = (trait: keyof Traits) =>
  Object.keys(CLIENT_METHODS).filter((method) => CLIENT_METHODS[method]?.[trait]);

describe('the traits of methods', () => {
  it('are those of all requests but `initialize`', () => {
    expect(requests.length).toBeGreaterThan(100);
    expect(['initialize', ...Object.keys(CLIENT_METHODS)].sort()).toEqual(requests.map(({ method }) => method).sort());
  });

  it('say what the method table says', () => {
    expect(withTrait('experimental')).toEqual(
      requests.flatMap(({ method, descriptor }) => (descriptor === undefined ? [] : [method])),
    );
    expect(withTrait('idempotent')).toEqual(requests.flatMap(({ method, idempotent }) => (idempotent ? [method] : [])));
  });

  it('call paged what has a cursor on both sides', () => {
    expect(withTrait('paged')).toEqual(
      expect.arrayContaining(['thread/list', 'thread/turns/list', 'model/list', 'app/list']),
    );
    expect(withTrait('paged')).not.toContain('skills/list');
    expect(withTrait('paged').length).toBeGreaterThan(8);
  });

  it('let nothing be sent again that starts, writes or ends something', () => {
    expect(withTrait('idempotent').length).toBeGreaterThan(30);
    const doing =
      /(start|set|write\w*|update|delete|remove|add|create|upload|import|install|uninstall|login|logout|save|call|fork|resume|interrupt|kill|spawn|exec)$/i;
    expect(withTrait('idempotent').filter((method) => doing.test(method))).toEqual([]);
    for (const { method, idempotent } of requests) {
      if (/\/(read|list|get|getMetadata|readiness)$/.test(method)) expect([method, idempotent]).toEqual([method, true]);
    }
  });

  it('are small enough to be sent to every browser', () => {
    const { code } = transformSync(readFileSync(FILE, 'utf8'), { minify: true });
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(1_600);
  });
});

/** What is called, by the names on the way to it. */
function recorder(trail: readonly string[] = []): unknown {
  return new Proxy(() => undefined, {
    get: (_, name) => recorder([...trail, String(name)]),
    apply: (_, __, given: unknown[]) => [trail.join('/'), ...given],
  });
}

describe('the calls of a client', () => {
  const calls = recorder() as ClientCalls<{ timeoutMs: number }>;

  it('have the names that travel, and take options', () => {
    const made = [
      calls.thread.read({ threadId: 't' }, { timeoutMs: 5 }),
      calls.thread.inject_items({ threadId: 't', items: [] }),
      calls.command.exec({ command: ['true'] }),
      calls.command.exec.resize({ processId: 'p', size: { rows: 1, cols: 2 } }),
      calls.account.logout(),
      calls.account.logout(undefined, { timeoutMs: 5 }),
    ];
    expect(made.map((call) => (call as unknown as [string])[0])).toEqual([
      'thread/read',
      'thread/inject_items',
      'command/exec',
      'command/exec/resize',
      'account/logout',
      'account/logout',
    ]);
  });

  it('are as many as there are methods', () => {
    const text = readFileSync(new URL('../experimental/calls.ts', import.meta.url), 'utf8');
    expect(text.match(/options\?: O\): Promise</g)).toHaveLength(Object.keys(CLIENT_METHODS).length);
    expect(text).not.toContain('initialize(');
  });
});
