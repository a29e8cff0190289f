import { describe, expect, it } from 'vitest';
import * as t from '../define/index.js';
import { JSONRPCMessage } from '../json-rpc.js';
import { type DomainModule, collect } from '../registry.js';
import { Lowering, NameCollision, type Stability, tagOf } from './lower.js';
import { buildSurface } from './surface.js';

function lower(...schemas: t.TSchema[]) {
  return lowerOn('experimental', ...schemas);
}

function lowerOn(stability: Stability, ...schemas: t.TSchema[]) {
  const lowering = new Lowering(stability);
  schemas.forEach((schema, index) => lowering.lower(schema, `place ${index + 1}`));
  return lowering.definitions;
}

/** A registry of one client request. */
function demo(params: t.TSchema, result: t.TSchema = t.empty('DemoResponse')) {
  const demo: DomainModule = {
    clientRequests: { 'demo/run': t.request({ doc: 'Runs.', params, result, scope: t.scopes.none }) },
  };
  return collect({ demo }, [JSONRPCMessage]);
}

describe('GEN-04: a name stands for one type', () => {
  const first = t.object('Thing', { size: t.int32 });

  it('stops at a second body and names both places', () => {
    const second = t.object('Thing', { size: t.string });
    expect(() => lower(first, second)).toThrow(NameCollision);
    expect(() => lower(first, second)).toThrow(/"Thing".*place 1.*place 2/s);
  });

  it('merges bodies that are the same', () => {
    const again = t.object('Thing', { size: t.int32 });
    expect(again).not.toBe(first);
    expect(Object.keys(lower(first, again))).toEqual(['Thing']);
  });

  it.each([
    ['a sentence', t.object('Thing', 'A thing.', { size: t.int32 })],
    ['an optional member', t.object('Thing', { size: t.maybe(t.int32) })],
    ['one member more', t.object('Thing', { size: t.int32, name: t.string })],
    ['a format', t.object('Thing', { size: t.int64 })],
  ])('takes %s for a difference', (_, other) => {
    expect(() => lower(first, other)).toThrow(NameCollision);
  });

  it('finds a collision deep inside other types, and says where', () => {
    const inner = t.object('Thing', { size: t.boolean });
    const outer = t.object('Outer', { list: t.list(t.shape({ thing: t.maybe(inner) })) });
    expect(() => lower(first, outer)).toThrow(/"Thing".*place 1.*Outer\.list\.items\.thing/s);
  });

  it('finds a collision with the type that is being lowered', () => {
    const inner = t.object('Outer', { size: t.boolean });
    expect(() => lower(t.object('Outer', { thing: inner }))).toThrow(NameCollision);
  });

  it('finds a collision between the params of a method and an envelope', () => {
    const params = t.object('DemoParams', { id: t.named('RequestId', t.boolean) });
    expect(() => buildSurface(demo(params), 'stable')).toThrow(/"RequestId".*DemoParams\.id.*JSONRPCRequest\.id/s);
  });

  it('keeps the names of the unions over methods to itself', () => {
    const params = t.object('DemoParams', { inner: t.object('ClientRequest', { id: t.string }) });
    expect(() => buildSurface(demo(params), 'stable')).toThrow(/"ClientRequest".*DemoParams\.inner.*the surface/s);
  });
});

describe('lowering', () => {
  it('never reaches what the surface does not show', () => {
    const hidden = t.object('Hidden', { deep: t.object('Deep', { size: t.int32 }) });
    const shown = t.object('Shown', {
      name: t.string,
      hidden: t.maybe(hidden, 'Doc.', { experimental: 'a/b.hidden' }),
    });
    expect(Object.keys(lowerOn('stable', shown))).toEqual(['Shown']);
    expect(lowerOn('stable', shown).Shown?.properties).toEqual({ name: { type: 'string' } });
    expect(Object.keys(lowerOn('experimental', shown)).sort()).toEqual(['Deep', 'Hidden', 'Shown']);
  });

  it('puts the last arm of a union in its place', () => {
    const union = t.named(
      'Either',
      t.union([t.literals('a', 'b'), t.keyed('c', t.string, 'Doc.', { experimental: 'either.c' })]),
    );
    expect(lowerOn('stable', union).Either).toEqual({ type: 'string', enum: ['a', 'b'] });
    expect(lowerOn('experimental', union).Either?.anyOf).toHaveLength(2);
  });

  it('tells arms apart by a constant that all of them have', () => {
    const tagged = t.named('Tagged', t.union([t.arm({ type: 'a' }, {}), t.arm({ type: 'b' }, { n: t.int32 })]));
    const mixed = t.named('Mixed', t.union([t.arm({ type: 'a' }, {}), t.shape({ type: t.string })]));
    const definitions = lower(tagged, mixed);
    expect(tagOf(definitions.Tagged?.oneOf ?? [])).toBe('type');
    expect(definitions.Mixed?.oneOf).toBeUndefined();
    expect(definitions.Mixed?.anyOf).toHaveLength(2);
  });

  it('leaves a definition as it is where a use of it carries a sentence', () => {
    const named = t.object('Named', 'What it is.', { size: t.int32 });
    const { Holder, Named } = lower(t.object('Holder', { here: t.field(named, 'What it is for.') }));
    expect(Named?.description).toBe('What it is.');
    expect(Holder?.properties?.here).toEqual({
      allOf: [{ $ref: '#/definitions/Named' }],
      description: 'What it is for.',
    });
  });

  it('says which member is meant where params have no name', () => {
    expect(() => buildSurface(demo(t.shape({ size: t.int32 })), 'stable')).toThrow(/params of "demo\/run" need a name/);
  });
});

describe('presence of a member', () => {
  it.each([
    ['field', t.field(t.string), { type: 'string' }, true],
    ['nullable', t.nullable(t.string), { type: ['string', 'null'], 'x-written': 'always' }, false],
    ['maybe', t.maybe(t.string), { type: ['string', 'null'] }, false],
    ['optional', t.optional(t.string), { type: ['string', 'null'], 'x-written': 'non-null' }, false],
    ['omittable', t.omittable(t.string), { type: 'string' }, false],
    ['defaulted', t.defaulted(t.string, 'x'), { type: 'string', default: 'x', 'x-written': 'always' }, false],
  ])('%s is what readers accept and what writers do', (_, schema, expected, required) => {
    const { Holder } = lower(t.object('Holder', { member: schema }));
    expect(Holder?.properties?.member).toEqual(expected);
    expect(Holder?.required).toEqual(required ? ['member'] : undefined);
  });
});
