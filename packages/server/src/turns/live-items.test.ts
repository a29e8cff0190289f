/** Whatever a model does and clients answer: what is told live is what is read later, whoever came when. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ThreadItem, Turn } from '@app-server/schema/experimental';
import type { Conversation } from '../../test/conversation.js';
import { PIXEL } from '../../test/pixel.js';
import type { Message, RawClient } from '../../test/raw-client.js';
import { told, turnWorld, turnsOf } from '../../test/turn-world.js';
import type { ModelEvent, ModelProvider, ModelRequest } from '../providers/model-provider.js';
import { ScriptedProvider } from '../providers/scripted/scripted-provider.js';
import type { Step } from '../scenario/scenario-types.js';

const RUNS = Number(process.env['LIVE_ITEMS'] ?? 20);

const QUESTION = { id: 'q', header: 'Q', question: 'Which?', isOther: true, isSecret: false, options: null };
const TOOL = { name: 'look_up', description: 'Finds a book.', inputSchema: { type: 'object' } };

/** Every thread plays a script of its own. */
class ScriptOfThread implements ModelProvider {
  readonly id = 'scripted';
  readonly asksInEveryMode = true;
  readonly scripts = new Map<string, ScriptedProvider>();

  stream(request: ModelRequest): AsyncIterable<ModelEvent> {
    return this.scripts.get(request.threadId)!.stream(request);
  }
}

/** The items of turns, from what is told of them. */
class Screen {
  readonly turns = new Map<string, Map<string, ThreadItem>>();

  /** @param turns what was there when the client came */
  constructor(turns: readonly Turn[] = []) {
    for (const { id, items } of turns) for (const item of items) this.#put(id, item);
  }

  take({ method, params = {} }: Message): void {
    const { turnId, itemId, item, delta, summaryIndex, contentIndex } = params as {
      turnId: string;
      itemId: string;
      item: ThreadItem;
      delta: string;
      summaryIndex: number;
      contentIndex: number;
    };
    if (method === 'item/started' || method === 'item/completed') return this.#put(turnId, item);
    const grow = (change: (open: Record<string, unknown>) => void) => {
      const open = [...(this.turns.get(turnId)?.values() ?? [])].find(({ id }) => id === itemId);
      const grown = structuredClone(open) as unknown as Record<string, unknown>;
      change(grown);
      this.#put(turnId, grown as unknown as ThreadItem);
    };
    const at = (list: 'summary' | 'content', index: number) => (open: Record<string, unknown>) => {
      const texts = open[list] as string[];
      while (texts.length <= index) texts.push('');
      texts[index] += delta ?? '';
    };
    if (method === 'item/agentMessage/delta' || method === 'item/plan/delta') grow((open) => (open['text'] += delta));
    if (method === 'item/reasoning/summaryPartAdded') grow(at('summary', summaryIndex));
    if (method === 'item/reasoning/summaryTextDelta') grow(at('summary', summaryIndex));
    if (method === 'item/reasoning/textDelta') grow(at('content', contentIndex));
    if (method === 'item/commandExecution/outputDelta') {
      grow((open) => (open['aggregatedOutput'] = `${(open['aggregatedOutput'] as string | null) ?? ''}${delta}`));
    }
  }

  #put(turnId: string, item: ThreadItem): void {
    const items = this.turns.get(turnId) ?? new Map<string, ThreadItem>();
    this.turns.set(turnId, items.set(`${item.type} ${item.id}`, item));
  }
}

const text = fc.constantFrom('Hm.', 'Ünï 🌍 codé', '', 'So: <proposed_plan>\nDo it.\n</proposed_plan>\nAgreed?');

const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({ say: text, chunks: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ reasoning: text }),
  fc.constantFrom<Step>(
    { run: { command: 'echo out; echo err >&2' } },
    { run: { command: 'exit 3', approval: true } },
    { run: { command: 'touch made' } },
    { plan: [{ step: 'x', status: 'pending' }] },
    { ask: { questions: [QUESTION] } },
    { tool: 'look_up', arguments: { title: 'x' } },
    { tool: 'nope' },
    { tool: 'view_image', arguments: { path: 'pixel.png' } },
    { permissions: { network: { enabled: true }, fileSystem: null } },
    { patch: { changes: [{ path: 'a', kind: { type: 'add' }, diff: 'a\n' }] } },
    { patch: { changes: [{ path: 'none', kind: { type: 'update', move_path: null }, diff: '@@\n-a\n+b\n' }] } },
    { wait: 5 },
    { fail: { message: 'Broken.', retries: 2 } },
  ),
);

