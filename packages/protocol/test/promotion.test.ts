import { describe, expect, it } from 'vitest';
import * as t from '../src/define/index.js';
import { buildSurface, collect } from '../src/index.js';
import { JSONRPCMessage } from '../src/json-rpc.js';

const marked = { experimental: 'goal/watch' };

/** A registry of one method, one notification and the types only they use. */
function goals(marks: { experimental?: string }) {
  const Goal = t.object('Goal', { objective: t.string });
  const module = {
    clientRequests: {
      'goal/watch': t.request({
        doc: 'Watches a goal.',
        params: t.object('GoalWatchParams', { goal: Goal }),
        result: t.empty('GoalWatchResponse'),
        scope: t.scopes.none,
        ...marks,
      }),
    },
    serverNotifications: {
      'goal/changed': t.notification({
        doc: 'Sent when a goal has changed.',
        params: t.object('GoalChangedNotification', { goal: Goal }),
        delivery: 'subscribers',
        ...marks,
      }),
    },
  };
  return collect({ goals: module }, [JSONRPCMessage]);
}

function without(value: unknown, ...keys: string[]): unknown {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (keys.includes(key) ? undefined : part)));
}

describe('GEN-17: promotion from experimental to stable', () => {
  const before = buildSurface(goals(marked), 'stable');
  const after = buildSurface(goals({}), 'stable');
  const names = ['Goal', 'GoalChangedNotification', 'GoalWatchParams', 'GoalWatchResponse'];

  it('moves the methods and their types to the stable surface by the mark alone', () => {
    expect(before.methods).toEqual([]);
    expect(names.filter((name) => name in before.definitions)).toEqual([]);
    expect(after.methods.map(({ method }) => method)).toEqual(['goal/watch', 'goal/changed']);
    expect(names.filter((name) => name in after.definitions)).toEqual(names);
  });

  it('drops the gate', () => {
    const gated = buildSurface(goals(marked), 'experimental');
    expect(gated.methods.map(({ descriptor }) => descriptor)).toEqual(['goal/watch', 'goal/watch']);
    expect(JSON.stringify(buildSurface(goals({}), 'experimental'))).not.toMatch(/x-experimental|descriptor/);
  });

  it('changes nothing on the wire', () => {
    const gated = buildSurface(goals(marked), 'experimental');
    expect(without(gated.definitions, 'x-experimental')).toEqual(without(after.definitions));
    const rows = (surface: typeof gated) => without(surface.methods, 'descriptor', 'stability');
    expect(rows(gated)).toEqual(rows(after));
  });
});

describe('collecting domain modules', () => {
  it('refuses a method that two of them declare, and names the method and the second module', () => {
    const [first, second] = [goals({}), goals({})];
    const modules = {
      first: { clientRequests: first.clientRequest },
      second: { clientRequests: second.clientRequest },
    };
    expect(() => collect(modules, [])).toThrow(/"goal\/watch" is declared twice.*second/);
  });
});
