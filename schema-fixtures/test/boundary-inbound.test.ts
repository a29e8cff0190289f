import { beforeAll, describe, expect, it } from 'vitest';
import type { Boundary, Inbound } from '../../generators/src/validators/runtime/boundary-api.js';
import {
  type Members,
  type Place,
  inboundExamples,
  loadBoundary,
  placesOf,
  pointer,
  renamed,
  replaced,
} from './places.js';

const files = inboundExamples();
const current = files.filter(({ valid, file }) => valid && !file.startsWith('older-'));
const older = files.filter(({ valid, file }) => valid && file.startsWith('older-'));
let boundary: Boundary;

beforeAll(async () => {
  boundary = await loadBoundary();
});

const read = (message: Omit<Inbound, 'value'>, value: unknown) => boundary.readInbound({ ...message, value });
const notified = (method: string, value: unknown) => read({ kind: 'notification', method }, value);

describe('an example that a client receives', () => {
  it('is one of many', () => {
    expect(current.length).toBeGreaterThan(190);
    expect(older.length).toBeGreaterThan(5);
  });

  it.each(current.map((file) => [`${file.type}/${file.file}`, file] as const))(
    '%s is read as it is',
    (_, { messages, value }) => {
      for (const message of messages) {
        const { value: result, drift } = read(message, value);
        expect(drift).toEqual([]);
        expect(result).toBe(value);
      }
    },
  );

  it.each(older.map((file) => [`${file.type}/${file.file}`, file] as const))(
    '%s is completed',
    (_, { messages, value }) => {
      for (const message of messages) {
        const { value: result, drift } = read(message, value);
        expect(drift.filter(({ kind }) => kind !== 'unknown-field')).toEqual([]);
        const again = read(message, result);
        expect(again.value).toBe(result);
        expect(again.drift).toEqual(drift);
      }
    },
  );

  it.each(files.filter(({ valid }) => !valid).map((file) => [`${file.type}/${file.file}`, file] as const))(
    '%s is reported',
    (_, { messages, value }) => {
      for (const message of messages) expect(read(message, value).drift).not.toEqual([]);
    },
  );
});

interface Change {
  value: unknown;
  /** What is reported, and where. */
  kinds: readonly string[];
  at: readonly string[];
}

