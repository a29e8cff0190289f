import { validate } from '@app-server/schema/experimental/validators/ResponseItem';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readItem } from './read-item.js';

describe('an item of a reply', () => {
  it.each([
    [
      { type: 'message', id: 'm', status: 'completed', content: [{ type: 'output_text', text: 'x', annotations: [] }] },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'x' }] },
    ],
    [
      {
        type: 'function_call',
        id: 'f',
        status: 'completed',
        name: 'look',
        call_id: 'c',
        arguments: '{}',
        namespace: 'n',
      },
      { type: 'function_call', name: 'look', namespace: 'n', arguments: '{}', call_id: 'c' },
    ],
    [
      { type: 'web_search_call', id: 'ws', status: 'completed', action: { type: 'search', query: 'x', sources: [] } },
      { type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'x' } },
    ],
    [
      {
        type: 'local_shell_call',
        id: 'l',
        call_id: 'c',
        status: 'completed',
        action: { type: 'exec', command: ['ls'] },
      },
      {
        type: 'local_shell_call',
        call_id: 'c',
        status: 'completed',
        action: { type: 'exec', command: ['ls'], timeout_ms: null, working_directory: null, env: null, user: null },
      },
    ],
    [
      { type: 'tool_search_call', call_id: 'c', arguments: { query: 'x' } },
      { type: 'tool_search_call', call_id: 'c', execution: 'client', arguments: { query: 'x' } },
    ],
    [
      { type: 'image_generation_call', id: 'ig', result: 'AAAA', size: '1x1' },
      { type: 'image_generation_call', id: 'ig', status: 'completed', result: 'AAAA' },
    ],
    [
      { type: 'compaction', id: 'cmp', encrypted_content: 'enc' },
      { type: 'compaction', encrypted_content: 'enc' },
    ],
    [
      {
        type: 'reasoning',
        id: 'r',
        summary: [],
        content: [{ type: 'reasoning_text', text: 'x' }],
        encrypted_content: 'e',
      },
      { type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'x' }], encrypted_content: 'e' },
    ],
    [{ type: 'function_call', name: 'look' }, undefined],
    [{ type: 'novelty' }, undefined],
    [{}, undefined],
  ])('%j is kept as %j', (item, kept) => {
    expect(readItem(item)).toEqual(kept);
  });

  it('is of the protocol, whatever came', () => {
    const types = [
      'message',
      'reasoning',
      'function_call',
      'custom_tool_call',
      'tool_search_call',
      'local_shell_call',
    ].concat(['web_search_call', 'image_generation_call', 'compaction', 'context_compaction', 'novelty']);
    const loose = fc.oneof(fc.string(), fc.jsonValue(), fc.array(fc.record({ type: fc.string(), text: fc.string() })));
    const members = ['id', 'call_id', 'name', 'status', 'content', 'summary', 'action', 'encrypted_content', 'result'];
    const action = fc.record(
      {
        type: fc.constantFrom('search', 'open_page', 'find', 'exec'),
        command: fc.array(fc.string()),
        url: loose,
        env: loose,
      },
      { requiredKeys: [] },
    );
    const item = fc.record(
      {
        type: fc.constantFrom(...types),
        ...Object.fromEntries(members.map((name) => [name, name === 'action' ? fc.oneof(action, loose) : loose])),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(item, (came) => {
        const kept = readItem(came);
        if (kept) expect([validate(kept), kept]).toEqual([true, kept]);
      }),
    );
  });
});
