/** Methods of the first protocol generation that still answer. */
import * as t from '../define/index.js';
import { AuthMode } from './account.js';
import { GitSha, ThreadId } from './primitives.js';
import { StoredSessionSource } from './session-source.js';

export const GetConversationSummaryParams = t.named(
  'GetConversationSummaryParams',
  'Names the conversation in one of two ways.',
  t.union([t.shape({ rolloutPath: t.string }), t.shape({ conversationId: ThreadId })]),
);

export const ConversationGitInfo = t.object(
  'ConversationGitInfo',
  'Git state recorded for a v1 conversation; each part is null when not known.',
  {
    sha: t.nullable(t.string, 'Commit that was checked out.'),
    branch: t.nullable(t.string, 'Branch that was checked out.'),
    origin_url: t.nullable(t.string, 'URL of the remote repository.'),
  },
);

export const ConversationSummary = t.object(
  'ConversationSummary',
  'Short description of a stored conversation, as used by the v1 API.',
  {
    conversationId: t.field(ThreadId, 'Thread id of the conversation.'),
    path: t.field(t.string, 'Path of the file that stores the conversation.'),
    preview: t.field(t.string, 'Beginning of the conversation as text for a list.'),
    timestamp: t.nullable(t.string, 'Creation time as text; null when not known.'),
    updatedAt: t.nullable(t.string, 'Time of the last change as text; null when not known.'),
    modelProvider: t.field(t.string, 'Id of the model provider used.'),
    cwd: t.field(t.string, 'Working directory of the conversation.'),
    cliVersion: t.field(t.string, 'Version of the program that created the conversation.'),
    source: t.field(StoredSessionSource, 'Kind of client the conversation came from.'),
    gitInfo: t.nullable(ConversationGitInfo, 'Git state of `cwd`; null when none was recorded.'),
  },
);

export const GetConversationSummaryResponse = t.object('GetConversationSummaryResponse', {
  summary: ConversationSummary,
});

export const GitDiffToRemoteParams = t.object('GitDiffToRemoteParams', {
  cwd: t.field(t.string, 'Directory inside the git working tree.'),
});

export const GitDiffToRemoteResponse = t.object('GitDiffToRemoteResponse', {
  sha: t.field(GitSha, 'Nearest commit to the current one that a remote also has.'),
  diff: t.field(t.string, 'Diff of the working tree against `sha`.'),
});

export const GetAuthStatusParams = t.object('GetAuthStatusParams', {
  includeToken: t.nullable(t.boolean, 'True puts the token into `authToken`; null acts as false.'),
  refreshToken: t.nullable(t.boolean, 'True refreshes the token before replying; null acts as false.'),
});

export const GetAuthStatusResponse = t.object('GetAuthStatusResponse', {
  authMethod: t.nullable(AuthMode, 'Login method in use; null when there is none.'),
  authToken: t.nullable(t.string, 'Current token; null unless `includeToken` was true and a login exists.'),
  requiresOpenaiAuth: t.nullable(t.boolean, 'Whether the configured model provider needs an OpenAI login.'),
});

export const clientRequests = {
  getConversationSummary: t.request({
    doc: 'Returns a short description of a stored conversation, found by id or by the path of its file.',
    params: GetConversationSummaryParams,
    result: GetConversationSummaryResponse,
    scope: t.scopes.none,
    idempotent: true,
    deprecated: true,
  }),
  gitDiffToRemote: t.request({
    doc: 'Computes the diff between a working tree and its nearest commit known to a remote; fails outside a pushed repository.',
    params: GitDiffToRemoteParams,
    result: GitDiffToRemoteResponse,
    scope: t.scopes.none,
    idempotent: true,
    deprecated: true,
  }),
  getAuthStatus: t.request({
    doc: 'Reports the login method in use and, on request, the current token.',
    params: GetAuthStatusParams,
    result: GetAuthStatusResponse,
    scope: t.scopes.exclusive('account-auth'),
    idempotent: true,
    deprecated: true,
  }),
};