const deed = fc.constantFrom('accept', 'decline', 'cancel', 'refuse', 'bogus');

/** What a client does when it has heard so much. */
const move = fc.record({
  after: fc.integer({ min: 3, max: 40 }),
  what: fc.constantFrom('steer', 'shell', 'interrupt', 'come', 'compact'),
});

const script = fc.record({
  turns: fc.array(fc.array(step, { maxLength: 5 }), { minLength: 1, maxLength: 2 }),
  deeds: fc.array(deed, { minLength: 1, maxLength: 4 }),
  moves: fc.array(move, { maxLength: 3 }),
  isPlanning: fc.boolean(),
  approvalPolicy: fc.constantFrom('untrusted', 'on-request', 'never'),
});

type Script = typeof script extends fc.Arbitrary<infer S> ? S : never;

/** Answers what a client is asked, as the script has it. */
function answering(client: RawClient, deeds: Script['deeds']): () => void {
  let answered = 0;
  return () => {
    const requests = client.messages.filter(({ id, method }) => id !== undefined && method !== undefined);
    for (; answered < requests.length; answered += 1) {
      const { id } = requests[answered]!;
      const what = deeds[answered % deeds.length]!;
      if (what === 'refuse') client.send({ id, error: { code: -32_000, message: 'no' } });
      else if (what === 'bogus') client.send({ id, result: { odd: true } });
      else client.send({ id, result: everyAnswer(what) });
    }
  };
}

/** One that fits every question. */
function everyAnswer(decision: string): object {
  const answers = { q: { answers: ['x'] } };
  const contentItems = [{ type: 'inputText', text: 'found' }];
  return { decision, answers, contentItems, success: decision === 'accept', permissions: {}, scope: 'turn' };
}

/** What a client hears, in order, each message once. */
class Feed {
  readonly #client: RawClient;
  readonly #threadId: string;
  #seen: number;

  constructor(client: RawClient, threadId: string) {
    this.#client = client;
    this.#threadId = threadId;
    this.#seen = client.texts.length;
  }

  next(): Message[] {
    const fresh = this.#client.texts.slice(this.#seen).map((text) => JSON.parse(text) as Message);
    this.#seen += fresh.length;
    return fresh.filter(({ params }) => params?.['threadId'] === this.#threadId);
  }
}

/** A client and what it shows; it comes to a thread in the middle, or has been there from the start. */
async function watcher(client: RawClient, threadId: string, isNew: boolean): Promise<() => Screen> {
  if (isNew) return watched(new Screen(), new Feed(client, threadId));
  const id = client.ask('thread/resume', { threadId });
  const isAnswer = (text: string) => (JSON.parse(text) as Message).id === id && !text.includes('"method"');
  await client.untilTrue(() => client.texts.some(isAnswer));
  const at = client.texts.findIndex(isAnswer);
  const { thread } = (JSON.parse(client.texts[at]!) as { result: { thread: { turns: Turn[] } } }).result;
  const feed = new Feed(client, threadId);
  const missed = client.texts.slice(at + 1).map((text) => JSON.parse(text) as Message);
  const screen = new Screen(thread.turns);
  for (const message of missed) screen.take(message);
  return watched(screen, feed);
}

function watched(screen: Screen, feed: Feed): () => Screen {
  return () => {
    for (const message of feed.next()) screen.take(message);
    return screen;
  };
}

/** One thread, from its first turn to its last. */
class Play {
  readonly #world: Conversation;
  readonly #script: Script;
  readonly client: RawClient;
  readonly threadId: string;
  readonly #answerAll: () => void;
  readonly #moves: Script['moves'][number][];
  readonly screens: (() => Screen)[] = [];
  readonly others: RawClient[] = [];
  readonly #coming: Promise<void>[] = [];

