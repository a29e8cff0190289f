/** The methods that start, find, read and leave threads. */
import type { ThreadListParams, ThreadResumeParams, ThreadSettings } from '@app-server/schema/experimental';
import { type Call, type Handlers, refusal } from '../call.js';
import { FakeThread } from './fake-thread.js';
import { readHistory, viewOf } from './history.js';
import { pageOf } from './page.js';
import { defaultSettings, overridden, settingsEcho } from './settings.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const THREAD_METHODS: Handlers = {
  'thread/start': (params, call) => {
    if (params.permissions && params.sandbox) throw refusal('`permissions` cannot be combined with `sandbox`');
    const thread = addThread(call, {
      settings: overridden(defaultSettings(), params),
      ephemeral: params.ephemeral ?? false,
      threadSource: params.threadSource ?? null,
    });
    return { thread: thread.describe(), ...settingsEcho(thread.settings) };
  },

  'thread/resume': (params, call) => {
    const thread = storedThread(params.threadId, call);
    if (!thread.loaded) load(thread, params, call);
    thread.subscribers.add(call.connection);
    const turns = readHistory(thread.turns);
    call.after(() => {
      const last = turns.at(-1);
      if (last && !params.excludeTurns) thread.emitUsage(last.id, call.connection);
      call.world.broadcast('thread/goal/cleared', { threadId: thread.id });
      call.world.requests.redeliver(thread, call.connection);
    });
    return { thread: thread.describe(params.excludeTurns ? [] : turns), ...settingsEcho(thread.settings) };
  },

  'thread/fork': (params, call) => {
    const origin = storedThread(params.threadId, call);
    const thread = addThread(call, {
      settings: overridden(origin.settings, params),
      forkedFromId: origin.id,
      preview: origin.preview,
      ephemeral: params.ephemeral ?? false,
      threadSource: params.threadSource ?? null,
      turns: origin.turns.filter(({ status }) => status !== 'inProgress').map((turn) => ({ ...turn })),
    });
    thread.usage = origin.usage;
    const turns = params.excludeTurns ? [] : readHistory(thread.turns);
    return { thread: thread.describe(turns), ...settingsEcho(thread.settings) };
  },

  'thread/list': (params, { world }) => {
    const threads = [...world.threads.values()].filter((thread) => isListed(thread, params));
    const key = params.sortKey === 'updated_at' ? 'updatedAt' : 'createdAt';
    threads.sort((left, right) => left[key] - right[key] || left.id.localeCompare(right.id));
    if (params.sortDirection !== 'asc') threads.reverse();
    const page = pageOf(threads, params, ({ id }) => id, false);
    return { ...page, data: page.data.map((thread) => thread.describe()) };
  },

  'thread/loaded/list': (params, { world }) => {
    const loaded = [...world.threads.values()].filter((thread) => thread.loaded).map(({ id }) => id);
    const from = params?.cursor ? loaded.indexOf(params.cursor) + 1 : 0;
    const data = loaded.slice(from, from + Math.max(1, params?.limit ?? loaded.length));
    return { data, nextCursor: from + data.length < loaded.length ? (data.at(-1) ?? null) : null };
  },

  'thread/read': ({ threadId, includeTurns = false }, call) => {
    const thread = knownThread(threadId, call, 'thread not loaded:');
    if (!includeTurns) return { thread: thread.describe() };
    if (thread.ephemeral) throw refusal('ephemeral threads do not support includeTurns');
    requireTurns(thread, 'includeTurns');
    return { thread: thread.describe(readHistory(thread.turns)) };
  },

  'thread/turns/list': ({ threadId, sortDirection, itemsView, ...page }, call) => {
    const thread = knownThread(threadId, call, 'thread not loaded:');
    if (thread.ephemeral) throw refusal('ephemeral threads do not support thread/turns/list');
    requireTurns(thread, 'thread/turns/list');
    const turns = readHistory(thread.turns).map((turn) => viewOf(turn, itemsView ?? 'summary'));
    return pageOf(sortDirection === 'asc' ? turns : turns.reverse(), page, ({ id }) => id, true);
  },

  'thread/unsubscribe': ({ threadId }, { world, connection }) => {
    const thread = world.threads.get(threadId);
    if (!thread?.loaded) return { status: 'notLoaded' };
    return { status: thread.subscribers.delete(connection) ? 'unsubscribed' : 'notSubscribed' };
  },

  'thread/name/set': ({ threadId, name }, call) => {
    const thread = knownThread(threadId, call, 'thread not found:');
    if (thread.ephemeral) throw refusal(`ephemeral thread does not support metadata updates: ${threadId}`);
    if (name.trim() === '') throw refusal('thread name must not be empty');
    thread.name = name.trim();
    call.after(() => call.world.broadcast('thread/name/updated', { threadId, threadName: thread.name }));
    return {};
  },
};

/** A thread of that id, loaded or not; `otherwise` begins the refusal of an unknown one. */
function knownThread(threadId: string, { world }: Call, otherwise: string): FakeThread {
  if (!UUID.test(threadId)) throw refusal(`invalid thread id: ${threadId} is no UUID`);
  const thread = world.threads.get(threadId);
  if (!thread) throw refusal(`${otherwise} ${threadId}`);
  return thread;
}

/** A loaded thread, which is what turns need. */
export function loadedThread(threadId: string, call: Call): FakeThread {
  const thread = knownThread(threadId, call, 'thread not found:');
  if (!thread.loaded) throw refusal(`thread not found: ${threadId}`);
  return thread;
}

function storedThread(threadId: string, call: Call): FakeThread {
  const thread = knownThread(threadId, call, 'no rollout found for thread id');
  if (!thread.materialized || thread.ephemeral) throw refusal(`no rollout found for thread id ${threadId}`);
  return thread;
}

function requireTurns(thread: FakeThread, what: string): void {
  if (thread.materialized) return;
  throw refusal(`thread ${thread.id} is not materialized yet; ${what} is unavailable before first user message`);
}

type Start = { settings: ThreadSettings } & Partial<ConstructorParameters<typeof FakeThread>[0]>;

/** Adds a thread, which the caller listens to and everybody is told about after the answer. */
function addThread(call: Call, options: Start): FakeThread {
  const { world, connection } = call;
  const thread = new FakeThread({ id: world.sequence.uuid(), createdAt: world.sequence.seconds(), ...options });
  world.threads.set(thread.id, thread);
  thread.subscribers.add(connection);
  call.after(() => {
    const last = thread.turns.at(-1);
    if (last) thread.emitUsage(last.id, connection);
    world.broadcast('thread/started', { thread: thread.describe() });
  });
  return thread;
}

/** Brings a stored thread back; only then overrides apply, and everybody is told before the answer. */
function load(thread: FakeThread, params: ThreadResumeParams, { world }: Call): void {
  thread.settings = overridden(thread.settings, params);
  world.setStatus(thread, { type: 'idle' });
}

function isListed(
  thread: FakeThread,
  { cwd, searchTerm, modelProviders, archived, sourceKinds }: ThreadListParams,
): boolean {
  const { cwd: home, modelProvider } = thread.settings;
  const folders = cwd === undefined || cwd === null ? undefined : [cwd].flat();
  return (
    thread.materialized &&
    !thread.ephemeral &&
    archived !== true &&
    (folders === undefined || folders.some((folder) => folder.replace(/(.)\/$/, '$1') === home)) &&
    (!searchTerm || (thread.name ?? thread.preview).includes(searchTerm)) &&
    (!modelProviders?.length || modelProviders.includes(modelProvider)) &&
    (!sourceKinds?.length || sourceKinds.includes('vscode'))
  );
}
