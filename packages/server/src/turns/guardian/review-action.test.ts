import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type {
  ItemGuardianApprovalReviewCompletedNotification as Completed,
  ItemGuardianApprovalReviewStartedNotification as Started,
} from '@app-server/schema/experimental';
import { type Conversation, conversation, runTurn, testServices, textsOf } from '../../../test/conversation.js';
import type { RawClient } from '../../../test/raw-client.js';
import type { ModelStep, Scenario } from '../../scenario/scenario-types.js';
import { ThreadDirectory } from '../../threads/thread-directory.js';
import type { Approval } from '../approval.js';
import { RunningTurn } from '../running-turn.js';
import { reviewAction } from './review-action.js';
import { REVIEW_HEADLINE } from './review-request.js';

const ALLOW = { outcome: 'allow', risk_level: 'low', user_authorization: 'high', rationale: 'It was asked for.' };
const DENY = { outcome: 'deny', risk_level: 'high', user_authorization: 'low', rationale: 'Too much.' };

const RUN: ModelStep = { run: { command: 'echo made > made.txt', approval: true, reason: 'It is needed.' } };
const PATCH: ModelStep = {
  patch: { changes: [{ path: 'made.txt', kind: { type: 'add' }, diff: 'made\n' }], approval: true },
};

/** The reviewer answers in this way, and the agent takes these steps. */
function turns(review: ModelStep[], ...steps: ModelStep[]): Scenario['turns'] {
  return [
    { when: REVIEW_HEADLINE, steps: review },
    { steps: [...steps, { say: 'Done.' }], times: 'always' },
  ];
}

const says = (verdict: object): ModelStep[] => [{ say: JSON.stringify(verdict) }];

async function reviewed(client: RawClient, params: object = {}): Promise<string> {
  return client.thread({
    approvalPolicy: 'on-request',
    sandbox: 'read-only',
    approvalsReviewer: 'auto_review',
    ...params,
  });
}

function told<T>({ messages }: RawClient, method: string): T[] {
  return messages.flatMap((message) => (message.method === method ? [message.params as T] : []));
}

const started = (client: RawClient) => told<Started>(client, 'item/autoApprovalReview/started');
const completed = (client: RawClient) => told<Completed>(client, 'item/autoApprovalReview/completed');

function madeIn({ workspace }: Conversation): Promise<string | undefined> {
  return readFile(join(workspace, 'made.txt'), 'utf8').catch(() => undefined);
}