/** Reads each change of each example, and compares what is reported. */
function expectReports(changesOf: (whole: unknown, place: Place) => Change[], least: number): void {
  let count = 0;
  for (const { type, value: whole, messages } of current) {
    const changes = placesOf(type, whole).flatMap((place) =>
      changesOf(whole, place).map((change) => ({ ...change, guessed: place.guessed })),
    );
    for (const { value, kinds, at, guessed } of changes) {
      const before = JSON.stringify(value);
      for (const message of messages) {
        const { value: result, drift } = read(message, value);
        const note = `${type}: ${before} ${JSON.stringify(drift)}`;
        if (JSON.stringify(value) !== before) expect.unreachable(`changed ${note}`);
        if (JSON.stringify(within(value, result)) !== before) expect.unreachable(`lost something of ${note}`);
        const isReported = drift.every(({ kind, path }) => kinds.includes(kind) && at.includes(path));
        if (guessed) continue;
        if (!isReported || (drift.length === 0) !== (kinds.length === 0))
          expect.unreachable(`${kinds.join()} at ${at.join()}: ${note}`);
      }
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(least);
}

/** The part of a value that another one has, too. */
function within(given: unknown, value: unknown): unknown {
  if (Array.isArray(given)) return given.map((item, index) => within(item, (value as unknown[])[index]));
  if (typeof given !== 'object' || given === null) return value;
  return Object.fromEntries(
    Object.keys(given).map((key) => [key, within((given as Members)[key], (value as Members)[key])]),
  );
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe('what a newer server writes', () => {
  it('a further key survives and is reported at its place', () => {
    expectReports((whole, { trail, value, shape }) => {
      if (!isMembers(value) || shape.rest || shape.schema.type === undefined) return [];
      const future = replaced(whole, trail, { ...value, 'a~future/key': { deep: [1] } });
      return [{ value: future, kinds: ['unknown-field'], at: [pointer([...trail, 'a~future/key'])] }];
    }, 400);
  });

  it('a further value of an enumeration survives and is reported at its place', () => {
    expectReports((whole, { trail, value, shape }) => {
      if (typeof value !== 'string' || shape.schema.enum === undefined) return [];
      const isNamed = shape.values.length === 1;
      const at = [pointer(trail), ...(isNamed ? trail.map((_, length) => pointer(trail.slice(0, length))) : [])];
      return [
        {
          value: replaced(whole, trail, 'fromTheFuture'),
          kinds: isNamed ? ['unknown-value', 'unknown-arm'] : ['unknown-value'],
          at,
        },
      ];
    }, 200);
  });

  it('a further arm of a tagged union survives and is not looked into', () => {
    expectReports((whole, { trail, value, unions }) => {
      const tag = unions.find(({ union }) => union?.tag)?.union?.tag;
      if (!tag || !isMembers(value)) return [];
      const future = { [tag.key]: 'fromTheFuture', other: { things: true } };
      return [{ value: replaced(whole, trail, future), kinds: ['unknown-arm'], at: [pointer(trail)] }];
    }, 60);
  });

  it('a further arm of a union by key survives and is not looked into', () => {
    expectReports((whole, { trail, unions }) => {
      if (!unions.some(({ union }) => union?.keys)) return [];
      return [
        { value: replaced(whole, trail, { fromTheFuture: { type: 1 } }), kinds: ['unknown-arm'], at: [pointer(trail)] },
      ];
    }, 30);
  });

  it('a value of another type survives and is reported', () => {
    expectReports((whole, { trail, shape, unions }) => {
      if (shape.schema.type === undefined) return [];
      const odd = [{ odd: 1 }];
      if ([shape, ...unions].some((at) => at.isFor(odd))) return [];
      const inUnion = trail.map((_, length) => pointer(trail.slice(0, length)));
      return [
        { value: replaced(whole, trail, odd), kinds: ['mismatch', 'unknown-arm'], at: [pointer(trail), ...inUnion] },
      ];
    }, 2_000);
  });
});

describe('what an older server leaves out', () => {
  it('is filled in where there is a default or null, and reported where readers rely on it', () => {
    expectReports((whole, { trail, value, shape, unions }) => {
      if (!isMembers(value)) return [];
      const keys = Object.keys(value).filter((key) => shape.members.has(key));
      return keys.map((key) => {
        const isRequired = shape.members.get(key)?.required;
        const at = [pointer([...trail, key]), ...(unions.length > 0 ? [pointer(trail)] : [])];
        const rest = replaced(whole, trail, renamed(value, key, undefined));
        const isNamed = unions.some(({ union }) => union?.keys);
        return {
          value: rest,
          kinds: isRequired ? ['missing-key', ...(isNamed ? ['mismatch'] : ['unknown-arm'])] : [],
          at,
        };
      });
    }, 1_500);
  });

  it('is null or the declared default, in a copy', () => {
    const turn = { id: 'u', items: [], status: 'completed' };
    const given = Object.freeze({ threadId: 't', turn: Object.freeze(turn) });
    const { value, drift } = notified('turn/started', given);
    expect(drift).toEqual([]);
    expect(value).toEqual({
      threadId: 't',
      turn: { ...turn, itemsView: 'full', error: null, startedAt: null, completedAt: null, durationMs: null },
    });
  });

  it('is not shared between values', () => {
    const read = () => {
      const { value } = boundary.readInbound({ kind: 'answer', method: 'thread/start', value: {} });
      return value as { runtimeWorkspaceRoots: unknown[]; instructionSources: unknown[] };
    };
    read().instructionSources.push('x');
    expect(read().instructionSources).toEqual([]);
  });
});

describe('what is not declared at all', () => {
  it.each([
    ['notification', 'thread/dreamt'],
    ['notification', 'item/tool/call'],
    ['request', 'item/started'],
    ['answer', 'turn/started'],
  ] as const)('a %s by the name of %s is handed on', (kind, method) => {
    const value = { any: { thing: [1] } };
    const { value: result, drift } = boundary.readInbound({ kind, method, value });
    expect(result).toBe(value);
    expect(drift).toEqual([expect.objectContaining({ kind: 'unknown-method', path: '', got: JSON.stringify(method) })]);
  });

  it.each([undefined, null, 5, 'text', [], true])('%j in the place of params is handed on', (value) => {
    const { value: result, drift } = notified('item/agentMessage/delta', value);
    expect(result).toBe(value);
    expect(drift).toEqual([expect.objectContaining({ kind: 'mismatch', path: '' })]);
  });

  it('the key `__proto__` is a key like any other', () => {
    const text = '{"threadId":"t","turn":{"id":"u","items":[],"status":"completed","__proto__":{"admin":true}}}';
    const { value, drift } = notified('turn/started', JSON.parse(text));
    expect(drift).toMatchObject([{ kind: 'unknown-field', path: '/turn/__proto__' }]);
    const { turn } = value as { turn: Members };
    expect(Object.getPrototypeOf(turn)).toBe(Object.prototype);
    expect(JSON.stringify(turn)).toContain('"__proto__":{"admin":true}');
  });
});

describe('legacy spellings', () => {
  it('are made canonical and not reported', () => {
    const { messages, value } = current.find(({ type }) => type === 'ThreadStartResponse') ?? {
      messages: [],
      value: {},
    };
    expect(messages).toHaveLength(1);
    const given = { ...(value as Members), approvalsReviewer: 'guardian_subagent' };
    const { value: result, drift } = read(messages[0] as Inbound, given);
    expect(drift).toEqual([]);
    expect(result).toEqual({ ...given, approvalsReviewer: 'auto_review' });
    expect(given.approvalsReviewer).toBe('guardian_subagent');
  });
});
