/** A model decides in place of the user, and in every way that it can. */
import type { ModelRequest, Player } from '../../../../test/support/mock-model/mock-responses.js';
import type { Message } from '../support/messages.js';
import { scriptedModel } from '../support/model-scripts.js';
import type { Session } from '../support/session.js';
import { begin, ended, runTurn, startThread } from './on-threads.js';
import type { Script } from './script.js';

const ALLOWED = { outcome: 'allow', risk_level: 'low', user_authorization: 'high', rationale: 'It is harmless.' };
const DENIED = { outcome: 'deny', risk_level: 'high', user_authorization: 'low', rationale: 'Nobody wanted that.' };

/** What a reviewer says of a command, by a word in it. */
const VERDICTS: Readonly<Record<string, string>> = {
  harmless: JSON.stringify(ALLOWED),
  made: JSON.stringify(ALLOWED),
  harmful: JSON.stringify(DENIED),
  unclear: 'I would rather not say.',
};

/** Reviewers are asked for a form that has an outcome; who is asked for none, talks. */
function reviewed(): Player {
  const model = scriptedModel();
  return (request) => {
    if (!JSON.stringify(request.text ?? '').includes('"outcome"')) return model(request);
    const verdict = VERDICTS[wordIn(request)];
    return verdict === undefined ? { status: 400 } : { group: 'review', parts: [{ say: verdict }] };
  };
}

/** Of the command that is to be judged, which is told last. */
function wordIn({ input }: ModelRequest): string {
  return [...JSON.stringify(input).matchAll(/touch (\w+)/g)].at(-1)?.[1] ?? '';
}

interface Completed {
  reviewId: string;
  turnId: string;
  targetItemId: string;
  startedAtMs: number;
  completedAtMs: number;
  action: { command: string; cwd: string };
}

/** A denial as session files spell it. */
function denialOf(told: Message | undefined): object {
  if (!told) return {};
  const { reviewId, targetItemId, turnId, action, ...times } = told.params as Completed;
  return {
    id: reviewId,
    target_item_id: targetItemId,
    turn_id: turnId,
    started_at_ms: times.startedAtMs,
    completed_at_ms: times.completedAtMs,
    status: 'denied',
    risk_level: DENIED.risk_level,
    user_authorization: DENIED.user_authorization,
    rationale: DENIED.rationale,
    decision_source: 'agent',
    action: { type: 'command', source: 'unified_exec', command: action.command, cwd: action.cwd },
  };
}

const WITH_REVIEWER = { sandbox: 'workspace-write', approvalsReviewer: 'auto_review' };

const start = (session: Session, more: object) =>
  startThread(session, { cwd: session.path(), ...WITH_REVIEWER, ...more });

const verdicts: Script = {
  title: 'APR-02, APR-04, APR-06, APR-12: a reviewer is asked in place of the user, and every verdict',
  player: reviewed(),
  async run(session) {
    await session.initialize();
    const threadId = await start(session, { approvalPolicy: 'on-request' });
    for (const text of ['#harmless', '#harmful', '#unclear', '#unreviewed']) await runTurn(session, threadId, text);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const pardoned: Script = {
  title: 'APR-08: the user allows what a reviewer has denied',
  player: reviewed(),
  async run(session) {
    await session.initialize();
    const threadId = await start(session, { approvalPolicy: 'on-request' });
    const turnId = await runTurn(session, threadId, '#harmful');
    const denied = await session.announced('item/autoApprovalReview/completed', { turnId });
    await session.request('thread/approveGuardianDeniedAction', { threadId, event: denialOf(denied) });
    await runTurn(session, threadId, 'go on');
  },
};

const untrusted: Script = {
  title: 'APR-02: whoever trusts no command has a reviewer as well',
  player: reviewed(),
  async run(session) {
    await session.initialize();
    const threadId = await start(session, { approvalPolicy: 'untrusted' });
    const turn = await begin(session, threadId, '#touch');
    session.reply(await session.asked('item/commandExecution/requestApproval', { threadId }), { decision: 'accept' });
    await ended(session, turn);
  },
};

export const autoReviewScripts = [verdicts, pardoned, untrusted];
