import { describe, expect, it } from 'vitest';
import type { ItemGuardianApprovalReviewCompletedNotification as Completed } from '@app-server/schema/experimental';
import { conversation, runTurn, textsOf } from '../../../test/conversation.js';
import type { RawClient } from '../../../test/raw-client.js';
import { REVIEW_HEADLINE } from '../../turns/guardian/review-request.js';
import type { ModelStep } from '../../scenario/scenario-types.js';

const METHOD = 'thread/approveGuardianDeniedAction';
const NOBODY = '00000000-0000-7000-8000-000000000000';
const TOLD = 'The user now allows an action';

const DENY = JSON.stringify({ outcome: 'deny', risk_level: 'high', user_authorization: 'low', rationale: 'No.' });
const RUN: ModelStep = { run: { command: 'touch made.txt', approval: true } };

/** A thread in which the reviewer has said no, and the event of that. */
async function denied() {
  const world = await conversation([
    { when: REVIEW_HEADLINE, steps: [{ say: DENY }] },
    { when: '#run', steps: [RUN, { say: 'It was not allowed.' }] },
    { when: '#wait', steps: [{ tool: 'get_goal' }, { hang: true }, { say: 'On.' }] },
    { steps: [{ say: 'Hello.' }], times: 'always' },
  ]);
  const { client } = world;
  const threadId = await client.thread({ approvalPolicy: 'on-request', approvalsReviewer: 'auto_review' });
  await runTurn(client, threadId, '#run');
  return { ...world, threadId, event: eventOf(client) };
}

function eventOf({ messages }: RawClient) {
  const { params } = messages.find(({ method }) => method === 'item/autoApprovalReview/completed')!;
  const { reviewId, turnId, action } = params as unknown as Completed;
  if (action.type !== 'command') throw new TypeError(action.type);
  return {
    id: reviewId,
    turn_id: turnId,
    status: 'denied',
    action: { type: 'command', source: 'unified_exec', command: action.command, cwd: action.cwd },
  };
}

describe(METHOD, () => {
  it('APR-08: the next turn hears that exactly this action is allowed now', async () => {
    const { client, model, threadId, event } = await denied();
    expect(await client.result(METHOD, { threadId, event })).toEqual({});
    await runTurn(client, threadId, 'again');
    const [told] = model.requests
      .at(-1)!
      .input.filter((item) => item.type === 'message' && JSON.stringify(item).includes(TOLD));
    expect(told).toMatchObject({ type: 'message', role: 'developer' });
    expect(JSON.stringify(told)).toContain('touch made.txt');
  });

  it('APR-08: a turn that runs hears of it when the model is asked next', async () => {
    const { client, model, threadId, event } = await denied();
    const before = model.requests.length;
    client.turn(threadId, '#wait');
    await model.asked(before + 2);
    await client.result(METHOD, { threadId, event });
    const { turn } = client.messages.findLast(({ method }) => method === 'turn/started')!.params as {
      turn: { id: string };
    };
    await client.result('turn/steer', { threadId, expectedTurnId: turn.id, input: [{ type: 'text', text: 'on' }] });
    await model.asked(before + 3);
    expect(textsOf(model.requests[before + 1]!)).not.toContain(TOLD);
    expect(textsOf(model.requests[before + 2]!)).toContain(TOLD);
  });

  it('APR-08: a reviewer that is asked again sees what the user has allowed', async () => {
    const { client, model, threadId, event } = await denied();
    await client.result(METHOD, { threadId, event });
    await runTurn(client, threadId, '#run');
    const reviews = model.requests.map(textsOf).filter((text) => text.startsWith(REVIEW_HEADLINE));
    expect(reviews).toHaveLength(2);
    expect(reviews[1]).toContain(TOLD);
  });

  it('APR-05: what was denied goes by the id of the review, and cannot be exchanged', async () => {
    const { client, threadId, event } = await denied();
    const other = { ...event, action: { ...event.action, command: 'rm -rf /' } };
    expect(await client.call(METHOD, { threadId, event: other })).toMatchObject({
      error: { code: -32600, data: { kind: 'invalidRequest', faults: [{ path: '/params/event/action' }] } },
    });
    // Of a review of another time nothing is known but what the event says.
    expect(await client.result(METHOD, { threadId, event: { ...other, id: 'another' } })).toEqual({});
  });

  it.each(['in_progress', 'approved', 'timed_out', 'aborted'])(
    'APR-08: a review that is %s cannot be allowed',
    async (status) => {
      const { client, model, threadId, event } = await denied();
      expect(await client.call(METHOD, { threadId, event: { ...event, status } })).toMatchObject({
        error: { code: -32600, data: { kind: 'wrongState', what: 'review', state: status } },
      });
      await runTurn(client, threadId, 'again');
      expect(textsOf(model.requests.at(-1)!)).not.toContain(TOLD);
    },
  );

  it('APR-08: what is no review is refused, and so is a thread that is not there', async () => {
    const { client, threadId, event } = await denied();
    for (const wrong of ['x', {}, { ...event, id: 5 }, { ...event, action: { type: 'command' } }]) {
      expect(await client.call(METHOD, { threadId, event: wrong })).toMatchObject({ error: { code: -32600 } });
    }
    expect(await client.call(METHOD, { threadId: NOBODY, event })).toMatchObject({
      error: { code: -32600, data: { kind: 'notFound' } },
    });
  });

  it('APR-08: survives a restart', async () => {
    const { client, threadId, event, restart } = await denied();
    await client.result(METHOD, { threadId, event });
    const after = await restart();
    await after.client.result('thread/resume', { threadId });
    await runTurn(after.client, threadId, 'again');
    expect(textsOf(after.model.requests.at(-1)!)).toContain(TOLD);
  });
});
