/** Items of the model's input and output, as files of any age hold them. */
import type { ResponseItem } from '@app-server/schema/experimental';
import { fields, list, text } from './loose.js';

/** What can be shown to a model again; snapshots of folders, triggers and whatever is unknown cannot. */
const KEPT: ReadonlySet<unknown> = new Set<ResponseItem['type']>([
  'message',
  'reasoning',
  'local_shell_call',
  'function_call',
  'function_call_output',
  'custom_tool_call',
  'custom_tool_call_output',
  'tool_search_call',
  'tool_search_output',
  'web_search_call',
  'image_generation_call',
  'compaction',
  'context_compaction',
]);

/** How messages begin that tell the model where it is, and that nobody has typed. */
const PREAMBLE = /^\s*(<(environment_context|user_instructions|permissions instructions)>|# AGENTS\.md instructions)/;

/** Undefined for what is not shown to models. */
export function keptItem(value: unknown): ResponseItem | undefined {
  const item = fields(value);
  if (!KEPT.has(item.type)) return undefined;
  const { output } = item;
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return value as ResponseItem;
  // Old files wrap the output of a call.
  const { content, content_items } = fields(output);
  return { ...item, output: Array.isArray(content_items) ? content_items : text(content) } as ResponseItem;
}

/** Whether it tells the model where it is: instructions of developers, the environment. */
export function isPreamble(item: ResponseItem): boolean {
  if (item.type !== 'message') return false;
  if (item.role !== 'user') return item.role !== 'assistant';
  return PREAMBLE.test(text(fields(list(item.content)[0]).text));
}
