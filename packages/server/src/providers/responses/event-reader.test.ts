import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventReader } from './event-reader.js';
import { ReplyBroken } from './failures.js';
import type { Loose } from './loose.js';

function read(...events: Loose[]) {
  const reader = new EventReader();
  return events.flatMap((event) => reader.read(event));
}

const ID = expect.stringMatching(/^(msg|rs)_/) as string;

function ids(events: readonly object[]): Set<unknown> {
  return new Set(events.map((event) => ('itemId' in event ? event.itemId : undefined)));
}

describe('events that say little', () => {
  it('are enough for a message that nobody announced', () => {
    const events = read(
      { type: 'response.output_text.delta', delta: 'Hel' },
      { type: 'response.output_text.delta', delta: 'lo!' },
      {
        type: 'response.output_item.done',
        item: { type: 'message', content: [{ type: 'output_text', text: 'Hello!' }] },
      },
    );
    expect(events).toMatchObject([
      { type: 'messageStarted', itemId: ID, phase: null },
      { type: 'messageDelta', delta: 'Hel' },
      { type: 'messageDelta', delta: 'lo!' },
      { type: 'item', item: { role: 'assistant' } },
    ]);
    expect(ids(events).size).toBe(1);
  });

  it('are enough for a message that has an id only at its end, and for one that comes whole', () => {
    const content = [{ type: 'output_text', text: 'Hello!' }];
    const events = read(
      { type: 'response.output_item.added', item: { type: 'message', phase: 'commentary' } },
      { type: 'response.output_text.delta', delta: 'Hello!' },
      { type: 'response.output_item.done', item: { type: 'message', id: 'msg_late', content } },
      { type: 'response.output_item.done', item: { type: 'message', id: 'msg_whole', content } },
    );
    expect(events).toMatchObject([
      { type: 'messageStarted', phase: 'commentary' },
      { type: 'messageDelta' },
      { type: 'item' },
      { type: 'item', itemId: 'msg_whole' },
    ]);
    expect(ids(events.slice(0, 3)).size).toBe(1);
  });

  it('are enough for reasoning without indexes', () => {
    const events = read(
      { type: 'response.reasoning_summary_text.delta', delta: 'Hm.' },
      { type: 'response.output_item.done', item: { type: 'reasoning' } },
    );
    expect(events).toMatchObject([
      { type: 'reasoningStarted', itemId: ID },
      { type: 'reasoningSummaryDelta', summaryIndex: 0, delta: 'Hm.' },
      { type: 'item', item: { type: 'reasoning', summary: [], encrypted_content: null } },
    ]);
    expect(ids(events).size).toBe(1);
  });

  it('are enough for the input of a tool', () => {
    const item = { type: 'custom_tool_call', call_id: 'call_1', name: 'apply_patch' };
    const events = read(
      { type: 'response.output_item.added', item },
      { type: 'response.custom_tool_call_input.delta', delta: '***' },
      { type: 'response.output_item.done', item: { ...item, input: '***' } },
    );
    expect(events).toEqual([
      { type: 'toolInputDelta', itemId: 'call_1', callId: 'call_1', tool: 'apply_patch', delta: '***' },
      { type: 'item', itemId: 'call_1', item: { ...item, input: '***' } },
    ]);
  });

  it('keep two messages apart that are written at the same time', () => {
    const added = (id: string) => ({ type: 'response.output_item.added', item: { type: 'message', id } });
    const delta = (id: string) => ({ type: 'response.output_text.delta', item_id: id, delta: id });
    const events = read(added('a'), added('b'), delta('a'), delta('b'));
    expect(events.slice(2)).toEqual([
      { type: 'messageDelta', itemId: 'a', delta: 'a' },
      { type: 'messageDelta', itemId: 'b', delta: 'b' },
    ]);
  });

  it('say a refusal as a message', () => {
    const events = read(
      { type: 'response.refusal.delta', item_id: 'm', delta: 'No.' },
      {
        type: 'response.output_item.done',
        item: { type: 'message', id: 'm', content: [{ type: 'refusal', refusal: 'No.' }] },
      },
    );
    expect(events.at(-1)).toMatchObject({ type: 'item', item: { content: [{ type: 'output_text', text: 'No.' }] } });
  });
});

const TYPES = ['output_item.added', 'output_item.done', 'output_text.delta', 'completed', 'failed', 'incomplete']
  .concat(['reasoning_summary_part.added', 'reasoning_summary_text.delta', 'reasoning_text.delta'])
  .concat(['custom_tool_call_input.delta', 'novelty'])
  .map((name) => `response.${name}`)
  .concat('error');

it('events of any shape are told, passed over, or end the reply', () => {
  const event = fc.record(
    {
      type: fc.constantFrom(...TYPES),
      item: fc.oneof(fc.jsonValue(), fc.record({ type: fc.constantFrom('message', 'reasoning', 'custom_tool_call') })),
      response: fc.jsonValue(),
      item_id: fc.oneof(fc.jsonValue(), fc.constantFrom('a', 'b')),
      delta: fc.oneof(fc.jsonValue(), fc.string()),
      summary_index: fc.jsonValue(),
    },
    { requiredKeys: ['type'] },
  );
  fc.assert(
    fc.property(fc.array(event), (events) => {
      try {
        read(...events);
      } catch (error) {
        expect(error).toBeInstanceOf(ReplyBroken);
      }
    }),
  );
});
