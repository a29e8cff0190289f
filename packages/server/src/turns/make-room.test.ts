import { describe, expect, it } from 'vitest';
import type { ThreadItem } from '@app-server/schema/experimental';
import { textsOf } from '../../test/conversation.js';
import { Puppet, call, completed, say } from '../../test/puppet.js';
import type { RawClient } from '../../test/raw-client.js';
import { FREE, plot, run, told, turnWorld, turnsOf } from '../../test/turn-world.js';
import { type ModelEvent, ModelFailure, type ModelRequest } from '../providers/model-provider.js';

/** So many tokens are the first that are too many. */
const LIMIT = 244_800;

function counted(totalTokens: number): ModelEvent {
  const rest = { cachedInputTokens: 0, outputTokens: 0, reasoningOutputTokens: 0 };
  return completed({ totalTokens, inputTokens: totalTokens, ...rest });
}

function isCompaction({ input }: ModelRequest): boolean {
  return JSON.stringify(input.at(-1)).includes('Summarize this conversation');
}

interface Plot {
  /** How long the conversation is when nothing was shortened yet. */
  tokens: number;
  /** What the model does when it is asked to shorten it; for the nth time. */
  shorten?: (nth: number) => AsyncIterable<ModelEvent> | Iterable<ModelEvent>;
  /** Whether it calls a tool before anything was shortened. */
  calls?: string;
}

type Config = Parameters<typeof turnWorld>[2];

function* summary(): Generator<ModelEvent> {
  yield* say('They said hello.');
  yield counted(100);
}

async function world({ tokens, shorten = summary, calls }: Plot, config: Config = {}) {
  let shortened = 0;
  const model = new Puppet(async function* (request) {
    if (isCompaction(request)) yield* shorten((shortened += 1));
    else if (JSON.stringify(request.input).includes('They said hello.')) yield* [...say('After.'), counted(200)];
    else if (calls === undefined) yield* [...say('Before.'), counted(tokens)];
    else yield* [call('exec_command', { cmd: calls }), counted(tokens)];
  });
  const all = await turnWorld(model, {}, config);
  return { ...all, model, threadId: await all.client.thread({ ...FREE, cwd: all.workspace }) };
}

/** Says something more in the turn that runs. */
async function steer(client: RawClient, threadId: string): Promise<void> {
  const expectedTurnId = told(client, 'turn/started').at(-1)!.turn.id;
  const input = [{ type: 'text', text: 'and this', text_elements: [] }];
  await client.result('turn/steer', { threadId, expectedTurnId, input });
}

const COMPACTION = ['item/started contextCompaction', 'item/completed contextCompaction', 'warning'];
const HEARD = ['item/started userMessage', 'item/completed userMessage'];
const SAID = ['item/started agentMessage', 'item/completed agentMessage'];

function typesOf(items: readonly ThreadItem[]): string[] {
  return items.map(({ type }) => type);
}

