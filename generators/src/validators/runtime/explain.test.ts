import type { JsonSchema } from '@app-server/protocol';
import { describe, expect, it } from 'vitest';
import { explain } from './explain.js';

const definitions: Record<string, JsonSchema> = {
  Path: { type: 'string', format: 'absolute-path' },
  Point: {
    type: 'object',
    properties: { x: { type: 'integer', format: 'int32' }, y: { type: 'number' } },
    required: ['x', 'y'],
  },
  Closed: { type: 'object', properties: { size: { type: 'integer', minimum: 1 } }, additionalProperties: false },
  Map: { type: 'object', additionalProperties: { $ref: '#/definitions/Point' } },
  List: { type: 'array', items: { $ref: '#/definitions/Point' } },
  Maybe: { anyOf: [{ $ref: '#/definitions/Point' }, { type: 'null' }] },
  Tagged: {
    oneOf: [
      {
        type: 'object',
        properties: { type: { type: 'string', const: 'a' }, n: { type: 'integer' } },
        required: ['type', 'n'],
      },
      { type: 'object', properties: { type: { type: 'string', const: 'b' } }, required: ['type'] },
    ],
  },
  Choice: {
    anyOf: [
      { type: 'string', enum: ['on', 'off'] },
      {
        type: 'object',
        properties: { custom: { $ref: '#/definitions/Point' } },
        required: ['custom'],
        additionalProperties: false,
      },
    ],
  },
  Deep: { type: 'object', properties: { 'a/b~c': { allOf: [{ $ref: '#/definitions/Closed' }] } } },
  Anything: {},
};

const faults = (type: string, value: unknown) =>
  explain(definitions, type, value).map(({ path, expected, got }) => `${path} | ${expected} | ${got}`);

describe('an explanation', () => {
  it.each([
    ['Point', { x: 1, y: 2.5, more: true }],
    ['Maybe', null],
    ['Tagged', { type: 'b' }],
    ['Choice', { custom: { x: 1, y: 1 } }],
    ['Map', { a: { x: 1, y: 1 } }],
    ['Anything', undefined],
  ])('is empty where there is nothing to explain: %s', (type, value) => {
    expect(faults(type, value)).toEqual([]);
  });

  it.each([
    ['Path', 'a/b', [' | an absolute path | "a/b"']],
    ['Path', 7, [' | an absolute path | 7']],
    ['Point', 'x', [' | an object | "x"']],
    ['Point', [], [' | an object | []']],
    ['Point', { x: 1.5 }, ['/y | a number | nothing', '/x | an integer (int32) | 1.5']],
    ['Point', { x: 2 ** 31, y: 0 }, ['/x | an integer (int32) | 2147483648']],
    ['Closed', { size: 0 }, ['/size | an integer ≥ 1 | 0']],
    ['Closed', { colour: 1 }, ['/colour | no such member (known: size) | 1']],
    ['Map', { a: { x: 1, y: 1 }, 'b/c': 5 }, ['/b~1c | an object | 5']],
    [
      'List',
      [
        { x: 1, y: 1 },
        { x: '1', y: 1 },
      ],
      ['/1/x | an integer (int32) | "1"'],
    ],
    ['Maybe', 5, [' | an object (Point) or null | 5']],
    ['Maybe', { x: 1 }, ['/y | a number | nothing']],
    ['Tagged', { type: 'a', n: 'x' }, ['/n | an integer | "x"']],
    ['Tagged', { type: 'c' }, ['/type | one of "a", "b" | "c"']],
    ['Tagged', {}, ['/type | one of "a", "b" | nothing']],
    ['Choice', 'maybe', [' | one of "on", "off" or an object | "maybe"']],
    ['Choice', { custom: { x: 1 } }, ['/custom/y | a number | nothing']],
    ['Deep', { 'a/b~c': { size: 'x' } }, ['/a~1b~0c/size | an integer ≥ 1 | "x"']],
  ])('of %s says where and what: %j', (type, value, expected) => {
    expect(faults(type, value)).toEqual(expected);
  });

  it('starts at the place it is given, and shows little of large values', () => {
    const [fault] = explain(definitions, 'Point', 'x'.repeat(10_000), '/params');
    expect(fault?.path).toBe('/params');
    expect(fault?.got.length).toBeLessThanOrEqual(60);
  });

  it('fails where the definitions are not whole', () => {
    expect(() => explain({ A: { $ref: '#/definitions/B' } }, 'A', 1)).toThrow(/#\/definitions\/B/);
  });
});
