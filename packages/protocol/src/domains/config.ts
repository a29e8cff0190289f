/** Reading and writing the layered configuration. */
import * as t from '../define/index.js';
import { AppsConfig } from './config-apps.js';
import { ApprovalsReviewer, AskForApproval, SandboxMode } from './permissions.js';
import {
  AbsolutePathBuf,
  JsonValue,
  ReasoningEffort,
  ReasoningSummary,
  Verbosity,
  WebSearchMode,
} from './primitives.js';

export const McpServerRefreshResponse = t.empty('McpServerRefreshResponse');

export const ConfigReadParams = t.object('ConfigReadParams', {
  includeLayers: t.omittable(t.boolean, 'True adds `layers` to the reply; false when omitted.'),
  cwd: t.maybe(
    t.string,
    'Directory whose project layers are to be merged in; no project is considered when omitted or null.',
  ),
});

export const AnalyticsConfig = t.object(
  'AnalyticsConfig',
  'The `analytics` table of the configuration, including keys not declared here.',
  { enabled: t.nullable(t.boolean, 'Whether analytics are on; null when not configured.') },
  { rest: JsonValue },
);

export const AutoCompactTokenLimitScope = t.enumeration(
  'AutoCompactTokenLimitScope',
  'Which tokens count towards the automatic compaction limit: all of the context, or only what follows the prefix carried over from the last compaction.',
  ['total', 'body_after_prefix'],
);

export const ForcedChatgptWorkspaceIds = t.named(
  'ForcedChatgptWorkspaceIds',
  'Workspaces that ChatGPT logins are limited to, as one id or a list of ids.',
  t.union([t.string, t.list(t.string)]),
);

export const ForcedLoginMethod = t.enumeration(
  'ForcedLoginMethod',
  'The only login kind the configuration allows; `api` stands for an API key.',
  ['chatgpt', 'api'],
);

export const SandboxWorkspaceWrite = t.object('SandboxWorkspaceWrite', 'Settings of the `workspace-write` sandbox.', {
  writable_roots: t.defaulted(t.list(t.string), [], 'Directories that are writable besides the workspace.'),
  network_access: t.defaulted(t.boolean, false, 'Whether commands may use the network.'),
  exclude_tmpdir_env_var: t.defaulted(t.boolean, false, 'True keeps the directory in `TMPDIR` from being writable.'),
  exclude_slash_tmp: t.defaulted(t.boolean, false, 'True keeps `/tmp` from being writable.'),
});

export const WebSearchContextSize = t.enumeration(
  'WebSearchContextSize',
  "How much search content is put into the model's context.",
  ['low', 'medium', 'high'],
);

export const WebSearchLocation = t.object(
  'WebSearchLocation',
  'Approximate place of the user, used to localise search results.',
  {
    country: t.nullable(t.string, 'Country of the user; null when not set.'),
    region: t.nullable(t.string, 'State or region of the user; null when not set.'),
    city: t.nullable(t.string, 'City of the user; null when not set.'),
    timezone: t.nullable(t.string, 'Time zone of the user; null when not set.'),
  },
  { closed: true },
);

export const WebSearchToolConfig = t.object(
  'WebSearchToolConfig',
  'Settings of the web search tool.',
  {
    context_size: t.nullable(WebSearchContextSize, 'Amount of search content given to the model; null when not set.'),
    allowed_domains: t.nullable(t.list(t.string), 'The only domains to search; null when not set.'),
    location: t.nullable(WebSearchLocation, 'Place to localise results for; null when not set.'),
  },
  { closed: true },
);

export const ToolsV2 = t.object('ToolsV2', 'Settings of built-in tools.', {
  web_search: t.nullable(WebSearchToolConfig, 'Settings of the web search tool; null when not configured.'),
});

