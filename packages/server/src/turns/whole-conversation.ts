/** A conversation in which each call has an output, and each output a call: providers refuse any other. */
import type { ResponseItem } from '@app-server/schema/experimental';

/** What the model is told of a call that its turn did not wait for. */
const CUT_OFF = 'The call was cut off before it came to a result.';

export function wholeConversation(items: readonly ResponseItem[]): readonly ResponseItem[] {
  const answered = new Set(items.flatMap((item) => outputOf(item) ?? []));
  const called = new Set(items.flatMap((item) => callOf(item)?.key ?? []));
  const isWhole = answered.size === called.size && [...called].every((key) => answered.has(key));
  if (isWhole) return items;
  return items.flatMap((item) => {
    const output = outputOf(item);
    if (output !== undefined && !called.has(output)) return [];
    const call = callOf(item);
    return call && !answered.has(call.key) ? [item, call.cutOff] : [item];
  });
}

interface Call {
  readonly key: string;
  /** Output that stands for the missing one. */
  readonly cutOff: ResponseItem;
}

/** Undefined for what is no call, and for one that the provider answers itself. */
function callOf(item: ResponseItem): Call | undefined {
  switch (item.type) {
    case 'function_call':
      return functionCall(item.call_id);
    case 'local_shell_call':
      return item.call_id === null ? undefined : functionCall(item.call_id);
    case 'custom_tool_call': {
      const { call_id } = item;
      return { key: `custom ${call_id}`, cutOff: { type: 'custom_tool_call_output', call_id, output: CUT_OFF } };
    }
    case 'tool_search_call': {
      const { call_id, execution } = item;
      if (call_id === null || execution !== 'client') return undefined;
      const cutOff: ResponseItem = { type: 'tool_search_output', call_id, status: 'incomplete', execution, tools: [] };
      return { key: `search ${call_id}`, cutOff };
    }
    default:
      return undefined;
  }
}

function functionCall(call_id: string): Call {
  return { key: `function ${call_id}`, cutOff: { type: 'function_call_output', call_id, output: CUT_OFF } };
}

/** The key of the call that an item answers. */
function outputOf(item: ResponseItem): string | undefined {
  if (item.type === 'function_call_output') return `function ${item.call_id}`;
  if (item.type === 'custom_tool_call_output') return `custom ${item.call_id}`;
  if (item.type === 'tool_search_output' && item.execution === 'client') return `search ${item.call_id}`;
}
