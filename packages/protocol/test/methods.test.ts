import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../src/index.js';
import { surfaces } from './surfaces.js';

const { methods, definitions } = surfaces.experimental;
const notifications = methods.filter(({ direction }) => direction === 'serverNotification');

/** Who receives it, for some of each kind. */
const DELIVERIES = {
  'account/updated': 'all',
  'app/list/updated': 'all',
  'thread/started': 'all',
  'thread/status/changed': 'all',
  'thread/goal/updated': 'all',
  'skills/changed': 'all',
  'remoteControl/status/changed': 'all',
  'turn/started': 'subscribers',
  'turn/completed': 'subscribers',
  'item/started': 'subscribers',
  'item/agentMessage/delta': 'subscribers',
  'thread/tokenUsage/updated': 'subscribers',
  'thread/settings/updated': 'subscribers',
  'thread/realtime/sdp': 'subscribers',
  'serverRequest/resolved': 'subscribers',
  'item/autoApprovalReview/completed': 'subscribers',
  'command/exec/outputDelta': 'connection',
  'process/outputDelta': 'connection',
  'process/exited': 'connection',
  'fs/changed': 'connection',
  configWarning: 'connection',
};

/** How many requests wait in which kind of queue. */
const SCOPES = {
  none: 28,
  thread: 29,
  threadOrPath: 2,
  'global config shared': 3,
  'global config exclusive': 21,
  'global account-auth exclusive': 6,
  'global memory exclusive': 1,
  'global remote-control exclusive': 2,
  'global remote-control shared': 1,
  'global environment exclusive': 1,
  'global mcp-registry exclusive': 2,
  'global windows-sandbox-setup exclusive': 1,
  'global device-keys exclusive': 3,
  command: 4,
  process: 4,
  fuzzySession: 3,
  watch: 2,
  mcpOauth: 1,
};

describe('every method', () => {
  it.each(methods.map((row) => [row.method, row] as const))('%s says what it does', (_, { doc }) => {
    expect(doc).toMatch(/^[A-Z`].{10,}\.$/);
    expect(doc).not.toMatch(/\*\/|\n/);
  });

  it.each(methods.map((row) => [row.method, row] as const))(
    '%s refers to types that exist',
    (_, { params, result }) => {
      for (const name of [params, result]) if (name !== undefined) expect(definitions).toHaveProperty(name);
    },
  );
});

describe('requests', () => {
  it('GEN-11, GEN-12: have exactly one result type, and notifications have none', () => {
    for (const { method, direction, result } of methods) {
      const isRequest = direction.endsWith('Request');
      expect([method, result !== undefined]).toEqual([method, isRequest]);
      if (isRequest) expect(result).toMatch(/Response$/);
    }
    const results = methods.flatMap(({ direction, result }) => (direction === 'serverRequest' ? [result] : []));
    expect(new Set(results).size).toBe(10);
  });

  it('GEN-10: all requests of clients have a scope, and nothing else has', () => {
    for (const { method, direction, scope } of methods) {
      expect([method, scope !== undefined]).toEqual([method, direction === 'clientRequest']);
    }
  });

  it('SER-01: take their key from members they have', () => {
    for (const { method, scope, params } of methods) {
      for (const key of scope?.keys ?? []) {
        expect(definitions[params ?? '']?.properties, method).toHaveProperty(key);
      }
    }
  });

  it('SER-01: wait in these queues', () => {
    const found: Record<string, number> = {};
    for (const { scope } of methods) {
      if (!scope) continue;
      const label = [scope.kind, scope.name, scope.access].filter((part) => part !== undefined).join(' ');
      found[label] = (found[label] ?? 0) + 1;
    }
    expect(found).toEqual(SCOPES);
  });

  it.each(['thread/list', 'thread/turns/list', 'thread/search'])('SER-03: %s never waits', (name) => {
    expect(methods.find(({ method }) => method === name)?.scope).toEqual({ kind: 'none' });
  });

  it.each([
    ['config/value/write', 'exclusive'],
    ['config/batchWrite', 'exclusive'],
    ['config/read', 'shared'],
  ])('SER-04: %s takes an %s turn in the queue of the configuration', (name, access) => {
    expect(methods.find(({ method }) => method === name)?.scope).toEqual({ kind: 'global', name: 'config', access });
  });
});

describe('notifications', () => {
  it('of the server each say who receives them, and nothing else does', () => {
    for (const { method, direction, delivery } of methods) {
      expect([method, delivery !== undefined]).toEqual([method, direction === 'serverNotification']);
    }
  });

  it.each(Object.entries(DELIVERIES))('%s goes to %s', (name, delivery) => {
    expect(notifications.find(({ method }) => method === name)?.delivery).toBe(delivery);
  });

  it('to subscribers name their thread, or the server could not tell who subscribed', () => {
    const others = notifications.filter(
      ({ delivery, params }) => delivery === 'subscribers' && !definitions[params ?? '']?.properties?.threadId,
    );
    expect(others.map(({ method }) => method).sort()).toEqual([
      'account/rateLimits/updated',
      'mcpServer/startupStatus/updated',
    ]);
  });
});

describe('error codes', () => {
  it('are the five of the wire, each with its meaning', () => {
    expect(Object.values(ERROR_CODES).map(({ code }) => code)).toEqual([-32600, -32601, -32602, -32603, -32001]);
    for (const { doc } of Object.values(ERROR_CODES)) expect(doc).toMatch(/\.$/);
  });
});

describe('sentences', () => {
  it('of types and members end with a full stop and close no comment', () => {
    let found = 0;
    const look = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, part] of Object.entries(value)) {
        if (key === 'description' && typeof part === 'string') {
          found += 1;
          expect(part, place).toMatch(/[.…]$/);
          expect(part, place).not.toMatch(/\*\/|\n/);
        } else look(part, `${place}.${key}`);
      }
    };
    look(definitions, '');
    expect(found).toBeGreaterThan(1500);
  });
});
