/** Brings stored threads into memory. */
import type { ThreadMemoryMode, ThreadResumeParams, ThreadSource } from '@app-server/schema/experimental';
import { type KeptSettings, settingsOf } from '../history/settings-lines.js';
import { usageOf } from '../history/usage.js';
import type { StoredPage, StoredThread, StoredTurn, ThreadStore, TurnListQuery } from '../store/thread-store.js';
import { type FormerSettings, initialSettings } from './initial-settings.js';
import { readInstructions } from './instructions.js';
import { LiveThread } from './live-thread.js';
import type { ThreadFacts, ThreadState } from './thread-facts.js';
import { wireSource } from './session-meta.js';
import { type Workshop, configured, instructionsFrom } from './start-thread.js';
import { wholeTools } from './whole-tools.js';

export interface LoadedThread {
  readonly thread: LiveThread;
  /** What it goes on with, where that is another model than it was recorded with. */
  readonly otherModel: { readonly recorded: string; readonly current: string } | undefined;
}

/** Turns that are looked at for settings, step by step; some, such as those of a user's command, tell of none. */
const LOOK_BACK = [1, 20];

/** @throws {RpcError} when the params name what is not there, or contradict each other */
export async function loadThread(
  workshop: Workshop,
  stored: StoredThread,
  params: Omit<ThreadResumeParams, 'threadId'>,
): Promise<LoadedThread> {
  const services = configured(workshop.services, params);
  const { store } = services;
  const [meta, former] = await Promise.all([store.meta(stored.id), formerSettings(store, stored)]);
  const settings = await initialSettings(params, chosen(former, params.config), services, workshop.trust);
  const instructions = await readInstructions(services.home, settings.current.cwd);
  const facts: ThreadFacts = {
    id: stored.id,
    sessionId: stored.sessionId,
    createdAt: stored.createdAt,
    forkedFromId: stored.forkedFromId,
    ephemeral: false,
    cwd: stored.cwd,
    originator: meta.originator,
    cliVersion: stored.cliVersion,
    source: wireSource(stored.source),
    threadSource: stored.threadSource as ThreadSource | null,
    agentNickname: stored.agentNickname,
    agentRole: stored.agentRole,
    ...instructionsFrom(params, services, meta.base_instructions?.text),
    instructionSources: instructions.sources,
    projectInstructions: instructions.text,
    dynamicTools: wholeTools(meta.dynamic_tools),
    hasEnvironment: true,
    rawEvents: false,
  };
  const thread = new LiveThread(services, { facts, state: stateOf(stored), settings, isStored: true });
  const { model } = settings.current;
  const isOther = former.model !== undefined && former.model !== model;
  return { thread, otherModel: isOther ? { recorded: former.model, current: model } : undefined };
}

export function stateOf(stored: StoredThread): ThreadState {
  return {
    name: stored.name,
    preview: stored.preview,
    path: stored.path,
    gitInfo: stored.git,
    memoryMode: stored.memoryMode as ThreadMemoryMode | null,
    updatedAt: stored.updatedAt,
    usage: stored.usage ? usageOf(stored.usage.info) : undefined,
  };
}

/** What the thread was set to when its latest turn began, as far as it is taken up again. */
async function formerSettings(store: ThreadStore, stored: StoredThread): Promise<FormerSettings> {
  const { id, cwd, modelProvider } = stored;
  const kept = (await latestSettings(store, id)) ?? {};
  return {
    cwd,
    modelProvider: modelProvider || undefined,
    model: kept.model ?? stored.model ?? undefined,
    effort: kept.effort ?? undefined,
    // It works where it began again, whatever the folder of its latest turn.
    runtimeWorkspaceRoots: kept.runtimeWorkspaceRoots?.map((root) => (root === kept.cwd ? cwd : root)),
  };
}

async function latestSettings(store: ThreadStore, id: string): Promise<Partial<KeptSettings> | undefined> {
  let cursor: string | null = null;
  for (const limit of LOOK_BACK) {
    const query: TurnListQuery = { cursor, limit, direction: 'desc', lines: true };
    const page: StoredPage<StoredTurn> = await store.listTurns(id, query);
    for (const { lines } of page.data) {
      const found = lines.map(settingsOf).findLast((settings) => settings !== undefined);
      if (found) return found;
    }
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return undefined;
}

/** What the request says by way of the configuration counts for more. */
function chosen(former: FormerSettings, config: ThreadResumeParams['config']): FormerSettings {
  const asks = (key: string) => Object.hasOwn(config ?? {}, key);
  return {
    ...former,
    ...(asks('model') && { model: undefined }),
    ...(asks('model_provider') && { modelProvider: undefined }),
    ...(asks('model_reasoning_effort') && { effort: undefined }),
  };
}
