// Generated from the protocol declarations. Change those, then run `npm run generate`.

/** An absolute path in normal form on the server host; it need not exist, and a relative path is refused. */
export type AbsolutePathBuf = string

/**
 * The credentials the server currently uses.
 *
 * - `apiKey`: An OpenAI API key.
 * - `chatgpt`: A ChatGPT login.
 * - `amazonBedrock`: Credentials handled by the Amazon Bedrock provider.
 */
export type Account = {
  type: "apiKey"
} | {
  type: "chatgpt"
  /** E-mail address of the ChatGPT account. */
  email: string
  /** Plan of the account, `unknown` when it could not be determined. */
  planType: PlanType
} | {
  type: "amazonBedrock"
}

/** Payload of `account/login/completed`. */
export interface AccountLoginCompletedNotification {
  /** Attempt this belongs to; null for logins without an id, such as an API key. */
  loginId: string | null
  success: boolean
  /** Reason of the failure; null on success. */
  error: string | null
}

/** Payload of `account/rateLimits/updated`. */
export interface AccountRateLimitsUpdatedNotification {
  /** Newest values; merge them into the last full reading, as null means not reported. */
  rateLimits: RateLimitSnapshot
}

/** Payload of `account/updated`. */
export interface AccountUpdatedNotification {
  /** Current mode; null when nobody is logged in. */
  authMode: AuthMode | null
  /** Plan of a ChatGPT account; null otherwise. */
  planType: PlanType | null
}

/** What the e-mail is about: used-up `credits` or a `usage_limit` that was reached. */
export type AddCreditsNudgeCreditType = "credits" | "usage_limit"

/** Outcome of a nudge e-mail; with `cooldown_active` none was sent because the last one was too recent. */
export type AddCreditsNudgeEmailStatus = "sent" | "cooldown_active"

/** File system access asked for or granted on top of the current permissions. */
export interface AdditionalFileSystemPermissions {
  /** Absolute paths to allow reading; older form that `entries` replaces, ignored when `entries` is set. */
  read: AbsolutePathBuf[] | null
  /** Absolute paths to allow writing; older form that `entries` replaces, ignored when `entries` is set. */
  write: AbsolutePathBuf[] | null
  /** Maximum directory depth searched when glob patterns are expanded; at least 1. */
  globScanMaxDepth?: number
  /** Access rules in full form; takes precedence over `read` and `write`. */
  entries?: FileSystemSandboxEntry[]
}

/** Network access asked for or granted on top of the current permissions. */
export interface AdditionalNetworkPermissions {
  /** True for network access; null leaves the setting as it is. */
  enabled: boolean | null
}

/** Payload of `item/agentMessage/delta`. */
export interface AgentMessageDeltaNotification {
  threadId: string
  turnId: string
  /** Id of the `agentMessage` item being written. */
  itemId: string
  /** Text to append. */
  delta: string
}

/** Path-like name that locates a sub-agent in the tree of agents of a session. */
export type AgentPath = string

/** The `analytics` table of the configuration, including keys not declared here. */
export type AnalyticsConfig = {
  /** Whether analytics are on; null when not configured. */
  enabled: boolean | null
} & {
  [k: string]: JsonValue | undefined
}

/** Publisher details of an app, from the app directory; null members are unknown. */
export interface AppBranding {
  /** Category label of the app. */
  category: string | null
  /** Name of the publisher. */
  developer: string | null
  /** Home page address. */
  website: string | null
  /** Address of the privacy policy. */
  privacyPolicy: string | null
  /** Address of the terms of service. */
  termsOfService: string | null
  /** Whether the directory marks the app as one to be found by browsing. */
  isDiscoverableApp: boolean
}

/** App that can be used as a connector, merged from the app directory and the user's own connections. */
export interface AppInfo {
  /** App id, also the key under `apps` in the configuration. */
  id: string
  name: string
  description: string | null
  /** Logo for light backgrounds, null when there is none. */
  logoUrl: string | null
  /** Logo for dark backgrounds, null when there is none. */
  logoUrlDark: string | null
  /** Channel the app is published through, null when unknown. */
  distributionChannel: string | null
  /** Publisher details, null when the directory has none. */
  branding: AppBranding | null
  /** Further directory details, null when there are none. */
  appMetadata: AppMetadata | null
  /** Free labels from the directory, null when there are none. */
  labels: {
    [k: string]: string | undefined
  } | null
  /** Web page on which the user can connect the app, null when there is none. */
  installUrl: string | null
  /**
   * Whether the current account has the app connected and can use its tools.
   *
   * @defaultValue `false`
   */
  isAccessible: boolean
  /**
   * False when `apps.<id>.enabled` is false in the configuration.
   *
   * @defaultValue `true`
   */
  isEnabled: boolean
  /**
   * Display names of installed plugins that use this app.
   *
   * @defaultValue `[]`
   */
  pluginDisplayNames: string[]
}

/** Payload of `app/list/updated`. */
export interface AppListUpdatedNotification {
  /** Complete merged list so far, not a page and not a difference. */
  data: AppInfo[]
}

/** Directory details of an app; null members are not known. */
export interface AppMetadata {
  /** State of the directory review. */
  review: AppReview | null
  categories: string[] | null
  subCategories: string[] | null
  /** Description written for search engines. */
  seoDescription: string | null
  screenshots: AppScreenshot[] | null
  /** Name of the publisher. */
  developer: string | null
  /** Version label of the published app. */
  version: string | null
  /** Id of the published version. */
  versionId: string | null
  /** Release notes of the published version. */
  versionNotes: string | null
  /** Kind of first-party app, null for others. */
  firstPartyType: string | null
  /** Whether a first-party app has to be installed before use. */
  firstPartyRequiresInstall: boolean | null
  /** Whether to offer the app for prompts even before it is connected. */
  showInComposerWhenUnlinked: boolean | null
}

/** Directory review of an app. */
export interface AppReview {
  /** Review state as named by the directory. */
  status: string
}

/** Screenshot of an app in the directory. */
export interface AppScreenshot {
  /** Address of the image, null when the directory gives none. */
  url: string | null
  /** Backend file id of the image, null when the directory gives none. */
  fileId: string | null
  /** Prompt that the picture illustrates. */
  userPrompt: string
}

/** App in short form, as used in plugin replies. */
export interface AppSummary {
  id: string
  name: string
  description: string | null
  /** Web page on which the user can connect the app, null when there is none. */
  installUrl: string | null
  /** True when the user still has to connect the app. */
  needsAuth: boolean
}

/** Params of `applyPatchApproval`. */
export interface ApplyPatchApprovalParams {
  /** Id of the thread that wants to apply the patch. */
  conversationId: ThreadId
  /** Id of the patch call, shared with its begin and end events. */
  callId: string
  /** Proposed edits, keyed by file path. */
  fileChanges: {
    [k: string]: FileChange | undefined
  }
  /** Why approval is needed, as text for the user; null when there is none. */
  reason: string | null
  /** Directory to become writable for the rest of the session; it may have no effect. */
  grantRoot: string | null
}

/** Result of `applyPatchApproval`. */
export interface ApplyPatchApprovalResponse {
  decision: ReviewDecision
}

/** Who answers approval requests: `user` (default) is the client, `auto_review` a reviewing sub-agent. `guardian_subagent` is the old spelling of `auto_review`; servers of this release still write it. */
export type ApprovalsReviewer = "user" | "auto_review" | "guardian_subagent"

/** Params of `app/list`. */
export interface AppsListParams {
  /** Opaque cursor from `nextCursor`; omitted or null starts at the first app. */
  cursor?: string | null
  /** Maximum number of apps; omitted or null returns all, 0 counts as 1. */
  limit?: number | null
  /** Loaded thread whose settings decide whether apps are enabled; omitted or null uses the current configuration. */
  threadId?: string | null
  /** True fetches all sources anew instead of using caches; default false. */
  forceRefetch?: boolean
}

/** Result of `app/list`. */
export interface AppsListResponse {
  data: AppInfo[]
  /** Cursor of the next page, null on the last one. */
  nextCursor: string | null
}

/** When approval is asked. `untrusted`: unless known safe. `on-request`: when the model asks. `on-failure` (deprecated): after a sandbox failure. `never`: failures go to the model. */
export type AskForApproval = "untrusted" | "on-failure" | "on-request" | "never"

/** Params of `attestation/generate`. */
export type AttestationGenerateParams = Record<string, never>

/** Result of `attestation/generate`. */
export interface AttestationGenerateResponse {
  /** Token passed upstream unchanged; the server does not interpret it. */
  token: string
}

/** How requests to OpenAI are authenticated. `chatgpt` tokens are kept and renewed by the server, `chatgptAuthTokens` by the host; `agentIdentity` is a registered agent identity. */
export type AuthMode = "apikey" | "chatgpt" | "chatgptAuthTokens" | "agentIdentity"

/** Which tokens count towards the automatic compaction limit: all of the context, or only what follows the prefix carried over from the last compaction. */
export type AutoCompactTokenLimitScope = "total" | "body_after_prefix"

/** What decided an automatic review; always the reviewing `agent` so far. Unstable. */
export type AutoReviewDecisionSource = "agent"

/** A span of UTF-8 text counted in bytes. */
export interface ByteRange {
  /** Offset of the first byte, counted from 0. */
  start: number
  /** Offset just after the last byte. */
  end: number
}

/** Params of `account/login/cancel`. */
export interface CancelLoginAccountParams {
  /** UUID from the `account/login/start` reply; any other text is an error. */
  loginId: string
}

/** Result of `account/login/cancel`. */
export interface CancelLoginAccountResponse {
  /** Whether a pending login was stopped. */
  status: CancelLoginAccountStatus
}

/** Outcome of a cancel request; `notFound` means that no login with this id was pending. */
export type CancelLoginAccountStatus = "canceled" | "notFound"

/** Params of `account/chatgptAuthTokens/refresh`. */
export interface ChatgptAuthTokensRefreshParams {
  /** What made new tokens necessary. */
  reason: ChatgptAuthTokensRefreshReason
  /** Workspace used so far, to pick the right account; null or absent when none was known. */
  previousAccountId?: string | null
}

/** Cause of a token refresh; `unauthorized` means that the backend answered 401. */
export type ChatgptAuthTokensRefreshReason = "unauthorized"

/** Result of `account/chatgptAuthTokens/refresh`. */
export interface ChatgptAuthTokensRefreshResponse {
  /** New access token, a JWT. */
  accessToken: string
  /** Workspace or account id the token is for. */
  chatgptAccountId: string
  /** Plan of the account; null when the host does not know it. */
  chatgptPlanType: string | null
}

/** Name and version a client presents in `initialize`. */
export interface ClientInfo {
  /** Machine name, used as originator upstream and in `userAgent`; must be a valid HTTP header value. */
  name: string
  /** Name for display; null when the client has none. */
  title: string | null
  /** Version of the client, repeated in `userAgent`. */
  version: string
}

/** Any notification a client may send. */
export type ClientNotification = {
  method: "initialized"
}

/** Any request a client may send. */
export type ClientRequest = {
  method: "account/login/start"
  id: RequestId
  params: LoginAccountParams
} | {
  method: "account/login/cancel"
  id: RequestId
  params: CancelLoginAccountParams
} | {
  method: "account/logout"
  id: RequestId
  params: undefined
} | {
  method: "account/read"
  id: RequestId
  params: GetAccountParams
} | {
  method: "app/list"
  id: RequestId
  params: AppsListParams
} | {
  method: "command/exec"
  id: RequestId
  params: CommandExecParams
} | {
  method: "command/exec/write"
  id: RequestId
  params: CommandExecWriteParams
} | {
  method: "command/exec/terminate"
  id: RequestId
  params: CommandExecTerminateParams
} | {
  method: "command/exec/resize"
  id: RequestId
  params: CommandExecResizeParams
} | {
  method: "config/mcpServer/reload"
  id: RequestId
  params: undefined
} | {
  method: "config/read"
  id: RequestId
  params: ConfigReadParams
} | {
  method: "config/value/write"
  id: RequestId
  params: ConfigValueWriteParams
} | {
  method: "config/batchWrite"
  id: RequestId
  params: ConfigBatchWriteParams
} | {
  method: "configRequirements/read"
  id: RequestId
  params: undefined
} | {
  method: "experimentalFeature/list"
  id: RequestId
  params: ExperimentalFeatureListParams
} | {
  method: "experimentalFeature/enablement/set"
  id: RequestId
  params: ExperimentalFeatureEnablementSetParams
} | {
  method: "externalAgentConfig/detect"
  id: RequestId
  params: ExternalAgentConfigDetectParams
} | {
  method: "externalAgentConfig/import"
  id: RequestId
  params: ExternalAgentConfigImportParams
} | {
  method: "feedback/upload"
  id: RequestId
  params: FeedbackUploadParams
} | {
  method: "fs/readFile"
  id: RequestId
  params: FsReadFileParams
} | {
  method: "fs/writeFile"
  id: RequestId
  params: FsWriteFileParams
} | {
  method: "fs/createDirectory"
  id: RequestId
  params: FsCreateDirectoryParams
} | {
  method: "fs/getMetadata"
  id: RequestId
  params: FsGetMetadataParams
} | {
  method: "fs/readDirectory"
  id: RequestId
  params: FsReadDirectoryParams
} | {
  method: "fs/remove"
  id: RequestId
  params: FsRemoveParams
} | {
  method: "fs/copy"
  id: RequestId
  params: FsCopyParams
} | {
  method: "fs/watch"
  id: RequestId
  params: FsWatchParams
} | {
  method: "fs/unwatch"
  id: RequestId
  params: FsUnwatchParams
} | {
  method: "fuzzyFileSearch"
  id: RequestId
  params: FuzzyFileSearchParams
} | {
  method: "hooks/list"
  id: RequestId
  params: HooksListParams
} | {
  method: "initialize"
  id: RequestId
  params: InitializeParams
} | {
  method: "getConversationSummary"
  id: RequestId
  params: GetConversationSummaryParams
} | {
  method: "gitDiffToRemote"
  id: RequestId
  params: GitDiffToRemoteParams
} | {
  method: "getAuthStatus"
  id: RequestId
  params: GetAuthStatusParams
} | {
  method: "marketplace/add"
  id: RequestId
  params: MarketplaceAddParams
} | {
  method: "marketplace/remove"
  id: RequestId
  params: MarketplaceRemoveParams
} | {
  method: "marketplace/upgrade"
  id: RequestId
  params: MarketplaceUpgradeParams
} | {
  method: "mcpServer/oauth/login"
  id: RequestId
  params: McpServerOauthLoginParams
} | {
  method: "mcpServerStatus/list"
  id: RequestId
  params: ListMcpServerStatusParams
} | {
  method: "mcpServer/resource/read"
  id: RequestId
  params: McpResourceReadParams
} | {
  method: "mcpServer/tool/call"
  id: RequestId
  params: McpServerToolCallParams
} | {
  method: "model/list"
  id: RequestId
  params: ModelListParams
} | {
  method: "modelProvider/capabilities/read"
  id: RequestId
  params: ModelProviderCapabilitiesReadParams
} | {
  method: "permissionProfile/list"
  id: RequestId
  params: PermissionProfileListParams
} | {
  method: "plugin/share/save"
  id: RequestId
  params: PluginShareSaveParams
} | {
  method: "plugin/share/updateTargets"
  id: RequestId
  params: PluginShareUpdateTargetsParams
} | {
  method: "plugin/share/list"
  id: RequestId
  params: PluginShareListParams
} | {
  method: "plugin/share/checkout"
  id: RequestId
  params: PluginShareCheckoutParams
} | {
  method: "plugin/share/delete"
  id: RequestId
  params: PluginShareDeleteParams
} | {
  method: "plugin/list"
  id: RequestId
  params: PluginListParams
} | {
  method: "plugin/installed"
  id: RequestId
  params: PluginInstalledParams
} | {
  method: "plugin/read"
  id: RequestId
  params: PluginReadParams
} | {
  method: "plugin/skill/read"
  id: RequestId
  params: PluginSkillReadParams
} | {
  method: "plugin/install"
  id: RequestId
  params: PluginInstallParams
} | {
  method: "plugin/uninstall"
  id: RequestId
  params: PluginUninstallParams
} | {
  method: "account/rateLimits/read"
  id: RequestId
  params: undefined
} | {
  method: "account/sendAddCreditsNudgeEmail"
  id: RequestId
  params: SendAddCreditsNudgeEmailParams
} | {
  method: "skills/list"
  id: RequestId
  params: SkillsListParams
} | {
  method: "skills/config/write"
  id: RequestId
  params: SkillsConfigWriteParams
} | {
  method: "thread/goal/set"
  id: RequestId
  params: ThreadGoalSetParams
} | {
  method: "thread/goal/get"
  id: RequestId
  params: ThreadGoalGetParams
} | {
  method: "thread/goal/clear"
  id: RequestId
  params: ThreadGoalClearParams
} | {
  method: "thread/start"
  id: RequestId
  params: ThreadStartParams
} | {
  method: "thread/resume"
  id: RequestId
  params: ThreadResumeParams
} | {
  method: "thread/fork"
  id: RequestId
  params: ThreadForkParams
} | {
  method: "thread/archive"
  id: RequestId
  params: ThreadArchiveParams
} | {
  method: "thread/unsubscribe"
  id: RequestId
  params: ThreadUnsubscribeParams
} | {
  method: "thread/unarchive"
  id: RequestId
  params: ThreadUnarchiveParams
} | {
  method: "thread/rollback"
  id: RequestId
  params: ThreadRollbackParams
} | {
  method: "thread/read"
  id: RequestId
  params: ThreadReadParams
} | {
  method: "thread/list"
  id: RequestId
  params: ThreadListParams
} | {
  method: "thread/loaded/list"
  id: RequestId
  params: ThreadLoadedListParams
} | {
  method: "thread/compact/start"
  id: RequestId
  params: ThreadCompactStartParams
} | {
  method: "thread/shellCommand"
  id: RequestId
  params: ThreadShellCommandParams
} | {
  method: "thread/approveGuardianDeniedAction"
  id: RequestId
  params: ThreadApproveGuardianDeniedActionParams
} | {
  method: "thread/inject_items"
  id: RequestId
  params: ThreadInjectItemsParams
} | {
  method: "thread/name/set"
  id: RequestId
  params: ThreadSetNameParams
} | {
  method: "thread/metadata/update"
  id: RequestId
  params: ThreadMetadataUpdateParams
} | {
  method: "turn/start"
  id: RequestId
  params: TurnStartParams
} | {
  method: "turn/steer"
  id: RequestId
  params: TurnSteerParams
} | {
  method: "turn/interrupt"
  id: RequestId
  params: TurnInterruptParams
} | {
  method: "review/start"
  id: RequestId
  params: ReviewStartParams
} | {
  method: "windowsSandbox/setupStart"
  id: RequestId
  params: WindowsSandboxSetupStartParams
} | {
  method: "windowsSandbox/readiness"
  id: RequestId
  params: undefined
}

/**
 * Machine-readable cause of an error. `cyberPolicy` is a refusal under the cyber safety policy, `unauthorized` a failed login, `other` anything unlisted.
 *
 * - `httpConnectionFailed`: No connection to the model provider could be made.
 * - `responseStreamConnectionFailed`: The response stream could not be opened.
 * - `responseStreamDisconnected`: The response stream broke off before its end.
 * - `responseTooManyFailedAttempts`: All retries of the model request failed.
 * - `activeTurnNotSteerable`: `turn/steer` met a turn that takes no further input.
 */
export type CodexErrorInfo = ("contextWindowExceeded" | "usageLimitExceeded" | "serverOverloaded" | "cyberPolicy" | "internalServerError" | "unauthorized" | "badRequest" | "threadRollbackFailed" | "sandboxError" | "other") | {
  httpConnectionFailed: {
    /** HTTP status from upstream; null when no response arrived. */
    httpStatusCode: number | null
  }
} | {
  responseStreamConnectionFailed: {
    /** HTTP status from upstream; null when no response arrived. */
    httpStatusCode: number | null
  }
} | {
  responseStreamDisconnected: {
    /** HTTP status from upstream; null when no response arrived. */
    httpStatusCode: number | null
  }
} | {
  responseTooManyFailedAttempts: {
    /** HTTP status from upstream; null when no response arrived. */
    httpStatusCode: number | null
  }
} | {
  activeTurnNotSteerable: {
    /** Kind of the turn that is running. */
    turnKind: NonSteerableTurnKind
  }
}

/** Last known state of one agent addressed by a collaboration tool call. */
export interface CollabAgentState {
  status: CollabAgentStatus
  /** Text belonging to the status, such as a final answer or an error; null when there is none. */
  message: string | null
}

/** Life-cycle state of a sub-agent. `pendingInit` is created but not yet running, `shutdown` was closed, `notFound` has no agent for the id. */
export type CollabAgentStatus = "pendingInit" | "running" | "interrupted" | "completed" | "errored" | "shutdown" | "notFound"

/** Operation on sub-agents. `wait` blocks until target agents finish; `closeAgent` shuts one down. */
export type CollabAgentTool = "spawnAgent" | "sendInput" | "resumeAgent" | "wait" | "closeAgent"

/** Progress of the collaboration tool call itself, independent of the state of the agents it addresses. */
export type CollabAgentToolCallStatus = "inProgress" | "completed" | "failed"

/**
 * Best guess at what one part of a shell command does, for display only.
 *
 * - `read`: The command reads one file.
 * - `listFiles`: The command lists files.
 * - `search`: The command searches file names or contents.
 * - `unknown`: The command was not recognised.
 */
export type CommandAction = {
  type: "read"
  /** Part of the shell command this action was parsed from. */
  command: string
  /** Short display name of the file. */
  name: string
  /** Absolute path of the file. */
  path: AbsolutePathBuf
} | {
  type: "listFiles"
  /** Part of the shell command this action was parsed from. */
  command: string
  /** Directory being listed as written; null when the command names none. */
  path: string | null
} | {
  type: "search"
  /** Part of the shell command this action was parsed from. */
  command: string
  /** Search text or pattern; null when it could not be parsed. */
  query: string | null
  /** Place searched as written; null when the command names none. */
  path: string | null
} | {
  type: "unknown"
  /** Command text without its shell wrapper. */
  command: string
}

/** Payload of `command/exec/outputDelta`. */
export interface CommandExecOutputDeltaNotification {
  /** Id the client chose in `command/exec`. */
  processId: string
  /** Stream the bytes came from; always `stdout` with a PTY. */
  stream: CommandExecOutputStream
  /** Raw output as base64, at most 64 KiB per chunk. */
  deltaBase64: string
  /** True on the last chunk of a stream that was cut off at `outputBytesCap`. */
  capReached: boolean
}

/** Output stream of a `command/exec` chunk. */
export type CommandExecOutputStream = "stdout" | "stderr"

