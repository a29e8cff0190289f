/** `review/start`, and what users may allow that an approval review has denied. */
import type { ReviewStartParams, Turn, UserInput } from '@app-server/schema/experimental';
import type { HandlerContext, MethodFamily } from '../../core/methods.js';
import { checkedTarget, titleOf } from '../../reviews/review-target.js';
import { type FindMergeBase, reviewTurn } from '../../reviews/review-turn.js';
import type { LiveThread } from '../../threads/live-thread.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { RunningTurn } from '../../turns/running-turn.js';
import { afterwards } from '../afterwards.js';
import { findSource } from '../threads/find-thread.js';
import { announceStart, follow, originOf } from '../threads/opened.js';
import { withStoreFaults } from '../threads/store-faults.js';
import { approveDeniedAction } from './approve-denied-action.js';
import { mergeBase } from './merge-base.js';

export function reviewMethods(services: Services, threads: ThreadDirectory): MethodFamily {
  const findMergeBase: FindMergeBase = (directory, branch) => mergeBase(directory, branch, services.logger);

  /** The thread that a review runs in; a new one is told of before the answer. */
  async function threadFor(
    { threadId, delivery }: ReviewStartParams,
    { connection }: HandlerContext,
  ): Promise<LiveThread> {
    if (delivery !== 'detached') return threads.loaded(threadId);
    const source = await findSource({ threadId }, services, threads);
    const thread = await threads.fork(source, {}, originOf(connection, services));
    announceStart(thread);
    return thread;
  }

  return {
    handlers: withStoreFaults({
      'review/start': async (params, context) => {
        const target = checkedTarget(params.target);
        const thread = await threadFor(params, context);
        // Another may begin by itself while one comes to its end.
        while (thread.turn) await thread.turn.interrupt();
        const turn = new RunningTurn(thread, { kind: 'review' });
        follow(context, thread);
        afterwards(context, () => void turn.run(reviewTurn(target, findMergeBase)));
        return { turn: beginning(turn.id, titleOf(target)), reviewThreadId: thread.id };
      },

      'thread/approveGuardianDeniedAction': async ({ threadId, event }) => {
        await approveDeniedAction(threads.loaded(threadId), event);
        return {};
      },
    }),
  };
}

/** A turn that is about to begin, with what it is about in place of what was said. */
function beginning(id: string, title: string): Turn {
  const content: UserInput[] = [{ type: 'text', text: title, text_elements: [] }];
  const unknown = { error: null, startedAt: null, completedAt: null, durationMs: null };
  return {
    id,
    items: [{ type: 'userMessage', id, content }],
    itemsView: 'notLoaded',
    status: 'inProgress',
    ...unknown,
  };
}