  constructor(world: Conversation, script: Script, client: RawClient, threadId: string) {
    this.#world = world;
    this.#script = script;
    this.client = client;
    this.threadId = threadId;
    this.#answerAll = answering(client, script.deeds);
    this.#moves = [...script.moves];
  }

  async run(): Promise<void> {
    const { client, threadId } = this;
    this.screens.push(await watcher(client, threadId, true));
    const settings = { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null };
    const plan = { collaborationMode: { mode: 'plan', settings } };
    for (const [index] of this.#script.turns.entries()) {
      await this.#turn(`turn ${index}`, this.#script.isPlanning ? plan : {});
    }
    // Behind all that was asked for before; one that joins another turn tells nothing of that.
    while (!(await this.#turn('the end')));
    await Promise.all(this.#coming);
  }

  /** Starts one, and plays until it has ended, or the one that it has joined; whether it was one of its own. */
  async #turn(text: string, more: object = {}): Promise<boolean> {
    const { client, threadId } = this;
    const before = told(client, 'turn/completed').length;
    const input = [{ type: 'text', text, text_elements: [] }];
    const request = client.ask('turn/start', { threadId, input, ...more });
    await this.#until(() => client.texts.some((line) => line.startsWith(`{"id":${request},"result"`)));
    const at = client.messages.find(({ id, method }) => id === request && method === undefined)!;
    const { id } = at.result!['turn'] as Turn;
    await this.#until(() => told(client, 'turn/completed').length > before);
    const isOwn = () => told(client, 'turn/started').some(({ turn }) => turn.id === id);
    if (!isOwn()) return false;
    await this.#until(() => told(client, 'turn/completed').some(({ turn }) => turn.id === id));
    return true;
  }

  async #until(holds: () => boolean): Promise<void> {
    await this.client.untilTrue(() => {
      this.#answerAll();
      for (const move of this.#moves.filter(({ after }) => after <= this.client.texts.length)) {
        this.#moves.splice(this.#moves.indexOf(move), 1);
        this.#make(move.what);
      }
      return holds();
    });
  }

  #make(what: Script['moves'][number]['what']): void {
    const { client, threadId } = this;
    if (what === 'come') this.#coming.push(this.#come());
    if (what === 'compact') client.ask('thread/compact/start', { threadId });
    if (what === 'shell') client.ask('thread/shellCommand', { threadId, command: 'echo mine' });
    if (what === 'interrupt') client.ask('turn/interrupt', { threadId, turnId: '' });
    if (what !== 'steer') return;
    const expectedTurnId = told(client, 'turn/started').at(-1)?.turn.id ?? 'none';
    client.ask('turn/steer', { threadId, expectedTurnId, input: [{ type: 'text', text: 'and', text_elements: [] }] });
  }

  async #come(): Promise<void> {
    const other = await this.#world.connect();
    this.others.push(other);
    this.screens.push(await watcher(other, this.threadId, false));
  }
}

it('the items of every turn are the same, live and read, however far one has heard them', async () => {
  const model = new ScriptOfThread();
  const world = await turnWorld(model);
  await writeFile(join(world.workspace, 'pixel.png'), PIXEL);
  await fc.assert(
    fc.asyncProperty(script, async (script) => {
      const client = await world.connect();
      const { turns, approvalPolicy } = script;
      const params = { cwd: world.workspace, sandbox: 'danger-full-access', approvalPolicy, dynamicTools: [TOOL] };
      const threadId = await client.thread(params);
      const others = { steps: [{ say: 'Yes.' }], times: 'always' as const };
      model.scripts.set(threadId, new ScriptedProvider({ turns: [...turns.map((steps) => ({ steps })), others] }));
      const play = new Play(world, script, client, threadId);
      await play.run();
      const read = new Map((await turnsOf(client, threadId)).map(({ id, items }) => [id, items]));
      for (const other of play.others) await other.result('thread/loaded/list', {});
      for (const screen of play.screens) {
        const shown = new Map([...screen().turns].map(([id, items]) => [id, [...items.values()]]));
        for (const [id, items] of read) expect(shown.get(id) ?? []).toEqual(items);
      }
      await Promise.all([client, ...play.others].map((each) => each.close()));
    }),
    { numRuns: RUNS },
  );
});
