import { LocalError } from '@app-server/rpc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Message, type ScriptedServer, scriptedServer, settled } from '../../test/server.js';
import {
  THREAD,
  agentMessage,
  delta,
  itemCompleted,
  itemStarted,
  opened,
  text,
  turn,
  turnCompleted,
  turnStarted,
  userMessage,
} from '../../test/threads.js';
import type { ExperimentalSurface } from '../surfaces.js';
import { ServerError } from '../errors.js';
import type { Thread } from './thread.js';

async function startedThread(
  options: Parameters<typeof scriptedServer>[0] = {},
): Promise<ScriptedServer & { thread: Thread<ExperimentalSurface> }> {
  const server = await scriptedServer(options);
  server.answers['thread/start'] = () => opened();
  const thread = await server.client.startThread();
  return { ...server, thread };
}

function reply(id: number, turnId: string): Message {
  return { id, result: { turn: turn(turnId) } };
}

async function outcome<T>(promise: Promise<T>): Promise<T | { failure: unknown }> {
  try {
    return await promise;
  } catch (failure) {
    return { failure };
  }
}

describe('the messages of a turn, in any order', () => {
  type Step = 'reply' | 'started' | 'item' | 'completed' | 'foreign' | 'end';
  const STEPS: Step[] = ['reply', 'started', 'item', 'completed', 'foreign', 'end'];

  function message(step: Step, id: number): Message {
    if (step === 'reply') return reply(id, 'turn-1');
    if (step === 'started') return turnStarted('turn-1');
    if (step === 'item') return itemCompleted('turn-1', agentMessage('i1', 'Hello'));
    if (step === 'completed') return turnCompleted('turn-1');
    return turnCompleted('sub-turn', 'failed', 'a-thread-of-a-sub-agent');
  }

  /** Plays the steps; `pauses` says after which of them everything is given time to arrive. */
  async function play(steps: readonly Step[], pauses: readonly boolean[]): Promise<void> {
    const { thread, request, send, end } = await startedThread({ checks: false });
    const handle = thread.stream('hi');
    const { id } = await request('turn/start');
    for (const [index, step] of steps.entries()) {
      if (step === 'end') {
        await end();
        break;
      }
      send(message(step, id));
      if (pauses[index]) await settled();
    }
    const ended = steps.indexOf('end');
    const finished = Math.max(steps.indexOf('reply'), steps.indexOf('completed'));
    const result = await outcome(handle.result);
    if (ended < finished) {
      expect(result).toMatchObject({ failure: { code: 'closed' } });
      return;
    }
    const hasItem = steps.indexOf('item') < steps.indexOf('completed');
    expect(result).toMatchObject({ status: 'completed', turnId: 'turn-1', steered: false });
    expect(result).toMatchObject({ finalResponse: hasItem ? 'Hello' : '', items: { length: hasItem ? 1 : 0 } });
  }

  function permutations<T>(values: readonly T[]): T[][] {
    if (values.length === 0) return [[]];
    return values.flatMap((value, index) =>
      permutations(values.filter((_, other) => other !== index)).map((rest) => [value, ...rest]),
    );
  }

  it('each of the 720 orders of answer, start, item, end, the end of another turn and of the connection', async () => {
    const orders = permutations(STEPS);
    expect(orders).toHaveLength(720);
    for (const order of orders) await play(order, []);
  });

  it('any order, in any bursts', async () => {
    const order = fc.shuffledSubarray(STEPS, { minLength: STEPS.length });
    const pauses = fc.array(fc.boolean(), { minLength: STEPS.length, maxLength: STEPS.length });
    await fc.assert(fc.asyncProperty(order, pauses, play), { numRuns: 1000 });
  });
});

