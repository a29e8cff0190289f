/** Usage limits and credits of the account. */
import * as t from '../define/index.js';
import { PlanType } from './account.js';

export const CreditsSnapshot = t.object('CreditsSnapshot', 'Credits of an account beyond its rate limit windows.', {
  hasCredits: t.field(t.boolean, 'Whether credits can be spent.'),
  unlimited: t.field(t.boolean, 'Whether credits are not counted at all.'),
  balance: t.nullable(t.string, 'Remaining credits as text; null when not reported.'),
});

export const RateLimitReachedType = t.enumeration(
  'RateLimitReachedType',
  'Which limit stopped the account. The `workspace_*` values tell owners from members and used-up credits from a usage limit.',
  [
    'rate_limit_reached',
    'workspace_owner_credits_depleted',
    'workspace_member_credits_depleted',
    'workspace_owner_usage_limit_reached',
    'workspace_member_usage_limit_reached',
  ],
);

export const RateLimitWindow = t.object('RateLimitWindow', 'Usage within one rate limit window.', {
  usedPercent: t.field(t.int32, 'Share of the window used up, in percent.'),
  windowDurationMins: t.nullable(t.int64, 'Length of the window in minutes; null when unknown.'),
  resetsAt: t.nullable(t.int64, 'Time of the next reset in Unix seconds; null when unknown.'),
});

export const RateLimitSnapshot = t.object(
  'RateLimitSnapshot',
  'State of one rate limit bucket at one moment; null stands for not reported.',
  {
    limitId: t.nullable(t.string, 'Id of the bucket, such as `codex`.'),
    limitName: t.nullable(t.string, 'Display name of the bucket.'),
    primary: t.nullable(RateLimitWindow, 'First of the two usage windows.'),
    secondary: t.nullable(RateLimitWindow, 'Second of the two usage windows.'),
    credits: t.nullable(CreditsSnapshot, 'Credit state of the account.'),
    planType: t.nullable(PlanType, 'Plan the limits belong to.'),
    rateLimitReachedType: t.nullable(RateLimitReachedType, 'The limit that has been hit; null when none was.'),
  },
);

export const GetAccountRateLimitsResponse = t.object('GetAccountRateLimitsResponse', {
  rateLimits: t.field(RateLimitSnapshot, 'A single bucket, for clients that know only one limit.'),
  rateLimitsByLimitId: t.nullable(
    t.map(RateLimitSnapshot),
    'All buckets by limit id, such as `codex`; null when not reported.',
  ),
});

export const AddCreditsNudgeCreditType = t.enumeration(
  'AddCreditsNudgeCreditType',
  'What the e-mail is about: used-up `credits` or a `usage_limit` that was reached.',
  ['credits', 'usage_limit'],
);

export const SendAddCreditsNudgeEmailParams = t.object('SendAddCreditsNudgeEmailParams', {
  creditType: t.field(AddCreditsNudgeCreditType, 'Subject of the e-mail.'),
});

export const AddCreditsNudgeEmailStatus = t.enumeration(
  'AddCreditsNudgeEmailStatus',
  'Outcome of a nudge e-mail; with `cooldown_active` none was sent because the last one was too recent.',
  ['sent', 'cooldown_active'],
);

export const SendAddCreditsNudgeEmailResponse = t.object('SendAddCreditsNudgeEmailResponse', {
  status: t.field(AddCreditsNudgeEmailStatus, 'Whether an e-mail went out.'),
});

export const AccountRateLimitsUpdatedNotification = t.object('AccountRateLimitsUpdatedNotification', {
  rateLimits: t.field(
    RateLimitSnapshot,
    'Newest values; merge them into the last full reading, as null means not reported.',
  ),
});

export const clientRequests = {
  'account/rateLimits/read': t.request({
    doc: 'Fetches the rate limits of the account from the backend; fails without a ChatGPT login.',
    params: t.nothing,
    result: GetAccountRateLimitsResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'account/sendAddCreditsNudgeEmail': t.request({
    doc: 'Asks the backend to e-mail the workspace owner about missing credits or a usage limit; needs a ChatGPT login.',
    params: SendAddCreditsNudgeEmailParams,
    result: SendAddCreditsNudgeEmailResponse,
    scope: t.scopes.exclusive('account-auth'),
  }),
};

export const serverNotifications = {
  'account/rateLimits/updated': t.notification({
    doc: 'Sent to thread subscribers with a sparse rate limit snapshot after each model reply; nulls do not clear values known before.',
    params: AccountRateLimitsUpdatedNotification,
    delivery: 'subscribers',
  }),
};
