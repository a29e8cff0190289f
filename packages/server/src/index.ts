/** A server of the protocol that needs no account, no network and no tokens. */
import type { ServerConfig } from './config/server-config.js';
import { AppServer, type AppServerOptions } from './core/app-server.js';
import { Connections } from './core/audience.js';
import { ioFailure } from './core/faults.js';
import { serverHome } from './core/initialize.js';
import { stderrLogger } from './core/logger.js';
import { ServerRequests } from './core/server-requests.js';
import type { Catalogue } from './methods/models/catalogue.js';
import type { ModelProviders } from './providers/providers.js';
import type { Stores } from './store/stores.js';

export { loadConfig } from './config/load-config.js';
export type { ConfigProblem, ProviderConfig, ServerConfig } from './config/server-config.js';
export { AppServer, type AppServerOptions, type Limits } from './core/app-server.js';
export type { Families } from './core/handler-table.js';
export type { ServerInfo } from './core/initialize.js';
export { type LogLevel, type Logger, stderrLogger } from './core/logger.js';
export type { Catalogue } from './methods/models/catalogue.js';
export type { Audience, Connection, Handler, HandlerContext, Handlers, MethodFamily } from './core/methods.js';
export type {
  ClientRequestObserver,
  Observers,
  Outcome,
  RequestSpan,
  RequestTracer,
  ServerRequestObserver,
} from './core/observation.js';
export { type ProvidersOptions, createProviders } from './providers/create-providers.js';
export type { ModelEvent, ModelProvider, ModelRequest, RequestOrigin, ToolSpec } from './providers/model-provider.js';
export { ModelFailure } from './providers/model-provider.js';
export type { ModelProviders } from './providers/providers.js';
export { type Stores, databasePaths, memoryStores, openStores } from './store/stores.js';
export type {
  FoundThread,
  StoredPage,
  StoredThread,
  StoredTurn,
  ThreadListQuery,
  ThreadPatch,
  ThreadSearchQuery,
  ThreadStore,
  TurnListQuery,
} from './store/thread-store.js';
export { InvalidCursor, UnknownThread, UnreadableThread, UnsupportedByStore } from './store/thread-store.js';
export type { GoalStore } from './goals/goal-store.js';
export { readScenario } from './providers/scripted/read-scenario.js';
export { ScenarioError } from './scenario/scenario-error.js';
export type { Scenario } from './scenario/scenario-types.js';

export interface ReferenceServerOptions extends Omit<
  AppServerOptions,
  'families' | 'connections' | 'requests' | 'warnings'
> {
  /** Models that are listed; a small list of its own by default. */
  models?: Catalogue;
  /** Defaults of threads, or what reads them when they are first needed; those of an empty configuration by default. */
  config?: ServerConfig | (() => Promise<ServerConfig>);
  /** Where the replies of models come from, or what makes that of the configuration; scripts of its own by default. */
  providers?: ModelProviders | ((config: ServerConfig) => Promise<ModelProviders>);
  /** What keeps threads and goals, or what opens it; the server closes it. Memory by default. */
  stores?: Stores | (() => Promise<Stores>);
}

/** A server with every method: those that it does not have yet are refused as such. */
export function createReferenceServer(options: ReferenceServerOptions = {}): AppServer {
  const { models, config, providers, stores, ...rest } = options;
  const connections = new Connections();
  const logger = rest.logger ?? stderrLogger();
  const requests = new ServerRequests(connections, rest.observers?.serverRequests);
  let reading: Promise<ServerConfig> | undefined;
  const configuration = () => (reading ??= read(config));
  const families = async () => {
    const { completeFamilies, createProviders, memoryStores } = await everything();
    const configured = await configuration();
    return completeFamilies({
      audience: connections,
      requests,
      logger,
      home: serverHome(rest.info),
      config: configured,
      providers: await (typeof providers === 'function'
        ? providers(configured)
        : (providers ?? createProviders(configured))),
      stores: await (typeof stores === 'function' ? opened(stores) : (stores ?? memoryStores())),
      catalogue: models,
    });
  };
  const warnings = async () => (config === undefined ? [] : (await configuration()).problems);
  return new AppServer({ ...rest, logger, connections, requests, families, warnings });
}

/** @throws {RpcError} when that cannot be: each request is told */
async function opened(stores: () => Promise<Stores>): Promise<Stores> {
  try {
    return await stores();
  } catch (error) {
    throw ioFailure(error);
  }
}

async function read(config: ReferenceServerOptions['config']): Promise<ServerConfig> {
  if (typeof config === 'function') return config();
  return config ?? (await everything()).emptyConfig();
}

/** Declared methods that the reference server does not have yet: it answers each with -32601 and says so. */
export async function missingMethods(): Promise<string[]> {
  return (await everything()).missingMethods();
}

/** Never imported in another way: whoever says hello to a server does not wait for what it can do. */
function everything() {
  return import('./reference-families.js');
}
