/** Items that are kept whole, as `item_completed`: what is said and thought, searches, images, compactions. */
import type { MemoryCitation, MemoryCitationEntry, ThreadItem } from '@app-server/schema/experimental';
import type { EventMsg, MemoryCitation as StoredCitation, TurnItem } from '@app-server/schema/rollout';
import { withRest } from '../exact.js';
import { fields, list, text, textOrNull, texts, wordOf } from '../loose.js';
import { inputOf, storedInput } from '../user-input.js';
import { readFileChange } from './file-change.js';
import type { ItemPlace } from './place.js';
import { readMcpItem } from './tool-call.js';
import { actionOf, storedAction } from './web-search.js';

/** Kinds of items that are kept whole. */
export type WholeItem = Extract<
  ThreadItem,
  {
    type:
      | 'userMessage'
      | 'hookPrompt'
      | 'agentMessage'
      | 'plan'
      | 'reasoning'
      | 'webSearch'
      | 'imageView'
      | 'imageGeneration'
      | 'contextCompaction';
  }
>;
type Fields = Readonly<Record<string, unknown>>;

export function completedEvent(item: WholeItem, { threadId, turnId, completedAtMs }: ItemPlace): EventMsg {
  const event: EventMsg = {
    type: 'item_completed',
    thread_id: threadId,
    turn_id: turnId,
    item: turnItem(item),
    completed_at_ms: completedAtMs,
  };
  return withRest(event, item, ({ item }: { item: TurnItem }) => readCompleted(fields(item)) ?? {});
}

function turnItem(item: WholeItem): TurnItem {
  const { id } = item;
  switch (item.type) {
    case 'userMessage':
      return { type: 'UserMessage', id, content: item.content.map(storedInput) };
    case 'hookPrompt':
      return { type: 'HookPrompt', id, fragments: item.fragments };
    case 'agentMessage': {
      const { phase, memoryCitation } = item;
      const memory_citation = memoryCitation && storedCitation(memoryCitation);
      return { type: 'AgentMessage', id, content: [{ type: 'Text', text: item.text }], phase, memory_citation };
    }
    case 'plan':
      return { type: 'Plan', id, text: item.text };
    case 'reasoning':
      return { type: 'Reasoning', id, summary_text: item.summary, raw_content: item.content };
    case 'webSearch':
      return { type: 'WebSearch', id, query: item.query, action: storedAction(item.action) };
    case 'imageView':
      return { type: 'ImageView', id, path: item.path };
    case 'imageGeneration': {
      const { status, revisedPrompt: revised_prompt, result, savedPath } = item;
      const saved = savedPath === undefined ? {} : { saved_path: savedPath };
      return { type: 'ImageGeneration', id, status, revised_prompt, result, ...saved };
    }
    case 'contextCompaction':
      return { type: 'ContextCompaction', id };
  }
}

/** Undefined for kinds that this release does not know. */
export function readCompleted(item: Fields): ThreadItem | undefined {
  return READERS.get(text(item.type))?.(item, text(item.id));
}

const READERS = new Map<string, (item: Fields, id: string) => ThreadItem>([
  ['UserMessage', ({ content }, id) => ({ type: 'userMessage', id, content: list(content).flatMap(inputs) })],
  [
    'HookPrompt',
    ({ fragments }, id) => ({
      type: 'hookPrompt',
      id,
      fragments: list(fragments).map((value) => fragmentOf(fields(value))),
    }),
  ],
  [
    'AgentMessage',
    (item, id) =>
      readMessage(
        item,
        id,
        list(item.content)
          .map((part) => text(fields(part).text))
          .join(''),
      ),
  ],
  ['Plan', (item, id) => ({ type: 'plan', id, text: text(item.text) })],
  [
    'Reasoning',
    ({ summary_text, raw_content }, id) => ({
      type: 'reasoning',
      id,
      summary: texts(summary_text),
      content: texts(raw_content),
    }),
  ],
  ['WebSearch', readSearch],
  ['ImageView', readImageView],
  ['ImageGeneration', readImage],
  ['ContextCompaction', (_, id) => ({ type: 'contextCompaction', id })],
  ['FileChange', readFileChange],
  ['McpToolCall', readMcpItem],
]);

export function readMessage({ phase, memory_citation }: Fields, id: string, message: string): ThreadItem {
  return {
    type: 'agentMessage',
    id,
    text: message,
    phase: wordOf(phase, ['commentary', 'final_answer']),
    memoryCitation: memory_citation ? citationOf(fields(memory_citation)) : null,
  };
}

export function readSearch({ query, action }: Fields, id: string): ThreadItem {
  return { type: 'webSearch', id, query: text(query), action: actionOf(action) };
}

export function readImageView({ path }: Fields, id: string): ThreadItem {
  return { type: 'imageView', id, path: text(path) };
}

export function readImage({ status, revised_prompt, result, saved_path }: Fields, id: string): ThreadItem {
  return {
    type: 'imageGeneration',
    id,
    status: text(status),
    revisedPrompt: textOrNull(revised_prompt),
    result: text(result),
    ...(typeof saved_path === 'string' && { savedPath: saved_path }),
  };
}

function inputs(value: unknown): NonNullable<ReturnType<typeof inputOf>>[] {
  const input = inputOf(value);
  return input ? [input] : [];
}

function fragmentOf({ text: said, hookRunId }: Fields): { text: string; hookRunId: string } {
  return { text: text(said), hookRunId: text(hookRunId) };
}

function storedCitation({ entries, threadIds }: MemoryCitation): StoredCitation {
  return { entries, rolloutIds: threadIds };
}

function citationOf({ entries, rolloutIds }: Fields): MemoryCitation {
  return { entries: list(entries) as MemoryCitationEntry[], threadIds: texts(rolloutIds) };
}
