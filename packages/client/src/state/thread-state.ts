/** What a client knows about a thread: plain data, never changed in place. */
import type {
  ErrorNotification,
  HookRunSummary,
  ItemGuardianApprovalReviewCompletedNotification,
  ItemGuardianApprovalReviewStartedNotification,
  ModelReroutedNotification,
  Thread,
  ThreadGoal,
  ThreadItem,
  ThreadSettings,
  ThreadStatus,
  ThreadTokenUsage,
  Turn,
  TurnError,
  TurnItemsView,
  TurnPlanStep,
  TurnStatus,
} from '@app-server/schema/experimental';

/** A thread without what the state keeps up to date beside it. */
export type ThreadMetadata = Omit<Thread, 'turns' | 'status' | 'name'>;

export interface ThreadState {
  readonly id: string;
  /** As of the last response; null when only events have told of the thread. */
  readonly thread: ThreadMetadata | null;
  /** Null while unknown. */
  readonly status: ThreadStatus | null;
  readonly name: string | null;
  /** Null until an event tells. */
  readonly archived: boolean | null;
  /** The turns known, oldest first. */
  readonly turns: readonly TurnState[];
  /** Null until counted or replayed. */
  readonly usage: ThreadTokenUsage | null;
  /** Null when there is none, or none has been heard of. */
  readonly goal: ThreadGoal | null;
  /** Null until they have changed: no response carries them in this form. */
  readonly settings: ThreadSettings | null;
  /** Hook runs that belong to no turn. */
  readonly hooks: readonly HookRunSummary[];
}

export interface TurnState {
  readonly id: string;
  /** The other id under which an inline review announced its start, and under which part of it is stored. */
  readonly startedAs: string | null;
  /** Null while unknown: the turn was met after its start, by an event or in the middle of a page. */
  readonly status: TurnStatus | null;
  /** Why the turn failed. Storage forgets it. */
  readonly error: TurnError | null;
  /** The latest error told while the turn ran, retried ones included. */
  readonly lastError: Pick<ErrorNotification, 'error' | 'willRetry'> | null;
  /** Unix seconds. */
  readonly startedAt: number | null;
  /** Unix seconds. */
  readonly completedAt: number | null;
  readonly durationMs: number | null;
  /** How much of the items is here for certain: `full` when the turn was followed from its start or loaded in full. */
  readonly itemsView: TurnItemsView;
  /** Known items in order; types this release does not know pass through as they are. */
  readonly items: readonly ThreadItem[];
  /** What events told about items beside their content, by {@link itemKey}. Items without an entry come from storage. */
  readonly live: Readonly<Record<string, LiveItem>>;
  readonly plan: { readonly explanation: string | null; readonly steps: readonly TurnPlanStep[] } | null;
  /** Unified diff of all files changed so far. */
  readonly diff: string | null;
  /** Automatic approval reviews, each as last told. */
  readonly approvalReviews: readonly (
    ItemGuardianApprovalReviewStartedNotification | ItemGuardianApprovalReviewCompletedNotification
  )[];
  readonly hooks: readonly HookRunSummary[];
  /** Set when the backend moved the turn to another model. */
  readonly rerouted: Pick<ModelReroutedNotification, 'fromModel' | 'toModel' | 'reason'> | null;
}

/** The times of an item, known only to who listened: storage does not keep them, and they are never guessed. */
export interface LiveItem {
  /** Unix milliseconds; null when the server does not tell. */
  readonly startedAtMs?: number | null;
  /** Unix milliseconds, or null when the server does not tell; set once the item is final. */
  readonly completedAtMs?: number | null;
  /** Latest progress text of an MCP tool call. */
  readonly progress?: string;
}

/** How much of the items a turn may carry, from nothing to all. */
export const VIEWS = ['notLoaded', 'summary', 'full'] as const satisfies readonly TurnItemsView[];

/** Tells the items of a turn apart; the id alone does not, as the two items that frame a review share theirs. */
export function itemKey(item: Pick<ThreadItem, 'type' | 'id'>): string {
  return `${item.type}:${item.id}`;
}

/** Whether a turn has ended; late events of its items may still come. */
export function isOver({ status }: TurnState): boolean {
  return status !== null && status !== 'inProgress';
}

/** A thread of which nothing is known but its id. */
export function unknownThread(id: string): ThreadState {
  return {
    id,
    thread: null,
    status: null,
    name: null,
    archived: null,
    turns: [],
    usage: null,
    goal: null,
    settings: null,
    hooks: [],
  };
}

/** A turn of which nothing is known but its id. */
export function unknownTurn(id: string): TurnState {
  return {
    id,
    startedAs: null,
    status: null,
    error: null,
    lastError: null,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    itemsView: 'notLoaded',
    items: [],
    live: {},
    plan: null,
    diff: null,
    approvalReviews: [],
    hooks: [],
    rerouted: null,
  };
}

/**
 * The state a response describes, with whatever turns it carries.
 *
 * @example
 * let state = threadState((await client.request('thread/resume', { threadId })).thread);
 * client.onAny((notification) => (state = reduceThread(state, notification)));
 */
export function threadState(thread: Thread): ThreadState {
  const { turns, status, name, ...metadata } = thread;
  return { ...unknownThread(thread.id), thread: metadata, status, name, turns: turns.map(turnState) };
}

/** The state of a turn in a response. */
export function turnState(turn: Turn): TurnState {
  const { id, items, itemsView, status, error, startedAt, completedAt, durationMs } = turn;
  return { ...unknownTurn(id), items, itemsView, status, error, startedAt, completedAt, durationMs };
}
