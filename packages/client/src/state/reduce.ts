/** Events of a thread, folded into its state. */
import { threadOf } from './thread-of.js';
import type { ServerNotifications, Thread } from '@app-server/schema/experimental';
import { appended, completeItem, completeTurn, startItem, startTurn, updateItem, withLive } from './reduce-turn.js';
import { patched, replaced, upserted } from './same-json.js';
import { type ThreadState, type TurnState, threadState, unknownTurn } from './thread-state.js';

/** The notifications that name their thread. */
export type ThreadMethod = {
  [K in keyof ServerNotifications]: ServerNotifications[K]['params'] extends
    { threadId: string | null } | { thread: Thread }
    ? K
    : never;
}[keyof ServerNotifications];

type ParamsOf<M extends ThreadMethod> = ServerNotifications[M]['params'];

/** What each notification does to the state of its thread; null for those that pass without leaving anything in it. */
const REDUCERS: {
  readonly [M in ThreadMethod]: ((state: ThreadState, params: ParamsOf<M>) => ThreadState) | null;
} = {
  // A thread known from a response is known better than from this announcement, which shows it as it was at its start.
  'thread/started': (state, { thread }) => (state.thread ? state : { ...threadState(thread), turns: state.turns }),
  'thread/status/changed': (state, { status }) => patched(state, { status }),
  'thread/closed': (state) => patched(state, { status: { type: 'notLoaded' } }),
  'thread/archived': (state) => patched(state, { archived: true }),
  'thread/unarchived': (state) => patched(state, { archived: false }),
  'thread/name/updated': (state, { threadName }) => patched(state, { name: threadName ?? null }),
  'thread/goal/updated': (state, { goal }) => patched(state, { goal }),
  'thread/goal/cleared': (state) => patched(state, { goal: null }),
  'thread/settings/updated': (state, { threadSettings }) => patched(state, { settings: threadSettings }),
  'thread/tokenUsage/updated': (state, { tokenUsage }) => patched(state, { usage: tokenUsage }),

  'turn/started': (state, { turn }) => {
    const review = state.turns.findLast(
      (known, index) => known.startedAs === turn.id || (index === state.turns.length - 1 && isReviewNotStarted(known)),
    );
    if (!review || review.id === turn.id) return onTurn(state, turn.id, (known) => startTurn(known, turn));
    return onTurn(state, review.id, (known) => patched(startTurn(known, turn), { startedAs: turn.id }));
  },
  'turn/completed': (state, { turn }) => onTurn(state, turn.id, (known) => completeTurn(known, turn)),
  'turn/diff/updated': (state, { turnId, diff }) => onTurn(state, turnId, (turn) => patched(turn, { diff })),
  'turn/plan/updated': (state, { turnId, explanation, plan }) =>
    onTurn(state, turnId, (turn) => patched(turn, { plan: { explanation, steps: plan } })),
  error: (state, { turnId, error, willRetry }) =>
    onTurn(state, turnId, (turn) => patched(turn, { lastError: { error, willRetry } })),
  'model/rerouted': (state, { turnId, fromModel, toModel, reason }) =>
    onTurn(state, turnId, (turn) => patched(turn, { rerouted: { fromModel, toModel, reason } })),
  'hook/started': (state, params) => onHook(state, params, false),
  'hook/completed': (state, params) => onHook(state, params, true),
  'item/autoApprovalReview/started': (state, params) => onApprovalReview(state, params),
  'item/autoApprovalReview/completed': (state, params) => onApprovalReview(state, params),

  // Servers before 0.131 tell no times.
  'item/started': (state, { turnId, item, startedAtMs }: Untimed<'item/started'>) =>
    onTurn(state, turnId, (turn) => startItem(turn, item, startedAtMs ?? null)),
  'item/completed': (state, { turnId, item, completedAtMs }: Untimed<'item/completed'>) =>
    onTurn(state, turnId, (turn) => completeItem(turn, item, completedAtMs ?? null)),
  'item/agentMessage/delta': (state, { turnId, itemId, delta }) =>
    onKnownTurn(state, turnId, (turn) =>
      updateItem(turn, 'agentMessage', itemId, ({ text }) => ({ text: text + delta })),
    ),
  'item/plan/delta': (state, { turnId, itemId, delta }) =>
    onKnownTurn(state, turnId, (turn) => updateItem(turn, 'plan', itemId, ({ text }) => ({ text: text + delta }))),
  'item/reasoning/summaryPartAdded': (state, { turnId, itemId, summaryIndex }) =>
    onKnownTurn(state, turnId, (turn) =>
      updateItem(turn, 'reasoning', itemId, ({ summary }) => ({ summary: appended(summary, summaryIndex, '') })),
    ),
  'item/reasoning/summaryTextDelta': (state, { turnId, itemId, summaryIndex, delta }) =>
    onKnownTurn(state, turnId, (turn) =>
      updateItem(turn, 'reasoning', itemId, ({ summary }) => ({ summary: appended(summary, summaryIndex, delta) })),
    ),
  'item/reasoning/textDelta': (state, { turnId, itemId, contentIndex, delta }) =>
    onKnownTurn(state, turnId, (turn) =>
      updateItem(turn, 'reasoning', itemId, ({ content }) => ({ content: appended(content, contentIndex, delta) })),
    ),
  'item/commandExecution/outputDelta': (state, { turnId, itemId, delta }) =>
    onKnownTurn(state, turnId, (turn) =>
      updateItem(turn, 'commandExecution', itemId, ({ aggregatedOutput }) => ({
        aggregatedOutput: (aggregatedOutput ?? '') + delta,
      })),
    ),
  'item/fileChange/patchUpdated': (state, { turnId, itemId, changes }) =>
    onKnownTurn(state, turnId, (turn) => updateItem(turn, 'fileChange', itemId, () => ({ changes }))),
  'item/mcpToolCall/progress': (state, { turnId, itemId, message }) =>
    onKnownTurn(state, turnId, (turn) => withLive(turn, `mcpToolCall:${itemId}`, { progress: message })),

  // Told to the user at once, or to whoever asked; no part of the history.
  warning: null,
  guardianWarning: null,
  'serverRequest/resolved': null,
  'model/verification': null,
  'rawResponseItem/completed': null,
  'item/commandExecution/terminalInteraction': null,
  // Superseded: the patch itself comes as `item/fileChange/patchUpdated`, a compaction as an item.
  'item/fileChange/outputDelta': null,
  'thread/compacted': null,
  // A realtime session is not stored with the thread.
  'thread/realtime/started': null,
  'thread/realtime/itemAdded': null,
  'thread/realtime/transcript/delta': null,
  'thread/realtime/transcript/done': null,
  'thread/realtime/outputAudio/delta': null,
  'thread/realtime/sdp': null,
  'thread/realtime/error': null,
  'thread/realtime/closed': null,
};

