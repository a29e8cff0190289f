/** Apps (connectors) the account can use, and where they come from. */
import * as t from '../define/index.js';

export const AppsListParams = t.object('AppsListParams', {
  cursor: t.maybe(t.string, 'Opaque cursor from `nextCursor`; omitted or null starts at the first app.'),
  limit: t.maybe(t.uint32, 'Maximum number of apps; omitted or null returns all, 0 counts as 1.'),
  threadId: t.maybe(
    t.string,
    'Loaded thread whose settings decide whether apps are enabled; omitted or null uses the current configuration.',
  ),
  forceRefetch: t.omittable(t.boolean, 'True fetches all sources anew instead of using caches; default false.'),
});

export const AppBranding = t.object(
  'AppBranding',
  'Publisher details of an app, from the app directory; null members are unknown.',
  {
    category: t.nullable(t.string, 'Category label of the app.'),
    developer: t.nullable(t.string, 'Name of the publisher.'),
    website: t.nullable(t.string, 'Home page address.'),
    privacyPolicy: t.nullable(t.string, 'Address of the privacy policy.'),
    termsOfService: t.nullable(t.string, 'Address of the terms of service.'),
    isDiscoverableApp: t.field(t.boolean, 'Whether the directory marks the app as one to be found by browsing.'),
  },
);

export const AppReview = t.object('AppReview', 'Directory review of an app.', {
  status: t.field(t.string, 'Review state as named by the directory.'),
});

export const AppScreenshot = t.object('AppScreenshot', 'Screenshot of an app in the directory.', {
  url: t.nullable(t.string, 'Address of the image, null when the directory gives none.'),
  fileId: t.nullable(t.string, 'Backend file id of the image, null when the directory gives none.'),
  userPrompt: t.field(t.string, 'Prompt that the picture illustrates.'),
});

export const AppMetadata = t.object('AppMetadata', 'Directory details of an app; null members are not known.', {
  review: t.nullable(AppReview, 'State of the directory review.'),
  categories: t.nullable(t.list(t.string)),
  subCategories: t.nullable(t.list(t.string)),
  seoDescription: t.nullable(t.string, 'Description written for search engines.'),
  screenshots: t.nullable(t.list(AppScreenshot)),
  developer: t.nullable(t.string, 'Name of the publisher.'),
  version: t.nullable(t.string, 'Version label of the published app.'),
  versionId: t.nullable(t.string, 'Id of the published version.'),
  versionNotes: t.nullable(t.string, 'Release notes of the published version.'),
  firstPartyType: t.nullable(t.string, 'Kind of first-party app, null for others.'),
  firstPartyRequiresInstall: t.nullable(t.boolean, 'Whether a first-party app has to be installed before use.'),
  showInComposerWhenUnlinked: t.nullable(
    t.boolean,
    'Whether to offer the app for prompts even before it is connected.',
  ),
});

export const AppInfo = t.object(
  'AppInfo',
  "App that can be used as a connector, merged from the app directory and the user's own connections.",
  {
    id: t.field(t.string, 'App id, also the key under `apps` in the configuration.'),
    name: t.string,
    description: t.nullable(t.string),
    logoUrl: t.nullable(t.string, 'Logo for light backgrounds, null when there is none.'),
    logoUrlDark: t.nullable(t.string, 'Logo for dark backgrounds, null when there is none.'),
    distributionChannel: t.nullable(t.string, 'Channel the app is published through, null when unknown.'),
    branding: t.nullable(AppBranding, 'Publisher details, null when the directory has none.'),
    appMetadata: t.nullable(AppMetadata, 'Further directory details, null when there are none.'),
    labels: t.nullable(t.map(t.string), 'Free labels from the directory, null when there are none.'),
    installUrl: t.nullable(t.string, 'Web page on which the user can connect the app, null when there is none.'),
    isAccessible: t.defaulted(
      t.boolean,
      false,
      'Whether the current account has the app connected and can use its tools.',
    ),
    isEnabled: t.defaulted(t.boolean, true, 'False when `apps.<id>.enabled` is false in the configuration.'),
    pluginDisplayNames: t.defaulted(t.list(t.string), [], 'Display names of installed plugins that use this app.'),
  },
);

export const AppsListResponse = t.object('AppsListResponse', {
  data: t.list(AppInfo),
  nextCursor: t.nullable(t.string, 'Cursor of the next page, null on the last one.'),
});

export const AppListUpdatedNotification = t.object('AppListUpdatedNotification', {
  data: t.field(t.list(AppInfo), 'Complete merged list so far, not a page and not a difference.'),
});

export const AppSummary = t.object('AppSummary', 'App in short form, as used in plugin replies.', {
  id: t.string,
  name: t.string,
  description: t.nullable(t.string),
  installUrl: t.nullable(t.string, 'Web page on which the user can connect the app, null when there is none.'),
  needsAuth: t.field(t.boolean, 'True when the user still has to connect the app.'),
});

export const clientRequests = {
  'app/list': t.request({
    doc: 'Returns one page of available apps; empty without apps support or a ChatGPT login, and loading gives up after 90 seconds.',
    params: AppsListParams,
    result: AppsListResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
};

export const serverNotifications = {
  'app/list/updated': t.notification({
    doc: 'Sent while `app/list` loads, with the merged list so far each time one of its sources has delivered.',
    params: AppListUpdatedNotification,
    delivery: 'all',
  }),
};
