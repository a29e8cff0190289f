import type { Row } from './row.js';

export const turns: readonly Row[] = [
  {
    id: 'TRN-01',
    says: 'a turn takes input and may take none',
    methods: {
      'turn/start': 'TurnStartParams TurnStartResponse',
      'turn/started': 'TurnStartedNotification -',
      'turn/completed': 'TurnCompletedNotification -',
    },
    members: { TurnStartParams: 'threadId! input!', TurnStartResponse: 'turn!' },
  },
  {
    id: 'TRN-02',
    says: 'steering names the turn it expects',
    methods: { 'turn/steer': 'TurnSteerParams TurnSteerResponse' },
    members: { TurnSteerParams: 'threadId! input! expectedTurnId!', TurnSteerResponse: 'turnId!' },
  },
  {
    id: 'TRN-03',
    says: 'turns carry metadata of the client',
    members: {
      TurnStartParams: 'responsesapiClientMetadata* -clientMetadata',
      TurnSteerParams: 'responsesapiClientMetadata* -clientMetadata',
    },
  },
  {
    id: 'TRN-05',
    says: 'a turn may choose its environments',
    members: { TurnStartParams: 'environments*', 'TurnEnvironmentParams*': 'environmentId! cwd!' },
  },
  {
    id: 'TRN-06',
    says: 'a turn may choose a profile by its id',
    members: { TurnStartParams: 'permissions* sandboxPolicy -permissionProfile' },
  },
  {
    id: 'TRN-08',
    says: 'images of the user have a resolution',
    members: { 'UserInput.image': 'detail url!', 'UserInput.localImage': 'detail path!' },
    values: { ImageDetail: 'high original' },
  },
  {
    id: 'ITM-01',
    says: 'commands say where they come from',
    members: { 'ThreadItem.commandExecution': 'source aggregatedOutput command! status!' },
    values: { CommandExecutionSource: 'agent userShell unifiedExecStartup unifiedExecInteraction' },
  },
  {
    id: 'ITM-02',
    says: 'patches report their progress',
    methods: { 'item/fileChange/patchUpdated': 'FileChangePatchUpdatedNotification -' },
    members: { FileChangePatchUpdatedNotification: 'threadId! turnId! itemId! changes!' },
  },
  {
    id: 'ITM-03',
    says: 'there is a warning that fails nothing',
    methods: { warning: 'WarningNotification -' },
    members: { WarningNotification: 'threadId message!' },
  },
  { id: 'ITM-04', says: 'MCP calls name their plugin', members: { 'ThreadItem.mcpToolCall': 'pluginId' } },
  {
    id: 'ITM-05',
    says: 'MCP calls name the resource of their app',
    members: { 'ThreadItem.mcpToolCall': 'mcpAppResourceUri' },
  },
  {
    id: 'ITM-06',
    says: 'compaction is an item of the model conversation',
    members: { 'ResponseItem.context_compaction': 'encrypted_content' },
  },
  { id: 'ITM-07', says: 'ghost snapshots are gone', absent: 'ghost_snapshot GhostCommit' },
  {
    id: 'ITM-08',
    says: 'tool searches are items of the model conversation',
    members: {
      'ResponseItem.tool_search_call': 'call_id status execution! arguments!',
      'ResponseItem.tool_search_output': 'call_id status! execution! tools!',
    },
    absent: 'search_tool_bm25',
  },
  {
    id: 'ITM-09',
    says: 'images of tools have a resolution',
    members: { 'FunctionCallOutputContentItem.input_image': 'detail image_url!' },
  },
  {
    id: 'ITM-10',
    says: 'old approvals can time out',
    values: {
      ReviewDecision:
        'approved approved_execpolicy_amendment approved_for_session network_policy_amendment denied timed_out abort',
    },
  },
  {
    id: 'ITM-11',
    says: 'dynamic tool calls carry a namespace',
    members: { 'ThreadItem.dynamicToolCall': 'namespace tool!' },
  },
  {
    id: 'GOAL-01',
    says: 'a goal can be read, set and cleared',
    methods: {
      'thread/goal/get': 'ThreadGoalGetParams ThreadGoalGetResponse',
      'thread/goal/set': 'ThreadGoalSetParams ThreadGoalSetResponse',
      'thread/goal/clear': 'ThreadGoalClearParams ThreadGoalClearResponse',
    },
    members: {
      ThreadGoalSetParams: 'threadId! objective status tokenBudget',
      ThreadGoalGetResponse: 'goal',
      ThreadGoalSetResponse: 'goal!',
      ThreadGoalClearResponse: 'cleared!',
    },
  },
  {
    id: 'GOAL-02',
    says: 'changes of goals are announced',
    methods: {
      'thread/goal/updated': 'ThreadGoalUpdatedNotification -',
      'thread/goal/cleared': 'ThreadGoalClearedNotification -',
    },
    members: { ThreadGoalUpdatedNotification: 'threadId! turnId goal!', ThreadGoalClearedNotification: 'threadId!' },
  },
  {
    id: 'GOAL-05',
    says: 'goals can be blocked and limited',
    values: { ThreadGoalStatus: 'active paused blocked usageLimited budgetLimited complete' },
  },
  {
    id: 'GOAL-08',
    says: 'goals are stable',
    methods: {
      'thread/goal/get': 'ThreadGoalGetParams ThreadGoalGetResponse',
      'thread/goal/updated': 'ThreadGoalUpdatedNotification -',
    },
  },
  {
    id: 'SET-01',
    says: 'settings change without a turn',
    methods: { 'thread/settings/update*': 'ThreadSettingsUpdateParams ThreadSettingsUpdateResponse' },
    members: {
      'ThreadSettingsUpdateParams*':
        'threadId! cwd approvalPolicy approvalsReviewer sandboxPolicy permissions model serviceTier effort summary collaborationMode personality',
      'ThreadSettingsUpdateResponse*': '-threadSettings',
    },
  },
  {
    id: 'SET-02',
    says: 'settings in force are announced in full',
    methods: { 'thread/settings/updated*': 'ThreadSettingsUpdatedNotification -' },
    members: {
      'ThreadSettingsUpdatedNotification*': 'threadId! threadSettings!',
      'ThreadSettings*': 'cwd! approvalPolicy! sandboxPolicy! model! collaborationMode! activePermissionProfile',
    },
  },
  {
    id: 'SET-04',
    says: 'a service tier may be left out, null or given',
    members: {
      'ThreadSettingsUpdateParams*': 'serviceTier',
      ThreadStartParams: 'serviceTier',
      ThreadResumeParams: 'serviceTier',
      ThreadForkParams: 'serviceTier',
      TurnStartParams: 'serviceTier',
    },
  },
];
