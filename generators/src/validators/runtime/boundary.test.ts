import { describe, expect, it } from 'vitest';
import { createBoundary } from './boundary.js';
import type { BoundaryTables, Exact } from './boundary-tables.js';

const definitions = {
  PaintParams: {
    type: 'object',
    properties: {
      color: { $ref: '#/definitions/Color' },
      coats: { type: ['integer', 'null'], minimum: 1, 'x-written': 'always' },
      layers: { type: 'array', items: { $ref: '#/definitions/PaintParams' }, default: [], 'x-written': 'always' },
      note: { type: ['string', 'null'] },
    },
    required: ['color'],
  },
  Color: { anyOf: [{ type: 'string', enum: ['red', 'blue'] }, { $ref: '#/definitions/Mixed' }] },
  Mixed: { type: 'object', properties: { mixed: { type: 'array', items: { type: 'string' } } }, required: ['mixed'] },
};

const never: Exact = { type: 'PaintParams', exact: () => false };

function tablesWith(exact: Exact, text = JSON.stringify(definitions)): BoundaryTables {
  return {
    client: new Map([['paint', { kind: 'request', params: exact, result: exact }]]),
    server: new Map([['dried', { kind: 'notification', params: exact }]]),
    plans: {},
    gates: { PaintParams: { props: { note: { descriptor: 'paint.note' } } } },
    definitions: text,
  };
}

const { checkOutbound, readInbound } = createBoundary(tablesWith(never));
const dried = (value: unknown) => readInbound({ kind: 'notification', method: 'dried', value });

describe('what fits exactly', () => {
  it('is never compared with the definitions, which are not even parsed for it', () => {
    const boundary = createBoundary(tablesWith({ type: 'PaintParams', exact: () => true }, 'not JSON'));
    const value = {};
    expect(boundary.readInbound({ kind: 'notification', method: 'dried', value }).value).toBe(value);
    expect(boundary.checkOutbound({ kind: 'request', method: 'paint', value }, { experimental: false })).toEqual([]);
  });
});

describe('what does not', () => {
  it('is filled in at every depth, and copied only on the way there', () => {
    const whole = { color: 'red', coats: 1, layers: [] };
    const given = { color: 'red', coats: null, layers: [whole, { color: 'blue' }] };
    const { value, drift } = dried(given);
    expect(drift).toEqual([]);
    expect(value).toEqual({ ...given, layers: [whole, { color: 'blue', coats: null, layers: [] }] });
    expect((value as typeof given).layers[0]).toBe(whole);
    expect(given.layers[1]).toEqual({ color: 'blue' });
  });

  it('is reported with pointers that lead to it', () => {
    const inner = { color: 'green', coats: 0, layers: [], 'a/b~c': 1 };
    const { value, drift } = dried({ color: { stirred: [] }, coats: 2, layers: [inner, 5] });
    expect(value).toEqual({ color: { stirred: [] }, coats: 2, layers: [inner, 5] });
    expect(drift).toEqual([
      { kind: 'unknown-arm', path: '/color', expected: 'one of "mixed"', got: '"stirred"' },
      { kind: 'unknown-value', path: '/layers/0/color', expected: 'one of "red", "blue"', got: '"green"' },
      { kind: 'mismatch', path: '/layers/0/coats', expected: 'an integer ≥ 1 or null', got: '0' },
      { kind: 'unknown-field', path: '/layers/0/a~1b~0c', expected: 'a declared key', got: '1' },
      { kind: 'mismatch', path: '/layers/1', expected: 'an object', got: '5' },
    ]);
  });

  it('is refused on the way out, with what was probably meant', () => {
    const value = { color: 'bleu', coat: 2, note: 'x' };
    const faults = checkOutbound({ kind: 'request', method: 'paint', value }, { experimental: false });
    expect(faults.map(({ path, suggestion, descriptor }) => [path, suggestion ?? descriptor])).toEqual([
      ['/note', 'paint.note'],
      ['/color', 'blue'],
      ['/coat', 'coats'],
    ]);
    const answer = checkOutbound({ kind: 'answer', method: 'paint', value }, { experimental: false });
    expect(answer).toEqual([expect.objectContaining({ path: '', got: '"paint"' })]);
  });
});