export const Config = t.object(
  'Config',
  'The effective configuration, with keys as in `config.toml`; null means unset, and keys not declared here are passed through.',
  {
    model: t.nullable(t.string, 'Model id for new threads.'),
    review_model: t.nullable(t.string, 'Model id used for reviews.'),
    model_context_window: t.nullable(t.int64, 'Context window of the model, in tokens.'),
    model_auto_compact_token_limit: t.nullable(t.int64, 'Token count at which history is compacted automatically.'),
    model_auto_compact_token_limit_scope: t.nullable(
      AutoCompactTokenLimitScope,
      'Which tokens count towards `model_auto_compact_token_limit`.',
    ),
    model_provider: t.nullable(t.string, 'Key of the provider the model is reached through.'),
    approval_policy: t.nullable(AskForApproval, 'When commands and edits need approval.'),
    approvals_reviewer: t.nullable(ApprovalsReviewer, 'Who decides on approval requests; unstable.'),
    sandbox_mode: t.nullable(SandboxMode, 'Sandbox in which commands run.'),
    sandbox_workspace_write: t.nullable(
      SandboxWorkspaceWrite,
      'Details of the sandbox; used only with `sandbox_mode` `workspace-write`.',
    ),
    forced_chatgpt_workspace_id: t.nullable(ForcedChatgptWorkspaceIds, 'Workspaces a ChatGPT login is restricted to.'),
    forced_login_method: t.nullable(ForcedLoginMethod, 'The one kind of login that is allowed.'),
    web_search: t.nullable(WebSearchMode, 'How web search is offered to the model.'),
    tools: t.nullable(ToolsV2, 'Settings of individual built-in tools.'),
    instructions: t.nullable(t.string, 'System instructions from the configuration.'),
    developer_instructions: t.nullable(t.string, 'Instructions added as a developer message.'),
    compact_prompt: t.nullable(t.string, 'Prompt that replaces the built-in one for compaction.'),
    model_reasoning_effort: t.nullable(ReasoningEffort, 'Reasoning effort requested from the model.'),
    model_reasoning_summary: t.nullable(ReasoningSummary, 'Form of the reasoning summaries requested from the model.'),
    model_verbosity: t.nullable(Verbosity, 'Length of answers requested from the model.'),
    service_tier: t.nullable(t.string, 'Service tier requested from the provider.'),
    analytics: t.nullable(AnalyticsConfig, 'Analytics settings.'),
    apps: t.nullable(AppsConfig, 'Settings per app, with a default entry; experimental.', {
      experimental: 'config/read.apps',
    }),
    desktop: t.nullable(
      t.map(JsonValue),
      'Free-form settings of the desktop application, which the server stores without interpreting.',
    ),
  },
  { rest: JsonValue },
);

export const ConfigLayerSource = t.named(
  'ConfigLayerSource',
  'Origin of a configuration layer.',
  t.union([
    t.arm({ type: 'mdm' }, 'Settings delivered by device management.', {
      domain: t.field(t.string, 'Preference domain that holds the settings.'),
      key: t.field(t.string, 'Key within `domain`.'),
    }),
    t.arm({ type: 'system' }, 'The machine-wide configuration.', {
      file: t.field(AbsolutePathBuf, 'Absolute path of that file, which need not exist.'),
    }),
    t.arm({ type: 'user' }, 'The configuration of the user, the only layer that can be written.', {
      file: t.field(AbsolutePathBuf, 'Absolute path of that file, which need not exist.'),
      profile: t.nullable(t.string, 'Profile this layer adds over the base user file; null for the base file itself.'),
    }),
    t.arm({ type: 'project' }, 'Settings of a project directory.', {
      dotCodexFolder: t.field(AbsolutePathBuf, 'Absolute path of the `.codex` folder with the settings.'),
    }),
    t.arm({ type: 'sessionFlags' }, 'Overrides given when the process or session was started.', {}),
    t.arm({ type: 'legacyManagedConfigTomlFromFile' }, 'Managed settings in the older file form.', {
      file: t.field(AbsolutePathBuf, 'Absolute path of the managed file.'),
    }),
    t.arm(
      { type: 'legacyManagedConfigTomlFromMdm' },
      'Managed settings in the older form, delivered by device management.',
      {},
    ),
  ]),
);

export const ConfigLayer = t.object(
  'ConfigLayer',
  'One source of configuration with its own content, before merging.',
  {
    name: t.field(ConfigLayerSource, 'Where the layer comes from.'),
    version: t.field(t.string, 'Hash of the content, in the form `sha256:…`.'),
    config: t.field(JsonValue, 'The values this layer sets.'),
    disabledReason: t.nullable(t.string, 'Why the layer is ignored; left out when it is in force.'),
  },
);

export const ConfigLayerMetadata = t.object('ConfigLayerMetadata', 'A configuration layer without its content.', {
  name: t.field(ConfigLayerSource, 'Where the layer comes from.'),
  version: t.field(t.string, 'Hash of the content, in the form `sha256:…`.'),
});

