// Generated from the protocol declarations. Change those, then run `npm run generate`.
import type {
  AppsListParams,
  AppsListResponse,
  CancelLoginAccountParams,
  CancelLoginAccountResponse,
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
  ThreadCompactStartParams,
  ThreadCompactStartResponse,
  ThreadForkParams,
  ThreadForkResponse,
  ThreadGoalClearParams,
  ThreadGoalClearResponse,
  ThreadGoalGetParams,
  ThreadGoalGetResponse,
  ThreadGoalSetParams,
  ThreadGoalSetResponse,
  ThreadInjectItemsParams,
  ThreadInjectItemsResponse,
  ThreadListParams,
  ThreadListResponse,
  ThreadLoadedListParams,
  ThreadLoadedListResponse,
  ThreadMetadataUpdateParams,
  ThreadMetadataUpdateResponse,
  ThreadReadParams,
  ThreadReadResponse,
  ThreadResumeParams,
  ThreadResumeResponse,
  ThreadRollbackParams,
  ThreadRollbackResponse,
  ThreadSetNameParams,
  ThreadSetNameResponse,
  ThreadShellCommandParams,
  ThreadShellCommandResponse,
  ThreadStartParams,
  ThreadStartResponse,
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
  /** Searches files and directories by fuzzy path match and returns at most 50 rows, best first. */
  fuzzyFileSearch(params: FuzzyFileSearchParams, options?: O): Promise<FuzzyFileSearchResponse>
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
  skills: {
    /** Returns the skills found for each requested directory, from a cache unless `forceReload` is set. */
    list(params: SkillsListParams, options?: O): Promise<SkillsListResponse>
    config: {
      /** Enables or disables one skill in the user configuration; exactly one of `path` and `name` must be given. */
      write(params: SkillsConfigWriteParams, options?: O): Promise<SkillsConfigWriteResponse>
    }
  }
  thread: {
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
    loaded: {
      /** Lists the ids of the threads held in memory, in ascending order. */
      list(params: ThreadLoadedListParams, options?: O): Promise<ThreadLoadedListResponse>
    }
    compact: {
      /** Begins compacting the history in a turn of its own, interrupting a running one; the reply is empty and does not wait. */
      start(params: ThreadCompactStartParams, options?: O): Promise<ThreadCompactStartResponse>
    }
    /** Runs a user shell command outside the sandbox, inside the running turn or else in a turn of its own; the reply does not wait. */
    shellCommand(params: ThreadShellCommandParams, options?: O): Promise<ThreadShellCommandResponse>
    /** Lets an action pass that the automatic approval review has denied. */
    approveGuardianDeniedAction(params: ThreadApproveGuardianDeniedActionParams, options?: O): Promise<ThreadApproveGuardianDeniedActionResponse>
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
