// Generated from the protocol declarations. Change those, then run `npm run generate`.
import type {
  AccountLoginCompletedNotification,
  AccountRateLimitsUpdatedNotification,
  AccountUpdatedNotification,
  AgentMessageDeltaNotification,
  AppListUpdatedNotification,
  ApplyPatchApprovalParams,
  ApplyPatchApprovalResponse,
  AppsListParams,
  AppsListResponse,
  AttestationGenerateParams,
  AttestationGenerateResponse,
  CancelLoginAccountParams,
  CancelLoginAccountResponse,
  ChatgptAuthTokensRefreshParams,
  ChatgptAuthTokensRefreshResponse,
  CollaborationModeListParams,
  CollaborationModeListResponse,
  CommandExecOutputDeltaNotification,
  CommandExecParams,
  CommandExecResizeParams,
  CommandExecResizeResponse,
  CommandExecResponse,
  CommandExecTerminateParams,
  CommandExecTerminateResponse,
  CommandExecWriteParams,
  CommandExecWriteResponse,
  CommandExecutionOutputDeltaNotification,
  CommandExecutionRequestApprovalParams,
  CommandExecutionRequestApprovalResponse,
  ConfigBatchWriteParams,
  ConfigReadParams,
  ConfigReadResponse,
  ConfigRequirementsReadResponse,
  ConfigValueWriteParams,
  ConfigWarningNotification,
  ConfigWriteResponse,
  ContextCompactedNotification,
  DeprecationNoticeNotification,
  DeviceKeyCreateParams,
  DeviceKeyCreateResponse,
  DeviceKeyPublicParams,
  DeviceKeyPublicResponse,
  DeviceKeySignParams,
  DeviceKeySignResponse,
  DynamicToolCallParams,
  DynamicToolCallResponse,
  EnvironmentAddParams,
  EnvironmentAddResponse,
  ErrorNotification,
  ExecCommandApprovalParams,
  ExecCommandApprovalResponse,
  ExperimentalFeatureEnablementSetParams,
  ExperimentalFeatureEnablementSetResponse,
  ExperimentalFeatureListParams,
  ExperimentalFeatureListResponse,
  ExternalAgentConfigDetectParams,
  ExternalAgentConfigDetectResponse,
  ExternalAgentConfigImportCompletedNotification,
  ExternalAgentConfigImportParams,
  ExternalAgentConfigImportResponse,
  FeedbackUploadParams,
  FeedbackUploadResponse,
  FileChangeOutputDeltaNotification,
  FileChangePatchUpdatedNotification,
  FileChangeRequestApprovalParams,
  FileChangeRequestApprovalResponse,
  FsChangedNotification,
  FsCopyParams,
  FsCopyResponse,
  FsCreateDirectoryParams,
  FsCreateDirectoryResponse,
  FsGetMetadataParams,
  FsGetMetadataResponse,
  FsReadDirectoryParams,
  FsReadDirectoryResponse,
  FsReadFileParams,
  FsReadFileResponse,
  FsRemoveParams,
  FsRemoveResponse,
  FsUnwatchParams,
  FsUnwatchResponse,
  FsWatchParams,
  FsWatchResponse,
  FsWriteFileParams,
  FsWriteFileResponse,
  FuzzyFileSearchParams,
  FuzzyFileSearchResponse,
  FuzzyFileSearchSessionCompletedNotification,
  FuzzyFileSearchSessionStartParams,
  FuzzyFileSearchSessionStartResponse,
  FuzzyFileSearchSessionStopParams,
  FuzzyFileSearchSessionStopResponse,
  FuzzyFileSearchSessionUpdateParams,
  FuzzyFileSearchSessionUpdateResponse,
  FuzzyFileSearchSessionUpdatedNotification,
  GetAccountParams,
  GetAccountRateLimitsResponse,
  GetAccountResponse,
  GetAuthStatusParams,
  GetAuthStatusResponse,
  GetConversationSummaryParams,
  GetConversationSummaryResponse,
  GitDiffToRemoteParams,
  GitDiffToRemoteResponse,
  GuardianWarningNotification,
  HookCompletedNotification,
  HookStartedNotification,
  HooksListParams,
  HooksListResponse,
  InitializeParams,
  InitializeResponse,
  ItemCompletedNotification,
  ItemGuardianApprovalReviewCompletedNotification,
  ItemGuardianApprovalReviewStartedNotification,
  ItemStartedNotification,
  ListMcpServerStatusParams,
  ListMcpServerStatusResponse,
  LoginAccountParams,
  LoginAccountResponse,
  LogoutAccountResponse,
  MarketplaceAddParams,
  MarketplaceAddResponse,
  MarketplaceRemoveParams,
  MarketplaceRemoveResponse,
  MarketplaceUpgradeParams,
  MarketplaceUpgradeResponse,
  McpResourceReadParams,
  McpResourceReadResponse,
  McpServerElicitationRequestParams,
  McpServerElicitationRequestResponse,
  McpServerOauthLoginCompletedNotification,
  McpServerOauthLoginParams,
  McpServerOauthLoginResponse,
  McpServerRefreshResponse,
  McpServerStatusUpdatedNotification,
  McpServerToolCallParams,
  McpServerToolCallResponse,
  McpToolCallProgressNotification,
  MemoryResetResponse,
  MockExperimentalMethodParams,
  MockExperimentalMethodResponse,
  ModelListParams,
  ModelListResponse,
  ModelProviderCapabilitiesReadParams,
  ModelProviderCapabilitiesReadResponse,
  ModelReroutedNotification,
  ModelVerificationNotification,
  PermissionProfileListParams,
  PermissionProfileListResponse,
  PermissionsRequestApprovalParams,
  PermissionsRequestApprovalResponse,
  PlanDeltaNotification,
  PluginInstallParams,
  PluginInstallResponse,
  PluginInstalledParams,
  PluginInstalledResponse,
  PluginListParams,
  PluginListResponse,
  PluginReadParams,
  PluginReadResponse,
  PluginShareCheckoutParams,
  PluginShareCheckoutResponse,
  PluginShareDeleteParams,
  PluginShareDeleteResponse,
  PluginShareListParams,
  PluginShareListResponse,
  PluginShareSaveParams,
  PluginShareSaveResponse,
  PluginShareUpdateTargetsParams,
  PluginShareUpdateTargetsResponse,
  PluginSkillReadParams,
  PluginSkillReadResponse,
  PluginUninstallParams,
  PluginUninstallResponse,
  ProcessExitedNotification,
  ProcessKillParams,
  ProcessKillResponse,
  ProcessOutputDeltaNotification,
  ProcessResizePtyParams,
  ProcessResizePtyResponse,
  ProcessSpawnParams,
  ProcessSpawnResponse,
  ProcessWriteStdinParams,
  ProcessWriteStdinResponse,
  RawResponseItemCompletedNotification,
  ReasoningSummaryPartAddedNotification,
  ReasoningSummaryTextDeltaNotification,
  ReasoningTextDeltaNotification,
  RemoteControlDisableResponse,
  RemoteControlEnableResponse,
  RemoteControlStatusChangedNotification,
  RemoteControlStatusReadResponse,
  ReviewStartParams,
  ReviewStartResponse,
  SendAddCreditsNudgeEmailParams,
  SendAddCreditsNudgeEmailResponse,
  ServerRequestResolvedNotification,
  SkillsChangedNotification,
  SkillsConfigWriteParams,
  SkillsConfigWriteResponse,
  SkillsListParams,
  SkillsListResponse,
  TerminalInteractionNotification,
  ThreadApproveGuardianDeniedActionParams,
  ThreadApproveGuardianDeniedActionResponse,
  ThreadArchiveParams,
  ThreadArchiveResponse,
  ThreadArchivedNotification,
  ThreadBackgroundTerminalsCleanParams,
  ThreadBackgroundTerminalsCleanResponse,
  ThreadClosedNotification,
  ThreadCompactStartParams,
  ThreadCompactStartResponse,
  ThreadDecrementElicitationParams,
  ThreadDecrementElicitationResponse,
  ThreadForkParams,
  ThreadForkResponse,
  ThreadGoalClearParams,
  ThreadGoalClearResponse,
  ThreadGoalClearedNotification,
  ThreadGoalGetParams,
  ThreadGoalGetResponse,
  ThreadGoalSetParams,
  ThreadGoalSetResponse,
  ThreadGoalUpdatedNotification,
  ThreadIncrementElicitationParams,
  ThreadIncrementElicitationResponse,
  ThreadInjectItemsParams,
  ThreadInjectItemsResponse,
  ThreadListParams,
  ThreadListResponse,
  ThreadLoadedListParams,
  ThreadLoadedListResponse,
  ThreadMemoryModeSetParams,
  ThreadMemoryModeSetResponse,
  ThreadMetadataUpdateParams,
  ThreadMetadataUpdateResponse,
  ThreadNameUpdatedNotification,
  ThreadReadParams,
  ThreadReadResponse,
  ThreadRealtimeAppendAudioParams,
  ThreadRealtimeAppendAudioResponse,
  ThreadRealtimeAppendTextParams,
  ThreadRealtimeAppendTextResponse,
  ThreadRealtimeClosedNotification,
  ThreadRealtimeErrorNotification,
  ThreadRealtimeItemAddedNotification,
  ThreadRealtimeListVoicesParams,
  ThreadRealtimeListVoicesResponse,
  ThreadRealtimeOutputAudioDeltaNotification,
  ThreadRealtimeSdpNotification,
  ThreadRealtimeStartParams,
  ThreadRealtimeStartResponse,
  ThreadRealtimeStartedNotification,
  ThreadRealtimeStopParams,
  ThreadRealtimeStopResponse,
  ThreadRealtimeTranscriptDeltaNotification,
  ThreadRealtimeTranscriptDoneNotification,
  ThreadResumeParams,
  ThreadResumeResponse,
  ThreadRollbackParams,
  ThreadRollbackResponse,
  ThreadSearchParams,
  ThreadSearchResponse,
  ThreadSetNameParams,
  ThreadSetNameResponse,
  ThreadSettingsUpdateParams,
  ThreadSettingsUpdateResponse,
  ThreadSettingsUpdatedNotification,
  ThreadShellCommandParams,
  ThreadShellCommandResponse,
  ThreadStartParams,
  ThreadStartResponse,
  ThreadStartedNotification,
  ThreadStatusChangedNotification,
  ThreadTokenUsageUpdatedNotification,
  ThreadTurnsItemsListParams,
  ThreadTurnsItemsListResponse,
  ThreadTurnsListParams,
  ThreadTurnsListResponse,
  ThreadUnarchiveParams,
  ThreadUnarchiveResponse,
  ThreadUnarchivedNotification,
  ThreadUnsubscribeParams,
  ThreadUnsubscribeResponse,
  ToolRequestUserInputParams,
  ToolRequestUserInputResponse,
  TurnCompletedNotification,
  TurnDiffUpdatedNotification,
  TurnInterruptParams,
  TurnInterruptResponse,
  TurnPlanUpdatedNotification,
  TurnStartParams,
  TurnStartResponse,
  TurnStartedNotification,
  TurnSteerParams,
  TurnSteerResponse,
  WarningNotification,
  WindowsSandboxReadinessResponse,
  WindowsSandboxSetupCompletedNotification,
  WindowsSandboxSetupStartParams,
  WindowsSandboxSetupStartResponse,
  WindowsWorldWritableWarningNotification,
} from './types.js';

