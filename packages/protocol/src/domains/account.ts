/** Signing in and out, and who is signed in. */
import * as t from '../define/index.js';

export const WorkspaceRole = t.enumeration('WorkspaceRole', 'What a user may do in a workspace.', [
  'owner',
  'admin',
  'member',
  'unknown',
]);

export const LoginAccountParams = t.named(
  'LoginAccountParams',
  t.union([
    t.arm({ type: 'apiKey' }, 'Stores an API key, unchecked and even when empty.', {
      apiKey: t.field(t.string, 'The OpenAI API key to store.'),
    }),
    t.arm(
      { type: 'chatgpt' },
      'Starts a browser login with a local callback; it lasts 10 minutes and replaces a pending one.',
      {
        codexStreamlinedLogin: t.omittable(
          t.boolean,
          'Asks for the streamlined variant of the login flow; false when omitted.',
        ),
      },
    ),
    t.arm(
      { type: 'chatgptDeviceCode' },
      'Starts a login in which the user enters a code on a web page, on any device.',
      {},
    ),
    t.arm(
      { type: 'chatgptAuthTokens' },
      'Hands over ChatGPT tokens that the host manages and must renew on `account/chatgptAuthTokens/refresh`.',
      {
        accessToken: t.field(t.string, 'Access token, a JWT; sent to the backend and read for the e-mail address.'),
        chatgptAccountId: t.field(t.string, 'Workspace or account id the token is for.'),
        chatgptPlanType: t.maybe(
          t.string,
          'Plan of the account; omitted or null takes it from the token claims, else `unknown`.',
        ),
      },
      { experimental: 'account/login/start.chatgptAuthTokens' },
    ),
  ]),
);

export const LoginAccountResponse = t.named(
  'LoginAccountResponse',
  t.union([
    t.arm({ type: 'apiKey' }, 'The key was stored; there is nothing to wait for.', {}),
    t.arm({ type: 'chatgpt' }, 'A browser login is pending.', {
      loginId: t.field(t.string, 'Id of the attempt, for `account/login/cancel` and the completion.'),
      authUrl: t.field(t.string, "OAuth page to open in the user's browser."),
    }),
    t.arm({ type: 'chatgptDeviceCode' }, 'A device code login is pending.', {
      loginId: t.field(t.string, 'Id of the attempt, for `account/login/cancel` and the completion.'),
      verificationUrl: t.field(t.string, 'Page on which the user enters `userCode`.'),
      userCode: t.field(t.string, 'Code to show to the user, valid once.'),
    }),
    t.arm({ type: 'chatgptAuthTokens' }, 'The supplied tokens are in use.', {}),
  ]),
);

export const CancelLoginAccountParams = t.object('CancelLoginAccountParams', {
  loginId: t.field(t.string, 'UUID from the `account/login/start` reply; any other text is an error.'),
});

export const CancelLoginAccountStatus = t.enumeration(
  'CancelLoginAccountStatus',
  'Outcome of a cancel request; `notFound` means that no login with this id was pending.',
  ['canceled', 'notFound'],
);

export const CancelLoginAccountResponse = t.object('CancelLoginAccountResponse', {
  status: t.field(CancelLoginAccountStatus, 'Whether a pending login was stopped.'),
});

export const LogoutAccountResponse = t.empty('LogoutAccountResponse');

export const GetAccountParams = t.object('GetAccountParams', {
  refreshToken: t.omittable(
    t.boolean,
    'True renews managed tokens first; false when omitted, no effect on tokens supplied by the host.',
  ),
});

export const PlanType = t.enumeration(
  'PlanType',
  'ChatGPT plan of an account; a plan this version does not know is reported as `unknown`.',
  [
    'free',
    'go',
    'plus',
    'pro',
    'prolite',
    'team',
    'self_serve_business_usage_based',
    'business',
    'enterprise_cbp_usage_based',
    'enterprise',
    'edu',
    'unknown',
  ],
);

export const Account = t.named(
  'Account',
  'The credentials the server currently uses.',
  t.union([
    t.arm({ type: 'apiKey' }, 'An OpenAI API key.', {}),
    t.arm({ type: 'chatgpt' }, 'A ChatGPT login.', {
      email: t.field(t.string, 'E-mail address of the ChatGPT account.'),
      planType: t.field(PlanType, 'Plan of the account, `unknown` when it could not be determined.'),
    }),
    t.arm({ type: 'amazonBedrock' }, 'Credentials handled by the Amazon Bedrock provider.', {}),
  ]),
);

