import type { Row } from './row.js';

const LIFECYCLE = {
  'thread/start': 'ThreadStartParams ThreadStartResponse',
  'thread/resume': 'ThreadResumeParams ThreadResumeResponse',
  'thread/fork': 'ThreadForkParams ThreadForkResponse',
};

export const threads: readonly Row[] = [
  {
    id: 'THR-01',
    says: 'a client says why a session starts',
    members: { ThreadStartParams: 'sessionStartSource' },
    values: { ThreadStartSource: 'startup clear' },
  },
  {
    id: 'THR-02',
    says: 'the origin of a thread is given, never guessed',
    members: { ThreadStartParams: 'threadSource', ThreadForkParams: 'threadSource', Thread: 'threadSource' },
    values: { ThreadSource: 'user subagent memory_consolidation' },
  },
  {
    id: 'THR-03',
    says: 'forks and threads may live in memory only',
    members: { ThreadForkParams: 'ephemeral', ThreadStartParams: 'ephemeral', Thread: 'ephemeral!' },
  },
  {
    id: 'THR-04',
    says: 'resume and fork can leave the turns out',
    members: { ThreadResumeParams: 'excludeTurns*', ThreadForkParams: 'excludeTurns*', Thread: 'turns!' },
  },
  {
    id: 'THR-05',
    says: 'a path may be given instead of an id',
    members: { ThreadResumeParams: 'threadId! path*', ThreadForkParams: 'threadId! path*' },
  },
  {
    id: 'THR-06',
    says: 'a running thread is rejoined by its id',
    methods: LIFECYCLE,
    members: { ThreadResumeParams: 'threadId! path* history*' },
  },
  {
    id: 'THR-07',
    says: 'a stored thread resumes from a history, a path or an id',
    members: { ThreadResumeParams: 'threadId! path* history*' },
  },
  {
    id: 'THR-09',
    says: 'responses list the instruction files',
    members: {
      ThreadStartResponse: 'instructionSources -agentsMd',
      ThreadResumeResponse: 'instructionSources',
      ThreadForkResponse: 'instructionSources',
    },
  },
  {
    id: 'THR-10',
    says: 'token usage names its thread and turn',
    methods: { 'thread/tokenUsage/updated': 'ThreadTokenUsageUpdatedNotification -' },
    members: {
      ThreadTokenUsageUpdatedNotification: 'threadId! turnId! tokenUsage!',
      ThreadTokenUsage: 'total! last! modelContextWindow',
    },
  },
  {
    id: 'THR-11',
    says: 'workspace roots belong to a thread',
    members: {
      ThreadStartParams: 'runtimeWorkspaceRoots*',
      ThreadResumeParams: 'runtimeWorkspaceRoots*',
      ThreadForkParams: 'runtimeWorkspaceRoots*',
      TurnStartParams: 'runtimeWorkspaceRoots*',
      ThreadStartResponse: 'runtimeWorkspaceRoots*',
      ThreadResumeResponse: 'runtimeWorkspaceRoots*',
      ThreadForkResponse: 'runtimeWorkspaceRoots*',
    },
  },
  {
    id: 'THR-12',
    says: 'responses say which profile is active, not what it holds',
    members: {
      ThreadStartResponse: 'activePermissionProfile* sandbox! -permissionProfile',
      ThreadResumeResponse: 'activePermissionProfile* sandbox! -permissionProfile',
      ThreadForkResponse: 'activePermissionProfile* sandbox! -permissionProfile',
      'ActivePermissionProfile*': 'id! extends -modifications',
    },
  },
  {
    id: 'THR-13',
    says: 'a profile is chosen by its id',
    members: {
      ThreadStartParams: 'permissions* sandbox -permissionProfile',
      ThreadResumeParams: 'permissions* sandbox -permissionProfile',
      ThreadForkParams: 'permissions* sandbox -permissionProfile',
    },
  },
  {
    id: 'THR-16',
    says: 'a shell command can be run on a thread',
    methods: { 'thread/shellCommand': 'ThreadShellCommandParams ThreadShellCommandResponse' },
    members: { ThreadShellCommandParams: 'threadId! command!' },
  },
  {
    id: 'THR-17',
    says: 'items can be added without a turn',
    methods: { 'thread/inject_items': 'ThreadInjectItemsParams ThreadInjectItemsResponse' },
    members: { ThreadInjectItemsParams: 'threadId! items!' },
    absent: 'turn/inject_items turn/injet_items',
  },
  {
    id: 'THR-18',
    says: 'a rollback answers with the thread',
    methods: { 'thread/rollback': 'ThreadRollbackParams ThreadRollbackResponse' },
    members: { ThreadRollbackParams: 'threadId! numTurns!', ThreadRollbackResponse: 'thread!' },
  },
  {
    id: 'THR-19',
    says: 'a review may run in a thread of its own',
    methods: { 'review/start': 'ReviewStartParams ReviewStartResponse' },
    members: { ReviewStartParams: 'threadId! target! delivery', ReviewStartResponse: 'turn! reviewThreadId!' },
    values: { ReviewDelivery: 'inline detached' },
  },
  {
    id: 'THR-20',
    says: 'a summary is found by id',
    methods: { getConversationSummary: 'GetConversationSummaryParams GetConversationSummaryResponse' },
    members: {
      'GetConversationSummaryParams.conversationId': 'conversationId!',
      ConversationSummary: 'path! preview!',
    },
  },
  {
    id: 'THR-21',
    says: 'the reviewer can be chosen without opting in',
    members: {
      ThreadStartParams: 'approvalsReviewer',
      ThreadResumeParams: 'approvalsReviewer',
      ThreadForkParams: 'approvalsReviewer',
      TurnStartParams: 'approvalsReviewer',
      ThreadStartResponse: 'approvalsReviewer!',
      ThreadResumeResponse: 'approvalsReviewer!',
      ThreadForkResponse: 'approvalsReviewer!',
    },
  },
  {
    id: 'THR-23',
    says: 'restored items keep their extra members',
    members: {
      'ThreadItem.mcpToolCall': 'pluginId',
      'ThreadItem.dynamicToolCall': 'namespace',
      'UserInput.image': 'detail',
    },
  },
  {
    id: 'LST-01',
    says: 'threads are paged in both directions',
    methods: { 'thread/list': 'ThreadListParams ThreadListResponse' },
    members: { ThreadListParams: 'sortDirection cursor limit', ThreadListResponse: 'data! nextCursor backwardsCursor' },
    values: { SortDirection: 'asc desc' },
  },
  {
    id: 'LST-02',
    says: 'threads are listed by one directory or several',
    members: { ThreadListParams: 'cwd' },
  },
  { id: 'LST-03', says: 'a listing may leave the files alone', members: { ThreadListParams: 'useStateDbOnly' } },
  {
    id: 'LST-04',
    says: 'turns are paged',
    methods: { 'thread/turns/list*': 'ThreadTurnsListParams ThreadTurnsListResponse' },
    members: {
      'ThreadTurnsListParams*': 'threadId! cursor limit sortDirection',
      'ThreadTurnsListResponse*': 'data! nextCursor backwardsCursor',
    },
  },
  {
    id: 'LST-05',
    says: 'a listing says how much of each turn it shows',
    members: { 'ThreadTurnsListParams*': 'itemsView', Turn: 'itemsView items!' },
    values: { TurnItemsView: 'notLoaded summary full' },
  },
  {
    id: 'LST-07',
    says: 'listing the items of a turn is declared',
    methods: { 'thread/turns/items/list*': 'ThreadTurnsItemsListParams ThreadTurnsItemsListResponse' },
    members: { 'ThreadTurnsItemsListParams*': 'threadId! turnId! cursor limit sortDirection' },
    absent: 'thread/items/list',
  },
  {
    id: 'LST-08',
    says: 'a search answers with rows of its own',
    methods: { 'thread/search*': 'ThreadSearchParams ThreadSearchResponse' },
    members: {
      'ThreadSearchParams*': 'searchTerm!',
      'ThreadSearchResponse*': 'data! nextCursor backwardsCursor',
      'ThreadSearchResult*': 'thread! snippet!',
      Thread: '-snippet',
    },
  },
  { id: 'LST-10', says: 'the ordinary list filters by title', members: { ThreadListParams: 'searchTerm' } },
];