/** Params of `command/exec`. */
export interface CommandExecParams {
  /** Program and its arguments; must not be empty and is not passed through a shell. */
  command: string[]
  /** Id chosen by the client, unique per connection; needed for `tty`, streaming and all follow-up requests. */
  processId?: string | null
  /** Runs the command in a PTY, which turns on both streaming flags; all output is then `stdout`. */
  tty?: boolean
  /** Allows `command/exec/write`; needs `processId`. */
  streamStdin?: boolean
  /** Sends output as `command/exec/outputDelta` and leaves it out of the reply; needs `processId`. */
  streamStdoutStderr?: boolean
  /** Limit in bytes for each output stream, 1 MiB when omitted; excludes `disableOutputCap`. */
  outputBytesCap?: number | null
  /** True lifts the output limit; excludes `outputBytesCap`. */
  disableOutputCap?: boolean
  /** True lets the command run without a time limit; excludes `timeoutMs`. */
  disableTimeout?: boolean
  /** Time limit in ms, 10 s when omitted; on expiry the exit code is 124; excludes `disableTimeout`. */
  timeoutMs?: number | null
  /** Directory to run in; the server's own when omitted. */
  cwd?: string | null
  /** Variables to set on top of the server's environment; a null value removes the variable. */
  env?: {
    [k: string]: string | null | undefined
  } | null
  /** Initial terminal size; rejected unless `tty` is true. */
  size?: CommandExecTerminalSize | null
  /** Sandbox to use; the configured one when omitted; excludes `permissionProfile`. */
  sandboxPolicy?: SandboxPolicy | null
}

/** Params of `command/exec/resize`. */
export interface CommandExecResizeParams {
  /** Id the client chose in `command/exec`. */
  processId: string
  /** New terminal size; both sides must be above 0. */
  size: CommandExecTerminalSize
}

/** Result of `command/exec/resize`. */
export type CommandExecResizeResponse = Record<string, never>

/** Result of `command/exec`. */
export interface CommandExecResponse {
  /** Exit code of the command; 124 when the time limit expired. */
  exitCode: number
  /** Captured stdout as text; empty when streamed. */
  stdout: string
  /** Captured stderr as text; empty when streamed. */
  stderr: string
}

/** Terminal size of a `command/exec` PTY; both sides must be above 0. */
export interface CommandExecTerminalSize {
  /** Height in characters. */
  rows: number
  /** Width in characters. */
  cols: number
}

/** Params of `command/exec/terminate`. */
export interface CommandExecTerminateParams {
  /** Id the client chose in `command/exec`. */
  processId: string
}

/** Result of `command/exec/terminate`. */
export type CommandExecTerminateResponse = Record<string, never>

/** Params of `command/exec/write`. */
export interface CommandExecWriteParams {
  /** Id the client chose in `command/exec`. */
  processId: string
  /** Bytes for stdin as base64; may be omitted only when `closeStdin` is true. */
  deltaBase64?: string | null
  /** True closes stdin, after any bytes in `deltaBase64` are written. */
  closeStdin?: boolean
}

/** Result of `command/exec/write`. */
export type CommandExecWriteResponse = Record<string, never>

/**
 * Answer to a command approval. `acceptForSession` also silences matching prompts later in the session. `decline` lets the turn go on, `cancel` interrupts it.
 *
 * - `acceptWithExecpolicyAmendment`: Runs the command and stores a rule that lets similar commands through.
 * - `applyNetworkPolicyAmendment`: Settles a network prompt with a lasting allow or deny rule for the host.
 */
export type CommandExecutionApprovalDecision = "accept" | "acceptForSession" | {
  acceptWithExecpolicyAmendment: {
    /** Rule to store, normally the one offered in `proposedExecpolicyAmendment`. */
    execpolicy_amendment: ExecPolicyAmendment
  }
} | {
  applyNetworkPolicyAmendment: {
    /** Rule to store, normally one of `proposedNetworkPolicyAmendments`. */
    network_policy_amendment: NetworkPolicyAmendment
  }
} | "decline" | "cancel"

/** Payload of `item/commandExecution/outputDelta`. */
export interface CommandExecutionOutputDeltaNotification {
  threadId: string
  turnId: string
  /** Id of the running `commandExecution` item. */
  itemId: string
  /** Output text to append, in arrival order. */
  delta: string
}

/** Params of `item/commandExecution/requestApproval`. */
export interface CommandExecutionRequestApprovalParams {
  threadId: string
  turnId: string
  /** Id of the `commandExecution` item that waits for the answer. */
  itemId: string
  /** Time the approval was asked for, in Unix milliseconds. */
  startedAtMs: number
  /** Opaque id that tells apart several prompts of one item; null or absent for an ordinary command. */
  approvalId?: string | null
  /** Why approval is needed, as text for the user. */
  reason?: string | null
  /** Host and protocol in question when the prompt is about network access. */
  networkApprovalContext?: NetworkApprovalContext | null
  /** Command as one shell line, for example `/bin/bash -lc '...'`. */
  command?: string | null
  /** Absolute directory in which the command would run. */
  cwd?: AbsolutePathBuf | null
  /** Guess at what the command does, meant for display only. */
  commandActions?: CommandAction[] | null
  /** Rule the client can send back with `acceptWithExecpolicyAmendment`. */
  proposedExecpolicyAmendment?: ExecPolicyAmendment | null
  /** Host rules the client can send back with `applyNetworkPolicyAmendment`. */
  proposedNetworkPolicyAmendments?: NetworkPolicyAmendment[] | null
}

/** Result of `item/commandExecution/requestApproval`. */
export interface CommandExecutionRequestApprovalResponse {
  /** A value of the wrong shape is treated as a refusal. */
  decision: CommandExecutionApprovalDecision
}

/** Who ran a command. `userShell` is `thread/shellCommand`; `unifiedExecStartup` starts a terminal process, `unifiedExecInteraction` talks to a running one. */
export type CommandExecutionSource = "agent" | "userShell" | "unifiedExecStartup" | "unifiedExecInteraction"

/** State of a command item. `failed` includes a non-zero exit code; `declined` was refused at approval and never ran. */
export type CommandExecutionStatus = "inProgress" | "completed" | "failed" | "declined"

/** Command found for import; it becomes a skill. */
export interface CommandMigration {
  name: string
}

/** Administrator limits on computer use. */
export interface ComputerUseRequirements {
  /** False forbids computer use while the machine is locked; null sets no limit. */
  allowLockedComputerUse: boolean | null
}

/** The effective configuration, with keys as in `config.toml`; null means unset, and keys not declared here are passed through. */
export type Config = {
  /** Model id for new threads. */
  model: string | null
  /** Model id used for reviews. */
  review_model: string | null
  /** Context window of the model, in tokens. */
  model_context_window: number | null
  /** Token count at which history is compacted automatically. */
  model_auto_compact_token_limit: number | null
  /** Which tokens count towards `model_auto_compact_token_limit`. */
  model_auto_compact_token_limit_scope: AutoCompactTokenLimitScope | null
  /** Key of the provider the model is reached through. */
  model_provider: string | null
  /** When commands and edits need approval. */
  approval_policy: AskForApproval | null
  /** Who decides on approval requests; unstable. */
  approvals_reviewer: ApprovalsReviewer | null
  /** Sandbox in which commands run. */
  sandbox_mode: SandboxMode | null
  /** Details of the sandbox; used only with `sandbox_mode` `workspace-write`. */
  sandbox_workspace_write: SandboxWorkspaceWrite | null
  /** Workspaces a ChatGPT login is restricted to. */
  forced_chatgpt_workspace_id: ForcedChatgptWorkspaceIds | null
  /** The one kind of login that is allowed. */
  forced_login_method: ForcedLoginMethod | null
  /** How web search is offered to the model. */
  web_search: WebSearchMode | null
  /** Settings of individual built-in tools. */
  tools: ToolsV2 | null
  /** System instructions from the configuration. */
  instructions: string | null
  /** Instructions added as a developer message. */
  developer_instructions: string | null
  /** Prompt that replaces the built-in one for compaction. */
  compact_prompt: string | null
  /** Reasoning effort requested from the model. */
  model_reasoning_effort: ReasoningEffort | null
  /** Form of the reasoning summaries requested from the model. */
  model_reasoning_summary: ReasoningSummary | null
  /** Length of answers requested from the model. */
  model_verbosity: Verbosity | null
  /** Service tier requested from the provider. */
  service_tier: string | null
  /** Analytics settings. */
  analytics: AnalyticsConfig | null
  /** Free-form settings of the desktop application, which the server stores without interpreting. */
  desktop: {
    [k: string]: JsonValue | undefined
  } | null
} & {
  [k: string]: JsonValue | undefined
}

/** Params of `config/batchWrite`. */
export interface ConfigBatchWriteParams {
  /** Changes to write together; an empty list is accepted. */
  edits: ConfigEdit[]
  /** Absolute path of the user configuration file, the only one accepted and the choice when omitted or null. */
  filePath?: string | null
  /** Version the file must still have, else the write fails with a conflict; unchecked when omitted or null. */
  expectedVersion?: string | null
  /** True also applies the new user configuration to all loaded threads; false when omitted. */
  reloadUserConfig?: boolean
}

/** One change within a batch write. */
export interface ConfigEdit {
  /** Dotted key, such as `tools.web_search`; quote a segment that contains a dot or a space. */
  keyPath: string
  /** Value to store; null removes the key. */
  value: JsonValue
  /** How `value` meets what is already there. */
  mergeStrategy: MergeStrategy
}

/** One source of configuration with its own content, before merging. */
export interface ConfigLayer {
  /** Where the layer comes from. */
  name: ConfigLayerSource
  /** Hash of the content, in the form `sha256:…`. */
  version: string
  /** The values this layer sets. */
  config: JsonValue
  /** Why the layer is ignored; left out when it is in force. */
  disabledReason: string | null
}

/** A configuration layer without its content. */
export interface ConfigLayerMetadata {
  /** Where the layer comes from. */
  name: ConfigLayerSource
  /** Hash of the content, in the form `sha256:…`. */
  version: string
}

/**
 * Origin of a configuration layer.
 *
 * - `mdm`: Settings delivered by device management.
 * - `system`: The machine-wide configuration.
 * - `user`: The configuration of the user, the only layer that can be written.
 * - `project`: Settings of a project directory.
 * - `sessionFlags`: Overrides given when the process or session was started.
 * - `legacyManagedConfigTomlFromFile`: Managed settings in the older file form.
 * - `legacyManagedConfigTomlFromMdm`: Managed settings in the older form, delivered by device management.
 */
export type ConfigLayerSource = {
  type: "mdm"
  /** Preference domain that holds the settings. */
  domain: string
  /** Key within `domain`. */
  key: string
} | {
  type: "system"
  /** Absolute path of that file, which need not exist. */
  file: AbsolutePathBuf
} | {
  type: "user"
  /** Absolute path of that file, which need not exist. */
  file: AbsolutePathBuf
  /** Profile this layer adds over the base user file; null for the base file itself. */
  profile: string | null
} | {
  type: "project"
  /** Absolute path of the `.codex` folder with the settings. */
  dotCodexFolder: AbsolutePathBuf
} | {
  type: "sessionFlags"
} | {
  type: "legacyManagedConfigTomlFromFile"
  /** Absolute path of the managed file. */
  file: AbsolutePathBuf
} | {
  type: "legacyManagedConfigTomlFromMdm"
}

/** Params of `config/read`. */
export interface ConfigReadParams {
  /** True adds `layers` to the reply; false when omitted. */
  includeLayers?: boolean
  /** Directory whose project layers are to be merged in; no project is considered when omitted or null. */
  cwd?: string | null
}

/** Result of `config/read`. */
export interface ConfigReadResponse {
  /** The merged values. */
  config: Config
  /** Layer that supplied each value, by dotted key; unset keys have no entry. */
  origins: {
    [k: string]: ConfigLayerMetadata | undefined
  }
  /** All layers, highest precedence first; left out unless `includeLayers` was set. */
  layers: ConfigLayer[] | null
}

/** Limits that an administrator puts on the configuration; a null field sets no limit. */
export interface ConfigRequirements {
  /** Approval policies that may be chosen. */
  allowedApprovalPolicies: AskForApproval[] | null
  /** Sandbox modes that may be chosen. */
  allowedSandboxModes: SandboxMode[] | null
  /** Ids of the permission profiles that may be chosen. */
  allowedPermissions: string[] | null
  /** Web search modes that may be chosen; `disabled` is always among them. */
  allowedWebSearchModes: WebSearchMode[] | null
  /** True ignores all hooks except managed ones. */
  allowManagedHooksOnly: boolean | null
  /** False forbids appshots. */
  allowAppshots: boolean | null
  /** Limits on computer use. */
  computerUse: ComputerUseRequirements | null
  /** Features pinned on or off, by feature key. */
  featureRequirements: {
    [k: string]: boolean | undefined
  } | null
  /** Region in which data must stay. */
  enforceResidency: ResidencyRequirement | null
}

/** Result of `configRequirements/read`. */
export interface ConfigRequirementsReadResponse {
  /** Null when neither a requirements file nor device management sets any. */
  requirements: ConfigRequirements | null
}

/** Params of `config/value/write`. */
export interface ConfigValueWriteParams {
  /** Dotted key, such as `tools.web_search`; quote a segment that contains a dot or a space. */
  keyPath: string
  /** Value to store; null removes the key. */
  value: JsonValue
  /** How `value` meets what is already there. */
  mergeStrategy: MergeStrategy
  /** Absolute path of the user configuration file, the only one accepted and the choice when omitted or null. */
  filePath?: string | null
  /** Version the file must still have, else the write fails with a conflict; unchecked when omitted or null. */
  expectedVersion?: string | null
}

/** Payload of `configWarning`. */
export interface ConfigWarningNotification {
  /** Short description of the problem. */
  summary: string
  /** Longer explanation; null when there is none. */
  details: string | null
  /** Configuration file with the problem; absent when not known. */
  path?: string
  /** Place of the problem in the file at `path`; absent when not known. */
  range?: TextRange
}

/** Result of `config/value/write`. */
export interface ConfigWriteResponse {
  /** Whether the written value also takes effect. */
  status: WriteStatus
  /** New version of the file, usable as the next `expectedVersion`. */
  version: string
  /** Absolute, resolved path of the written file. */
  filePath: AbsolutePathBuf
  /** What hides the new value; null unless `status` is `okOverridden`. */
  overriddenMetadata: OverriddenMetadata | null
}

/**
 * One piece of a message in Responses API form.
 *
 * - `input_text`: Text sent to the model.
 * - `input_image`: An image sent to the model.
 * - `output_text`: Text produced by the model.
 */
export type ContentItem = {
  type: "input_text"
  text: string
} | {
  type: "input_image"
  /** URL of the image; a `data:` URL is allowed. */
  image_url: string
  /** Resolution hint for the model; omitted when not specified. */
  detail?: ImageDetail
} | {
  type: "output_text"
  text: string
}

/**
 * Payload of `thread/compacted`.
 *
 * @deprecated
 */
export interface ContextCompactedNotification {
  threadId: string
  turnId: string
}

/** Git state recorded for a v1 conversation; each part is null when not known. */
export interface ConversationGitInfo {
  /** Commit that was checked out. */
  sha: string | null
  /** Branch that was checked out. */
  branch: string | null
  /** URL of the remote repository. */
  origin_url: string | null
}

/** Short description of a stored conversation, as used by the v1 API. */
export interface ConversationSummary {
  /** Thread id of the conversation. */
  conversationId: ThreadId
  /** Path of the file that stores the conversation. */
  path: string
  /** Beginning of the conversation as text for a list. */
  preview: string
  /** Creation time as text; null when not known. */
  timestamp: string | null
  /** Time of the last change as text; null when not known. */
  updatedAt: string | null
  /** Id of the model provider used. */
  modelProvider: string
  /** Working directory of the conversation. */
  cwd: string
  /** Version of the program that created the conversation. */
  cliVersion: string
  /** Kind of client the conversation came from. */
  source: StoredSessionSource
  /** Git state of `cwd`; null when none was recorded. */
  gitInfo: ConversationGitInfo | null
}

/** Credits of an account beyond its rate limit windows. */
export interface CreditsSnapshot {
  /** Whether credits can be spent. */
  hasCredits: boolean
  /** Whether credits are not counted at all. */
  unlimited: boolean
  /** Remaining credits as text; null when not reported. */
  balance: string | null
}

/** Payload of `deprecationNotice`. */
export interface DeprecationNoticeNotification {
  /** Short statement of what is deprecated. */
  summary: string
  /** Advice on what to do instead; null when there is none. */
  details: string | null
}

/**
 * One piece of the result of a tool that the client provides.
 *
 * - `inputText`: Text handed to the model.
 * - `inputImage`: An image handed to the model.
 */
export type DynamicToolCallOutputContentItem = {
  type: "inputText"
  text: string
} | {
  type: "inputImage"
  /** URL of the image; a `data:` URL is allowed. */
  imageUrl: string
}

/** Params of `item/tool/call`. */
export interface DynamicToolCallParams {
  threadId: string
  turnId: string
  /** Id of the call; equals the id of the `dynamicToolCall` item. */
  callId: string
  /** Namespace the tool was declared in; null when it has none. */
  namespace: string | null
  /** Tool name as declared in `dynamicTools`. */
  tool: string
  /** Arguments chosen by the model, as any JSON value. */
  arguments: JsonValue
}

/** Result of the tool; a reply that cannot be decoded marks the item as failed. */
export interface DynamicToolCallResponse {
  /** Output handed to the model. */
  contentItems: DynamicToolCallOutputContentItem[]
  /** False tells the model that the tool failed. */
  success: boolean
}

/** State of a call to a client-provided tool. `failed` also covers an error reply or a reply that could not be decoded. */
export type DynamicToolCallStatus = "inProgress" | "completed" | "failed"

/**
 * Machine-readable part of an error, told apart by `kind`; `error.code` and `error.message` stay those of the wire.
 *
 * - `invalidRequest`: The message does not decode.
 * - `invalidParams`: The params decode, and the handler refuses them; nothing was changed.
 * - `notInitialized`: The connection has not been initialized.
 * - `alreadyInitialized`: The connection has been initialized before.
 * - `experimentalRequired`: The connection has not opted in to the experimental surface.
 * - `overloaded`: The request was not run and may be sent again.
 * - `unsupported`: Declared, and not available on this server or platform.
 * - `notFound`: Something the params refer to does not exist.
 * - `alreadyExists`: The name is taken by something that still exists.
 * - `wrongState`: The thing exists, and its state forbids the request.
 * - `unauthenticated`: The request needs an account that is not signed in.
 * - `inputTooLarge`: The input of a turn exceeds the limit.
 * - `configWrite`: A configuration write was refused; nothing was written.
 * - `turnNotSteerable`: The active turn takes no input.
 * - `io`: The operating system refused.
 * - `internal`: A defect of the server; the message says where to look.
 */
export type ErrorData = {
  kind: "invalidRequest"
  faults: Fault[]
} | {
  kind: "unknownMethod"
  method: string
  /** The declared method with the closest name. */
  suggestion?: string | null
} | {
  kind: "invalidParams"
  faults: Fault[]
} | {
  kind: "notInitialized"
} | {
  kind: "alreadyInitialized"
} | {
  kind: "experimentalRequired"
  /** The method, field or enum arm that needs it. */
  descriptor: string
} | {
  kind: "overloaded"
  /** How long to wait at least, in milliseconds. */
  retryAfterMs?: number | null
} | {
  kind: "unsupported"
  /** What is missing, and what would provide it. */
  reason: string
} | {
  kind: "notFound"
  /** Kind of thing: `thread`, `turn`, `process`, `file` … */
  what: string
  /** The id as it was sent. */
  id: string
} | {
  kind: "alreadyExists"
  /** Kind of thing. */
  what: string
  /** The id as it was sent. */
  id: string
} | {
  kind: "wrongState"
  /** Kind of thing. */
  what: string
  /** Its state. */
  state: string
} | {
  kind: "unauthenticated"
} | {
  kind: "inputTooLarge"
  input_error_code: "input_too_large"
  max_chars: number
  actual_chars: number
} | {
  kind: "configWrite"
  config_write_error_code: "configLayerReadonly" | "configVersionConflict" | "configValidationError" | "configPathNotFound" | "configSchemaUnknownKey" | "userLayerNotFound"
} | {
  kind: "turnNotSteerable"
  message: string
  codexErrorInfo: CodexErrorInfo
  additionalDetails: string | null
} | {
  kind: "io"
  /** Its symbolic error name, for example `ENOENT`. */
  errno: string
} | {
  kind: "internal"
}

/** Payload of `error`. */
export interface ErrorNotification {
  /** What went wrong. */
  error: TurnError
  /** True when the server tries again by itself; false when the turn fails. */
  willRetry: boolean
  threadId: string
  turnId: string
}

/** Params of `execCommandApproval`. */
export interface ExecCommandApprovalParams {
  /** Id of the thread that wants to run the command. */
  conversationId: ThreadId
  /** Id of the command call, shared with its begin and end events. */
  callId: string
  /** Id that tells apart several prompts of one call; null when there is just one. */
  approvalId: string | null
  /** Program and its arguments. */
  command: string[]
  /** Directory in which the command would run. */
  cwd: string
  /** Why approval is needed, as text for the user; null when there is none. */
  reason: string | null
  /** Guess at what the command does, meant for display only. */
  parsedCmd: ParsedCommand[]
}

/** Result of `execCommandApproval`. */
export interface ExecCommandApprovalResponse {
  decision: ReviewDecision
}

/** Command prefix, as argv tokens, for a proposed rule that lets commands starting with it run without approval. */
export type ExecPolicyAmendment = string[]

/** A feature flag with its state. */
export interface ExperimentalFeature {
  /** Key that settings and command line switches use for the feature. */
  name: string
  /** How mature the feature is. */
  stage: ExperimentalFeatureStage
  /** Name to show to users; null outside the `beta` stage. */
  displayName: string | null
  /** Summary for users; null outside the `beta` stage. */
  description: string | null
  /** Text that introduces the feature to users; null outside the `beta` stage. */
  announcement: string | null
  /** Whether the feature is on in the configuration looked at. */
  enabled: boolean
  /** Whether the feature is on when nothing configures it. */
  defaultEnabled: boolean
}

/** Params of `experimentalFeature/enablement/set`. */
export interface ExperimentalFeatureEnablementSetParams {
  /** New state by feature key; others stay as they are. Requirements, command line and `config.toml` take precedence. */
  enablement: {
    [k: string]: boolean | undefined
  }
}

/** Result of `experimentalFeature/enablement/set`. */
export interface ExperimentalFeatureEnablementSetResponse {
  /** The entries that were set. */
  enablement: {
    [k: string]: boolean | undefined
  }
}

/** Params of `experimentalFeature/list`. */
export interface ExperimentalFeatureListParams {
  /** Opaque `nextCursor` of the previous page; omitted or null starts at the beginning. */
  cursor?: string | null
  /** Page size, at least 1; everything is returned when omitted or null. */
  limit?: number | null
  /** Loaded thread whose configuration, project layers included, decides `enabled`; the global one if omitted. */
  threadId?: string | null
}

/** Result of `experimentalFeature/list`. */
export interface ExperimentalFeatureListResponse {
  data: ExperimentalFeature[]
  /** Opaque cursor of the next page; null at the end. */
  nextCursor: string | null
}

/** Maturity of a feature. `beta` is offered to users for trial, `underDevelopment` is not ready for use, and `removed` remains only so that old settings still load. */
export type ExperimentalFeatureStage = "beta" | "underDevelopment" | "stable" | "deprecated" | "removed"

/** Params of `externalAgentConfig/detect`. */
export interface ExternalAgentConfigDetectParams {
  /** True also looks in the user's home directory; default false. */
  includeHome?: boolean
  /** Project directories to look in; omitted, null or empty means none. */
  cwds?: string[] | null
}

