/** Which messages about a thread stand in a definite order. Lanes are ordered each by itself; a message may be in several. */
import type { Message } from './messages.js';

/** One message that a client was sent about a thread. */
export interface Told {
  /** Of the notification, the request of the server, or the request that is answered. */
  method: string;
  kind: 'announced' | 'asked' | 'answered';
  message: Message;
}

interface Params {
  item?: { id?: string; type?: string; status?: string; source?: string };
  itemId?: string;
  callId?: string;
  status?: { type: string; activeFlags?: string[] };
  turn?: { status: string };
  willRetry?: boolean;
}

/** Work that goes on beside the answer of the model. */
const TOOLS = new Set(['collabAgentToolCall', 'commandExecution', 'dynamicToolCall', 'fileChange', 'mcpToolCall']);

/** Says how a thread comes and goes, and its turns. */
const LIFE = new Set([
  'error',
  'thread/archived',
  'thread/closed',
  'thread/name/updated',
  'thread/started',
  'thread/unarchived',
  'turn/completed',
  'turn/started',
]);

/** Answers that stand in a definite order with what becomes of the thread. */
const ANSWERS = new Set([
  'review/start',
  'thread/archive',
  'thread/compact/start',
  'thread/fork',
  'thread/name/set',
  'thread/resume',
  'thread/rollback',
  'thread/shellCommand',
  'thread/start',
  'thread/unarchive',
  'thread/unsubscribe',
  'turn/interrupt',
  'turn/start',
]);

/**
 * Told whenever it happens to be; what it amounts to in the end is compared. The reference only shows how a patch is
 * written where its configuration says so.
 */
const UNORDERED = new Set(['item/commandExecution/outputDelta', 'item/fileChange/patchUpdated', 'turn/diff/updated']);

/** Lanes are called by what a finding says of them. */
export const LIFE_LANE = 'order';
export const TURN_LANE = 'order in turns';
const GOAL_LANE = 'order of goals';
const SETTINGS_LANE = 'order of settings';
export const WARNING_LANE = 'order of warnings';
const FLAGS_LANE = 'order of questions';

/** @param tools ids of the items that are work of tools */
export function lanesOf({ method, kind, message }: Told, tools: ReadonlySet<string>): string[] {
  const params = paramsOf(message);
  if (UNORDERED.has(method)) return [];
  if (kind === 'answered') {
    if (method.startsWith('thread/goal/')) return [GOAL_LANE];
    return ANSWERS.has(method) ? [LIFE_LANE] : [];
  }
  const item = itemOf(params);
  if (method === 'turn/started' || method === 'turn/completed') {
    return [LIFE_LANE, TURN_LANE, FLAGS_LANE, SETTINGS_LANE, GOAL_LANE, ...[...tools].map(laneOfTool)];
  }
  if (method === 'thread/status/changed') {
    const isFlagged = (params.status?.activeFlags ?? []).length > 0;
    return isFlagged ? [FLAGS_LANE] : [FLAGS_LANE, LIFE_LANE];
  }
  if (method === 'serverRequest/resolved') return [FLAGS_LANE];
  if (method === 'thread/settings/updated') return [SETTINGS_LANE];
  if (method === 'warning') return [WARNING_LANE];
  if (method.startsWith('thread/goal/')) return [GOAL_LANE];
  if (LIFE.has(method)) return [LIFE_LANE];
  if (item !== undefined && tools.has(item)) {
    // The end of a program is noticed some time after it, be the turn further on or not.
    if (method === 'item/completed' && params.item?.type === 'commandExecution') return [`order of item ${item}`];
    // What was written to it is told when its answer has been waited for, and it may end of it.
    if (method === 'item/commandExecution/terminalInteraction') return [laneOfTool(item)];
    return [laneOfTool(item), `order of item ${item}`, ...(kind === 'asked' ? [FLAGS_LANE] : [])];
  }
  if (kind === 'asked') return [FLAGS_LANE, TURN_LANE];
  if (method === 'thread/tokenUsage/updated') return [LIFE_LANE, TURN_LANE, ...[...tools].map(laneOfTool)];
  return [TURN_LANE, ...[...tools].map(laneOfTool)];
}

/** It holds the turn as well, so that the work of the tool has its place in it. */
function laneOfTool(item: string): string {
  return `order of tool ${item}`;
}

export function isLaneOfTool(lane: string): boolean {
  return lane.startsWith(laneOfTool(''));
}

/** The ids of the items that are work of tools, in any of the messages. */
export function toolsOf(told: readonly Told[]): Set<string> {
  const ids = told.flatMap(({ message, kind }) => {
    const params = paramsOf(message);
    return kind === 'asked' || TOOLS.has(params.item?.type ?? '') ? itemOf(params) : undefined;
  });
  return new Set(ids.filter((id) => id !== undefined));
}

/** The name of a message in an order. */
export function labelOf({ method, kind, message }: Told): string {
  const { item, status, turn, willRetry } = paramsOf(message);
  if (kind === 'answered') return `answer to ${method}${message.error ? ': error' : ''}`;
  if (kind === 'asked') return `${method}?`;
  const details = [
    item?.type,
    item?.type !== undefined && TOOLS.has(item.type) && method === 'item/completed' ? item.status : undefined,
    status && [status.type, ...(status.activeFlags ?? [])].join('+'),
    method === 'turn/completed' ? turn?.status : undefined,
    willRetry === true ? 'will retry' : undefined,
  ];
  return [method, ...details.filter((detail) => detail !== undefined)].join(' ');
}

/** The item that a message is about. */
export function itemOf({ item, itemId, callId }: Params): string | undefined {
  return item?.id ?? itemId ?? callId;
}

export function paramsOf({ params }: Message): Params {
  return params !== null && typeof params === 'object' ? params : {};
}

interface Usage {
  total: object;
  last: { inputTokens: number; outputTokens: number };
}

/**
 * Without what the reference tells of its own accounting: after a compaction or a rollback it guesses how much the next
 * request takes, and before one it repeats what it has told. Who resumes a thread has to be told again.
 */
export function withoutAccounting(told: readonly Told[]): Told[] {
  let before = '';
  return told.filter(({ method, kind, message }) => {
    if (kind === 'answered') before = '';
    if (method !== 'thread/tokenUsage/updated') return true;
    const { total, last } = (message.params as { tokenUsage: Usage }).tokenUsage;
    const isNew = JSON.stringify(total) !== before && last.inputTokens + last.outputTokens > 0;
    before = JSON.stringify(total);
    return isNew;
  });
}
