/** The events of the Responses API in which the parts of an answer are streamed. */
import type { Part } from './mock-scripts.js';

export interface StreamEvent {
  type: string;
  [member: string]: unknown;
}

export const USAGE = {
  input_tokens: 120,
  input_tokens_details: { cached_tokens: 20 },
  output_tokens: 30,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 150,
};

/** @param tools names of the tools the model was offered */
export function eventsOf(
  part: Exclude<Part, 'hold'>,
  id: string,
  tools: ReadonlySet<string | undefined>,
): StreamEvent[] {
  if ('say' in part) return message(id, part.say, part.phase);
  if ('think' in part) return reasoning(id, part.think);
  if ('patch' in part) return patch(id, part.patch);
  const { call, args, namespace } = 'shell' in part ? command(part.shell, tools) : part;
  const spaced = namespace === undefined ? {} : { namespace };
  return [done({ type: 'function_call', call_id: id, name: call, ...spaced, arguments: JSON.stringify(args) })];
}

function command(cmd: string, tools: ReadonlySet<string | undefined>): Extract<Part, { call: string }> {
  if (tools.has('exec_command')) return { call: 'exec_command', args: { cmd } };
  return { call: 'shell_command', args: { command: cmd } };
}

function patch(id: string, input: string): StreamEvent[] {
  const item = { type: 'custom_tool_call', id, call_id: id, name: 'apply_patch' };
  const lines = input.split(/(?<=\n)/);
  return [
    added({ ...item, input: '' }),
    ...lines.map((delta) => ({ type: 'response.custom_tool_call_input.delta', item_id: id, call_id: id, delta })),
    done({ ...item, input }),
  ];
}

function message(id: string, text: string, phase: string | undefined): StreamEvent[] {
  const item = { type: 'message', role: 'assistant', id, ...(phase && { phase }) };
  const half = Math.ceil(text.length / 2);
  return [
    added({ ...item, content: [] }),
    { type: 'response.output_text.delta', item_id: id, delta: text.slice(0, half) },
    { type: 'response.output_text.delta', item_id: id, delta: text.slice(half) },
    done({ ...item, content: [{ type: 'output_text', text }] }),
  ];
}

function reasoning(id: string, summaries: readonly string[]): StreamEvent[] {
  const item = { type: 'reasoning', id, encrypted_content: null };
  return [
    added({ ...item, summary: [] }),
    ...summaries.flatMap((text, summary_index) => [
      { type: 'response.reasoning_summary_part.added', item_id: id, summary_index },
      { type: 'response.reasoning_summary_text.delta', item_id: id, summary_index, delta: text },
    ]),
    done({ ...item, summary: summaries.map((text) => ({ type: 'summary_text', text })) }),
  ];
}

function added(item: object): StreamEvent {
  return { type: 'response.output_item.added', item };
}

function done(item: object): StreamEvent {
  return { type: 'response.output_item.done', item };
}