describe('a conversation that has become too long', () => {
  it('is shortened before the next turn hears anything', async () => {
    const { client, model, threadId } = await world({ tokens: LIMIT });
    await run(client, threadId);
    const from = client.texts.length;
    await run(client, threadId, 'and on');
    expect(plot(client, from).slice(3, -2)).toEqual([...COMPACTION, ...HEARD, ...SAID]);
    expect(textsOf(model.requests.at(-1)!)).toMatch(/hello\n.*\nThey said hello\.\nand on$/);
    const [, turn] = await turnsOf(client, threadId);
    expect(typesOf(turn!.items)).toEqual(['contextCompaction', 'userMessage', 'agentMessage']);
    const usages = told(client, 'thread/tokenUsage/updated').map(({ tokenUsage: { total, last } }) => [total, last]);
    const totals = usages.map(([total]) => total!.totalTokens);
    expect(totals).toEqual([LIMIT, LIMIT + 100, LIMIT + 100, LIMIT + 300]);
    const [, estimate] = usages[2]!;
    expect(estimate).toMatchObject({ inputTokens: 0, outputTokens: 0 });
    expect(estimate!.totalTokens).toBeGreaterThan(100);
    expect(estimate!.totalTokens).toBeLessThan(2000);
  });

  it('is one with the first token that is too many', async () => {
    const { client, threadId } = await world({ tokens: LIMIT - 1 });
    await run(client, threadId);
    await run(client, threadId, 'and on');
    expect(told(client, 'warning')).toEqual([]);
  });

  it.each([
    [{ contextWindow: 1000 }, 900, 950],
    [{ compactionTokens: 800 }, 800, 258_400],
    [{ contextWindow: 1000, compactionTokens: 999 }, 900, 950],
  ])('is one sooner where the configuration says so: %j', async (config, limit, modelContextWindow) => {
    const [full, roomy] = [await world({ tokens: limit }, config), await world({ tokens: limit - 1 }, config)];
    for (const { client, threadId } of [full, roomy]) {
      await run(client, threadId);
      await run(client, threadId, 'and on');
      expect(told(client, 'thread/tokenUsage/updated')[0]).toMatchObject({ tokenUsage: { modelContextWindow } });
    }
    expect([full, roomy].map(({ client }) => told(client, 'warning').length)).toEqual([1, 0]);
  });

  it('THR-15: is one sooner where that is said for one thread, at its start or when it is resumed', async () => {
    const first = await world({ tokens: 900 });
    const config = { model_context_window: 1000 };
    const threadId = await first.client.thread({ config });
    await run(first.client, threadId);
    await run(first.client, threadId, 'and on');
    expect(told(first.client, 'warning')).toHaveLength(1);
    await run(first.client, first.threadId);
    await run(first.client, first.threadId, 'and on');
    expect(told(first.client, 'warning')).toHaveLength(1);
    const { client } = await first.restart();
    await client.result('thread/resume', { threadId: first.threadId, config });
    await run(client, first.threadId, 'and on');
    expect(told(client, 'warning')).toHaveLength(1);
  });

  it('is one also with what no reply has counted yet', async () => {
    const { client, threadId } = await world({ tokens: LIMIT - 1000 });
    await run(client, threadId);
    const item = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'x'.repeat(4000) }] };
    await client.result('thread/inject_items', { threadId, items: [item] });
    await run(client, threadId, 'and on');
    expect(told(client, 'warning')).toHaveLength(1);
  });

  it('is one on another server too, and is shortened once', async () => {
    const first = await world({ tokens: LIMIT });
    await run(first.client, first.threadId);
    const second = await first.restart();
    await second.client.result('thread/resume', { threadId: first.threadId });
    await run(second.client, first.threadId, 'and on');
    expect(told(second.client, 'warning')).toHaveLength(1);
    const third = await second.restart();
    await third.client.result('thread/resume', { threadId: first.threadId });
    await run(third.client, first.threadId, 'and on');
    expect(told(third.client, 'warning')).toEqual([]);
  });

  it.each([100, 20_000])('is one that did not fit, of however many tokens: %i', async (tokens) => {
    let asked = 0;
    const model = new Puppet(async function* (request) {
      if (isCompaction(request)) return yield* summary();
      asked += 1;
      if (asked === 2) throw new ModelFailure('It does not fit.', 'contextWindowExceeded');
      yield* [...say('Well.'), counted(tokens)];
    });
    const { client } = await turnWorld(model);
    const threadId = await client.thread(FREE);
    await run(client, threadId);
    expect(await run(client, threadId, 'too long')).toMatchObject({ status: 'failed' });
    expect(told(client, 'warning')).toEqual([]);
    for (const text of ['and on', 'and on']) await run(client, threadId, text);
    expect(told(client, 'warning')).toHaveLength(1);
  });

  it('is shortened within a turn when its tools have given something', async () => {
    const { client, model, threadId } = await world({ tokens: LIMIT, calls: 'echo a' });
    await run(client, threadId);
    expect(plot(client).slice(-8, -2)).toEqual(['item/completed commandExecution completed', ...COMPACTION, ...SAID]);
    expect(textsOf(model.requests.at(-1)!)).toMatch(/hello\n.*\nThey said hello\.$/);
    expect(JSON.stringify(model.requests.at(-1)!.input)).not.toContain('function_call');
    const [turn] = await turnsOf(client, threadId);
    expect(typesOf(turn!.items)).toEqual(['userMessage', 'commandExecution', 'contextCompaction', 'agentMessage']);
  });

  it('is one also with what its tools have given', async () => {
    const { client, threadId } = await world({ tokens: LIMIT - 1000, calls: "head -c 8000 /dev/zero | tr '\\0' a" });
    await run(client, threadId);
    expect(told(client, 'warning')).toHaveLength(1);
  });

  it('is shortened before it hears what was steered, which the model answers after what it waits for', async () => {
    const shorten = async function* (): AsyncGenerator<ModelEvent> {
      await steer(client, threadId);
      yield* summary();
    };
    const { client, model, threadId } = await world({ tokens: LIMIT, calls: 'echo a', shorten });
    await run(client, threadId);
    expect(plot(client).slice(-9, -2)).toEqual(['warning', ...SAID, ...HEARD, ...SAID]);
    const [asked, steered] = model.requests.slice(-2).map(textsOf);
    expect(asked).toMatch(/They said hello\.$/);
    expect(steered).toMatch(/After\.\nand this$/);
  });
});