export const ConfigReadResponse = t.object('ConfigReadResponse', {
  config: t.field(Config, 'The merged values.'),
  origins: t.field(
    t.map(ConfigLayerMetadata),
    'Layer that supplied each value, by dotted key; unset keys have no entry.',
  ),
  layers: t.nullable(
    t.list(ConfigLayer),
    'All layers, highest precedence first; left out unless `includeLayers` was set.',
  ),
});

export const MergeStrategy = t.enumeration(
  'MergeStrategy',
  'How a written value is combined with the stored one. `replace` drops the old value, `upsert` merges tables and keeps keys that are not given.',
  ['replace', 'upsert'],
);

export const ConfigValueWriteParams = t.object('ConfigValueWriteParams', {
  keyPath: t.field(t.string, 'Dotted key, such as `tools.web_search`; quote a segment that contains a dot or a space.'),
  value: t.field(JsonValue, 'Value to store; null removes the key.'),
  mergeStrategy: t.field(MergeStrategy, 'How `value` meets what is already there.'),
  filePath: t.maybe(
    t.string,
    'Absolute path of the user configuration file, the only one accepted and the choice when omitted or null.',
  ),
  expectedVersion: t.maybe(
    t.string,
    'Version the file must still have, else the write fails with a conflict; unchecked when omitted or null.',
  ),
});

export const OverriddenMetadata = t.object('OverriddenMetadata', 'Explains why a written value has no effect.', {
  message: t.field(t.string, 'Explanation for the user.'),
  overridingLayer: t.field(ConfigLayerMetadata, 'The layer of higher precedence that wins.'),
  effectiveValue: t.field(JsonValue, 'The value that applies instead.'),
});

export const WriteStatus = t.enumeration(
  'WriteStatus',
  'Outcome of a configuration write. `okOverridden` means that the value was stored but a higher layer hides it.',
  ['ok', 'okOverridden'],
);

export const ConfigWriteResponse = t.object('ConfigWriteResponse', {
  status: t.field(WriteStatus, 'Whether the written value also takes effect.'),
  version: t.field(t.string, 'New version of the file, usable as the next `expectedVersion`.'),
  filePath: t.field(AbsolutePathBuf, 'Absolute, resolved path of the written file.'),
  overriddenMetadata: t.nullable(
    OverriddenMetadata,
    'What hides the new value; null unless `status` is `okOverridden`.',
  ),
});

export const ConfigEdit = t.object('ConfigEdit', 'One change within a batch write.', {
  keyPath: t.field(t.string, 'Dotted key, such as `tools.web_search`; quote a segment that contains a dot or a space.'),
  value: t.field(JsonValue, 'Value to store; null removes the key.'),
  mergeStrategy: t.field(MergeStrategy, 'How `value` meets what is already there.'),
});

export const ConfigBatchWriteParams = t.object('ConfigBatchWriteParams', {
  edits: t.field(t.list(ConfigEdit), 'Changes to write together; an empty list is accepted.'),
  filePath: t.maybe(
    t.string,
    'Absolute path of the user configuration file, the only one accepted and the choice when omitted or null.',
  ),
  expectedVersion: t.maybe(
    t.string,
    'Version the file must still have, else the write fails with a conflict; unchecked when omitted or null.',
  ),
  reloadUserConfig: t.omittable(
    t.boolean,
    'True also applies the new user configuration to all loaded threads; false when omitted.',
  ),
});

export const clientRequests = {
  'config/mcpServer/reload': t.request({
    doc: 'Re-reads the MCP server configuration from disk; loaded threads pick it up on their next turn.',
    params: t.nothing,
    result: McpServerRefreshResponse,
    scope: t.scopes.exclusive('mcp-registry'),
  }),
  'config/read': t.request({
    doc: 'Returns the effective configuration after all layers are merged, with the layer each value came from.',
    params: ConfigReadParams,
    result: ConfigReadResponse,
    scope: t.scopes.shared('config'),
    idempotent: true,
  }),
  'config/value/write': t.request({
    doc: "Changes one value in the user's `config.toml` after validating the result; other files are refused as read-only.",
    params: ConfigValueWriteParams,
    result: ConfigWriteResponse,
    scope: t.scopes.exclusive('config'),
  }),
  'config/batchWrite': t.request({
    doc: "Applies several edits to the user's `config.toml` as one unit; if any of them is invalid, nothing is written.",
    params: ConfigBatchWriteParams,
    result: ConfigWriteResponse,
    scope: t.scopes.exclusive('config'),
  }),
};
