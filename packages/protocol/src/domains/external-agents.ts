/** Taking over settings and sessions of other coding agents. */
import * as t from '../define/index.js';

export const ExternalAgentConfigDetectParams = t.object('ExternalAgentConfigDetectParams', {
  includeHome: t.omittable(t.boolean, "True also looks in the user's home directory; default false."),
  cwds: t.maybe(t.list(t.string), 'Project directories to look in; omitted, null or empty means none.'),
});

export const ExternalAgentConfigMigrationItemType = t.enumeration(
  'ExternalAgentConfigMigrationItemType',
  'Kind of importable content. `AGENTS_MD` is the guidance file, `CONFIG` general settings, `COMMANDS` custom commands and `SESSIONS` recorded conversations.',
  ['AGENTS_MD', 'CONFIG', 'SKILLS', 'PLUGINS', 'MCP_SERVER_CONFIG', 'SUBAGENTS', 'HOOKS', 'COMMANDS', 'SESSIONS'],
);

export const CommandMigration = t.object('CommandMigration', 'Command found for import; it becomes a skill.', {
  name: t.string,
});

export const HookMigration = t.object('HookMigration', 'Hook found for import; only command hooks can be imported.', {
  name: t.string,
});

export const McpServerMigration = t.object('McpServerMigration', 'MCP server found for import.', { name: t.string });

export const PluginsMigration = t.object('PluginsMigration', 'Plugins of one marketplace found for import.', {
  marketplaceName: t.string,
  pluginNames: t.field(t.list(t.string), 'Plugin names within the marketplace.'),
});

export const SessionMigration = t.object('SessionMigration', 'Recorded conversation found for import.', {
  path: t.field(t.string, 'File that holds the conversation.'),
  cwd: t.field(t.string, 'Working directory of the conversation, used for the new thread.'),
  title: t.nullable(t.string, 'Title that becomes the thread name, null when there is none.'),
});

export const SubagentMigration = t.object('SubagentMigration', 'Sub-agent definition found for import.', {
  name: t.string,
});

export const MigrationDetails = t.object(
  'MigrationDetails',
  'Contents of a migration item; lists that do not concern its type are empty, and lists missing in a request count as empty.',
  {
    plugins: t.defaulted(t.list(PluginsMigration), [], 'Plugins, grouped by marketplace.'),
    sessions: t.defaulted(
      t.list(SessionMigration),
      [],
      'Recorded conversations; an import refuses paths that detection did not report.',
    ),
    mcpServers: t.defaulted(t.list(McpServerMigration), []),
    hooks: t.defaulted(t.list(HookMigration), []),
    subagents: t.defaulted(t.list(SubagentMigration), []),
    commands: t.defaulted(t.list(CommandMigration), []),
  },
);

export const ExternalAgentConfigMigrationItem = t.object(
  'ExternalAgentConfigMigrationItem',
  'One kind of content that can be imported from one place.',
  {
    itemType: ExternalAgentConfigMigrationItemType,
    description: t.field(t.string, 'Text to show for the item.'),
    cwd: t.nullable(t.string, "Project directory the item belongs to; null or empty stands for the user's home."),
    details: t.nullable(MigrationDetails, 'What the item consists of, null when there is nothing to list.'),
  },
);

export const ExternalAgentConfigDetectResponse = t.object('ExternalAgentConfigDetectResponse', {
  items: t.field(t.list(ExternalAgentConfigMigrationItem), 'Importable items; empty when nothing new was found.'),
});

export const ExternalAgentConfigImportParams = t.object('ExternalAgentConfigImportParams', {
  migrationItems: t.field(
    t.list(ExternalAgentConfigMigrationItem),
    'Items taken from `externalAgentConfig/detect`; their content is read again from disk.',
  ),
});

export const ExternalAgentConfigImportResponse = t.empty(
  'ExternalAgentConfigImportResponse',
  'Empty; work left for the background is reported by `externalAgentConfig/import/completed`.',
);

export const ExternalAgentConfigImportCompletedNotification = t.empty(
  'ExternalAgentConfigImportCompletedNotification',
  'Carries no data; results have to be read with the list methods.',
);

export const clientRequests = {
  'externalAgentConfig/detect': t.request({
    doc: 'Looks for settings and sessions of another coding agent that could be imported; changes nothing.',
    params: ExternalAgentConfigDetectParams,
    result: ExternalAgentConfigDetectResponse,
    scope: t.scopes.exclusive('config'),
    idempotent: true,
  }),
  'externalAgentConfig/import': t.request({
    doc: 'Imports the chosen items; sessions and remote plugins are finished in the background after the reply.',
    params: ExternalAgentConfigImportParams,
    result: ExternalAgentConfigImportResponse,
    scope: t.scopes.exclusive('config'),
  }),
};

export const serverNotifications = {
  'externalAgentConfig/import/completed': t.notification({
    doc: 'Sent once to all connections when an import is done, background failures included; not sent for an empty import.',
    params: ExternalAgentConfigImportCompletedNotification,
    delivery: 'all',
  }),
};
