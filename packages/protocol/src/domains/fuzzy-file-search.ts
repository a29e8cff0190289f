/** Finding files by an approximate name. */
import * as t from '../define/index.js';

export const FuzzyFileSearchParams = t.object('FuzzyFileSearchParams', {
  query: t.field(t.string, 'Text to match against paths; an empty one finds nothing.'),
  roots: t.field(t.list(t.string), 'Directories to search; an empty list or a missing directory finds nothing.'),
  cancellationToken: t.nullable(
    t.string,
    'Label of the search; a new search with the same label cancels the earlier one; null for none.',
  ),
});

export const FuzzyFileSearchMatchType = t.enumeration(
  'FuzzyFileSearchMatchType',
  'Whether a match is a file or a directory.',
  ['file', 'directory'],
);

export const FuzzyFileSearchResult = t.object('FuzzyFileSearchResult', 'One match of a fuzzy file search.', {
  root: t.field(t.string, 'Searched directory the match belongs to.'),
  path: t.field(t.string, 'Path of the match relative to `root`.'),
  match_type: FuzzyFileSearchMatchType,
  file_name: t.field(t.string, 'Last component of `path`.'),
  score: t.field(t.uint32, 'Quality of the match; higher is better.'),
  indices: t.nullable(
    t.list(t.uint32),
    'Positions in `path`, counted from 0, of the characters that matched; null when not computed.',
  ),
});

export const FuzzyFileSearchResponse = t.object('FuzzyFileSearchResponse', {
  files: t.field(
    t.list(FuzzyFileSearchResult),
    'Matches with the best score first, at most 50; a cancelled search may return none.',
  ),
});

export const FuzzyFileSearchSessionStartParams = t.object('FuzzyFileSearchSessionStartParams', {
  sessionId: t.field(t.string, 'Non-empty id chosen by the client; shared by all connections.'),
  roots: t.field(t.list(t.string), 'Directories to search; at least one is needed.'),
});

export const FuzzyFileSearchSessionStartResponse = t.empty('FuzzyFileSearchSessionStartResponse');

export const FuzzyFileSearchSessionUpdateParams = t.object('FuzzyFileSearchSessionUpdateParams', {
  sessionId: t.field(t.string, 'Id of an open session; an unknown one is an error.'),
  query: t.field(t.string, 'New text to match; an empty one clears the results.'),
});

export const FuzzyFileSearchSessionUpdateResponse = t.empty('FuzzyFileSearchSessionUpdateResponse');

export const FuzzyFileSearchSessionStopParams = t.object('FuzzyFileSearchSessionStopParams', {
  sessionId: t.field(t.string, 'Id the client chose in `fuzzyFileSearch/sessionStart`.'),
});

export const FuzzyFileSearchSessionStopResponse = t.empty('FuzzyFileSearchSessionStopResponse');

export const FuzzyFileSearchSessionUpdatedNotification = t.object('FuzzyFileSearchSessionUpdatedNotification', {
  sessionId: t.field(t.string, 'Id the client chose in `fuzzyFileSearch/sessionStart`.'),
  query: t.field(t.string, 'Query the matches belong to; compare it to drop outdated results.'),
  files: t.field(t.list(FuzzyFileSearchResult), 'All current matches; replaces the previous list.'),
});

export const FuzzyFileSearchSessionCompletedNotification = t.object('FuzzyFileSearchSessionCompletedNotification', {
  sessionId: t.field(t.string, 'Id the client chose in `fuzzyFileSearch/sessionStart`.'),
});

export const clientRequests = {
  fuzzyFileSearch: t.request({
    doc: 'Searches files and directories by fuzzy path match and returns at most 50 rows, best first.',
    params: FuzzyFileSearchParams,
    result: FuzzyFileSearchResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'fuzzyFileSearch/sessionStart': t.request({
    doc: 'Opens a search session over fixed directories; starting an id again replaces the session.',
    params: FuzzyFileSearchSessionStartParams,
    result: FuzzyFileSearchSessionStartResponse,
    scope: t.scopes.fuzzySession,
    experimental: 'fuzzyFileSearch/sessionStart',
  }),
  'fuzzyFileSearch/sessionUpdate': t.request({
    doc: 'Sets the query of an open search session; results come as `fuzzyFileSearch/sessionUpdated`.',
    params: FuzzyFileSearchSessionUpdateParams,
    result: FuzzyFileSearchSessionUpdateResponse,
    scope: t.scopes.fuzzySession,
    experimental: 'fuzzyFileSearch/sessionUpdate',
  }),
  'fuzzyFileSearch/sessionStop': t.request({
    doc: 'Closes a search session; stopping an unknown id succeeds too.',
    params: FuzzyFileSearchSessionStopParams,
    result: FuzzyFileSearchSessionStopResponse,
    scope: t.scopes.fuzzySession,
    experimental: 'fuzzyFileSearch/sessionStop',
  }),
};

export const serverNotifications = {
  'fuzzyFileSearch/sessionUpdated': t.notification({
    doc: 'Broadcast with the current matches of a search session, repeatedly while results grow.',
    params: FuzzyFileSearchSessionUpdatedNotification,
    delivery: 'all',
  }),
  'fuzzyFileSearch/sessionCompleted': t.notification({
    doc: 'Broadcast when the scan of a search session settles; a further `fuzzyFileSearch/sessionUpdated` may still come.',
    params: FuzzyFileSearchSessionCompletedNotification,
    delivery: 'all',
  }),
};
