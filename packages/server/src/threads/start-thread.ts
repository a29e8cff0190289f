/** Makes new threads. */
import type { GitInfo, ResponseItem, ThreadStartParams } from '@app-server/schema/experimental';
import { wrongState } from '../core/faults.js';
import { overridden } from './config-overrides.js';
import { newId } from './ids.js';
import { initialSettings } from './initial-settings.js';
import { readInstructions } from './instructions.js';
import { LiveThread } from './live-thread.js';
import type { ThreadFacts, ThreadState } from './thread-facts.js';
import type { ProjectTrust } from './project-trust.js';
import type { Services } from './services.js';
import { wholeTools } from './whole-tools.js';

/** What threads are made with. */
export interface Workshop {
  readonly services: Services;
  readonly trust: ProjectTrust;
}

/** Who asks for a thread, and what only they know. */
export interface Origin {
  /** Name of the client. */
  readonly originator: string;
  /** Finds the repository of a directory. */
  readonly gitOf?: ((cwd: string) => Promise<GitInfo | null>) | undefined;
  /** Whether turns have an environment; true by default. */
  readonly hasEnvironment?: boolean | undefined;
}

export async function startThread(workshop: Workshop, params: ThreadStartParams, origin: Origin): Promise<LiveThread> {
  const services = configured(workshop.services, params);
  const settings = await initialSettings(params, undefined, services, workshop.trust);
  const { cwd } = settings.current;
  const facts: ThreadFacts = {
    ...(await newFacts(services, cwd, origin)),
    ephemeral: params.ephemeral ?? false,
    forkedFromId: null,
    threadSource: params.threadSource ?? null,
    ...instructionsFrom(params, services),
    dynamicTools: wholeTools(params.dynamicTools),
    hasEnvironment: origin.hasEnvironment ?? true,
    rawEvents: params.experimentalRawEvents ?? false,
  };
  const state = newState(facts, workshop.services);
  const thread = new LiveThread(services, { facts, state, settings, isStored: false });
  if (origin.gitOf && !facts.ephemeral) thread.expectGit(origin.gitOf(cwd));
  return thread;
}

/** A new thread that goes on from what the model has seen elsewhere; stored at once. */
export async function continueFrom(thread: LiveThread, history: readonly ResponseItem[]): Promise<void> {
  thread.state.preview = previewOf(history);
  await thread.materialize();
  await thread.extendContext(...history);
}

/**
 * Services with the configuration of one thread.
 *
 * @throws {RpcError} when the configuration makes no sense
 */
export function configured(services: Services, { config }: Pick<ThreadStartParams, 'config'>): Services {
  if (services.config.broken) {
    const [problem] = services.config.problems;
    const why = [problem?.summary, problem?.details].filter((text) => text).join(' ');
    throw wrongState('configuration', 'broken', `${why} Mend the file and restart the server.`);
  }
  return { ...services, config: overridden(services.config, config) };
}

/** What is the same for all threads that begin now. */
export async function newFacts(services: Services, cwd: string, { originator }: Origin) {
  const id = newId();
  const { sources, text } = await readInstructions(services.home, cwd);
  return {
    id,
    sessionId: id,
    createdAt: Date.now(),
    cwd,
    originator,
    cliVersion: services.release,
    source: 'vscode',
    agentNickname: null,
    agentRole: null,
    instructionSources: sources,
    projectInstructions: text,
  } as const;
}

export function newState({ id, createdAt, ephemeral }: ThreadFacts, { store }: Services): ThreadState {
  return {
    name: null,
    preview: '',
    path: ephemeral ? null : store.pathFor(id, createdAt),
    gitInfo: null,
    memoryMode: null,
    updatedAt: createdAt,
    usage: undefined,
  };
}

type OfInstructions = 'baseInstructions' | 'developerInstructions';

/** @param kept instructions that the thread had before */
export function instructionsFrom(
  params: Pick<ThreadStartParams, OfInstructions>,
  { config }: Services,
  kept: string | null = null,
): Pick<ThreadFacts, OfInstructions> {
  return {
    baseInstructions: params.baseInstructions ?? kept ?? config.instructions ?? null,
    developerInstructions: params.developerInstructions ?? config.developerInstructions ?? null,
  };
}

/** What the user said first. */
function previewOf(history: readonly ResponseItem[]): string {
  const said = history.find((item) => item.type === 'message' && item.role === 'user');
  if (said?.type !== 'message') return '';
  return said.content.flatMap((part) => (part.type === 'input_text' ? [part.text] : [])).join('\n');
}
