/** The families of the reference server, one for each kind of thing. Loaded on demand: no hello waits for them. */
import { emptyConfig } from './config/load-config.js';
import type { ServerConfig } from './config/server-config.js';
import { conversations } from './conversations.js';
import { Connections } from './core/audience.js';
import type { Logger } from './core/logger.js';
import type { Audience, MethodFamily } from './core/methods.js';
import { ServerRequests } from './core/server-requests.js';
import { PROTOCOL_RELEASE } from './core/initialize.js';
import { account } from './methods/account/account.js';
import { commands } from './methods/commands/commands.js';
import { files } from './methods/files/files.js';
import { git } from './methods/git/git.js';
import { misc } from './methods/misc/misc.js';
import { type Catalogue, builtInCatalogue } from './methods/models/catalogue.js';
import { models } from './methods/models/models.js';
import { presets } from './methods/presets/presets.js';
import { processes } from './methods/processes/processes.js';
import { search } from './methods/search/search.js';
import { unavailable, unavailableMethods } from './methods/unavailable.js';
import { windows } from './methods/windows/windows.js';
import { bubblewrap } from './processes/sandbox/bubblewrap.js';
import { createProviders } from './providers/create-providers.js';
import type { ModelProviders } from './providers/providers.js';
import { type Stores, memoryStores } from './store/stores.js';
import type { Services } from './threads/services.js';
import { Terminals } from './tools/exec/terminals.js';

export { createProviders, emptyConfig, memoryStores };

/** What a server is built on. */
export interface Foundations {
  readonly audience: Audience;
  readonly requests: ServerRequests;
  readonly logger: Logger;
  readonly home: string;
  readonly config: ServerConfig;
  readonly providers: ModelProviders;
  readonly stores: Stores;
  readonly catalogue?: Catalogue | undefined;
}

/** What this server has. */
export function referenceFamilies(foundations: Foundations): MethodFamily[] {
  const services = servicesOf(foundations);
  return [
    account(),
    commands({ cwd: services.cwd, env: services.env, confine: services.confine }),
    conversations(services),
    files(),
    git(),
    misc(),
    models(services.catalogue),
    presets(),
    processes(),
    search(services.audience),
    windows(),
  ];
}

/** The same, and one that refuses every method that those leave out. */
export function completeFamilies(foundations: Foundations): MethodFamily[] {
  const families = referenceFamilies(foundations);
  return [...families, unavailable(families)];
}

/** Declared methods that the reference server does not have yet: it answers each with -32601 and says so. */
export async function missingMethods(): Promise<string[]> {
  const audience = new Connections();
  const config = await emptyConfig();
  const [providers, stores] = [createProviders(config), memoryStores()];
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const requests = new ServerRequests(audience);
  return unavailableMethods(
    referenceFamilies({ audience, requests, logger: silent, home: '/', config, providers, stores }),
  );
}

function servicesOf({ stores, catalogue = builtInCatalogue(), ...rest }: Foundations): Services {
  const { env } = process;
  return {
    ...rest,
    release: PROTOCOL_RELEASE,
    cwd: process.cwd(),
    env,
    store: stores.threads,
    ephemeralStore: memoryStores().threads,
    goals: stores.goals,
    catalogue,
    confine: bubblewrap(env),
    terminals: new Terminals(),
  };
}
