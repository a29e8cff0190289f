/** A server with threads and turns for tests: its model plays a scenario, and what it is asked can be looked at. */
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '../src/config/load-config.js';
import { conversations } from '../src/conversations.js';
import type { AppServerOptions } from '../src/core/app-server.js';
import { Connections } from '../src/core/audience.js';
import { ServerRequests } from '../src/core/server-requests.js';
import { Log, clientOf, testServer } from '../src/core/test-support.js';
import { GOALS_FILE, openSqliteGoals } from '../src/goals/store/sqlite-goals.js';
import { builtInCatalogue } from '../src/methods/models/catalogue.js';
import { bubblewrap } from '../src/processes/sandbox/bubblewrap.js';
import type { ModelEvent, ModelProvider, ModelRequest } from '../src/providers/model-provider.js';
import { ScriptedProvider } from '../src/providers/scripted/scripted-provider.js';
import type { Scenario } from '../src/scenario/scenario-types.js';
import { openFileStore } from '../src/store/files/file-thread-store.js';
import { createMemoryStore } from '../src/store/memory/memory-thread-store.js';
import type { Services } from '../src/threads/services.js';
import { Terminals } from '../src/tools/exec/terminals.js';
import { temporaryFolder } from './folders.js';
import type { Message, RawClient } from './raw-client.js';

export interface Conversation {
  readonly services: Services;
  readonly client: RawClient;
  readonly model: WatchedModel;
  readonly home: string;
  readonly workspace: string;
  readonly log: Log;
  /** Another client of the same server. */
  connect(options?: Parameters<RawClient['initialize']>[0]): Promise<RawClient>;
  /** Another server in the same home. */
  restart(turns?: Model): Promise<Conversation>;
}

interface Place {
  home: string;
  workspace: string;
}

/** What the model of a test says: what a scenario tells it to, or whatever it wants. */
type Model = Scenario['turns'] | ModelProvider;

/**
 * Gone after the test.
 *
 * @param parts what the server is built on instead of the usual
 */
export async function conversation(
  turns: Model,
  config: Partial<Services['config']> = {},
  parts: Partial<Services> & Pick<AppServerOptions, 'tracer'> = {},
): Promise<Conversation> {
  return open(await newPlace(), turns, config, parts);
}

async function open(
  place: Place,
  turns: Model,
  config: Partial<Services['config']>,
  { tracer, ...parts }: Parameters<typeof conversation>[2] & object,
): Promise<Conversation> {
  const { services: usual, model, log, connections } = await servicesIn(place, turns, config);
  const services = { ...usual, ...parts };
  const { requests } = services;
  const families = [conversations(services)];
  const server = testServer({}, { families, connections, requests, logger: log, tracer });
  return {
    services,
    client: await clientOf(server),
    model,
    home: place.home,
    workspace: place.workspace,
    log,
    connect: (options) => clientOf(server, options),
    async restart(again = turns) {
      await server.close();
      return open(place, again, config, { tracer, ...parts });
    },
  };
}

/** What threads are built on, where no server is needed. */
export async function testServices(turns: Scenario['turns'], config: Partial<Services['config']> = {}) {
  return servicesIn(await newPlace(), turns, config);
}

async function servicesIn({ home, workspace }: Place, turns: Model, config: Partial<Services['config']>) {
  const connections = new Connections();
  const log = new Log();
  const model = new WatchedModel(turns && 'stream' in turns ? turns : new ScriptedProvider({ turns }));
  const services: Services = {
    release: '0.134.0',
    home,
    cwd: workspace,
    // Login shells read what is at home; nothing of the user's belongs into tests.
    env: { ...process.env, HOME: home },
    config: { ...(await loadConfig(home)), ...config },
    store: await openFileStore({ home, logger: log }),
    ephemeralStore: createMemoryStore(),
    goals: await openSqliteGoals(join(home, GOALS_FILE), log),
    audience: connections,
    requests: new ServerRequests(connections),
    providers: { defaultId: model.id, ids: [model.id], find: (id) => (id === model.id ? model : undefined) },
    catalogue: builtInCatalogue(),
    confine: bubblewrap(process.env),
    terminals: new Terminals(),
    logger: log,
  };
  return { services, model, log, connections };
}

async function newPlace(): Promise<Place> {
  const root = await realpath(await temporaryFolder());
  const [home, workspace] = [join(root, 'home'), join(root, 'ws')] as const;
  await Promise.all([mkdir(home), mkdir(workspace)]);
  return { home, workspace };
}

/** A provider that remembers what it was asked. */
export class WatchedModel implements ModelProvider {
  readonly id: string;
  readonly asksInEveryMode = true;
  readonly requests: ModelRequest[] = [];
  readonly #inner: ModelProvider;
  readonly #looking = new Set<() => void>();

  constructor(inner: ModelProvider) {
    this.id = inner.id;
    this.#inner = inner;
  }

  stream(request: ModelRequest): AsyncIterable<ModelEvent> {
    this.requests.push({ ...request, input: [...request.input] });
    for (const look of this.#looking) look();
    return this.#inner.stream(request);
  }

  /** Resolves when it was asked so often. */
  asked(times: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.requests.length < times) return;
        this.#looking.delete(look);
        resolve();
      };
      this.#looking.add(look);
      look();
    });
  }
}

/** All texts that a request holds, one below the other. */
export function textsOf({ input }: ModelRequest): string {
  return input
    .flatMap((item) => (item.type === 'message' ? item.content : []))
    .map((part) => ('text' in part ? part.text : ''))
    .join('\n');
}

/** Starts a turn and waits for its end; the `turn/completed`. */
export async function runTurn(client: RawClient, threadId: string, text = 'hello'): Promise<Message> {
  const id = client.turn(threadId, text);
  const { result } = await client.until((message) => message.id === id && message.method === undefined);
  const turnId = idOf(result?.['turn']);
  return client.until(({ method, params }) => method === 'turn/completed' && idOf(params?.['turn']) === turnId);
}

function idOf(turn: unknown): string | undefined {
  return (turn as { id?: string } | undefined)?.id;
}
