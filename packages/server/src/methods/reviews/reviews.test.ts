import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReviewStartResponse, Thread, ThreadItem, Turn } from '@app-server/schema/experimental';
import { conversation, runTurn, textsOf } from '../../../test/conversation.js';
import type { RawClient } from '../../../test/raw-client.js';
import { repositoryIn } from '../../../test/repositories.js';
import type { ModelStep, Scenario } from '../../scenario/scenario-types.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const CHANGES = { type: 'uncommittedChanges' } as const;

const FOUND = JSON.stringify({
  findings: [
    {
      title: '[P1] Wrong',
      body: 'It is wrong.',
      confidence_score: 1,
      priority: 1,
      code_location: { absolute_file_path: '/ws/a.ts', line_range: { start: 1, end: 2 } },
    },
  ],
  overall_correctness: 'patch is incorrect',
  overall_explanation: 'One finding.',
  overall_confidence_score: 1,
});
const RESULT = 'One finding.\n\nReview comment:\n\n- [P1] Wrong — /ws/a.ts:1-2\n  It is wrong.';

function reviewedBy(...steps: ModelStep[]): Scenario['turns'] {
  return [
    { when: 'eview', steps },
    { steps: [{ say: 'Hello.' }], times: 'always' },
  ];
}

function start(client: RawClient, threadId: string, target: object = CHANGES, more: object = {}) {
  return client.result<ReviewStartResponse>('review/start', { threadId, target, ...more });
}

function ended({ messages }: RawClient, threadId: string, turnId: string): boolean {
  return messages.some(({ method, params }) => {
    const { turn, threadId: id } = (params ?? {}) as { turn?: Turn; threadId?: string };
    return method === 'turn/completed' && id === threadId && turn?.id === turnId;
  });
}

async function review(client: RawClient, threadId: string, target: object = CHANGES, more: object = {}) {
  const started = await start(client, threadId, target, more);
  await client.untilTrue(() => ended(client, started.reviewThreadId, started.turn.id));
  return started;
}

function items({ messages }: RawClient, turnId: string): ThreadItem[] {
  return messages.flatMap(({ method, params }) => {
    const { item, turnId: id } = (params ?? {}) as { item: ThreadItem; turnId?: string };
    return method === 'item/completed' && id === turnId ? [item] : [];
  });
}

