import type { JsonSchema } from '@app-server/protocol';
import { describe, expect, it } from 'vitest';
import { exactDefinitions, flatten } from './exact.js';

const text: JsonSchema = { type: 'string' };
const Leaf: JsonSchema = {
  type: 'object',
  properties: { id: text, note: { type: ['string', 'null'], 'x-written': 'always' } },
  required: ['id'],
};
const Branch: JsonSchema = { type: 'object', properties: { leaf: { $ref: '#/definitions/Leaf' } } };
const Stone: JsonSchema = { type: 'object', properties: { id: text }, required: ['id'] };

describe('exact schemas', () => {
  it('ask for every key a writer writes, and on the way out for those readers need', () => {
    const exact = exactDefinitions({ Leaf });
    expect(exact.Leaf).toMatchObject({ required: ['id', 'note'], additionalProperties: false });
    expect(exact['Leaf.outbound']).toMatchObject({ required: ['id'], additionalProperties: false });
  });

  it('are one for both ways where writers leave nothing out, inside of it neither', () => {
    const exact = exactDefinitions({ Leaf, Branch, Stone });
    expect(Object.keys(exact).sort()).toEqual(['Branch', 'Branch.outbound', 'Leaf', 'Leaf.outbound', 'Stone']);
    expect(exact['Branch.outbound']?.properties?.leaf).toEqual({ $ref: '#/definitions/Leaf.outbound' });
    expect(exact.Branch?.properties?.leaf).toEqual({ $ref: '#/definitions/Leaf' });
  });

  it('leave maps and free objects open', () => {
    const Map: JsonSchema = { type: 'object', additionalProperties: text };
    expect(exactDefinitions(flatten({ Map, Free: {} }))).toEqual({ Map, Free: {} });
    const Rest: JsonSchema = { type: 'object', properties: { id: text }, 'x-additional': {} };
    expect(exactDefinitions(flatten({ Rest })).Rest?.additionalProperties).toEqual({});
  });

  it('leave legacy values out, so that they are made canonical', () => {
    const Color: JsonSchema = {
      type: 'string',
      enum: ['red', 'rouge'],
      'x-coercion': { kind: 'values', canonical: { rouge: 'red' } },
    };
    expect(exactDefinitions({ Color }).Color?.enum).toEqual(['red']);
  });
});

describe('flat definitions', () => {
  it('hold all keys of an object that is put together of others in one place', () => {
    const Both: JsonSchema = {
      allOf: [{ $ref: '#/definitions/Stone' }, { ...Stone, properties: { size: text }, required: ['size'] }],
    };
    expect(flatten({ Stone, Both }).Both).toEqual({
      type: 'object',
      properties: { id: text, size: text },
      required: ['id', 'size'],
    });
  });

  it('hold shared keys in each arm', () => {
    const arm = (kind: string): JsonSchema => ({
      type: 'object',
      properties: { kind: { const: kind } },
      required: ['kind'],
    });
    const Kinds: JsonSchema = { ...Stone, oneOf: [arm('a'), arm('b')] };
    const { Kinds: flat } = flatten({ Kinds });
    expect(flat).not.toHaveProperty('properties');
    expect(flat?.oneOf?.map(({ required, properties }) => [required, Object.keys(properties ?? {})])).toEqual([
      [
        ['id', 'kind'],
        ['id', 'kind'],
      ],
      [
        ['id', 'kind'],
        ['id', 'kind'],
      ],
    ]);
  });
});