describe('a conversation that cannot be shortened', () => {
  it('fails the turn, which has heard nothing, and the next one tries again', async () => {
    const { client, model, threadId } = await world({
      tokens: LIMIT,
      *shorten(nth) {
        if (nth === 1) throw new ModelFailure('Not now.', 'serverOverloaded');
        yield* summary();
      },
    });
    await run(client, threadId);
    const from = client.texts.length;
    expect(await run(client, threadId, 'lost')).toMatchObject({ status: 'failed' });
    expect(plot(client, from).slice(3)).toEqual([
      'item/started contextCompaction',
      'status systemError',
      'error',
      'turn/completed failed',
    ]);
    const [, failed] = await turnsOf(client, threadId);
    expect(failed).toMatchObject({ status: 'failed', items: [{ type: 'contextCompaction' }] });
    expect(await run(client, threadId, 'and on')).toMatchObject({ status: 'completed' });
    expect(textsOf(model.requests.at(-1)!)).toMatch(/They said hello\.\nand on$/);
  });

  it('keeps what was steered into the turn that fails', async () => {
    const shorten = async function* (nth: number): AsyncGenerator<ModelEvent> {
      if (nth > 1) return yield* summary();
      await steer(client, threadId);
      throw new ModelFailure('Not now.', 'serverOverloaded');
    };
    const { client, model, threadId } = await world({ tokens: LIMIT, shorten });
    await run(client, threadId);
    expect(await run(client, threadId, 'lost')).toMatchObject({ status: 'failed' });
    await run(client, threadId, 'and on');
    expect(textsOf(model.requests.at(-1)!)).toMatch(/and this\n.*\nThey said hello\.\nand on$/);
  });

  it('is shortened without its beginning when it does not fit', async () => {
    const { client, model, threadId } = await world({
      tokens: LIMIT,
      *shorten(nth) {
        if (nth < 3) throw new ModelFailure('Too long.', 'contextWindowExceeded');
        yield* summary();
      },
    });
    await run(client, threadId);
    expect(await run(client, threadId, 'and on')).toMatchObject({ status: 'completed' });
    const lengths = model.requests.filter(isCompaction).map(({ input }) => input.length);
    expect(lengths).toEqual([5, 4, 3]);
    expect(textsOf(model.requests.at(-1)!)).toMatch(/hello\n.*\nThey said hello\.\nand on$/);
  });

  it('fills the window when nothing of it fits', async () => {
    const { client, model, threadId } = await world({
      tokens: LIMIT,
      shorten() {
        throw new ModelFailure('Too long.', 'contextWindowExceeded');
      },
    });
    await run(client, threadId);
    expect(await run(client, threadId, 'and on')).toMatchObject({
      status: 'failed',
      error: { codexErrorInfo: 'contextWindowExceeded' },
    });
    expect(model.requests.filter(isCompaction).at(-1)!.input).toHaveLength(1);
    expect(told(client, 'thread/tokenUsage/updated').at(-1)).toMatchObject({
      tokenUsage: { total: { totalTokens: 258_400, inputTokens: 0 }, last: { totalTokens: 258_400 - LIMIT } },
    });
  });
});