/** What a client may ask, each method with its params and its result. */
export interface ClientRequests {
  /** Begins a login of the chosen kind; the outcome arrives as `account/login/completed`, and a forced login method refuses the others. */
  'account/login/start': { params: LoginAccountParams; result: LoginAccountResponse }
  /** Cancels a pending ChatGPT login; its `account/login/completed` with `success` false follows the reply. */
  'account/login/cancel': { params: CancelLoginAccountParams; result: CancelLoginAccountResponse }
  /** Removes the stored credentials; `account/updated` with null fields follows the reply. */
  'account/logout': { params: undefined; result: LogoutAccountResponse }
  /** Returns the current account and whether the active model provider needs OpenAI credentials. */
  'account/read': { params: GetAccountParams; result: GetAccountResponse }
  /** Returns one page of available apps; empty without apps support or a ChatGPT login, and loading gives up after 90 seconds. */
  'app/list': { params: AppsListParams; result: AppsListResponse }
  /** Runs one command in the sandbox outside any thread and replies after it exits and all its output notifications are sent. */
  'command/exec': { params: CommandExecParams; result: CommandExecResponse }
  /** Feeds stdin of a running `command/exec`, closes it, or does both; at least one of the two must be asked for. */
  'command/exec/write': { params: CommandExecWriteParams; result: CommandExecWriteResponse }
  /** Ends a running `command/exec`; fails when the id has no active command on this connection. */
  'command/exec/terminate': { params: CommandExecTerminateParams; result: CommandExecTerminateResponse }
  /** Changes the terminal size of a running `command/exec`; fails when the command has no PTY. */
  'command/exec/resize': { params: CommandExecResizeParams; result: CommandExecResizeResponse }
  /** Re-reads the MCP server configuration from disk; loaded threads pick it up on their next turn. */
  'config/mcpServer/reload': { params: undefined; result: McpServerRefreshResponse }
  /** Returns the effective configuration after all layers are merged, with the layer each value came from. */
  'config/read': { params: ConfigReadParams; result: ConfigReadResponse }
  /** Changes one value in the user's `config.toml` after validating the result; other files are refused as read-only. */
  'config/value/write': { params: ConfigValueWriteParams; result: ConfigWriteResponse }
  /** Applies several edits to the user's `config.toml` as one unit; if any of them is invalid, nothing is written. */
  'config/batchWrite': { params: ConfigBatchWriteParams; result: ConfigWriteResponse }
  /** Returns the administrator's limits on the configuration, or null when there are none. */
  'configRequirements/read': { params: undefined; result: ConfigRequirementsReadResponse }
  /**
   * Creates a key on this device, or returns the one that the account and client already have.
   *
   * @experimental `device/key/create`
   */
  'device/key/create': { params: DeviceKeyCreateParams; result: DeviceKeyCreateResponse }
  /**
   * Returns the public half of a device key.
   *
   * @experimental `device/key/public`
   */
  'device/key/public': { params: DeviceKeyPublicParams; result: DeviceKeyPublicResponse }
  /**
   * Signs one of the declared statements after checking it against what the key is bound to.
   *
   * @experimental `device/key/sign`
   */
  'device/key/sign': { params: DeviceKeySignParams; result: DeviceKeySignResponse }
  /**
   * Echoes its input; exists only to test the gate for experimental methods.
   *
   * @experimental `mock/experimentalMethod`
   */
  'mock/experimentalMethod': { params: MockExperimentalMethodParams; result: MockExperimentalMethodResponse }
  /**
   * Registers a remote execution environment under an id that threads and turns can name; the URL is not checked.
   *
   * @experimental `environment/add`
   */
  'environment/add': { params: EnvironmentAddParams; result: EnvironmentAddResponse }
  /** Lists the known feature flags page by page with their stage and state. */
  'experimentalFeature/list': { params: ExperimentalFeatureListParams; result: ExperimentalFeatureListResponse }
  /** Switches some features on or off for the running process only; unknown or unsupported keys are refused. */
  'experimentalFeature/enablement/set': { params: ExperimentalFeatureEnablementSetParams; result: ExperimentalFeatureEnablementSetResponse }
  /** Looks for settings and sessions of another coding agent that could be imported; changes nothing. */
  'externalAgentConfig/detect': { params: ExternalAgentConfigDetectParams; result: ExternalAgentConfigDetectResponse }
  /** Imports the chosen items; sessions and remote plugins are finished in the background after the reply. */
  'externalAgentConfig/import': { params: ExternalAgentConfigImportParams; result: ExternalAgentConfigImportResponse }
  /** Uploads a feedback report, with logs if wanted; fails when the configuration disables feedback. */
  'feedback/upload': { params: FeedbackUploadParams; result: FeedbackUploadResponse }
  /** Reads a whole file of the server host and returns it as base64. */
  'fs/readFile': { params: FsReadFileParams; result: FsReadFileResponse }
  /** Writes base64 content to a file of the server host; the parent directory must exist. */
  'fs/writeFile': { params: FsWriteFileParams; result: FsWriteFileResponse }
  /** Creates a directory on the server host, with missing parents unless told otherwise. */
  'fs/createDirectory': { params: FsCreateDirectoryParams; result: FsCreateDirectoryResponse }
  /** Returns the kind and times of a path; symbolic links are followed for the kind and flagged separately. */
  'fs/getMetadata': { params: FsGetMetadataParams; result: FsGetMetadataResponse }
  /** Lists the direct children of a directory; it does not descend. */
  'fs/readDirectory': { params: FsReadDirectoryParams; result: FsReadDirectoryResponse }
  /** Deletes a file or directory; by default whole trees go and a missing path is no error. */
  'fs/remove': { params: FsRemoveParams; result: FsRemoveResponse }
  /** Copies a file or directory tree, replacing existing files; a directory cannot go into itself. */
  'fs/copy': { params: FsCopyParams; result: FsCopyResponse }
  /** Starts watching a path for the calling connection; directories are watched without descending and the path may not exist yet. */
  'fs/watch': { params: FsWatchParams; result: FsWatchResponse }
  /** Ends a watch of the calling connection; it also succeeds for an unknown id, and no `fs/changed` for the watch follows the reply. */
  'fs/unwatch': { params: FsUnwatchParams; result: FsUnwatchResponse }
  /** Searches files and directories by fuzzy path match and returns at most 50 rows, best first. */
  'fuzzyFileSearch': { params: FuzzyFileSearchParams; result: FuzzyFileSearchResponse }
  /**
   * Opens a search session over fixed directories; starting an id again replaces the session.
   *
   * @experimental `fuzzyFileSearch/sessionStart`
   */
  'fuzzyFileSearch/sessionStart': { params: FuzzyFileSearchSessionStartParams; result: FuzzyFileSearchSessionStartResponse }
  /**
   * Sets the query of an open search session; results come as `fuzzyFileSearch/sessionUpdated`.
   *
   * @experimental `fuzzyFileSearch/sessionUpdate`
   */
  'fuzzyFileSearch/sessionUpdate': { params: FuzzyFileSearchSessionUpdateParams; result: FuzzyFileSearchSessionUpdateResponse }
  /**
   * Closes a search session; stopping an unknown id succeeds too.
   *
   * @experimental `fuzzyFileSearch/sessionStop`
   */
  'fuzzyFileSearch/sessionStop': { params: FuzzyFileSearchSessionStopParams; result: FuzzyFileSearchSessionStopResponse }
  /** Returns the configured hooks for each requested directory as metadata, without running any of them. */
  'hooks/list': { params: HooksListParams; result: HooksListResponse }
  /** Opens a connection and negotiates its capabilities; it has to come first and succeeds only once per connection. */
  'initialize': { params: InitializeParams; result: InitializeResponse }
  /**
   * Returns a short description of a stored conversation, found by id or by the path of its file.
   *
   * @deprecated
   */
  'getConversationSummary': { params: GetConversationSummaryParams; result: GetConversationSummaryResponse }
  /**
   * Computes the diff between a working tree and its nearest commit known to a remote; fails outside a pushed repository.
   *
   * @deprecated
   */
  'gitDiffToRemote': { params: GitDiffToRemoteParams; result: GitDiffToRemoteResponse }
  /**
   * Reports the login method in use and, on request, the current token.
   *
   * @deprecated
   */
  'getAuthStatus': { params: GetAuthStatusParams; result: GetAuthStatusResponse }
  /** Registers a plugin marketplace from a git source or an existing local directory. */
  'marketplace/add': { params: MarketplaceAddParams; result: MarketplaceAddResponse }
  /** Removes a configured or installed marketplace by name; an unknown name is an error. */
  'marketplace/remove': { params: MarketplaceRemoveParams; result: MarketplaceRemoveResponse }
  /** Updates one or all git marketplaces to their latest revision; failures are listed per marketplace in the reply. */
  'marketplace/upgrade': { params: MarketplaceUpgradeParams; result: MarketplaceUpgradeResponse }
  /** Starts an OAuth login for a configured streamable HTTP server and returns the URL to open; `mcpServer/oauthLogin/completed` reports the outcome. */
  'mcpServer/oauth/login': { params: McpServerOauthLoginParams; result: McpServerOauthLoginResponse }
  /** Pages through all MCP servers of the current config by name, with tools, resources and login state; servers that fail to start appear empty. */
  'mcpServerStatus/list': { params: ListMcpServerStatusParams; result: ListMcpServerStatusResponse }
  /** Reads one resource from an MCP server, through a loaded thread or, without `threadId`, by the current config. */
  'mcpServer/resource/read': { params: McpResourceReadParams; result: McpResourceReadResponse }
  /** Calls a tool of an MCP server on behalf of a loaded thread, outside any turn; the server may ask for input meanwhile. */
  'mcpServer/tool/call': { params: McpServerToolCallParams; result: McpServerToolCallResponse }
  /** Returns one page of the model catalogue; without `limit` the whole list comes at once, and hidden models only with `includeHidden`. */
  'model/list': { params: ModelListParams; result: ModelListResponse }
  /** Reports which optional tool kinds the configured model provider supports. */
  'modelProvider/capabilities/read': { params: ModelProviderCapabilitiesReadParams; result: ModelProviderCapabilitiesReadResponse }
  /**
   * Returns the built-in collaboration mode presets, all in one reply.
   *
   * @experimental `collaborationMode/list`
   */
  'collaborationMode/list': { params: CollaborationModeListParams; result: CollaborationModeListResponse }
  /** Pages through the built-in permission profiles and those defined in the config that is effective for `cwd`. */
  'permissionProfile/list': { params: PermissionProfileListParams; result: PermissionProfileListResponse }
  /** Uploads a local plugin directory as a new share or a new version of one; needs a ChatGPT login, and the archive may not exceed 50 MiB. */
  'plugin/share/save': { params: PluginShareSaveParams; result: PluginShareSaveResponse }
  /** Changes the visibility and the audience of an existing share without uploading it again; needs a ChatGPT login. */
  'plugin/share/updateTargets': { params: PluginShareUpdateTargetsParams; result: PluginShareUpdateTargetsResponse }
  /** Lists the plugin shares that the logged-in account created; needs a ChatGPT login. */
  'plugin/share/list': { params: PluginShareListParams; result: PluginShareListResponse }
  /** Downloads an editable copy of a shared plugin and enters it in the personal local marketplace; needs a ChatGPT login. */
  'plugin/share/checkout': { params: PluginShareCheckoutParams; result: PluginShareCheckoutResponse }
  /** Deletes a plugin share in the backend and forgets its local path; needs a ChatGPT login. */
  'plugin/share/delete': { params: PluginShareDeleteParams; result: PluginShareDeleteResponse }
  /** Lists marketplaces with their plugins and install state; failing remote catalogs are left out and broken marketplace files are reported as load errors. */
  'plugin/list': { params: PluginListParams; result: PluginListResponse }
  /** Lists only installed plugins, grouped by marketplace, plus the not installed ones whose names the caller asks for. */
  'plugin/installed': { params: PluginInstalledParams; result: PluginInstalledResponse }
  /** Returns the details of one plugin, installed or not; the marketplace is given by exactly one of `marketplacePath` and `remoteMarketplaceName`. */
  'plugin/read': { params: PluginReadParams; result: PluginReadResponse }
  /** Returns the text of one skill of a remote plugin, installed or not; needs a ChatGPT login. */
  'plugin/skill/read': { params: PluginSkillReadParams; result: PluginSkillReadResponse }
  /** Installs one plugin from exactly one of `marketplacePath` and `remoteMarketplaceName`; refused when policy, admin or workspace forbids it. */
  'plugin/install': { params: PluginInstallParams; result: PluginInstallResponse }
  /** Removes a plugin's cached files and config entry, or a remote installation; repeating it for a local plugin succeeds. */
  'plugin/uninstall': { params: PluginUninstallParams; result: PluginUninstallResponse }
  /**
   * Starts a process on the server host without any sandbox and replies once it runs; `process/exited` reports the end.
   *
   * @experimental `process/spawn`
   */
  'process/spawn': { params: ProcessSpawnParams; result: ProcessSpawnResponse }
  /**
   * Feeds stdin of a spawned process, closes it, or does both; the process needs stdin streaming.
   *
   * @experimental `process/writeStdin`
   */
  'process/writeStdin': { params: ProcessWriteStdinParams; result: ProcessWriteStdinResponse }
  /**
   * Ends a spawned process; `process/exited` follows.
   *
   * @experimental `process/kill`
   */
  'process/kill': { params: ProcessKillParams; result: ProcessKillResponse }
  /**
   * Changes the terminal size of a spawned process; fails when the process has no PTY.
   *
   * @experimental `process/resizePty`
   */
  'process/resizePty': { params: ProcessResizePtyParams; result: ProcessResizePtyResponse }
  /** Fetches the rate limits of the account from the backend; fails without a ChatGPT login. */
  'account/rateLimits/read': { params: undefined; result: GetAccountRateLimitsResponse }
  /** Asks the backend to e-mail the workspace owner about missing credits or a usage limit; needs a ChatGPT login. */
  'account/sendAddCreditsNudgeEmail': { params: SendAddCreditsNudgeEmailParams; result: SendAddCreditsNudgeEmailResponse }
  /**
   * Opens a realtime session on a thread that supports it; the reply is empty and later failures arrive as `thread/realtime/error`.
   *
   * @experimental `thread/realtime/start`
   */
  'thread/realtime/start': { params: ThreadRealtimeStartParams; result: ThreadRealtimeStartResponse }
  /**
   * Feeds an audio chunk to the realtime session; replies `{}` even without a session and then raises an `error` notification.
   *
   * @experimental `thread/realtime/appendAudio`
   */
  'thread/realtime/appendAudio': { params: ThreadRealtimeAppendAudioParams; result: ThreadRealtimeAppendAudioResponse }
  /**
   * Feeds text to the realtime session; replies `{}` even without a session and then raises an `error` notification.
   *
   * @experimental `thread/realtime/appendText`
   */
  'thread/realtime/appendText': { params: ThreadRealtimeAppendTextParams; result: ThreadRealtimeAppendTextResponse }
  /**
   * Ends the realtime session of a thread; `thread/realtime/closed` with reason `requested` follows even when none was running.
   *
   * @experimental `thread/realtime/stop`
   */
  'thread/realtime/stop': { params: ThreadRealtimeStopParams; result: ThreadRealtimeStopResponse }
  /**
   * Returns the fixed voice lists per realtime protocol version, each with its default.
   *
   * @experimental `thread/realtime/listVoices`
   */
  'thread/realtime/listVoices': { params: ThreadRealtimeListVoicesParams; result: ThreadRealtimeListVoicesResponse }
  /**
   * Turns remote control on, or fails where it is unavailable; the state returned is that before the connection is made.
   *
   * @experimental `remoteControl/enable`
   */
  'remoteControl/enable': { params: undefined; result: RemoteControlEnableResponse }
  /**
   * Turns remote control off and returns the resulting state.
   *
   * @experimental `remoteControl/disable`
   */
  'remoteControl/disable': { params: undefined; result: RemoteControlDisableResponse }
  /**
   * Returns the current remote control state without changing it.
   *
   * @experimental `remoteControl/status/read`
   */
  'remoteControl/status/read': { params: undefined; result: RemoteControlStatusReadResponse }
  /** Returns the skills found for each requested directory, from a cache unless `forceReload` is set. */
  'skills/list': { params: SkillsListParams; result: SkillsListResponse }
  /** Enables or disables one skill in the user configuration; exactly one of `path` and `name` must be given. */
  'skills/config/write': { params: SkillsConfigWriteParams; result: SkillsConfigWriteResponse }
  /** Creates or changes the one goal of a thread, ephemeral ones excluded; an active goal makes an idle thread start turns on its own until the goal stops being active. */
  'thread/goal/set': { params: ThreadGoalSetParams; result: ThreadGoalSetResponse }
  /** Returns the goal of a thread, or null when it has none. */
  'thread/goal/get': { params: ThreadGoalGetParams; result: ThreadGoalGetResponse }
  /** Removes the goal of a thread and reports whether there was one to remove. */
  'thread/goal/clear': { params: ThreadGoalClearParams; result: ThreadGoalClearResponse }
  /** Creates a thread and subscribes the caller to it; other clients can neither list nor resume it before its first user message. */
  'thread/start': { params: ThreadStartParams; result: ThreadStartResponse }
  /** Loads a stored thread, or rejoins a loaded one, and subscribes the caller; settings given for an already loaded thread are ignored. */
  'thread/resume': { params: ThreadResumeParams; result: ThreadResumeResponse }
  /** Copies the history of a thread into a new thread and subscribes the caller; a turn still running in the source is cut off in the copy. */
  'thread/fork': { params: ThreadForkParams; result: ThreadForkResponse }
  /** Unloads a thread, ends its running turn and moves its stored file to the archive; fails when nothing has been stored yet. */
  'thread/archive': { params: ThreadArchiveParams; result: ThreadArchiveResponse }
  /** Ends the caller's subscription to a thread; a thread left without subscribers is unloaded after 30 idle minutes. */
  'thread/unsubscribe': { params: ThreadUnsubscribeParams; result: ThreadUnsubscribeResponse }
  /** Moves an archived thread back among the regular ones; fails when the archive holds no such thread. */
  'thread/unarchive': { params: ThreadUnarchiveParams; result: ThreadUnarchiveResponse }
  /** Drops turns from the end of a thread's history; file changes stay in place, and it fails while a turn is running. */
  'thread/rollback': { params: ThreadRollbackParams; result: ThreadRollbackResponse }
  /** Returns a stored or loaded thread without loading it or subscribing the caller. */
  'thread/read': { params: ThreadReadParams; result: ThreadReadResponse }
  /** Pages through stored threads that have a first user message; archived ones appear only on request. */
  'thread/list': { params: ThreadListParams; result: ThreadListResponse }
  /**
   * Finds stored threads by their content, ignoring case; thread names are not searched and a blank term is refused.
   *
   * @experimental `thread/search`
   */
  'thread/search': { params: ThreadSearchParams; result: ThreadSearchResponse }
  /** Lists the ids of the threads held in memory, in ascending order. */
  'thread/loaded/list': { params: ThreadLoadedListParams; result: ThreadLoadedListResponse }
  /**
   * Pages through the stored turns of a thread without loading it; ephemeral threads and threads without a first message are refused.
   *
   * @experimental `thread/turns/list`
   */
  'thread/turns/list': { params: ThreadTurnsListParams; result: ThreadTurnsListResponse }
  /**
   * Reserved for paging through the items of one turn; this release always answers with error -32601.
   *
   * @experimental `thread/turns/items/list`
   */
  'thread/turns/items/list': { params: ThreadTurnsItemsListParams; result: ThreadTurnsItemsListResponse }
  /**
   * Raises the thread's counter of user prompts shown outside the protocol; timeouts stand still while it is above zero.
   *
   * @experimental `thread/increment_elicitation`
   */
  'thread/increment_elicitation': { params: ThreadIncrementElicitationParams; result: ThreadIncrementElicitationResponse }
  /**
   * Lowers the thread's counter of user prompts shown outside the protocol; fails when it is already zero.
   *
   * @experimental `thread/decrement_elicitation`
   */
  'thread/decrement_elicitation': { params: ThreadDecrementElicitationParams; result: ThreadDecrementElicitationResponse }
  /** Begins compacting the history in a turn of its own, interrupting a running one; the reply is empty and does not wait. */
  'thread/compact/start': { params: ThreadCompactStartParams; result: ThreadCompactStartResponse }
  /** Runs a user shell command outside the sandbox, inside the running turn or else in a turn of its own; the reply does not wait. */
  'thread/shellCommand': { params: ThreadShellCommandParams; result: ThreadShellCommandResponse }
  /** Lets an action pass that the automatic approval review has denied. */
  'thread/approveGuardianDeniedAction': { params: ThreadApproveGuardianDeniedActionParams; result: ThreadApproveGuardianDeniedActionResponse }
  /**
   * Stops all background terminals of a thread, which outlive turns and interrupts.
   *
   * @experimental `thread/backgroundTerminals/clean`
   */
  'thread/backgroundTerminals/clean': { params: ThreadBackgroundTerminalsCleanParams; result: ThreadBackgroundTerminalsCleanResponse }
  /** Appends raw model items to the history of a loaded thread without running a turn; an empty list is refused. */
  'thread/inject_items': { params: ThreadInjectItemsParams; result: ThreadInjectItemsResponse }
  /** Renames a loaded or stored thread, trimming the name; a blank name is refused, as are ephemeral threads. */
  'thread/name/set': { params: ThreadSetNameParams; result: ThreadSetNameResponse }
  /** Patches the stored Git data of a thread without resuming it; at least one field must be given and ephemeral threads are refused. */
  'thread/metadata/update': { params: ThreadMetadataUpdateParams; result: ThreadMetadataUpdateResponse }
  /**
   * Changes the settings that later turns of a loaded thread use; replies `{}` at once and starts no turn.
   *
   * @experimental `thread/settings/update`
   */
  'thread/settings/update': { params: ThreadSettingsUpdateParams; result: ThreadSettingsUpdateResponse }
  /**
   * Switches whether a thread may be used for memory generation.
   *
   * @experimental `thread/memoryMode/set`
   */
  'thread/memoryMode/set': { params: ThreadMemoryModeSetParams; result: ThreadMemoryModeSetResponse }
  /**
   * Deletes the memory files and their bookkeeping but keeps the memory mode of each thread.
   *
   * @experimental `memory/reset`
   */
  'memory/reset': { params: undefined; result: MemoryResetResponse }
  /** Starts a turn on a loaded thread; while another turn runs, the input joins that turn and the returned id is never used again. */
  'turn/start': { params: TurnStartParams; result: TurnStartResponse }
  /** Adds input to the running regular turn without starting a new one; review and compaction turns refuse it. */
  'turn/steer': { params: TurnSteerParams; result: TurnSteerResponse }
  /** Aborts the running turn, which then completes as `interrupted`; background terminals keep running. */
  'turn/interrupt': { params: TurnInterruptParams; result: TurnInterruptResponse }
  /** Starts a code review on the given thread or on a fork of it and subscribes the caller. */
  'review/start': { params: ReviewStartParams; result: ReviewStartResponse }
  /** Starts the Windows sandbox setup in the background and replies at once; the outcome arrives as `windowsSandbox/setupCompleted`. */
  'windowsSandbox/setupStart': { params: WindowsSandboxSetupStartParams; result: WindowsSandboxSetupStartResponse }
  /** Reports whether the Windows sandbox can be used, without changing anything; always `notConfigured` on other systems. */
  'windowsSandbox/readiness': { params: undefined; result: WindowsSandboxReadinessResponse }
}

