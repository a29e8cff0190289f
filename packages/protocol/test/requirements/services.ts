import type { Row } from './row.js';

const REMOTE_CONTROL = 'status! serverName! installationId! environmentId';

export const services: readonly Row[] = [
  {
    id: 'RC-01',
    says: 'remote control is switched',
    methods: {
      'remoteControl/enable*': '- RemoteControlEnableResponse',
      'remoteControl/disable*': '- RemoteControlDisableResponse',
      'remoteControl/status/read*': '- RemoteControlStatusReadResponse',
    },
    members: {
      'RemoteControlEnableResponse*': REMOTE_CONTROL,
      'RemoteControlDisableResponse*': REMOTE_CONTROL,
      'RemoteControlStatusReadResponse*': REMOTE_CONTROL,
    },
    values: { RemoteControlConnectionStatus: 'disabled connecting connected errored' },
  },
  {
    id: 'RC-02',
    says: 'remote control announces its state',
    methods: { 'remoteControl/status/changed': 'RemoteControlStatusChangedNotification -' },
    members: { RemoteControlStatusChangedNotification: REMOTE_CONTROL },
  },
  {
    id: 'FB-01',
    says: 'feedback carries tags',
    methods: { 'feedback/upload': 'FeedbackUploadParams FeedbackUploadResponse' },
    members: { FeedbackUploadParams: 'classification! tags' },
  },
  {
    id: 'MDL-01',
    says: 'providers have bounds',
    methods: {
      'modelProvider/capabilities/read': 'ModelProviderCapabilitiesReadParams ModelProviderCapabilitiesReadResponse',
    },
    members: { ModelProviderCapabilitiesReadResponse: 'namespaceTools! imageGeneration! webSearch! -modelProvider' },
    absent: 'modelProvider/read',
  },
  { id: 'MDL-02', says: 'models have speed tiers', members: { Model: 'additionalSpeedTiers serviceTiers' } },
  { id: 'MDL-03', says: 'models have a default tier', members: { Model: 'defaultServiceTier' } },
  {
    id: 'MDL-04',
    says: 'tiers are plain names',
    members: { ThreadStartParams: 'serviceTier', ThreadStartResponse: 'serviceTier' },
    absent: 'ServiceTier',
  },
  {
    id: 'DYN-01',
    says: 'tools may be hidden at first',
    members: { ThreadStartParams: 'dynamicTools*', 'DynamicToolSpec*': 'name! inputSchema! deferLoading' },
  },
  {
    id: 'DYN-02',
    says: 'tools have namespaces',
    methods: { 'item/tool/call': 'DynamicToolCallParams DynamicToolCallResponse' },
    members: { 'DynamicToolSpec*': 'namespace', DynamicToolCallParams: 'namespace tool! arguments!' },
  },
];
