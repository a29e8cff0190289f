/** Feature flags: what exists and what is switched on. */
import * as t from '../define/index.js';

export const ExperimentalFeatureListParams = t.object('ExperimentalFeatureListParams', {
  cursor: t.maybe(t.string, 'Opaque `nextCursor` of the previous page; omitted or null starts at the beginning.'),
  limit: t.maybe(t.uint32, 'Page size, at least 1; everything is returned when omitted or null.'),
  threadId: t.maybe(
    t.string,
    'Loaded thread whose configuration, project layers included, decides `enabled`; the global one if omitted.',
  ),
});

export const ExperimentalFeatureStage = t.enumeration(
  'ExperimentalFeatureStage',
  'Maturity of a feature. `beta` is offered to users for trial, `underDevelopment` is not ready for use, and `removed` remains only so that old settings still load.',
  ['beta', 'underDevelopment', 'stable', 'deprecated', 'removed'],
);

export const ExperimentalFeature = t.object('ExperimentalFeature', 'A feature flag with its state.', {
  name: t.field(t.string, 'Key that settings and command line switches use for the feature.'),
  stage: t.field(ExperimentalFeatureStage, 'How mature the feature is.'),
  displayName: t.nullable(t.string, 'Name to show to users; null outside the `beta` stage.'),
  description: t.nullable(t.string, 'Summary for users; null outside the `beta` stage.'),
  announcement: t.nullable(t.string, 'Text that introduces the feature to users; null outside the `beta` stage.'),
  enabled: t.field(t.boolean, 'Whether the feature is on in the configuration looked at.'),
  defaultEnabled: t.field(t.boolean, 'Whether the feature is on when nothing configures it.'),
});

export const ExperimentalFeatureListResponse = t.object('ExperimentalFeatureListResponse', {
  data: t.list(ExperimentalFeature),
  nextCursor: t.nullable(t.string, 'Opaque cursor of the next page; null at the end.'),
});

export const ExperimentalFeatureEnablementSetParams = t.object('ExperimentalFeatureEnablementSetParams', {
  enablement: t.field(
    t.map(t.boolean),
    'New state by feature key; others stay as they are. Requirements, command line and `config.toml` take precedence.',
  ),
});

export const ExperimentalFeatureEnablementSetResponse = t.object('ExperimentalFeatureEnablementSetResponse', {
  enablement: t.field(t.map(t.boolean), 'The entries that were set.'),
});

export const clientRequests = {
  'experimentalFeature/list': t.request({
    doc: 'Lists the known feature flags page by page with their stage and state.',
    params: ExperimentalFeatureListParams,
    result: ExperimentalFeatureListResponse,
    scope: t.scopes.exclusive('config'),
    idempotent: true,
  }),
  'experimentalFeature/enablement/set': t.request({
    doc: 'Switches some features on or off for the running process only; unknown or unsupported keys are refused.',
    params: ExperimentalFeatureEnablementSetParams,
    result: ExperimentalFeatureEnablementSetResponse,
    scope: t.scopes.exclusive('config'),
  }),
};
