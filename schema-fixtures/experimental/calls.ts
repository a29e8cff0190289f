// Generated from the protocol declarations. Change those, then run `npm run generate`.
import type {
  AppsListParams,
  AppsListResponse,
  CancelLoginAccountParams,
  CancelLoginAccountResponse,
  CollaborationModeListParams,
  CollaborationModeListResponse,
  CommandExecParams,
  CommandExecResizeParams,
  CommandExecResizeResponse,
  CommandExecResponse,
  CommandExecTerminateParams,
  CommandExecTerminateResponse,
  CommandExecWriteParams,
  CommandExecWriteResponse,
  ConfigBatchWriteParams,
  ConfigReadParams,
  ConfigReadResponse,
  ConfigRequirementsReadResponse,
  ConfigValueWriteParams,
  ConfigWriteResponse,
  DeviceKeyCreateParams,
  DeviceKeyCreateResponse,
  DeviceKeyPublicParams,
  DeviceKeyPublicResponse,
  DeviceKeySignParams,
  DeviceKeySignResponse,
  EnvironmentAddParams,
  EnvironmentAddResponse,
  ExperimentalFeatureEnablementSetParams,
  ExperimentalFeatureEnablementSetResponse,
  ExperimentalFeatureListParams,
  ExperimentalFeatureListResponse,
  ExternalAgentConfigDetectParams,
  ExternalAgentConfigDetectResponse,
  ExternalAgentConfigImportParams,
  ExternalAgentConfigImportResponse,
  FeedbackUploadParams,
  FeedbackUploadResponse,
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
  FuzzyFileSearchSessionStartParams,
  FuzzyFileSearchSessionStartResponse,
  FuzzyFileSearchSessionStopParams,
  FuzzyFileSearchSessionStopResponse,
  FuzzyFileSearchSessionUpdateParams,
  FuzzyFileSearchSessionUpdateResponse,
  GetAccountParams,
  GetAccountRateLimitsResponse,
  GetAccountResponse,
  GetAuthStatusParams,
  GetAuthStatusResponse,
  GetConversationSummaryParams,
  GetConversationSummaryResponse,
  GitDiffToRemoteParams,
  GitDiffToRemoteResponse,
  HooksListParams,
  HooksListResponse,
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
  McpServerOauthLoginParams,
  McpServerOauthLoginResponse,
  McpServerRefreshResponse,
  McpServerToolCallParams,
  McpServerToolCallResponse,
  MemoryResetResponse,
  MockExperimentalMethodParams,
  MockExperimentalMethodResponse,
  ModelListParams,
  ModelListResponse,
  ModelProviderCapabilitiesReadParams,
  ModelProviderCapabilitiesReadResponse,
  PermissionProfileListParams,
  PermissionProfileListResponse,
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
  ProcessKillParams,
  ProcessKillResponse,
  ProcessResizePtyParams,
  ProcessResizePtyResponse,
  ProcessSpawnParams,
  ProcessSpawnResponse,
  ProcessWriteStdinParams,
  ProcessWriteStdinResponse,
  RemoteControlDisableResponse,
  RemoteControlEnableResponse,
  RemoteControlStatusReadResponse,
  ReviewStartParams,
  ReviewStartResponse,
  SendAddCreditsNudgeEmailParams,
  SendAddCreditsNudgeEmailResponse,
  SkillsConfigWriteParams,
  SkillsConfigWriteResponse,
  SkillsListParams,
  SkillsListResponse,
  ThreadApproveGuardianDeniedActionParams,
  ThreadApproveGuardianDeniedActionResponse,
  ThreadArchiveParams,
  ThreadArchiveResponse,
  ThreadBackgroundTerminalsCleanParams,
  ThreadBackgroundTerminalsCleanResponse,
  ThreadCompactStartParams,
  ThreadCompactStartResponse,
  ThreadDecrementElicitationParams,
  ThreadDecrementElicitationResponse,
  ThreadForkParams,
  ThreadForkResponse,
  ThreadGoalClearParams,
  ThreadGoalClearResponse,
  ThreadGoalGetParams,
  ThreadGoalGetResponse,
  ThreadGoalSetParams,
  ThreadGoalSetResponse,
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
  ThreadReadParams,
  ThreadReadResponse,
  ThreadRealtimeAppendAudioParams,
  ThreadRealtimeAppendAudioResponse,
  ThreadRealtimeAppendTextParams,
  ThreadRealtimeAppendTextResponse,
  ThreadRealtimeListVoicesParams,
  ThreadRealtimeListVoicesResponse,
  ThreadRealtimeStartParams,
  ThreadRealtimeStartResponse,
  ThreadRealtimeStopParams,
  ThreadRealtimeStopResponse,
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
  ThreadShellCommandParams,
  ThreadShellCommandResponse,
  ThreadStartParams,
  ThreadStartResponse,
  ThreadTurnsItemsListParams,
  ThreadTurnsItemsListResponse,
  ThreadTurnsListParams,
  ThreadTurnsListResponse,
  ThreadUnarchiveParams,
  ThreadUnarchiveResponse,
  ThreadUnsubscribeParams,
  ThreadUnsubscribeResponse,
  TurnInterruptParams,
  TurnInterruptResponse,
  TurnStartParams,
  TurnStartResponse,
  TurnSteerParams,
  TurnSteerResponse,
  WindowsSandboxReadinessResponse,
  WindowsSandboxSetupStartParams,
  WindowsSandboxSetupStartResponse,
} from './types.js';