/** What a server may ask, each method with its params and its result. */
export interface ServerRequests {
  /** Asks the host for fresh ChatGPT tokens after the backend answered 401; goes to every connection and expires after 10 seconds. */
  'account/chatgptAuthTokens/refresh': { params: ChatgptAuthTokensRefreshParams; result: ChatgptAuthTokensRefreshResponse }
  /** Asks every subscriber of the thread whether a command may run; the first reply decides and an error reply counts as a refusal. */
  'item/commandExecution/requestApproval': { params: CommandExecutionRequestApprovalParams; result: CommandExecutionRequestApprovalResponse }
  /** Asks the thread's subscribers whether the edits of a pending file change item may be applied; the first reply decides. */
  'item/fileChange/requestApproval': { params: FileChangeRequestApprovalParams; result: FileChangeRequestApprovalResponse }
  /** Asks the thread's subscribers to grant extra permissions to the agent; grants beyond the requested ones are ignored. */
  'item/permissions/requestApproval': { params: PermissionsRequestApprovalParams; result: PermissionsRequestApprovalResponse }
  /**
   * Asks for approval of a patch in the retired v1 turn API; turns started with `turn/start` use `item/fileChange/requestApproval` instead.
   *
   * @deprecated
   */
  'applyPatchApproval': { params: ApplyPatchApprovalParams; result: ApplyPatchApprovalResponse }
  /**
   * Asks for approval of a command in the retired v1 turn API; turns started with `turn/start` use `item/commandExecution/requestApproval` instead.
   *
   * @deprecated
   */
  'execCommandApproval': { params: ExecCommandApprovalParams; result: ExecCommandApprovalResponse }
  /** Asks one subscribed connection that declared `requestAttestation` for an attestation token; the server waits at most 100 ms. */
  'attestation/generate': { params: AttestationGenerateParams; result: AttestationGenerateResponse }
  /** Sent to the subscribers of a thread when an MCP server wants input from the user or when an MCP tool call needs approval. */
  'mcpServer/elicitation/request': { params: McpServerElicitationRequestParams; result: McpServerElicitationRequestResponse }
  /** Asks the user one to three questions on behalf of the agent; the thread shows `waitingOnUserInput` until the answer arrives. */
  'item/tool/requestUserInput': { params: ToolRequestUserInputParams; result: ToolRequestUserInputResponse }
  /** Asks the client to run a dynamic tool it declared for the thread; no `serverRequest/resolved` follows. */
  'item/tool/call': { params: DynamicToolCallParams; result: DynamicToolCallResponse }
}

