/** Sharing plugins with people and workspaces. */
import * as t from '../define/index.js';
import {
  PluginShareDiscoverability,
  PluginSharePrincipal,
  PluginSharePrincipalType,
  PluginSummary,
} from './plugins.js';
import { AbsolutePathBuf } from './primitives.js';

export const PluginShareTargetRole = t.enumeration('PluginShareTargetRole', 'Access level that a client can grant.', [
  'reader',
  'editor',
]);

export const PluginShareTarget = t.object(
  'PluginShareTarget',
  'A grant of access that a client requests for a share.',
  {
    principalType: t.field(PluginSharePrincipalType, 'Kind of principal; `workspace` is refused here.'),
    principalId: t.field(t.string, 'Backend id of the user or group.'),
    role: PluginShareTargetRole,
  },
);

export const PluginShareSaveParams = t.object('PluginShareSaveParams', {
  pluginPath: t.field(AbsolutePathBuf, 'Absolute path of the plugin directory to pack and upload.'),
  remotePluginId: t.maybe(t.string, 'Share to replace with a new version; omitted or null creates a new share.'),
  discoverability: t.maybe(
    PluginShareDiscoverability,
    'Initial visibility, for a new share only; `LISTED` is refused.',
  ),
  shareTargets: t.maybe(
    t.list(PluginShareTarget),
    'Initial audience, for a new share only; must not contain workspace principals.',
  ),
});

export const PluginShareSaveResponse = t.object('PluginShareSaveResponse', {
  remotePluginId: t.field(t.string, 'Backend id of the new or updated share.'),
  shareUrl: t.field(t.string, 'Link for passing the share on; empty when the backend gave none.'),
});

export const PluginShareUpdateDiscoverability = t.enumeration(
  'PluginShareUpdateDiscoverability',
  'Visibility that a client can set; `UNLISTED` makes the server add the workspace as a principal.',
  ['UNLISTED', 'PRIVATE'],
);

export const PluginShareUpdateTargetsParams = t.object('PluginShareUpdateTargetsParams', {
  remotePluginId: t.field(t.string, 'Backend id of the share.'),
  discoverability: t.field(
    PluginShareUpdateDiscoverability,
    'Visibility from now on; there is no way to leave it unchanged.',
  ),
  shareTargets: t.field(t.list(PluginShareTarget), 'The requested audience; must not contain workspace principals.'),
});

export const PluginShareUpdateTargetsResponse = t.object('PluginShareUpdateTargetsResponse', {
  principals: t.field(
    t.list(PluginSharePrincipal),
    'Everyone with access after the change, including those added by the server.',
  ),
  discoverability: t.field(PluginShareDiscoverability, 'Visibility after the change.'),
});

export const PluginShareListParams = t.empty('PluginShareListParams');

export const PluginShareListItem = t.object('PluginShareListItem', 'One share created by the account.', {
  plugin: t.field(PluginSummary, 'The shared plugin; its link is in `shareContext.shareUrl`.'),
  localPluginPath: t.nullable(
    AbsolutePathBuf,
    'Absolute path of the directory the share was saved from or checked out to; null when not known here.',
  ),
});

export const PluginShareListResponse = t.object('PluginShareListResponse', { data: t.list(PluginShareListItem) });

export const PluginShareCheckoutParams = t.object('PluginShareCheckoutParams', {
  remotePluginId: t.field(t.string, 'Backend id of a plugin that was shared with the account.'),
});

export const PluginShareCheckoutResponse = t.object('PluginShareCheckoutResponse', {
  remotePluginId: t.field(t.string, 'Backend id from the request.'),
  pluginId: t.field(t.string, 'Local identifier in the form `name@marketplace`.'),
  pluginName: t.string,
  pluginPath: t.field(
    AbsolutePathBuf,
    'Absolute path of the editable copy; an existing checkout of this share is reused.',
  ),
  marketplaceName: t.field(t.string, 'Name of the personal marketplace that now lists the plugin.'),
  marketplacePath: t.field(AbsolutePathBuf, 'Absolute path of the personal marketplace file.'),
  remoteVersion: t.nullable(t.string, 'Share version that the backend reports; null when unknown.'),
});

export const PluginShareDeleteParams = t.object('PluginShareDeleteParams', {
  remotePluginId: t.field(t.string, 'Backend id of the share.'),
});

export const PluginShareDeleteResponse = t.empty('PluginShareDeleteResponse');

export const clientRequests = {
  'plugin/share/save': t.request({
    doc: 'Uploads a local plugin directory as a new share or a new version of one; needs a ChatGPT login, and the archive may not exceed 50 MiB.',
    params: PluginShareSaveParams,
    result: PluginShareSaveResponse,
    scope: t.scopes.exclusive('config'),
  }),
  'plugin/share/updateTargets': t.request({
    doc: 'Changes the visibility and the audience of an existing share without uploading it again; needs a ChatGPT login.',
    params: PluginShareUpdateTargetsParams,
    result: PluginShareUpdateTargetsResponse,
    scope: t.scopes.exclusive('config'),
  }),
  'plugin/share/list': t.request({
    doc: 'Lists the plugin shares that the logged-in account created; needs a ChatGPT login.',
    params: PluginShareListParams,
    result: PluginShareListResponse,
    scope: t.scopes.exclusive('config'),
    idempotent: true,
  }),
  'plugin/share/checkout': t.request({
    doc: 'Downloads an editable copy of a shared plugin and enters it in the personal local marketplace; needs a ChatGPT login.',
    params: PluginShareCheckoutParams,
    result: PluginShareCheckoutResponse,
    scope: t.scopes.exclusive('config'),
  }),
  'plugin/share/delete': t.request({
    doc: 'Deletes a plugin share in the backend and forgets its local path; needs a ChatGPT login.',
    params: PluginShareDeleteParams,
    result: PluginShareDeleteResponse,
    scope: t.scopes.exclusive('config'),
  }),
};