describe('a turn', () => {
  it('gives its own events, and what concerns the whole thread', async () => {
    const { thread, request, send } = await startedThread();
    const handle = thread.stream('hi');
    const { id, params } = await request('turn/start');
    expect(params).toEqual({ threadId: THREAD, input: [text('hi')] });
    send(turnStarted('turn-1'));
    send(reply(id, 'turn-1'));
    send(delta('turn-1', 'i1', 'Hel'));
    send(delta('another-turn', 'i9', 'Nothing'));
    send({ method: 'thread/status/changed', params: { threadId: THREAD, status: { type: 'idle' } } });
    send(itemCompleted('turn-1', agentMessage('i1', 'Hello')));
    send(turnCompleted('turn-1'));
    const events: string[] = [];
    for await (const { method } of handle) events.push(method);
    expect(events).toEqual([
      'turn/started',
      'item/agentMessage/delta',
      'thread/status/changed',
      'item/completed',
      'turn/completed',
    ]);
    expect(await handle.id).toBe('turn-1');
    expect(await handle.result).toMatchObject({ status: 'completed', finalResponse: 'Hello', durationMs: 5 });
  });

  it.each(['interrupted', 'failed'] as const)('that ends as %s is no success', async (status) => {
    const { thread, request, send } = await startedThread();
    const result = thread.run('hi');
    send(reply((await request('turn/start')).id, 'turn-1'));
    send(turnCompleted('turn-1', status));
    expect(await result).toMatchObject({ status, steered: false });
  });

  it('that ends as a newer server says is no success either', async () => {
    const { thread, request, send } = await startedThread();
    const result = thread.run('hi');
    send(reply((await request('turn/start')).id, 'turn-1'));
    send(turnCompleted('turn-1', 'evaporated' as never));
    expect(await result).toMatchObject({ status: 'failed', error: { message: 'The turn ended as evaporated.' } });
  });

  it('that is refused rejects with the refusal', async () => {
    const { thread, request, send } = await startedThread();
    const handle = thread.stream('hi');
    const { id } = await request('turn/start');
    send({ id, error: { code: -32603, message: 'no disk' } });
    expect(await outcome(handle.result)).toMatchObject({ failure: expect.any(ServerError) });
    await expect(handle.id).rejects.toBeInstanceOf(ServerError);
    await expect(handle[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(ServerError);
  });

  it('can be steered and interrupted', async () => {
    const { thread, request, send, answers } = await startedThread();
    answers['turn/steer'] = () => ({ turnId: 'turn-1' });
    answers['turn/interrupt'] = () => ({});
    const handle = thread.stream('hi');
    send(reply((await request('turn/start')).id, 'turn-1'));
    send(turnStarted('turn-1'));
    await handle.steer('more');
    expect(await request('turn/steer')).toMatchObject({
      params: { threadId: THREAD, expectedTurnId: 'turn-1', input: [text('more')] },
    });
    await handle.interrupt();
    expect(await request('turn/interrupt')).toMatchObject({ params: { threadId: THREAD, turnId: 'turn-1' } });
    send(turnCompleted('turn-1', 'interrupted'));
    expect(await handle.result).toMatchObject({ status: 'interrupted' });
  });

  it('that is over is not interrupted: the server would not answer', async () => {
    const { thread, request, send, received } = await startedThread();
    const handle = thread.stream('hi');
    send(reply((await request('turn/start')).id, 'turn-1'));
    send(turnCompleted('turn-1', 'interrupted'));
    await handle.result;
    await handle.interrupt();
    expect(received.map(({ method }) => method)).not.toContain('turn/interrupt');
  });
});

describe('input that is taken over by a running turn', () => {
  const taken = userMessage('u2', [text('more')]);

  it('follows that turn once it takes the input up', async () => {
    const { thread, request, send } = await startedThread();
    const handle = thread.stream('more');
    const { id } = await request('turn/start');
    send(delta('running', 'i1', 'still '));
    send(reply(id, 'never-seen-again'));
    send(delta('running', 'i1', 'busy'));
    send(itemStarted('running', taken));
    send(itemCompleted('running', agentMessage('i2', 'Done')));
    send(turnCompleted('running'));
    expect(await handle.result).toMatchObject({
      status: 'completed',
      turnId: 'running',
      steered: true,
      finalResponse: 'Done',
    });
    expect(await handle.id).toBe('running');
  });

  it('is told by its id where the server answers with that', async () => {
    const { thread, request, send } = await startedThread();
    send(turnStarted('running'));
    await settled();
    const result = thread.run('more');
    send(reply((await request('turn/start')).id, 'running'));
    send(itemStarted('running', taken));
    send(turnCompleted('running'));
    expect(await result).toMatchObject({ status: 'completed', turnId: 'running', steered: true });
  });

  it('ends with that turn when it is cut short before', async () => {
    const { thread, request, send } = await startedThread();
    const result = thread.run('more');
    send(reply((await request('turn/start')).id, 'never-seen-again'));
    send(turnCompleted('running', 'interrupted'));
    expect(await result).toMatchObject({ status: 'interrupted', turnId: 'running', steered: true });
  });

  it('is a turn of its own when the running one ends first', async () => {
    const { thread, request, send } = await startedThread();
    const result = thread.run('more');
    const { id } = await request('turn/start');
    send(turnCompleted('running', 'interrupted'));
    send(reply(id, 'turn-2'));
    send(turnStarted('turn-2'));
    send(itemStarted('turn-2', taken));
    send(turnCompleted('turn-2'));
    expect(await result).toMatchObject({ status: 'completed', turnId: 'turn-2', steered: false });
  });

  it('is a turn of its own when the running one completes without taking it up', async () => {
    const { thread, request, send } = await startedThread();
    const result = thread.run('more');
    send(reply((await request('turn/start')).id, 'turn-2'));
    send(turnCompleted('running'));
    send(turnStarted('turn-2'));
    send(turnCompleted('turn-2'));
    expect(await result).toMatchObject({ turnId: 'turn-2', steered: false });
  });
});

describe('a turn that is given up', () => {
  it('before it is sent is not sent', async () => {
    const { thread, received } = await startedThread();
    received.length = 0;
    const reason = new Error('never mind');
    expect(await outcome(thread.run('hi', { signal: AbortSignal.abort(reason) }))).toEqual({ failure: reason });
    await settled();
    expect(received).toEqual([]);
  });

  it('while it runs is interrupted', async () => {
    const { thread, request, send, answers } = await startedThread();
    answers['turn/interrupt'] = () => ({});
    const controller = new AbortController();
    const result = thread.run('hi', { signal: controller.signal });
    send(reply((await request('turn/start')).id, 'turn-1'));
    send(turnStarted('turn-1'));
    await settled();
    const reason = new Error('never mind');
    controller.abort(reason);
    expect(await outcome(result)).toEqual({ failure: reason });
    expect(await request('turn/interrupt')).toMatchObject({ params: { turnId: 'turn-1' } });
  });

  it.each([
    ['the answer comes', []],
    ['it has begun', [turnStarted('turn-1')]],
  ])('before %s is interrupted as soon as it has begun', async (_, before) => {
    const { thread, request, send, answers } = await startedThread();
    answers['turn/interrupt'] = () => ({});
    const controller = new AbortController();
    const result = thread.run('hi', { signal: controller.signal });
    const { id } = await request('turn/start');
    for (const message of before) send(message);
    await settled();
    controller.abort(new Error('never mind'));
    expect(await outcome(result)).toHaveProperty('failure');
    send(reply(id, 'turn-1'));
    send(turnStarted('turn-1'));
    expect(await request('turn/interrupt')).toMatchObject({ params: { turnId: 'turn-1' } });
  });

  it('because nothing happens any more is interrupted too', async () => {
    const { thread, request, send, answers } = await startedThread();
    answers['turn/interrupt'] = () => ({});
    const result = thread.run('hi', { idleDeadline: 30 });
    send(reply((await request('turn/start')).id, 'turn-1'));
    send(turnStarted('turn-1'));
    expect(await outcome(result)).toMatchObject({
      failure: { code: 'deadline', details: { phase: 'turn', method: 'turn/start' } },
    });
    expect(await request('turn/interrupt')).toMatchObject({ params: { turnId: 'turn-1' } });
  });

  it('is not, while somebody is asked', async () => {
    let answer: (decision: { decision: 'accept' }) => void = () => {};
    const { thread, request, send } = await startedThread({
      serverRequests: {
        'item/fileChange/requestApproval': () => new Promise((resolve) => (answer = resolve)),
        otherwise: 'refuse',
      },
    });
    const result = thread.run('hi', { idleDeadline: 20 });
    send(reply((await request('turn/start')).id, 'turn-1'));
    send({
      id: 0,
      method: 'item/fileChange/requestApproval',
      params: { threadId: THREAD, turnId: 'turn-1', itemId: 'i1', startedAtMs: 1, reason: null, grantRoot: null },
    });
    await new Promise((resolve) => setTimeout(resolve, 80));
    answer({ decision: 'accept' });
    send(turnCompleted('turn-1'));
    expect(await result).toMatchObject({ status: 'completed' });
  });

  it('by the end of the connection says so', async () => {
    const { thread, request, client } = await startedThread();
    const result = thread.run('hi');
    await request('turn/start');
    await client.close();
    expect(await outcome(result)).toEqual({ failure: await client.closed });
    expect(await outcome(thread.run('again'))).toMatchObject({ failure: expect.any(LocalError) });
  });
});

describe('stored turns', () => {
  it('LST-04: come page by page, and at once from a server that knows no pages', async () => {
    const { thread, answers, received, request, send } = await startedThread();
    const read = async () => {
      const ids: string[] = [];
      for await (const { id } of thread.turns()) ids.push(id);
      return ids;
    };
    answers['thread/turns/list'] = ({ cursor = 'a' }: { cursor?: string }) =>
      cursor === 'a'
        ? { data: [turn('3'), turn('2')], nextCursor: 'b', backwardsCursor: null }
        : { data: [turn('1')], nextCursor: null, backwardsCursor: null };
    expect(await read()).toEqual(['3', '2', '1']);
    delete answers['thread/turns/list'];
    received.length = 0;
    const { thread: stored } = opened();
    answers['thread/read'] = () => ({ thread: { ...stored, turns: [turn('1'), turn('2')] } });
    const old = read();
    const { id } = await request('thread/turns/list');
    send({
      id,
      error: { code: -32600, message: 'Invalid request: unknown variant `thread/turns/list`, expected one of `x`' },
    });
    expect(await old).toEqual(['2', '1']);
  });
});

describe('slow readers', () => {
  it('miss deltas, are told how many, and miss nothing else', async () => {
    const { thread, request, send } = await startedThread();
    const handle = thread.stream('hi', { bufferedEvents: 2 });
    send(reply((await request('turn/start')).id, 'turn-1'));
    for (let piece = 0; piece < 10; piece += 1) send(delta('turn-1', 'i1', String(piece)));
    send(itemCompleted('turn-1', agentMessage('i1', '0123456789')));
    send(turnCompleted('turn-1'));
    await handle.result;
    const events: unknown[] = [];
    for await (const event of handle) events.push(event.method === 'lag' ? event.lag : event.method);
    expect(events).toEqual([
      'item/agentMessage/delta',
      'item/agentMessage/delta',
      8,
      'item/completed',
      'turn/completed',
    ]);
  });
});