describe('a command that is reviewed', () => {
  it('APR-02, APR-04, APR-12: runs when the reviewer allows it, and nobody else is asked', async () => {
    const world = await conversation(turns(says(ALLOW), RUN));
    const { client, model } = world;
    const threadId = await reviewed(client);
    await runTurn(client, threadId, 'Please make the file.');
    expect(await madeIn(world)).toBe('made\n');
    const [begun] = started(client);
    const [done] = completed(client);
    const { turnId, reviewId, targetItemId, startedAtMs } = begun!;
    const action = {
      type: 'command',
      source: 'unifiedExec',
      command: expect.stringContaining('echo made') as string,
      cwd: world.workspace,
    };
    expect(begun).toEqual({
      threadId,
      turnId,
      startedAtMs,
      reviewId,
      targetItemId,
      review: { status: 'inProgress', riskLevel: null, userAuthorization: null, rationale: null },
      action,
    });
    expect(done).toEqual({
      threadId,
      turnId,
      startedAtMs,
      completedAtMs: expect.any(Number) as number,
      reviewId,
      targetItemId,
      decisionSource: 'agent',
      review: { status: 'approved', riskLevel: 'low', userAuthorization: 'high', rationale: 'It was asked for.' },
      action,
    });
    expect(client.log.filter((line) => /Approval|item\/(?:started|completed)|guardian/.test(line)).slice(2, 7)).toEqual(
      [
        'item/started',
        'item/autoApprovalReview/started',
        'guardianWarning',
        'item/autoApprovalReview/completed',
        'item/completed',
      ],
    );
    const asked = model.requests[1]!;
    expect(asked).toMatchObject({ turnId: reviewId, tools: [], outputSchema: { required: expect.any(Array) as [] } });
    expect(textsOf(asked)).toMatch(new RegExp(`^${REVIEW_HEADLINE.replace('?', '\\?')}`));
    expect(textsOf(asked)).toContain('user says: Please make the file.');
    expect(textsOf(asked)).toContain('It is needed.');
  });

  it('does not run when the reviewer denies it, and the model is told why', async () => {
    const world = await conversation(turns(says(DENY), RUN));
    const { client, model } = world;
    await runTurn(client, await reviewed(client));
    expect(await madeIn(world)).toBeUndefined();
    expect(completed(client)).toMatchObject([
      { review: { status: 'denied', riskLevel: 'high', userAuthorization: 'low', rationale: 'Too much.' } },
    ]);
    expect(told(client, 'item/completed')).toContainEqual(
      expect.objectContaining({
        item: expect.objectContaining({ type: 'commandExecution', status: 'declined' }) as object,
      }),
    );
    expect(told(client, 'guardianWarning')).toMatchObject([
      { message: expect.stringContaining('Too much.') as string },
    ]);
    expect(JSON.stringify(model.requests.at(-1)!.input.at(-1))).toContain('A reviewer refused it. Too much.');
  });

  it('APR-01: the former name of the reviewer means the same', async () => {
    const { client } = await conversation(turns(says(DENY), RUN));
    await runTurn(client, await reviewed(client, { approvalsReviewer: 'guardian_subagent' }));
    expect(completed(client)).toHaveLength(1);
  });

  it('APR-02: the policy says when, the reviewer who: with the user as reviewer no model is asked', async () => {
    const { client, model } = await conversation(turns(says(ALLOW), RUN));
    const threadId = await reviewed(client, { approvalsReviewer: 'user' });
    client.turn(threadId);
    const { id } = await client.untilMethod('item/commandExecution/requestApproval');
    client.send({ id, result: { decision: 'decline' } });
    await client.untilMethod('turn/completed');
    expect(started(client)).toEqual([]);
    expect(model.requests.every((request) => !textsOf(request).includes(REVIEW_HEADLINE))).toBe(true);
  });

  it.each([
    ['no JSON', [{ say: 'Fine with me.' }], 'not JSON'],
    ['another word', says({ outcome: 'perhaps' }), 'outcome'],
    ['nothing', [], 'not JSON'],
    ['a failure', [{ fail: { message: 'The model is away.' } }], 'The model is away.'],
  ] as [string, ModelStep[], string][])(
    'APR-06: it does not run when the reviewer answers with %s',
    async (_, review, why) => {
      const world = await conversation(turns(review, RUN));
      const { client } = world;
      await runTurn(client, await reviewed(client));
      expect(await madeIn(world)).toBeUndefined();
      expect(completed(client)).toMatchObject([
        { review: { status: 'denied', riskLevel: 'high', rationale: expect.stringContaining(why) as string } },
      ]);
      expect(told(client, 'turn/completed')).toMatchObject([{ turn: { status: 'completed' } }]);
    },
  );

  it('APR-06: a turn that is interrupted gives its review up', async () => {
    const world = await conversation(turns([{ hang: true }], RUN));
    const { client } = world;
    const threadId = await reviewed(client);
    client.turn(threadId);
    await client.untilMethod('item/autoApprovalReview/started');
    await client.result('turn/interrupt', { threadId, turnId: '' });
    await client.untilMethod('turn/completed');
    expect(await madeIn(world)).toBeUndefined();
    expect(completed(client)).toMatchObject([{ review: { status: 'aborted', riskLevel: null, rationale: null } }]);
    expect(told(client, 'guardianWarning')).toEqual([]);
    expect(told(client, 'turn/completed')).toMatchObject([{ turn: { status: 'interrupted' } }]);
  });

  it('has reviews of its own, each with an id, in the session file, and none in what is read of the thread', async () => {
    const { client, services } = await conversation(turns(says(DENY), RUN, RUN));
    const threadId = await reviewed(client);
    await runTurn(client, threadId);
    const ids = completed(client).map(({ reviewId }) => reviewId);
    expect(new Set(ids).size).toBe(2);
    const kept: object[] = [];
    for await (const { payload } of services.store.lines(threadId)) {
      if ('type' in payload && payload.type === 'guardian_assessment') kept.push(payload);
    }
    expect(kept).toMatchObject(
      completed(client).map(({ reviewId, targetItemId, turnId, startedAtMs, completedAtMs }) => ({
        id: reviewId,
        target_item_id: targetItemId,
        turn_id: turnId,
        started_at_ms: startedAtMs,
        completed_at_ms: completedAtMs,
        status: 'denied',
        risk_level: 'high',
        user_authorization: 'low',
        rationale: 'Too much.',
        decision_source: 'agent',
        action: { type: 'command', source: 'unified_exec' },
      })),
    );
  });

  it('THR-22: what is read of a thread says nothing of reviews', async () => {
    const { client } = await conversation(turns(says(DENY), RUN));
    const threadId = await reviewed(client);
    await runTurn(client, threadId);
    const { thread } = await client.result<{ thread: object }>('thread/read', { threadId, includeTurns: true });
    expect(JSON.stringify(thread)).not.toMatch(/approvalReview|guardian|Too much/i);
    expect(thread).toMatchObject({ turns: [{ items: [{}, { type: 'commandExecution', status: 'declined' }, {}] }] });
  });
});

