/** Begin and end of a review. Their lines have no place for an id, which is always kept beside. */
import type { ThreadItem } from '@app-server/schema/experimental';
import type { EventMsg } from '@app-server/schema/rollout';
import { withRest } from '../exact.js';
import { fields, text } from '../loose.js';

type Entered = Extract<ThreadItem, { type: 'enteredReviewMode' }>;
type Exited = Extract<ThreadItem, { type: 'exitedReviewMode' }>;

/** What is shown where a file says nothing. */
const NO_HINT = 'Review';
const NO_RESULT = 'The review ended without a result.';

export function enteredReviewEvent(item: Entered): EventMsg {
  const { review } = item;
  const event: EventMsg = {
    type: 'entered_review_mode',
    target: { type: 'custom', instructions: review },
    user_facing_hint: review,
  };
  return withRest(event, item, (event) => ({ ...readEnteredReview(event, ''), id: undefined }));
}

/** @param id where the line has none */
export function readEnteredReview(event: object, id: string): Entered {
  return { type: 'enteredReviewMode', id, review: text(fields(event).user_facing_hint) || NO_HINT };
}

export function exitedReviewEvent(item: Exited): EventMsg {
  const review_output = {
    findings: [],
    overall_correctness: '',
    overall_explanation: item.review,
    overall_confidence_score: 0,
  };
  const event: EventMsg = { type: 'exited_review_mode', review_output };
  return withRest(event, item, (event) => ({ ...readExitedReview(event, ''), id: undefined }));
}

/** @param id where the line has none */
export function readExitedReview(event: object, id: string): Exited {
  const { overall_explanation } = fields(fields(event).review_output);
  return { type: 'exitedReviewMode', id, review: text(overall_explanation).trim() || NO_RESULT };
}
