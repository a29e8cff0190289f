import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validate, version } from 'uuid';
import { textsOf } from '../../../test/conversation.js';
import {
  ASKING,
  FREE,
  always,
  answer,
  asked,
  done,
  ended,
  plot,
  run,
  scripts,
  start,
  story,
  told,
  turnWorld,
  turnsOf,
} from '../../../test/turn-world.js';

const USER = ['item/started userMessage', 'item/completed userMessage'];
const BEGIN = ['status active', 'turn/started', ...USER];
const DELTAS = Array.from({ length: 3 }, () => 'item/agentMessage/delta');
const SAID = ['item/started agentMessage', ...DELTAS, 'item/completed agentMessage'];
const REPLIED = ['thread/tokenUsage/updated', 'account/rateLimits/updated'];
const END = ['status idle', 'turn/completed completed'];

describe('a turn is told in this order', () => {
  it('in which the model thinks and talks', async () => {
    const { client } = await turnWorld(always({ reasoning: 'Hm.' }, { say: 'Here I am.' }));
    const threadId = await client.thread();
    const from = client.texts.length;
    const { id } = await run(client, threadId);
    expect(story(client, from)).toEqual([
      'reply 3',
      ...BEGIN,
      'item/started reasoning',
      'item/reasoning/summaryPartAdded',
      'item/reasoning/summaryTextDelta',
      'item/reasoning/summaryTextDelta',
      'item/completed reasoning',
      ...SAID,
      ...REPLIED,
      ...END,
    ]);
    const [started] = told(client, 'turn/started');
    const [completed] = told(client, 'turn/completed');
    const unknown = { items: [], itemsView: 'notLoaded', error: null, completedAt: null, durationMs: null };
    const times = { startedAt: expect.any(Number) as number };
    expect(started).toEqual({ threadId, turn: { id, status: 'inProgress', ...unknown, ...times } });
    const { startedAt } = started!.turn;
    expect(completed?.turn).toEqual({
      ...started!.turn,
      status: 'completed',
      completedAt: expect.any(Number) as number,
      durationMs: expect.any(Number) as number,
    });
    expect(Math.abs(Date.now() / 1000 - startedAt!)).toBeLessThan(60);
    expect(validate(id) && version(id)).toBe(7);
    expect(story(client, from)).not.toContain('reply 4');
  });

  it('ITM-01: in which commands are run', async () => {
    const { client, workspace } = await turnWorld(
      always({ run: { command: 'echo out; echo err >&2' } }, { say: 'Ran.' }),
    );
    const threadId = await client.thread(FREE);
    const from = client.texts.length;
    const { id: turnId } = await run(client, threadId);
    expect(story(client, from).slice(1)).toEqual([
      ...BEGIN,
      'item/started commandExecution inProgress',
      'item/completed commandExecution completed',
      ...REPLIED,
      ...SAID,
      ...REPLIED,
      ...END,
    ]);
    const { item, startedAtMs } = told(client, 'item/started')[1]!;
    const { item: after, completedAtMs } = told(client, 'item/completed')[1]!;
    const command = "/bin/bash -lc 'echo out; echo err >&2'";
    expect(item).toEqual({
      type: 'commandExecution',
      id: expect.stringMatching(/^call_/) as string,
      command,
      cwd: workspace,
      processId: expect.stringMatching(/^\d+$/) as string,
      source: 'unifiedExecStartup',
      status: 'inProgress',
      commandActions: [{ type: 'unknown', command: 'echo out; echo err >&2' }],
      aggregatedOutput: null,
      exitCode: null,
      durationMs: null,
    });
    const output = expect.stringMatching(/^(out\nerr\n|err\nout\n)$/) as string;
    const durationMs = expect.any(Number) as number;
    expect(after).toEqual({ ...item, status: 'completed', aggregatedOutput: output, exitCode: 0, durationMs });
    expect(completedAtMs).toBeGreaterThanOrEqual(startedAtMs);
    const [turn] = await turnsOf(client, threadId);
    expect(turn).toMatchObject({ id: turnId, items: done(client) });
  });

  it('in which a command is asked for', async () => {
    const { client } = await turnWorld(always({ run: { command: 'touch made' } }, { say: 'Made.' }));
    const threadId = await client.thread(ASKING);
    const from = client.texts.length;
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, 'item/commandExecution/requestApproval');
    answer(client, question, { decision: 'accept' });
    await ended(client, turnId);
    expect(story(client, from).slice(1)).toEqual([
      ...BEGIN,
      'item/started commandExecution inProgress',
      'status active waitingOnApproval',
      'ask item/commandExecution/requestApproval',
      'serverRequest/resolved',
      'status active',
      'item/completed commandExecution completed',
      ...REPLIED,
      ...SAID,
      ...REPLIED,
      ...END,
    ]);
    expect(told(client, 'serverRequest/resolved')).toEqual([{ threadId, requestId: question.id }]);
  });

  it('in which files are changed, with the diff of all behind each reply', async () => {
    const patch = (name: string) => ({
      patch: { changes: [{ path: name, kind: { type: 'add' }, diff: `${name}\n` }] as never },
    });
    const { client, workspace } = await turnWorld(always(patch('a'), patch('b'), { say: 'Changed.' }));
    const threadId = await client.thread(FREE);
    const from = client.texts.length;
    await run(client, threadId);
    const patched = [
      'item/fileChange/patchUpdated',
      'item/fileChange/patchUpdated',
      'item/started fileChange inProgress',
      'item/completed fileChange completed',
      'turn/diff/updated',
      ...REPLIED,
      'turn/diff/updated',
    ];
    expect(story(client, from).slice(1)).toEqual([
      ...BEGIN,
      ...patched,
      ...patched,
      ...SAID,
      ...REPLIED,
      'turn/diff/updated',
      ...END,
    ]);
    const diffs = told(client, 'turn/diff/updated').map(({ diff }) => diff);
    expect(diffs[0]).toContain('--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+a\n');
    expect(diffs[0]).not.toContain('b/b');
    expect(diffs[2]).toContain('+++ b/a');
    expect(diffs[2]).toContain('+++ b/b');
    expect(new Set(diffs.slice(2))).toEqual(new Set([diffs[2]]));
    expect(await readFile(join(workspace, 'b'), 'utf8')).toBe('b\n');
  });

  it('in which the model keeps a plan', async () => {
    const { client } = await turnWorld(
      always({ plan: [{ step: 'Think', status: 'inProgress' }], explanation: 'Easy.' }, { plan: [] }),
    );
    const threadId = await client.thread();
    const from = client.texts.length;
    const { id: turnId } = await run(client, threadId);
    const planned = ['turn/plan/updated', ...REPLIED];
    expect(story(client, from).slice(1)).toEqual([...BEGIN, ...planned, ...planned, ...REPLIED, ...END]);
    expect(told(client, 'turn/plan/updated')).toEqual([
      { threadId, turnId, explanation: 'Easy.', plan: [{ step: 'Think', status: 'inProgress' }] },
      { threadId, turnId, explanation: null, plan: [] },
    ]);
  });

  it('in which the user is asked', async () => {
    const question = { id: 'q', header: 'Q', question: 'Which?', isOther: true, isSecret: false, options: null };
    const { client, model } = await turnWorld(always({ ask: { questions: [question] } }, { say: 'Thanks.' }));
    const threadId = await client.thread();
    const from = client.texts.length;
    const turnId = await start(client, threadId, 'hello');
    const request = await asked(client, 'item/tool/requestUserInput');
    expect(request.params).toEqual({
      threadId,
      turnId,
      itemId: expect.stringMatching(/^call_/) as string,
      questions: [question],
    });
    answer(client, request, { answers: { q: { answers: ['That.'] } } });
    await ended(client, turnId);
    expect(story(client, from).slice(1)).toEqual([
      ...BEGIN,
      'status active waitingOnUserInput',
      'ask item/tool/requestUserInput',
      'serverRequest/resolved',
      'status active',
      ...REPLIED,
      ...SAID,
      ...REPLIED,
      ...END,
    ]);
    const output = model.requests[1]!.input.at(-1);
    expect(output).toMatchObject({ type: 'function_call_output', output: '{"answers":{"q":{"answers":["That."]}}}' });
  });

  it('that fails', async () => {
    const { client } = await turnWorld(always({ fail: { message: 'Broken.', codexErrorInfo: 'serverOverloaded' } }));
    const threadId = await client.thread();
    const from = client.texts.length;
    const { id: turnId, error } = await run(client, threadId);
    expect(story(client, from).slice(1)).toEqual([...BEGIN, 'status systemError', 'error', 'turn/completed failed']);
    const shown = { message: 'Broken.', codexErrorInfo: 'serverOverloaded', additionalDetails: null };
    expect(error).toEqual(shown);
    expect(told(client, 'error')).toEqual([{ error: shown, willRetry: false, threadId, turnId }]);
  });

  it('that a command of the user makes', async () => {
    const { client } = await turnWorld(always());
    const threadId = await client.thread();
    const from = client.texts.length;
    await client.result('thread/shellCommand', { threadId, command: 'echo hi' });
    await client.untilMethod('turn/completed');
    expect(story(client, from).slice(1)).toEqual([
      'status active',
      'turn/started',
      'item/started commandExecution inProgress',
      'item/commandExecution/outputDelta',
      'item/completed commandExecution completed',
      ...END,
    ]);
  });

  it('that shortens the conversation', async () => {
    const { client } = await turnWorld(always({ say: 'A summary.' }));
    const threadId = await client.thread();
    await run(client, threadId);
    const from = client.texts.length;
    await client.result('thread/compact/start', { threadId });
    await client.untilTrue(() => told(client, 'turn/completed').length === 2);
    expect(story(client, from)).toEqual([
      'reply 4',
      'status active',
      'turn/started',
      'item/started contextCompaction',
      ...REPLIED,
      ...REPLIED,
      'item/completed contextCompaction',
      'warning',
      ...END,
    ]);
  });
});

