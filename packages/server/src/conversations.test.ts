/** Threads and turns under whatever clients may send: each request is answered once, and no answer is a defect. */
import { type Transport, memoryPair } from '@app-server/rpc';
import { expect, it, onTestFinished } from 'vitest';
import { sample } from '../../../generators/test/instances.js';
import { mutate } from '../../../generators/test/mutations.js';
import { Random } from '../../../generators/test/random.js';
import { temporaryFolder } from '../test/folders.js';
import { type MethodRow, contract } from './core/contract.js';
import { CLIENT, Log, definitions } from './core/test-support.js';
import { createReferenceServer, openStores } from './index.js';

const COUNT = Number(process.env['THREAD_MESSAGES'] ?? 1500);
const SEED = Number(process.env['THREAD_MESSAGES_SEED'] ?? 2026);
/** Requests that are open at a time. */
const ABREAST = 16;
const PATIENCE_MS = 20_000;
/** So long without a word, somebody waits for somebody. */
const QUIET_MS = 200;

const ALL = [...contract().clientRequests.values()].filter(({ method }) => /^(thread|turn|review)\//.test(method));
/** Turns more often than all else. */
const ROWS = [
  ...ALL,
  ...Array.from({ length: 4 }, () => ALL.filter(({ method }) => method.startsWith('turn/'))).flat(),
];
const ODD: readonly unknown[] = [null, true, -1, 1e300, '', 'x', [], {}, [null], { __proto__: null, type: 'x' }];
const TEXTS = ['#show', '#run', '#patch', '#plan', '#ask', '#wait', '#fail', 'plain', '', '🌍', 'x'.repeat(70_000)];
const NOBODY = '00000000-0000-7000-8000-000000000000';

interface Answer {
  id?: unknown;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { code: number; message: string; data?: { kind?: string } };
}

/** A client that makes up what it sends, and answers what it is asked in every way. */
class Chaos {
  readonly answers = new Map<unknown, Answer[]>();
  readonly sent = new Map<unknown, object>();
  readonly #random: Random;
  readonly #transport: Transport;
  readonly #threads = new Set<string>();
  readonly #turns = new Set<string>();
  #changed: () => void = () => {};

  readonly #cwd: string;

  constructor(transport: Transport, cwd: string, random: Random) {
    this.#transport = transport;
    this.#cwd = cwd;
    this.#random = random;
  }

  async open(): Promise<this> {
    await this.#transport.open({ receive: (text) => this.#receive(JSON.parse(text)), fault() {}, closed() {} });
    const capabilities = { experimentalApi: true, requestAttestation: false };
    await this.answered(this.send('initialize', { clientInfo: CLIENT, capabilities }));
    return this;
  }

  send(method: string, params: unknown): number {
    const id = this.sent.size;
    const message = { id, method, params };
    this.sent.set(id, message);
    void this.#transport.send(JSON.stringify(message));
    return id;
  }

  get waiting(): number {
    return this.sent.size - this.answers.size;
  }

  async answered(id: number): Promise<void> {
    await this.until(() => this.answers.has(id));
  }

  /** A turn may wait for an answer that it does not get, and others for its end: the user loses patience then. */
  async until(holds: () => boolean): Promise<void> {
    const late = AbortSignal.timeout(PATIENCE_MS);
    while (!holds()) {
      if (late.aborted) {
        const missing = [...this.sent].filter(([id]) => !this.answers.has(id)).map(([, message]) => message);
        throw new Error(`These were never answered: ${JSON.stringify(missing).slice(0, 2000)}`);
      }
      if (await this.#isQuiet()) this.#interruptAll();
    }
  }

  /** Until nothing runs any more; what waits for another turn begins when that has ended. */
  async stop(): Promise<void> {
    for (let rests = 0; rests < 2; rests = (await this.#isBusy()) ? 0 : rests + 1) {
      this.#interruptAll();
      await this.until(() => this.waiting === 0);
    }
  }

  async #isBusy(): Promise<boolean> {
    const { data } = (await this.call('thread/loaded/list', {})) as { data: string[] };
    const read = data.map((threadId) => this.call('thread/read', { threadId }));
    const threads = (await Promise.all(read)) as { thread?: { status: { type: string } } }[];
    return threads.some(({ thread }) => thread?.status.type === 'active');
  }

  #interruptAll(): void {
    for (const threadId of this.#threads) this.send('turn/interrupt', { threadId, turnId: '' });
  }

  async #isQuiet(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const quiet = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, QUIET_MS, true)));
    const changed = new Promise<boolean>((resolve) => (this.#changed = () => resolve(false)));
    return Promise.race([quiet, changed]).finally(() => clearTimeout(timer));
  }

  /** All stored threads with their turns, as far as they can be told from others. */
  async readAll(): Promise<unknown[]> {
    const threads: unknown[] = [];
    for (const archived of [false, true]) {
      const { data } = (await this.call('thread/list', { archived, limit: 1000 })) as { data: { id: string }[] };
      for (const { id } of data) {
        const { thread } = await this.call('thread/read', { threadId: id, includeTurns: true });
        const { name, preview, turns, gitInfo } = thread as Record<string, unknown>;
        threads.push({ id, archived, name, preview, turns, gitInfo });
      }
    }
    return threads;
  }

  async call(method: string, params: object): Promise<Record<string, unknown>> {
    const id = this.send(method, params);
    await this.answered(id);
    return this.answers.get(id)?.[0]?.result ?? {};
  }

  /** Something about threads and turns, mostly of those that there are. */
  next(): void {
    const random = this.#random;
    const row = random.pick(ROWS);
    const whole = row.params === undefined ? undefined : this.#sample(row.params);
    const params = random.chance(0.9) ? this.#placed(whole) : whole;
    this.send(row.method, this.#athome(random.chance(0.15) ? mutate(params, random) : params, row));
  }

  #sample(type: string): unknown {
    const resolve = (ref: string) => definitions()[ref.slice('#/definitions/'.length)] ?? true;
    return sample({ $ref: `#/definitions/${type}` }, resolve, this.#random);
  }

  /** Nothing is done in the folder of whoever runs the tests. */
  #athome(params: unknown, { method }: MethodRow): unknown {
    if (typeof params !== 'object' || params === null || Array.isArray(params)) return params;
    const { cwd: _, ...rest } = params as { cwd?: unknown };
    return /^thread\/(?:start|resume|fork)$/.test(method) ? { ...rest, cwd: this.#cwd } : rest;
  }

  #placed(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const random = this.#random;
    const placed: Record<string, unknown> = { ...value };
    if ('threadId' in placed) placed['threadId'] = random.pick([...this.#threads, NOBODY]);
    for (const key of ['turnId', 'expectedTurnId'])
      if (key in placed) placed[key] = random.pick([...[...this.#turns].slice(-6), NOBODY]);
    if (Array.isArray(placed['items']) && random.chance(0.8)) placed['items'] = [this.#sample('ResponseItem')];
    if (Array.isArray(placed['input']) && random.chance(0.8))
      placed['input'] = [{ type: 'text', text: random.pick(TEXTS), text_elements: [] }];
    // Most threads are to be started, and found again, somewhere.
    for (const key of ['path', 'permissions', 'history', 'cursor', 'modelProvider'])
      if (random.chance(0.8)) delete placed[key];
    return placed;
  }

  #receive(message: Answer): void {
    const { id, method, params, result } = message;
    const thread = (result?.['thread'] ?? params?.['thread']) as { id?: string } | undefined;
    if (thread?.id !== undefined && this.#threads.size < 12) this.#threads.add(thread.id);
    const turn = (result?.['turn'] ?? params?.['turn']) as { id?: string } | undefined;
    if (turn?.id !== undefined) this.#turns.add(turn.id);
    if (id === undefined) return;
    if (method === undefined) this.answers.set(id, [...(this.answers.get(id) ?? []), message]);
    else this.#reply(id);
    this.#changed();
  }

  #reply(id: unknown): void {
    const random = this.#random;
    const results = [{ decision: 'accept' }, { decision: 'cancel' }, { answers: {} }, random.pick(ODD)];
    const reply = random.chance(0.8)
      ? { id, result: random.pick(results) }
      : { id, error: { code: -32000, message: 'no' } };
    if (random.chance(0.9)) void this.#transport.send(JSON.stringify(reply));
  }
}

it(`${COUNT} random requests about threads and turns are answered once each, none of them with a defect`, async () => {
  const random = new Random(SEED);
  const [home, workspace, log] = [await temporaryFolder(), await temporaryFolder(), new Log()];
  const open = () => {
    const server = createReferenceServer({ logger: log, info: { home }, stores: () => openStores(home, log) });
    onTestFinished(() => server.close());
    const [theirs, ours] = memoryPair();
    void server.accept(ours);
    return { server, theirs };
  };
  const { server, theirs } = open();
  const chaos = await new Chaos(theirs, workspace, random).open();
  for (let count = 0; count < COUNT; count += 1) {
    chaos.next();
    if (chaos.waiting >= ABREAST) await chaos.until(() => chaos.waiting < ABREAST / 2);
  }
  await chaos.stop();
  const threads = await chaos.readAll();
  await server.close();
  // Whatever was done to them, the next server reads them as they were left.
  const next = await new Chaos(open().theirs, workspace, random).open();
  expect(await next.readAll()).toEqual(threads);
  const twice = [...chaos.answers.values()].filter(({ length }) => length !== 1);
  expect(twice).toEqual([]);
  const defects = [...chaos.answers].flatMap(([id, [answer]]) => {
    const kind = answer?.error && (answer.error.data?.kind ?? 'no kind');
    return kind === 'internal' || kind === 'no kind' || kind === 'io' ? [{ answer, request: chaos.sent.get(id) }] : [];
  });
  const complaints = log.lines.filter((line) => line.startsWith('error'));
  expect({ defects, complaints }).toEqual({ defects: [], complaints: [] });
}, 120_000);
