import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import {
  ASKING,
  always,
  answer,
  asked,
  done,
  ended,
  refuse,
  run,
  scripts,
  start,
  story,
  told,
  turnWorld,
  turnsOf,
} from '../../../test/turn-world.js';

const COMMAND = 'item/commandExecution/requestApproval';

const TOUCH = always({ say: 'I make it.' }, { run: { command: 'touch made' } }, { say: 'Made.' });

/** What came to a client beside answers. */
function heard({ messages }: RawClient): unknown[] {
  return messages.filter(({ method }) => method !== undefined && method !== 'remoteControl/status/changed');
}

async function follow(client: RawClient, threadId: string): Promise<number> {
  await client.result('thread/resume', { threadId });
  return heard(client).length;
}

describe('a client that leaves', () => {
  it('right behind its request leaves a turn that runs and is kept', async () => {
    const { client, connect } = await turnWorld(scripts({ '#go': [{ wait: 20 }, { say: 'Done all the same.' }] }));
    const threadId = await client.thread();
    await run(client, threadId);
    const other = await connect();
    client.turn(threadId, '#go');
    await client.close();
    await other.untilTrue(() => told(other, 'thread/status/changed').some(({ status }) => status.type === 'idle'));
    const turns = await turnsOf(other, threadId);
    expect(turns.map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(turns[1]!.items.at(-1)).toMatchObject({ text: 'Done all the same.' });
  });

  it('while it is asked leaves a question, which goes to whoever comes', async () => {
    const world = await turnWorld(TOUCH);
    const { client, connect, workspace } = world;
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, COMMAND);
    await client.close();
    const other = await connect();
    const { thread } = await other.result<{ thread: { status: object } }>('thread/resume', { threadId });
    expect(thread.status).toEqual({ type: 'active', activeFlags: ['waitingOnApproval'] });
    const again = await asked(other, COMMAND);
    expect(again).toEqual(question);
    const order = story(other);
    expect(order.indexOf(`ask ${COMMAND}`)).toBeGreaterThan(order.indexOf('reply 2'));
    answer(other, again, { decision: 'accept' });
    expect(await ended(other, turnId)).toMatchObject({ status: 'completed' });
    await access(join(workspace, 'made'));
    // All that is done is there, whoever saw it.
    const [turn] = await turnsOf(other, threadId);
    const types = turn!.items.map(({ type }) => type);
    expect(types).toEqual(['userMessage', 'agentMessage', 'commandExecution', 'agentMessage']);
  });

  it('and comes back is asked again, and its answer counts once', async () => {
    const { client, connect } = await turnWorld(TOUCH);
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    await asked(client, COMMAND);
    await client.result('thread/unsubscribe', { threadId });
    await client.result('thread/resume', { threadId });
    const again = await asked(client, COMMAND, 2);
    answer(client, again, { decision: 'accept' });
    answer(client, again, { decision: 'cancel' });
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    const other = await connect();
    await other.result('thread/resume', { threadId });
    expect(story(other).filter((line) => line.startsWith('ask'))).toEqual([]);
  });
});

