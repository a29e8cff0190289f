/** Notifications about the items of a running turn. */
import * as t from '../define/index.js';
import { FileUpdateChange, ThreadItem } from './items.js';
import { ResponseItem } from './response-items.js';

export const ItemStartedNotification = t.object('ItemStartedNotification', {
  item: t.field(ThreadItem, 'State of the item at its start; result fields are usually still null or empty.'),
  threadId: t.string,
  turnId: t.string,
  startedAtMs: t.field(t.int64, 'Start time in Unix milliseconds.'),
});

export const ItemCompletedNotification = t.object('ItemCompletedNotification', {
  item: t.field(ThreadItem, 'Final state of the item.'),
  threadId: t.string,
  turnId: t.string,
  completedAtMs: t.field(t.int64, 'Completion time in Unix milliseconds.'),
});

export const RawResponseItemCompletedNotification = t.object('RawResponseItemCompletedNotification', {
  threadId: t.string,
  turnId: t.string,
  item: t.field(ResponseItem, 'Item in the wire form of the Responses API.'),
});

export const AgentMessageDeltaNotification = t.object('AgentMessageDeltaNotification', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the `agentMessage` item being written.'),
  delta: t.field(t.string, 'Text to append.'),
});

export const PlanDeltaNotification = t.object('PlanDeltaNotification', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the `plan` item.'),
  delta: t.field(t.string, 'Text to append.'),
});

export const CommandExecutionOutputDeltaNotification = t.object('CommandExecutionOutputDeltaNotification', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the running `commandExecution` item.'),
  delta: t.field(t.string, 'Output text to append, in arrival order.'),
});

export const TerminalInteractionNotification = t.object('TerminalInteractionNotification', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the `commandExecution` item that started the process.'),
  processId: t.field(t.string, 'Id of the terminal process, as in `processId` of the item.'),
  stdin: t.field(t.string, 'Text written to the process; empty when the model only waited for output.'),
});

export const FileChangeOutputDeltaNotification = t.object(
  'FileChangeOutputDeltaNotification',
  {
    threadId: t.string,
    turnId: t.string,
    itemId: t.field(t.string, 'Id of the `fileChange` item.'),
    delta: t.field(t.string, 'Tool output text.'),
  },
  { deprecated: true },
);

export const FileChangePatchUpdatedNotification = t.object('FileChangePatchUpdatedNotification', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the `fileChange` item, usable before its `item/started` arrives.'),
  changes: t.field(
    t.list(FileUpdateChange),
    'All changes parsed so far; replaces the list of the previous notification.',
  ),
});

export const McpToolCallProgressNotification = t.object('McpToolCallProgressNotification', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the running `mcpToolCall` item.'),
  message: t.string,
});

export const ReasoningSummaryTextDeltaNotification = t.object('ReasoningSummaryTextDeltaNotification', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the `reasoning` item.'),
  delta: t.field(t.string, 'Text to append to the section.'),
  summaryIndex: t.field(t.int64, 'Zero-based index of the section in `summary`.'),
});

export const ReasoningSummaryPartAddedNotification = t.object('ReasoningSummaryPartAddedNotification', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the `reasoning` item.'),
  summaryIndex: t.field(t.int64, 'Zero-based index of the new section in `summary`.'),
});

export const ReasoningTextDeltaNotification = t.object('ReasoningTextDeltaNotification', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the `reasoning` item.'),
  delta: t.field(t.string, 'Text to append to the part.'),
  contentIndex: t.field(t.int64, 'Index of the part in `content`; deltas with the same index belong together.'),
});

export const serverNotifications = {
  'item/started': t.notification({
    doc: 'Sent when an item of a turn begins; `item` shows its initial state and deltas for it may follow.',
    params: ItemStartedNotification,
    delivery: 'subscribers',
  }),
  'item/completed': t.notification({
    doc: 'Sent when an item reaches its final state, which replaces anything assembled from deltas; a declined command can produce it twice.',
    params: ItemCompletedNotification,
    delivery: 'subscribers',
  }),
  'rawResponseItem/completed': t.notification({
    doc: 'Sent for each raw model response item, only on threads started with `experimentalRawEvents`.',
    params: RawResponseItemCompletedNotification,
    delivery: 'subscribers',
  }),
  'item/agentMessage/delta': t.notification({
    doc: 'Streams the next piece of text of an agent message item.',
    params: AgentMessageDeltaNotification,
    delivery: 'subscribers',
  }),
  'item/plan/delta': t.notification({
    doc: 'Streams proposed plan text in plan mode (experimental); the joined pieces may differ from the finished `plan` item.',
    params: PlanDeltaNotification,
    delivery: 'subscribers',
  }),
  'item/commandExecution/outputDelta': t.notification({
    doc: 'Streams command output as plain text, not base64; short commands may complete without any.',
    params: CommandExecutionOutputDeltaNotification,
    delivery: 'subscribers',
  }),
  'item/commandExecution/terminalInteraction': t.notification({
    doc: 'Sent when the model writes to the standard input of a terminal process it started earlier.',
    params: TerminalInteractionNotification,
    delivery: 'subscribers',
  }),
  'item/fileChange/outputDelta': t.notification({
    doc: 'Carried the text output of a patch tool in older servers; this release never sends it.',
    params: FileChangeOutputDeltaNotification,
    delivery: 'subscribers',
    deprecated: true,
  }),
  'item/fileChange/patchUpdated': t.notification({
    doc: 'Sent while the model is still writing a patch, with all changes parsed so far; only when the server feature for it is on.',
    params: FileChangePatchUpdatedNotification,
    delivery: 'subscribers',
  }),
  'item/mcpToolCall/progress': t.notification({
    doc: 'Carries a progress text for a running MCP tool call; progress sent by MCP servers was not seen to be forwarded in this release.',
    params: McpToolCallProgressNotification,
    delivery: 'subscribers',
  }),
  'item/reasoning/summaryTextDelta': t.notification({
    doc: 'Streams the next piece of text of one readable reasoning summary section.',
    params: ReasoningSummaryTextDeltaNotification,
    delivery: 'subscribers',
  }),
  'item/reasoning/summaryPartAdded': t.notification({
    doc: 'Sent when a new section of the reasoning summary opens, before its text deltas.',
    params: ReasoningSummaryPartAddedNotification,
    delivery: 'subscribers',
  }),
  'item/reasoning/textDelta': t.notification({
    doc: 'Streams raw reasoning text, which only some models expose.',
    params: ReasoningTextDeltaNotification,
    delivery: 'subscribers',
  }),
};