describe('review/start', () => {
  it('begins a turn that says when it enters and leaves the review, and with what', async () => {
    const { client } = await conversation(reviewedBy({ say: FOUND }));
    const threadId = await client.thread();
    const before = client.log.length;
    const { turn, reviewThreadId } = await review(client, threadId);
    expect(reviewThreadId).toBe(threadId);
    const content = [{ type: 'text', text: 'current changes', text_elements: [] }];
    expect(turn).toEqual({
      id: turn.id,
      items: [{ type: 'userMessage', id: turn.id, content }],
      itemsView: 'notLoaded',
      status: 'inProgress',
      error: null,
      startedAt: null,
      completedAt: null,
      durationMs: null,
    });
    const pair = ['item/started', 'item/completed'];
    expect(client.log.slice(before)).toEqual([
      'reply 3',
      'thread/status/changed',
      'turn/started',
      ...pair,
      ...pair,
      ...pair,
      ...pair,
      'thread/status/changed',
      'turn/completed',
    ]);
    const started = client.messages.find(({ method }) => method === 'turn/started');
    expect(started?.params).toMatchObject({ turn: { id: turn.id } });
    expect(items(client, turn.id)).toEqual([
      { type: 'enteredReviewMode', id: turn.id, review: 'current changes' },
      expect.objectContaining({ type: 'userMessage' }),
      { type: 'exitedReviewMode', id: turn.id, review: RESULT },
      { type: 'agentMessage', id: 'review_rollout_assistant', text: RESULT, phase: null, memoryCitation: null },
    ]);
  });

  it('is read again as it was told', async () => {
    const { client, restart } = await conversation(reviewedBy({ say: FOUND }));
    const threadId = await client.thread();
    const { turn } = await review(client, threadId);
    const told = items(client, turn.id);
    const { client: later } = await restart();
    const { thread } = await later.result<{ thread: Thread }>('thread/read', { threadId, includeTurns: true });
    expect(thread.turns).toMatchObject([{ id: turn.id, status: 'completed', items: told }]);
    expect(thread.preview).toMatch(/^Review what is not committed/);
  });

  it('shows what the reviewer looks at, and keeps its words out of the conversation', async () => {
    const { client, model } = await conversation(
      reviewedBy({ reasoning: 'Let me see.' }, { run: { command: 'echo looked' } }, { say: FOUND }),
    );
    const threadId = await client.thread({ sandbox: 'danger-full-access', approvalPolicy: 'never' });
    await runTurn(client, threadId, 'hello');
    const { turn } = await review(client, threadId);
    expect(items(client, turn.id).map(({ type }) => type)).toEqual([
      'enteredReviewMode',
      'userMessage',
      'reasoning',
      'commandExecution',
      'exitedReviewMode',
      'agentMessage',
    ]);
    const [, first, second] = model.requests;
    expect(textsOf(first!)).not.toContain('hello');
    expect(first).toMatchObject({ outputSchema: { required: expect.arrayContaining(['findings']) as string[] } });
    expect(JSON.stringify(second!.input)).toContain('looked');
    await runTurn(client, threadId, 'go on');
    const heard = model.requests.at(-1)!;
    expect(textsOf(heard)).toContain(RESULT);
    expect(JSON.stringify(heard.input)).not.toMatch(/looked|overall_correctness/);
  });

  it.each([
    [CHANGES, 'current changes', /not committed/],
    [{ type: 'baseBranch', branch: ' none ' }, "changes against 'none'", /branch none\. First find/],
    [{ type: 'commit', sha: 'deadbeefcafe', title: null }, 'commit deadbee', /the commit deadbeefcafe changes/],
    [
      { type: 'commit', sha: ' abc ', title: ' A title ' },
      'commit abc: A title',
      /the commit abc \("A title"\) changes/,
    ],
    [{ type: 'custom', instructions: ' Review it well. ' }, 'Review it well.', /^Review it well\.$/],
  ])('is about %j', async (target, title, task) => {
    const { client } = await conversation(reviewedBy({ say: 'Fine.' }));
    const { turn } = await review(client, await client.thread(), target);
    expect(turn.items).toMatchObject([{ content: [{ text: title }] }]);
    const [entered, asked, exited] = items(client, turn.id);
    expect(entered).toMatchObject({ review: title });
    expect(asked).toMatchObject({ content: [{ text: expect.stringMatching(task) as string }] });
    expect(exited).toMatchObject({ review: 'Fine.' });
  });

  it('names the commit at which a branch parted', async () => {
    const world = await conversation(reviewedBy({ say: 'Fine.' }));
    const git = await repositoryIn(world.workspace);
    const parted = await git('rev-parse', 'HEAD');
    await git('checkout', '--quiet', '-b', 'topic');
    await git('commit', '--quiet', '--allow-empty', '--message=second');
    const { turn } = await review(world.client, await world.client.thread(), { type: 'baseBranch', branch: 'main' });
    expect(JSON.stringify(items(world.client, turn.id)[1])).toContain(`git diff ${parted}`);
  });

  it('takes what a branch is at its remote, where it is ahead there', async () => {
    const world = await conversation(reviewedBy({ say: 'Fine.' }));
    const git = await repositoryIn(world.workspace);
    await git('checkout', '--quiet', '-b', 'ahead');
    await git('commit', '--quiet', '--allow-empty', '--message=second');
    const ahead = await git('rev-parse', 'HEAD');
    await git('branch', '--quiet', '--set-upstream-to=ahead', 'main');
    await git('checkout', '--quiet', '-b', 'topic');
    await git('commit', '--quiet', '--allow-empty', '--message=third');
    const { turn } = await review(world.client, await world.client.thread(), { type: 'baseBranch', branch: 'main' });
    expect(JSON.stringify(items(world.client, turn.id)[1])).toContain(`git diff ${ahead}`);
  });

  it('takes no branch for an option of git', async () => {
    const world = await conversation(reviewedBy({ say: 'Fine.' }));
    await repositoryIn(world.workspace);
    await writeFile(join(world.workspace, 'a.txt'), 'a');
    const { turn } = await review(world.client, await world.client.thread(), { type: 'baseBranch', branch: '--all' });
    expect(items(world.client, turn.id).map(({ type }) => type)).toContain('exitedReviewMode');
  });

  it('refuses what is blank, and threads that are not there', async () => {
    const { client } = await conversation(reviewedBy({ say: 'Fine.' }));
    const threadId = await client.thread();
    for (const [target, member] of [
      [{ type: 'custom', instructions: '  ' }, 'instructions'],
      [{ type: 'baseBranch', branch: '' }, 'branch'],
      [{ type: 'commit', sha: ' ', title: null }, 'sha'],
    ] as const) {
      expect(await client.call('review/start', { threadId, target })).toMatchObject({
        error: { code: -32600, data: { faults: [{ path: `/params/target/${member}` }] } },
      });
    }
    for (const delivery of ['inline', 'detached']) {
      const { error } = await client.call('review/start', { threadId: NOBODY, target: CHANGES, delivery });
      expect(error).toMatchObject({ code: -32600, data: { kind: 'notFound' } });
    }
    expect(client.log).not.toContain('turn/started');
  });

  it('ends a turn that runs', async () => {
    const { client } = await conversation([
      { when: '#wait', steps: [{ hang: true }] },
      ...reviewedBy({ say: 'Fine.' })!,
    ]);
    const threadId = await client.thread();
    client.turn(threadId, '#wait');
    await client.untilMethod('turn/started');
    const { turn } = await review(client, threadId);
    const ends = client.messages.flatMap(({ method, params }) =>
      method === 'turn/completed' ? [params?.['turn']] : [],
    );
    expect(ends).toMatchObject([{ status: 'interrupted' }, { id: turn.id, status: 'completed' }]);
  });

  it('cannot be steered, and can be interrupted; it leaves the review all the same', async () => {
    const { client } = await conversation(reviewedBy({ reasoning: 'Hm.' }, { hang: true }));
    const threadId = await client.thread();
    const { turn } = await start(client, threadId);
    await client.until(({ method, params }) => method === 'item/completed' && typeOf(params) === 'reasoning');
    const input = [{ type: 'text', text: 'x' }];
    expect(await client.call('turn/steer', { threadId, input, expectedTurnId: turn.id })).toMatchObject({
      error: { code: -32600, data: { codexErrorInfo: { activeTurnNotSteerable: { turnKind: 'review' } } } },
    });
    await client.result('turn/interrupt', { threadId, turnId: turn.id });
    await client.untilTrue(() => ended(client, threadId, turn.id));
    const told = items(client, turn.id);
    expect(told.map(({ type }) => type).slice(-2)).toEqual(['exitedReviewMode', 'agentMessage']);
    expect(told.at(-1)).toMatchObject({ text: 'The review was interrupted before it came to a result.' });
    expect(client.messages.at(-1)).toMatchObject({ params: { turn: { status: 'interrupted' } } });
  });

  it('leaves the review also when the model fails', async () => {
    const { client } = await conversation(reviewedBy({ fail: { message: 'Away.', retries: 1 } }));
    const threadId = await client.thread();
    const { turn } = await review(client, threadId);
    expect(items(client, turn.id).at(-1)).toMatchObject({ text: 'The review failed before it came to a result.' });
    expect(client.messages.at(-1)).toMatchObject({
      params: { turn: { status: 'failed', error: { message: 'Away.' } } },
    });
    expect(client.messages.filter(({ method }) => method === 'error')).toMatchObject([
      { params: { willRetry: true } },
      { params: { willRetry: false } },
    ]);
  });

  it('says so when the reviewer says nothing', async () => {
    const { client } = await conversation(reviewedBy({ reasoning: 'Hm.' }));
    const { turn } = await review(client, await client.thread());
    expect(items(client, turn.id).at(-1)).toMatchObject({ text: 'The reviewer said nothing.' });
  });

  it('costs the conversation nothing', async () => {
    const { client } = await conversation(reviewedBy({ say: 'Fine.' }));
    await review(client, await client.thread());
    expect(client.log).not.toContain('thread/tokenUsage/updated');
  });
});

