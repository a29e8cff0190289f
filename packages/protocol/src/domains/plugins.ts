/** Plugins: listing, reading, installing. */
import * as t from '../define/index.js';
import { AppSummary } from './apps.js';
import { PluginHookSummary } from './hooks.js';
import { AbsolutePathBuf } from './primitives.js';
import { SkillSummary } from './skills.js';

export const PluginListMarketplaceKind = t.enumeration(
  'PluginListMarketplaceKind',
  'Where marketplaces come from: `local` files, the `vertical` remote collection, the `workspace-directory`, or plugins `shared-with-me`. All but `local` are remote.',
  ['local', 'vertical', 'workspace-directory', 'shared-with-me'],
);

export const PluginListParams = t.object('PluginListParams', {
  cwds: t.maybe(
    t.list(AbsolutePathBuf),
    "Absolute directories whose repositories are searched; omitted, only the user's own marketplaces and the official one count.",
  ),
  marketplaceKinds: t.maybe(
    t.list(PluginListMarketplaceKind),
    'Exactly the kinds to query; omitted, local ones plus the default remote catalog if its feature is on.',
  ),
});

export const MarketplaceLoadErrorInfo = t.object(
  'MarketplaceLoadErrorInfo',
  'A marketplace file that was found but could not be loaded.',
  {
    marketplacePath: t.field(AbsolutePathBuf, 'Absolute path of the faulty marketplace file.'),
    message: t.field(t.string, 'Description of the fault for display.'),
  },
);

export const MarketplaceInterface = t.object(
  'MarketplaceInterface',
  'How a marketplace wants to be shown to the user.',
  { displayName: t.nullable(t.string, 'Human-readable title; null means show the marketplace `name`.') },
);

export const PluginAuthPolicy = t.enumeration(
  'PluginAuthPolicy',
  'When the user is asked to sign in to the apps of a plugin: `ON_INSTALL` right after installing, `ON_USE` not before the first use.',
  ['ON_INSTALL', 'ON_USE'],
);

export const PluginAvailability = t.enumeration(
  'PluginAvailability',
  'Whether a plugin may be installed and used at all; `DISABLED_BY_ADMIN` means the workspace administrator blocked it.',
  ['DISABLED_BY_ADMIN', 'AVAILABLE'],
);

export const PluginInstallPolicy = t.enumeration(
  'PluginInstallPolicy',
  'Whether the marketplace lets a plugin be installed: `NOT_AVAILABLE` is listed but refused, `INSTALLED_BY_DEFAULT` comes preinstalled.',
  ['NOT_AVAILABLE', 'AVAILABLE', 'INSTALLED_BY_DEFAULT'],
);

export const PluginInterface = t.object('PluginInterface', 'Presentation data of a plugin for catalogs and pickers.', {
  displayName: t.nullable(t.string, 'Title to show; null means show the plugin `name`.'),
  shortDescription: t.nullable(t.string, 'One-line text for list rows.'),
  longDescription: t.nullable(t.string, 'Full text for a detail page.'),
  developerName: t.nullable(t.string, 'Publisher to show to the user.'),
  category: t.nullable(t.string, 'Catalog category; the marketplace entry may set it.'),
  capabilities: t.field(t.list(t.string), 'Free-form labels of what the plugin can do, such as `Write`.'),
  websiteUrl: t.nullable(t.string),
  privacyPolicyUrl: t.nullable(t.string),
  termsOfServiceUrl: t.nullable(t.string),
  defaultPrompt: t.nullable(
    t.list(t.string),
    'Up to 3 example prompts of at most 128 characters each; null when none are offered.',
  ),
  brandColor: t.nullable(t.string, 'Accent colour as a hex string such as `#3B82F6`.'),
  composerIcon: t.nullable(AbsolutePathBuf, 'Absolute path of the icon for the input box inside the installed plugin.'),
  composerIconUrl: t.nullable(t.string, 'URL of the input box icon as given by the remote catalog.'),
  logo: t.nullable(AbsolutePathBuf, 'Absolute path of the logo inside the installed plugin.'),
  logoUrl: t.nullable(t.string, 'URL of the logo as given by the remote catalog.'),
  screenshots: t.field(
    t.list(AbsolutePathBuf),
    'Absolute paths of images inside the installed plugin; empty when there are none.',
  ),
  screenshotUrls: t.field(t.list(t.string), 'URLs of images given by the remote catalog; empty when there are none.'),
});

export const PluginShareDiscoverability = t.enumeration(
  'PluginShareDiscoverability',
  'Visibility of a share: `LISTED` in the workspace directory, `UNLISTED` reachable by link within the workspace, `PRIVATE` for named principals. Clients cannot set `LISTED`.',
  ['LISTED', 'UNLISTED', 'PRIVATE'],
);

export const PluginSharePrincipalRole = t.enumeration(
  'PluginSharePrincipalRole',
  'Access level of a principal; `owner` is reported only and cannot be granted.',
  ['reader', 'editor', 'owner'],
);

export const PluginSharePrincipalType = t.enumeration(
  'PluginSharePrincipalType',
  'Kind of principal; `workspace` stands for all its members, is added by the server and is refused in requests.',
  ['user', 'group', 'workspace'],
);

