/** Threads for tests: a home and a folder to work in, a store, a server with the methods of threads, turns by hand. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ThreadGoal } from '@app-server/schema/experimental';
import { onTestFinished } from 'vitest';
import type { RawClient } from '../../test/raw-client.js';
import { loadConfig } from '../config/load-config.js';
import type { AppServer } from '../core/app-server.js';
import { Connections } from '../core/audience.js';
import { ServerRequests } from '../core/server-requests.js';
import { Log, clientOf, testServer } from '../core/test-support.js';
import type { GoalStore } from '../goals/goal-store.js';
import { threadMethods } from '../methods/threads/threads.js';
import { builtInCatalogue } from '../methods/models/catalogue.js';
import { bubblewrap } from '../processes/sandbox/bubblewrap.js';
import type { ModelProvider } from '../providers/model-provider.js';
import { openFileStore } from '../store/files/file-thread-store.js';
import { createMemoryStore } from '../store/memory/memory-thread-store.js';
import type { ThreadStore } from '../store/thread-store.js';
import { Terminals } from '../tools/exec/terminals.js';
import { RunningTurn, type TurnWork } from '../turns/running-turn.js';
import type { Services } from './services.js';
import { type DirectoryOptions, ThreadDirectory } from './thread-directory.js';

export interface TestWorld {
  readonly services: Services;
  readonly directory: ThreadDirectory;
  readonly server: AppServer;
  readonly store: ThreadStore;
  readonly home: string;
  /** Where threads work that do not say. */
  readonly workspace: string;
  readonly log: Log;
  /** An initialized client. */
  connect(options?: { experimentalApi?: boolean }): Promise<RawClient>;
  /** A folder, made in the workspace. */
  folder(name: string): Promise<string>;
  /** Another server with the same home and store, as after a restart. */
  restart(): Promise<TestWorld>;
  /** Another server with the same home and store, while this one goes on. */
  beside(): Promise<TestWorld>;
}

export interface WorldOptions extends DirectoryOptions {
  /** `config.toml`. */
  config?: string;
  env?: NodeJS.ProcessEnv;
}

interface Place {
  readonly home: string;
  readonly workspace: string;
  readonly store: ThreadStore;
  readonly goals: GoalStore;
}

/** Gone after the test. */
export async function testWorld({ config = '', ...options }: WorldOptions = {}): Promise<TestWorld> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'app-server-threads-')));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const [home, workspace] = [join(root, 'home'), join(root, 'ws')];
  await Promise.all([mkdir(home), mkdir(workspace)]);
  if (config !== '') await writeFile(join(home, 'config.toml'), config);
  return worldIn({ home, workspace, store: await storeIn(home), goals: goalsInMemory() }, options);
}

async function storeIn(home: string): Promise<ThreadStore> {
  const store = await openFileStore({ home, logger: new Log() });
  onTestFinished(() => store.close());
  return store;
}

async function worldIn(place: Place, { env = {}, ...options }: Omit<WorldOptions, 'config'>): Promise<TestWorld> {
  const { home, workspace, store, goals } = place;
  const connections = new Connections();
  const requests = new ServerRequests(connections);
  const log = new Log();
  const services: Services = {
    release: '0.134.0',
    home,
    cwd: workspace,
    env,
    config: await loadConfig(home),
    store,
    ephemeralStore: createMemoryStore(),
    goals,
    audience: connections,
    requests,
    providers: { defaultId: 'mock', ids: ['mock', 'other'], find: providerOf },
    catalogue: builtInCatalogue(),
    confine: bubblewrap(env),
    terminals: new Terminals(),
    logger: log,
  };
  const directory = new ThreadDirectory(services, options);
  const families = [threadMethods(services, directory)];
  const server = testServer({}, { families, connections, requests, logger: log });
  return {
    services,
    directory,
    server,
    store,
    home,
    workspace,
    log,
    async connect(settings) {
      const client = await clientOf(server, settings);
      // Comes behind the hello, and would be among what a test has asked for.
      await client.untilMethod('remoteControl/status/changed');
      return client;
    },
    async folder(name) {
      const path = join(workspace, name);
      await mkdir(path, { recursive: true });
      return path;
    },
    async restart() {
      await server.close();
      await store.close();
      return worldIn({ ...place, store: await storeIn(home) }, { env, ...options });
    },
    beside: () => worldIn(place, { env, ...options }),
  };
}

/** Runs a turn in which the user says something, and then does what the test wants. */
export async function runTurn(
  { directory }: TestWorld,
  threadId: string,
  text: string,
  work?: TurnWork,
): Promise<RunningTurn> {
  const turn = beginTurn(directory, threadId, text, work);
  await turn.whenEnded;
  return turn;
}

/** The same, and does not wait for its end. */
export function beginTurn(directory: ThreadDirectory, threadId: string, text: string, work?: TurnWork): RunningTurn {
  const thread = directory.loaded(threadId);
  const turn = new RunningTurn(thread);
  void turn.run(async () => {
    thread.state.preview ||= text;
    await thread.materialize();
    await thread.extendContext({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
    await turn.sayUser([{ type: 'text', text, text_elements: [] }]);
    await work?.(turn);
  });
  return turn;
}

/** What an agent says in a turn. */
export async function say(turn: RunningTurn, text: string): Promise<void> {
  await turn.completeItem({ type: 'agentMessage', id: `msg-${text}`, text, phase: null, memoryCitation: null });
}

/** Watches what a client is told from now on, once all that is on its way to it has come. */
export async function listenTo(client: RawClient): Promise<() => string[]> {
  await client.result('thread/loaded/list', {});
  const from = client.texts.length;
  return () => client.log.slice(from).map((entry) => entry.replace(/^(reply|error) \d+$/, '$1'));
}

function goalsInMemory(): GoalStore {
  const goals = new Map<string, ThreadGoal>();
  return {
    get: async (id) => goals.get(id),
    put: async (goal) => void goals.set(goal.threadId, goal),
    delete: async (id) => goals.delete(id),
    close: async () => {},
  };
}

function providerOf(id: string): ModelProvider | undefined {
  if (id !== 'mock' && id !== 'other') return undefined;
  // Turns of these tests ask no model.
  return { id, stream: () => Promise.reject(new TypeError(`${id} is not asked.`)) as never };
}