describe('a detached review', () => {
  it('THR-19: runs in a new thread with the history of the other, which is told of before the answer', async () => {
    const { client, workspace } = await conversation(reviewedBy({ say: 'Fine.' }));
    const git = await repositoryIn(workspace);
    const gitInfo = { sha: await git('rev-parse', 'HEAD'), branch: 'main', originUrl: null };
    const threadId = await client.thread();
    await runTurn(client, threadId, 'hello');
    const before = client.log.length;
    const { reviewThreadId, turn } = await review(client, threadId, CHANGES, { delivery: 'detached' });
    expect(reviewThreadId).not.toBe(threadId);
    expect(client.log.slice(before, before + 4)).toEqual([
      'thread/started',
      'reply 4',
      'thread/status/changed',
      'turn/started',
    ]);
    const { params } = client.messages.findLast(({ method }) => method === 'thread/started')!;
    expect(params).toMatchObject({ thread: { id: reviewThreadId, forkedFromId: threadId, preview: 'hello', gitInfo } });
    const { thread } = await client.result<{ thread: Thread }>('thread/read', {
      threadId: reviewThreadId,
      includeTurns: true,
    });
    expect(thread.turns).toMatchObject([{ items: [{ type: 'userMessage' }, {}] }, { id: turn.id }]);
    const { thread: parent } = await client.result<{ thread: Thread }>('thread/read', { threadId, includeTurns: true });
    expect(parent.turns).toHaveLength(1);
  });

  it('THR-19: needs its parent in the store alone', async () => {
    const { client, restart } = await conversation(reviewedBy({ say: 'Fine.' }));
    const threadId = await client.thread();
    await runTurn(client, threadId, 'hello');
    const { client: later } = await restart();
    const { reviewThreadId } = await review(later, threadId, CHANGES, { delivery: 'detached' });
    expect(await later.result('thread/loaded/list', {})).toMatchObject({ data: [reviewThreadId] });
  });

  it('leaves a turn of its parent alone', async () => {
    const { client } = await conversation([
      { when: '#wait', steps: [{ say: 'Waiting.' }, { hang: true }] },
      ...reviewedBy({ say: 'Fine.' })!,
    ]);
    const threadId = await client.thread();
    client.turn(threadId, '#wait');
    await client.untilMethod('item/agentMessage/delta');
    await review(client, threadId, CHANGES, { delivery: 'detached' });
    const { thread } = await client.result<{ thread: Thread }>('thread/read', { threadId });
    expect(thread.status).toMatchObject({ type: 'active' });
  });

  it('cannot be made of a thread that is not kept', async () => {
    const { client } = await conversation(reviewedBy({ say: 'Fine.' }));
    const threadId = await client.thread({ ephemeral: true });
    await runTurn(client, threadId, 'hello');
    const { error } = await client.call('review/start', { threadId, target: CHANGES, delivery: 'detached' });
    expect(error).toMatchObject({ code: -32600, data: { kind: 'notFound' } });
    expect(await review(client, threadId)).toMatchObject({ reviewThreadId: threadId });
  });
});

function typeOf(params: Record<string, unknown> | undefined): string | undefined {
  const item = params?.['item'] as { type: string } | undefined;
  return item?.type;
}