/** Result of `externalAgentConfig/detect`. */
export interface ExternalAgentConfigDetectResponse {
  /** Importable items; empty when nothing new was found. */
  items: ExternalAgentConfigMigrationItem[]
}

/** Carries no data; results have to be read with the list methods. */
export type ExternalAgentConfigImportCompletedNotification = Record<string, never>

/** Params of `externalAgentConfig/import`. */
export interface ExternalAgentConfigImportParams {
  /** Items taken from `externalAgentConfig/detect`; their content is read again from disk. */
  migrationItems: ExternalAgentConfigMigrationItem[]
}

/** Empty; work left for the background is reported by `externalAgentConfig/import/completed`. */
export type ExternalAgentConfigImportResponse = Record<string, never>

/** One kind of content that can be imported from one place. */
export interface ExternalAgentConfigMigrationItem {
  itemType: ExternalAgentConfigMigrationItemType
  /** Text to show for the item. */
  description: string
  /** Project directory the item belongs to; null or empty stands for the user's home. */
  cwd: string | null
  /** What the item consists of, null when there is nothing to list. */
  details: MigrationDetails | null
}

/** Kind of importable content. `AGENTS_MD` is the guidance file, `CONFIG` general settings, `COMMANDS` custom commands and `SESSIONS` recorded conversations. */
export type ExternalAgentConfigMigrationItemType = "AGENTS_MD" | "CONFIG" | "SKILLS" | "PLUGINS" | "MCP_SERVER_CONFIG" | "SUBAGENTS" | "HOOKS" | "COMMANDS" | "SESSIONS"

/** One place where a message differs from the protocol. */
export interface Fault {
  /** JSON pointer into the message; empty for the message itself. */
  path: string
  /** What the protocol allows there. */
  expected: string
  /** What the message has there, shortened. */
  got: string
}

/** Params of `feedback/upload`. */
export interface FeedbackUploadParams {
  /** Category of the report, free text. */
  classification: string
  /** What the user wrote; omitted or null when nothing. */
  reason?: string | null
  /** Thread the report is about; omitted or null for none. */
  threadId?: string | null
  /** True attaches logs and the stored history of the thread and its sub-agents; false when omitted. */
  includeLogs?: boolean
  /** Paths of further files to attach, on the server's machine. */
  extraLogFiles?: string[] | null
  /** Additional labels; `thread_id`, `classification`, `cli_version`, `session_source` and `reason` are reserved and ignored. */
  tags?: {
    [k: string]: string | undefined
  } | null
}

/** Result of `feedback/upload`. */
export interface FeedbackUploadResponse {
  /** Id to quote for this report; a `no-active-thread-` id when no thread was given. */
  threadId: string
}

/**
 * One file edit of a v1 patch approval.
 *
 * - `add`: A new file.
 * - `delete`: A removed file.
 * - `update`: A changed file.
 */
export type FileChange = {
  type: "add"
  /** Full text of the new file. */
  content: string
} | {
  type: "delete"
  /** Text of the file before its removal. */
  content: string
} | {
  type: "update"
  /** Change in unified diff format. */
  unified_diff: string
  /** New path when the file is also moved; null otherwise. */
  move_path: string | null
}

/** Answer to a file change approval. `acceptForSession` also covers later edits of the same files. `decline` lets the turn go on, `cancel` interrupts it. */
export type FileChangeApprovalDecision = "accept" | "acceptForSession" | "decline" | "cancel"

/**
 * Payload of `item/fileChange/outputDelta`.
 *
 * @deprecated
 */
export interface FileChangeOutputDeltaNotification {
  threadId: string
  turnId: string
  /** Id of the `fileChange` item. */
  itemId: string
  /** Tool output text. */
  delta: string
}

/** Payload of `item/fileChange/patchUpdated`. */
export interface FileChangePatchUpdatedNotification {
  threadId: string
  turnId: string
  /** Id of the `fileChange` item, usable before its `item/started` arrives. */
  itemId: string
  /** All changes parsed so far; replaces the list of the previous notification. */
  changes: FileUpdateChange[]
}

/** Params of `item/fileChange/requestApproval`. */
export interface FileChangeRequestApprovalParams {
  threadId: string
  turnId: string
  /** Id of the `fileChange` item that holds the proposed edits. */
  itemId: string
  /** Time the approval was asked for, in Unix milliseconds. */
  startedAtMs: number
  /** Why approval is needed, as text for the user; null when there is none. */
  reason?: string | null
  /** Unstable: directory to become writable for the rest of the session; it may have no effect. */
  grantRoot?: string | null
}

/** Result of `item/fileChange/requestApproval`. */
export interface FileChangeRequestApprovalResponse {
  decision: FileChangeApprovalDecision
}

/** Access that a file system rule gives. `deny` takes away read and write access. */
export type FileSystemAccessMode = "read" | "write" | "deny"

/**
 * Target of a file system rule.
 *
 * - `path`: One file or directory.
 * - `glob_pattern`: All paths that match a pattern.
 * - `special`: A symbolic location, resolved when the rule is applied.
 */
export type FileSystemPath = {
  type: "path"
  path: AbsolutePathBuf
} | {
  type: "glob_pattern"
  /** Glob pattern; may be scanned only as deep as `globScanMaxDepth`, where that is set. */
  pattern: string
} | {
  type: "special"
  value: FileSystemSpecialPath
}

/** One file system rule: a target and the access it gets. */
export interface FileSystemSandboxEntry {
  path: FileSystemPath
  access: FileSystemAccessMode
}

/**
 * Symbolic location whose real path depends on the machine and the thread.
 *
 * - `root`: The root of the file system.
 * - `minimal`: The basic system paths that programs need in order to run.
 * - `project_roots`: Every workspace root of the thread.
 * - `tmpdir`: The directory named by the `TMPDIR` environment variable.
 * - `slash_tmp`: The directory `/tmp`; has no effect outside Unix.
 * - `unknown`: A location this release does not know, kept so that it is not lost.
 */
export type FileSystemSpecialPath = {
  kind: "root"
} | {
  kind: "minimal"
} | {
  kind: "project_roots"
  /** Path below each root; null for the root itself. */
  subpath: string | null
} | {
  kind: "tmpdir"
} | {
  kind: "slash_tmp"
} | {
  kind: "unknown"
  /** Symbolic name as it was written. */
  path: string
  /** Path below that location; null when there is none. */
  subpath: string | null
}

/** Change of one file within a patch. */
export interface FileUpdateChange {
  /** Absolute path in items; may be relative to the working directory in `item/fileChange/patchUpdated`. */
  path: string
  kind: PatchChangeKind
  /** Unified diff for an update; for an added file its plain content without diff markers. */
  diff: string
}

/** Workspaces that ChatGPT logins are limited to, as one id or a list of ids. */
export type ForcedChatgptWorkspaceIds = string | string[]

/** The only login kind the configuration allows; `api` stands for an API key. */
export type ForcedLoginMethod = "chatgpt" | "api"

/** Payload of `fs/changed`. */
export interface FsChangedNotification {
  /** Id the client chose in `fs/watch`. */
  watchId: string
  /** Absolute paths that changed, sorted. */
  changedPaths: AbsolutePathBuf[]
}

/** Params of `fs/copy`. */
export interface FsCopyParams {
  /** Absolute path to copy from. */
  sourcePath: AbsolutePathBuf
  /** Absolute path to copy to; an existing file is replaced. */
  destinationPath: AbsolutePathBuf
  /** Must be true when the source is a directory; has no effect on files. */
  recursive?: boolean
}

/** Result of `fs/copy`. */
export type FsCopyResponse = Record<string, never>

/** Params of `fs/createDirectory`. */
export interface FsCreateDirectoryParams {
  /** Absolute path of the new directory. */
  path: AbsolutePathBuf
  /** True (the default) adds missing parents; with false a missing parent is an error. */
  recursive?: boolean | null
}

/** Result of `fs/createDirectory`. */
export type FsCreateDirectoryResponse = Record<string, never>

/** Params of `fs/getMetadata`. */
export interface FsGetMetadataParams {
  /** File, directory or link in question, given as an absolute path. */
  path: AbsolutePathBuf
}

/** Result of `fs/getMetadata`. */
export interface FsGetMetadataResponse {
  /** True for a directory, also when reached through a symbolic link. */
  isDirectory: boolean
  /** True for a regular file, also when reached through a symbolic link. */
  isFile: boolean
  /** True when `path` is a symbolic link, whatever it points to. */
  isSymlink: boolean
  /** Creation time in Unix milliseconds; 0 when not known. */
  createdAtMs: number
  /** Time of the last change in Unix milliseconds; 0 when not known. */
  modifiedAtMs: number
}

/** One child of a listed directory. */
export interface FsReadDirectoryEntry {
  /** Bare name of the child, without any directory part. */
  fileName: string
  /** True for a directory, also when reached through a symbolic link. */
  isDirectory: boolean
  /** True for a regular file, also when reached through a symbolic link. */
  isFile: boolean
}

/** Params of `fs/readDirectory`. */
export interface FsReadDirectoryParams {
  /** Absolute path of the directory to list. */
  path: AbsolutePathBuf
}

/** Result of `fs/readDirectory`. */
export interface FsReadDirectoryResponse {
  /** Children of the directory, without those of its subdirectories. */
  entries: FsReadDirectoryEntry[]
}

/** Params of `fs/readFile`. */
export interface FsReadFileParams {
  /** Absolute path of the file. */
  path: AbsolutePathBuf
}

/** Result of `fs/readFile`. */
export interface FsReadFileResponse {
  /** Whole file content as base64. */
  dataBase64: string
}

/** Params of `fs/remove`. */
export interface FsRemoveParams {
  /** File or directory to delete, given as an absolute path. */
  path: AbsolutePathBuf
  /** True (the default) deletes a directory with its content; with false a directory must be empty. */
  recursive?: boolean | null
  /** True (the default) accepts a missing path; with false that is an error. */
  force?: boolean | null
}

/** Result of `fs/remove`. */
export type FsRemoveResponse = Record<string, never>

/** Params of `fs/unwatch`. */
export interface FsUnwatchParams {
  /** Id the client chose in `fs/watch`. */
  watchId: string
}

/** Result of `fs/unwatch`. */
export type FsUnwatchResponse = Record<string, never>

/** Params of `fs/watch`. */
export interface FsWatchParams {
  /** Id chosen by the client; must not be in use by another watch of the connection. */
  watchId: string
  /** Absolute path of a file or directory; it need not exist yet. */
  path: AbsolutePathBuf
}

/** Result of `fs/watch`. */
export interface FsWatchResponse {
  /** Absolute path the watch is tied to. */
  path: AbsolutePathBuf
}

/** Params of `fs/writeFile`. */
export interface FsWriteFileParams {
  /** Absolute path of the file. */
  path: AbsolutePathBuf
  /** New file content as base64. */
  dataBase64: string
}

/** Result of `fs/writeFile`. */
export type FsWriteFileResponse = Record<string, never>

/** Result of a tool call: plain text, or a list of text and image pieces. */
export type FunctionCallOutputBody = string | FunctionCallOutputContentItem[]

/**
 * One piece of a tool result in Responses API form.
 *
 * - `input_text`: Text for the model.
 * - `input_image`: An image for the model.
 * - `encrypted_content`: Content that only the model provider can read.
 */
export type FunctionCallOutputContentItem = {
  type: "input_text"
  text: string
} | {
  type: "input_image"
  /** URL of the image; a `data:` URL is allowed. */
  image_url: string
  /** Resolution hint for the model; omitted when not specified. */
  detail?: ImageDetail
} | {
  type: "encrypted_content"
  /** Opaque provider data, to be passed on unchanged. */
  encrypted_content: string
}

/** Whether a match is a file or a directory. */
export type FuzzyFileSearchMatchType = "file" | "directory"

/** Params of `fuzzyFileSearch`. */
export interface FuzzyFileSearchParams {
  /** Text to match against paths; an empty one finds nothing. */
  query: string
  /** Directories to search; an empty list or a missing directory finds nothing. */
  roots: string[]
  /** Label of the search; a new search with the same label cancels the earlier one; null for none. */
  cancellationToken: string | null
}

/** Result of `fuzzyFileSearch`. */
export interface FuzzyFileSearchResponse {
  /** Matches with the best score first, at most 50; a cancelled search may return none. */
  files: FuzzyFileSearchResult[]
}

/** One match of a fuzzy file search. */
export interface FuzzyFileSearchResult {
  /** Searched directory the match belongs to. */
  root: string
  /** Path of the match relative to `root`. */
  path: string
  match_type: FuzzyFileSearchMatchType
  /** Last component of `path`. */
  file_name: string
  /** Quality of the match; higher is better. */
  score: number
  /** Positions in `path`, counted from 0, of the characters that matched; null when not computed. */
  indices: number[] | null
}

/** Payload of `fuzzyFileSearch/sessionCompleted`. */
export interface FuzzyFileSearchSessionCompletedNotification {
  /** Id the client chose in `fuzzyFileSearch/sessionStart`. */
  sessionId: string
}

/** Payload of `fuzzyFileSearch/sessionUpdated`. */
export interface FuzzyFileSearchSessionUpdatedNotification {
  /** Id the client chose in `fuzzyFileSearch/sessionStart`. */
  sessionId: string
  /** Query the matches belong to; compare it to drop outdated results. */
  query: string
  /** All current matches; replaces the previous list. */
  files: FuzzyFileSearchResult[]
}

/** Params of `account/read`. */
export interface GetAccountParams {
  /** True renews managed tokens first; false when omitted, no effect on tokens supplied by the host. */
  refreshToken?: boolean
}

/** Result of `account/rateLimits/read`. */
export interface GetAccountRateLimitsResponse {
  /** A single bucket, for clients that know only one limit. */
  rateLimits: RateLimitSnapshot
  /** All buckets by limit id, such as `codex`; null when not reported. */
  rateLimitsByLimitId: {
    [k: string]: RateLimitSnapshot | undefined
  } | null
}

/** Result of `account/read`. */
export interface GetAccountResponse {
  /** Null when there is no login that the active model provider uses. */
  account: Account | null
  /** Whether the active model provider needs OpenAI credentials. */
  requiresOpenaiAuth: boolean
}

/** Params of `getAuthStatus`. */
export interface GetAuthStatusParams {
  /** True puts the token into `authToken`; null acts as false. */
  includeToken: boolean | null
  /** True refreshes the token before replying; null acts as false. */
  refreshToken: boolean | null
}

/** Result of `getAuthStatus`. */
export interface GetAuthStatusResponse {
  /** Login method in use; null when there is none. */
  authMethod: AuthMode | null
  /** Current token; null unless `includeToken` was true and a login exists. */
  authToken: string | null
  /** Whether the configured model provider needs an OpenAI login. */
  requiresOpenaiAuth: boolean | null
}

/** Names the conversation in one of two ways. */
export type GetConversationSummaryParams = {
  rolloutPath: string
} | {
  conversationId: ThreadId
}

/** Result of `getConversationSummary`. */
export interface GetConversationSummaryResponse {
  summary: ConversationSummary
}

/** Params of `gitDiffToRemote`. */
export interface GitDiffToRemoteParams {
  /** Directory inside the git working tree. */
  cwd: string
}

/** Result of `gitDiffToRemote`. */
export interface GitDiffToRemoteResponse {
  /** Nearest commit to the current one that a remote also has. */
  sha: GitSha
  /** Diff of the working tree against `sha`. */
  diff: string
}

/** Git state of the working directory, recorded at creation and changed by `thread/metadata/update`; null marks an unknown part. */
export interface GitInfo {
  /** Hash of the current commit. */
  sha: string | null
  /** Current branch. */
  branch: string | null
  /** URL of the `origin` remote. */
  originUrl: string | null
}

/** Hash of a Git commit. */
export type GitSha = string

/** Subset of requested permissions that the client grants; anything that was not requested is ignored. */
export interface GrantedPermissionProfile {
  /** Granted network access; omitted means denied. */
  network?: AdditionalNetworkPermissions
  /** Granted file system access; omitted means denied. */
  fileSystem?: AdditionalFileSystemPermissions
}

/** State and findings of an automatic approval review; unstable. */
export interface GuardianApprovalReview {
  status: GuardianApprovalReviewStatus
  /** Risk the reviewer sees in the action; null while it has given none. */
  riskLevel: GuardianRiskLevel | null
  /** How clearly the user has asked for the action; null while not assessed. */
  userAuthorization: GuardianUserAuthorization | null
  /** The reviewer's reasoning in plain text; null when there is none. */
  rationale: string | null
}

/**
 * The action under review, complete enough to be shown without its item.
 *
 * - `command`: A command is to be run.
 * - `execve`: A single program launch made inside a running command.
 * - `applyPatch`: A patch is to be applied to files.
 * - `networkAccess`: A network connection is to be opened.
 * - `mcpToolCall`: A tool of an MCP server is to be called.
 * - `requestPermissions`: The agent asks for additional permissions.
 */
export type GuardianApprovalReviewAction = {
  type: "command"
  /** Tool through which the agent issued the command. */
  source: GuardianCommandSource
  /** Command line as text. */
  command: string
  /** Absolute working directory of the command. */
  cwd: AbsolutePathBuf
} | {
  type: "execve"
  /** Tool through which the agent issued the enclosing command. */
  source: GuardianCommandSource
  /** Executable to be launched. */
  program: string
  /** Argument vector of the launch. */
  argv: string[]
  /** Absolute working directory of the launch. */
  cwd: AbsolutePathBuf
} | {
  type: "applyPatch"
  /** Absolute working directory of the patch. */
  cwd: AbsolutePathBuf
  /** Absolute paths of the files the patch touches. */
  files: AbsolutePathBuf[]
} | {
  type: "networkAccess"
  /** Destination as a single string for display. */
  target: string
  /** Host name or address of the destination. */
  host: string
  protocol: NetworkApprovalProtocol
  port: number
} | {
  type: "mcpToolCall"
  /** Configured name of the MCP server. */
  server: string
  /** Name of the tool on that server. */
  toolName: string
  /** Id of the app connector behind the tool; null for other servers. */
  connectorId: string | null
  /** Display name of that connector; null when there is none. */
  connectorName: string | null
  /** Display title of the tool; null when the server gives none. */
  toolTitle: string | null
} | {
  type: "requestPermissions"
  /** Why the agent asks; null when it gave no reason. */
  reason: string | null
  /** Permissions asked for. */
  permissions: RequestPermissionProfile
}

/** State of an automatic review; unstable. `timedOut` counts as a refusal, `aborted` means the review was given up. */
export type GuardianApprovalReviewStatus = "inProgress" | "approved" | "denied" | "timedOut" | "aborted"

/** Tool that issued a command. `shell` runs one command to its end, `unifiedExec` works in a session that may stay open. */
export type GuardianCommandSource = "shell" | "unifiedExec"

/** Risk of an action as judged by the automatic review; unstable. */
export type GuardianRiskLevel = "low" | "medium" | "high" | "critical"

/** How far the user is judged to have authorized an action; `unknown` when it cannot be told. Unstable. */
export type GuardianUserAuthorization = "unknown" | "low" | "medium" | "high"

/** Payload of `guardianWarning`. */
export interface GuardianWarningNotification {
  /** Thread the warning concerns. */
  threadId: string
  /** Text to show to the user. */
  message: string
}

/** Payload of `hook/completed`. */
export interface HookCompletedNotification {
  threadId: string
  /** Turn the hook ran in, null when it ran outside a turn. */
  turnId: string | null
  /** Final state of the run. */
  run: HookRunSummary
}

/** Problem that kept hooks of a directory from being listed. */
export interface HookErrorInfo {
  /** File or directory the problem belongs to. */
  path: string
  message: string
}

/** Point in a session at which a hook runs. `permissionRequest` runs before the user is asked, `stop` when a turn is about to end; sub-agents use `subagentStart` and `subagentStop`. */
export type HookEventName = "preToolUse" | "permissionRequest" | "postToolUse" | "preCompact" | "postCompact" | "sessionStart" | "userPromptSubmit" | "subagentStart" | "subagentStop" | "stop"

/** How a hook is run: `sync` makes the session wait for it, `async` does not. */
export type HookExecutionMode = "sync" | "async"

/** What a hook executes; `prompt` and `agent` are recognised in the configuration but not run. */
export type HookHandlerType = "command" | "prompt" | "agent"

/** Configured hook with its enablement and trust state. */
export interface HookMetadata {
  /** Key under `hooks.state` in the configuration; built from the source, the event and two positions. */
  key: string
  eventName: HookEventName
  handlerType: HookHandlerType
  /** Pattern that narrows when the hook runs, e.g. a tool name; null when there is none. */
  matcher: string | null
  /** Shell command to run, null for handlers that are not commands. */
  command: string | null
  /** Time limit of one run in seconds; 600 when the configuration sets none. */
  timeoutSec: number
  /** Text to show while the hook runs, null when none is configured. */
  statusMessage: string | null
  /** Absolute path of the declaring file; a made-up path when the source is no file. */
  sourcePath: AbsolutePathBuf
  /** Configuration layer that declares the hook. */
  source: HookSource
  /** Plugin that brings the hook, null for other sources. */
  pluginId: string | null
  /** Position over all sources in the order of discovery, from 0. */
  displayOrder: number
  /** Whether the hook is switched on; managed hooks always are. Running also takes trust. */
  enabled: boolean
  /** True when an administrator's configuration declares the hook, so it can be neither disabled nor distrusted. */
  isManaged: boolean
  /** Hash of the present definition; storing it as the trusted hash in `hooks.state` makes the hook trusted. */
  currentHash: string
  /** Result of comparing `currentHash` with the stored trusted hash. */
  trustStatus: HookTrustStatus
}

/** Hook found for import; only command hooks can be imported. */
export interface HookMigration {
  name: string
}

/** One piece of output of a hook run. */
export interface HookOutputEntry {
  kind: HookOutputEntryKind
  text: string
}

/** Role of hook output: `warning` and `error` are for the user, `stop` is the reason for ending, `feedback` and `context` are passed on to the model. */
export type HookOutputEntryKind = "warning" | "stop" | "feedback" | "context" | "error"

/** One piece of text that a hook added to the conversation. */
export interface HookPromptFragment {
  text: string
  /** Id of the hook run that produced the text. */
  hookRunId: string
}

/** State of a hook run: `blocked` means the hook refused the action, `stopped` that it asked to end the processing, `failed` that the hook itself did not work. */
export type HookRunStatus = "running" | "completed" | "failed" | "blocked" | "stopped"

/** State of one hook run, as sent when it starts and when it ends. */
export interface HookRunSummary {
  /** Id of the run, the same in `hook/started` and `hook/completed`. */
  id: string
  eventName: HookEventName
  handlerType: HookHandlerType
  executionMode: HookExecutionMode
  /** Whether the run belongs to the thread or to a turn; follows from the event. */
  scope: HookScope
  /** Absolute path of the file that declares the hook. */
  sourcePath: AbsolutePathBuf
  /**
   * Configuration layer that declares the hook.
   *
   * @defaultValue `"unknown"`
   */
  source: HookSource
  /** Position of the hook in `hooks/list`. */
  displayOrder: number
  /** Always `running` in `hook/started`, an end state in `hook/completed`. */
  status: HookRunStatus
  /** Text configured for display during the run, null when there is none. */
  statusMessage: string | null
  /** Start time in Unix seconds. */
  startedAt: number
  /** End time in Unix seconds, null while running. */
  completedAt: number | null
  /** Length of the run in milliseconds, null while running. */
  durationMs: number | null
  /** Output of the hook; empty while it runs. */
  entries: HookOutputEntry[]
}

