import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { FREE, always, done, ended, plot, run, scripts, start, told, turnWorld } from '../../../test/turn-world.js';

const input = (text: string) => [{ type: 'text', text, text_elements: [] }];

/** What began and ended, in order. */
function life(client: RawClient, from = 0): string[] {
  return plot(client, from).filter((line) =>
    /^(reply|turn\/)|contextCompaction|ReviewMode|commandExecution/.test(line),
  );
}

function turnIds(client: RawClient): string[] {
  return told(client, 'turn/started').map(({ turn }) => turn.id);
}

async function untilTurns(client: RawClient, count: number): Promise<void> {
  await client.untilTrue(() => told(client, 'turn/completed').length === count);
}

describe('a turn that is started while another one runs', () => {
  it('joins it: its own id never appears, and its input is heard there', async () => {
    const { client, model } = await turnWorld(scripts({ '#hold': [{ hang: true }, { say: 'Heard.' }] }));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, '#hold');
    await model.asked(1);
    const other = await start(client, threadId, 'and this', {
      outputSchema: { type: 'object' },
      responsesapiClientMetadata: { from: 'other' },
      model: 'gpt-5.4',
    });
    await ended(client, turnId);
    expect(other).not.toBe(turnId);
    expect(turnIds(client)).toEqual([turnId]);
    expect(done(client).filter(({ type }) => type === 'userMessage')).toMatchObject([
      { content: input('#hold') },
      { content: input('and this') },
    ]);
    // What it says of settings is for the turns that follow, and is told at once.
    expect(told(client, 'thread/settings/updated')).toMatchObject([{ threadSettings: { model: 'gpt-5.4' } }]);
    const [first, second] = model.requests;
    expect(second).toMatchObject({ model: first!.model, outputSchema: null, clientMetadata: { from: 'other' } });
    await run(client, threadId);
    expect(model.requests.at(-1)).toMatchObject({ model: 'gpt-5.4', clientMetadata: {} });
  });

  it('in the same breath joins it, too', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    client.ask('turn/start', { threadId, input: input('one') });
    client.ask('turn/start', { threadId, input: input('two') });
    client.ask('turn/start', { threadId, input: input('three') });
    await untilTurns(client, 1);
    expect(plot(client).filter((line) => line.startsWith('reply'))).toEqual([1, 2, 3, 4, 5].map((id) => `reply ${id}`));
    const said = done(client).flatMap((item) => (item.type === 'userMessage' ? item.content : []));
    expect(said).toEqual(['one', 'two', 'three'].flatMap(input));
  });

  it('begins behind one that is at its end: nothing that was accepted is lost', async () => {
    const { client } = await turnWorld(always({ say: 'Short.' }));
    const threadId = await client.thread();
    for (let delay = 0; delay < 24; delay += 2) {
      const before = done(client).length;
      await start(client, threadId, 'one');
      for (let tick = 0; tick < delay; tick += 1) await new Promise((resolve) => setImmediate(resolve));
      const second = await start(client, threadId, 'two');
      await client.untilTrue(
        () =>
          done(client)
            .slice(before)
            .filter(({ type }) => type === 'userMessage').length === 2,
      );
      if (turnIds(client).includes(second)) await ended(client, second);
      else await ended(client, turnIds(client).at(-1)!);
    }
    expect(told(client, 'turn/completed').every(({ turn }) => turn.status === 'completed')).toBe(true);
  });

  it.each([
    ['a compaction', 'thread/compact/start', {}],
    ['a review', 'review/start', { target: { type: 'custom', instructions: 'Look.' } }],
  ])('begins behind %s, which can be interrupted meanwhile', async (_name, method, params) => {
    const { client, model } = await turnWorld([
      { when: 'next', steps: [{ say: 'Yes.' }] },
      { steps: [{ say: 'Yes.' }] },
      { steps: [{ hang: true }] },
    ]);
    const threadId = await client.thread();
    await run(client, threadId);
    await client.result(method, { threadId, ...params });
    await model.asked(2);
    const waiting = client.ask('turn/start', { threadId, input: input('next') });
    const more = client.ask('turn/start', { threadId, input: input('and more') });
    const busy = turnIds(client)[1]!;
    await client.result('turn/interrupt', { threadId, turnId: busy });
    await untilTurns(client, 3);
    expect(told(client, 'turn/completed').map(({ turn }) => turn.status)).toEqual([
      'completed',
      'interrupted',
      'completed',
    ]);
    const order = plot(client);
    const end = order.indexOf('turn/completed interrupted');
    expect(order.indexOf(`reply ${waiting}`)).toBeGreaterThan(end);
    expect(order.indexOf(`reply ${more}`)).toBeGreaterThan(order.indexOf(`reply ${waiting}`));
    const said = done(client).flatMap((item) => (item.type === 'userMessage' ? item.content : []));
    expect(said.slice(-2)).toEqual([...input('next'), ...input('and more')]);
  });

  it('begins behind a command of the user', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread(FREE);
    await client.result('thread/shellCommand', { threadId, command: 'sleep 0.1' });
    await client.untilMethod('item/started');
    await run(client, threadId);
    expect(life(client).filter((line) => !line.startsWith('reply'))).toEqual([
      'turn/started',
      'item/started commandExecution inProgress',
      'item/completed commandExecution completed',
      'turn/completed completed',
      'turn/started',
      'turn/completed completed',
    ]);
  });
});

