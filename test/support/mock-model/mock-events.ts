/** The events of the Responses API in which the parts of an answer are streamed. */
import type { ItemPart, StreamEvent, Text } from './parts.js';

/** @param tools names of the tools the model was offered */
export function eventsOf(part: ItemPart, id: string, tools: ReadonlySet<string | undefined>): StreamEvent[] {
  if ('say' in part) return message(id, part);
  if ('think' in part) return reasoning(id, part.think, part.raw ?? []);
  if ('patch' in part) return patch(id, part.patch);
  if ('item' in part) return [added({ id, ...part.item }), done({ id, ...part.item })];
  const { call, args, namespace } = 'shell' in part ? command(part, tools) : part;
  const spaced = namespace === undefined ? {} : { namespace };
  const text = typeof args === 'string' ? args : JSON.stringify(args);
  return [done({ type: 'function_call', call_id: id, name: call, ...spaced, arguments: text })];
}

function command(
  { shell, args }: Extract<ItemPart, { shell: string }>,
  tools: ReadonlySet<string | undefined>,
): { call: string; args: object; namespace?: string } {
  if (tools.has('exec_command')) return { call: 'exec_command', args: { cmd: shell, ...args } };
  return { call: 'shell_command', args: { command: shell, ...args } };
}

function patch(id: string, input: Text): StreamEvent[] {
  const item = { type: 'custom_tool_call', id, call_id: id, name: 'apply_patch' };
  const deltas = typeof input === 'string' ? input.split(/(?<=\n)/) : input;
  return [
    added({ ...item, input: '' }),
    ...deltas.map((delta) => ({ type: 'response.custom_tool_call_input.delta', item_id: id, call_id: id, delta })),
    done({ ...item, input: joined(input) }),
  ];
}

function message(id: string, { say, whole, phase }: Extract<ItemPart, { say: Text }>): StreamEvent[] {
  const item = { type: 'message', role: 'assistant', id, ...(phase && { phase }) };
  return [
    added({ ...item, content: [] }),
    ...deltasOf(say).map((delta) => ({ type: 'response.output_text.delta', item_id: id, delta })),
    done({ ...item, content: [{ type: 'output_text', text: whole ?? joined(say) }] }),
  ];
}

function reasoning(id: string, summaries: readonly Text[], raw: Text): StreamEvent[] {
  const item = { type: 'reasoning', id, encrypted_content: null };
  const content = raw.length === 0 ? {} : { content: [{ type: 'reasoning_text', text: joined(raw) }] };
  return [
    added({ ...item, summary: [] }),
    ...summaries.flatMap((text, summary_index) => [
      { type: 'response.reasoning_summary_part.added', item_id: id, summary_index },
      ...(typeof text === 'string' ? [text] : text).map((delta) => {
        return { type: 'response.reasoning_summary_text.delta', item_id: id, summary_index, delta };
      }),
    ]),
    ...(typeof raw === 'string' ? [raw] : raw).map((delta) => {
      return { type: 'response.reasoning_text.delta', item_id: id, content_index: 0, delta };
    }),
    done({ ...item, summary: summaries.map((text) => ({ type: 'summary_text', text: joined(text) })), ...content }),
  ];
}

function joined(text: Text): string {
  return typeof text === 'string' ? text : text.join('');
}

/** A text that does not say how it is cut comes in two pieces. */
function deltasOf(text: Text): readonly string[] {
  if (typeof text !== 'string') return text;
  const half = Math.ceil(text.length / 2);
  return [text.slice(0, half), text.slice(half)];
}

function added(item: object): StreamEvent {
  return { type: 'response.output_item.added', item };
}

function done(item: object): StreamEvent {
  return { type: 'response.output_item.done', item };
}