/** Level a hook run belongs to: `thread` for `sessionStart` and `subagentStart`, `turn` for all other events. */
export type HookScope = "thread" | "turn"

/** Configuration layer a hook is declared in. `mdm`, `cloudRequirements` and both `legacyManagedConfig` values are set by administrators, `sessionFlags` on the command line. */
export type HookSource = "system" | "user" | "project" | "mdm" | "sessionFlags" | "plugin" | "cloudRequirements" | "legacyManagedConfigFile" | "legacyManagedConfigMdm" | "unknown"

/** Payload of `hook/started`. */
export interface HookStartedNotification {
  threadId: string
  /** Turn the hook runs in, null when it runs outside a turn. */
  turnId: string | null
  /** State at the start, without end times and output. */
  run: HookRunSummary
}

/** Trust in a hook definition. `managed` needs no trust, `untrusted` was never approved, `modified` has changed since it was; neither of the last two is run. */
export type HookTrustStatus = "managed" | "untrusted" | "trusted" | "modified"

/** Hooks that apply to one working directory. */
export interface HooksListEntry {
  /** Directory this entry belongs to, as requested. */
  cwd: string
  /** Hooks found, including disabled and untrusted ones. */
  hooks: HookMetadata[]
  /** Texts about skipped or faulty definitions. */
  warnings: string[]
  /** Problems that prevented listing. */
  errors: HookErrorInfo[]
}

/** Params of `hooks/list`. */
export interface HooksListParams {
  /** Directories to look at; omitted or empty means the working directory of the server. */
  cwds?: string[]
}

/** Result of `hooks/list`. */
export interface HooksListResponse {
  /** One entry per requested directory. */
  data: HooksListEntry[]
}

/** Resolution at which an image is given to the model. `original` keeps the full resolution. */
export type ImageDetail = "high" | "original"

/** Features a client asks for in `initialize`, fixed for the life of the connection. */
export interface InitializeCapabilities {
  /**
   * Allows experimental methods and fields and delivers experimental notifications; false when omitted.
   *
   * @defaultValue `false`
   */
  experimentalApi: boolean
  /**
   * Makes the connection eligible for `attestation/generate` requests; false when omitted.
   *
   * @defaultValue `false`
   */
  requestAttestation: boolean
  /** Exact method names of notifications not to send to this connection; unknown names have no effect. */
  optOutNotificationMethods?: string[] | null
}

/** Params of `initialize`. */
export interface InitializeParams {
  clientInfo: ClientInfo
  /** Requested features; null or omitted asks for none. */
  capabilities: InitializeCapabilities | null
}

/** Result of `initialize`. */
export interface InitializeResponse {
  /** User agent of upstream requests, built from the client name, the versions and the platform. */
  userAgent: string
  /** Absolute path of the server's home directory, which holds its config and stored threads. */
  codexHome: AbsolutePathBuf
  /** Platform family of the server, such as `unix` or `windows`. */
  platformFamily: string
  /** Operating system of the server, such as `linux`, `macos` or `windows`. */
  platformOs: string
}

/** Kind of user input that a model accepts. */
export type InputModality = "text" | "image"

/** Background work of the server that runs as a session of its own; `memory_consolidation` condenses stored memories. */
export type InternalSessionSource = "memory_consolidation"

/** Payload of `item/completed`. */
export interface ItemCompletedNotification {
  /** Final state of the item. */
  item: ThreadItem
  threadId: string
  turnId: string
  /** Completion time in Unix milliseconds. */
  completedAtMs: number
}

/** Payload of `item/autoApprovalReview/completed`. */
export interface ItemGuardianApprovalReviewCompletedNotification {
  threadId: string
  turnId: string
  /** Start of the review in Unix milliseconds. */
  startedAtMs: number
  /** End of the review in Unix milliseconds. */
  completedAtMs: number
  /** Id of the review, the same in both notifications; use it rather than `targetItemId` to match them. */
  reviewId: string
  /** Item under review, which several `execve` reviews may share; null for network reviews. */
  targetItemId: string | null
  /** What made the decision. */
  decisionSource: AutoReviewDecisionSource
  /** The outcome of the review. */
  review: GuardianApprovalReview
  /** What is being reviewed. */
  action: GuardianApprovalReviewAction
}

/** Payload of `item/autoApprovalReview/started`. */
export interface ItemGuardianApprovalReviewStartedNotification {
  threadId: string
  turnId: string
  /** Start of the review in Unix milliseconds. */
  startedAtMs: number
  /** Id of the review, the same in both notifications; use it rather than `targetItemId` to match them. */
  reviewId: string
  /** Item under review, which several `execve` reviews may share; null for network reviews. */
  targetItemId: string | null
  /** State at the start, with status `inProgress`. */
  review: GuardianApprovalReview
  /** What is being reviewed. */
  action: GuardianApprovalReviewAction
}

/** Payload of `item/started`. */
export interface ItemStartedNotification {
  /** State of the item at its start; result fields are usually still null or empty. */
  item: ThreadItem
  threadId: string
  turnId: string
  /** Start time in Unix milliseconds. */
  startedAtMs: number
}

/** The failing answer to a request. */
export interface JSONRPCError {
  id: RequestId
  error: JSONRPCErrorError
}

/** Why a request failed. */
export interface JSONRPCErrorError {
  /** Class of the failure; see the table of error codes. */
  code: number
  message: string
  /** More for machines; servers of this project send `ErrorData`. */
  data?: JsonValue
}

/** Anything that may travel: one JSON value a line or a text frame. */
export type JSONRPCMessage = JSONRPCRequest | JSONRPCNotification | JSONRPCResponse | JSONRPCError

/** A message that nobody answers. */
export interface JSONRPCNotification {
  method: string
  params?: JsonValue
}

/** A request; exactly one response answers it. */
export interface JSONRPCRequest {
  id: RequestId
  method: string
  params?: JsonValue
  /** Lets the receiver attach its spans to those of the sender. */
  trace?: W3cTraceContext | null
}

/** The successful answer to a request. */
export interface JSONRPCResponse {
  id: RequestId
  result: JsonValue
}

/** Any JSON value. */
export type JsonValue = number | string | boolean | JsonValue[] | { [key: string]: JsonValue | undefined } | null

/** Params of `mcpServerStatus/list`. */
export interface ListMcpServerStatusParams {
  /** Opaque `nextCursor` of the previous page; omitted for the first page. */
  cursor?: string | null
  /** Largest number of servers per page; omitted, all are returned, and 0 counts as 1. */
  limit?: number | null
  /** How much to query from each server; omitted means `full`. */
  detail?: McpServerStatusDetail | null
}

/** Result of `mcpServerStatus/list`. */
export interface ListMcpServerStatusResponse {
  /** Servers in alphabetical order of their names. */
  data: McpServerStatus[]
  /** Opaque cursor of the following page; null on the last one. */
  nextCursor: string | null
}

/** What a local shell call does; running a command is the only kind. */
export type LocalShellAction = {
  type: "exec"
} & LocalShellExecAction

/** A command the model wants to run. */
export interface LocalShellExecAction {
  /** Program and arguments. */
  command: string[]
  /** Time the command may take, in milliseconds; null leaves it to the host. */
  timeout_ms: number | null
  /** Where to run it; null for the working directory of the turn. */
  working_directory: string | null
  /** Variables added to the environment. */
  env: {
    [k: string]: string | undefined
  } | null
  /** User to run it as; null for the current one. */
  user: string | null
}

/** State of a local shell call as the model provider reports it. */
export type LocalShellStatus = "completed" | "in_progress" | "incomplete"

/**
 * Params of `account/login/start`.
 *
 * - `apiKey`: Stores an API key, unchecked and even when empty.
 * - `chatgpt`: Starts a browser login with a local callback; it lasts 10 minutes and replaces a pending one.
 * - `chatgptDeviceCode`: Starts a login in which the user enters a code on a web page, on any device.
 */
export type LoginAccountParams = {
  type: "apiKey"
  /** The OpenAI API key to store. */
  apiKey: string
} | {
  type: "chatgpt"
  /** Asks for the streamlined variant of the login flow; false when omitted. */
  codexStreamlinedLogin?: boolean
} | {
  type: "chatgptDeviceCode"
}

/**
 * Result of `account/login/start`.
 *
 * - `apiKey`: The key was stored; there is nothing to wait for.
 * - `chatgpt`: A browser login is pending.
 * - `chatgptDeviceCode`: A device code login is pending.
 * - `chatgptAuthTokens`: The supplied tokens are in use.
 */
export type LoginAccountResponse = {
  type: "apiKey"
} | {
  type: "chatgpt"
  /** Id of the attempt, for `account/login/cancel` and the completion. */
  loginId: string
  /** OAuth page to open in the user's browser. */
  authUrl: string
} | {
  type: "chatgptDeviceCode"
  /** Id of the attempt, for `account/login/cancel` and the completion. */
  loginId: string
  /** Page on which the user enters `userCode`. */
  verificationUrl: string
  /** Code to show to the user, valid once. */
  userCode: string
} | {
  type: "chatgptAuthTokens"
}

/** Result of `account/logout`. */
export type LogoutAccountResponse = Record<string, never>

/** Params of `marketplace/add`. */
export interface MarketplaceAddParams {
  /** Git URL, `owner/repo` or a path of an existing local directory; blank is refused. */
  source: string
  /** Branch, tag or commit to check out, for git sources only; omitted or null uses the default. */
  refName?: string | null
  /** Paths to limit the checkout to, for git sources only; omitted or null takes everything. */
  sparsePaths?: string[] | null
}

/** Result of `marketplace/add`. */
export interface MarketplaceAddResponse {
  /** Name declared by the marketplace itself, used by all other methods. */
  marketplaceName: string
  /** Absolute directory of the marketplace: the checkout, or the given directory of a local source. */
  installedRoot: AbsolutePathBuf
  /** True when the same source was registered before. */
  alreadyAdded: boolean
}

/** How a marketplace wants to be shown to the user. */
export interface MarketplaceInterface {
  /** Human-readable title; null means show the marketplace `name`. */
  displayName: string | null
}

/** A marketplace file that was found but could not be loaded. */
export interface MarketplaceLoadErrorInfo {
  /** Absolute path of the faulty marketplace file. */
  marketplacePath: AbsolutePathBuf
  /** Description of the fault for display. */
  message: string
}

/** Params of `marketplace/remove`. */
export interface MarketplaceRemoveParams {
  marketplaceName: string
}

/** Result of `marketplace/remove`. */
export interface MarketplaceRemoveResponse {
  /** Name that was removed. */
  marketplaceName: string
  /** Absolute directory that was deleted, null for a local marketplace. */
  installedRoot: AbsolutePathBuf | null
}

/** Failed upgrade of one marketplace. */
export interface MarketplaceUpgradeErrorInfo {
  marketplaceName: string
  message: string
}

/** Params of `marketplace/upgrade`. */
export interface MarketplaceUpgradeParams {
  /** Git marketplace to upgrade, any other name is an error; omitted or null upgrades all of them. */
  marketplaceName?: string | null
}

/** Result of `marketplace/upgrade`. */
export interface MarketplaceUpgradeResponse {
  /** Names of the git marketplaces that were checked. */
  selectedMarketplaces: string[]
  /** Absolute directories of those replaced by a newer revision; current ones are left out. */
  upgradedRoots: AbsolutePathBuf[]
  /** Failures; the other marketplaces are still upgraded. */
  errors: MarketplaceUpgradeErrorInfo[]
}

/** Login state of an MCP server: `bearerToken` uses a configured token, `oAuth` has stored credentials. Servers without login and those off or dead report `unsupported`. */
export type McpAuthStatus = "unsupported" | "notLoggedIn" | "bearerToken" | "oAuth"

/** Schema type tag of a field with several choices. */
export type McpElicitationArrayType = "array"

/** A yes/no form field. */
export interface McpElicitationBooleanSchema {
  type: McpElicitationBooleanType
  /** Label of the field. */
  title?: string
  /** Help text of the field. */
  description?: string
  /** Value to preselect. */
  default?: boolean
}

/** Schema type tag of a yes/no field. */
export type McpElicitationBooleanType = "boolean"

/** One choice with a label of its own. */
export interface McpElicitationConstOption {
  /** Value to return when chosen. */
  const: string
  /** Label to show for the choice. */
  title: string
}

/** A form field with a fixed set of choices, in the current or the legacy notation. */
export type McpElicitationEnumSchema = McpElicitationSingleSelectEnumSchema | McpElicitationMultiSelectEnumSchema | McpElicitationLegacyTitledEnumSchema

/** A single-choice field in the older notation, with labels in a parallel list. */
export interface McpElicitationLegacyTitledEnumSchema {
  type: McpElicitationStringType
  /** Label of the field. */
  title?: string
  /** Help text of the field. */
  description?: string
  /** Values to choose from. */
  enum: string[]
  /** Labels in the order of `enum`; omitted, the values are shown. */
  enumNames?: string[]
  /** Value to preselect. */
  default?: string
}

/** A form field that accepts several choices, with or without labels. */
export type McpElicitationMultiSelectEnumSchema = McpElicitationUntitledMultiSelectEnumSchema | McpElicitationTitledMultiSelectEnumSchema

/** A numeric form field. */
export interface McpElicitationNumberSchema {
  type: McpElicitationNumberType
  /** Label of the field. */
  title?: string
  /** Help text of the field. */
  description?: string
  /** Smallest allowed value, inclusive. */
  minimum?: number
  /** Largest allowed value, inclusive. */
  maximum?: number
  /** Value to prefill. */
  default?: number
}

/** Schema type tag of a numeric field; `integer` excludes fractions. */
export type McpElicitationNumberType = "number" | "integer"

/** Schema type tag of the form as a whole. */
export type McpElicitationObjectType = "object"

/** Description of a single form field; nested objects are not possible. */
export type McpElicitationPrimitiveSchema = McpElicitationEnumSchema | McpElicitationStringSchema | McpElicitationNumberSchema | McpElicitationBooleanSchema

/** Flat form that an MCP server asks the user to fill in, as defined by MCP 2025-11-25. */
export interface McpElicitationSchema {
  /** URI of the JSON Schema dialect, if the server names one. */
  $schema?: string
  type: McpElicitationObjectType
  /** Form fields keyed by the name they have in the returned `content`. */
  properties: {
    [k: string]: McpElicitationPrimitiveSchema | undefined
  }
  /** Names of the fields that must be filled in; omitted means none. */
  required?: string[]
}

/** A form field that accepts one choice, with or without labels. */
export type McpElicitationSingleSelectEnumSchema = McpElicitationUntitledSingleSelectEnumSchema | McpElicitationTitledSingleSelectEnumSchema

/** Syntax that a text value must follow; `date` is a calendar day, `date-time` a full timestamp. */
export type McpElicitationStringFormat = "email" | "uri" | "date" | "date-time"

/** A text form field. */
export interface McpElicitationStringSchema {
  type: McpElicitationStringType
  /** Label of the field. */
  title?: string
  /** Help text of the field. */
  description?: string
  /** Fewest characters allowed. */
  minLength?: number
  /** Most characters allowed. */
  maxLength?: number
  /** Syntax to check; omitted means free text. */
  format?: McpElicitationStringFormat
  /** Value to prefill. */
  default?: string
}

/** Schema type tag of a text or single-choice field. */
export type McpElicitationStringType = "string"

/** The labelled choices of a multiple-choice field. */
export interface McpElicitationTitledEnumItems {
  /** Choices to offer. */
  anyOf: McpElicitationConstOption[]
}

/** A multiple-choice field whose choices have labels. */
export interface McpElicitationTitledMultiSelectEnumSchema {
  type: McpElicitationArrayType
  /** Label of the field. */
  title?: string
  /** Help text of the field. */
  description?: string
  /** Fewest choices allowed. */
  minItems?: number
  /** Most choices allowed. */
  maxItems?: number
  /** The choices to offer. */
  items: McpElicitationTitledEnumItems
  /** Values to preselect. */
  default?: string[]
}

/** A single-choice field whose choices have labels. */
export interface McpElicitationTitledSingleSelectEnumSchema {
  type: McpElicitationStringType
  /** Label of the field. */
  title?: string
  /** Help text of the field. */
  description?: string
  /** Choices to offer. */
  oneOf: McpElicitationConstOption[]
  /** Value to preselect. */
  default?: string
}

/** The plain choices of a multiple-choice field. */
export interface McpElicitationUntitledEnumItems {
  type: McpElicitationStringType
  /** Values to choose from, shown as they are. */
  enum: string[]
}

/** A multiple-choice field whose values serve as labels. */
export interface McpElicitationUntitledMultiSelectEnumSchema {
  type: McpElicitationArrayType
  /** Label of the field. */
  title?: string
  /** Help text of the field. */
  description?: string
  /** Fewest choices allowed. */
  minItems?: number
  /** Most choices allowed. */
  maxItems?: number
  /** The choices to offer. */
  items: McpElicitationUntitledEnumItems
  /** Values to preselect. */
  default?: string[]
}

/** A single-choice field whose values serve as labels. */
export interface McpElicitationUntitledSingleSelectEnumSchema {
  type: McpElicitationStringType
  /** Label of the field. */
  title?: string
  /** Help text of the field. */
  description?: string
  /** Values to choose from, shown as they are. */
  enum: string[]
  /** Value to preselect. */
  default?: string
}

/** Params of `mcpServer/resource/read`. */
export interface McpResourceReadParams {
  /** Loaded thread whose server connection is used; omitted or null uses the current config instead. */
  threadId?: string | null
  /** Name of the server in the MCP config. */
  server: string
  /** Resource identifier as listed by the server. */
  uri: string
}

/** Result of `mcpServer/resource/read`. */
export interface McpResourceReadResponse {
  /** Parts of the resource as returned by the server. */
  contents: ResourceContent[]
}

/** Answer of the user: `accept` agrees, `decline` refuses, `cancel` leaves the question open. An error reply counts as `decline`. */
export type McpServerElicitationAction = "accept" | "decline" | "cancel"

/**
 * A question of an MCP server: a form to fill in, or a URL to visit.
 *
 * - `form`: The user fills in a form shown by the client.
 * - `url`: The user completes a step on a web page.
 */
export type McpServerElicitationRequestParams = {
  threadId: string
  /** Turn believed to be the cause; null when there is none or it cannot be told. */
  turnId: string | null
  /** Name of the asking server in the MCP config. */
  serverName: string
} & ({
  mode: "form"
  /** Metadata from the server; when a tool call needs approval, `codex_approval_kind` is `mcp_tool_call`. */
  _meta: JsonValue | null
  /** Prompt to show above the form. */
  message: string
  /** Fields to ask for. */
  requestedSchema: McpElicitationSchema
} | {
  mode: "url"
  /** Metadata from the server; when a tool call needs approval, `codex_approval_kind` is `mcp_tool_call`. */
  _meta: JsonValue | null
  /** Explanation of why the page has to be opened. */
  message: string
  /** Page for the user to open. */
  url: string
  /** Identifier chosen by the MCP server for this prompt. */
  elicitationId: string
})

/** Result of `mcpServer/elicitation/request`. */
export interface McpServerElicitationRequestResponse {
  action: McpServerElicitationAction
  /** Values keyed by form field after `accept`; null for `decline` and `cancel`. */
  content: JsonValue | null
  /** Metadata passed back with the answer, such as a choice to remember an approval; null for none. */
  _meta: JsonValue | null
}

/** MCP server found for import. */
export interface McpServerMigration {
  name: string
}

/** Payload of `mcpServer/oauthLogin/completed`. */
export interface McpServerOauthLoginCompletedNotification {
  /** Name of the server in the MCP config. */
  name: string
  success: boolean
  /** Reason of the failure; absent on success. */
  error?: string
}

/** Params of `mcpServer/oauth/login`. */
export interface McpServerOauthLoginParams {
  /** Name of the server in the MCP config. */
  name: string
  /** OAuth scopes to request; omitted, those in the config are used, else those the server advertises. */
  scopes?: string[] | null
  /** Seconds to wait for the browser callback; 300 when omitted. */
  timeoutSecs?: number | null
}

/** Result of `mcpServer/oauth/login`. */
export interface McpServerOauthLoginResponse {
  /** URL that the client opens in the user's browser. */
  authorizationUrl: string
}

/** Result of `config/mcpServer/reload`. */
export type McpServerRefreshResponse = Record<string, never>

/** Progress of starting an MCP server; `ready`, `failed` and `cancelled` end one attempt. */
export type McpServerStartupState = "starting" | "ready" | "failed" | "cancelled"

/** One MCP server with what it currently offers. */
export interface McpServerStatus {
  /** Name of the server in the MCP config. */
  name: string
  /** Tools keyed by their name; empty when the server is off or failed. */
  tools: {
    [k: string]: Tool | undefined
  }
  /** Resources the server lists; always empty with `toolsAndAuthOnly`. */
  resources: Resource[]
  /** Resource templates the server lists; always empty with `toolsAndAuthOnly`. */
  resourceTemplates: ResourceTemplate[]
  authStatus: McpAuthStatus
}

/** Amount of data to query per server; `toolsAndAuthOnly` skips resources and resource templates. */
export type McpServerStatusDetail = "full" | "toolsAndAuthOnly"

/** Payload of `mcpServer/startupStatus/updated`. */
export interface McpServerStatusUpdatedNotification {
  /** Name of the server in the MCP config. */
  name: string
  status: McpServerStartupState
  /** Reason of a failure, for display; null when there is none. */
  error: string | null
}

/** Params of `mcpServer/tool/call`. */
export interface McpServerToolCallParams {
  /** Loaded thread whose server connection is used. */
  threadId: string
  /** Name of the server in the MCP config. */
  server: string
  /** Name of the tool as the server knows it; not checked before the call. */
  tool: string
  /** Tool input, normally an object matching the tool's `inputSchema`. */
  arguments?: JsonValue
  /** Extra request metadata for the server; `threadId` is added when this is an object or omitted. */
  _meta?: JsonValue
}

/** Result of `mcpServer/tool/call`. */
export interface McpServerToolCallResponse {
  /** MCP content blocks as returned by the tool. */
  content: JsonValue[]
  /** Machine-readable result; absent when the tool gives none. */
  structuredContent?: JsonValue
  /** True when the tool itself reports failure; the request still succeeds. */
  isError?: boolean
  /** Extra metadata from the server. */
  _meta?: JsonValue
}

/** Why an MCP tool call could not deliver a result. */
export interface McpToolCallError {
  message: string
}

/** Payload of `item/mcpToolCall/progress`. */
export interface McpToolCallProgressNotification {
  threadId: string
  turnId: string
  /** Id of the running `mcpToolCall` item. */
  itemId: string
  message: string
}

/** Result of an MCP tool call as the MCP server returned it. */
export interface McpToolCallResult {
  /** MCP content blocks, passed through unchecked. */
  content: JsonValue[]
  /** Machine-readable result; null when the tool returned none. */
  structuredContent: JsonValue | null
  /** MCP metadata of the result; null when the server sent none. */
  _meta: JsonValue | null
}

/** State of an MCP tool call item. */
export type McpToolCallStatus = "inProgress" | "completed" | "failed"