describe('what is asked for in one breath begins in that order', () => {
  it('a compaction, and a turn behind it', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    await run(client, threadId);
    const from = client.texts.length;
    client.ask('thread/compact/start', { threadId });
    client.ask('turn/start', { threadId, input: input('next') });
    await untilTurns(client, 3);
    expect(life(client, from)).toEqual([
      'reply 4',
      'turn/started',
      'item/started contextCompaction',
      'item/completed contextCompaction',
      'turn/completed completed',
      'reply 5',
      'turn/started',
      'turn/completed completed',
    ]);
  });

  it('a turn, and a compaction that interrupts it', async () => {
    const { client } = await turnWorld(scripts({ '#hold': [{ hang: true }] }));
    const threadId = await client.thread();
    client.ask('turn/start', { threadId, input: input('#hold') });
    client.ask('thread/compact/start', { threadId });
    await untilTurns(client, 2);
    expect(life(client).slice(2)).toEqual([
      'reply 3',
      'turn/started',
      'reply 4',
      'turn/completed interrupted',
      'turn/started',
      'item/started contextCompaction',
      'item/completed contextCompaction',
      'turn/completed completed',
    ]);
  });

  it('a command of the user, and a turn behind it', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread(FREE);
    client.ask('thread/shellCommand', { threadId, command: 'true' });
    client.ask('turn/start', { threadId, input: input('next') });
    await untilTurns(client, 2);
    expect(told(client, 'turn/started')).toHaveLength(2);
    const types = done(client).map(({ type }) => type);
    expect(types).toEqual(['commandExecution', 'userMessage', 'agentMessage']);
  });

  it('a turn, and a command of the user within it', async () => {
    const { client } = await turnWorld(always({ wait: 20 }, { say: 'Yes.' }));
    const threadId = await client.thread(FREE);
    client.ask('turn/start', { threadId, input: input('first') });
    client.ask('thread/shellCommand', { threadId, command: 'true' });
    await untilTurns(client, 1);
    expect(told(client, 'turn/started')).toHaveLength(1);
    expect(
      done(client)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['agentMessage', 'commandExecution', 'userMessage']);
  });

  it('compactions, each of which ends the one before it', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    await run(client, threadId);
    for (let count = 0; count < 3; count += 1) client.ask('thread/compact/start', { threadId });
    await untilTurns(client, 4);
    const statuses = told(client, 'turn/completed').map(({ turn }) => turn.status);
    expect(statuses).toEqual(['completed', 'interrupted', 'interrupted', 'completed']);
  });

  it('nothing, where the thread leaves memory first', async () => {
    const { client } = await turnWorld(scripts({ '#hold': [{ hang: true }] }));
    const threadId = await client.thread();
    await run(client, threadId);
    client.ask('thread/archive', { threadId });
    const late = client.ask('turn/start', { threadId, input: input('late') });
    const { error } = await client.until(({ id }) => id === late);
    expect(error).toMatchObject({ code: -32600 });
    expect(told(client, 'turn/started')).toHaveLength(1);
  });
});
