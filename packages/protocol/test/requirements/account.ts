import type { Row } from './row.js';

export const account: readonly Row[] = [
  {
    id: 'INI-01',
    says: 'a client may offer attestation',
    methods: { initialize: 'InitializeParams InitializeResponse', initialized: '- -' },
    members: { InitializeCapabilities: 'requestAttestation', InitializeParams: 'clientInfo! capabilities' },
  },
  { id: 'INI-02', says: 'a client may opt in', members: { InitializeCapabilities: 'experimentalApi' } },
  { id: 'RPC-05', says: 'raw events never travel', absent: 'codex/event codex/event/task_started EventMsg' },
  {
    id: 'RPC-08',
    says: 'errors have a code, a message and data',
    members: { JSONRPCErrorError: 'code! message! data', JSONRPCError: 'id! error! -jsonrpc' },
  },
  {
    id: 'RPC-16',
    says: 'requests may carry a trace',
    members: { JSONRPCRequest: 'id! method! params trace', W3cTraceContext: 'traceparent tracestate' },
  },
  {
    id: 'CFG-01',
    says: 'the desktop app has settings of its own',
    methods: { 'config/read': 'ConfigReadParams ConfigReadResponse' },
    members: { Config: 'desktop apps*' },
  },
  {
    id: 'CFG-02',
    says: 'settings are written by key',
    methods: {
      'config/value/write': 'ConfigValueWriteParams ConfigWriteResponse',
      'config/batchWrite': 'ConfigBatchWriteParams ConfigWriteResponse',
    },
    members: { ConfigValueWriteParams: 'keyPath! value! mergeStrategy!', ConfigBatchWriteParams: 'edits!' },
  },
  {
    id: 'CFG-05',
    says: 'features are listed for a thread',
    methods: { 'experimentalFeature/list': 'ExperimentalFeatureListParams ExperimentalFeatureListResponse' },
    members: { ExperimentalFeatureListParams: 'threadId' },
  },
  {
    id: 'CFG-06',
    says: 'features are switched',
    methods: {
      'experimentalFeature/enablement/set':
        'ExperimentalFeatureEnablementSetParams ExperimentalFeatureEnablementSetResponse',
    },
    members: { ExperimentalFeatureEnablementSetParams: 'enablement!' },
  },
  {
    id: 'CFG-08',
    says: 'requirements are shown',
    methods: { 'configRequirements/read': '- ConfigRequirementsReadResponse' },
    members: {
      ConfigRequirementsReadResponse: 'requirements',
      ConfigRequirements: 'allowedPermissions network* hooks* allowedApprovalsReviewers* featureRequirements',
    },
  },
  {
    id: 'ACC-01',
    says: 'plans are known or unknown',
    values: {
      PlanType:
        'free go plus pro prolite team self_serve_business_usage_based business enterprise_cbp_usage_based enterprise edu unknown',
    },
  },
  {
    id: 'ACC-02',
    says: 'limits say why they were reached',
    methods: {
      'account/rateLimits/read': '- GetAccountRateLimitsResponse',
      'account/rateLimits/updated': 'AccountRateLimitsUpdatedNotification -',
    },
    members: { RateLimitSnapshot: 'rateLimitReachedType' },
    values: {
      RateLimitReachedType:
        'rate_limit_reached workspace_owner_credits_depleted workspace_member_credits_depleted workspace_owner_usage_limit_reached workspace_member_usage_limit_reached',
    },
  },
  {
    id: 'ACC-03',
    says: 'accounts have a role in their workspace',
    members: {
      GetAccountResponse: 'workspaceRole* isWorkspaceOwner*',
      AccountUpdatedNotification: 'workspaceRole* isWorkspaceOwner*',
    },
  },
  {
    id: 'ACC-04',
    says: 'an owner can be nudged',
    methods: { 'account/sendAddCreditsNudgeEmail': 'SendAddCreditsNudgeEmailParams SendAddCreditsNudgeEmailResponse' },
    members: { SendAddCreditsNudgeEmailParams: 'creditType!' },
  },
  {
    id: 'ACC-07',
    says: 'hosts renew their tokens',
    methods: {
      'account/chatgptAuthTokens/refresh': 'ChatgptAuthTokensRefreshParams ChatgptAuthTokensRefreshResponse',
    },
    members: { ChatgptAuthTokensRefreshResponse: 'accessToken! chatgptAccountId! chatgptPlanType' },
  },
  {
    id: 'ACC-10',
    says: 'the old status still works',
    methods: { getAuthStatus: 'GetAuthStatusParams GetAuthStatusResponse' },
    members: { GetAuthStatusResponse: 'authMethod authToken requiresOpenaiAuth' },
  },
  {
    id: 'ATT-01',
    says: 'clients generate attestations',
    methods: { 'attestation/generate': 'AttestationGenerateParams AttestationGenerateResponse' },
    members: { AttestationGenerateResponse: 'token!' },
  },
  {
    id: 'DEV-01',
    says: 'device keys are made, shown and used',
    methods: {
      'device/key/create*': 'DeviceKeyCreateParams DeviceKeyCreateResponse',
      'device/key/public*': 'DeviceKeyPublicParams DeviceKeyPublicResponse',
      'device/key/sign*': 'DeviceKeySignParams DeviceKeySignResponse',
    },
    members: {
      'DeviceKeyCreateParams*': 'protectionPolicy accountUserId! clientId!',
      'DeviceKeyCreateResponse*': 'keyId! publicKeySpkiDerBase64! algorithm! protectionClass!',
      'DeviceKeySignResponse*': 'signatureDerBase64! signedPayloadBase64! algorithm!',
    },
  },
  {
    id: 'DEV-02',
    says: 'device keys are protected',
    values: { DeviceKeyProtectionPolicy: 'hardware_only allow_os_protected_nonextractable' },
  },
  {
    id: 'DEV-03',
    says: 'device keys sign nothing but known payloads',
    members: { 'DeviceKeySignParams*': 'keyId! payload!', 'DeviceKeySignPayload*': 'type! nonce! expiresAt!' },
  },
  {
    id: 'MCP-01',
    says: 'resources are read with or without a thread',
    methods: { 'mcpServer/resource/read': 'McpResourceReadParams McpResourceReadResponse' },
    members: { McpResourceReadParams: 'threadId server! uri!', McpResourceReadResponse: 'contents!' },
  },
  {
    id: 'MCP-05',
    says: 'servers are logged in to',
    methods: { 'mcpServer/oauth/login': 'McpServerOauthLoginParams McpServerOauthLoginResponse' },
    members: { McpServerOauthLoginParams: 'name!' },
  },
  {
    id: 'RT-01',
    says: 'conversations speak or write',
    methods: { 'thread/realtime/start*': 'ThreadRealtimeStartParams ThreadRealtimeStartResponse' },
    members: { 'ThreadRealtimeStartParams*': 'threadId! outputModality!' },
    values: { RealtimeOutputModality: 'text audio' },
  },
  {
    id: 'RT-02',
    says: 'transcripts come in parts and as a whole',
    methods: {
      'thread/realtime/transcript/delta*': 'ThreadRealtimeTranscriptDeltaNotification -',
      'thread/realtime/transcript/done*': 'ThreadRealtimeTranscriptDoneNotification -',
    },
    members: {
      'ThreadRealtimeTranscriptDeltaNotification*': 'threadId! role! delta!',
      'ThreadRealtimeTranscriptDoneNotification*': 'threadId! role! text!',
    },
  },
  { id: 'RT-03', says: 'a prompt may be left out, null or given', members: { 'ThreadRealtimeStartParams*': 'prompt' } },
  {
    id: 'RT-04',
    says: 'conversations may use WebRTC',
    methods: { 'thread/realtime/sdp*': 'ThreadRealtimeSdpNotification -' },
    members: { 'ThreadRealtimeStartParams*': 'transport', 'ThreadRealtimeSdpNotification*': 'threadId! sdp!' },
    values: { ThreadRealtimeStartTransport: 'websocket webrtc' },
  },
];
