/** Listing and searching threads, and paging through their turns. */
import * as t from '../define/index.js';
import { ThreadItem } from './items.js';
import { SortDirection } from './primitives.js';
import { ThreadSourceKind } from './session-source.js';
import { Thread } from './threads.js';
import { Turn, TurnItemsView } from './turn-model.js';

export const ThreadListCwdFilter = t.named(
  'ThreadListCwdFilter',
  'One working directory or a list of them; only exact matches count and an empty list matches nothing.',
  t.union([t.string, t.list(t.string)]),
);

export const ThreadSortKey = t.enumeration(
  'ThreadSortKey',
  'Time by which threads are sorted: creation or last change.',
  ['created_at', 'updated_at'],
);

export const ThreadListParams = t.object('ThreadListParams', {
  cursor: t.maybe(t.string, 'Opaque cursor from an earlier page; omitted or null starts at the first page.'),
  limit: t.maybe(t.uint32, 'Page size, 25 when omitted and at most 100; 0 counts as 1.'),
  sortKey: t.maybe(ThreadSortKey, 'Time to sort by; `created_at` when omitted.'),
  sortDirection: t.maybe(SortDirection, 'Paging order; `desc` (newest first) when omitted.'),
  modelProviders: t.maybe(
    t.list(t.string),
    "Providers to include; omitted or null means the server's configured provider, an empty list all of them.",
  ),
  sourceKinds: t.maybe(
    t.list(ThreadSourceKind),
    'Origins to include; omitted or empty means the interactive ones, `cli` and `vscode`.',
  ),
  archived: t.maybe(t.boolean, 'True returns archived threads only; false, null or omitted only the others.'),
  cwd: t.maybe(
    ThreadListCwdFilter,
    'Working directory or directories to match exactly; an empty list matches nothing.',
  ),
  useStateDbOnly: t.omittable(
    t.boolean,
    'True lists from the state database without scanning and repairing from stored files; false when omitted.',
  ),
  searchTerm: t.maybe(
    t.string,
    'Case-sensitive text that has to occur in the title or preview; `thread/search` looks at the content.',
  ),
});

export const ThreadListResponse = t.object('ThreadListResponse', {
  data: t.field(t.list(Thread), 'Threads of this page, without turns.'),
  nextCursor: t.nullable(t.string, 'Opaque cursor of the following page; null on the last one.'),
  backwardsCursor: t.nullable(
    t.string,
    'Opaque cursor for the opposite `sortDirection`, anchored so that no thread of the same second is missed; null on an empty page.',
  ),
});

export const ThreadSearchParams = t.object('ThreadSearchParams', {
  cursor: t.maybe(t.string, 'Opaque cursor from an earlier page; omitted or null starts at the first page.'),
  limit: t.maybe(t.uint32, 'Page size; chosen by the server when omitted.'),
  sortKey: t.maybe(ThreadSortKey, 'Time to sort by; `created_at` when omitted.'),
  sortDirection: t.maybe(SortDirection, 'Paging order; `desc` (newest first) when omitted.'),
  sourceKinds: t.maybe(
    t.list(ThreadSourceKind),
    'Origins to include; omitted or empty means the interactive ones, `cli` and `vscode`.',
  ),
  archived: t.maybe(t.boolean, 'True returns archived threads only; false, null or omitted only the others.'),
  searchTerm: t.field(t.string, 'Text to look for, regardless of case; must not be blank.'),
});

export const ThreadSearchResult = t.object('ThreadSearchResult', 'A thread that matches a search.', {
  thread: t.field(Thread, 'The matching thread, without turns.'),
  snippet: t.field(t.string, 'Excerpt of the content around the match.'),
});

export const ThreadSearchResponse = t.object('ThreadSearchResponse', {
  data: t.field(t.list(ThreadSearchResult), 'Matches of this page.'),
  nextCursor: t.nullable(t.string, 'Opaque cursor of the following page; null on the last one.'),
  backwardsCursor: t.nullable(
    t.string,
    'Opaque cursor to page back from this page with the opposite `sortDirection`; null when the page has no matches.',
  ),
});