describe('two clients of a thread', () => {
  it('hear the same, in the same order', async () => {
    const { client, connect } = await turnWorld(
      always(
        { reasoning: 'Hm.' },
        { say: 'I make it.' },
        { run: { command: 'touch made' } },
        { plan: [] },
        { say: 'Made.' },
      ),
    );
    const threadId = await client.thread(ASKING);
    // The thread has to be stored before others can come to it.
    await client.result('thread/inject_items', { threadId, items: [{ type: 'message', role: 'user', content: [] }] });
    const other = await connect();
    const later = await follow(other, threadId);
    const before = heard(client).length;
    const turnId = await start(client, threadId, 'hello');
    answer(other, await asked(other, COMMAND), { decision: 'accept' });
    await Promise.all([ended(client, turnId), ended(other, turnId)]);
    const [one, two] = [heard(client).slice(before), heard(other).slice(later)];
    expect(two).toEqual(one);
    expect(one.length).toBeGreaterThan(25);
  });

  it.each([
    ['accepts', { decision: 'accept' }, 'completed'],
    ['declines', { decision: 'decline' }, 'declined'],
  ])('are both asked, and the first that %s decides', async (_name, decision, status) => {
    const { client, connect, services } = await turnWorld(TOUCH);
    const threadId = await client.thread(ASKING);
    await client.result('thread/inject_items', { threadId, items: [{ type: 'message', role: 'user', content: [] }] });
    const other = await connect();
    await follow(other, threadId);
    const turnId = await start(client, threadId, 'hello');
    const [one, two] = await Promise.all([asked(client, COMMAND), asked(other, COMMAND)]);
    expect(one).toEqual(two);
    answer(other, two, decision);
    await client.untilMethod('serverRequest/resolved');
    answer(client, one, { decision: 'cancel' });
    refuse(client, one);
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    expect(done(client).find(({ type }) => type === 'commandExecution')).toMatchObject({ status });
    for (const each of [client, other]) {
      expect(told(each, 'serverRequest/resolved')).toEqual([{ threadId, requestId: one.id }]);
    }
    expect(services.requests.pendingFor(threadId)).toEqual([]);
  });

  it('are still asked when one of them leaves', async () => {
    const { client, connect } = await turnWorld(TOUCH);
    const threadId = await client.thread(ASKING);
    await client.result('thread/inject_items', { threadId, items: [{ type: 'message', role: 'user', content: [] }] });
    const other = await connect();
    await follow(other, threadId);
    const turnId = await start(client, threadId, 'hello');
    await asked(client, COMMAND);
    const question = await asked(other, COMMAND);
    await client.close();
    answer(other, question, { decision: 'accept' });
    expect(await ended(other, turnId)).toMatchObject({ status: 'completed' });
  });

  it('may both talk to the same turn', async () => {
    const { client, connect, model } = await turnWorld(always({ hang: true }, { say: 'Heard.' }));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await model.asked(1);
    const other = await connect();
    await follow(other, threadId);
    await other.result('turn/steer', { threadId, expectedTurnId: turnId, input: [{ type: 'text', text: 'from me' }] });
    await Promise.all([ended(client, turnId), ended(other, turnId)]);
    expect(done(other)).toEqual(done(client).slice(1));
  });
});

describe('a client that does not follow the thread', () => {
  it('hears when it is active, and nothing of what happens', async () => {
    const { client, connect } = await turnWorld(TOUCH);
    const other = await connect();
    const threadId = await client.thread(ASKING);
    const from = other.texts.length;
    const turnId = await start(client, threadId, 'hello');
    answer(client, await asked(client, COMMAND), { decision: 'accept' });
    await ended(client, turnId);
    await other.result('thread/loaded/list', {});
    expect(told(other, 'thread/started')).toHaveLength(1);
    expect(story(other, from).filter((line) => !/^(reply|thread\/started)/.test(line))).toEqual([
      'status active',
      'status active waitingOnApproval',
      'status active',
      'status idle',
    ]);
  });

  it('may start a turn there', async () => {
    const { client, connect } = await turnWorld(scripts({}));
    const other = await connect();
    const threadId = await client.thread();
    const { id } = await other.call('turn/start', { threadId, input: [{ type: 'text', text: 'hello' }] });
    await client.untilMethod('turn/completed');
    await other.result('thread/loaded/list', {});
    const order = story(other).slice(story(other).indexOf(`reply ${id}`));
    expect(order).toEqual([`reply ${id}`, 'status active', 'status idle', `reply ${Number(id) + 1}`]);
  });
});

it('a client without experimental things hears of turns all the same', async () => {
  const { client, connect } = await turnWorld(TOUCH);
  const stable = await connect({ experimentalApi: false });
  const threadId = await stable.thread(ASKING);
  const turnId = await start(stable, threadId, 'hello', { model: 'gpt-5.4' });
  const question = await asked(stable, COMMAND);
  expect(question.params).not.toHaveProperty('availableDecisions');
  answer(stable, question, { decision: 'accept' });
  await ended(stable, turnId);
  expect(story(stable)).not.toContain('thread/settings/updated');
  expect(done(client)).toEqual([]);
});