/** What a server may announce, each method with its params. */
export interface ServerNotifications {
  /** Sent to all connections when the authentication mode or the plan has changed, including after a logout. */
  'account/updated': { params: AccountUpdatedNotification }
  /** Sent to all connections when a login attempt has succeeded, failed or been cancelled. */
  'account/login/completed': { params: AccountLoginCompletedNotification }
  /** Sent to all subscribers of a thread when one of its server requests was answered or was dropped because the turn changed. */
  'serverRequest/resolved': { params: ServerRequestResolvedNotification }
  /** Sent while `app/list` loads, with the merged list so far each time one of its sources has delivered. */
  'app/list/updated': { params: AppListUpdatedNotification }
  /** Sent to the calling connection for each piece of streamed `command/exec` output, always ahead of the final reply. */
  'command/exec/outputDelta': { params: CommandExecOutputDeltaNotification }
  /** Sent to the thread's subscribers when a turn or other work of the thread hits an error, including ones that are retried. */
  'error': { params: ErrorNotification }
  /** Sent when the user should know about a problem that does not stop the work. */
  'warning': { params: WarningNotification }
  /** Sent when the automatic approval reviewer has a warning for the user of a thread. */
  'guardianWarning': { params: GuardianWarningNotification }
  /** Sent when a request or setting relies on a deprecated feature. */
  'deprecationNotice': { params: DeprecationNoticeNotification }
  /** Sent to a connection after `initialize` for each problem found in the configuration. */
  'configWarning': { params: ConfigWarningNotification }
  /** Sent once to all connections when an import is done, background failures included; not sent for an empty import. */
  'externalAgentConfig/import/completed': { params: ExternalAgentConfigImportCompletedNotification }
  /** Sent to the watching connection when watched paths change; changes are gathered for about 200 ms. */
  'fs/changed': { params: FsChangedNotification }
  /** Broadcast with the current matches of a search session, repeatedly while results grow. */
  'fuzzyFileSearch/sessionUpdated': { params: FuzzyFileSearchSessionUpdatedNotification }
  /** Broadcast when the scan of a search session settles; a further `fuzzyFileSearch/sessionUpdated` may still come. */
  'fuzzyFileSearch/sessionCompleted': { params: FuzzyFileSearchSessionCompletedNotification }
  /** Sent when an automatic review of an action begins, possibly before the reviewed item itself is announced; unstable. */
  'item/autoApprovalReview/started': { params: ItemGuardianApprovalReviewStartedNotification }
  /** Sent when an automatic review of an action has reached its outcome; unstable. */
  'item/autoApprovalReview/completed': { params: ItemGuardianApprovalReviewCompletedNotification }
  /** Sent when a hook starts to run; only enabled hooks that are trusted or managed are run. */
  'hook/started': { params: HookStartedNotification }
  /** Sent when a hook run has ended, with its final status and output. */
  'hook/completed': { params: HookCompletedNotification }
  /** Sent when an item of a turn begins; `item` shows its initial state and deltas for it may follow. */
  'item/started': { params: ItemStartedNotification }
  /** Sent when an item reaches its final state, which replaces anything assembled from deltas; a declined command can produce it twice. */
  'item/completed': { params: ItemCompletedNotification }
  /** Sent for each raw model response item, only on threads started with `experimentalRawEvents`. */
  'rawResponseItem/completed': { params: RawResponseItemCompletedNotification }
  /** Streams the next piece of text of an agent message item. */
  'item/agentMessage/delta': { params: AgentMessageDeltaNotification }
  /** Streams proposed plan text in plan mode (experimental); the joined pieces may differ from the finished `plan` item. */
  'item/plan/delta': { params: PlanDeltaNotification }
  /** Streams command output as plain text, not base64; short commands may complete without any. */
  'item/commandExecution/outputDelta': { params: CommandExecutionOutputDeltaNotification }
  /** Sent when the model writes to the standard input of a terminal process it started earlier. */
  'item/commandExecution/terminalInteraction': { params: TerminalInteractionNotification }
  /**
   * Carried the text output of a patch tool in older servers; this release never sends it.
   *
   * @deprecated
   */
  'item/fileChange/outputDelta': { params: FileChangeOutputDeltaNotification }
  /** Sent while the model is still writing a patch, with all changes parsed so far; only when the server feature for it is on. */
  'item/fileChange/patchUpdated': { params: FileChangePatchUpdatedNotification }
  /** Carries a progress text for a running MCP tool call; progress sent by MCP servers was not seen to be forwarded in this release. */
  'item/mcpToolCall/progress': { params: McpToolCallProgressNotification }
  /** Streams the next piece of text of one readable reasoning summary section. */
  'item/reasoning/summaryTextDelta': { params: ReasoningSummaryTextDeltaNotification }
  /** Sent when a new section of the reasoning summary opens, before its text deltas. */
  'item/reasoning/summaryPartAdded': { params: ReasoningSummaryPartAddedNotification }
  /** Streams raw reasoning text, which only some models expose. */
  'item/reasoning/textDelta': { params: ReasoningTextDeltaNotification }
  /** Sent when an OAuth login has succeeded, failed or timed out, also for logins begun by a plugin installation. */
  'mcpServer/oauthLogin/completed': { params: McpServerOauthLoginCompletedNotification }
  /** Sent to subscribers of a thread each time one of its MCP servers changes startup state. */
  'mcpServer/startupStatus/updated': { params: McpServerStatusUpdatedNotification }
  /** Sent when the backend has moved a turn to another model than the one requested. */
  'model/rerouted': { params: ModelReroutedNotification }
  /** Sent when the backend reports account verifications that bear on the current turn. */
  'model/verification': { params: ModelVerificationNotification }
  /**
   * Sent to the owning connection for each piece of output of a spawned process that streams.
   *
   * @experimental `process/outputDelta`
   */
  'process/outputDelta': { params: ProcessOutputDeltaNotification }
  /**
   * Sent once to the owning connection when a spawned process has ended, after its last `process/outputDelta`.
   *
   * @experimental `process/exited`
   */
  'process/exited': { params: ProcessExitedNotification }
  /** Sent to thread subscribers with a sparse rate limit snapshot after each model reply; nulls do not clear values known before. */
  'account/rateLimits/updated': { params: AccountRateLimitsUpdatedNotification }
  /**
   * Sent when the start of a realtime session has been accepted.
   *
   * @experimental `thread/realtime/started`
   */
  'thread/realtime/started': { params: ThreadRealtimeStartedNotification }
  /**
   * Sent for a backend realtime item that is not audio and has no notification of its own; not stored with the thread.
   *
   * @experimental `thread/realtime/itemAdded`
   */
  'thread/realtime/itemAdded': { params: ThreadRealtimeItemAddedNotification }
  /**
   * Sent for each new piece of transcript text during a realtime session; not stored with the thread.
   *
   * @experimental `thread/realtime/transcript/delta`
   */
  'thread/realtime/transcript/delta': { params: ThreadRealtimeTranscriptDeltaNotification }
  /**
   * Sent with the finished text of one transcript part, possibly without any preceding deltas.
   *
   * @experimental `thread/realtime/transcript/done`
   */
  'thread/realtime/transcript/done': { params: ThreadRealtimeTranscriptDoneNotification }
  /**
   * Sent for each chunk of audio the realtime model produces; not stored with the thread.
   *
   * @experimental `thread/realtime/outputAudio/delta`
   */
  'thread/realtime/outputAudio/delta': { params: ThreadRealtimeOutputAudioDeltaNotification }
  /**
   * Sent with the answer SDP after a session was started over WebRTC.
   *
   * @experimental `thread/realtime/sdp`
   */
  'thread/realtime/sdp': { params: ThreadRealtimeSdpNotification }
  /**
   * Sent when the transport or backend of a realtime session fails.
   *
   * @experimental `thread/realtime/error`
   */
  'thread/realtime/error': { params: ThreadRealtimeErrorNotification }
  /**
   * Sent when the connection behind a realtime session has closed.
   *
   * @experimental `thread/realtime/closed`
   */
  'thread/realtime/closed': { params: ThreadRealtimeClosedNotification }
  /** Sent to all connections on every remote control state change, and to each connection right after its `initialize` reply. */
  'remoteControl/status/changed': { params: RemoteControlStatusChangedNotification }
  /** Sent to all connections when watched skill files change; it is not repeated until `skills/list` has been called again. */
  'skills/changed': { params: SkillsChangedNotification }
  /** Sent to all connections when a goal is created or changed by a request or by usage accounting, and as a snapshot after a resume. */
  'thread/goal/updated': { params: ThreadGoalUpdatedNotification }
  /** Sent to all connections when a goal has been removed, and after a resume of a thread that has none. */
  'thread/goal/cleared': { params: ThreadGoalClearedNotification }
  /** Sent to all connections when a thread has been started or forked, ephemeral ones included; a resume does not cause it. */
  'thread/started': { params: ThreadStartedNotification }
  /** Sent to all connections when the runtime status of a thread changes; the initial status of a started thread is not announced. */
  'thread/status/changed': { params: ThreadStatusChangedNotification }
  /** Sent to all connections after a thread has moved to the archive. */
  'thread/archived': { params: ThreadArchivedNotification }
  /** Sent to all connections after a thread has left the archive. */
  'thread/unarchived': { params: ThreadUnarchivedNotification }
  /** Sent to all connections after an idle thread without subscribers has been unloaded, right after its `notLoaded` status. */
  'thread/closed': { params: ThreadClosedNotification }
  /** Sent with the token counters after each model reply and replayed after a resume or fork. */
  'thread/tokenUsage/updated': { params: ThreadTokenUsageUpdatedNotification }
  /**
   * Sent when history was compacted; superseded by the `contextCompaction` item.
   *
   * @deprecated
   */
  'thread/compacted': { params: ContextCompactedNotification }
  /** Sent to all connections after a thread has been renamed. */
  'thread/name/updated': { params: ThreadNameUpdatedNotification }
  /**
   * Sent to subscribers with the full effective settings after an update or a turn override has changed them.
   *
   * @experimental `thread/settings/updated`
   */
  'thread/settings/updated': { params: ThreadSettingsUpdatedNotification }
  /** Sent when a turn begins to run; an inline review names another turn id here than in its reply. */
  'turn/started': { params: TurnStartedNotification }
  /** Sent when a turn has ended; it carries the final status and any error, but never items. */
  'turn/completed': { params: TurnCompletedNotification }
  /** Sent when files were changed in the turn, with the whole diff so far; the same diff may be repeated. */
  'turn/diff/updated': { params: TurnDiffUpdatedNotification }
  /** Sent with the whole plan whenever the agent writes or revises it. */
  'turn/plan/updated': { params: TurnPlanUpdatedNotification }
  /** Sent on Windows only, when directories that everyone may write to weaken the sandbox or could not be checked. */
  'windows/worldWritableWarning': { params: WindowsWorldWritableWarningNotification }
  /** Sent to the connection that started the Windows sandbox setup once it has ended; reports failure on other systems. */
  'windowsSandbox/setupCompleted': { params: WindowsSandboxSetupCompletedNotification }
}

/** What a client may announce, each method with its params. */
export interface ClientNotifications {
  /** Tells the server that the client has read the `initialize` result; expected but not enforced, and harmless when repeated. */
  'initialized': { params: undefined }
}