export const PluginSharePrincipal = t.object('PluginSharePrincipal', 'Someone who has access to a plugin share.', {
  principalType: PluginSharePrincipalType,
  principalId: t.field(t.string, 'Backend id of the user, group or workspace.'),
  role: PluginSharePrincipalRole,
  name: t.field(t.string, 'Display name.'),
});

export const PluginShareContext = t.object(
  'PluginShareContext',
  'Sharing state of a plugin that has been published to the backend.',
  {
    remotePluginId: t.field(t.string, 'Backend id expected by the `plugin/share/*` methods.'),
    remoteVersion: t.nullable(t.string, 'Version of the shared release in the backend; null when unknown.'),
    discoverability: t.nullable(PluginShareDiscoverability, 'Visibility of the share; null when unknown.'),
    shareUrl: t.nullable(t.string, 'Link for passing the share on; null when unknown.'),
    creatorAccountUserId: t.nullable(t.string, 'Account user id of whoever created the share; null when unknown.'),
    creatorName: t.nullable(t.string, 'Display name of the creator; null when unknown.'),
    sharePrincipals: t.nullable(
      t.list(PluginSharePrincipal),
      'Everyone with access, owner included; null when this has not been fetched.',
    ),
  },
);

export const PluginSource = t.named(
  'PluginSource',
  'Where the files of a plugin are taken from.',
  t.union([
    t.arm({ type: 'local' }, 'A directory on this machine.', {
      path: t.field(AbsolutePathBuf, 'Absolute path of the plugin directory.'),
    }),
    t.arm({ type: 'git' }, 'A Git repository, fetched when the plugin is installed or read.', {
      url: t.field(t.string, 'Repository to clone.'),
      path: t.nullable(t.string, 'Directory of the plugin inside the repository; null for its root.'),
      refName: t.nullable(t.string, 'Branch or tag to check out; null for the default branch.'),
      sha: t.nullable(t.string, 'Commit to pin to; null when not pinned.'),
    }),
    t.arm({ type: 'remote' }, 'A bundle held by the remote catalog, downloaded on installation.', {}),
  ]),
);

export const PluginSummary = t.object(
  'PluginSummary',
  'One plugin as shown in a list, with its install state and policies.',
  {
    id: t.field(t.string, 'Identifier in the form `name@marketplace`, as taken by `plugin/uninstall`.'),
    remotePluginId: t.nullable(t.string, 'Backend id; null for a plugin that the backend does not know.'),
    localVersion: t.nullable(
      t.string,
      'Version of the files on this machine; null when there are none or they have no manifest.',
    ),
    name: t.string,
    shareContext: t.nullable(PluginShareContext, 'Sharing state; null when the plugin is not shared.'),
    source: PluginSource,
    installed: t.field(
      t.boolean,
      'Whether the plugin is in the local cache or, for remote ones, installed according to the backend.',
    ),
    enabled: t.field(t.boolean, 'Whether the plugin is switched on; installing sets this.'),
    installPolicy: t.field(PluginInstallPolicy, 'Whether `plugin/install` accepts the plugin.'),
    authPolicy: t.field(PluginAuthPolicy, "When the sign-in to the plugin's apps is due."),
    availability: t.defaulted(PluginAvailability, 'AVAILABLE', 'Whether an administrator has blocked the plugin.'),
    interface: t.nullable(PluginInterface, 'Presentation data; null when the plugin defines none.'),
    keywords: t.defaulted(
      t.list(t.string),
      [],
      'Search words from the manifest or catalog; empty when there are none.',
    ),
  },
);

export const PluginMarketplaceEntry = t.object('PluginMarketplaceEntry', 'One marketplace and the plugins it offers.', {
  name: t.field(t.string, 'Identifier of the marketplace, also the part after `@` in plugin ids.'),
  path: t.nullable(AbsolutePathBuf, 'Absolute path of the marketplace file; null for a remote catalog.'),
  interface: t.nullable(MarketplaceInterface, 'Presentation data; null when the marketplace defines none.'),
  plugins: t.list(PluginSummary),
});

export const PluginListResponse = t.object('PluginListResponse', {
  marketplaces: t.list(PluginMarketplaceEntry),
  marketplaceLoadErrors: t.defaulted(
    t.list(MarketplaceLoadErrorInfo),
    [],
    'Marketplace files that had to be skipped; the list itself still succeeds.',
  ),
  featuredPluginIds: t.defaulted(
    t.list(t.string),
    [],
    'Values of `PluginSummary.id` to highlight; empty when they could not be fetched.',
  ),
});

export const PluginInstalledParams = t.object('PluginInstalledParams', {
  cwds: t.maybe(
    t.list(AbsolutePathBuf),
    "Absolute directories whose repositories are searched for marketplaces in addition to the user's own.",
  ),
  installSuggestionPluginNames: t.maybe(
    t.list(t.string),
    'Names of plugins to include although they are not installed, provided a local marketplace has them.',
  ),
});

