/** Events of files that keep no items: what was said and thought, without ids, and calls under theirs. */
import type { ThreadItem, UserInput } from '@app-server/schema/experimental';
import { fields, list, text, texts } from '../loose.js';
import { elementOf, inputOf } from '../user-input.js';
import { COLLABORATION_EVENTS, readCollaboration } from './collaboration.js';
import { readCommand } from './command.js';
import { readImage, readImageView, readMessage, readSearch } from './completed-item.js';
import { readFileChange } from './file-change.js';
import type { ItemIds } from './item-ids.js';
import { readEnteredReview, readExitedReview } from './review.js';
import { readDynamicCall, readMcpCall } from './tool-call.js';

type Fields = Readonly<Record<string, unknown>>;
type Reader = (event: Fields, ids: ItemIds) => ThreadItem | undefined;

const READERS = new Map<string, Reader>([
  ['user_message', (event, ids) => ({ type: 'userMessage', id: ids.take(), content: inputsOf(event) })],
  [
    'agent_message',
    (event, ids) => (text(event.message) ? readMessage(event, ids.take(), text(event.message)) : undefined),
  ],
  ['agent_reasoning', (event, ids) => thought(text(event.text), 'summary', ids)],
  ['agent_reasoning_raw_content', (event, ids) => thought(text(event.text), 'content', ids)],
  ['context_compacted', (_, ids) => ({ type: 'contextCompaction', id: ids.take() })],
  ['entered_review_mode', (event, ids) => readEnteredReview(event, idOf(event) ?? ids.take())],
  ['exited_review_mode', (event, ids) => readExitedReview(event, idOf(event) ?? ids.take())],
  ['exec_command_end', readCommand],
  ['patch_apply_end', readFileChange],
  ['mcp_tool_call_end', readMcpCall],
  ['dynamic_tool_call_response', readDynamicCall],
  ['web_search_end', (event) => readSearch(event, text(event.call_id))],
  ['image_generation_end', (event) => readImage(event, text(event.call_id))],
  ['view_image_tool_call', (event) => readImageView(event, text(event.call_id))],
  ...COLLABORATION_EVENTS.map((type): [string, Reader] => [type, readCollaboration]),
]);

/** The item that an event tells of; undefined for all other events. */
export function readEvent(event: Fields, ids: ItemIds): ThreadItem | undefined {
  return READERS.get(text(event.type))?.(event, ids);
}

/** The id of an item whose kind of line has no place for one. */
function idOf({ wire }: Fields): string | undefined {
  const { id } = fields(wire);
  return typeof id === 'string' ? id : undefined;
}

function thought(said: string, part: 'summary' | 'content', ids: ItemIds): ThreadItem | undefined {
  if (said === '') return undefined;
  return { type: 'reasoning', id: ids.take(), summary: [], content: [], [part]: [said] };
}

function inputsOf(event: Fields): UserInput[] {
  const said = text(event.message);
  const elements = list(event.text_elements).map(elementOf);
  return [
    ...(said.trim() === '' ? [] : [{ type: 'text' as const, text: said, text_elements: elements }]),
    ...images('image', 'image_url', event.images, event.image_details),
    ...images('local_image', 'path', event.local_images, event.local_image_details),
  ];
}

/** An image without a detail level says so on the wire. */
function images(type: string, member: string, values: unknown, details: unknown): UserInput[] {
  return texts(values).flatMap((value, index) => {
    const input = inputOf({ type, [member]: value, detail: list(details)[index] ?? null });
    return input ? [input] : [];
  });
}
