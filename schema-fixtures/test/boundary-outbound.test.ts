import { buildSurface, registry } from '@app-server/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { gatedRequests } from '../../generators/test/gated.js';
import type { Boundary, Outbound, OutboundFault } from '../../generators/src/validators/runtime/boundary-api.js';
import {
  type Members,
  type Place,
  loadBoundary,
  outboundExamples,
  placesOf,
  pointer,
  renamed,
  replaced,
} from './places.js';

const files = outboundExamples();
/** Keys of earlier releases: servers ignore them, and a client has no reason to send them. */
const GONE: Readonly<Record<string, string>> = {
  'PluginListParams/older-force-remote-sync.json': '/forceRemoteSync',
  'SkillsListParams/older-extra-roots.json': '/perCwdExtraUserRoots',
};
const isGone = ({ type, file }: { type: string; file: string }) => `${type}/${file}` in GONE;
const valid = files.filter((file) => file.valid && !isGone(file));
let boundary: Boundary;

beforeAll(async () => {
  boundary = await loadBoundary();
});

const check = (message: Omit<Outbound, 'value'>, value: unknown, experimental = true) =>
  boundary.checkOutbound({ ...message, value }, { experimental });
const ask = (method: string, value: unknown, experimental = false) =>
  check({ kind: 'request', method }, value, experimental);

describe('an example that a client sends', () => {
  it('is one of many', () => {
    expect(valid.length).toBeGreaterThan(140);
    expect(files.length - valid.length).toBeGreaterThan(50);
  });

  it.each(valid.map((file) => [`${file.type}/${file.file}`, file] as const))(
    '%s may travel',
    (_, { messages, value }) => {
      for (const message of messages) expect(check(message, value)).toEqual([]);
    },
  );

  it.each(files.filter((file) => !file.valid).map((file) => [`${file.type}/${file.file}`, file] as const))(
    '%s may not, and it is said where',
    (_, { messages, value }) => {
      for (const message of messages) {
        const faults = check(message, value);
        expect(faults).not.toEqual([]);
        for (const { path, expected, got, descriptor } of faults) {
          expect([path, expected, got, descriptor]).toEqual([
            expect.stringMatching(/^(\/.*)?$/s),
            expect.stringMatching(/./),
            expect.stringMatching(/./),
            undefined,
          ]);
        }
      }
    },
  );
});

it.each(Object.entries(GONE))('a key that has gone is unknown: %s', (name, path) => {
  const { messages, value } = files.find(({ type, file }) => `${type}/${file}` === name) ?? { messages: [], value: {} };
  expect(messages).toHaveLength(1);
  for (const message of messages) expect(check(message, value).map((fault) => fault.path)).toEqual([path]);
});

/** All ways to misspell something. */
function misspelt(name: string): string[] {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const others = [`${name}s`, `my${name}`, name.toUpperCase(), snake, camel, name.slice(0, -1)];
  return [...new Set(others)].filter((other) => other !== name && other !== '');
}

describe('what a client misspells', () => {
  const mistakes = valid.flatMap(({ type, value, messages }) =>
    placesOf(type, value).flatMap((place) =>
      [...misspeltKeys(value, place), ...misspeltValues(value, place)].map((mistake) => ({
        ...mistake,
        type,
        messages,
      })),
    ),
  );

  it('is always found, at its place', () => {
    expect(mistakes.length).toBeGreaterThan(2_500);
    for (const { messages, value, at, type } of mistakes) {
      for (const message of messages) {
        const faults = check(message, value);
        const near = faults.filter(({ path }) => at.some((place) => place === path));
        if (near.length === 0)
          expect.unreachable(`${type}: ${JSON.stringify(value)} ${at.join(' or ')} ${JSON.stringify(faults)}`);
      }
    }
  });

  it('is nearly always understood', () => {
    const understood = mistakes.filter(({ messages: [message], value, meant }) =>
      check(message as Outbound, value).some(({ suggestion }) => suggestion === meant),
    );
    expect(understood.length / mistakes.length).toBeGreaterThan(0.9);
  });
});

interface Mistake {
  value: unknown;
  meant: string;
  /** Where it may be reported: at its place, or at the union that it makes unrecognizable. */
  at: string[];
}

function misspeltKeys(whole: unknown, { trail, value, shape, unions }: Place): Mistake[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || shape.rest) return [];
  const keys = Object.keys(value).filter((key) => shape.members.has(key));
  return keys.flatMap((key) =>
    misspelt(key)
      .filter((name) => !shape.members.has(name))
      .map((name) => ({
        value: replaced(whole, trail, renamed(value as Members, key, name)),
        meant: key,
        at: [pointer([...trail, name]), pointer([...trail, key]), ...(unions.length > 0 ? [pointer(trail)] : [])],
      })),
  );
}

function misspeltValues(whole: unknown, { trail, value, shape, unions }: Place): Mistake[] {
  if (typeof value !== 'string' || shape.values.length === 0) return [];
  const known = [...shape.values, ...unions.flatMap(({ union }) => union?.arms.flatMap(({ values }) => values) ?? [])];
  const wrong = misspelt(value).filter((name) => !known.includes(name));
  const isTag = shape.schema.const !== undefined;
  const at = [pointer(trail), ...(isTag ? [pointer(trail.slice(0, -1))] : [])];
  return wrong.map((name) => ({ value: replaced(whole, trail, name), meant: value, at }));
}

