/** Reading, archiving and leaving threads, and how their status changes. */
import * as t from '../define/index.js';
import { Thread, ThreadStatus } from './threads.js';

export const ThreadArchiveParams = t.object('ThreadArchiveParams', { threadId: t.string });

export const ThreadArchiveResponse = t.empty('ThreadArchiveResponse');

export const ThreadUnsubscribeParams = t.object('ThreadUnsubscribeParams', { threadId: t.string });

export const ThreadUnsubscribeStatus = t.enumeration(
  'ThreadUnsubscribeStatus',
  'Outcome of `thread/unsubscribe`. `notSubscribed` means the caller had no subscription, `notLoaded` also covers unknown ids.',
  ['notLoaded', 'notSubscribed', 'unsubscribed'],
);

export const ThreadUnsubscribeResponse = t.object('ThreadUnsubscribeResponse', {
  status: t.field(ThreadUnsubscribeStatus, 'Outcome of the call.'),
});

export const ThreadUnarchiveParams = t.object('ThreadUnarchiveParams', { threadId: t.string });

export const ThreadUnarchiveResponse = t.object('ThreadUnarchiveResponse', {
  thread: t.field(Thread, 'The restored thread, without turns.'),
});

export const ThreadRollbackParams = t.object('ThreadRollbackParams', {
  threadId: t.string,
  numTurns: t.field(
    t.uint32,
    'Number of turns to drop, at least 1; a number above the length of the history drops them all.',
  ),
});

export const ThreadRollbackResponse = t.object('ThreadRollbackResponse', {
  thread: t.field(
    Thread,
    'The thread after the rollback with its remaining turns; stored turns hold fewer items than live ones.',
  ),
});

export const ThreadReadParams = t.object('ThreadReadParams', {
  threadId: t.string,
  includeTurns: t.omittable(
    t.boolean,
    'Includes stored turns and items, false when omitted; refused for ephemeral threads and before the first message.',
  ),
});

export const ThreadReadResponse = t.object('ThreadReadResponse', {
  thread: t.field(Thread, 'The thread; stored turns hold fewer items than live ones, with other item ids.'),
});

export const ThreadStatusChangedNotification = t.object('ThreadStatusChangedNotification', {
  threadId: t.string,
  status: ThreadStatus,
});

export const ThreadArchivedNotification = t.object('ThreadArchivedNotification', { threadId: t.string });

export const ThreadUnarchivedNotification = t.object('ThreadUnarchivedNotification', { threadId: t.string });

export const ThreadClosedNotification = t.object('ThreadClosedNotification', { threadId: t.string });

export const clientRequests = {
  'thread/archive': t.request({
    doc: 'Unloads a thread, ends its running turn and moves its stored file to the archive; fails when nothing has been stored yet.',
    params: ThreadArchiveParams,
    result: ThreadArchiveResponse,
    scope: t.scopes.thread,
  }),
  'thread/unsubscribe': t.request({
    doc: "Ends the caller's subscription to a thread; a thread left without subscribers is unloaded after 30 idle minutes.",
    params: ThreadUnsubscribeParams,
    result: ThreadUnsubscribeResponse,
    scope: t.scopes.thread,
  }),
  'thread/unarchive': t.request({
    doc: 'Moves an archived thread back among the regular ones; fails when the archive holds no such thread.',
    params: ThreadUnarchiveParams,
    result: ThreadUnarchiveResponse,
    scope: t.scopes.thread,
  }),
  'thread/rollback': t.request({
    doc: "Drops turns from the end of a thread's history; file changes stay in place, and it fails while a turn is running.",
    params: ThreadRollbackParams,
    result: ThreadRollbackResponse,
    scope: t.scopes.thread,
  }),
  'thread/read': t.request({
    doc: 'Returns a stored or loaded thread without loading it or subscribing the caller.',
    params: ThreadReadParams,
    result: ThreadReadResponse,
    scope: t.scopes.thread,
    idempotent: true,
  }),
};

export const serverNotifications = {
  'thread/status/changed': t.notification({
    doc: 'Sent to all connections when the runtime status of a thread changes; the initial status of a started thread is not announced.',
    params: ThreadStatusChangedNotification,
    delivery: 'all',
  }),
  'thread/archived': t.notification({
    doc: 'Sent to all connections after a thread has moved to the archive.',
    params: ThreadArchivedNotification,
    delivery: 'all',
  }),
  'thread/unarchived': t.notification({
    doc: 'Sent to all connections after a thread has left the archive.',
    params: ThreadUnarchivedNotification,
    delivery: 'all',
  }),
  'thread/closed': t.notification({
    doc: 'Sent to all connections after an idle thread without subscribers has been unloaded, right after its `notLoaded` status.',
    params: ThreadClosedNotification,
    delivery: 'all',
  }),
};