export const ThreadLoadedListParams = t.object('ThreadLoadedListParams', {
  cursor: t.maybe(t.string, 'Opaque cursor from an earlier page; omitted or null starts at the first page.'),
  limit: t.maybe(t.uint32, 'Page size; all ids when omitted.'),
});

export const ThreadLoadedListResponse = t.object('ThreadLoadedListResponse', {
  data: t.field(t.list(t.string), 'Thread ids of this page.'),
  nextCursor: t.nullable(t.string, 'Opaque cursor of the following page; null on the last one.'),
});

export const ThreadTurnsListParams = t.object('ThreadTurnsListParams', {
  threadId: t.string,
  cursor: t.maybe(t.string, 'Opaque cursor from an earlier page; omitted or null starts at the first page.'),
  limit: t.maybe(t.uint32, 'Page size, 25 when omitted and at most 100.'),
  sortDirection: t.maybe(SortDirection, 'Paging order; `desc` (newest first) when omitted.'),
  itemsView: t.maybe(TurnItemsView, 'Amount of items per turn; `summary` when omitted.'),
});

export const ThreadTurnsListResponse = t.object('ThreadTurnsListResponse', {
  data: t.field(t.list(Turn), 'Turns of this page.'),
  nextCursor: t.nullable(
    t.string,
    'Opaque cursor of the following page, which starts after the last turn given; null on the last page.',
  ),
  backwardsCursor: t.nullable(
    t.string,
    'Opaque cursor for the opposite `sortDirection` that returns its anchor turn again; null when the page is empty.',
  ),
});

export const ThreadTurnsItemsListParams = t.object('ThreadTurnsItemsListParams', {
  threadId: t.string,
  turnId: t.string,
  cursor: t.maybe(t.string, 'Opaque cursor from an earlier page; omitted or null starts at the first page.'),
  limit: t.maybe(t.uint32, 'Page size.'),
  sortDirection: t.maybe(SortDirection, 'Paging order; `asc` when omitted.'),
});

export const ThreadTurnsItemsListResponse = t.object('ThreadTurnsItemsListResponse', {
  data: t.field(t.list(ThreadItem), 'Items of this page.'),
  nextCursor: t.nullable(t.string, 'Opaque cursor of the following page; null on the last one.'),
  backwardsCursor: t.nullable(
    t.string,
    'Opaque cursor to page back from this page with the opposite `sortDirection`; null when the page has no items.',
  ),
});

export const clientRequests = {
  'thread/list': t.request({
    doc: 'Pages through stored threads that have a first user message; archived ones appear only on request.',
    params: ThreadListParams,
    result: ThreadListResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'thread/search': t.request({
    doc: 'Finds stored threads by their content, ignoring case; thread names are not searched and a blank term is refused.',
    params: ThreadSearchParams,
    result: ThreadSearchResponse,
    scope: t.scopes.none,
    idempotent: true,
    experimental: 'thread/search',
  }),
  'thread/loaded/list': t.request({
    doc: 'Lists the ids of the threads held in memory, in ascending order.',
    params: ThreadLoadedListParams,
    result: ThreadLoadedListResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'thread/turns/list': t.request({
    doc: 'Pages through the stored turns of a thread without loading it; ephemeral threads and threads without a first message are refused.',
    params: ThreadTurnsListParams,
    result: ThreadTurnsListResponse,
    scope: t.scopes.none,
    idempotent: true,
    experimental: 'thread/turns/list',
  }),
  'thread/turns/items/list': t.request({
    doc: 'Reserved for paging through the items of one turn; this release always answers with error -32601.',
    params: ThreadTurnsItemsListParams,
    result: ThreadTurnsItemsListResponse,
    scope: t.scopes.none,
    idempotent: true,
    experimental: 'thread/turns/items/list',
  }),
};
