/** A server of the protocol that needs no account, no network and no tokens. */
import { AppServer, type AppServerOptions } from './core/app-server.js';
import { Connections } from './core/audience.js';
import type { Audience, MethodFamily } from './core/methods.js';
import { account } from './methods/account/account.js';
import { commands } from './methods/commands/commands.js';
import { files } from './methods/files/files.js';
import { git } from './methods/git/git.js';
import { misc } from './methods/misc/misc.js';
import type { Catalogue } from './methods/models/catalogue.js';
import { models } from './methods/models/models.js';
import { processes } from './methods/processes/processes.js';
import { search } from './methods/search/search.js';
import { unavailable, unavailableMethods } from './methods/unavailable.js';
import { windows } from './methods/windows/windows.js';

export { AppServer, type AppServerOptions, type Limits } from './core/app-server.js';
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

export interface ReferenceServerOptions extends Omit<AppServerOptions, 'families' | 'connections'> {
  /** Models that are listed; a small list of its own by default. */
  models?: Catalogue;
}

/** A server with every method: those that it does not have yet are refused as such. */
export function createReferenceServer({ models: catalogue, ...options }: ReferenceServerOptions = {}): AppServer {
  const connections = new Connections();
  const families = referenceFamilies(connections, catalogue);
  return new AppServer({ ...options, connections, families: [...families, unavailable(families)] });
}

/** The families of this server, one for each kind of thing. */
export function referenceFamilies(audience: Audience, catalogue?: Catalogue): MethodFamily[] {
  return [account(), commands(), files(), git(), misc(), models(catalogue), processes(), search(audience), windows()];
}

/** Declared methods that the reference server does not have yet: it answers each with -32601 and says so. */
export function missingMethods(): string[] {
  return unavailableMethods(referenceFamilies(new Connections()));
}
