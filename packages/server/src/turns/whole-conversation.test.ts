import type { ResponseItem } from '@app-server/schema/experimental';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeConversation } from './whole-conversation.js';

const said: ResponseItem = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'x' }] };

const PAIRS: Record<string, (call_id: string) => [ResponseItem, ResponseItem]> = {
  function: (call_id) => [
    { type: 'function_call', name: 'f', arguments: '{}', call_id },
    { type: 'function_call_output', call_id, output: 'yes' },
  ],
  custom: (call_id) => [
    { type: 'custom_tool_call', name: 'f', input: '', call_id },
    { type: 'custom_tool_call_output', call_id, output: 'yes' },
  ],
  search: (call_id) => [
    { type: 'tool_search_call', call_id, execution: 'client', arguments: {} },
    { type: 'tool_search_output', call_id, status: 'completed', execution: 'client', tools: [] },
  ],
  shell: (call_id) => [
    {
      type: 'local_shell_call',
      call_id,
      status: 'completed',
      action: { type: 'exec', command: ['ls'], timeout_ms: null, working_directory: null, env: null, user: null },
    },
    { type: 'function_call_output', call_id, output: 'yes' },
  ],
};

describe('a conversation', () => {
  it.each(Object.keys(PAIRS))('that is whole stays as it is: %s', (kind) => {
    const items = [said, ...PAIRS[kind]!('c1')];
    expect(wholeConversation(items)).toBe(items);
  });

  it.each(Object.keys(PAIRS))('in which a call was cut off has an output that says so: %s', (kind) => {
    const [call, output] = PAIRS[kind]!('c1');
    const [one, two, three, ...rest] = wholeConversation([said, call, said]);
    expect([one, two, ...rest]).toEqual([said, call, said]);
    expect(three).toMatchObject({ type: output.type, call_id: 'c1' });
  });

  it.each(Object.keys(PAIRS))('has no output that nobody asked for: %s', (kind) => {
    const [, output] = PAIRS[kind]!('c1');
    expect(wholeConversation([said, output, said])).toEqual([said, said]);
  });

  it('leaves what the provider answers itself', () => {
    const hosted: ResponseItem = { type: 'tool_search_call', call_id: 's', execution: 'server', arguments: {} };
    const web: ResponseItem = { type: 'web_search_call', status: 'completed' };
    expect(wholeConversation([hosted, web])).toEqual([hosted, web]);
  });

  it('is whole whatever of it is missing, and keeps the rest in order', () => {
    const kinds = Object.keys(PAIRS);
    const part = fc.record({ kind: fc.constantFrom(...kinds), hasCall: fc.boolean(), hasOutput: fc.boolean() });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const items = parts.flatMap(({ kind, hasCall, hasOutput }, index) => {
          const [call, output] = PAIRS[kind]!(`c${index}`);
          return [...(hasCall ? [call] : []), said, ...(hasOutput ? [output] : [])];
        });
        const whole = wholeConversation(items);
        expect(wholeConversation(whole)).toBe(whole);
        const ids = (isOutput: boolean) =>
          whole.flatMap((item) =>
            'call_id' in item && item.type.endsWith('_output') === isOutput ? [item.call_id] : [],
          );
        expect(ids(true).toSorted()).toEqual(ids(false).toSorted());
        const kept = whole.filter((item) => items.includes(item));
        expect(kept).toEqual(items.filter((item) => kept.includes(item)));
        expect(whole.filter((item) => item === said)).toHaveLength(parts.length);
      }),
    );
  });
});