/** What a client may call, nested as the names of the methods are; `O` is what the caller may say about one call. `initialize` belongs to the connection and is left out. */
export interface ClientCalls<O> {
  account: {
    login: {
      /** Begins a login of the chosen kind; the outcome arrives as `account/login/completed`, and a forced login method refuses the others. */
      start(params: LoginAccountParams, options?: O): Promise<LoginAccountResponse>
      /** Cancels a pending ChatGPT login; its `account/login/completed` with `success` false follows the reply. */
      cancel(params: CancelLoginAccountParams, options?: O): Promise<CancelLoginAccountResponse>
    }
    /** Removes the stored credentials; `account/updated` with null fields follows the reply. */
    logout(params?: undefined, options?: O): Promise<LogoutAccountResponse>
    /** Returns the current account and whether the active model provider needs OpenAI credentials. */
    read(params: GetAccountParams, options?: O): Promise<GetAccountResponse>
    rateLimits: {
      /** Fetches the rate limits of the account from the backend; fails without a ChatGPT login. */
      read(params?: undefined, options?: O): Promise<GetAccountRateLimitsResponse>
    }
    /** Asks the backend to e-mail the workspace owner about missing credits or a usage limit; needs a ChatGPT login. */
    sendAddCreditsNudgeEmail(params: SendAddCreditsNudgeEmailParams, options?: O): Promise<SendAddCreditsNudgeEmailResponse>
  }
  app: {
    /** Returns one page of available apps; empty without apps support or a ChatGPT login, and loading gives up after 90 seconds. */
    list(params: AppsListParams, options?: O): Promise<AppsListResponse>
  }
  command: {
    exec: {
      /** Runs one command in the sandbox outside any thread and replies after it exits and all its output notifications are sent. */
      (params: CommandExecParams, options?: O): Promise<CommandExecResponse>
      /** Feeds stdin of a running `command/exec`, closes it, or does both; at least one of the two must be asked for. */
      write(params: CommandExecWriteParams, options?: O): Promise<CommandExecWriteResponse>
      /** Ends a running `command/exec`; fails when the id has no active command on this connection. */
      terminate(params: CommandExecTerminateParams, options?: O): Promise<CommandExecTerminateResponse>
      /** Changes the terminal size of a running `command/exec`; fails when the command has no PTY. */
      resize(params: CommandExecResizeParams, options?: O): Promise<CommandExecResizeResponse>
    }
  }
  config: {
    mcpServer: {
      /** Re-reads the MCP server configuration from disk; loaded threads pick it up on their next turn. */
      reload(params?: undefined, options?: O): Promise<McpServerRefreshResponse>
    }
    /** Returns the effective configuration after all layers are merged, with the layer each value came from. */
    read(params: ConfigReadParams, options?: O): Promise<ConfigReadResponse>
    value: {
      /** Changes one value in the user's `config.toml` after validating the result; other files are refused as read-only. */
      write(params: ConfigValueWriteParams, options?: O): Promise<ConfigWriteResponse>
    }
    /** Applies several edits to the user's `config.toml` as one unit; if any of them is invalid, nothing is written. */
    batchWrite(params: ConfigBatchWriteParams, options?: O): Promise<ConfigWriteResponse>
  }
  configRequirements: {
    /** Returns the administrator's limits on the configuration, or null when there are none. */
    read(params?: undefined, options?: O): Promise<ConfigRequirementsReadResponse>
  }
  device: {
    key: {
      /**
       * Creates a key on this device, or returns the one that the account and client already have.
       *
       * @experimental `device/key/create`
       */
      create(params: DeviceKeyCreateParams, options?: O): Promise<DeviceKeyCreateResponse>
      /**
       * Returns the public half of a device key.
       *
       * @experimental `device/key/public`
       */
      public(params: DeviceKeyPublicParams, options?: O): Promise<DeviceKeyPublicResponse>
      /**
       * Signs one of the declared statements after checking it against what the key is bound to.
       *
       * @experimental `device/key/sign`
       */
      sign(params: DeviceKeySignParams, options?: O): Promise<DeviceKeySignResponse>
    }
  }
  mock: {
    /**
     * Echoes its input; exists only to test the gate for experimental methods.
     *
     * @experimental `mock/experimentalMethod`
     */
    experimentalMethod(params: MockExperimentalMethodParams, options?: O): Promise<MockExperimentalMethodResponse>
  }
  environment: {
    /**
     * Registers a remote execution environment under an id that threads and turns can name; the URL is not checked.
     *
     * @experimental `environment/add`
     */
    add(params: EnvironmentAddParams, options?: O): Promise<EnvironmentAddResponse>
  }
  experimentalFeature: {
    /** Lists the known feature flags page by page with their stage and state. */
    list(params: ExperimentalFeatureListParams, options?: O): Promise<ExperimentalFeatureListResponse>
    enablement: {
      /** Switches some features on or off for the running process only; unknown or unsupported keys are refused. */
      set(params: ExperimentalFeatureEnablementSetParams, options?: O): Promise<ExperimentalFeatureEnablementSetResponse>
    }
  }
  externalAgentConfig: {
    /** Looks for settings and sessions of another coding agent that could be imported; changes nothing. */
    detect(params: ExternalAgentConfigDetectParams, options?: O): Promise<ExternalAgentConfigDetectResponse>
    /** Imports the chosen items; sessions and remote plugins are finished in the background after the reply. */
    import(params: ExternalAgentConfigImportParams, options?: O): Promise<ExternalAgentConfigImportResponse>
  }
  feedback: {
    /** Uploads a feedback report, with logs if wanted; fails when the configuration disables feedback. */
    upload(params: FeedbackUploadParams, options?: O): Promise<FeedbackUploadResponse>
  }
  fs: {
    /** Reads a whole file of the server host and returns it as base64. */
    readFile(params: FsReadFileParams, options?: O): Promise<FsReadFileResponse>
    /** Writes base64 content to a file of the server host; the parent directory must exist. */
    writeFile(params: FsWriteFileParams, options?: O): Promise<FsWriteFileResponse>
    /** Creates a directory on the server host, with missing parents unless told otherwise. */
    createDirectory(params: FsCreateDirectoryParams, options?: O): Promise<FsCreateDirectoryResponse>
    /** Returns the kind and times of a path; symbolic links are followed for the kind and flagged separately. */
    getMetadata(params: FsGetMetadataParams, options?: O): Promise<FsGetMetadataResponse>
    /** Lists the direct children of a directory; it does not descend. */
    readDirectory(params: FsReadDirectoryParams, options?: O): Promise<FsReadDirectoryResponse>
    /** Deletes a file or directory; by default whole trees go and a missing path is no error. */
    remove(params: FsRemoveParams, options?: O): Promise<FsRemoveResponse>
    /** Copies a file or directory tree, replacing existing files; a directory cannot go into itself. */
    copy(params: FsCopyParams, options?: O): Promise<FsCopyResponse>
    /** Starts watching a path for the calling connection; directories are watched without descending and the path may not exist yet. */
    watch(params: FsWatchParams, options?: O): Promise<FsWatchResponse>
    /** Ends a watch of the calling connection; it also succeeds for an unknown id, and no `fs/changed` for the watch follows the reply. */
    unwatch(params: FsUnwatchParams, options?: O): Promise<FsUnwatchResponse>
  }
  fuzzyFileSearch: {
    /** Searches files and directories by fuzzy path match and returns at most 50 rows, best first. */
    (params: FuzzyFileSearchParams, options?: O): Promise<FuzzyFileSearchResponse>
    /**
     * Opens a search session over fixed directories; starting an id again replaces the session.
     *
     * @experimental `fuzzyFileSearch/sessionStart`
     */
    sessionStart(params: FuzzyFileSearchSessionStartParams, options?: O): Promise<FuzzyFileSearchSessionStartResponse>
    /**
     * Sets the query of an open search session; results come as `fuzzyFileSearch/sessionUpdated`.
     *
     * @experimental `fuzzyFileSearch/sessionUpdate`
     */
    sessionUpdate(params: FuzzyFileSearchSessionUpdateParams, options?: O): Promise<FuzzyFileSearchSessionUpdateResponse>
    /**
     * Closes a search session; stopping an unknown id succeeds too.
     *
     * @experimental `fuzzyFileSearch/sessionStop`
     */
    sessionStop(params: FuzzyFileSearchSessionStopParams, options?: O): Promise<FuzzyFileSearchSessionStopResponse>
  }
  hooks: {
    /** Returns the configured hooks for each requested directory as metadata, without running any of them. */
    list(params: HooksListParams, options?: O): Promise<HooksListResponse>
  }
  /**
   * Returns a short description of a stored conversation, found by id or by the path of its file.
   *
   * @deprecated
   */
  getConversationSummary(params: GetConversationSummaryParams, options?: O): Promise<GetConversationSummaryResponse>
  /**
   * Computes the diff between a working tree and its nearest commit known to a remote; fails outside a pushed repository.
   *
   * @deprecated
   */
  gitDiffToRemote(params: GitDiffToRemoteParams, options?: O): Promise<GitDiffToRemoteResponse>
  /**
   * Reports the login method in use and, on request, the current token.
   *
   * @deprecated
   */
  getAuthStatus(params: GetAuthStatusParams, options?: O): Promise<GetAuthStatusResponse>
  marketplace: {
    /** Registers a plugin marketplace from a git source or an existing local directory. */
    add(params: MarketplaceAddParams, options?: O): Promise<MarketplaceAddResponse>
    /** Removes a configured or installed marketplace by name; an unknown name is an error. */
    remove(params: MarketplaceRemoveParams, options?: O): Promise<MarketplaceRemoveResponse>
    /** Updates one or all git marketplaces to their latest revision; failures are listed per marketplace in the reply. */
    upgrade(params: MarketplaceUpgradeParams, options?: O): Promise<MarketplaceUpgradeResponse>
  }
  mcpServer: {
    oauth: {
      /** Starts an OAuth login for a configured streamable HTTP server and returns the URL to open; `mcpServer/oauthLogin/completed` reports the outcome. */
      login(params: McpServerOauthLoginParams, options?: O): Promise<McpServerOauthLoginResponse>
    }
    resource: {
      /** Reads one resource from an MCP server, through a loaded thread or, without `threadId`, by the current config. */
      read(params: McpResourceReadParams, options?: O): Promise<McpResourceReadResponse>
    }
    tool: {
      /** Calls a tool of an MCP server on behalf of a loaded thread, outside any turn; the server may ask for input meanwhile. */
      call(params: McpServerToolCallParams, options?: O): Promise<McpServerToolCallResponse>
    }
  }
  mcpServerStatus: {
    /** Pages through all MCP servers of the current config by name, with tools, resources and login state; servers that fail to start appear empty. */
    list(params: ListMcpServerStatusParams, options?: O): Promise<ListMcpServerStatusResponse>
  }
  model: {
    /** Returns one page of the model catalogue; without `limit` the whole list comes at once, and hidden models only with `includeHidden`. */
    list(params: ModelListParams, options?: O): Promise<ModelListResponse>
  }
  modelProvider: {
    capabilities: {
      /** Reports which optional tool kinds the configured model provider supports. */
      read(params: ModelProviderCapabilitiesReadParams, options?: O): Promise<ModelProviderCapabilitiesReadResponse>
    }
  }
  collaborationMode: {
    /**
     * Returns the built-in collaboration mode presets, all in one reply.
     *
     * @experimental `collaborationMode/list`
     */
    list(params: CollaborationModeListParams, options?: O): Promise<CollaborationModeListResponse>
  }
  permissionProfile: {
    /** Pages through the built-in permission profiles and those defined in the config that is effective for `cwd`. */
    list(params: PermissionProfileListParams, options?: O): Promise<PermissionProfileListResponse>
  }
  plugin: {
    share: {
      /** Uploads a local plugin directory as a new share or a new version of one; needs a ChatGPT login, and the archive may not exceed 50 MiB. */
      save(params: PluginShareSaveParams, options?: O): Promise<PluginShareSaveResponse>
      /** Changes the visibility and the audience of an existing share without uploading it again; needs a ChatGPT login. */
      updateTargets(params: PluginShareUpdateTargetsParams, options?: O): Promise<PluginShareUpdateTargetsResponse>
      /** Lists the plugin shares that the logged-in account created; needs a ChatGPT login. */
      list(params: PluginShareListParams, options?: O): Promise<PluginShareListResponse>
      /** Downloads an editable copy of a shared plugin and enters it in the personal local marketplace; needs a ChatGPT login. */
      checkout(params: PluginShareCheckoutParams, options?: O): Promise<PluginShareCheckoutResponse>
      /** Deletes a plugin share in the backend and forgets its local path; needs a ChatGPT login. */
      delete(params: PluginShareDeleteParams, options?: O): Promise<PluginShareDeleteResponse>
    }
    /** Lists marketplaces with their plugins and install state; failing remote catalogs are left out and broken marketplace files are reported as load errors. */
    list(params: PluginListParams, options?: O): Promise<PluginListResponse>
    /** Lists only installed plugins, grouped by marketplace, plus the not installed ones whose names the caller asks for. */
    installed(params: PluginInstalledParams, options?: O): Promise<PluginInstalledResponse>
    /** Returns the details of one plugin, installed or not; the marketplace is given by exactly one of `marketplacePath` and `remoteMarketplaceName`. */
    read(params: PluginReadParams, options?: O): Promise<PluginReadResponse>
    skill: {
      /** Returns the text of one skill of a remote plugin, installed or not; needs a ChatGPT login. */
      read(params: PluginSkillReadParams, options?: O): Promise<PluginSkillReadResponse>
    }
    /** Installs one plugin from exactly one of `marketplacePath` and `remoteMarketplaceName`; refused when policy, admin or workspace forbids it. */
    install(params: PluginInstallParams, options?: O): Promise<PluginInstallResponse>
    /** Removes a plugin's cached files and config entry, or a remote installation; repeating it for a local plugin succeeds. */
    uninstall(params: PluginUninstallParams, options?: O): Promise<PluginUninstallResponse>
  }
  process: {
    /**
     * Starts a process on the server host without any sandbox and replies once it runs; `process/exited` reports the end.
     *
     * @experimental `process/spawn`
     */
    spawn(params: ProcessSpawnParams, options?: O): Promise<ProcessSpawnResponse>
    /**
     * Feeds stdin of a spawned process, closes it, or does both; the process needs stdin streaming.
     *
     * @experimental `process/writeStdin`
     */
    writeStdin(params: ProcessWriteStdinParams, options?: O): Promise<ProcessWriteStdinResponse>
    /**
     * Ends a spawned process; `process/exited` follows.
     *
     * @experimental `process/kill`
     */
    kill(params: ProcessKillParams, options?: O): Promise<ProcessKillResponse>
    /**
     * Changes the terminal size of a spawned process; fails when the process has no PTY.
     *
     * @experimental `process/resizePty`
     */
    resizePty(params: ProcessResizePtyParams, options?: O): Promise<ProcessResizePtyResponse>
  }
  thread: {
    realtime: {
      /**
       * Opens a realtime session on a thread that supports it; the reply is empty and later failures arrive as `thread/realtime/error`.
       *
       * @experimental `thread/realtime/start`
       */
      start(params: ThreadRealtimeStartParams, options?: O): Promise<ThreadRealtimeStartResponse>
      /**
       * Feeds an audio chunk to the realtime session; replies `{}` even without a session and then raises an `error` notification.
       *
       * @experimental `thread/realtime/appendAudio`
       */
      appendAudio(params: ThreadRealtimeAppendAudioParams, options?: O): Promise<ThreadRealtimeAppendAudioResponse>
      /**
       * Feeds text to the realtime session; replies `{}` even without a session and then raises an `error` notification.
       *
       * @experimental `thread/realtime/appendText`
       */
      appendText(params: ThreadRealtimeAppendTextParams, options?: O): Promise<ThreadRealtimeAppendTextResponse>
      /**
       * Ends the realtime session of a thread; `thread/realtime/closed` with reason `requested` follows even when none was running.
       *
       * @experimental `thread/realtime/stop`
       */
      stop(params: ThreadRealtimeStopParams, options?: O): Promise<ThreadRealtimeStopResponse>
      /**
       * Returns the fixed voice lists per realtime protocol version, each with its default.
       *
       * @experimental `thread/realtime/listVoices`
       */
      listVoices(params: ThreadRealtimeListVoicesParams, options?: O): Promise<ThreadRealtimeListVoicesResponse>
    }
    goal: {
      /** Creates or changes the one goal of a thread, ephemeral ones excluded; an active goal makes an idle thread start turns on its own until the goal stops being active. */
      set(params: ThreadGoalSetParams, options?: O): Promise<ThreadGoalSetResponse>
      /** Returns the goal of a thread, or null when it has none. */
      get(params: ThreadGoalGetParams, options?: O): Promise<ThreadGoalGetResponse>
      /** Removes the goal of a thread and reports whether there was one to remove. */
      clear(params: ThreadGoalClearParams, options?: O): Promise<ThreadGoalClearResponse>
    }
    /** Creates a thread and subscribes the caller to it; other clients can neither list nor resume it before its first user message. */
    start(params: ThreadStartParams, options?: O): Promise<ThreadStartResponse>
    /** Loads a stored thread, or rejoins a loaded one, and subscribes the caller; settings given for an already loaded thread are ignored. */
    resume(params: ThreadResumeParams, options?: O): Promise<ThreadResumeResponse>
    /** Copies the history of a thread into a new thread and subscribes the caller; a turn still running in the source is cut off in the copy. */
    fork(params: ThreadForkParams, options?: O): Promise<ThreadForkResponse>
    /** Unloads a thread, ends its running turn and moves its stored file to the archive; fails when nothing has been stored yet. */
    archive(params: ThreadArchiveParams, options?: O): Promise<ThreadArchiveResponse>
    /** Ends the caller's subscription to a thread; a thread left without subscribers is unloaded after 30 idle minutes. */
    unsubscribe(params: ThreadUnsubscribeParams, options?: O): Promise<ThreadUnsubscribeResponse>
    /** Moves an archived thread back among the regular ones; fails when the archive holds no such thread. */
    unarchive(params: ThreadUnarchiveParams, options?: O): Promise<ThreadUnarchiveResponse>
    /** Drops turns from the end of a thread's history; file changes stay in place, and it fails while a turn is running. */
    rollback(params: ThreadRollbackParams, options?: O): Promise<ThreadRollbackResponse>
    /** Returns a stored or loaded thread without loading it or subscribing the caller. */
    read(params: ThreadReadParams, options?: O): Promise<ThreadReadResponse>
    /** Pages through stored threads that have a first user message; archived ones appear only on request. */
    list(params: ThreadListParams, options?: O): Promise<ThreadListResponse>
    /**
     * Finds stored threads by their content, ignoring case; thread names are not searched and a blank term is refused.
     *
     * @experimental `thread/search`
     */
    search(params: ThreadSearchParams, options?: O): Promise<ThreadSearchResponse>
    loaded: {
      /** Lists the ids of the threads held in memory, in ascending order. */
      list(params: ThreadLoadedListParams, options?: O): Promise<ThreadLoadedListResponse>
    }
    turns: {
      /**
       * Pages through the stored turns of a thread without loading it; ephemeral threads and threads without a first message are refused.
       *
       * @experimental `thread/turns/list`
       */
      list(params: ThreadTurnsListParams, options?: O): Promise<ThreadTurnsListResponse>
      items: {
        /**
         * Reserved for paging through the items of one turn; this release always answers with error -32601.
         *
         * @experimental `thread/turns/items/list`
         */
        list(params: ThreadTurnsItemsListParams, options?: O): Promise<ThreadTurnsItemsListResponse>
      }
    }
    /**
     * Raises the thread's counter of user prompts shown outside the protocol; timeouts stand still while it is above zero.
     *
     * @experimental `thread/increment_elicitation`
     */
    increment_elicitation(params: ThreadIncrementElicitationParams, options?: O): Promise<ThreadIncrementElicitationResponse>
    /**
     * Lowers the thread's counter of user prompts shown outside the protocol; fails when it is already zero.
     *
     * @experimental `thread/decrement_elicitation`
     */
    decrement_elicitation(params: ThreadDecrementElicitationParams, options?: O): Promise<ThreadDecrementElicitationResponse>
    compact: {
      /** Begins compacting the history in a turn of its own, interrupting a running one; the reply is empty and does not wait. */
      start(params: ThreadCompactStartParams, options?: O): Promise<ThreadCompactStartResponse>
    }
    /** Runs a user shell command outside the sandbox, inside the running turn or else in a turn of its own; the reply does not wait. */
    shellCommand(params: ThreadShellCommandParams, options?: O): Promise<ThreadShellCommandResponse>
    /** Lets an action pass that the automatic approval review has denied. */
    approveGuardianDeniedAction(params: ThreadApproveGuardianDeniedActionParams, options?: O): Promise<ThreadApproveGuardianDeniedActionResponse>
    backgroundTerminals: {
      /**
       * Stops all background terminals of a thread, which outlive turns and interrupts.
       *
       * @experimental `thread/backgroundTerminals/clean`
       */
      clean(params: ThreadBackgroundTerminalsCleanParams, options?: O): Promise<ThreadBackgroundTerminalsCleanResponse>
    }
    /** Appends raw model items to the history of a loaded thread without running a turn; an empty list is refused. */
    inject_items(params: ThreadInjectItemsParams, options?: O): Promise<ThreadInjectItemsResponse>
    name: {
      /** Renames a loaded or stored thread, trimming the name; a blank name is refused, as are ephemeral threads. */
      set(params: ThreadSetNameParams, options?: O): Promise<ThreadSetNameResponse>
    }
    metadata: {
      /** Patches the stored Git data of a thread without resuming it; at least one field must be given and ephemeral threads are refused. */
      update(params: ThreadMetadataUpdateParams, options?: O): Promise<ThreadMetadataUpdateResponse>
    }
    settings: {
      /**
       * Changes the settings that later turns of a loaded thread use; replies `{}` at once and starts no turn.
       *
       * @experimental `thread/settings/update`
       */
      update(params: ThreadSettingsUpdateParams, options?: O): Promise<ThreadSettingsUpdateResponse>
    }
    memoryMode: {
      /**
       * Switches whether a thread may be used for memory generation.
       *
       * @experimental `thread/memoryMode/set`
       */
      set(params: ThreadMemoryModeSetParams, options?: O): Promise<ThreadMemoryModeSetResponse>
    }
  }
  remoteControl: {
    /**
     * Turns remote control on, or fails where it is unavailable; the state returned is that before the connection is made.
     *
     * @experimental `remoteControl/enable`
     */
    enable(params?: undefined, options?: O): Promise<RemoteControlEnableResponse>
    /**
     * Turns remote control off and returns the resulting state.
     *
     * @experimental `remoteControl/disable`
     */
    disable(params?: undefined, options?: O): Promise<RemoteControlDisableResponse>
    status: {
      /**
       * Returns the current remote control state without changing it.
       *
       * @experimental `remoteControl/status/read`
       */
      read(params?: undefined, options?: O): Promise<RemoteControlStatusReadResponse>
    }
  }
  skills: {
    /** Returns the skills found for each requested directory, from a cache unless `forceReload` is set. */
    list(params: SkillsListParams, options?: O): Promise<SkillsListResponse>
    config: {
      /** Enables or disables one skill in the user configuration; exactly one of `path` and `name` must be given. */
      write(params: SkillsConfigWriteParams, options?: O): Promise<SkillsConfigWriteResponse>
    }
  }
  memory: {
    /**
     * Deletes the memory files and their bookkeeping but keeps the memory mode of each thread.
     *
     * @experimental `memory/reset`
     */
    reset(params?: undefined, options?: O): Promise<MemoryResetResponse>
  }
  turn: {
    /** Starts a turn on a loaded thread; while another turn runs, the input joins that turn and the returned id is never used again. */
    start(params: TurnStartParams, options?: O): Promise<TurnStartResponse>
    /** Adds input to the running regular turn without starting a new one; review and compaction turns refuse it. */
    steer(params: TurnSteerParams, options?: O): Promise<TurnSteerResponse>
    /** Aborts the running turn, which then completes as `interrupted`; background terminals keep running. */
    interrupt(params: TurnInterruptParams, options?: O): Promise<TurnInterruptResponse>
  }
  review: {
    /** Starts a code review on the given thread or on a fork of it and subscribes the caller. */
    start(params: ReviewStartParams, options?: O): Promise<ReviewStartResponse>
  }
  windowsSandbox: {
    /** Starts the Windows sandbox setup in the background and replies at once; the outcome arrives as `windowsSandbox/setupCompleted`. */
    setupStart(params: WindowsSandboxSetupStartParams, options?: O): Promise<WindowsSandboxSetupStartResponse>
    /** Reports whether the Windows sandbox can be used, without changing anything; always `notConfigured` on other systems. */
    readiness(params?: undefined, options?: O): Promise<WindowsSandboxReadinessResponse>
  }
}