describe('other actions that are reviewed', () => {
  it('APR-02, APR-14: changes of files, with enough to show them by', async () => {
    const world = await conversation(turns(says(ALLOW), PATCH));
    const { client, model, workspace } = world;
    await runTurn(client, await reviewed(client));
    expect(await madeIn(world)).toBe('made\n');
    expect(completed(client)).toMatchObject([
      {
        targetItemId: expect.any(String) as string,
        review: { status: 'approved' },
        action: { type: 'applyPatch', cwd: workspace, files: [join(workspace, 'made.txt')] },
      },
    ]);
    expect(textsOf(model.requests[1]!)).toContain('*** Add File: made.txt');
  });

  it('APR-05: permissions, which are asked for without an item', async () => {
    const step: ModelStep = { permissions: { network: { enabled: true }, fileSystem: null }, reason: 'to download' };
    const { client, model } = await conversation(turns(says(ALLOW), step));
    await runTurn(client, await reviewed(client));
    expect(completed(client)).toMatchObject([
      {
        targetItemId: null,
        action: { type: 'requestPermissions', reason: 'to download', permissions: { network: { enabled: true } } },
      },
    ]);
    expect(JSON.stringify(model.requests.at(-1)?.input)).toContain('granted');
  });
});

describe('reviewAction', () => {
  const action = { type: 'command', source: 'unifiedExec', command: 'ls', cwd: '/tmp' } as const;

  async function decided(scenario: Scenario['turns'], count: number, patienceMs?: number) {
    const { services, log } = await testServices(scenario);
    const directory = new ThreadDirectory(services);
    const thread = await directory.start({ approvalsReviewer: 'auto_review' }, { originator: 'test' });
    const turn = new RunningTurn(thread);
    const approvals: Approval[] = [];
    await turn.run(async () => {
      await thread.materialize();
      const asked = { action, targetItemId: null, reason: null };
      const all = Array.from({ length: count }, () => reviewAction(turn, asked, patienceMs));
      approvals.push(...(await Promise.all(all)));
    });
    await directory.close();
    const kept: unknown[] = [];
    for await (const { payload } of services.store.lines(thread.id)) {
      if ('type' in payload && payload.type === 'guardian_assessment') kept.push(payload.status);
    }
    await Promise.all([services.store.close(), services.goals.close()]);
    expect(log.lines).toEqual([]);
    return { approvals, kept };
  }

  it('APR-06: refuses when there is no decision in time', async () => {
    const { approvals, kept } = await decided([{ steps: [{ hang: true }], times: 'always' }], 1, 20);
    expect(approvals).toEqual([{ outcome: 'declined', why: expect.stringContaining('longer than 0.02 s') }]);
    expect(kept).toEqual(['timed_out']);
  });

  it('APR-04: several go on at the same time', async () => {
    const steps = [{ steps: says(ALLOW) }, { steps: says(DENY) }, { steps: says(ALLOW) }];
    const { approvals, kept } = await decided(steps, 3);
    expect(approvals.map(({ outcome }) => outcome)).toEqual(['accepted', 'declined', 'accepted']);
    expect(kept.toSorted()).toEqual(['approved', 'approved', 'denied']);
  });
});
