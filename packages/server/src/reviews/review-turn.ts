/** The turn of a review: it begins and ends with an item that says so, whatever happens in between. */
import type { ResponseItem, ReviewTarget, ThreadItem, UserInput } from '@app-server/schema/experimental';
import { previewOf } from '../turns/preview.js';
import { begin } from '../turns/run-turn.js';
import type { RunningTurn, TurnWork } from '../turns/running-turn.js';
import { TurnFailure } from '../turns/turn-failure.js';
import { readReview, reviewText } from './review-output.js';
import { taskOf, titleOf } from './review-target.js';
import { Reviewer } from './reviewer.js';

/** Id of the message that repeats the result, for clients that show messages only. */
const RESULT_ID = 'review_rollout_assistant';

const NOTHING = 'The reviewer said nothing.';

/** The commit that a branch has in common with what is checked out; undefined when nobody knows. */
export type FindMergeBase = (directory: string, branch: string) => Promise<string | undefined>;

export function reviewTurn(target: ReviewTarget, findMergeBase: FindMergeBase): TurnWork {
  return async (turn) => {
    const { thread } = turn;
    const task = await describe(turn, target, findMergeBase);
    const input: UserInput[] = [{ type: 'text', text: task, text_elements: [] }];
    thread.state.preview ||= previewOf(input);
    await begin(turn);
    await thread.materialize();
    await show(turn, { type: 'enteredReviewMode', id: turn.id, review: titleOf(target) });
    await turn.sayUser(input);
    await exit(turn, await resultOf(turn, task));
  };
}

async function describe(
  { settings }: RunningTurn,
  target: ReviewTarget,
  findMergeBase: FindMergeBase,
): Promise<string> {
  if (target.type !== 'baseBranch') return taskOf(target);
  return taskOf(target, await findMergeBase(settings.cwd, target.branch));
}

async function resultOf(turn: RunningTurn, task: string): Promise<string> {
  try {
    const answer = await new Reviewer(turn, task).review();
    return reviewText(readReview(answer)) || NOTHING;
  } catch (error) {
    const why = TurnFailure.interrupts(error) ? 'was interrupted' : 'failed';
    await exit(turn, `The review ${why} before it came to a result.`);
    throw error;
  }
}

/** The conversation goes on with the result, and without what the reviewer has read. */
async function exit(turn: RunningTurn, review: string): Promise<void> {
  await turn.thread.extendContext(
    told('user', `<user_action>\nThe user has asked for a review. Its result:\n${review}\n</user_action>`),
  );
  await show(turn, { type: 'exitedReviewMode', id: turn.id, review });
  await turn.thread.extendContext(told('assistant', review));
  await show(turn, { type: 'agentMessage', id: RESULT_ID, text: review, phase: null, memoryCitation: null });
}

async function show(turn: RunningTurn, item: ThreadItem): Promise<void> {
  turn.startItem(item);
  await turn.completeItem(item);
}

function told(role: 'user' | 'assistant', text: string): ResponseItem {
  const type = role === 'user' ? 'input_text' : 'output_text';
  return { type: 'message', role, content: [{ type, text }] };
}
