/** A model decides in place of the user whether an action may be carried out. Whatever goes wrong means no. */
import { randomUUID } from 'node:crypto';
import type { GuardianApprovalReview, GuardianApprovalReviewAction } from '@app-server/schema/experimental';
import { placeOf } from '../../core/logger.js';
import { eventLine } from '../../history/line.js';
import { ModelFailure, type ModelRequest } from '../../providers/model-provider.js';
import type { Approval } from '../approval.js';
import { providerOf } from '../provider-of.js';
import type { RunningTurn } from '../running-turn.js';
import { TurnFailure } from '../turn-failure.js';
import { assessedAction } from './assessment.js';
import { rememberDenial } from './denials.js';
import { reviewRequest } from './review-request.js';
import { NoVerdict, readVerdict } from './verdict.js';

/** Milliseconds that a reviewer has. */
const PATIENCE_MS = 90_000;

interface ReviewedAction {
  readonly action: GuardianApprovalReviewAction;
  /** The item that waits for it; null where there is none. */
  readonly targetItemId: string | null;
  readonly reason: string | null;
}

/** Whether a reviewer is asked rather than the user. */
export function isReviewed({ settings }: RunningTurn): boolean {
  const { approvalsReviewer } = settings;
  return approvalsReviewer === 'auto_review' || approvalsReviewer === 'guardian_subagent';
}

/** @throws the reason of the signal when the turn ends meanwhile */
export async function reviewAction(
  turn: RunningTurn,
  { action, targetItemId, reason }: ReviewedAction,
  patienceMs = PATIENCE_MS,
): Promise<Approval> {
  turn.signal.throwIfAborted();
  const reviewId = randomUUID();
  const startedAtMs = Date.now();
  const about = { startedAtMs, reviewId, targetItemId, action };
  turn.notify('item/autoApprovalReview/started', { ...about, review: UNDECIDED });
  const review = await decide(turn, { reviewId, action, reason }, patienceMs);
  const completedAtMs = Date.now();
  await keep(turn, review, { ...about, completedAtMs });
  const warning = warningOf(review);
  if (warning) turn.thread.emit('guardianWarning', { threadId: turn.thread.id, message: warning });
  turn.notify('item/autoApprovalReview/completed', { ...about, completedAtMs, decisionSource: 'agent', review });
  if (review.status === 'aborted') throw turn.signal.reason;
  if (review.status === 'approved') return { outcome: 'accepted' };
  return { outcome: 'declined', why: `A reviewer refused it. ${review.rationale}` };
}

const UNDECIDED: GuardianApprovalReview = {
  status: 'inProgress',
  riskLevel: null,
  userAuthorization: null,
  rationale: null,
};

async function decide(
  turn: RunningTurn,
  asked: { reviewId: string } & Pick<ReviewedAction, 'action' | 'reason'>,
  patienceMs: number,
): Promise<GuardianApprovalReview> {
  const patience = AbortSignal.timeout(patienceMs);
  const signal = AbortSignal.any([turn.signal, patience]);
  try {
    const answer = await answerOf(turn, await reviewRequest(turn, { ...asked, signal }));
    const { isAllowed, ...reasons } = readVerdict(answer);
    return { status: isAllowed ? 'approved' : 'denied', ...reasons };
  } catch (error) {
    if (turn.signal.aborted) return { ...UNDECIDED, status: 'aborted' };
    if (patience.aborted) {
      const rationale = `The review took longer than ${patienceMs / 1000} s.`;
      return { ...UNDECIDED, status: 'timedOut', rationale };
    }
    return failed(turn, error);
  }
}

async function answerOf(turn: RunningTurn, request: ModelRequest): Promise<string> {
  let answer = '';
  for await (const event of providerOf(turn).stream(request)) {
    if (event.type !== 'item' || event.item.type !== 'message') continue;
    answer = event.item.content.map((part) => ('text' in part ? part.text : '')).join('');
  }
  // Not every provider watches the signal to its last event.
  request.signal.throwIfAborted();
  return answer;
}

function failed({ thread, place }: RunningTurn, error: unknown): GuardianApprovalReview {
  const isKnown = error instanceof ModelFailure || error instanceof NoVerdict || error instanceof TurnFailure;
  if (!isKnown) thread.services.logger.error({ ...place, ...placeOf(error) }, 'a review failed within the server');
  const why = isKnown ? error.message : 'something went wrong within the server';
  return { status: 'denied', riskLevel: 'high', userAuthorization: 'unknown', rationale: `The review failed: ${why}` };
}

interface About extends Omit<ReviewedAction, 'reason'> {
  reviewId: string;
  startedAtMs: number;
  completedAtMs: number;
}

const STORED = { approved: 'approved', denied: 'denied', aborted: 'aborted', timedOut: 'timed_out' } as const;

async function keep({ thread, id }: RunningTurn, review: GuardianApprovalReview, about: About): Promise<void> {
  const action = assessedAction(about.action);
  const status = STORED[review.status as keyof typeof STORED];
  if (status === 'denied') rememberDenial(thread, about.reviewId, action);
  const line = eventLine({
    type: 'guardian_assessment',
    id: about.reviewId,
    target_item_id: about.targetItemId,
    turn_id: id,
    started_at_ms: about.startedAtMs,
    completed_at_ms: about.completedAtMs,
    status,
    risk_level: review.riskLevel,
    user_authorization: review.userAuthorization,
    rationale: review.rationale,
    decision_source: 'agent',
    action,
  });
  await thread.record(line);
}

/** For the user to read; nothing for a review that the end of its turn has cut off. */
function warningOf({ status, riskLevel, userAuthorization, rationale }: GuardianApprovalReview): string | undefined {
  if (status === 'aborted') return undefined;
  if (status === 'timedOut') return `Approval review: refused, since there was no decision in time. ${rationale}`;
  const outcome = status === 'approved' ? 'allowed' : 'refused';
  return `Approval review: ${outcome} (risk ${riskLevel}, authorization ${userAuthorization}). ${rationale}`;
}