/** Stored memories that an agent message relied on. */
export interface MemoryCitation {
  entries: MemoryCitationEntry[]
  /** Ids of earlier threads from which the cited memories were made. */
  threadIds: string[]
}

/** Reference to a range of lines in a memory file. */
export interface MemoryCitationEntry {
  /** Path of the memory file as the model cited it. */
  path: string
  /** First line of the cited range. */
  lineStart: number
  /** Last line of the cited range. */
  lineEnd: number
  /** Remark by the model on what the citation was used for. */
  note: string
}

/** How a written value is combined with the stored one. `replace` drops the old value, `upsert` merges tables and keeps keys that are not given. */
export type MergeStrategy = "replace" | "upsert"

/** Role of an agent message within its turn. `commentary` is an interim remark, `final_answer` the result; models may leave the phase out. */
export type MessagePhase = "commentary" | "final_answer"

/** Contents of a migration item; lists that do not concern its type are empty, and lists missing in a request count as empty. */
export interface MigrationDetails {
  /**
   * Plugins, grouped by marketplace.
   *
   * @defaultValue `[]`
   */
  plugins: PluginsMigration[]
  /**
   * Recorded conversations; an import refuses paths that detection did not report.
   *
   * @defaultValue `[]`
   */
  sessions: SessionMigration[]
  /** @defaultValue `[]` */
  mcpServers: McpServerMigration[]
  /** @defaultValue `[]` */
  hooks: HookMigration[]
  /** @defaultValue `[]` */
  subagents: SubagentMigration[]
  /** @defaultValue `[]` */
  commands: CommandMigration[]
}

/** One entry of the model catalogue. */
export interface Model {
  /** Identifier of the catalogue entry. */
  id: string
  /** Model name to send in `model` parameters. */
  model: string
  /** Id of the recommended successor, null when there is none; see `upgradeInfo` for the wording. */
  upgrade: string | null
  /** Texts for offering the successor, null when there is none. */
  upgradeInfo: ModelUpgradeInfo | null
  /** Announcement to show when the model becomes available, null when there is none. */
  availabilityNux: ModelAvailabilityNux | null
  /** Label for model pickers. */
  displayName: string
  /** Short text for model pickers. */
  description: string
  /** True for a model left out of the default picker; listed only with `includeHidden`. */
  hidden: boolean
  /** Reasoning efforts that can be chosen for this model. */
  supportedReasoningEfforts: ReasoningEffortOption[]
  /** Effort used when none is chosen. */
  defaultReasoningEffort: ReasoningEffort
  /**
   * Kinds of user input the model accepts.
   *
   * @defaultValue `["text","image"]`
   */
  inputModalities: InputModality[]
  /**
   * Whether the `personality` setting has an effect on this model.
   *
   * @defaultValue `false`
   */
  supportsPersonality: boolean
  /**
   * Deprecated names of faster tiers such as `fast`; superseded by `serviceTiers`.
   *
   * @deprecated
   * @defaultValue `[]`
   */
  additionalSpeedTiers: string[]
  /**
   * Service tiers that can be requested for this model.
   *
   * @defaultValue `[]`
   */
  serviceTiers: ModelServiceTier[]
  /** Tier id the catalogue suggests, null when none; the server does not apply it by itself. */
  defaultServiceTier: string | null
  /** Whether clients should preselect this model. */
  isDefault: boolean
}

/** Announcement that a model has become available. */
export interface ModelAvailabilityNux {
  /** Text to show; may contain line breaks and links. */
  message: string
}

/** Params of `model/list`. */
export interface ModelListParams {
  /** Opaque cursor from `nextCursor`; omitted or null starts at the first model. */
  cursor?: string | null
  /** Maximum number of models; omitted or null returns all, 0 counts as 1. */
  limit?: number | null
  /** True adds models that are not meant for the default picker; default false. */
  includeHidden?: boolean | null
}

/** Result of `model/list`. */
export interface ModelListResponse {
  data: Model[]
  /** Cursor of the next page, null on the last one. */
  nextCursor: string | null
}

/** Params of `modelProvider/capabilities/read`. */
export type ModelProviderCapabilitiesReadParams = Record<string, never>

/** Result of `modelProvider/capabilities/read`. */
export interface ModelProviderCapabilitiesReadResponse {
  /** Whether tools can be grouped under a namespace. */
  namespaceTools: boolean
  /** Whether the built-in image generation tool can be used. */
  imageGeneration: boolean
  /** Whether the built-in web search tool can be used. */
  webSearch: boolean
}

/** Why a turn was moved to another model. `highRiskCyberActivity`: the content was rated as high-risk security work. */
export type ModelRerouteReason = "highRiskCyberActivity"

/** Payload of `model/rerouted`. */
export interface ModelReroutedNotification {
  threadId: string
  turnId: string
  /** Model that was requested. */
  fromModel: string
  /** Model that answers instead. */
  toModel: string
  reason: ModelRerouteReason
}

/** Service tier offered by a model. */
export interface ModelServiceTier {
  /** Value for `serviceTier` parameters, for example `priority`. */
  id: string
  /** Label to show. */
  name: string
  /** What the tier changes, for example in speed and usage. */
  description: string
}

/** How to present the recommended successor of a model. */
export interface ModelUpgradeInfo {
  /** Id of the successor, the same as `upgrade` of the model. */
  model: string
  /** Short text that promotes the successor, null when there is none. */
  upgradeCopy: string | null
  /** Address with more about the successor, null when there is none. */
  modelLink: string | null
  /** Longer Markdown text for a migration prompt, null when there is none. */
  migrationMarkdown: string | null
}

/** Verification reported for the account. `trustedAccessForCyber`: access programme for security work. */
export type ModelVerification = "trustedAccessForCyber"

/** Payload of `model/verification`. */
export interface ModelVerificationNotification {
  threadId: string
  turnId: string
  /** Verifications the backend reported. */
  verifications: ModelVerification[]
}

/** Network state inside a sandbox that someone else provides. */
export type NetworkAccess = "restricted" | "enabled"

/** Network connection for which approval is asked. */
export interface NetworkApprovalContext {
  /** Host the command wants to reach. */
  host: string
  /** Protocol of the attempted connection. */
  protocol: NetworkApprovalProtocol
}

/** Protocol of a network connection that needs approval. */
export type NetworkApprovalProtocol = "http" | "https" | "socks5Tcp" | "socks5Udp"

/** Proposed rule that permanently allows or denies network access to one host. */
export interface NetworkPolicyAmendment {
  /** Host the rule applies to. */
  host: string
  action: NetworkPolicyRuleAction
}

/** Whether a network rule lets traffic to its host through (`allow`) or blocks it (`deny`). */
export type NetworkPolicyRuleAction = "allow" | "deny"

/** Kind of turn that accepts no steering: a review or a history compaction. */
export type NonSteerableTurnKind = "review" | "compact"

/** Explains why a written value has no effect. */
export interface OverriddenMetadata {
  /** Explanation for the user. */
  message: string
  /** The layer of higher precedence that wins. */
  overridingLayer: ConfigLayerMetadata
  /** The value that applies instead. */
  effectiveValue: JsonValue
}

/**
 * Guess at the purpose of one part of a shell command.
 *
 * - `read`: Shows the content of a file.
 * - `list_files`: Lists files.
 * - `search`: Searches in files or file names.
 * - `unknown`: Anything that fits no other kind.
 */
export type ParsedCommand = {
  type: "read"
  /** Shell text of this part. */
  cmd: string
  /** File name for display. */
  name: string
  /** Path of the file read, as far as it can be told; a relative one starts at the command's `cwd`. */
  path: string
} | {
  type: "list_files"
  /** Shell text of this part. */
  cmd: string
  /** Directory being listed; null when not known. */
  path: string | null
} | {
  type: "search"
  /** Shell text of this part. */
  cmd: string
  /** Search pattern; null when not known. */
  query: string | null
  /** Place being searched; null when not known. */
  path: string | null
} | {
  type: "unknown"
  /** Shell text of this part. */
  cmd: string
}

/** State of a file change item. `declined` was refused at approval, so nothing was written. */
export type PatchApplyStatus = "inProgress" | "completed" | "failed" | "declined"

/**
 * What a patch does to one file.
 *
 * - `add`: The file is created.
 * - `delete`: The file is removed.
 * - `update`: The file is edited, and possibly moved.
 */
export type PatchChangeKind = {
  type: "add"
} | {
  type: "delete"
} | {
  type: "update"
  /** New path when the file is also renamed; null when it stays in place. */
  move_path: string | null
}

/** How long granted permissions last: the current turn or the whole session. */
export type PermissionGrantScope = "turn" | "session"

/** Params of `permissionProfile/list`. */
export interface PermissionProfileListParams {
  /** Value of `nextCursor` from the previous page; omitted or null starts at the first profile. */
  cursor?: string | null
  /** Maximum number of profiles per page; omitted or null returns all. */
  limit?: number | null
  /** Directory whose project config is taken into account. */
  cwd?: string | null
}

/** Result of `permissionProfile/list`. */
export interface PermissionProfileListResponse {
  /** Profiles of this page. */
  data: PermissionProfileSummary[]
  /** Opaque cursor of the next page; null at the end. */
  nextCursor: string | null
}

/** A permission profile that can be selected by its id. */
export interface PermissionProfileSummary {
  /** Id to pass as `permissions`; built-in ids start with a colon, such as `:read-only`. */
  id: string
  /** Text for display; null when the profile defines none. */
  description: string | null
}

/** Params of `item/permissions/requestApproval`. */
export interface PermissionsRequestApprovalParams {
  threadId: string
  turnId: string
  /** Id of the permission request within the turn. */
  itemId: string
  /** Time the approval was asked for, in Unix milliseconds. */
  startedAtMs: number
  /** Absolute working directory the request applies to. */
  cwd: AbsolutePathBuf
  /** Why the agent wants the permissions; null when it gave no reason. */
  reason: string | null
  /** File system and network permissions the agent asks for. */
  permissions: RequestPermissionProfile
}

/** Result of `item/permissions/requestApproval`. */
export interface PermissionsRequestApprovalResponse {
  /** Granted part of the request; entries that were not asked for are ignored. */
  permissions: GrantedPermissionProfile
  /**
   * Lifetime of the grant; `turn` when omitted.
   *
   * @defaultValue `"turn"`
   */
  scope: PermissionGrantScope
  /** True sends each later command of the turn through automatic review before it runs; false when omitted. */
  strictAutoReview?: boolean
}

/** Tone the agent writes in. `none` asks for no particular one. */
export type Personality = "none" | "friendly" | "pragmatic"

/** Payload of `item/plan/delta`. */
export interface PlanDeltaNotification {
  threadId: string
  turnId: string
  /** Id of the `plan` item. */
  itemId: string
  /** Text to append. */
  delta: string
}

/** ChatGPT plan of an account; a plan this version does not know is reported as `unknown`. */
export type PlanType = "free" | "go" | "plus" | "pro" | "prolite" | "team" | "self_serve_business_usage_based" | "business" | "enterprise_cbp_usage_based" | "enterprise" | "edu" | "unknown"

/** When the user is asked to sign in to the apps of a plugin: `ON_INSTALL` right after installing, `ON_USE` not before the first use. */
export type PluginAuthPolicy = "ON_INSTALL" | "ON_USE"

/** Whether a plugin may be installed and used at all; `DISABLED_BY_ADMIN` means the workspace administrator blocked it. */
export type PluginAvailability = "DISABLED_BY_ADMIN" | "AVAILABLE"

/** Everything known about one plugin, including what it contains. */
export interface PluginDetail {
  marketplaceName: string
  /** Absolute path of the local marketplace file; null for a remote catalog. */
  marketplacePath: AbsolutePathBuf | null
  /** The same entry that `plugin/list` returns for this plugin. */
  summary: PluginSummary
  /** Text from the plugin manifest or catalog; null when there is none. */
  description: string | null
  /** Skills contained in the plugin, with their enabled state. */
  skills: SkillSummary[]
  /** Hooks that the plugin registers. */
  hooks: PluginHookSummary[]
  /** Apps that the plugin refers to. */
  apps: AppSummary[]
  /** Names of the MCP servers that the plugin brings along. */
  mcpServers: string[]
}

/** Hook that a plugin brings along. */
export interface PluginHookSummary {
  /** Identifies the hook, in the form used by `hooks/list`. */
  key: string
  /** Event the hook runs on. */
  eventName: HookEventName
}

/** Params of `plugin/install`. */
export interface PluginInstallParams {
  /** Absolute path of the marketplace file; give this or `remoteMarketplaceName`, never both. */
  marketplacePath?: AbsolutePathBuf | null
  /** Name of a remote catalog; give this or `marketplacePath`, never both. */
  remoteMarketplaceName?: string | null
  /** Name within the marketplace file; with `remoteMarketplaceName` the backend id of the plugin instead. */
  pluginName: string
}

/** Whether the marketplace lets a plugin be installed: `NOT_AVAILABLE` is listed but refused, `INSTALLED_BY_DEFAULT` comes preinstalled. */
export type PluginInstallPolicy = "NOT_AVAILABLE" | "AVAILABLE" | "INSTALLED_BY_DEFAULT"

/** Result of `plugin/install`. */
export interface PluginInstallResponse {
  /** When the sign-in to the plugin's apps is due. */
  authPolicy: PluginAuthPolicy
  /** Apps of the plugin that the account cannot access yet; empty when apps are disabled. */
  appsNeedingAuth: AppSummary[]
}

/** Params of `plugin/installed`. */
export interface PluginInstalledParams {
  /** Absolute directories whose repositories are searched for marketplaces in addition to the user's own. */
  cwds?: AbsolutePathBuf[] | null
  /** Names of plugins to include although they are not installed, provided a local marketplace has them. */
  installSuggestionPluginNames?: string[] | null
}

/** Result of `plugin/installed`. */
export interface PluginInstalledResponse {
  /** Marketplaces reduced to the matching plugins; those without a match are left out. */
  marketplaces: PluginMarketplaceEntry[]
  /**
   * Marketplace files that had to be skipped.
   *
   * @defaultValue `[]`
   */
  marketplaceLoadErrors: MarketplaceLoadErrorInfo[]
}

/** Presentation data of a plugin for catalogs and pickers. */
export interface PluginInterface {
  /** Title to show; null means show the plugin `name`. */
  displayName: string | null
  /** One-line text for list rows. */
  shortDescription: string | null
  /** Full text for a detail page. */
  longDescription: string | null
  /** Publisher to show to the user. */
  developerName: string | null
  /** Catalog category; the marketplace entry may set it. */
  category: string | null
  /** Free-form labels of what the plugin can do, such as `Write`. */
  capabilities: string[]
  websiteUrl: string | null
  privacyPolicyUrl: string | null
  termsOfServiceUrl: string | null
  /** Up to 3 example prompts of at most 128 characters each; null when none are offered. */
  defaultPrompt: string[] | null
  /** Accent colour as a hex string such as `#3B82F6`. */
  brandColor: string | null
  /** Absolute path of the icon for the input box inside the installed plugin. */
  composerIcon: AbsolutePathBuf | null
  /** URL of the input box icon as given by the remote catalog. */
  composerIconUrl: string | null
  /** Absolute path of the logo inside the installed plugin. */
  logo: AbsolutePathBuf | null
  /** URL of the logo as given by the remote catalog. */
  logoUrl: string | null
  /** Absolute paths of images inside the installed plugin; empty when there are none. */
  screenshots: AbsolutePathBuf[]
  /** URLs of images given by the remote catalog; empty when there are none. */
  screenshotUrls: string[]
}

/** Where marketplaces come from: `local` files, the `vertical` remote collection, the `workspace-directory`, or plugins `shared-with-me`. All but `local` are remote. */
export type PluginListMarketplaceKind = "local" | "vertical" | "workspace-directory" | "shared-with-me"

/** Params of `plugin/list`. */
export interface PluginListParams {
  /** Absolute directories whose repositories are searched; omitted, only the user's own marketplaces and the official one count. */
  cwds?: AbsolutePathBuf[] | null
  /** Exactly the kinds to query; omitted, local ones plus the default remote catalog if its feature is on. */
  marketplaceKinds?: PluginListMarketplaceKind[] | null
}

/** Result of `plugin/list`. */
export interface PluginListResponse {
  marketplaces: PluginMarketplaceEntry[]
  /**
   * Marketplace files that had to be skipped; the list itself still succeeds.
   *
   * @defaultValue `[]`
   */
  marketplaceLoadErrors: MarketplaceLoadErrorInfo[]
  /**
   * Values of `PluginSummary.id` to highlight; empty when they could not be fetched.
   *
   * @defaultValue `[]`
   */
  featuredPluginIds: string[]
}

/** One marketplace and the plugins it offers. */
export interface PluginMarketplaceEntry {
  /** Identifier of the marketplace, also the part after `@` in plugin ids. */
  name: string
  /** Absolute path of the marketplace file; null for a remote catalog. */
  path: AbsolutePathBuf | null
  /** Presentation data; null when the marketplace defines none. */
  interface: MarketplaceInterface | null
  plugins: PluginSummary[]
}

/** Params of `plugin/read`. */
export interface PluginReadParams {
  /** Absolute path of the marketplace file; give this or `remoteMarketplaceName`, never both. */
  marketplacePath?: AbsolutePathBuf | null
  /** Name of a remote catalog; give this or `marketplacePath`, never both. */
  remoteMarketplaceName?: string | null
  /** Name within the marketplace file; with `remoteMarketplaceName` the backend id of the plugin instead. */
  pluginName: string
}

/** Result of `plugin/read`. */
export interface PluginReadResponse {
  plugin: PluginDetail
}

/** Params of `plugin/share/checkout`. */
export interface PluginShareCheckoutParams {
  /** Backend id of a plugin that was shared with the account. */
  remotePluginId: string
}

/** Result of `plugin/share/checkout`. */
export interface PluginShareCheckoutResponse {
  /** Backend id from the request. */
  remotePluginId: string
  /** Local identifier in the form `name@marketplace`. */
  pluginId: string
  pluginName: string
  /** Absolute path of the editable copy; an existing checkout of this share is reused. */
  pluginPath: AbsolutePathBuf
  /** Name of the personal marketplace that now lists the plugin. */
  marketplaceName: string
  /** Absolute path of the personal marketplace file. */
  marketplacePath: AbsolutePathBuf
  /** Share version that the backend reports; null when unknown. */
  remoteVersion: string | null
}

/** Sharing state of a plugin that has been published to the backend. */
export interface PluginShareContext {
  /** Backend id expected by the `plugin/share/*` methods. */
  remotePluginId: string
  /** Version of the shared release in the backend; null when unknown. */
  remoteVersion: string | null
  /** Visibility of the share; null when unknown. */
  discoverability: PluginShareDiscoverability | null
  /** Link for passing the share on; null when unknown. */
  shareUrl: string | null
  /** Account user id of whoever created the share; null when unknown. */
  creatorAccountUserId: string | null
  /** Display name of the creator; null when unknown. */
  creatorName: string | null
  /** Everyone with access, owner included; null when this has not been fetched. */
  sharePrincipals: PluginSharePrincipal[] | null
}

/** Params of `plugin/share/delete`. */
export interface PluginShareDeleteParams {
  /** Backend id of the share. */
  remotePluginId: string
}

/** Result of `plugin/share/delete`. */
export type PluginShareDeleteResponse = Record<string, never>

/** Visibility of a share: `LISTED` in the workspace directory, `UNLISTED` reachable by link within the workspace, `PRIVATE` for named principals. Clients cannot set `LISTED`. */
export type PluginShareDiscoverability = "LISTED" | "UNLISTED" | "PRIVATE"

/** One share created by the account. */
export interface PluginShareListItem {
  /** The shared plugin; its link is in `shareContext.shareUrl`. */
  plugin: PluginSummary
  /** Absolute path of the directory the share was saved from or checked out to; null when not known here. */
  localPluginPath: AbsolutePathBuf | null
}

/** Params of `plugin/share/list`. */
export type PluginShareListParams = Record<string, never>

/** Result of `plugin/share/list`. */
export interface PluginShareListResponse {
  data: PluginShareListItem[]
}

/** Someone who has access to a plugin share. */
export interface PluginSharePrincipal {
  principalType: PluginSharePrincipalType
  /** Backend id of the user, group or workspace. */
  principalId: string
  role: PluginSharePrincipalRole
  /** Display name. */
  name: string
}

/** Access level of a principal; `owner` is reported only and cannot be granted. */
export type PluginSharePrincipalRole = "reader" | "editor" | "owner"

/** Kind of principal; `workspace` stands for all its members, is added by the server and is refused in requests. */
export type PluginSharePrincipalType = "user" | "group" | "workspace"

/** Params of `plugin/share/save`. */
export interface PluginShareSaveParams {
  /** Absolute path of the plugin directory to pack and upload. */
  pluginPath: AbsolutePathBuf
  /** Share to replace with a new version; omitted or null creates a new share. */
  remotePluginId?: string | null
  /** Initial visibility, for a new share only; `LISTED` is refused. */
  discoverability?: PluginShareDiscoverability | null
  /** Initial audience, for a new share only; must not contain workspace principals. */
  shareTargets?: PluginShareTarget[] | null
}

/** Result of `plugin/share/save`. */
export interface PluginShareSaveResponse {
  /** Backend id of the new or updated share. */
  remotePluginId: string
  /** Link for passing the share on; empty when the backend gave none. */
  shareUrl: string
}

/** A grant of access that a client requests for a share. */
export interface PluginShareTarget {
  /** Kind of principal; `workspace` is refused here. */
  principalType: PluginSharePrincipalType
  /** Backend id of the user or group. */
  principalId: string
  role: PluginShareTargetRole
}

/** Access level that a client can grant. */
export type PluginShareTargetRole = "reader" | "editor"

/** Visibility that a client can set; `UNLISTED` makes the server add the workspace as a principal. */
export type PluginShareUpdateDiscoverability = "UNLISTED" | "PRIVATE"

/** Params of `plugin/share/updateTargets`. */
export interface PluginShareUpdateTargetsParams {
  /** Backend id of the share. */
  remotePluginId: string
  /** Visibility from now on; there is no way to leave it unchanged. */
  discoverability: PluginShareUpdateDiscoverability
  /** The requested audience; must not contain workspace principals. */
  shareTargets: PluginShareTarget[]
}

/** Result of `plugin/share/updateTargets`. */
export interface PluginShareUpdateTargetsResponse {
  /** Everyone with access after the change, including those added by the server. */
  principals: PluginSharePrincipal[]
  /** Visibility after the change. */
  discoverability: PluginShareDiscoverability
}

/** Params of `plugin/skill/read`. */
export interface PluginSkillReadParams {
  /** Name of the remote catalog that offers the plugin. */
  remoteMarketplaceName: string
  /** Backend id of the plugin, as in `PluginSummary.remotePluginId`. */
  remotePluginId: string
  /** Name of the skill inside the plugin; must not be empty. */
  skillName: string
}

/** Result of `plugin/skill/read`. */
export interface PluginSkillReadResponse {
  /** Markdown of the skill file; null when the backend has none. */
  contents: string | null
}

/**
 * Where the files of a plugin are taken from.
 *
 * - `local`: A directory on this machine.
 * - `git`: A Git repository, fetched when the plugin is installed or read.
 * - `remote`: A bundle held by the remote catalog, downloaded on installation.
 */