export const PluginInstalledResponse = t.object('PluginInstalledResponse', {
  marketplaces: t.field(
    t.list(PluginMarketplaceEntry),
    'Marketplaces reduced to the matching plugins; those without a match are left out.',
  ),
  marketplaceLoadErrors: t.defaulted(t.list(MarketplaceLoadErrorInfo), [], 'Marketplace files that had to be skipped.'),
});

export const PluginReadParams = t.object('PluginReadParams', {
  marketplacePath: t.maybe(
    AbsolutePathBuf,
    'Absolute path of the marketplace file; give this or `remoteMarketplaceName`, never both.',
  ),
  remoteMarketplaceName: t.maybe(t.string, 'Name of a remote catalog; give this or `marketplacePath`, never both.'),
  pluginName: t.field(
    t.string,
    'Name within the marketplace file; with `remoteMarketplaceName` the backend id of the plugin instead.',
  ),
});

export const PluginDetail = t.object('PluginDetail', 'Everything known about one plugin, including what it contains.', {
  marketplaceName: t.string,
  marketplacePath: t.nullable(
    AbsolutePathBuf,
    'Absolute path of the local marketplace file; null for a remote catalog.',
  ),
  summary: t.field(PluginSummary, 'The same entry that `plugin/list` returns for this plugin.'),
  description: t.nullable(t.string, 'Text from the plugin manifest or catalog; null when there is none.'),
  skills: t.field(t.list(SkillSummary), 'Skills contained in the plugin, with their enabled state.'),
  hooks: t.field(t.list(PluginHookSummary), 'Hooks that the plugin registers.'),
  apps: t.field(t.list(AppSummary), 'Apps that the plugin refers to.'),
  mcpServers: t.field(t.list(t.string), 'Names of the MCP servers that the plugin brings along.'),
});

export const PluginReadResponse = t.object('PluginReadResponse', { plugin: PluginDetail });

export const PluginSkillReadParams = t.object('PluginSkillReadParams', {
  remoteMarketplaceName: t.field(t.string, 'Name of the remote catalog that offers the plugin.'),
  remotePluginId: t.field(t.string, 'Backend id of the plugin, as in `PluginSummary.remotePluginId`.'),
  skillName: t.field(t.string, 'Name of the skill inside the plugin; must not be empty.'),
});

export const PluginSkillReadResponse = t.object('PluginSkillReadResponse', {
  contents: t.nullable(t.string, 'Markdown of the skill file; null when the backend has none.'),
});

export const PluginInstallParams = t.object('PluginInstallParams', {
  marketplacePath: t.maybe(
    AbsolutePathBuf,
    'Absolute path of the marketplace file; give this or `remoteMarketplaceName`, never both.',
  ),
  remoteMarketplaceName: t.maybe(t.string, 'Name of a remote catalog; give this or `marketplacePath`, never both.'),
  pluginName: t.field(
    t.string,
    'Name within the marketplace file; with `remoteMarketplaceName` the backend id of the plugin instead.',
  ),
});

export const PluginInstallResponse = t.object('PluginInstallResponse', {
  authPolicy: t.field(PluginAuthPolicy, "When the sign-in to the plugin's apps is due."),
  appsNeedingAuth: t.field(
    t.list(AppSummary),
    'Apps of the plugin that the account cannot access yet; empty when apps are disabled.',
  ),
});

export const PluginUninstallParams = t.object('PluginUninstallParams', {
  pluginId: t.field(t.string, '`name@marketplace` for a local plugin, otherwise the backend id of a remote one.'),
});

export const PluginUninstallResponse = t.empty('PluginUninstallResponse');

export const clientRequests = {
  'plugin/list': t.request({
    doc: 'Lists marketplaces with their plugins and install state; failing remote catalogs are left out and broken marketplace files are reported as load errors.',
    params: PluginListParams,
    result: PluginListResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'plugin/installed': t.request({
    doc: 'Lists only installed plugins, grouped by marketplace, plus the not installed ones whose names the caller asks for.',
    params: PluginInstalledParams,
    result: PluginInstalledResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'plugin/read': t.request({
    doc: 'Returns the details of one plugin, installed or not; the marketplace is given by exactly one of `marketplacePath` and `remoteMarketplaceName`.',
    params: PluginReadParams,
    result: PluginReadResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'plugin/skill/read': t.request({
    doc: 'Returns the text of one skill of a remote plugin, installed or not; needs a ChatGPT login.',
    params: PluginSkillReadParams,
    result: PluginSkillReadResponse,
    scope: t.scopes.exclusive('config'),
    idempotent: true,
  }),
  'plugin/install': t.request({
    doc: 'Installs one plugin from exactly one of `marketplacePath` and `remoteMarketplaceName`; refused when policy, admin or workspace forbids it.',
    params: PluginInstallParams,
    result: PluginInstallResponse,
    scope: t.scopes.exclusive('config'),
  }),
  'plugin/uninstall': t.request({
    doc: "Removes a plugin's cached files and config entry, or a remote installation; repeating it for a local plugin succeeds.",
    params: PluginUninstallParams,
    result: PluginUninstallResponse,
    scope: t.scopes.exclusive('config'),
  }),
};
