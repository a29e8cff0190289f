/** Models, their providers and collaboration presets. */
import * as t from '../define/index.js';
import { ModeKind, ReasoningEffort } from './primitives.js';

export const ModelListParams = t.object('ModelListParams', {
  cursor: t.maybe(t.string, 'Opaque cursor from `nextCursor`; omitted or null starts at the first model.'),
  limit: t.maybe(t.uint32, 'Maximum number of models; omitted or null returns all, 0 counts as 1.'),
  includeHidden: t.maybe(t.boolean, 'True adds models that are not meant for the default picker; default false.'),
});

export const InputModality = t.enumeration('InputModality', 'Kind of user input that a model accepts.', [
  'text',
  'image',
]);

export const ModelAvailabilityNux = t.object(
  'ModelAvailabilityNux',
  'Announcement that a model has become available.',
  { message: t.field(t.string, 'Text to show; may contain line breaks and links.') },
);

export const ModelServiceTier = t.object('ModelServiceTier', 'Service tier offered by a model.', {
  id: t.field(t.string, 'Value for `serviceTier` parameters, for example `priority`.'),
  name: t.field(t.string, 'Label to show.'),
  description: t.field(t.string, 'What the tier changes, for example in speed and usage.'),
});

export const ModelUpgradeInfo = t.object('ModelUpgradeInfo', 'How to present the recommended successor of a model.', {
  model: t.field(t.string, 'Id of the successor, the same as `upgrade` of the model.'),
  upgradeCopy: t.nullable(t.string, 'Short text that promotes the successor, null when there is none.'),
  modelLink: t.nullable(t.string, 'Address with more about the successor, null when there is none.'),
  migrationMarkdown: t.nullable(t.string, 'Longer Markdown text for a migration prompt, null when there is none.'),
});

export const ReasoningEffortOption = t.object('ReasoningEffortOption', 'Reasoning effort offered by a model.', {
  reasoningEffort: t.field(ReasoningEffort, 'Value to use for `effort` parameters.'),
  description: t.field(t.string, 'Explanation to show beside the effort.'),
});

export const Model = t.object('Model', 'One entry of the model catalogue.', {
  id: t.field(t.string, 'Identifier of the catalogue entry.'),
  model: t.field(t.string, 'Model name to send in `model` parameters.'),
  upgrade: t.nullable(
    t.string,
    'Id of the recommended successor, null when there is none; see `upgradeInfo` for the wording.',
  ),
  upgradeInfo: t.nullable(ModelUpgradeInfo, 'Texts for offering the successor, null when there is none.'),
  availabilityNux: t.nullable(
    ModelAvailabilityNux,
    'Announcement to show when the model becomes available, null when there is none.',
  ),
  displayName: t.field(t.string, 'Label for model pickers.'),
  description: t.field(t.string, 'Short text for model pickers.'),
  hidden: t.field(t.boolean, 'True for a model left out of the default picker; listed only with `includeHidden`.'),
  supportedReasoningEfforts: t.field(
    t.list(ReasoningEffortOption),
    'Reasoning efforts that can be chosen for this model.',
  ),
  defaultReasoningEffort: t.field(ReasoningEffort, 'Effort used when none is chosen.'),
  inputModalities: t.defaulted(t.list(InputModality), ['text', 'image'], 'Kinds of user input the model accepts.'),
  supportsPersonality: t.defaulted(t.boolean, false, 'Whether the `personality` setting has an effect on this model.'),
  additionalSpeedTiers: t.defaulted(
    t.list(t.string),
    [],
    'Deprecated names of faster tiers such as `fast`; superseded by `serviceTiers`.',
    { deprecated: true },
  ),
  serviceTiers: t.defaulted(t.list(ModelServiceTier), [], 'Service tiers that can be requested for this model.'),
  defaultServiceTier: t.nullable(
    t.string,
    'Tier id the catalogue suggests, null when none; the server does not apply it by itself.',
  ),
  isDefault: t.field(t.boolean, 'Whether clients should preselect this model.'),
});

export const ModelListResponse = t.object('ModelListResponse', {
  data: t.list(Model),
  nextCursor: t.nullable(t.string, 'Cursor of the next page, null on the last one.'),
});

export const ModelProviderCapabilitiesReadParams = t.empty('ModelProviderCapabilitiesReadParams');

export const ModelProviderCapabilitiesReadResponse = t.object('ModelProviderCapabilitiesReadResponse', {
  namespaceTools: t.field(t.boolean, 'Whether tools can be grouped under a namespace.'),
  imageGeneration: t.field(t.boolean, 'Whether the built-in image generation tool can be used.'),
  webSearch: t.field(t.boolean, 'Whether the built-in web search tool can be used.'),
});

export const CollaborationModeListParams = t.empty('CollaborationModeListParams');

export const CollaborationModeMask = t.object(
  'CollaborationModeMask',
  'Preset of a collaboration mode; null members are ones the preset does not set.',
  {
    name: t.field(t.string, 'Label to show for the preset.'),
    mode: t.nullable(ModeKind, 'Mode that the preset selects.'),
    model: t.nullable(t.string, 'Model of the preset, null when it names none.'),
    reasoning_effort: t.nullable(
      t.orNull(ReasoningEffort),
      'Reasoning effort of the preset, null when it names none; the key is in snake case on the wire.',
    ),
  },
);

export const CollaborationModeListResponse = t.object('CollaborationModeListResponse', {
  data: t.field(t.list(CollaborationModeMask), 'All presets; there is no paging.'),
});

export const ModelRerouteReason = t.enumeration(
  'ModelRerouteReason',
  'Why a turn was moved to another model. `highRiskCyberActivity`: the content was rated as high-risk security work.',
  ['highRiskCyberActivity'],
);

export const ModelReroutedNotification = t.object('ModelReroutedNotification', {
  threadId: t.string,
  turnId: t.string,
  fromModel: t.field(t.string, 'Model that was requested.'),
  toModel: t.field(t.string, 'Model that answers instead.'),
  reason: ModelRerouteReason,
});

export const ModelVerification = t.enumeration(
  'ModelVerification',
  'Verification reported for the account. `trustedAccessForCyber`: access programme for security work.',
  ['trustedAccessForCyber'],
);

export const ModelVerificationNotification = t.object('ModelVerificationNotification', {
  threadId: t.string,
  turnId: t.string,
  verifications: t.field(t.list(ModelVerification), 'Verifications the backend reported.'),
});

export const clientRequests = {
  'model/list': t.request({
    doc: 'Returns one page of the model catalogue; without `limit` the whole list comes at once, and hidden models only with `includeHidden`.',
    params: ModelListParams,
    result: ModelListResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'modelProvider/capabilities/read': t.request({
    doc: 'Reports which optional tool kinds the configured model provider supports.',
    params: ModelProviderCapabilitiesReadParams,
    result: ModelProviderCapabilitiesReadResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'collaborationMode/list': t.request({
    doc: 'Returns the built-in collaboration mode presets, all in one reply.',
    params: CollaborationModeListParams,
    result: CollaborationModeListResponse,
    scope: t.scopes.none,
    idempotent: true,
    experimental: 'collaborationMode/list',
  }),
};

export const serverNotifications = {
  'model/rerouted': t.notification({
    doc: 'Sent when the backend has moved a turn to another model than the one requested.',
    params: ModelReroutedNotification,
    delivery: 'subscribers',
  }),
  'model/verification': t.notification({
    doc: 'Sent when the backend reports account verifications that bear on the current turn.',
    params: ModelVerificationNotification,
    delivery: 'subscribers',
  }),
};
