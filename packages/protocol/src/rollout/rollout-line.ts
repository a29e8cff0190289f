/**
 * The session file ("rollout"): one of these lines for everything worth keeping, appended and never rewritten.
 * Its types are a namespace of their own, because several share a name with a type of the wire and differ from it.
 */
import * as t from '../define/index.js';
import { ResponseItem } from '../domains/response-items.js';
import { conversationEvents } from './conversation-events.js';
import { CompactedItem, SessionMetaLine, TurnContextItem } from './lines.js';
import { streamEvents } from './stream-events.js';
import { toolEvents } from './tool-events.js';

export const EventMsg = t.named(
  'EventMsg',
  'Payload of an `event_msg` line: one internal agent event, told apart by `type`; a session file keeps only part of all events.',
  t.union([...conversationEvents, ...toolEvents, ...streamEvents]),
);

export const RolloutLine = t.objectWith(
  'RolloutLine',
  'One line of a session file.',
  { timestamp: t.field(t.string, 'When the line was written: RFC 3339, in UTC, with milliseconds.') },
  t.union([
    t.arm({ type: 'session_meta' }, 'The first line: which session this is.', { payload: SessionMetaLine }),
    t.arm({ type: 'response_item' }, 'An item of the model conversation.', { payload: ResponseItem }),
    t.arm({ type: 'compacted' }, 'A summary that replaces the history before it.', { payload: CompactedItem }),
    t.arm({ type: 'turn_context' }, 'The settings a turn ran with.', { payload: TurnContextItem }),
    t.arm({ type: 'event_msg' }, 'An event of the session.', { payload: EventMsg }),
  ]),
);
