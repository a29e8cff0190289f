/** What is kept of an item that is done. `foldTurn` gives it back as it was, its id included. */
import type { ThreadItem } from '@app-server/schema/experimental';
import type { EventMsg, RolloutLine } from '@app-server/schema/rollout';
import { collaborationEvent } from './items/collaboration.js';
import { commandEvent } from './items/command.js';
import { completedEvent } from './items/completed-item.js';
import { fileChangeEvent } from './items/file-change.js';
import type { ItemPlace } from './items/place.js';
import { enteredReviewEvent, exitedReviewEvent } from './items/review.js';
import { dynamicCallEvent, mcpCallEvent } from './items/tool-call.js';
import { placed } from './items/item-order.js';
import { eventLine } from './line.js';

export function linesOfItem(item: ThreadItem, at: ItemPlace): RolloutLine[] {
  return [eventLine(placed(eventOf(item, at), at))];
}

function eventOf(item: ThreadItem, at: ItemPlace): EventMsg {
  switch (item.type) {
    case 'commandExecution':
      return commandEvent(item, at);
    case 'fileChange':
      return fileChangeEvent(item, at);
    case 'mcpToolCall':
      return mcpCallEvent(item);
    case 'dynamicToolCall':
      return dynamicCallEvent(item, at);
    case 'collabAgentToolCall':
      return collaborationEvent(item, at);
    case 'enteredReviewMode':
      return enteredReviewEvent(item);
    case 'exitedReviewMode':
      return exitedReviewEvent(item);
    default:
      return completedEvent(item, at);
  }
}