export type PluginSource = {
  type: "local"
  /** Absolute path of the plugin directory. */
  path: AbsolutePathBuf
} | {
  type: "git"
  /** Repository to clone. */
  url: string
  /** Directory of the plugin inside the repository; null for its root. */
  path: string | null
  /** Branch or tag to check out; null for the default branch. */
  refName: string | null
  /** Commit to pin to; null when not pinned. */
  sha: string | null
} | {
  type: "remote"
}

/** One plugin as shown in a list, with its install state and policies. */
export interface PluginSummary {
  /** Identifier in the form `name@marketplace`, as taken by `plugin/uninstall`. */
  id: string
  /** Backend id; null for a plugin that the backend does not know. */
  remotePluginId: string | null
  /** Version of the files on this machine; null when there are none or they have no manifest. */
  localVersion: string | null
  name: string
  /** Sharing state; null when the plugin is not shared. */
  shareContext: PluginShareContext | null
  source: PluginSource
  /** Whether the plugin is in the local cache or, for remote ones, installed according to the backend. */
  installed: boolean
  /** Whether the plugin is switched on; installing sets this. */
  enabled: boolean
  /** Whether `plugin/install` accepts the plugin. */
  installPolicy: PluginInstallPolicy
  /** When the sign-in to the plugin's apps is due. */
  authPolicy: PluginAuthPolicy
  /**
   * Whether an administrator has blocked the plugin.
   *
   * @defaultValue `"AVAILABLE"`
   */
  availability: PluginAvailability
  /** Presentation data; null when the plugin defines none. */
  interface: PluginInterface | null
  /**
   * Search words from the manifest or catalog; empty when there are none.
   *
   * @defaultValue `[]`
   */
  keywords: string[]
}

/** Params of `plugin/uninstall`. */
export interface PluginUninstallParams {
  /** `name@marketplace` for a local plugin, otherwise the backend id of a remote one. */
  pluginId: string
}

/** Result of `plugin/uninstall`. */
export type PluginUninstallResponse = Record<string, never>

/** Plugins of one marketplace found for import. */
export interface PluginsMigration {
  marketplaceName: string
  /** Plugin names within the marketplace. */
  pluginNames: string[]
}

/** Which limit stopped the account. The `workspace_*` values tell owners from members and used-up credits from a usage limit. */
export type RateLimitReachedType = "rate_limit_reached" | "workspace_owner_credits_depleted" | "workspace_member_credits_depleted" | "workspace_owner_usage_limit_reached" | "workspace_member_usage_limit_reached"

/** State of one rate limit bucket at one moment; null stands for not reported. */
export interface RateLimitSnapshot {
  /** Id of the bucket, such as `codex`. */
  limitId: string | null
  /** Display name of the bucket. */
  limitName: string | null
  /** First of the two usage windows. */
  primary: RateLimitWindow | null
  /** Second of the two usage windows. */
  secondary: RateLimitWindow | null
  /** Credit state of the account. */
  credits: CreditsSnapshot | null
  /** Plan the limits belong to. */
  planType: PlanType | null
  /** The limit that has been hit; null when none was. */
  rateLimitReachedType: RateLimitReachedType | null
}

/** Usage within one rate limit window. */
export interface RateLimitWindow {
  /** Share of the window used up, in percent. */
  usedPercent: number
  /** Length of the window in minutes; null when unknown. */
  windowDurationMins: number | null
  /** Time of the next reset in Unix seconds; null when unknown. */
  resetsAt: number | null
}

/** Payload of `rawResponseItem/completed`. */
export interface RawResponseItemCompletedNotification {
  threadId: string
  turnId: string
  /** Item in the wire form of the Responses API. */
  item: ResponseItem
}

/** How much a model reasons before it answers, from `none` up to `xhigh`; a model may support only some levels. */
export type ReasoningEffort = "none" | "minimal" | "low" | "medium" | "high" | "xhigh"

/** Reasoning effort offered by a model. */
export interface ReasoningEffortOption {
  /** Value to use for `effort` parameters. */
  reasoningEffort: ReasoningEffort
  /** Explanation to show beside the effort. */
  description: string
}

/**
 * One part of raw reasoning in Responses API form.
 *
 * - `reasoning_text`: Raw reasoning text.
 * - `text`: Plain text within the reasoning.
 */
export type ReasoningItemContent = {
  type: "reasoning_text"
  text: string
} | {
  type: "text"
  text: string
}

/** One section of a reasoning summary in Responses API form. */
export interface ReasoningItemReasoningSummary {
  type: "summary_text"
  text: string
}

/** Style of the reasoning summaries requested from the model. `auto` leaves the choice to the model, `none` turns them off. */
export type ReasoningSummary = "auto" | "concise" | "detailed" | "none"

/** Payload of `item/reasoning/summaryPartAdded`. */
export interface ReasoningSummaryPartAddedNotification {
  threadId: string
  turnId: string
  /** Id of the `reasoning` item. */
  itemId: string
  /** Zero-based index of the new section in `summary`. */
  summaryIndex: number
}

/** Payload of `item/reasoning/summaryTextDelta`. */
export interface ReasoningSummaryTextDeltaNotification {
  threadId: string
  turnId: string
  /** Id of the `reasoning` item. */
  itemId: string
  /** Text to append to the section. */
  delta: string
  /** Zero-based index of the section in `summary`. */
  summaryIndex: number
}

/** Payload of `item/reasoning/textDelta`. */
export interface ReasoningTextDeltaNotification {
  threadId: string
  turnId: string
  /** Id of the `reasoning` item. */
  itemId: string
  /** Text to append to the part. */
  delta: string
  /** Index of the part in `content`; deltas with the same index belong together. */
  contentIndex: number
}

/** State of the link to the remote control service. `errored` means that connecting failed, for example without a login. */
export type RemoteControlConnectionStatus = "disabled" | "connecting" | "connected" | "errored"

/** Payload of `remoteControl/status/changed`. */
export interface RemoteControlStatusChangedNotification {
  /** State of the link at this moment. */
  status: RemoteControlConnectionStatus
  /** Name under which this machine is offered to remote clients. */
  serverName: string
  /** Id of this installation, a UUID. */
  installationId: string
  /** Id given by the remote control service, null while there is none. */
  environmentId: string | null
}

/** Id that pairs a reply with its request: a string or an integer of at most 64 bits, echoed unchanged. */
export type RequestId = string | number

/** Permissions that the model asks the user to grant. */
export interface RequestPermissionProfile {
  /** Requested network access; null when not requested. */
  network: AdditionalNetworkPermissions | null
  /** Requested file system access; null when not requested. */
  fileSystem: AdditionalFileSystemPermissions | null
}

/** Region in which data has to be processed. */
export type ResidencyRequirement = "us"

/** An entry of an MCP server's resource list. */
export interface Resource {
  /** Hints by the server, such as audience or priority. */
  annotations?: JsonValue
  description?: string
  /** Media type of the content, when known. */
  mimeType?: string
  /** Programmatic name; prefer `title` for display. */
  name: string
  /** Size of the raw content in bytes, when known. */
  size?: number
  /** Name for display. */
  title?: string
  /** Identifier to pass to `mcpServer/resource/read`. */
  uri: string
  /** Icon descriptions as given by the server. */
  icons?: JsonValue[]
  /** Extra metadata from the server. */
  _meta?: JsonValue
}

/** One part of a resource, carried either as `text` or as `blob`. */
export type ResourceContent = {
  /** Identifier of this part, possibly different from the requested one. */
  uri: string
  /** Media type of the content, when known. */
  mimeType?: string
  /** Content in plain text. */
  text: string
  /** Extra metadata from the server. */
  _meta?: JsonValue
} | {
  /** Identifier of this part, possibly different from the requested one. */
  uri: string
  /** Media type of the content, when known. */
  mimeType?: string
  /** Binary content in base64. */
  blob: string
  /** Extra metadata from the server. */
  _meta?: JsonValue
}

/** A family of MCP resources whose addresses follow one pattern. */
export interface ResourceTemplate {
  /** Hints by the server, such as audience or priority. */
  annotations?: JsonValue
  /** URI template (RFC 6570) to fill in before reading, such as `db://item/{id}`. */
  uriTemplate: string
  /** Programmatic name; prefer `title` for display. */
  name: string
  /** Name for display. */
  title?: string
  description?: string
  /** Media type shared by all matching resources, if they have one. */
  mimeType?: string
}

/**
 * One item of model input or output in Responses API form, as kept in raw history.
 *
 * - `message`: A message of the conversation.
 * - `reasoning`: Reasoning of the model.
 * - `local_shell_call`: A call of the provider's built-in local shell tool.
 * - `function_call`: A tool call with JSON arguments.
 * - `tool_search_call`: A search by the model for further tools.
 * - `function_call_output`: The result of a `function_call`.
 * - `custom_tool_call`: A tool call whose input is free text.
 * - `custom_tool_call_output`: The result of a `custom_tool_call`.
 * - `tool_search_output`: The result of a `tool_search_call`.
 * - `web_search_call`: A web search carried out by the provider.
 * - `image_generation_call`: An image created by the provider.
 * - `compaction`: Earlier conversation compacted by the provider.
 * - `compaction_trigger`: Marks a request to compact the conversation.
 * - `context_compaction`: Marks a compaction of the context within the history.
 * - `other`: Stands for an item that was not understood.
 */
export type ResponseItem = {
  type: "message"
  /** Author role, such as `user`, `assistant` or `developer`. */
  role: string
  content: ContentItem[]
  /** Role of an assistant message within the turn; omitted when not reported. */
  phase?: MessagePhase
} | {
  type: "reasoning"
  /** Readable summary sections. */
  summary: ReasoningItemReasoningSummary[]
  /** Raw reasoning; omitted when the provider does not expose it. */
  content?: ReasoningItemContent[]
  /** Opaque reasoning state for later requests; null when not supplied. */
  encrypted_content: string | null
} | {
  type: "local_shell_call"
  /** Id that links the call to its output; null outside the Responses API. */
  call_id: string | null
  status: LocalShellStatus
  action: LocalShellAction
} | {
  type: "function_call"
  /** Tool name within its namespace. */
  name: string
  /** Namespace of the tool; omitted when it has none. */
  namespace?: string
  /** Arguments as JSON text, not yet parsed. */
  arguments: string
  /** Id repeated by the matching `function_call_output`. */
  call_id: string
} | {
  type: "tool_search_call"
  /** Id repeated by the matching `tool_search_output`; null when the provider gave none. */
  call_id: string | null
  /** Provider status; omitted when not reported. */
  status?: string
  /** Which side carries out the search, as named by the provider. */
  execution: string
  /** Search arguments as JSON of any shape. */
  arguments: unknown
} | {
  type: "function_call_output"
  /** Id of the call being answered. */
  call_id: string
  output: FunctionCallOutputBody
} | {
  type: "custom_tool_call"
  /** Provider status; omitted when not reported. */
  status?: string
  /** Id repeated by the matching `custom_tool_call_output`. */
  call_id: string
  name: string
  /** Free-form input text, not JSON. */
  input: string
} | {
  type: "custom_tool_call_output"
  /** Id of the call being answered. */
  call_id: string
  /** Name of the tool; omitted when not recorded. */
  name?: string
  output: FunctionCallOutputBody
} | {
  type: "tool_search_output"
  /** Id of the call being answered; null when the call had none. */
  call_id: string | null
  /** Outcome as a provider status text. */
  status: string
  /** Which side carried out the search, as named by the provider. */
  execution: string
  /** Definitions of the tools found, callable afterwards. */
  tools: unknown[]
} | {
  type: "web_search_call"
  /** Provider status; omitted when not reported. */
  status?: string
  /** What was done; omitted when not reported. */
  action?: ResponsesApiWebSearchAction
} | {
  type: "image_generation_call"
  id: string
  /** Provider status text. */
  status: string
  /** Prompt as rewritten by the provider; omitted when not reported. */
  revised_prompt?: string
  /** Image data in base64. */
  result: string
} | {
  type: "compaction"
  /** Opaque provider data that stands for the compacted part. */
  encrypted_content: string
} | {
  type: "compaction_trigger"
} | {
  type: "context_compaction"
  /** Opaque provider data for the compacted part; omitted when there is none. */
  encrypted_content?: string
} | {
  type: "other"
}

/**
 * What a web search call did, in Responses API spelling.
 *
 * - `search`: A search was run.
 * - `open_page`: A page was opened.
 * - `find_in_page`: Text was looked for within a page.
 * - `other`: Stands for an action that was not understood.
 */
export type ResponsesApiWebSearchAction = {
  type: "search"
  /** Single search text; omitted when not reported. */
  query?: string
  /** All search texts when several ran at once; omitted when not reported. */
  queries?: string[]
} | {
  type: "open_page"
  /** Address of the page; omitted when not reported. */
  url?: string
} | {
  type: "find_in_page"
  /** Address of the page; omitted when not reported. */
  url?: string
  /** Text looked for; omitted when not reported. */
  pattern?: string
} | {
  type: "other"
}

/**
 * Answer to a v1 approval. `approved_for_session` also silences repeats, `denied` lets the agent go on, `abort` stops the turn, `timed_out` means automatic review took too long.
 *
 * - `approved_execpolicy_amendment`: Approves the command and stores a rule that lets similar commands through.
 * - `network_policy_amendment`: Settles a network prompt with a lasting allow or deny rule for the host.
 */
export type ReviewDecision = "approved" | {
  approved_execpolicy_amendment: {
    /** Rule to store. */
    proposed_execpolicy_amendment: ExecPolicyAmendment
  }
} | "approved_for_session" | {
  network_policy_amendment: {
    /** Rule to store. */
    network_policy_amendment: NetworkPolicyAmendment
  }
} | "denied" | "timed_out" | "abort"

/** Where a review runs. `inline` uses the given thread, `detached` a new thread forked from it. */
export type ReviewDelivery = "inline" | "detached"

/** Params of `review/start`. */
export interface ReviewStartParams {
  threadId: string
  /** What is to be reviewed. */
  target: ReviewTarget
  /** Place of the review; omitted or null means `inline`. */
  delivery?: ReviewDelivery | null
}

/** Result of `review/start`. */
export interface ReviewStartResponse {
  /** The review turn; its items hold a synthetic user message. */
  turn: Turn
  /** Thread the review runs in, equal to `threadId` for an inline review and new for a detached one. */
  reviewThreadId: string
}

/**
 * Subject of a code review.
 *
 * - `uncommittedChanges`: Everything not committed: staged, unstaged and untracked files.
 * - `baseBranch`: The changes relative to a base branch.
 * - `commit`: The changes made by one commit.
 * - `custom`: Whatever free-form instructions describe.
 */
export type ReviewTarget = {
  type: "uncommittedChanges"
} | {
  type: "baseBranch"
  /** Name of the base branch, not blank. */
  branch: string
} | {
  type: "commit"
  /** Commit hash, not blank. */
  sha: string
  /** Text shown for the commit, typically its subject; null when there is none. */
  title: string | null
} | {
  type: "custom"
  /** Prompt for the reviewer, not blank. */
  instructions: string
}

/** Short choice of sandbox. `read-only` forbids writing, `workspace-write` allows it in the workspace, `danger-full-access` turns the sandbox off. */
export type SandboxMode = "read-only" | "workspace-write" | "danger-full-access"

/**
 * Sandbox for commands with its options; no mode restricts reading.
 *
 * - `dangerFullAccess`: No sandbox at all.
 * - `readOnly`: Reading only, no writing.
 * - `externalSandbox`: The host already isolates the process, so no sandbox of its own is applied.
 * - `workspaceWrite`: Writing in the working directory, listed roots and temporary directories.
 */
export type SandboxPolicy = {
  type: "dangerFullAccess"
} | {
  type: "readOnly"
  /**
   * Whether commands may use the network; false when omitted.
   *
   * @defaultValue `false`
   */
  networkAccess: boolean
} | {
  type: "externalSandbox"
  /**
   * Network state that the outer sandbox provides; `restricted` when omitted.
   *
   * @defaultValue `"restricted"`
   */
  networkAccess: NetworkAccess
} | {
  type: "workspaceWrite"
  /**
   * Further absolute paths that may be written; empty when omitted.
   *
   * @defaultValue `[]`
   */
  writableRoots: AbsolutePathBuf[]
  /**
   * Whether commands may use the network; false when omitted.
   *
   * @defaultValue `false`
   */
  networkAccess: boolean
  /**
   * True makes the `TMPDIR` directory not writable; false when omitted.
   *
   * @defaultValue `false`
   */
  excludeTmpdirEnvVar: boolean
  /**
   * True makes `/tmp` not writable; false when omitted.
   *
   * @defaultValue `false`
   */
  excludeSlashTmp: boolean
}

/** Settings of the `workspace-write` sandbox. */
export interface SandboxWorkspaceWrite {
  /**
   * Directories that are writable besides the workspace.
   *
   * @defaultValue `[]`
   */
  writable_roots: string[]
  /**
   * Whether commands may use the network.
   *
   * @defaultValue `false`
   */
  network_access: boolean
  /**
   * True keeps the directory in `TMPDIR` from being writable.
   *
   * @defaultValue `false`
   */
  exclude_tmpdir_env_var: boolean
  /**
   * True keeps `/tmp` from being writable.
   *
   * @defaultValue `false`
   */
  exclude_slash_tmp: boolean
}

/** Params of `account/sendAddCreditsNudgeEmail`. */
export interface SendAddCreditsNudgeEmailParams {
  /** Subject of the e-mail. */
  creditType: AddCreditsNudgeCreditType
}

/** Result of `account/sendAddCreditsNudgeEmail`. */
export interface SendAddCreditsNudgeEmailResponse {
  /** Whether an e-mail went out. */
  status: AddCreditsNudgeEmailStatus
}

/** Any notification a server may send. */
export type ServerNotification = {
  method: "account/updated"
  params: AccountUpdatedNotification
} | {
  method: "account/login/completed"
  params: AccountLoginCompletedNotification
} | {
  method: "serverRequest/resolved"
  params: ServerRequestResolvedNotification
} | {
  method: "app/list/updated"
  params: AppListUpdatedNotification
} | {
  method: "command/exec/outputDelta"
  params: CommandExecOutputDeltaNotification
} | {
  method: "error"
  params: ErrorNotification
} | {
  method: "warning"
  params: WarningNotification
} | {
  method: "guardianWarning"
  params: GuardianWarningNotification
} | {
  method: "deprecationNotice"
  params: DeprecationNoticeNotification
} | {
  method: "configWarning"
  params: ConfigWarningNotification
} | {
  method: "externalAgentConfig/import/completed"
  params: ExternalAgentConfigImportCompletedNotification
} | {
  method: "fs/changed"
  params: FsChangedNotification
} | {
  method: "fuzzyFileSearch/sessionUpdated"
  params: FuzzyFileSearchSessionUpdatedNotification
} | {
  method: "fuzzyFileSearch/sessionCompleted"
  params: FuzzyFileSearchSessionCompletedNotification
} | {
  method: "item/autoApprovalReview/started"
  params: ItemGuardianApprovalReviewStartedNotification
} | {
  method: "item/autoApprovalReview/completed"
  params: ItemGuardianApprovalReviewCompletedNotification
} | {
  method: "hook/started"
  params: HookStartedNotification
} | {
  method: "hook/completed"
  params: HookCompletedNotification
} | {
  method: "item/started"
  params: ItemStartedNotification
} | {
  method: "item/completed"
  params: ItemCompletedNotification
} | {
  method: "rawResponseItem/completed"
  params: RawResponseItemCompletedNotification
} | {
  method: "item/agentMessage/delta"
  params: AgentMessageDeltaNotification
} | {
  method: "item/plan/delta"
  params: PlanDeltaNotification
} | {
  method: "item/commandExecution/outputDelta"
  params: CommandExecutionOutputDeltaNotification
} | {
  method: "item/commandExecution/terminalInteraction"
  params: TerminalInteractionNotification
} | {
  method: "item/fileChange/outputDelta"
  params: FileChangeOutputDeltaNotification
} | {
  method: "item/fileChange/patchUpdated"
  params: FileChangePatchUpdatedNotification
} | {
  method: "item/mcpToolCall/progress"
  params: McpToolCallProgressNotification
} | {
  method: "item/reasoning/summaryTextDelta"
  params: ReasoningSummaryTextDeltaNotification
} | {
  method: "item/reasoning/summaryPartAdded"
  params: ReasoningSummaryPartAddedNotification
} | {
  method: "item/reasoning/textDelta"
  params: ReasoningTextDeltaNotification
} | {
  method: "mcpServer/oauthLogin/completed"
  params: McpServerOauthLoginCompletedNotification
} | {
  method: "mcpServer/startupStatus/updated"
  params: McpServerStatusUpdatedNotification
} | {
  method: "model/rerouted"
  params: ModelReroutedNotification
} | {
  method: "model/verification"
  params: ModelVerificationNotification
} | {
  method: "account/rateLimits/updated"
  params: AccountRateLimitsUpdatedNotification
} | {
  method: "remoteControl/status/changed"
  params: RemoteControlStatusChangedNotification
} | {
  method: "skills/changed"
  params: SkillsChangedNotification
} | {
  method: "thread/goal/updated"
  params: ThreadGoalUpdatedNotification
} | {
  method: "thread/goal/cleared"
  params: ThreadGoalClearedNotification
} | {
  method: "thread/started"
  params: ThreadStartedNotification
} | {
  method: "thread/status/changed"
  params: ThreadStatusChangedNotification
} | {
  method: "thread/archived"
  params: ThreadArchivedNotification
} | {
  method: "thread/unarchived"
  params: ThreadUnarchivedNotification
} | {
  method: "thread/closed"
  params: ThreadClosedNotification
} | {
  method: "thread/tokenUsage/updated"
  params: ThreadTokenUsageUpdatedNotification
} | {
  method: "thread/compacted"
  params: ContextCompactedNotification
} | {
  method: "thread/name/updated"
  params: ThreadNameUpdatedNotification
} | {
  method: "turn/started"
  params: TurnStartedNotification
} | {
  method: "turn/completed"
  params: TurnCompletedNotification
} | {
  method: "turn/diff/updated"
  params: TurnDiffUpdatedNotification
} | {
  method: "turn/plan/updated"
  params: TurnPlanUpdatedNotification
} | {
  method: "windows/worldWritableWarning"
  params: WindowsWorldWritableWarningNotification
} | {
  method: "windowsSandbox/setupCompleted"
  params: WindowsSandboxSetupCompletedNotification
}

/** Any request a server may send. */
export type ServerRequest = {
  method: "account/chatgptAuthTokens/refresh"
  id: RequestId
  params: ChatgptAuthTokensRefreshParams
} | {
  method: "item/commandExecution/requestApproval"
  id: RequestId
  params: CommandExecutionRequestApprovalParams
} | {
  method: "item/fileChange/requestApproval"
  id: RequestId
  params: FileChangeRequestApprovalParams
} | {
  method: "item/permissions/requestApproval"
  id: RequestId
  params: PermissionsRequestApprovalParams
} | {
  method: "applyPatchApproval"
  id: RequestId
  params: ApplyPatchApprovalParams
} | {
  method: "execCommandApproval"
  id: RequestId
  params: ExecCommandApprovalParams
} | {
  method: "attestation/generate"
  id: RequestId
  params: AttestationGenerateParams
} | {
  method: "mcpServer/elicitation/request"
  id: RequestId
  params: McpServerElicitationRequestParams
} | {
  method: "item/tool/requestUserInput"
  id: RequestId
  params: ToolRequestUserInputParams
} | {
  method: "item/tool/call"
  id: RequestId
  params: DynamicToolCallParams
}