describe('a turn', () => {
  it('TRN-01: begins without anything said: the model is asked once, and nobody seems to have spoken', async () => {
    const { client, model } = await turnWorld(always({ say: 'Go on?' }));
    const threadId = await client.thread();
    await run(client, threadId);
    const from = client.texts.length;
    const id = client.ask('turn/start', { threadId, input: [], model: 'gpt-5.4' });
    await client.untilTrue(() => told(client, 'turn/completed').length === 2);
    expect(story(client, from)).toEqual([
      `reply ${id}`,
      'thread/settings/updated',
      'status active',
      'turn/started',
      ...SAID,
      ...REPLIED,
      ...END,
    ]);
    expect(model.requests.map(({ model }) => model)).toEqual([expect.any(String), 'gpt-5.4']);
    const [, request] = model.requests;
    expect(request!.input.filter((item) => item.type === 'message' && item.role === 'user')).toHaveLength(2);
  });

  it('TRN-01: without anything said is the first of a thread, which is stored with the first word', async () => {
    const { client } = await turnWorld(always({ say: 'Go on?' }));
    const threadId = await client.thread();
    await client.result('turn/start', { threadId, input: [] });
    await client.untilMethod('turn/completed');
    const { error } = await client.call('thread/read', { threadId, includeTurns: true });
    expect(error).toMatchObject({ data: { kind: 'wrongState' } });
    await run(client, threadId);
    const turns = await turnsOf(client, threadId);
    expect(turns.map(({ items }) => items.map(({ type }) => type))).toEqual([
      ['agentMessage'],
      ['userMessage', 'agentMessage'],
    ]);
  });

  it('follows another: the model sees both', async () => {
    const { client, model } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    await run(client, threadId, 'one');
    await run(client, threadId, 'two');
    expect(textsOf(model.requests[1]!)).toMatch(/one\nYes\.\ntwo$/);
    expect(told(client, 'thread/tokenUsage/updated').map(({ tokenUsage }) => tokenUsage.total.totalTokens)).toEqual([
      150, 300,
    ]);
  });

  it('runs beside one of another thread', async () => {
    const { client } = await turnWorld(scripts({ '#hold': [{ hang: true }, { say: 'At last.' }] }));
    const [one, other] = [await client.thread(), await client.thread()];
    const held = await start(client, one, '#hold');
    await run(client, other);
    expect(told(client, 'turn/completed').map(({ threadId }) => threadId)).toEqual([other]);
    await client.result('turn/steer', { threadId: one, expectedTurnId: held, input: [{ type: 'text', text: 'on' }] });
    await ended(client, held);
  });

  it('is one of a thread that is there', async () => {
    const { client } = await turnWorld(always());
    const input = [{ type: 'text', text: 'hello' }];
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await client.call('turn/start', { threadId: nobody, input })).error).toMatchObject({
      code: -32600,
      data: { kind: 'notFound', what: 'thread' },
    });
    expect((await client.call('turn/start', { threadId: 'x', input })).error).toMatchObject({ code: -32600 });
    for (const method of ['turn/steer', 'turn/interrupt', 'thread/compact/start', 'thread/backgroundTerminals/clean']) {
      const params = { threadId: nobody, turnId: '', expectedTurnId: 'x', input };
      expect((await client.call(method, params)).error, method).toMatchObject({ data: { what: 'thread' } });
    }
    expect(plot(client)).not.toContain('turn/started');
  });
});
