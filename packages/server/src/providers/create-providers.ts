/** Puts together the model providers of a server. */
import type { ServerConfig } from '../config/server-config.js';
import type { Scenario } from '../scenario/scenario-types.js';
import type { ModelProvider } from './model-provider.js';
import { type ModelProviders, SCRIPTED } from './providers.js';
import { ResponsesProvider } from './responses/responses-provider.js';
import { ScriptedProvider } from './scripted/scripted-provider.js';

export interface ProvidersOptions {
  /** What the provider `scripted` plays; a show of its own by default. */
  scenario?: Scenario | undefined;
  /** Where keys are; that of the process by default. */
  env?: NodeJS.ProcessEnv;
}

/**
 * The provider `scripted`, and those of the configuration. Threads get `scripted` unless the configuration names
 * another: without one, the server needs no account, no network and no tokens.
 *
 * @throws {ScenarioError} when the scenario has parts for the fake server alone
 */
export function createProviders(config: ServerConfig, options: ProvidersOptions = {}): ModelProviders {
  const { scenario, env = process.env } = options;
  const providers = new Map<string, ModelProvider>([[SCRIPTED, new ScriptedProvider(scenario)]]);
  for (const [id, provider] of config.modelProviders) {
    providers.set(id, new ResponsesProvider(id, provider, { env, compacts: config.remoteCompaction }));
  }
  return {
    defaultId: config.modelProvider ?? SCRIPTED,
    find: (id) => providers.get(id),
    ids: [...providers.keys()],
  };
}
