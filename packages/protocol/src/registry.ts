/** Collects the domain modules that declare methods, and nothing else. */
import * as account from './domains/account.js';
import * as approvals from './domains/approvals.js';
import * as approvalsV1 from './domains/approvals-v1.js';
import * as apps from './domains/apps.js';
import * as attestation from './domains/attestation.js';
import * as commandExec from './domains/command-exec.js';
import * as config from './domains/config.js';
import * as configRequirements from './domains/config-requirements.js';
import * as deviceKeys from './domains/device-keys.js';
import * as diagnostics from './domains/diagnostics.js';
import * as environments from './domains/environments.js';
import * as experimentalFeatures from './domains/experimental-features.js';
import * as externalAgents from './domains/external-agents.js';
import * as feedback from './domains/feedback.js';
import * as files from './domains/files.js';
import * as fuzzyFileSearch from './domains/fuzzy-file-search.js';
import * as guardian from './domains/guardian.js';
import * as hooks from './domains/hooks.js';
import * as initialize from './domains/initialize.js';
import * as itemEvents from './domains/item-events.js';
import * as legacy from './domains/legacy.js';
import * as marketplaces from './domains/marketplaces.js';
import * as mcp from './domains/mcp.js';
import * as mcpElicitation from './domains/mcp-elicitation.js';
import * as models from './domains/models.js';
import * as permissions from './domains/permissions.js';
import * as pluginSharing from './domains/plugin-sharing.js';
import * as plugins from './domains/plugins.js';
import * as process from './domains/process.js';
import * as rateLimits from './domains/rate-limits.js';
import * as realtime from './domains/realtime.js';
import * as remoteControl from './domains/remote-control.js';
import * as skills from './domains/skills.js';
import * as threadGoals from './domains/thread-goals.js';
import * as threadLifecycle from './domains/thread-lifecycle.js';
import * as threadList from './domains/thread-list.js';
import * as threadStart from './domains/thread-start.js';
import * as threadOperations from './domains/thread-operations.js';
import * as threadSettings from './domains/thread-settings.js';
import * as toolCalls from './domains/tool-calls.js';
import * as turns from './domains/turns.js';
import * as windows from './domains/windows.js';
import type * as t from './define/index.js';
import { ErrorData } from './errors.js';
import { JSONRPCMessage } from './json-rpc.js';

/** All methods by direction, and the types that no method reaches. */
export interface Registry {
  clientRequest: Record<string, t.ClientRequest>;
  serverRequest: Record<string, t.ServerRequest>;
  serverNotification: Record<string, t.ServerNotification>;
  clientNotification: Record<string, t.ClientNotification>;
  envelopes: t.TSchema[];
}

/** What a domain module exports, beside its types. */
export interface DomainModule {
  clientRequests?: Registry['clientRequest'];
  serverRequests?: Registry['serverRequest'];
  serverNotifications?: Registry['serverNotification'];
  clientNotifications?: Registry['clientNotification'];
}

/** Domain modules in the order of the method tables. */
export const domains: Readonly<Record<string, DomainModule>> = {
  account,
  approvals,
  approvalsV1,
  apps,
  attestation,
  commandExec,
  config,
  configRequirements,
  deviceKeys,
  diagnostics,
  environments,
  experimentalFeatures,
  externalAgents,
  feedback,
  files,
  fuzzyFileSearch,
  guardian,
  hooks,
  initialize,
  itemEvents,
  legacy,
  marketplaces,
  mcp,
  mcpElicitation,
  models,
  permissions,
  pluginSharing,
  plugins,
  process,
  rateLimits,
  realtime,
  remoteControl,
  skills,
  threadGoals,
  threadStart,
  threadLifecycle,
  threadList,
  threadOperations,
  threadSettings,
  toolCalls,
  turns,
  windows,
};

export const registry: Registry = collect(domains, [JSONRPCMessage, ErrorData]);

/** Merges domain modules; a method that two of them declare is an error. */
export function collect(modules: Readonly<Record<string, DomainModule>>, envelopes: t.TSchema[]): Registry {
  const merge = <T>(kind: keyof DomainModule): Record<string, T> => {
    const merged: Record<string, T> = {};
    for (const [name, module] of Object.entries(modules)) {
      for (const [method, declared] of Object.entries(module[kind] ?? {})) {
        if (method in merged) throw new Error(`The method "${method}" is declared twice; the second time in ${name}.`);
        merged[method] = declared as T;
      }
    }
    return merged;
  };
  return {
    clientRequest: merge('clientRequests'),
    serverRequest: merge('serverRequests'),
    serverNotification: merge('serverNotifications'),
    clientNotification: merge('clientNotifications'),
    envelopes,
  };
}