export const GetAccountResponse = t.object('GetAccountResponse', {
  account: t.nullable(Account, 'Null when there is no login that the active model provider uses.'),
  requiresOpenaiAuth: t.field(t.boolean, 'Whether the active model provider needs OpenAI credentials.'),
  workspaceRole: t.maybe(
    WorkspaceRole,
    'Role of the user in the current workspace; null when it could not be learned.',
    { experimental: 'account/read.workspaceRole' },
  ),
  isWorkspaceOwner: t.maybe(
    t.boolean,
    'Whether the user owns the workspace, from the role or, failing that, from the token; null when unknown.',
    { experimental: 'account/read.isWorkspaceOwner' },
  ),
});

export const ChatgptAuthTokensRefreshReason = t.enumeration(
  'ChatgptAuthTokensRefreshReason',
  'Cause of a token refresh; `unauthorized` means that the backend answered 401.',
  ['unauthorized'],
);

export const ChatgptAuthTokensRefreshParams = t.object('ChatgptAuthTokensRefreshParams', {
  reason: t.field(ChatgptAuthTokensRefreshReason, 'What made new tokens necessary.'),
  previousAccountId: t.maybe(
    t.string,
    'Workspace used so far, to pick the right account; null or absent when none was known.',
  ),
});

export const ChatgptAuthTokensRefreshResponse = t.object('ChatgptAuthTokensRefreshResponse', {
  accessToken: t.field(t.string, 'New access token, a JWT.'),
  chatgptAccountId: t.field(t.string, 'Workspace or account id the token is for.'),
  chatgptPlanType: t.nullable(t.string, 'Plan of the account; null when the host does not know it.'),
});

export const AuthMode = t.enumeration(
  'AuthMode',
  'How requests to OpenAI are authenticated. `chatgpt` tokens are kept and renewed by the server, `chatgptAuthTokens` by the host; `agentIdentity` is a registered agent identity.',
  ['apikey', 'chatgpt', 'chatgptAuthTokens', 'agentIdentity'],
);

export const AccountUpdatedNotification = t.object('AccountUpdatedNotification', {
  authMode: t.nullable(AuthMode, 'Current mode; null when nobody is logged in.'),
  planType: t.nullable(PlanType, 'Plan of a ChatGPT account; null otherwise.'),
  workspaceRole: t.maybe(
    WorkspaceRole,
    'Role of the user in the current workspace; null when it could not be learned.',
    { experimental: 'account/updated.workspaceRole' },
  ),
  isWorkspaceOwner: t.maybe(
    t.boolean,
    'Whether the user owns the workspace, from the role or, failing that, from the token; null when unknown.',
    { experimental: 'account/updated.isWorkspaceOwner' },
  ),
});

export const AccountLoginCompletedNotification = t.object('AccountLoginCompletedNotification', {
  loginId: t.nullable(t.string, 'Attempt this belongs to; null for logins without an id, such as an API key.'),
  success: t.boolean,
  error: t.nullable(t.string, 'Reason of the failure; null on success.'),
});

export const clientRequests = {
  'account/login/start': t.request({
    doc: 'Begins a login of the chosen kind; the outcome arrives as `account/login/completed`, and a forced login method refuses the others.',
    params: LoginAccountParams,
    result: LoginAccountResponse,
    scope: t.scopes.exclusive('account-auth'),
  }),
  'account/login/cancel': t.request({
    doc: 'Cancels a pending ChatGPT login; its `account/login/completed` with `success` false follows the reply.',
    params: CancelLoginAccountParams,
    result: CancelLoginAccountResponse,
    scope: t.scopes.exclusive('account-auth'),
  }),
  'account/logout': t.request({
    doc: 'Removes the stored credentials; `account/updated` with null fields follows the reply.',
    params: t.nothing,
    result: LogoutAccountResponse,
    scope: t.scopes.exclusive('account-auth'),
  }),
  'account/read': t.request({
    doc: 'Returns the current account and whether the active model provider needs OpenAI credentials.',
    params: GetAccountParams,
    result: GetAccountResponse,
    scope: t.scopes.exclusive('account-auth'),
    idempotent: true,
  }),
};

export const serverRequests = {
  'account/chatgptAuthTokens/refresh': t.serverRequest({
    doc: 'Asks the host for fresh ChatGPT tokens after the backend answered 401; goes to every connection and expires after 10 seconds.',
    params: ChatgptAuthTokensRefreshParams,
    result: ChatgptAuthTokensRefreshResponse,
  }),
};

export const serverNotifications = {
  'account/updated': t.notification({
    doc: 'Sent to all connections when the authentication mode or the plan has changed, including after a logout.',
    params: AccountUpdatedNotification,
    delivery: 'all',
  }),
  'account/login/completed': t.notification({
    doc: 'Sent to all connections when a login attempt has succeeded, failed or been cancelled.',
    params: AccountLoginCompletedNotification,
    delivery: 'all',
  }),
};