describe('INI-02, GEN-02: a connection that has not opted in', () => {
  const surface = buildSurface(registry, 'experimental');
  const requests = surface.methods.filter(({ direction }) => direction === 'clientRequest');
  const { methods, parts } = gatedRequests(surface, requests, 57);
  const gated = [...methods, ...parts];
  const descriptorsOf = (faults: OutboundFault[]) => faults.map(({ descriptor }) => descriptor);

  it('is asked about every descriptor', () => {
    expect(new Set(gated.map(({ descriptor }) => descriptor)).size).toBe(57);
  });

  it.each(gated)('may not send $descriptor in $method', ({ method, descriptor, params }) => {
    expect(descriptorsOf(ask(method, params))).toEqual([descriptor]);
    expect(ask(method, params, true)).toEqual([]);
  });

  it.each(
    parts.filter(({ descriptor, method }) => descriptor.startsWith(`${method}.`) && method !== 'account/login/start'),
  )('may send null in the place of $descriptor', ({ method, params, descriptor }) => {
    const [fault] = ask(method, params);
    const key = fault?.path.slice(1) ?? '';
    const isBoolean = typeof (params as Members)[key] === 'boolean';
    expect(descriptorsOf(ask(method, { ...(params as Members), [key]: isBoolean ? false : null }))).toEqual([]);
    expect(descriptorsOf(ask(method, { ...(params as Members), [key]: undefined }))).not.toContain(descriptor);
  });

  it.each(['thread/resume', 'thread/fork'])('may send an empty path to %s', (method) => {
    expect(ask(method, { threadId: 't', path: '' })).toEqual([]);
    expect(descriptorsOf(ask(method, { threadId: 't', path: '/rollout' }))).toEqual([`${method}.path`]);
  });

  it('takes empty lists, objects and texts for something', () => {
    expect(descriptorsOf(ask('thread/start', { dynamicTools: [], permissions: '' }))).toEqual([
      'thread/start.permissions',
      'thread/start.dynamicTools',
    ]);
    expect(
      descriptorsOf(
        ask('turn/steer', { threadId: 't', input: [], expectedTurnId: 'u', responsesapiClientMetadata: {} }),
      ),
    ).toEqual(['turn/steer.responsesapiClientMetadata']);
  });

  it('may store the granular approval policy in the configuration', () => {
    const value = { granular: { sandbox_approval: true, rules: true, mcp_elicitations: true } };
    expect(ask('config/value/write', { keyPath: 'approval_policy', value, mergeStrategy: 'replace' })).toEqual([]);
  });

  it('hears of other faults as well', () => {
    const faults = ask('thread/start', { permissions: 5, modell: 'x' });
    expect(faults.map(({ path, descriptor, suggestion }) => [path, descriptor, suggestion])).toEqual([
      ['/permissions', 'thread/start.permissions', undefined],
      ['/permissions', undefined, undefined],
      ['/modell', undefined, 'model'],
    ]);
  });
});

describe('what may always travel', () => {
  it.each([undefined, null, {}, { nothing: undefined }])('%j, for a method without params', (value) => {
    expect(ask('account/logout', value)).toEqual([]);
    expect(ask('configRequirements/read', value)).toEqual([]);
  });

  it.each([[[]], [''], [0], [false], [{ force: true }]])('not %j, for a method without params', (value) => {
    expect(ask('account/logout', value)).toHaveLength(1);
  });

  it('keys that are undefined, known or not', () => {
    expect(ask('thread/read', { threadId: 't', includeTurns: undefined, whatever: undefined })).toEqual([]);
    expect(ask('thread/read', { threadId: undefined })).toMatchObject([{ path: '/threadId', got: 'nothing' }]);
  });

  it('free JSON', () => {
    const config = { 'features.x': true, deep: { list: [{ any: null }] } };
    expect(ask('thread/start', { config })).toEqual([]);
    expect(
      ask('turn/start', { threadId: 't', input: [], outputSchema: { type: 'object', properties: { a: {} } } }),
    ).toEqual([]);
  });

  it('legacy spellings', () => {
    expect(ask('turn/start', { threadId: 't', input: [], approvalsReviewer: 'guardian_subagent' })).toEqual([]);
    const sandboxPolicy = { type: 'readOnly', access: { type: 'fullAccess' } };
    expect(ask('turn/start', { threadId: 't', input: [], sandboxPolicy })).toEqual([]);
    const restricted = { type: 'readOnly', access: { type: 'restricted' } };
    expect(ask('turn/start', { threadId: 't', input: [], sandboxPolicy: restricted })).toMatchObject([
      { path: '/sandboxPolicy/access' },
    ]);
    expect(ask('turn/inject_items', { threadId: 't', items: [{}] })).toEqual([]);
  });

  it('nothing by a method that nobody declares', () => {
    expect(ask('thread/strat', {})).toEqual([
      expect.objectContaining({ path: '', got: '"thread/strat"', suggestion: 'thread/start' }),
    ]);
    expect(ask('turn/started', {})).toHaveLength(1);
    expect(check({ kind: 'answer', method: 'thread/start' }, {})).toHaveLength(1);
  });
});

describe('a value that JSON cannot say', () => {
  it.each([5n, Symbol('x'), () => 5, Number.NaN])('is a fault like others: %s', (odd) => {
    expect(ask('thread/list', { limit: odd })).toMatchObject([{ path: '/limit' }]);
  });
});