/** Payload of `serverRequest/resolved`. */
export interface ServerRequestResolvedNotification {
  threadId: string
  /** JSON-RPC id of the server request that is no longer open. */
  requestId: RequestId
}

/** Recorded conversation found for import. */
export interface SessionMigration {
  /** File that holds the conversation. */
  path: string
  /** Working directory of the conversation, used for the new thread. */
  cwd: string
  /** Title that becomes the thread name, null when there is none. */
  title: string | null
}

/**
 * Origin of a thread. `exec` is a non-interactive run; app-server clients are usually reported as `vscode`.
 *
 * - `custom`: Another client, by the name it gave itself.
 * - `subAgent`: A sub-agent of another thread.
 */
export type SessionSource = ("cli" | "vscode" | "exec" | "appServer" | "unknown") | {
  custom: string
} | {
  subAgent: SubAgentSource
}

/** Things a skill needs in order to work. */
export interface SkillDependencies {
  /** Tools the skill relies on. */
  tools: SkillToolDependency[]
}

/** Problem met while loading skills. */
export interface SkillErrorInfo {
  /** File or directory that could not be loaded. */
  path: string
  message: string
}

/** Presentation details of a skill, each present only when the skill declares it. */
export interface SkillInterface {
  /** Label to show instead of `name`. */
  displayName?: string
  /** One-line text for lists. */
  shortDescription?: string
  /** Absolute path of the small icon file. */
  iconSmall?: AbsolutePathBuf
  /** Absolute path of the large icon file. */
  iconLarge?: AbsolutePathBuf
  /** Colour for the skill, as written in its metadata. */
  brandColor?: string
  /** Text to offer as a first prompt for the skill. */
  defaultPrompt?: string
}

/** Skill found for a working directory. */
export interface SkillMetadata {
  /** Name used to invoke the skill; skills of a plugin are prefixed as `plugin:skill`. */
  name: string
  /** When the skill should be used, as declared by the skill. */
  description: string
  /** Older short text from `SKILL.md`; use `interface.shortDescription` where present. */
  shortDescription?: string
  /** Presentation details, absent when the skill declares none. */
  interface?: SkillInterface
  /** Required tools, absent when the skill declares none. */
  dependencies?: SkillDependencies
  /** Absolute path of the skill's `SKILL.md`. */
  path: AbsolutePathBuf
  /** Kind of place the skill was found in. */
  scope: SkillScope
  /** False after the skill has been switched off in the configuration. */
  enabled: boolean
}

/** Where a skill comes from: `user` is the user's own directories, `repo` the project, `system` ships with the product, `admin` is installed for the machine. */
export type SkillScope = "user" | "repo" | "system" | "admin"

/** Skill as listed in the details of a plugin. */
export interface SkillSummary {
  /** Skill name, with the plugin name as prefix. */
  name: string
  description: string
  /** Older short text, null when there is none; use `interface.shortDescription` where present. */
  shortDescription: string | null
  /** Presentation details, null when the skill declares none. */
  interface: SkillInterface | null
  /** Absolute path of the skill's `SKILL.md`, null when it is not on this machine. */
  path: AbsolutePathBuf | null
  /** Whether the skill is switched on in the configuration. */
  enabled: boolean
}

/** Tool that a skill relies on. */
export interface SkillToolDependency {
  /** Kind of tool, as declared by the skill. */
  type: string
  /** Identifier of the tool within its kind. */
  value: string
  /** What the tool is needed for. */
  description?: string
  /** How to reach the tool, when it is a server. */
  transport?: string
  /** Command that starts the tool, when it runs locally. */
  command?: string
  /** Address of the tool, when it is remote. */
  url?: string
}

/** Carries no data; call `skills/list` to get the new state. */
export type SkillsChangedNotification = Record<string, never>

/** Params of `skills/config/write`. */
export interface SkillsConfigWriteParams {
  /** Absolute path of the skill's `SKILL.md`; excludes `name`. */
  path?: AbsolutePathBuf | null
  /** Name of the skill; excludes `path`. */
  name?: string | null
  /** False stores an entry that disables the skill, true removes it. */
  enabled: boolean
}

/** Result of `skills/config/write`. */
export interface SkillsConfigWriteResponse {
  /** State of the skill after the write. */
  effectiveEnabled: boolean
}

/** Skills that apply to one working directory. */
export interface SkillsListEntry {
  /** Directory this entry belongs to, as requested. */
  cwd: string
  /** Skills found, disabled ones included. */
  skills: SkillMetadata[]
  /** Skills that could not be loaded; the others are still listed. */
  errors: SkillErrorInfo[]
}

/** Params of `skills/list`. */
export interface SkillsListParams {
  /** Directories to look at; omitted or empty means the working directory of the server. */
  cwds?: string[]
  /** True skips the cache and scans the disk again; default false. */
  forceReload?: boolean
}

/** Result of `skills/list`. */
export interface SkillsListResponse {
  /** One entry per requested directory. */
  data: SkillsListEntry[]
}

/** Order in which a list is paged. `asc` starts with the oldest entry, `desc` with the newest. */
export type SortDirection = "asc" | "desc"

/** Origin of a session as stored on disk. `exec` is a non-interactive run, `mcp` a client of the app server or MCP server. */
export type StoredSessionSource = ("cli" | "vscode" | "exec" | "mcp" | "unknown") | {
  custom: string
} | {
  internal: InternalSessionSource
} | {
  subagent: SubAgentSource
}

/**
 * Why a sub-agent exists. `review` and `compact` serve a review or a history compaction, `memory_consolidation` condenses memories.
 *
 * - `thread_spawn`: A sub-agent started by the agent of another thread.
 * - `other`: Any further purpose, named by a free label.
 */
export type SubAgentSource = ("review" | "compact" | "memory_consolidation") | {
  thread_spawn: {
    /** Thread that started the sub-agent. */
    parent_thread_id: ThreadId
    /** Nesting level below the root thread. */
    depth: number
    /** Place of the sub-agent in the agent tree; null when not recorded. */
    agent_path: AgentPath | null
    /** Display name given to the sub-agent; null when it has none. */
    agent_nickname: string | null
    /** Role the sub-agent was started with; null when it has none. */
    agent_role: string | null
  }
} | {
  other: string
}

/** Sub-agent definition found for import. */
export interface SubagentMigration {
  name: string
}

/** Payload of `item/commandExecution/terminalInteraction`. */
export interface TerminalInteractionNotification {
  threadId: string
  turnId: string
  /** Id of the `commandExecution` item that started the process. */
  itemId: string
  /** Id of the terminal process, as in `processId` of the item. */
  processId: string
  /** Text written to the process; empty when the model only waited for output. */
  stdin: string
}

/** A span of a text input that the interface treats specially, such as an attachment placeholder. */
export interface TextElement {
  /** Position of the span in `text`, in UTF-8 bytes. */
  byteRange: ByteRange
  /** Text shown for the span; null when it has none of its own. */
  placeholder: string | null
}

/** A place in a text file. */
export interface TextPosition {
  /** Line number, counted from 1. */
  line: number
  /** Column number, counted from 1 in Unicode characters. */
  column: number
}

/** A stretch of text between two positions of a file. */
export interface TextRange {
  start: TextPosition
  end: TextPosition
}

/** A stored or running conversation. */
export interface Thread {
  /** UUID of the thread. */
  id: string
  /** Id shared by all threads of one session tree; equals `id` on a root thread, and a fork starts a new one. */
  sessionId: string
  /** Thread this one was forked from; null when it is no fork. */
  forkedFromId: string | null
  /** Text to recognize the thread by, normally its first user message; empty before that. */
  preview: string
  /** True when the thread lives in memory only and is never written to disk. */
  ephemeral: boolean
  /** Id of the configured provider that serves the model. */
  modelProvider: string
  /** Creation time in Unix seconds. */
  createdAt: number
  /** Time of the last change in Unix seconds. */
  updatedAt: number
  /** Runtime status; `notLoaded` for a thread that exists only in storage. */
  status: ThreadStatus
  /** Path of the stored file, present before the file is written; null when ephemeral. Unstable. */
  path: string | null
  /** Working directory recorded for the thread. */
  cwd: AbsolutePathBuf
  /** Version of the program that created the thread. */
  cliVersion: string
  /** Kind of client or agent that created the thread. */
  source: SessionSource
  /** Analytics origin as given by the creator; null when none was given, never derived from `source`. */
  threadSource: ThreadSource | null
  /** Random display name of a sub-agent; null on other threads. */
  agentNickname: string | null
  /** Role a sub-agent was started with; null on other threads. */
  agentRole: string | null
  /** Git state recorded for the thread; null when none was recorded. */
  gitInfo: GitInfo | null
  /** Title set with `thread/name/set`; null when unset. */
  name: string | null
  /** Turns, filled only by `thread/resume`, `thread/fork`, `thread/rollback` and `thread/read` with `includeTurns`; otherwise empty. */
  turns: Turn[]
}

/** What a running turn is waiting for. `waitingOnApproval` also covers MCP elicitations, `waitingOnUserInput` a question to the user. */
export type ThreadActiveFlag = "waitingOnApproval" | "waitingOnUserInput"

/** Params of `thread/approveGuardianDeniedAction`. */
export interface ThreadApproveGuardianDeniedActionParams {
  threadId: string
  /** The raw denial event, including its `id`, as the review produced it. */
  event: JsonValue
}

/** Result of `thread/approveGuardianDeniedAction`. */
export type ThreadApproveGuardianDeniedActionResponse = Record<string, never>

/** Params of `thread/archive`. */
export interface ThreadArchiveParams {
  threadId: string
}

/** Result of `thread/archive`. */
export type ThreadArchiveResponse = Record<string, never>

/** Payload of `thread/archived`. */
export interface ThreadArchivedNotification {
  threadId: string
}

/** Payload of `thread/closed`. */
export interface ThreadClosedNotification {
  threadId: string
}

/** Params of `thread/compact/start`. */
export interface ThreadCompactStartParams {
  threadId: string
}

/** Result of `thread/compact/start`. */
export type ThreadCompactStartResponse = Record<string, never>

/** Names the source of the fork: a non-empty `path` takes precedence over `threadId`, which is the recommended way. */
export interface ThreadForkParams {
  /** Thread to copy; ignored when `path` is set. */
  threadId: string
  /** Model id of the new thread; not checked here. */
  model?: string | null
  /** Id of a configured provider for the new thread; an unknown one is refused. */
  modelProvider?: string | null
  /** Working directory of the new thread; a relative path starts at the server's directory. */
  cwd?: string | null
  /** Service tier such as `priority`; null asks for the standard tier, omitted gives no override. */
  serviceTier?: string | null
  /** Who answers approval requests, from now on and in later turns. */
  approvalsReviewer?: ApprovalsReviewer | null
  /** Config settings by key that override the config files for this thread. */
  config?: {
    [k: string]: JsonValue | undefined
  } | null
  /** Replacement for the base instructions of the model. */
  baseInstructions?: string | null
  /** Further instructions, given to the model with the developer role. */
  developerInstructions?: string | null
  /** When the agent has to ask for approval in the new thread. */
  approvalPolicy?: AskForApproval | null
  /** Sandbox mode for commands; not allowed together with `permissions`. */
  sandbox?: SandboxMode | null
  /** Keeps the new thread in memory only, without listing or storing it; false when omitted. */
  ephemeral?: boolean
  /** Analytics origin to record for the thread; recorded as null when omitted. */
  threadSource?: ThreadSource | null
}

/** Result of `thread/fork`. */
export interface ThreadForkResponse {
  /** The new thread, with turns unless `excludeTurns` was set. */
  thread: Thread
  /** Model in effect. */
  model: string
  /** Id of the provider in effect. */
  modelProvider: string
  /** Service tier in effect; null when none is set or the requested one is unknown. */
  serviceTier: string | null
  /** Working directory in effect. */
  cwd: AbsolutePathBuf
  /**
   * Paths of the instruction files loaded for the thread, global and project ones alike.
   *
   * @defaultValue `[]`
   */
  instructionSources: AbsolutePathBuf[]
  /** Approval policy in effect. */
  approvalPolicy: AskForApproval
  /** Reviewer in effect; older servers write `guardian_subagent` for `auto_review`. */
  approvalsReviewer: ApprovalsReviewer
  /** Sandbox in the older policy form, kept for compatibility; `activePermissionProfile` tells where it comes from. */
  sandbox: SandboxPolicy
  /** Reasoning effort in effect; null when none is set explicitly. */
  reasoningEffort: ReasoningEffort | null
}

/** The goal a thread works towards, with its budget and the usage counted so far. */
export interface ThreadGoal {
  threadId: string
  /** What is to be achieved, non-empty, at most 4000 characters. */
  objective: string
  status: ThreadGoalStatus
  /** Tokens the goal may use before it becomes `budgetLimited`; null when unlimited. */
  tokenBudget: number | null
  /** Tokens counted against the goal so far. */
  tokensUsed: number
  /** Working time counted against the goal so far, in seconds. */
  timeUsedSeconds: number
  /** Creation time in Unix seconds. */
  createdAt: number
  /** Time of the last change in Unix seconds. */
  updatedAt: number
}

/** Params of `thread/goal/clear`. */
export interface ThreadGoalClearParams {
  threadId: string
}

/** Result of `thread/goal/clear`. */
export interface ThreadGoalClearResponse {
  /** False when the thread had no goal; `thread/goal/cleared` is sent only when true. */
  cleared: boolean
}

/** Payload of `thread/goal/cleared`. */
export interface ThreadGoalClearedNotification {
  threadId: string
}

/** Params of `thread/goal/get`. */
export interface ThreadGoalGetParams {
  threadId: string
}

/** Result of `thread/goal/get`. */
export interface ThreadGoalGetResponse {
  /** Null when the thread has no goal. */
  goal: ThreadGoal | null
}

/** Params of `thread/goal/set`. */
export interface ThreadGoalSetParams {
  threadId: string
  /** New objective, at most 4000 characters; required to create a goal, otherwise omitted or null keeps the current one. */
  objective?: string | null
  /** New status; omitted or null keeps the current one, and a goal created without it is `active`. */
  status?: ThreadGoalStatus | null
  /** Token limit above zero; omitted keeps the current one, null removes it. */
  tokenBudget?: number | null
}

/** Result of `thread/goal/set`. */
export interface ThreadGoalSetResponse {
  /** The goal after the change. */
  goal: ThreadGoal
}

/** State of a goal. Only `active` drives turns; `usageLimited` follows an account usage limit, `budgetLimited` a used-up token budget. `blocked` means the agent is stuck. */
export type ThreadGoalStatus = "active" | "paused" | "blocked" | "usageLimited" | "budgetLimited" | "complete"

/** Payload of `thread/goal/updated`. */
export interface ThreadGoalUpdatedNotification {
  threadId: string
  /** Turn whose usage caused the change; null when a request caused it. */
  turnId: string | null
  goal: ThreadGoal
}

/** UUID of a thread, in text form. */
export type ThreadId = string

/** Params of `thread/inject_items`. */
export interface ThreadInjectItemsParams {
  threadId: string
  /** Items in Responses API form, at least one; entries that are not valid items fail with their index. */
  items: JsonValue[]
}

/** Result of `thread/inject_items`. */
export type ThreadInjectItemsResponse = Record<string, never>

/**
 * One entry in the history of a turn, such as a message or a tool call. Stored history omits some items and may give others new ids.
 *
 * - `userMessage`: Input from the user.
 * - `hookPrompt`: Text that hooks added as input for the model.
 * - `agentMessage`: A message written by the model.
 * - `plan`: A plan proposed in plan mode (experimental).
 * - `reasoning`: Reasoning of the model.
 * - `commandExecution`: A command run by the model or by the user.
 * - `fileChange`: A patch to one or more files.
 * - `mcpToolCall`: A call to a tool of an MCP server.
 * - `dynamicToolCall`: A call to a tool that the client itself provides.
 * - `collabAgentToolCall`: A call that starts, messages, awaits or closes other agents.
 * - `webSearch`: A web search or page access by the model.
 * - `imageView`: The model looked at a local image.
 * - `imageGeneration`: An image created by the model.
 * - `enteredReviewMode`: Start of a code review.
 * - `exitedReviewMode`: End of a code review.
 * - `contextCompaction`: Marks the place where the conversation was compacted to save context.
 */
export type ThreadItem = {
  type: "userMessage"
  id: string
  /** Input pieces in the order they were sent. */
  content: UserInput[]
} | {
  type: "hookPrompt"
  id: string
  fragments: HookPromptFragment[]
} | {
  type: "agentMessage"
  id: string
  /** Message text; often empty in `item/started` and then streamed as deltas. */
  text: string
  /** Role of the message within the turn; null when the model does not report it. */
  phase: MessagePhase | null
  /** Memories the message relied on; null when it cites none. */
  memoryCitation: MemoryCitation | null
} | {
  type: "plan"
  id: string
  /** Full plan text, authoritative over the joined `item/plan/delta` pieces. */
  text: string
} | {
  type: "reasoning"
  id: string
  /**
   * Readable summary sections, addressed by `summaryIndex` in deltas.
   *
   * @defaultValue `[]`
   */
  summary: string[]
  /**
   * Raw reasoning parts, addressed by `contentIndex` in deltas; empty for models that hide them.
   *
   * @defaultValue `[]`
   */
  content: string[]
} | {
  type: "commandExecution"
  id: string
  /** Command as one shell line, including the wrapper such as `/bin/bash -lc '...'`. */
  command: string
  /** Absolute working directory of the command. */
  cwd: AbsolutePathBuf
  /** Id of the terminal process behind the command; null when there is none, for example before approval. */
  processId: string | null
  /**
   * Who started the command; `agent` when absent in stored data.
   *
   * @defaultValue `"agent"`
   */
  source: CommandExecutionSource
  status: CommandExecutionStatus
  /** Guessed meaning of each part of the command line, as one line may hold several commands. */
  commandActions: CommandAction[]
  /** Captured stdout and stderr together; null while running and when nothing was captured. */
  aggregatedOutput: string | null
  /** Exit code; null until the command has ended, and for a command that never ran. */
  exitCode: number | null
  /** Run time in milliseconds; null until the command has ended. */
  durationMs: number | null
} | {
  type: "fileChange"
  id: string
  /** Changes of the patch, one entry per file. */
  changes: FileUpdateChange[]
  status: PatchApplyStatus
} | {
  type: "mcpToolCall"
  id: string
  /** Configured name of the MCP server. */
  server: string
  /** Tool name as the server knows it. */
  tool: string
  status: McpToolCallStatus
  /** Arguments of the call as JSON. */
  arguments: JsonValue
  /** URI of the app user interface tied to the tool, already set when the item starts; omitted when there is none. */
  mcpAppResourceUri?: string
  /** Plugin that supplies the MCP server; null when it does not come from a plugin. */
  pluginId: string | null
  /** Answer of the tool; null until completion and when the call produced none. */
  result: McpToolCallResult | null
  /** Reason why the call gave no result; null otherwise. */
  error: McpToolCallError | null
  /** Duration in milliseconds; null until the call has ended. */
  durationMs: number | null
} | {
  type: "dynamicToolCall"
  id: string
  /** Namespace the tool was registered under; null when it has none. */
  namespace: string | null
  /** Tool name without its namespace. */
  tool: string
  /** Arguments of the call as JSON. */
  arguments: JsonValue
  status: DynamicToolCallStatus
  /** Content of the client's reply; null until it has answered. */
  contentItems: DynamicToolCallOutputContentItem[] | null
  /** Success flag from the client's reply; null until it has answered. */
  success: boolean | null
  /** Duration in milliseconds; null until the call has ended. */
  durationMs: number | null
} | {
  type: "collabAgentToolCall"
  id: string
  tool: CollabAgentTool
  status: CollabAgentToolCallStatus
  /** Thread of the agent that made the call. */
  senderThreadId: string
  /** Threads of the agents addressed; for `spawnAgent` the newly created one. */
  receiverThreadIds: string[]
  /** Text sent to the target agent; null when the operation sends none. */
  prompt: string | null
  /** Model asked for on spawning; null when not applicable. */
  model: string | null
  /** Reasoning effort asked for on spawning; null when not applicable. */
  reasoningEffort: ReasoningEffort | null
  /** Last known state per agent, keyed by its thread id. */
  agentsStates: {
    [k: string]: CollabAgentState | undefined
  }
} | {
  type: "webSearch"
  id: string
  /** Search text for display; can be empty. */
  query: string
  /** What was done in detail; null when not known. */
  action: WebSearchAction | null
} | {
  type: "imageView"
  id: string
  /** Absolute path of the image file. */
  path: AbsolutePathBuf
} | {
  type: "imageGeneration"
  id: string
  /** Status text as the model provider reports it. */
  status: string
  /** Prompt as rewritten by the provider; null when not reported. */
  revisedPrompt: string | null
  /** Image data in base64. */
  result: string
  /** Absolute path of the stored image; omitted when it was not saved. */
  savedPath?: AbsolutePathBuf
} | {
  type: "enteredReviewMode"
  /** Same id as the matching `exitedReviewMode` item. */
  id: string
  /** Short description of what is reviewed, such as "current changes". */
  review: string
} | {
  type: "exitedReviewMode"
  /** Same id as the matching `enteredReviewMode` item. */
  id: string
  /** Review result rendered as text, findings included. */
  review: string
} | {
  type: "contextCompaction"
  id: string
}

/** One working directory or a list of them; only exact matches count and an empty list matches nothing. */
export type ThreadListCwdFilter = string | string[]

/** Params of `thread/list`. */
export interface ThreadListParams {
  /** Opaque cursor from an earlier page; omitted or null starts at the first page. */
  cursor?: string | null
  /** Page size, 25 when omitted and at most 100; 0 counts as 1. */
  limit?: number | null
  /** Time to sort by; `created_at` when omitted. */
  sortKey?: ThreadSortKey | null
  /** Paging order; `desc` (newest first) when omitted. */
  sortDirection?: SortDirection | null
  /** Providers to include; omitted or null means the server's configured provider, an empty list all of them. */
  modelProviders?: string[] | null
  /** Origins to include; omitted or empty means the interactive ones, `cli` and `vscode`. */
  sourceKinds?: ThreadSourceKind[] | null
  /** True returns archived threads only; false, null or omitted only the others. */
  archived?: boolean | null
  /** Working directory or directories to match exactly; an empty list matches nothing. */
  cwd?: ThreadListCwdFilter | null
  /** True lists from the state database without scanning and repairing from stored files; false when omitted. */
  useStateDbOnly?: boolean
  /** Case-sensitive text that has to occur in the title or preview; `thread/search` looks at the content. */
  searchTerm?: string | null
}

/** Result of `thread/list`. */
export interface ThreadListResponse {
  /** Threads of this page, without turns. */
  data: Thread[]
  /** Opaque cursor of the following page; null on the last one. */
  nextCursor: string | null
  /** Opaque cursor for the opposite `sortDirection`, anchored so that no thread of the same second is missed; null on an empty page. */
  backwardsCursor: string | null
}

