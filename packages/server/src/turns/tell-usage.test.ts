import { describe, expect, it } from 'vitest';
import { Puppet, call, completed, say } from '../../test/puppet.js';
import { ASKING, answer, asked, ended, run, start, story, told, turnWorld } from '../../test/turn-world.js';
import { type ModelEvent, ModelFailure } from '../providers/model-provider.js';
import { NO_RATE_LIMITS } from './usage.js';

const COUNTS = { totalTokens: 7, inputTokens: 5, cachedInputTokens: 1, outputTokens: 2, reasoningOutputTokens: 1 };
const NOTHING = { totalTokens: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, reasoningOutputTokens: 0 };
const LIMITS = { ...NO_RATE_LIMITS, primary: { usedPercent: 12, windowDurationMins: 300, resetsAt: null } };
const ANSWERED: ModelEvent = { type: 'rateLimits', rateLimits: LIMITS };
const TELLING = ['thread/tokenUsage/updated', 'account/rateLimits/updated'];

/** A thread with one reply behind it; the next one is made of these events, and of an error where there is one. */
async function broken(events: readonly ModelEvent[], error?: Error) {
  const model = new Puppet(async function* (_request, nth) {
    if (nth === 2) {
      yield* events;
      if (error) throw error;
    }
    yield* say('Yes.');
    yield completed(COUNTS);
  });
  const world = await turnWorld(model);
  const threadId = await world.client.thread();
  await run(world.client, threadId);
  const from = world.client.texts.length;
  await run(world.client, threadId);
  return { ...world, threadId, story: story(world.client, from) };
}

describe('what a thread has used, and what is left', () => {
  it('is told also when the answer breaks off', async () => {
    const { client, story } = await broken([ANSWERED], new ModelFailure('Gone.', 'other'));
    expect(story.slice(-5)).toEqual([...TELLING, 'status systemError', 'error', 'turn/completed failed']);
    expect(told(client, 'account/rateLimits/updated')[1]).toEqual({ rateLimits: LIMITS });
    expect(told(client, 'thread/tokenUsage/updated')[1]).toMatchObject({ tokenUsage: { total: COUNTS } });
  });

  it('THR-10: counts a reply whose tools still run, for whoever comes meanwhile', async () => {
    const model = new Puppet(async function* (_request, nth) {
      if (nth === 1) yield call('exec_command', { cmd: 'touch made' });
      yield completed(COUNTS);
    });
    const { client, connect } = await turnWorld(model);
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, 'item/commandExecution/requestApproval');
    expect(told(client, 'thread/tokenUsage/updated')).toEqual([]);
    const other = await connect();
    await other.result('thread/resume', { threadId });
    await other.untilMethod('thread/tokenUsage/updated');
    expect(told(other, 'thread/tokenUsage/updated')).toMatchObject([{ turnId, tokenUsage: { total: COUNTS } }]);
    answer(client, question, { decision: 'decline' });
    await ended(client, turnId);
    const totals = told(client, 'thread/tokenUsage/updated').map(({ tokenUsage }) => tokenUsage.total.totalTokens);
    expect(totals).toEqual([7, 14]);
  });

  it('is told before the answer is begun again', async () => {
    const error = new ModelFailure('Gone.', 'other');
    const { story } = await broken([ANSWERED, { type: 'retrying', attempt: 1, of: 2, error }, ANSWERED]);
    const at = story.indexOf('error');
    expect(story.slice(at - 2, at)).toEqual(TELLING);
    expect(story.filter((line) => TELLING.includes(line))).toEqual([...TELLING, ...TELLING]);
  });

  it('is not told when there was no answer', async () => {
    const { story } = await broken([], new ModelFailure('Refused.', 'other'));
    expect(story.filter((line) => TELLING.includes(line))).toEqual([]);
  });

  it('is told when the answer is that a limit was reached', async () => {
    const error = new ModelFailure('Used up.', 'usageLimitExceeded', { rateLimits: LIMITS });
    const { client, story } = await broken([], error);
    expect(story.slice(-5)).toEqual([...TELLING, 'status systemError', 'error', 'turn/completed failed']);
    expect(told(client, 'account/rateLimits/updated').at(-1)).toEqual({ rateLimits: LIMITS });
  });

  it('is all that the window holds when the conversation did not fit, also after a restart', async () => {
    const world = await broken([ANSWERED], new ModelFailure('Too long.', 'contextWindowExceeded'));
    expect(world.story.slice(-7, -3)).toEqual([...TELLING, ...TELLING]);
    const tokenUsage = {
      total: { ...NOTHING, totalTokens: 258_400 },
      last: { ...NOTHING, totalTokens: 258_400 - COUNTS.totalTokens },
      modelContextWindow: 258_400,
    };
    expect(told(world.client, 'thread/tokenUsage/updated').at(-1)).toMatchObject({ tokenUsage });
    const { client } = await world.restart();
    await client.result('thread/resume', { threadId: world.threadId });
    await client.untilMethod('thread/tokenUsage/updated');
    expect(told(client, 'thread/tokenUsage/updated')).toMatchObject([{ tokenUsage }]);
  });
});
