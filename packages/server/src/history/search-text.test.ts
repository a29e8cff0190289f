import type { EventMsg, ResponseItem, RolloutLine, TurnItem } from '@app-server/schema/rollout';
import { describe, expect, it } from 'vitest';
import { isSearchable, searchTextOf, userTextOf } from './search-text.js';

const at = { timestamp: '2026-01-02T03:04:05.678Z' };
const place = { thread_id: '01a21792-ae81-7c93-a699-533c26466849', turn_id: 't', completed_at_ms: 1 };

describe('finds', () => {
  it.each<[string, RolloutLine, string]>([
    [
      'a message of the user',
      event({ type: 'user_message', message: 'hello', local_images: [], text_elements: [] }),
      'hello',
    ],
    ['a message of the agent', event({ type: 'agent_message', message: 'hi' }), 'hi'],
    ['a summary of reasoning', event({ type: 'agent_reasoning', text: 'thinking' }), 'thinking'],
    [
      'the texts of an item of the user, and no image',
      item({
        type: 'UserMessage',
        id: 'u',
        content: [
          { type: 'text', text: 'see', text_elements: [] },
          { type: 'image', image_url: 'data:image/png;base64,AAAA' },
          { type: 'text', text: 'this', text_elements: [] },
        ],
      }),
      'see\nthis',
    ],
    ['an item of the agent', item({ type: 'AgentMessage', id: 'a', content: [{ type: 'Text', text: 'hi' }] }), 'hi'],
    ['reasoning', item({ type: 'Reasoning', id: 'r', summary_text: ['one', 'two'], raw_content: ['raw'] }), 'one\ntwo'],
    ['a plan', item({ type: 'Plan', id: 'p', text: '# Plan' }), '# Plan'],
    [
      'a command that the model called for',
      response({ type: 'function_call', name: 'exec_command', arguments: '{"cmd":"ls -l"}', call_id: 'c' }),
      'ls -l',
    ],
    [
      'a command as a list',
      response({ type: 'function_call', name: 'shell', arguments: '{"command":["ls","-l"]}', call_id: 'c' }),
      'ls -l',
    ],
    [
      'a command that the user typed',
      response({
        type: 'message',
        role: 'user',
        content: [
          { type: 'input_text', text: '<user_shell_command>\n<command>\necho a\n</command>\n<result>\n</result>' },
        ],
      }),
      'echo a',
    ],
    [
      'names of changed files',
      event({
        type: 'patch_apply_end',
        call_id: 'c',
        turn_id: 't',
        stdout: '',
        stderr: '',
        success: true,
        status: 'completed',
        changes: {
          '/a.txt': { type: 'add', content: 'secret' },
          '/b.txt': { type: 'update', unified_diff: 'secret', move_path: '/c.txt' },
        },
      }),
      '/a.txt\n/b.txt\n/c.txt',
    ],
  ])('%s', (_, line, expected) => {
    expect(searchTextOf(line)).toBe(expected);
    expect(isSearchable(JSON.stringify(line))).toBe(true);
  });
});

describe('does not find', () => {
  it.each<[string, RolloutLine]>([
    [
      'instructions',
      response({
        type: 'message',
        role: 'developer',
        content: [{ type: 'input_text', text: '<permissions instructions>' }],
      }),
    ],
    [
      'the environment',
      response({ type: 'message', role: 'user', content: [{ type: 'input_text', text: '<environment_context>' }] }),
    ],
    ['images', item({ type: 'ImageGeneration', id: 'i', status: 'completed', result: 'AAAA' })],
    ['output', response({ type: 'function_call_output', call_id: 'c', output: 'text' })],
    ['tokens', event({ type: 'token_count' })],
    ['summaries that stand for history', { ...at, type: 'compacted', payload: { message: 'summary' } }],
  ])('%s', (_, line) => {
    expect(searchTextOf(line)).toBeUndefined();
    expect(isSearchable(JSON.stringify(line))).toBe(false);
  });

  it('calls of other tools', () => {
    const call = response({ type: 'function_call', name: 'update_plan', arguments: '{"cmd":"x"}', call_id: 'c' });
    expect(searchTextOf(call)).toBeUndefined();
  });

  it('arguments that are no JSON', () => {
    const call = response({ type: 'function_call', name: 'shell', arguments: '{"cmd', call_id: 'c' });
    expect(searchTextOf(call)).toBeUndefined();
  });
});

it('survives lines that hold anything', () => {
  const odd = [
    null,
    1,
    [],
    {},
    { type: 'constructor' },
    { type: 'item_completed' },
    { type: 'item_completed', item: { type: 'Plan' } },
  ];
  for (const payload of odd) {
    for (const type of ['event_msg', 'response_item', 'toString']) {
      expect(searchTextOf({ ...at, type, payload } as unknown as RolloutLine)).toBeUndefined();
    }
  }
});

it('leaves lines with another order of members to the parser', () => {
  expect(isSearchable('{"type":"event_msg","timestamp":"t","payload":{"type":"token_count"}}')).toBe(true);
  expect(isSearchable('{"timestamp":"t","type":"event_msg","payload":{"message":"x","type":"agent_message"}}')).toBe(
    true,
  );
});

it('tells the text of a user message', () => {
  const content: Extract<TurnItem, { type: 'UserMessage' }>['content'] = [
    { type: 'text', text: 'a', text_elements: [] },
    { type: 'text', text: 'b', text_elements: [] },
  ];
  expect(userTextOf(item({ type: 'UserMessage', id: 'u', content }))).toBe('ab');
  expect(userTextOf(event({ type: 'user_message', message: 'x', local_images: [], text_elements: [] }))).toBe('x');
  expect(userTextOf(event({ type: 'agent_message', message: 'x' }))).toBeUndefined();
});

function event(payload: EventMsg): RolloutLine {
  return { ...at, type: 'event_msg', payload };
}

function item(item: TurnItem): RolloutLine {
  return event({ type: 'item_completed', item, ...place });
}

function response(payload: ResponseItem): RolloutLine {
  return { ...at, type: 'response_item', payload };
}