/** Params of `thread/loaded/list`. */
export interface ThreadLoadedListParams {
  /** Opaque cursor from an earlier page; omitted or null starts at the first page. */
  cursor?: string | null
  /** Page size; all ids when omitted. */
  limit?: number | null
}

/** Result of `thread/loaded/list`. */
export interface ThreadLoadedListResponse {
  /** Thread ids of this page. */
  data: string[]
  /** Opaque cursor of the following page; null on the last one. */
  nextCursor: string | null
}

/** Patch of stored Git data; a blank value is refused and at least one field is required. */
export interface ThreadMetadataGitInfoUpdateParams {
  /** Commit hash; absent keeps the stored value, null removes it. */
  sha?: string | null
  /** Branch name; absent keeps the stored value, null removes it. */
  branch?: string | null
  /** URL of the `origin` remote; absent keeps the stored value, null removes it. */
  originUrl?: string | null
}

/** Params of `thread/metadata/update`. */
export interface ThreadMetadataUpdateParams {
  threadId: string
  /** Git fields to change; fails when absent or without any field. */
  gitInfo?: ThreadMetadataGitInfoUpdateParams | null
}

/** Result of `thread/metadata/update`. */
export interface ThreadMetadataUpdateResponse {
  /** The thread as stored after the change. */
  thread: Thread
}

/** Payload of `thread/name/updated`. */
export interface ThreadNameUpdatedNotification {
  threadId: string
  /** The new name; absent when the thread has none. */
  threadName?: string
}

/** Params of `thread/read`. */
export interface ThreadReadParams {
  threadId: string
  /** Includes stored turns and items, false when omitted; refused for ephemeral threads and before the first message. */
  includeTurns?: boolean
}

/** Result of `thread/read`. */
export interface ThreadReadResponse {
  /** The thread; stored turns hold fewer items than live ones, with other item ids. */
  thread: Thread
}

/** Names the thread to resume. If it is not loaded, `history` wins over a non-empty `path`, and both win over `threadId`, the recommended way. */
export interface ThreadResumeParams {
  /** Thread to resume; ignored for a thread that is not loaded when `history` or `path` is set. */
  threadId: string
  /** Model id to continue with; a change draws a `warning`; not checked here. */
  model?: string | null
  /** Id of a configured provider to continue with; an unknown one is refused. */
  modelProvider?: string | null
  /** Working directory to continue in; a relative path starts at the server's directory. */
  cwd?: string | null
  /** Service tier such as `priority`; null asks for the standard tier, omitted gives no override. */
  serviceTier?: string | null
  /** Who answers approval requests, from now on and in later turns. */
  approvalsReviewer?: ApprovalsReviewer | null
  /** Config settings by key that override the config files for this thread. */
  config?: {
    [k: string]: JsonValue | undefined
  } | null
  /** Replacement for the base instructions of the model. */
  baseInstructions?: string | null
  /** Further instructions, given to the model with the developer role. */
  developerInstructions?: string | null
  /** When the agent has to ask for approval. */
  approvalPolicy?: AskForApproval | null
  /** Sandbox mode for commands; not allowed together with `permissions`. */
  sandbox?: SandboxMode | null
  /** Tone of the agent. */
  personality?: Personality | null
}

/** Result of `thread/resume`. */
export interface ThreadResumeResponse {
  /** The thread with its turns in full view, a running one included; no turns when `excludeTurns` was set. */
  thread: Thread
  /** Model in effect. */
  model: string
  /** Id of the provider in effect. */
  modelProvider: string
  /** Service tier in effect; null when none is set or the requested one is unknown. */
  serviceTier: string | null
  /** Working directory in effect. */
  cwd: AbsolutePathBuf
  /**
   * Paths of the instruction files loaded for the thread, global and project ones alike.
   *
   * @defaultValue `[]`
   */
  instructionSources: AbsolutePathBuf[]
  /** Approval policy in effect. */
  approvalPolicy: AskForApproval
  /** Reviewer in effect; older servers write `guardian_subagent` for `auto_review`. */
  approvalsReviewer: ApprovalsReviewer
  /** Sandbox in the older policy form, kept for compatibility; `activePermissionProfile` tells where it comes from. */
  sandbox: SandboxPolicy
  /** Reasoning effort in effect; null when none is set explicitly. */
  reasoningEffort: ReasoningEffort | null
}

/** Params of `thread/rollback`. */
export interface ThreadRollbackParams {
  threadId: string
  /** Number of turns to drop, at least 1; a number above the length of the history drops them all. */
  numTurns: number
}

/** Result of `thread/rollback`. */
export interface ThreadRollbackResponse {
  /** The thread after the rollback with its remaining turns; stored turns hold fewer items than live ones. */
  thread: Thread
}

/** Params of `thread/name/set`. */
export interface ThreadSetNameParams {
  threadId: string
  /** New name, trimmed, not blank; it need not be unique. */
  name: string
}

/** Result of `thread/name/set`. */
export type ThreadSetNameResponse = Record<string, never>

/** Params of `thread/shellCommand`. */
export interface ThreadShellCommandParams {
  threadId: string
  /** Shell line for the user's shell, so pipes and redirects work; not blank and run with full access. */
  command: string
}

/** Result of `thread/shellCommand`. */
export type ThreadShellCommandResponse = Record<string, never>

/** Time by which threads are sorted: creation or last change. */
export type ThreadSortKey = "created_at" | "updated_at"

/** Who caused a thread, for analytics: the user, an agent that started a sub-agent, or memory consolidation. */
export type ThreadSource = "user" | "subagent" | "memory_consolidation"

/** Thread origin to filter by. `subAgent` matches every sub-agent, the longer `subAgent…` values one purpose each. */
export type ThreadSourceKind = "cli" | "vscode" | "exec" | "appServer" | "subAgent" | "subAgentReview" | "subAgentCompact" | "subAgentThreadSpawn" | "subAgentOther" | "unknown"

/** Params of `thread/start`. */
export interface ThreadStartParams {
  /** Model id; the configured default when omitted; not checked here. */
  model?: string | null
  /** Id of a configured provider; the configured default when omitted; an unknown one is refused. */
  modelProvider?: string | null
  /** Working directory; the server's own when omitted; a relative path starts at the server's directory. */
  cwd?: string | null
  /** Service tier such as `priority`; null asks for the standard tier, omitted gives no override. */
  serviceTier?: string | null
  /** Who answers approval requests, from now on and in later turns. */
  approvalsReviewer?: ApprovalsReviewer | null
  /** Config settings by key that override the config files for this thread. */
  config?: {
    [k: string]: JsonValue | undefined
  } | null
  /** Replacement for the base instructions of the model. */
  baseInstructions?: string | null
  /** Further instructions, given to the model with the developer role. */
  developerInstructions?: string | null
  /** When the agent has to ask for approval; the configured policy when omitted. */
  approvalPolicy?: AskForApproval | null
  /** Sandbox mode, not allowed with `permissions`; a writable mode with `cwd` also marks the project as trusted. */
  sandbox?: SandboxMode | null
  /** Name of the calling service, attached to the thread's metrics. */
  serviceName?: string | null
  /** Tone of the agent. */
  personality?: Personality | null
  /** Keeps the thread in memory only: no `path`, no storage, no goals and no reading of turns; false when omitted. */
  ephemeral?: boolean | null
  /** Reason for the start, passed on to session start hooks; `startup` when omitted. */
  sessionStartSource?: ThreadStartSource | null
  /** Analytics origin to record for the thread; recorded as null when omitted. */
  threadSource?: ThreadSource | null
}

/** Result of `thread/start`. */
export interface ThreadStartResponse {
  /** The new thread, without turns. */
  thread: Thread
  /** Model in effect. */
  model: string
  /** Id of the provider in effect. */
  modelProvider: string
  /** Service tier in effect; null when none is set or the requested one is unknown. */
  serviceTier: string | null
  /** Working directory in effect. */
  cwd: AbsolutePathBuf
  /**
   * Paths of the instruction files loaded for the thread, global and project ones alike.
   *
   * @defaultValue `[]`
   */
  instructionSources: AbsolutePathBuf[]
  /** Approval policy in effect. */
  approvalPolicy: AskForApproval
  /** Reviewer in effect; older servers write `guardian_subagent` for `auto_review`. */
  approvalsReviewer: ApprovalsReviewer
  /** Sandbox in the older policy form, kept for compatibility; `activePermissionProfile` tells where it comes from. */
  sandbox: SandboxPolicy
  /** Reasoning effort in effect; null when none is set explicitly. */
  reasoningEffort: ReasoningEffort | null
}

/** Reason a thread is started. `startup` is an ordinary start, `clear` a fresh thread after the user cleared the previous one. */
export type ThreadStartSource = "startup" | "clear"

/** Payload of `thread/started`. */
export interface ThreadStartedNotification {
  /** The new thread; its `turns` are always empty here. */
  thread: Thread
}

/**
 * Runtime state of a thread.
 *
 * - `notLoaded`: Stored only, not in memory.
 * - `idle`: Loaded without a running turn.
 * - `systemError`: The last operation failed; the state lasts until the next turn starts.
 * - `active`: A turn is running.
 */
export type ThreadStatus = {
  type: "notLoaded"
} | {
  type: "idle"
} | {
  type: "systemError"
} | {
  type: "active"
  /** What the turn is waiting for; empty while it simply works. */
  activeFlags: ThreadActiveFlag[]
}

/** Payload of `thread/status/changed`. */
export interface ThreadStatusChangedNotification {
  threadId: string
  status: ThreadStatus
}

/** Token counts of a thread, for its whole life and for the latest model reply. */
export interface ThreadTokenUsage {
  /** Sum over all model replies of the thread. */
  total: TokenUsageBreakdown
  /** Counts of the latest model reply alone. */
  last: TokenUsageBreakdown
  /** Context size of the model in tokens; null when not known. */
  modelContextWindow: number | null
}

/** Payload of `thread/tokenUsage/updated`. */
export interface ThreadTokenUsageUpdatedNotification {
  threadId: string
  /** Turn the usage was counted for; on a replay an earlier one. */
  turnId: string
  /** Totals of the thread, the last reply and the size of the context window. */
  tokenUsage: ThreadTokenUsage
}

/** Params of `thread/unarchive`. */
export interface ThreadUnarchiveParams {
  threadId: string
}

/** Result of `thread/unarchive`. */
export interface ThreadUnarchiveResponse {
  /** The restored thread, without turns. */
  thread: Thread
}

/** Payload of `thread/unarchived`. */
export interface ThreadUnarchivedNotification {
  threadId: string
}

/** Params of `thread/unsubscribe`. */
export interface ThreadUnsubscribeParams {
  threadId: string
}

/** Result of `thread/unsubscribe`. */
export interface ThreadUnsubscribeResponse {
  /** Outcome of the call. */
  status: ThreadUnsubscribeStatus
}

/** Outcome of `thread/unsubscribe`. `notSubscribed` means the caller had no subscription, `notLoaded` also covers unknown ids. */
export type ThreadUnsubscribeStatus = "notLoaded" | "notSubscribed" | "unsubscribed"

/** Token counts by kind. */
export interface TokenUsageBreakdown {
  /** Input and output tokens together. */
  totalTokens: number
  /** Tokens sent to the model, cached ones included. */
  inputTokens: number
  /** Part of `inputTokens` that the provider served from its cache. */
  cachedInputTokens: number
  /** Tokens produced by the model, reasoning included. */
  outputTokens: number
  /** Part of `outputTokens` spent on reasoning. */
  reasoningOutputTokens: number
}

/** Description of a tool that an MCP server offers. */
export interface Tool {
  /** Name to use in a call. */
  name: string
  /** Name for display. */
  title?: string
  description?: string
  /** JSON Schema of the arguments. */
  inputSchema: JsonValue
  /** JSON Schema of `structuredContent`, when declared. */
  outputSchema?: JsonValue
  /** Behaviour hints by the server, such as `readOnlyHint`. */
  annotations?: JsonValue
  /** Icon descriptions as given by the server. */
  icons?: JsonValue[]
  /** Extra metadata from the server. */
  _meta?: JsonValue
}

/** Answer to one question; experimental. */
export interface ToolRequestUserInputAnswer {
  /** Labels of the chosen options or text typed by the user. */
  answers: string[]
}

/** A choice offered with a question; experimental. */
export interface ToolRequestUserInputOption {
  /** Text to show and to send back when chosen. */
  label: string
  /** Short explanation of the choice. */
  description: string
}

/** Params of `item/tool/requestUserInput`. */
export interface ToolRequestUserInputParams {
  threadId: string
  turnId: string
  /** Id of the tool call that asks; no thread item with this id is sent. */
  itemId: string
  /** One to three questions to ask together. */
  questions: ToolRequestUserInputQuestion[]
}

/** One question to the user; experimental. */
export interface ToolRequestUserInputQuestion {
  /** Key for the answer in the response. */
  id: string
  /** Very short heading. */
  header: string
  /** Full text of the question. */
  question: string
  /**
   * True when the user may also type an answer outside `options`.
   *
   * @defaultValue `false`
   */
  isOther: boolean
  /**
   * True when typed input is to be hidden.
   *
   * @defaultValue `false`
   */
  isSecret: boolean
  /** Choices to offer; null for a free text question. */
  options: ToolRequestUserInputOption[] | null
}

/** Result of `item/tool/requestUserInput`. */
export interface ToolRequestUserInputResponse {
  /** Answers keyed by question `id`. */
  answers: {
    [k: string]: ToolRequestUserInputAnswer | undefined
  }
}

/** Settings of built-in tools. */
export interface ToolsV2 {
  /** Settings of the web search tool; null when not configured. */
  web_search: WebSearchToolConfig | null
}

/** One round of work of the agent, from the user's input to the end of its answer. */
export interface Turn {
  /** Id of the turn. */
  id: string
  /** Items as far as `itemsView` says; always empty in `turn/start` replies and `turn/completed`. */
  items: ThreadItem[]
  /**
   * How much of the turn's items is present in `items`.
   *
   * @defaultValue `"full"`
   */
  itemsView: TurnItemsView
  /** State of the turn; stored history reports a failed turn as `completed`. */
  status: TurnStatus
  /** Cause of the failure; null unless `status` is `failed`. */
  error: TurnError | null
  /** Start time in Unix seconds; null in the `turn/start` reply and when unknown. */
  startedAt: number | null
  /** End time in Unix seconds; null while running or when unknown. */
  completedAt: number | null
  /** Time from start to end in milliseconds; null while running or when unknown. */
  durationMs: number | null
}

/** Payload of `turn/completed`. */
export interface TurnCompletedNotification {
  threadId: string
  /** Final state of the turn: `items` is always empty and `error` is set on failure. */
  turn: Turn
}

/** Payload of `turn/diff/updated`. */
export interface TurnDiffUpdatedNotification {
  threadId: string
  turnId: string
  /** Unified diff of all files changed in the turn so far, replacing the previous one. */
  diff: string
}

/** Description of a failed turn or model request. */
export interface TurnError {
  message: string
  /** Machine-readable cause; null when not classified. */
  codexErrorInfo: CodexErrorInfo | null
  /** Further text on the cause; null when there is none. */
  additionalDetails: string | null
}

/** Params of `turn/interrupt`. */
export interface TurnInterruptParams {
  threadId: string
  /** Must name the running turn; an empty string matches whichever turn runs. */
  turnId: string
}

/** Result of `turn/interrupt`. */
export type TurnInterruptResponse = Record<string, never>

/** How much of a turn's items is present. `notLoaded` means none, `summary` the first user and the last agent message, `full` all that are available. */
export type TurnItemsView = "notLoaded" | "summary" | "full"

/** One step of the agent's plan. */
export interface TurnPlanStep {
  /** Description of the step. */
  step: string
  status: TurnPlanStepStatus
}

/** Progress of a plan step. */
export type TurnPlanStepStatus = "pending" | "inProgress" | "completed"

/** Payload of `turn/plan/updated`. */
export interface TurnPlanUpdatedNotification {
  threadId: string
  turnId: string
  /** Remark of the agent on this change; null when it gave none. */
  explanation: string | null
  /** All steps in order, replacing the previous plan. */
  plan: TurnPlanStep[]
}

/** The input of a turn and its overrides; overrides other than `outputSchema`, `environments` and client metadata stay in force for later turns. */
export interface TurnStartParams {
  threadId: string
  /** Input parts, at most 1048576 characters of text in total; empty runs the model without a user message. */
  input: UserInput[]
  /** Working directory from this turn on; omitted or null keeps it. */
  cwd?: string | null
  /** When approval is asked for from this turn on; omitted or null keeps it. */
  approvalPolicy?: AskForApproval | null
  /** Who decides on approval requests from this turn on; omitted or null keeps it. */
  approvalsReviewer?: ApprovalsReviewer | null
  /** Sandbox from this turn on, omitted or null keeps it; excludes `permissions`. */
  sandboxPolicy?: SandboxPolicy | null
  /** Model id from this turn on; omitted or null keeps it. */
  model?: string | null
  /** Service tier from this turn on; omitted keeps it, null returns to the standard tier. */
  serviceTier?: string | null
  /** Reasoning effort from this turn on; omitted or null keeps it. */
  effort?: ReasoningEffort | null
  /** Style of reasoning summaries from this turn on; omitted or null keeps it. */
  summary?: ReasoningSummary | null
  /** Tone of the agent from this turn on; omitted or null keeps it. */
  personality?: Personality | null
  /** JSON Schema that the last agent message must satisfy, in this turn only. */
  outputSchema?: JsonValue | null
}

/** Result of `turn/start`. */
export interface TurnStartResponse {
  /** The new turn, `inProgress`, with no items and `startedAt` null. */
  turn: Turn
}

/** Payload of `turn/started`. */
export interface TurnStartedNotification {
  threadId: string
  /** The turn with `startedAt` set and `items` empty. */
  turn: Turn
}

/** State of a turn. `interrupted` means it was stopped before its end. */
export type TurnStatus = "completed" | "interrupted" | "failed" | "inProgress"

/** Params of `turn/steer`. */
export interface TurnSteerParams {
  threadId: string
  /** Input parts, at least one, at most 1048576 characters of text in total. */
  input: UserInput[]
  /** Id of the turn the caller believes is running, not empty; any other running turn makes the call fail. */
  expectedTurnId: string
}

/** Result of `turn/steer`. */
export interface TurnSteerResponse {
  /** Turn that took the input, equal to `expectedTurnId`. */
  turnId: string
}

/**
 * One piece of input to a turn.
 *
 * - `text`: Plain text.
 * - `image`: An image given by URL.
 * - `localImage`: An image read from the server's file system.
 * - `skill`: A skill to use, normally next to a text that names it as `$name`.
 * - `mention`: An app or plugin the text refers to.
 */
export type UserInput = {
  type: "text"
  text: string
  /**
   * Special spans for the interface; may be omitted on input and is written as `[]` when empty.
   *
   * @defaultValue `[]`
   */
  text_elements: TextElement[]
} | {
  type: "image"
  /** Resolution the model sees; may come back as null when it was not given. */
  detail?: ImageDetail
  /** Web address or data URL of the image. */
  url: string
} | {
  type: "localImage"
  /** Resolution the model sees; `original` keeps the size of the file. */
  detail?: ImageDetail
  /** Path of the image file. */
  path: string
} | {
  type: "skill"
  name: string
  /** Path of the skill's `SKILL.md` file. */
  path: string
} | {
  type: "mention"
  /** Name to display. */
  name: string
  /** Address of the target, such as `app://<connector-id>` or `plugin://<plugin>@<marketplace>`. */
  path: string
}

/** How long and detailed the model's answers should be. */
export type Verbosity = "low" | "medium" | "high"

/** W3C trace context of the span that sent a request. */
export interface W3cTraceContext {
  /** Value of the `traceparent` header. */
  traceparent: string | null
  /** Value of the `tracestate` header. */
  tracestate: string | null
}

/** Payload of `warning`. */
export interface WarningNotification {
  /** Thread the warning concerns; null when it is not about a single thread. */
  threadId: string | null
  /** Text to show to the user. */
  message: string
}

/**
 * What a `webSearch` item did, in the spelling used by thread items.
 *
 * - `search`: A search was run.
 * - `openPage`: A page was opened.
 * - `findInPage`: Text was looked for within a page.
 * - `other`: Any action this release does not know.
 */
export type WebSearchAction = {
  type: "search"
  /** Single search text; null when not reported. */
  query: string | null
  /** All search texts when several ran at once; null when not reported. */
  queries: string[] | null
} | {
  type: "openPage"
  /** Address of the page; null when not reported. */
  url: string | null
} | {
  type: "findInPage"
  /** Address of the page; null when not reported. */
  url: string | null
  /** Text looked for; null when not reported. */
  pattern: string | null
} | {
  type: "other"
}

/** How much search content is put into the model's context. */
export type WebSearchContextSize = "low" | "medium" | "high"

/** Approximate place of the user, used to localise search results. */
export interface WebSearchLocation {
  /** Country of the user; null when not set. */
  country: string | null
  /** State or region of the user; null when not set. */
  region: string | null
  /** City of the user; null when not set. */
  city: string | null
  /** Time zone of the user; null when not set. */
  timezone: string | null
}

/** How the agent may search the web. `cached` answers from indexed pages, `live` fetches current ones. */
export type WebSearchMode = "disabled" | "cached" | "live"

/** Settings of the web search tool. */
export interface WebSearchToolConfig {
  /** Amount of search content given to the model; null when not set. */
  context_size: WebSearchContextSize | null
  /** The only domains to search; null when not set. */
  allowed_domains: string[] | null
  /** Place to localise results for; null when not set. */
  location: WebSearchLocation | null
}

/** State of the Windows sandbox: `notConfigured` when it is off, `updateRequired` when the elevated setup is missing or out of date. */
export type WindowsSandboxReadiness = "ready" | "notConfigured" | "updateRequired"

/** Result of `windowsSandbox/readiness`. */
export interface WindowsSandboxReadinessResponse {
  status: WindowsSandboxReadiness
}

/** Payload of `windowsSandbox/setupCompleted`. */
export interface WindowsSandboxSetupCompletedNotification {
  /** Mode that was requested. */
  mode: WindowsSandboxSetupMode
  success: boolean
  /** Failure text, null on success. */
  error: string | null
}

/** Kind of Windows sandbox: `elevated` needs administrator rights for its setup, `unelevated` works without them. */
export type WindowsSandboxSetupMode = "elevated" | "unelevated"

/** Params of `windowsSandbox/setupStart`. */
export interface WindowsSandboxSetupStartParams {
  /** Kind of sandbox to set up. */
  mode: WindowsSandboxSetupMode
  /** Absolute project directory to prepare; omitted or null uses the directory of the server. */
  cwd?: AbsolutePathBuf | null
}

/** Result of `windowsSandbox/setupStart`. */
export interface WindowsSandboxSetupStartResponse {
  /** True once the setup runs in the background; says nothing about its success. */
  started: boolean
}

/** Payload of `windows/worldWritableWarning`. */
export interface WindowsWorldWritableWarningNotification {
  /** Some of the directories found; may be empty after a failed scan. */
  samplePaths: string[]
  /** Number of further directories not listed in `samplePaths`. */
  extraCount: number
  /** True when the check itself did not complete. */
  failedScan: boolean
}

/** Outcome of a configuration write. `okOverridden` means that the value was stored but a higher layer hides it. */
export type WriteStatus = "ok" | "okOverridden"
