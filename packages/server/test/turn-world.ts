/** Turns for tests: a conversation of which everything is checked that goes over the wire, and what it leaves behind. */
import type { ServerNotifications, ThreadItem, Turn } from '@app-server/schema/experimental';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { checker } from '../src/core/checker.js';
import type { ModelRequest } from '../src/providers/model-provider.js';
import type { Scenario, Step } from '../src/scenario/scenario-types.js';
import { type Conversation, conversation } from './conversation.js';
import type { Message, RawClient } from './raw-client.js';

type Rest = Parameters<typeof conversation>;

/** A conversation; at the end of the test nothing of it runs, waits or was malformed, and nothing failed within. */
export async function turnWorld(turns: Rest[0], parts: Rest[2] = {}, config: Rest[1] = {}): Promise<Conversation> {
  expectNothingLeft();
  const world = await conversation(turns, config, parts);
  const clients = [world.client];
  onTestFinished(async () => {
    for (const client of clients) checkMessages(client);
    expect(world.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
    const threads = clients.flatMap((client) => told(client, 'thread/started').map(({ thread }) => thread.id));
    expect(threads.flatMap((id) => world.services.requests.pendingFor(id))).toEqual([]);
  });
  return {
    ...world,
    async connect(options) {
      const client = await world.connect(options);
      clients.push(client);
      return client;
    },
  };
}

const HANDLES = /^(Timeout|Pipe|Process)/;
const ATTEMPTS = 50;

/** Called first, it looks last: when all that the test has made was closed. */
function expectNothingLeft(): void {
  const active = () => process.getActiveResourcesInfo().filter((kind) => HANDLES.test(kind));
  const before = active();
  onTestFinished(async () => {
    // Handles of programs that have ended go in a later turn of the event loop.
    for (let attempt = 0; attempt < ATTEMPTS && active().length > before.length; attempt += 1) await sleep(20);
    const after = active();
    expect(after.length, `before: ${before.join()}; after: ${after.join()}`).toBeLessThanOrEqual(before.length);
  });
}

/** One script, for every turn. */
export function always(...steps: Step[]): Scenario['turns'] {
  return [{ steps, times: 'always' }];
}

/** Each script for turns whose text has its key; a word for all others. */
export function scripts(scripts: Record<string, Step[]>): Scenario['turns'] {
  const turns = Object.entries(scripts).map(([when, steps]) => ({ when, steps, times: 'always' as const }));
  return [...turns, { steps: [{ say: 'Yes.' }], times: 'always' }];
}

/** A thread whose commands run as they like. */
export const FREE = { sandbox: 'danger-full-access', approvalPolicy: 'never' } as const;

/** A thread where everything is asked for. */
export const ASKING = { sandbox: 'danger-full-access', approvalPolicy: 'untrusted' } as const;

/** @throws when a message of the server is not as it is declared */
export function checkMessages(client: RawClient): void {
  for (const message of client.messages) {
    const answers = message.method === undefined ? client.asked.get(message.id) : undefined;
    const verdict = checker().checkMessage(message, { from: 'server', ...(answers && { answers }) });
    expect(verdict, JSON.stringify(message)).toMatchObject({ ok: true });
  }
}

/** What was announced under a name, in order. */
export function told<K extends keyof ServerNotifications>(
  { messages }: RawClient,
  method: K,
): ServerNotifications[K]['params'][] {
  return messages.flatMap((message) => (message.method === method ? [message.params as never] : []));
}

/** Items that were completed, in order. */
export function done(client: RawClient): ThreadItem[] {
  return told(client, 'item/completed').map(({ item }) => item);
}

/** Those of one type. */
export function doneOf<T extends ThreadItem['type']>(client: RawClient, type: T): Extract<ThreadItem, { type: T }>[] {
  return done(client).filter((item): item is Extract<ThreadItem, { type: T }> => item.type === type);
}

/** What the model was last told by its tools, one text for each call of the conversation. */
export function outputs({ requests }: { requests: readonly ModelRequest[] }): string[] {
  return requests.at(-1)!.input.flatMap((item) => {
    if (item.type !== 'function_call_output' && item.type !== 'custom_tool_call_output') return [];
    return [typeof item.output === 'string' ? item.output : JSON.stringify(item.output)];
  });
}

/** Everything since a moment, in short: methods with what tells them apart. */
export function story({ texts }: RawClient, from = 0): string[] {
  return texts.slice(from).map((text) => brief(JSON.parse(text) as Message));
}

function brief({ id, method, params = {}, error }: Message): string {
  if (method === undefined) return `${error ? 'error' : 'reply'} ${id}`;
  if (id !== undefined) return `ask ${method}`;
  const { item, status, turn } = params as { item?: ThreadItem; status?: object; turn?: Turn };
  if (item) return `${method} ${item.type}${'status' in item ? ` ${item.status}` : ''}`;
  if (method === 'thread/status/changed') return ['status', ...Object.values(status ?? {}).flat()].join(' ');
  return method === 'turn/completed' ? `${method} ${turn?.status}` : method;
}

/** The same without what comes with every reply of a model. */
export function plot(client: RawClient, from = 0): string[] {
  const passing = /^(thread\/tokenUsage|account\/rateLimits)\/updated$|delta$/i;
  return story(client, from).filter((line) => !passing.test(line));
}

/** Starts a turn; its id. */
export async function start(client: RawClient, threadId: string, text: string, more: object = {}): Promise<string> {
  const input = [{ type: 'text', text, text_elements: [] }];
  const { turn } = await client.result<{ turn: Turn }>('turn/start', { threadId, input, ...more });
  return turn.id;
}

/** A turn when it has ended. */
export async function ended(client: RawClient, turnId: string): Promise<Turn> {
  const { params } = await client.until(
    ({ method, params }) => method === 'turn/completed' && (params?.['turn'] as Turn | undefined)?.id === turnId,
  );
  return params?.['turn'] as Turn;
}

/** A turn from its start to its end. */
export async function run(client: RawClient, threadId: string, text = 'hello', more: object = {}): Promise<Turn> {
  return ended(client, await start(client, threadId, text, more));
}

/** The nth request of the server under a name, now or later. */
export async function asked(client: RawClient, method: string, nth = 1): Promise<Message> {
  const requests = () => client.messages.filter((message) => message.method === method && message.id !== undefined);
  await client.untilTrue(() => requests().length >= nth);
  return requests()[nth - 1] as Message;
}

export function answer(client: RawClient, { id }: Message, result: object): void {
  client.send({ id, result });
}

export function refuse(client: RawClient, { id }: Message): void {
  client.send({ id, error: { code: -32_000, message: 'cannot be asked' } });
}

/** The turns of a thread as it is read. */
export async function turnsOf(client: RawClient, threadId: string): Promise<Turn[]> {
  const { thread } = await client.result<{ thread: { turns: Turn[] } }>('thread/read', {
    threadId,
    includeTurns: true,
  });
  return thread.turns;
}
