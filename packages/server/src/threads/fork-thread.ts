/** Makes new threads of old ones. */
import type { ThreadForkParams } from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import { userTextOf } from '../history/search-text.js';
import type { StoredThread, ThreadStore } from '../store/thread-store.js';
import { initialSettings } from './initial-settings.js';
import { LiveThread } from './live-thread.js';
import type { ThreadFacts } from './thread-facts.js';
import { stateOf } from './load-thread.js';
import { openingLine } from './session-meta.js';
import { type Origin, type Workshop, configured, instructionsFrom, newFacts, newState } from './start-thread.js';
import { wholeTools } from './whole-tools.js';

export interface ForkSource {
  readonly stored: StoredThread;
  /** The same thread in memory, if it is there. */
  readonly live?: LiveThread | undefined;
}

/** Lines that are written at a time. */
const BATCH = 1_000;

/** A fork has the history of its source and works where that began; all else is that of a new thread. */
export async function forkThread(
  workshop: Workshop,
  { stored, live }: ForkSource,
  params: Omit<ThreadForkParams, 'threadId'>,
  origin: Origin,
): Promise<LiveThread> {
  const services = configured(workshop.services, params);
  await live?.flushed();
  const meta = await services.store.meta(stored.id);
  const settings = await initialSettings(params, { cwd: stored.cwd }, services, workshop.trust);
  const { cwd } = settings.current;
  const facts: ThreadFacts = {
    ...(await newFacts(services, cwd, origin)),
    ephemeral: params.ephemeral ?? false,
    forkedFromId: stored.id,
    threadSource: params.threadSource ?? null,
    ...instructionsFrom(params, services, meta.base_instructions?.text),
    dynamicTools: wholeTools(meta.dynamic_tools),
    hasEnvironment: true,
    rawEvents: false,
  };
  const { usage } = live?.state ?? stateOf(stored);
  const gitInfo = facts.ephemeral ? null : ((await origin.gitOf?.(cwd)) ?? null);
  const state = { ...newState(facts, workshop.services), usage, gitInfo };
  const thread = new LiveThread(services, { facts, state, settings, isStored: true });
  await copyHistory(services.store, stored.id, thread);
  return thread;
}

/** A turn that runs in the source has no end here, and so counts as interrupted. The preview is that of what was copied. */
async function copyHistory(from: ThreadStore, sourceId: string, thread: LiveThread): Promise<void> {
  const { id, store } = thread;
  await store.create(id, [openingLine(thread)]);
  let batch: RolloutLine[] = [];
  for await (const line of from.lines(sourceId)) {
    if (line.type === 'session_meta') continue;
    thread.state.preview ||= userTextOf(line) ?? '';
    batch.push(line);
    if (batch.length < BATCH) continue;
    await store.append(id, batch);
    batch = [];
  }
  if (batch.length > 0) await store.append(id, batch);
}
