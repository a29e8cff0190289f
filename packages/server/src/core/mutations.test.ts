import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { RpcError } from '@app-server/rpc';
import { describe, expect, it, vi } from 'vitest';
import { sample } from '../../../../generators/test/instances.js';
import { Random } from '../../../../generators/test/random.js';
import { type MethodRow, contract } from './contract.js';
import type { Handlers } from './methods.js';
import { CLIENT, Log, definitions, streamsTo, testServer } from './test-support.js';

const COUNT = 10_000;
const PATIENCE = { timeout: 30_000, interval: 20 };
const ROWS = [...contract().clientRequests.values()].filter(({ method }) => method !== 'initialize');
const PIECES = [
  '',
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  'null',
  '0',
  '-',
  '1e9',
  '"id"',
  '\\',
  '\\ud800',
  '\u0000',
  'é',
  ' ',
];
const ODD: readonly unknown[] = [null, true, 1.5, -1, 'x', '', [], {}, [[]], { __proto__: null, constructor: 1 }];

/** Handlers that answer at once or later, and fail in every way. */
function handlers(random: Random): Handlers {
  const outcomes: (() => unknown)[] = [
    () => ({}),
    async () => ({}),
    () => new Promise((resolve) => setImmediate(resolve, {})),
    () => Promise.reject(new RpcError(-32600, 'no', { kind: 'invalidParams', faults: [] })),
    () => {
      throw new TypeError('broken');
    },
    () => ({
      get result() {
        throw new TypeError('cannot be written');
      },
    }),
    () => ({ big: 1n }),
  ];
  return Object.fromEntries(ROWS.map(({ method }) => [method, () => random.pick(outcomes)()])) as Handlers;
}

/** A request that is well-formed, nearly so, or no JSON at all. */
function message(id: number, random: Random): string {
  const { method, params: type } = random.pick(ROWS);
  const whole = { id: random.chance(0.9) ? id : random.pick(ODD), method, ...paramsOf(type, random) };
  const text = JSON.stringify(random.chance(0.1) ? random.pick(ODD) : whole);
  if (random.chance(0.5)) return text;
  const at = random.below(text.length);
  return text.slice(0, at) + random.pick(PIECES) + text.slice(at + random.below(4));
}

function paramsOf(type: MethodRow['params'], random: Random): object {
  if (random.chance(0.1)) return { params: random.pick(ODD) };
  const resolve = (ref: string) => definitions()[ref.slice('#/definitions/'.length)] ?? true;
  const params = type && sample({ $ref: `#/definitions/${type}` }, resolve, random);
  if (typeof params !== 'object' || params === null || random.chance(0.7)) return { params };
  const key = random.pick(Object.keys(params));
  return { params: { ...params, [key]: random.pick(ODD) } };
}

/** The id under which a text has to be answered. */
function idOf(text: string): unknown {
  try {
    const value = JSON.parse(text) as { id?: unknown; method?: unknown };
    const isRequest = typeof value === 'object' && typeof value?.method === 'string' && !Array.isArray(value);
    const isId = typeof value?.id === 'string' || Number.isSafeInteger(value?.id);
    return isRequest && isId ? value.id : undefined;
  } catch {
    return undefined;
  }
}

function tally(ids: readonly unknown[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

describe('10,000 messages, well-formed and not', () => {
  it('are answered once each where they are requests, and hurt nothing', async () => {
    const random = new Random(2026);
    const texts = Array.from({ length: COUNT }, (_, index) => message(index, random));
    const expected = texts.map(idOf).filter((id) => id !== undefined);
    expect(expected.length).toBeGreaterThan(COUNT / 3);
    const { stdin, stdout } = streamsTo(testServer(handlers(random), { logger: new Log() }), 1024 * 1024);
    const answered: unknown[] = [];
    const all = (async () => {
      for await (const line of createInterface({ input: stdout })) {
        const { id, method } = JSON.parse(line) as { id?: unknown; method?: string };
        if (id === 'last') return;
        if (method === undefined) answered.push(id);
      }
    })();
    const clientInfo = CLIENT;
    const capabilities = { experimentalApi: random.chance(0.5), requestAttestation: false };
    stdin.write(`${JSON.stringify({ id: 'hello', method: 'initialize', params: { clientInfo, capabilities } })}\n`);
    for (const text of texts) if (!stdin.write(`${text}\n`)) await once(stdin, 'drain');
    await vi.waitFor(() => expect(answered.length).toBeGreaterThan(expected.length), PATIENCE);
    // Whatever should not be answered would be by now.
    stdin.write('{"id":"last","method":"initialize"}\n');
    await all;
    expect(tally(answered)).toEqual(tally(['hello', ...expected]));
  });
});
