/** What both entries of the client have in common. */
export { ClientCore, type EventsOptions } from './client-core.js';
export type { ConnectOptions, OptedIn } from './connect.js';
export type { ClientDiagnostic, Span, Tracing } from './connection.js';
export type { RequestOptions } from './request-options.js';
export * from './server-errors.js';
export { type Lag, isLag } from './events/event-queue.js';
export type { AnyNotification, Listener } from './events/notifications.js';
export { type PolicyDifference, PolicyMismatch, type PolicySubject } from './policy/policy-echo.js';
export { type Login, LoginRefused, type LoginOptions, startLogin } from './handles/login.js';
export {
  type ProcessHandle,
  type ProcessOptions,
  type ProcessOutput,
  execCommand,
  spawnProcess,
} from './handles/process.js';
export { type RemoteControlStatus, enableRemoteControl } from './handles/remote-control.js';
export { type Watch, type WatchOptions, watchPath } from './handles/watch.js';
export { type PagedMethod, type PagesOptions, RepeatedCursor, items, pages } from './pages/pages.js';
export type { RetryPolicy } from './retry.js';
export type { ServerRequestContext, ServerRequestHandler, ServerRequestHandlers } from './server-requests/handlers.js';
export { type ComparableThread, normalizeForComparison } from './state/comparable.js';
export { reconcile, rolledBack, withTurns } from './state/reconcile.js';
export { reduceThread } from './state/reduce.js';
export { type ThreadState, type TurnState, threadState, unknownThread } from './state/thread-state.js';
export type { ExperimentalSurface, ParamsOf, ResultOf, StableSurface, Surface } from './surfaces.js';
export { forkThread, resumeThread, startThread } from './threads/open-thread.js';
export type { Input, Thread, ThreadOpened, TurnOptions, TurnOverrides } from './threads/thread.js';
export type { CompletedTurn, FailedTurn, InterruptedTurn, TurnResult } from './threads/turn-result.js';
export type { TurnHandle } from './threads/turn.js';
export { LocalError, RpcError } from '@app-server/rpc';
