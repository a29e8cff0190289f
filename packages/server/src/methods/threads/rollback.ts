/** Changes what a thread goes on with: `thread/rollback` and `thread/inject_items`. */
import type { JsonValue, ResponseItem } from '@app-server/schema/experimental';
import { validate as isKnownItem } from '@app-server/schema/experimental/validators/ResponseItem';
import { invalidRequest, wrongState } from '../../core/faults.js';
import type { Handlers } from '../../core/methods.js';
import { keptItem } from '../../history/response-items.js';
import { responseItemLine, rolledBackLine, tokenCountLine } from '../../history/turn-lines.js';
import type { LiveThread } from '../../threads/live-thread.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { TurnHistory } from '../../threads/turn-history.js';
import { instructionsFor } from '../../turns/prompt.js';
import { estimatedTokens } from '../../turns/token-estimate.js';
import { estimatedUsage } from '../../turns/usage.js';

/** Types of items that have a known form. */
export const ITEM_TYPES: ReadonlySet<string> = new Set([
  'message',
  'reasoning',
  'local_shell_call',
  'function_call',
  'tool_search_call',
  'function_call_output',
  'custom_tool_call',
  'custom_tool_call_output',
  'tool_search_output',
  'web_search_call',
  'image_generation_call',
  'compaction',
  'compaction_trigger',
  'context_compaction',
  'other',
]);

export function rollbackMethods(directory: ThreadDirectory): Handlers {
  return {
    'thread/rollback': async ({ threadId, numTurns }) => {
      const thread = directory.loaded(threadId);
      if (numTurns < 1) throw invalidRequest('numTurns must be at least 1.', '/params/numTurns');
      checkRollback(thread);
      await thread.record(rolledBackLine(numTurns));
      thread.forgetContext();
      await recount(thread);
      const { turns } = await TurnHistory.read(thread.store, thread.id, thread);
      return { thread: thread.describe(turns) };
    },

    'thread/inject_items': async ({ threadId, items }) => {
      const thread = directory.loaded(threadId);
      if (items.length === 0) throw invalidRequest('items must not be empty.', '/params/items');
      const checked = items.map(checkedItem);
      await thread.materialize();
      for (const item of checked) await add(thread, item);
      return {};
    },
  };
}

/** What a thread goes on with is shorter than what its last reply has counted. */
async function recount(thread: LiveThread): Promise<void> {
  if (!thread.state.usage) return;
  const instructions = instructionsFor({ thread, settings: thread.settings.current });
  thread.state.usage = estimatedUsage(thread, estimatedTokens(await thread.context(), instructions));
  await thread.record(tokenCountLine(thread.state.usage));
}

/**
 * A thread that cannot go back shows that something went wrong, until its next turn.
 *
 * @throws {RpcError} when turns cannot be taken back now
 */
function checkRollback(thread: LiveThread): void {
  const [state, message] = obstacle(thread) ?? [];
  if (state === undefined) return;
  thread.status.settle('systemError');
  throw wrongState('thread', state, message ?? '');
}

function obstacle({ id, turn, facts, isMaterialized }: LiveThread): [state: string, message: string] | undefined {
  if (turn) return ['active', 'Turns cannot be rolled back while one is running; interrupt it first.'];
  if (facts.ephemeral) return ['ephemeral', 'Ephemeral threads do not support rollback: nothing of them is stored.'];
  if (isMaterialized) return undefined;
  return ['notMaterialized', `The thread ${id} has no turns before its first user message.`];
}

/** What no model of this release can be shown is only kept. */
async function add(thread: LiveThread, item: ResponseItem): Promise<void> {
  if (keptItem(item)) await thread.extendContext(item);
  else await thread.record(responseItemLine(item));
}

/** Items of types that are not known are taken as they are. */
function checkedItem(item: JsonValue, index: number): ResponseItem {
  if (isKnownItem(item) || isForeign(item)) return item as ResponseItem;
  const message = `items[${index}] is not a valid response item: it must have a type, and the members that belong to it.`;
  throw invalidRequest(message, `/params/items/${index}`);
}

function isForeign(item: JsonValue): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  return typeof item.type === 'string' && !ITEM_TYPES.has(item.type);
}