type Untimed<M extends ThreadMethod> = Omit<ServerNotifications[M]['params'], `${string}AtMs`> &
  Partial<ServerNotifications[M]['params']>;

/** Every notification that names its thread. */
export const THREAD_METHODS = /* @__PURE__ */ Object.keys(REDUCERS) as readonly ThreadMethod[];

/**
 * The state after an announcement; the same object when it tells nothing new, concerns another thread, or is unknown.
 *
 * Started and completed announcements may come twice or late: none takes back what a later one told. Deltas carry no
 * number, so one that comes twice is appended twice, until the completed item replaces the text. Deltas of an item
 * whose start was missed are left out for the same reason: its completion carries the whole.
 */
export function reduceThread(state: ThreadState, { method, params }: { method: string; params: unknown }): ThreadState {
  if (!Object.hasOwn(REDUCERS, method) || threadOf(params) !== state.id) return state;
  const reduce = REDUCERS[method as ThreadMethod] as ((state: ThreadState, params: unknown) => ThreadState) | null;
  return reduce ? reduce(state, params) : state;
}

/** Changes a turn, which is new when this is the first word of it. */
function onTurn(state: ThreadState, id: string, change: (turn: TurnState) => TurnState): ThreadState {
  const index = state.turns.findLastIndex((turn) => turn.id === id);
  const known = state.turns[index];
  if (!known) return { ...state, turns: [...state.turns, change(unknownTurn(id))] };
  const turns = replaced(state.turns, index, change(known));
  return turns === state.turns ? state : { ...state, turns };
}

function onKnownTurn(state: ThreadState, id: string, change: (turn: TurnState) => TurnState): ThreadState {
  return state.turns.some((turn) => turn.id === id) ? onTurn(state, id, change) : state;
}

/** An inline review shows its first item before it starts, and then starts under another id than its own. */
function isReviewNotStarted(turn: TurnState): boolean {
  return turn.status === null && turn.items.length === 1 && turn.items[0]?.type === 'enteredReviewMode';
}

function onHook(state: ThreadState, params: ParamsOf<'hook/started' | 'hook/completed'>, done: boolean): ThreadState {
  const { turnId, run } = params;
  const withRun = <T extends Pick<ThreadState, 'hooks'>>(owner: T): T => {
    const known = owner.hooks.some(({ id }) => id === run.id);
    if (known && !done) return owner;
    const hooks = upserted(owner.hooks, run, ({ id }) => id === run.id);
    return hooks === owner.hooks ? owner : { ...owner, hooks };
  };
  return turnId === null ? withRun(state) : onTurn(state, turnId, withRun);
}

function onApprovalReview(state: ThreadState, params: TurnState['approvalReviews'][number]): ThreadState {
  return onTurn(state, params.turnId, (turn) => {
    const known = turn.approvalReviews.some(({ reviewId }) => reviewId === params.reviewId);
    if (known && !('completedAtMs' in params)) return turn;
    const approvalReviews = upserted(turn.approvalReviews, params, ({ reviewId }) => reviewId === params.reviewId);
    return approvalReviews === turn.approvalReviews ? turn : { ...turn, approvalReviews };
  });
}
