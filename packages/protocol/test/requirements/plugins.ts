import type { Row } from './row.js';

export const plugins: readonly Row[] = [
  {
    id: 'SKL-01',
    says: 'skills come from directories, users and plugins alone',
    methods: { 'skills/list': 'SkillsListParams SkillsListResponse' },
    members: { SkillsListParams: 'cwds forceReload -perCwdExtraUserRoots' },
    absent: 'SkillsListExtraRootsForCwd skills/extraRoots/set',
  },
  { id: 'SKL-03', says: 'dropped skills draw a warning', members: { WarningNotification: 'message! threadId' } },
  {
    id: 'SKL-04',
    says: 'skills are switched on and off',
    methods: { 'skills/config/write': 'SkillsConfigWriteParams SkillsConfigWriteResponse' },
    members: { SkillsConfigWriteParams: 'path name enabled!', SkillsConfigWriteResponse: 'effectiveEnabled!' },
  },
  { id: 'SKL-06', says: 'changed skills are announced', methods: { 'skills/changed': 'SkillsChangedNotification -' } },
  {
    id: 'HOOK-01',
    says: 'hooks are listed',
    methods: { 'hooks/list': 'HooksListParams HooksListResponse' },
    members: { HooksListParams: 'cwds', HooksListResponse: 'data!', HooksListEntry: 'cwd! hooks! warnings! errors!' },
  },
  {
    id: 'HOOK-03',
    says: 'hooks run on these events',
    values: {
      HookEventName:
        'preToolUse permissionRequest postToolUse preCompact postCompact sessionStart userPromptSubmit subagentStart subagentStop stop',
    },
  },
  {
    id: 'PLG-02',
    says: 'broken marketplaces are reported',
    members: { PluginListResponse: 'marketplaceLoadErrors', MarketplaceLoadErrorInfo: 'marketplacePath! message!' },
  },
  { id: 'PLG-05', says: 'plugins come from folders', members: { 'PluginSource.local': 'path!' } },
  { id: 'PLG-06', says: 'plugins come from Git', members: { 'PluginSource.git': 'url! path refName sha' } },
  {
    id: 'PLG-07',
    says: 'plugins come from the backend',
    members: { 'PluginSource.remote': '-downloadUrl' },
    values: { PluginSource: 'local git remote' },
  },
  { id: 'PLG-09', says: 'plugins may describe themselves', members: { PluginSummary: 'interface' } },
  {
    id: 'PLG-10',
    says: 'pictures are files or addresses',
    members: { PluginInterface: 'composerIcon composerIconUrl logo logoUrl screenshots! screenshotUrls!' },
  },
  {
    id: 'PLG-14',
    says: 'plugins are installed',
    methods: { 'plugin/install': 'PluginInstallParams PluginInstallResponse' },
    members: {
      PluginInstallParams: 'marketplacePath remoteMarketplaceName pluginName!',
      PluginInstallResponse: 'authPolicy! appsNeedingAuth!',
    },
  },
  {
    id: 'PLG-15',
    says: 'plugins are uninstalled',
    methods: { 'plugin/uninstall': 'PluginUninstallParams PluginUninstallResponse' },
    members: { PluginUninstallParams: 'pluginId!' },
  },
  {
    id: 'PLG-16',
    says: 'plugins are read from one of two sources',
    methods: { 'plugin/read': 'PluginReadParams PluginReadResponse' },
    members: { PluginReadParams: 'marketplacePath remoteMarketplaceName pluginName!', PluginReadResponse: 'plugin!' },
  },
  {
    id: 'PLG-17',
    says: 'nothing synchronizes on request',
    members: {
      PluginListParams: '-forceRemoteSync',
      PluginInstallParams: '-forceRemoteSync',
      PluginUninstallParams: '-forceRemoteSync',
      PluginListResponse: '-remoteSyncError',
    },
  },
  {
    id: 'PLG-19',
    says: 'plugins are listed by kind',
    methods: { 'plugin/list': 'PluginListParams PluginListResponse' },
    members: { PluginListParams: 'cwds marketplaceKinds', PluginMarketplaceEntry: 'name! path plugins!' },
    values: { PluginListMarketplaceKind: 'local vertical workspace-directory shared-with-me' },
  },
  {
    id: 'PLG-23',
    says: 'installed plugins are listed for mentions',
    methods: { 'plugin/installed': 'PluginInstalledParams PluginInstalledResponse' },
    members: {
      PluginInstalledParams: 'cwds installSuggestionPluginNames',
      PluginInstalledResponse: 'marketplaces! marketplaceLoadErrors',
    },
  },
  {
    id: 'PLG-24',
    says: 'remote skills can be read beforehand',
    methods: { 'plugin/skill/read': 'PluginSkillReadParams PluginSkillReadResponse' },
    members: {
      PluginSkillReadParams: 'remoteMarketplaceName! remotePluginId! skillName!',
      PluginSkillReadResponse: 'contents -skill_md_contents',
    },
  },
  {
    id: 'PLG-25',
    says: 'plugins are shared',
    methods: { 'plugin/share/save': 'PluginShareSaveParams PluginShareSaveResponse' },
    members: {
      PluginShareSaveParams: 'pluginPath! remotePluginId discoverability shareTargets',
      PluginShareSaveResponse: 'remotePluginId! shareUrl!',
    },
  },
  {
    id: 'PLG-26',
    says: 'shares are listed and deleted',
    methods: {
      'plugin/share/list': 'PluginShareListParams PluginShareListResponse',
      'plugin/share/delete': 'PluginShareDeleteParams PluginShareDeleteResponse',
    },
    members: { PluginShareListItem: 'plugin! localPluginPath -shareUrl', PluginShareDeleteParams: 'remotePluginId!' },
  },
  {
    id: 'PLG-27',
    says: 'targets of a share change without an upload',
    methods: { 'plugin/share/updateTargets': 'PluginShareUpdateTargetsParams PluginShareUpdateTargetsResponse' },
    members: {
      PluginShareUpdateTargetsParams: 'remotePluginId! discoverability! shareTargets!',
      PluginShareUpdateTargetsResponse: 'principals! discoverability!',
    },
  },
  {
    id: 'PLG-28',
    says: 'answers may hold what requests may not',
    values: {
      PluginShareDiscoverability: 'LISTED UNLISTED PRIVATE',
      PluginShareUpdateDiscoverability: 'UNLISTED PRIVATE',
    },
  },
  {
    id: 'PLG-29',
    says: 'summaries say how they are shared',
    members: {
      PluginSummary: 'shareContext',
      PluginShareContext:
        'remotePluginId! remoteVersion discoverability shareUrl creatorAccountUserId creatorName sharePrincipals',
    },
    values: { PluginSharePrincipalRole: 'reader editor owner' },
  },
  {
    id: 'PLG-30',
    says: 'targets of a share have roles',
    members: { PluginShareTarget: 'principalType! principalId! role!' },
    values: { PluginShareTargetRole: 'reader editor', PluginSharePrincipalType: 'user group workspace' },
  },
  {
    id: 'PLG-31',
    says: 'marketplaces come and go',
    methods: {
      'marketplace/add': 'MarketplaceAddParams MarketplaceAddResponse',
      'marketplace/remove': 'MarketplaceRemoveParams MarketplaceRemoveResponse',
    },
    members: {
      MarketplaceAddParams: 'source! refName sparsePaths',
      MarketplaceRemoveParams: 'marketplaceName!',
      MarketplaceRemoveResponse: 'marketplaceName! installedRoot',
    },
  },
  { id: 'PLG-33', says: 'some plugins are featured', members: { PluginListResponse: 'featuredPluginIds' } },
  {
    id: 'APP-02',
    says: 'apps are listed in the background',
    methods: { 'app/list': 'AppsListParams AppsListResponse', 'app/list/updated': 'AppListUpdatedNotification -' },
    absent: 'apps/list',
  },
  {
    id: 'EXT-01',
    says: 'settings of other agents are detected',
    methods: { 'externalAgentConfig/detect': 'ExternalAgentConfigDetectParams ExternalAgentConfigDetectResponse' },
    members: {
      ExternalAgentConfigDetectParams: 'includeHome cwds',
      ExternalAgentConfigMigrationItem: 'itemType! description! cwd details',
    },
    values: {
      ExternalAgentConfigMigrationItemType:
        'AGENTS_MD CONFIG SKILLS PLUGINS MCP_SERVER_CONFIG SUBAGENTS HOOKS COMMANDS SESSIONS',
    },
  },
  {
    id: 'EXT-02',
    says: 'settings of other agents are imported',
    methods: { 'externalAgentConfig/import': 'ExternalAgentConfigImportParams ExternalAgentConfigImportResponse' },
    members: { ExternalAgentConfigImportParams: 'migrationItems!' },
  },
  {
    id: 'EXT-09',
    says: 'the end of an import is announced',
    methods: { 'externalAgentConfig/import/completed': 'ExternalAgentConfigImportCompletedNotification -' },
  },
  { id: 'EXT-10', says: 'sessions are detected', members: { SessionMigration: 'path! cwd! title' } },
  {
    id: 'EXT-14',
    says: 'older imports lack lists',
    members: { MigrationDetails: 'plugins sessions mcpServers hooks subagents commands' },
  },
];
