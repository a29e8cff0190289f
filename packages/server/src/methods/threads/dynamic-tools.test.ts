import type { DynamicToolSpec } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import { checkDynamicTools } from './dynamic-tools.js';

function tool(change: object = {}): DynamicToolSpec {
  return { name: 'look', description: 'd', inputSchema: { type: 'object' }, ...change };
}

function refusal(...tools: DynamicToolSpec[]): unknown {
  try {
    checkDynamicTools(tools);
  } catch (error) {
    return error;
  }
}

const refused = (index: number, reason: string): unknown =>
  expect.objectContaining({
    code: -32600,
    message: expect.stringContaining(reason),
    data: expect.objectContaining({ faults: [expect.objectContaining({ path: `/params/dynamicTools/${index}` })] }),
  });

describe('tools of a client', () => {
  it.each([
    tool(),
    tool({ name: 'x'.repeat(128) }),
    tool({ name: 'mcp_x' }),
    tool({ namespace: 'library' }),
    tool({ namespace: 'library', deferLoading: true }),
    tool({ deferLoading: false }),
    tool({ inputSchema: true }),
    tool({ inputSchema: {} }),
    tool({ inputSchema: { properties: { a: { anyOf: [{ type: 'string' }, false] } }, required: ['a'], items: {} } }),
  ])('DYN-01, DYN-02: may be such as %j', (spec) => {
    expect(refusal(spec)).toBeUndefined();
  });

  it.each([
    ['no name', { name: '' }, 'the name must consist'],
    ['blanks', { name: 'bad name!' }, 'the name must consist'],
    ['a long name', { name: 'x'.repeat(129) }, '128'],
    ['the name of another kind', { name: 'mcp__x' }, 'reserved'],
    ['that name alone', { name: 'mcp' }, 'reserved'],
    ['a blank namespace', { namespace: '' }, 'the namespace must consist'],
    ['a long namespace', { namespace: 'x'.repeat(65) }, '64'],
    ['a namespace of another kind', { namespace: 'mcp__x' }, 'reserved'],
    ['a namespace of the API', { namespace: 'functions' }, 'Responses API'],
    ['a number for a schema', { inputSchema: 5 }, 'JSON Schema'],
    ['a list for a schema', { inputSchema: [] }, 'JSON Schema'],
    ['nothing for a schema', { inputSchema: null }, 'JSON Schema'],
    ['a number in its schema', { inputSchema: { properties: { a: 5 } } }, 'JSON Schema'],
    ['a text in its schema', { inputSchema: { required: 'a' } }, 'JSON Schema'],
    ['choices that are none', { inputSchema: { anyOf: 3 } }, 'JSON Schema'],
    ['values that are none', { inputSchema: { enum: 3 } }, 'JSON Schema'],
    ['items that are none', { inputSchema: { items: [3] } }, 'JSON Schema'],
  ])('DYN-01: must not have %s', (_, change, reason) => {
    expect(refusal(tool({ name: 'other' }), tool(change))).toEqual(refused(1, reason));
  });

  it('DYN-02: are told apart by namespace and name', () => {
    expect(refusal(tool(), tool({ namespace: 'a' }), tool({ namespace: 'b' }))).toBeUndefined();
    expect(refusal(tool(), tool())).toEqual(refused(1, 'taken'));
    expect(refusal(tool({ namespace: 'a' }), tool(), tool({ namespace: 'a' }))).toEqual(refused(2, 'taken'));
  });

  it('DYN-03: need a namespace to be loaded later', () => {
    expect(refusal(tool({ deferLoading: true }))).toEqual(refused(0, 'namespace'));
  });
});
