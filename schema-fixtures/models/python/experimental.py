# The experimental surface of the App Server Protocol. Generated: change the declarations instead.

from enum import Enum
from dataclasses import dataclass
from typing import Optional, List, Dict, Any, Union


class PlanType(Enum):
    """Plan of the account, `unknown` when it could not be determined.
    
    ChatGPT plan of an account; a plan this version does not know is reported as `unknown`.
    """
    BUSINESS = "business"
    EDU = "edu"
    ENTERPRISE = "enterprise"
    ENTERPRISE_CBP_USAGE_BASED = "enterprise_cbp_usage_based"
    FREE = "free"
    GO = "go"
    PLUS = "plus"
    PRO = "pro"
    PROLITE = "prolite"
    SELF_SERVE_BUSINESS_USAGE_BASED = "self_serve_business_usage_based"
    TEAM = "team"
    UNKNOWN = "unknown"


class AccountType(Enum):
    AMAZON_BEDROCK = "amazonBedrock"
    API_KEY = "apiKey"
    CHATGPT = "chatgpt"


@dataclass
class Account:
    """The credentials the server currently uses.
    
    An OpenAI API key.
    
    A ChatGPT login.
    
    Credentials handled by the Amazon Bedrock provider.
    """
    type: AccountType
    email: Optional[str] = None
    """E-mail address of the ChatGPT account."""

    plan_type: Optional[PlanType] = None
    """Plan of the account, `unknown` when it could not be determined."""


@dataclass
class AccountLoginCompletedNotification:
    """Payload of `account/login/completed`."""

    success: bool
    error: Optional[str] = None
    """Reason of the failure; null on success."""

    login_id: Optional[str] = None
    """Attempt this belongs to; null for logins without an id, such as an API key."""


@dataclass
class CreditsSnapshot:
    """Credits of an account beyond its rate limit windows."""

    has_credits: bool
    """Whether credits can be spent."""

    unlimited: bool
    """Whether credits are not counted at all."""

    balance: Optional[str] = None
    """Remaining credits as text; null when not reported."""


@dataclass
class RateLimitWindow:
    """Usage within one rate limit window."""

    used_percent: int
    """Share of the window used up, in percent."""

    resets_at: Optional[int] = None
    """Time of the next reset in Unix seconds; null when unknown."""

    window_duration_mins: Optional[int] = None
    """Length of the window in minutes; null when unknown."""


class RateLimitReachedType(Enum):
    """Which limit stopped the account. The `workspace_*` values tell owners from members and
    used-up credits from a usage limit.
    """
    RATE_LIMIT_REACHED = "rate_limit_reached"
    WORKSPACE_MEMBER_CREDITS_DEPLETED = "workspace_member_credits_depleted"
    WORKSPACE_MEMBER_USAGE_LIMIT_REACHED = "workspace_member_usage_limit_reached"
    WORKSPACE_OWNER_CREDITS_DEPLETED = "workspace_owner_credits_depleted"
    WORKSPACE_OWNER_USAGE_LIMIT_REACHED = "workspace_owner_usage_limit_reached"


@dataclass
class RateLimitSnapshot:
    """Newest values; merge them into the last full reading, as null means not reported.
    
    State of one rate limit bucket at one moment; null stands for not reported.
    
    A single bucket, for clients that know only one limit.
    """
    credits: Optional[CreditsSnapshot] = None
    """Credit state of the account."""

    limit_id: Optional[str] = None
    """Id of the bucket, such as `codex`."""

    limit_name: Optional[str] = None
    """Display name of the bucket."""

    plan_type: Optional[PlanType] = None
    """Plan the limits belong to."""

    primary: Optional[RateLimitWindow] = None
    """First of the two usage windows."""

    rate_limit_reached_type: Optional[RateLimitReachedType] = None
    """The limit that has been hit; null when none was."""

    secondary: Optional[RateLimitWindow] = None
    """Second of the two usage windows."""


@dataclass
class AccountRateLimitsUpdatedNotification:
    """Payload of `account/rateLimits/updated`."""

    rate_limits: RateLimitSnapshot
    """Newest values; merge them into the last full reading, as null means not reported."""


class AuthMode(Enum):
    """How requests to OpenAI are authenticated. `chatgpt` tokens are kept and renewed by the
    server, `chatgptAuthTokens` by the host; `agentIdentity` is a registered agent identity.
    """
    AGENT_IDENTITY = "agentIdentity"
    APIKEY = "apikey"
    CHATGPT = "chatgpt"
    CHATGPT_AUTH_TOKENS = "chatgptAuthTokens"


class WorkspaceRole(Enum):
    """What a user may do in a workspace."""

    ADMIN = "admin"
    MEMBER = "member"
    OWNER = "owner"
    UNKNOWN = "unknown"


@dataclass
class AccountUpdatedNotification:
    """Payload of `account/updated`."""

    auth_mode: Optional[AuthMode] = None
    """Current mode; null when nobody is logged in."""

    is_workspace_owner: Optional[bool] = None
    """Whether the user owns the workspace, from the role or, failing that, from the token; null
    when unknown.
    """
    plan_type: Optional[PlanType] = None
    """Plan of a ChatGPT account; null otherwise."""

    workspace_role: Optional[WorkspaceRole] = None
    """Role of the user in the current workspace; null when it could not be learned."""


@dataclass
class ActivePermissionProfile:
    """Identity of the permission profile in force; the permissions themselves are not exposed."""

    id: str
    """Profile id, either built in (such as `:workspace`) or defined under `[permissions.<id>]`
    in the config.
    """
    extends: Optional[str] = None
    """Id of the profile this one builds on; null when it stands alone."""


class AddCreditsNudgeCreditType(Enum):
    """What the e-mail is about: used-up `credits` or a `usage_limit` that was reached.
    
    Subject of the e-mail.
    """
    CREDITS = "credits"
    USAGE_LIMIT = "usage_limit"


class AddCreditsNudgeEmailStatus(Enum):
    """Outcome of a nudge e-mail; with `cooldown_active` none was sent because the last one was
    too recent.
    
    Whether an e-mail went out.
    """
    COOLDOWN_ACTIVE = "cooldown_active"
    SENT = "sent"


class FileSystemAccessMode(Enum):
    """Access that a file system rule gives. `deny` takes away read and write access."""

    DENY = "deny"
    READ = "read"
    WRITE = "write"


class FileSystemPathType(Enum):
    GLOB_PATTERN = "glob_pattern"
    PATH = "path"
    SPECIAL = "special"


class FileSystemSpecialPathKind(Enum):
    MINIMAL = "minimal"
    PROJECT_ROOTS = "project_roots"
    ROOT = "root"
    SLASH_TMP = "slash_tmp"
    TMPDIR = "tmpdir"
    UNKNOWN = "unknown"


@dataclass
class FileSystemSpecialPath:
    """Symbolic location whose real path depends on the machine and the thread.
    
    The root of the file system.
    
    The basic system paths that programs need in order to run.
    
    Every workspace root of the thread.
    
    The directory named by the `TMPDIR` environment variable.
    
    The directory `/tmp`; has no effect outside Unix.
    
    A location this release does not know, kept so that it is not lost.
    """
    kind: FileSystemSpecialPathKind
    subpath: Optional[str] = None
    """Path below each root; null for the root itself.
    
    Path below that location; null when there is none.
    """
    path: Optional[str] = None
    """Symbolic name as it was written."""


@dataclass
class FileSystemPath:
    """Target of a file system rule.
    
    One file or directory.
    
    All paths that match a pattern.
    
    A symbolic location, resolved when the rule is applied.
    """
    type: FileSystemPathType
    path: Optional[str] = None
    pattern: Optional[str] = None
    """Glob pattern; may be scanned only as deep as `globScanMaxDepth`, where that is set."""

    value: Optional[FileSystemSpecialPath] = None


@dataclass
class FileSystemSandboxEntry:
    """One file system rule: a target and the access it gets."""

    access: FileSystemAccessMode
    path: FileSystemPath


@dataclass
class AdditionalFileSystemPermissions:
    """File system access asked for or granted on top of the current permissions."""

    entries: Optional[List[FileSystemSandboxEntry]] = None
    """Access rules in full form; takes precedence over `read` and `write`."""

    glob_scan_max_depth: Optional[int] = None
    """Maximum directory depth searched when glob patterns are expanded; at least 1."""

    read: Optional[List[str]] = None
    """Absolute paths to allow reading; older form that `entries` replaces, ignored when
    `entries` is set.
    """
    write: Optional[List[str]] = None
    """Absolute paths to allow writing; older form that `entries` replaces, ignored when
    `entries` is set.
    """


@dataclass
class AdditionalNetworkPermissions:
    """Network access asked for or granted on top of the current permissions."""

    enabled: Optional[bool] = None
    """True for network access; null leaves the setting as it is."""


@dataclass
class AdditionalPermissionProfile:
    """Extra permissions that a single command needs beyond the current ones."""

    file_system: Optional[AdditionalFileSystemPermissions] = None
    """Extra file system access; null when none is needed."""

    network: Optional[AdditionalNetworkPermissions] = None
    """Extra network access; null when none is needed."""


@dataclass
class AgentMessageDeltaNotification:
    """Payload of `item/agentMessage/delta`."""

    delta: str
    """Text to append."""

    item_id: str
    """Id of the `agentMessage` item being written."""

    thread_id: str
    turn_id: str


@dataclass
class AnalyticsConfig:
    """The `analytics` table of the configuration, including keys not declared here."""

    enabled: Optional[bool] = None
    """Whether analytics are on; null when not configured."""


@dataclass
class AppBranding:
    """Publisher details of an app, from the app directory; null members are unknown."""

    is_discoverable_app: bool
    """Whether the directory marks the app as one to be found by browsing."""

    category: Optional[str] = None
    """Category label of the app."""

    developer: Optional[str] = None
    """Name of the publisher."""

    privacy_policy: Optional[str] = None
    """Address of the privacy policy."""

    terms_of_service: Optional[str] = None
    """Address of the terms of service."""

    website: Optional[str] = None
    """Home page address."""


class AppToolApproval(Enum):
    """Whether calls of an app tool need approval. `auto` decides by what the tool declares
    about itself, `prompt` always asks, `approve` never asks.
    """
    APPROVE = "approve"
    AUTO = "auto"
    PROMPT = "prompt"


@dataclass
class AppConfig:
    """Settings of one app; null falls back to the defaults for all apps."""

    default_tools_approval_mode: Optional[AppToolApproval] = None
    """Approval mode of tools without an entry in `tools`."""

    default_tools_enabled: Optional[bool] = None
    """Whether tools without an entry in `tools` are available."""

    destructive_enabled: Optional[bool] = None
    """Whether tools that declare themselves destructive are available."""

    enabled: Optional[bool] = None
    """Whether the app may be used; true when omitted."""

    open_world_enabled: Optional[bool] = None
    """Whether tools that declare themselves as reaching the outside world are available."""

    tools: Optional[Dict[str, Any]] = None
    """Settings of single tools by tool name."""


@dataclass
class AppReview:
    """Directory review of an app."""

    status: str
    """Review state as named by the directory."""


@dataclass
class AppScreenshot:
    """Screenshot of an app in the directory."""

    user_prompt: str
    """Prompt that the picture illustrates."""

    file_id: Optional[str] = None
    """Backend file id of the image, null when the directory gives none."""

    url: Optional[str] = None
    """Address of the image, null when the directory gives none."""


@dataclass
class AppMetadata:
    """Directory details of an app; null members are not known."""

    categories: Optional[List[str]] = None
    developer: Optional[str] = None
    """Name of the publisher."""

    first_party_requires_install: Optional[bool] = None
    """Whether a first-party app has to be installed before use."""

    first_party_type: Optional[str] = None
    """Kind of first-party app, null for others."""

    review: Optional[AppReview] = None
    """State of the directory review."""

    screenshots: Optional[List[AppScreenshot]] = None
    seo_description: Optional[str] = None
    """Description written for search engines."""

    show_in_composer_when_unlinked: Optional[bool] = None
    """Whether to offer the app for prompts even before it is connected."""

    sub_categories: Optional[List[str]] = None
    version: Optional[str] = None
    """Version label of the published app."""

    version_id: Optional[str] = None
    """Id of the published version."""

    version_notes: Optional[str] = None
    """Release notes of the published version."""


@dataclass
class AppInfo:
    """App that can be used as a connector, merged from the app directory and the user's own
    connections.
    """
    id: str
    """App id, also the key under `apps` in the configuration."""

    name: str
    app_metadata: Optional[AppMetadata] = None
    """Further directory details, null when there are none."""

    branding: Optional[AppBranding] = None
    """Publisher details, null when the directory has none."""

    description: Optional[str] = None
    distribution_channel: Optional[str] = None
    """Channel the app is published through, null when unknown."""

    install_url: Optional[str] = None
    """Web page on which the user can connect the app, null when there is none."""

    is_accessible: Optional[bool] = None
    """Whether the current account has the app connected and can use its tools."""

    is_enabled: Optional[bool] = None
    """False when `apps.<id>.enabled` is false in the configuration."""

    labels: Optional[Dict[str, str]] = None
    """Free labels from the directory, null when there are none."""

    logo_url: Optional[str] = None
    """Logo for light backgrounds, null when there is none."""

    logo_url_dark: Optional[str] = None
    """Logo for dark backgrounds, null when there is none."""

    plugin_display_names: Optional[List[str]] = None
    """Display names of installed plugins that use this app."""


@dataclass
class AppListUpdatedNotification:
    """Payload of `app/list/updated`."""

    data: List[AppInfo]
    """Complete merged list so far, not a page and not a difference."""


@dataclass
class AppSummary:
    """App in short form, as used in plugin replies."""

    id: str
    name: str
    needs_auth: bool
    """True when the user still has to connect the app."""

    description: Optional[str] = None
    install_url: Optional[str] = None
    """Web page on which the user can connect the app, null when there is none."""


@dataclass
class AppToolConfig:
    """Settings of one tool of an app; null takes the default of the app."""

    approval_mode: Optional[AppToolApproval] = None
    """Approval mode of this tool."""

    enabled: Optional[bool] = None
    """Whether the tool is available."""


class FileChangeType(Enum):
    ADD = "add"
    DELETE = "delete"
    UPDATE = "update"


@dataclass
class FileChange:
    """One file edit of a v1 patch approval.
    
    A new file.
    
    A removed file.
    
    A changed file.
    """
    type: FileChangeType
    content: Optional[str] = None
    """Full text of the new file.
    
    Text of the file before its removal.
    """
    move_path: Optional[str] = None
    """New path when the file is also moved; null otherwise."""

    unified_diff: Optional[str] = None
    """Change in unified diff format."""


@dataclass
class ApplyPatchApprovalParams:
    """Params of `applyPatchApproval`."""

    call_id: str
    """Id of the patch call, shared with its begin and end events."""

    conversation_id: str
    """Id of the thread that wants to apply the patch."""

    file_changes: Dict[str, FileChange]
    """Proposed edits, keyed by file path."""

    grant_root: Optional[str] = None
    """Directory to become writable for the rest of the session; it may have no effect."""

    reason: Optional[str] = None
    """Why approval is needed, as text for the user; null when there is none."""


@dataclass
class ApprovedExecpolicyAmendment:
    proposed_execpolicy_amendment: List[str]
    """Rule to store."""


class NetworkIon(Enum):
    """Whether a network rule lets traffic to its host through (`allow`) or blocks it (`deny`).
    
    Whether a domain may be reached.
    """
    ALLOW = "allow"
    DENY = "deny"


@dataclass
class NetworkPolicyAmendmentElement:
    """Rule to store.
    
    Proposed rule that permanently allows or denies network access to one host.
    
    Rule to store, normally one of `proposedNetworkPolicyAmendments`.
    """
    action: NetworkIon
    host: str
    """Host the rule applies to."""


@dataclass
class NetworkPolicyAmendment:
    network_policy_amendment: NetworkPolicyAmendmentElement
    """Rule to store."""


@dataclass
class ReviewDecisionClass:
    """Approves the command and stores a rule that lets similar commands through.
    
    Settles a network prompt with a lasting allow or deny rule for the host.
    """
    approved_execpolicy_amendment: Optional[ApprovedExecpolicyAmendment] = None
    network_policy_amendment: Optional[NetworkPolicyAmendment] = None


class ReviewDecisionEnum(Enum):
    ABORT = "abort"
    APPROVED = "approved"
    APPROVED_FOR_SESSION = "approved_for_session"
    DENIED = "denied"
    TIMED_OUT = "timed_out"


@dataclass
class ApplyPatchApprovalResponse:
    """Result of `applyPatchApproval`."""

    decision: Union[ReviewDecisionClass, ReviewDecisionEnum]


class ApprovalsReviewer(Enum):
    """Who answers approval requests: `user` (default) is the client, `auto_review` a reviewing
    sub-agent. `guardian_subagent` is the old spelling of `auto_review`; servers of this
    release still write it.
    
    Reviewer in effect; older servers write `guardian_subagent` for `auto_review`.
    
    Who decides on approval requests; servers of this release write `guardian_subagent` for
    `auto_review`.
    """
    AUTO_REVIEW = "auto_review"
    GUARDIAN_SUBAGENT = "guardian_subagent"
    USER = "user"


@dataclass
class AppsDefaultConfig:
    """Settings for apps that have none of their own."""

    destructive_enabled: Optional[bool] = None
    """Whether tools that declare themselves destructive are available; true by default."""

    enabled: Optional[bool] = None
    """Whether apps may be used; true by default."""

    open_world_enabled: Optional[bool] = None
    """Whether tools that declare themselves as reaching the outside world are available; true
    by default.
    """


@dataclass
class AppsConfig:
    """Settings of apps, by app id."""

    default: Optional[AppsDefaultConfig] = None
    """Settings for all apps without an own value; null when not configured."""


@dataclass
class AppsListParams:
    """Params of `app/list`."""

    cursor: Optional[str] = None
    """Opaque cursor from `nextCursor`; omitted or null starts at the first app."""

    force_refetch: Optional[bool] = None
    """True fetches all sources anew instead of using caches; default false."""

    limit: Optional[int] = None
    """Maximum number of apps; omitted or null returns all, 0 counts as 1."""

    thread_id: Optional[str] = None
    """Loaded thread whose settings decide whether apps are enabled; omitted or null uses the
    current configuration.
    """


@dataclass
class AppsListResponse:
    """Result of `app/list`."""

    data: List[AppInfo]
    next_cursor: Optional[str] = None
    """Cursor of the next page, null on the last one."""


@dataclass
class Granular:
    mcp_elicitations: bool
    """Questions raised by MCP servers."""

    rules: bool
    """Prompts demanded by command rules whose decision is to prompt."""

    sandbox_approval: bool
    """Prompts for shell commands, including those that ask for extra permissions or to leave
    the sandbox.
    """
    request_permissions: Optional[bool] = None
    """Prompts raised by the `request_permissions` tool; false when omitted."""

    skill_approval: Optional[bool] = None
    """Prompts for running scripts of skills; false when omitted."""


@dataclass
class AskForApprovalClass:
    """Switches each kind of prompt: true lets it be asked, false rejects without asking; needs
    the `experimentalApi` capability on gated requests.
    """
    granular: Granular


class AskForApprovalEnum(Enum):
    NEVER = "never"
    ON_FAILURE = "on-failure"
    ON_REQUEST = "on-request"
    UNTRUSTED = "untrusted"


@dataclass
class AttestationGenerateResponse:
    """Result of `attestation/generate`."""

    token: str
    """Token passed upstream unchanged; the server does not interpret it."""


class AutoCompactTokenLimitScope(Enum):
    """Which tokens count towards the automatic compaction limit: all of the context, or only
    what follows the prefix carried over from the last compaction.
    """
    BODY_AFTER_PREFIX = "body_after_prefix"
    TOTAL = "total"


class AutoReviewDecisionSource(Enum):
    """What decided an automatic review; always the reviewing `agent` so far. Unstable.
    
    What made the decision.
    """
    AGENT = "agent"


@dataclass
class ByteRange:
    """A span of UTF-8 text counted in bytes.
    
    Position of the span in `text`, in UTF-8 bytes.
    """
    end: int
    """Offset just after the last byte."""

    start: int
    """Offset of the first byte, counted from 0."""


@dataclass
class CancelLoginAccountParams:
    """Params of `account/login/cancel`."""

    login_id: str
    """UUID from the `account/login/start` reply; any other text is an error."""


class CancelLoginAccountStatus(Enum):
    """Whether a pending login was stopped.
    
    Outcome of a cancel request; `notFound` means that no login with this id was pending.
    """
    CANCELED = "canceled"
    NOT_FOUND = "notFound"


@dataclass
class CancelLoginAccountResponse:
    """Result of `account/login/cancel`."""

    status: CancelLoginAccountStatus
    """Whether a pending login was stopped."""


class ChatgptAuthTokensRefreshReason(Enum):
    """What made new tokens necessary.
    
    Cause of a token refresh; `unauthorized` means that the backend answered 401.
    """
    UNAUTHORIZED = "unauthorized"


@dataclass
class ChatgptAuthTokensRefreshParams:
    """Params of `account/chatgptAuthTokens/refresh`."""

    reason: ChatgptAuthTokensRefreshReason
    """What made new tokens necessary."""

    previous_account_id: Optional[str] = None
    """Workspace used so far, to pick the right account; null or absent when none was known."""


@dataclass
class ChatgptAuthTokensRefreshResponse:
    """Result of `account/chatgptAuthTokens/refresh`."""

    access_token: str
    """New access token, a JWT."""

    chatgpt_account_id: str
    """Workspace or account id the token is for."""

    chatgpt_plan_type: Optional[str] = None
    """Plan of the account; null when the host does not know it."""


@dataclass
class ClientInfo:
    """Name and version a client presents in `initialize`."""

    name: str
    """Machine name, used as originator upstream and in `userAgent`; must be a valid HTTP header
    value.
    """
    version: str
    """Version of the client, repeated in `userAgent`."""

    title: Optional[str] = None
    """Name for display; null when the client has none."""


class NonSteerableTurnKind(Enum):
    """Kind of the turn that is running.
    
    Kind of turn that accepts no steering: a review or a history compaction.
    """
    COMPACT = "compact"
    REVIEW = "review"


@dataclass
class ActiveTurnNotSteerable:
    turn_kind: NonSteerableTurnKind
    """Kind of the turn that is running."""


@dataclass
class HTTPConnectionFailed:
    http_status_code: Optional[int] = None
    """HTTP status from upstream; null when no response arrived."""


@dataclass
class ResponseStreamConnectionFailed:
    http_status_code: Optional[int] = None
    """HTTP status from upstream; null when no response arrived."""


@dataclass
class ResponseStreamDisconnected:
    http_status_code: Optional[int] = None
    """HTTP status from upstream; null when no response arrived."""


@dataclass
class ResponseTooManyFailedAttempts:
    http_status_code: Optional[int] = None
    """HTTP status from upstream; null when no response arrived."""


@dataclass
class CodexErrorInfoClass:
    """No connection to the model provider could be made.
    
    The response stream could not be opened.
    
    The response stream broke off before its end.
    
    All retries of the model request failed.
    
    `turn/steer` met a turn that takes no further input.
    """
    http_connection_failed: Optional[HTTPConnectionFailed] = None
    response_stream_connection_failed: Optional[ResponseStreamConnectionFailed] = None
    response_stream_disconnected: Optional[ResponseStreamDisconnected] = None
    response_too_many_failed_attempts: Optional[ResponseTooManyFailedAttempts] = None
    active_turn_not_steerable: Optional[ActiveTurnNotSteerable] = None


class CodexErrorInfoEnum(Enum):
    BAD_REQUEST = "badRequest"
    CONTEXT_WINDOW_EXCEEDED = "contextWindowExceeded"
    CYBER_POLICY = "cyberPolicy"
    INTERNAL_SERVER_ERROR = "internalServerError"
    OTHER = "other"
    SANDBOX_ERROR = "sandboxError"
    SERVER_OVERLOADED = "serverOverloaded"
    THREAD_ROLLBACK_FAILED = "threadRollbackFailed"
    UNAUTHORIZED = "unauthorized"
    USAGE_LIMIT_EXCEEDED = "usageLimitExceeded"


class CollabAgentStatus(Enum):
    """Life-cycle state of a sub-agent. `pendingInit` is created but not yet running, `shutdown`
    was closed, `notFound` has no agent for the id.
    """
    COMPLETED = "completed"
    ERRORED = "errored"
    INTERRUPTED = "interrupted"
    NOT_FOUND = "notFound"
    PENDING_INIT = "pendingInit"
    RUNNING = "running"
    SHUTDOWN = "shutdown"


@dataclass
class CollabAgentState:
    """Last known state of one agent addressed by a collaboration tool call."""

    status: CollabAgentStatus
    message: Optional[str] = None
    """Text belonging to the status, such as a final answer or an error; null when there is none."""


class CollabAgentTool(Enum):
    """Operation on sub-agents. `wait` blocks until target agents finish; `closeAgent` shuts one
    down.
    """
    CLOSE_AGENT = "closeAgent"
    RESUME_AGENT = "resumeAgent"
    SEND_INPUT = "sendInput"
    SPAWN_AGENT = "spawnAgent"
    WAIT = "wait"


class ToolCallStatus(Enum):
    """Progress of the collaboration tool call itself, independent of the state of the agents it
    addresses.
    
    State of a call to a client-provided tool. `failed` also covers an error reply or a reply
    that could not be decoded.
    
    State of an MCP tool call item.
    """
    COMPLETED = "completed"
    FAILED = "failed"
    IN_PROGRESS = "inProgress"


class ModeKind(Enum):
    """Collaboration mode of a thread. `plan` works out a plan and may ask the user questions,
    `default` is ordinary work.
    """
    DEFAULT = "default"
    PLAN = "plan"


class ReasoningEffort(Enum):
    """How much a model reasons before it answers, from `none` up to `xhigh`; a model may
    support only some levels.
    
    Effort used when none is chosen.
    
    Value to use for `effort` parameters.
    """
    HIGH = "high"
    LOW = "low"
    MEDIUM = "medium"
    MINIMAL = "minimal"
    NONE = "none"
    XHIGH = "xhigh"


@dataclass
class Settings:
    """Model, effort and instructions that apply in this mode.
    
    Settings bound to a collaboration mode; field names are in snake case.
    """
    model: str
    """Model id used in this mode."""

    developer_instructions: Optional[str] = None
    """Instructions for the model; null selects the ones built in for the mode."""

    reasoning_effort: Optional[ReasoningEffort] = None
    """Reasoning effort in this mode; null sets none."""


@dataclass
class CollaborationMode:
    """A working mode of the agent together with the settings it brings.
    
    Current mode; its settings repeat the model and effort.
    """
    mode: ModeKind
    settings: Settings
    """Model, effort and instructions that apply in this mode."""


@dataclass
class CollaborationModeMask:
    """Preset of a collaboration mode; null members are ones the preset does not set."""

    name: str
    """Label to show for the preset."""

    mode: Optional[ModeKind] = None
    """Mode that the preset selects."""

    model: Optional[str] = None
    """Model of the preset, null when it names none."""

    reasoning_effort: Optional[ReasoningEffort] = None
    """Reasoning effort of the preset, null when it names none; the key is in snake case on the
    wire.
    """


@dataclass
class CollaborationModeListResponse:
    """Result of `collaborationMode/list`."""

    data: List[CollaborationModeMask]
    """All presets; there is no paging."""


class CommandActionType(Enum):
    LIST_FILES = "listFiles"
    READ = "read"
    SEARCH = "search"
    UNKNOWN = "unknown"


@dataclass
class CommandAction:
    """Best guess at what one part of a shell command does, for display only.
    
    The command reads one file.
    
    The command lists files.
    
    The command searches file names or contents.
    
    The command was not recognised.
    """
    command: str
    """Part of the shell command this action was parsed from.
    
    Command text without its shell wrapper.
    """
    type: CommandActionType
    name: Optional[str] = None
    """Short display name of the file."""

    path: Optional[str] = None
    """Absolute path of the file.
    
    Directory being listed as written; null when the command names none.
    
    Place searched as written; null when the command names none.
    """
    query: Optional[str] = None
    """Search text or pattern; null when it could not be parsed."""


class OutputStream(Enum):
    """Stream the bytes came from; always `stdout` with a PTY.
    
    Output stream of a `command/exec` chunk.
    
    Stream the bytes came from.
    
    Output stream of a `process/outputDelta` chunk.
    """
    STDERR = "stderr"
    STDOUT = "stdout"


@dataclass
class CommandExecOutputDeltaNotification:
    """Payload of `command/exec/outputDelta`."""

    cap_reached: bool
    """True on the last chunk of a stream that was cut off at `outputBytesCap`."""

    delta_base64: str
    """Raw output as base64, at most 64 KiB per chunk."""

    process_id: str
    """Id the client chose in `command/exec`."""

    stream: OutputStream
    """Stream the bytes came from; always `stdout` with a PTY."""


class NetworkAccess(Enum):
    """Network state that the outer sandbox provides; `restricted` when omitted.
    
    Network state inside a sandbox that someone else provides.
    """
    ENABLED = "enabled"
    RESTRICTED = "restricted"


class SandboxPolicyType(Enum):
    DANGER_FULL_ACCESS = "dangerFullAccess"
    EXTERNAL_SANDBOX = "externalSandbox"
    READ_ONLY = "readOnly"
    WORKSPACE_WRITE = "workspaceWrite"


@dataclass
class SandboxPolicyClass:
    """No sandbox at all.
    
    Reading only, no writing.
    
    The host already isolates the process, so no sandbox of its own is applied.
    
    Writing in the working directory, listed roots and temporary directories.
    """
    type: SandboxPolicyType
    network_access: Optional[Union[bool, NetworkAccess]] = None
    """Whether commands may use the network; false when omitted.
    
    Network state that the outer sandbox provides; `restricted` when omitted.
    """
    exclude_slash_tmp: Optional[bool] = None
    """True makes `/tmp` not writable; false when omitted."""

    exclude_tmpdir_env_var: Optional[bool] = None
    """True makes the `TMPDIR` directory not writable; false when omitted."""

    writable_roots: Optional[List[str]] = None
    """Further absolute paths that may be written; empty when omitted."""


@dataclass
class CommandExecTerminalSize:
    """Terminal size of a `command/exec` PTY; both sides must be above 0.
    
    New terminal size; both sides must be above 0.
    """
    cols: int
    """Width in characters."""

    rows: int
    """Height in characters."""


@dataclass
class CommandExecParams:
    """Params of `command/exec`."""

    command: List[str]
    """Program and its arguments; must not be empty and is not passed through a shell."""

    cwd: Optional[str] = None
    """Directory to run in; the server's own when omitted."""

    disable_output_cap: Optional[bool] = None
    """True lifts the output limit; excludes `outputBytesCap`."""

    disable_timeout: Optional[bool] = None
    """True lets the command run without a time limit; excludes `timeoutMs`."""

    env: Optional[Dict[str, Optional[str]]] = None
    """Variables to set on top of the server's environment; a null value removes the variable."""

    output_bytes_cap: Optional[int] = None
    """Limit in bytes for each output stream, 1 MiB when omitted; excludes `disableOutputCap`."""

    permission_profile: Optional[str] = None
    """Id of the permission profile to use; the configured one when omitted; excludes
    `sandboxPolicy`.
    """
    process_id: Optional[str] = None
    """Id chosen by the client, unique per connection; needed for `tty`, streaming and all
    follow-up requests.
    """
    sandbox_policy: Optional[SandboxPolicyClass] = None
    """Sandbox to use; the configured one when omitted; excludes `permissionProfile`."""

    size: Optional[CommandExecTerminalSize] = None
    """Initial terminal size; rejected unless `tty` is true."""

    stream_stdin: Optional[bool] = None
    """Allows `command/exec/write`; needs `processId`."""

    stream_stdout_stderr: Optional[bool] = None
    """Sends output as `command/exec/outputDelta` and leaves it out of the reply; needs
    `processId`.
    """
    timeout_ms: Optional[int] = None
    """Time limit in ms, 10 s when omitted; on expiry the exit code is 124; excludes
    `disableTimeout`.
    """
    tty: Optional[bool] = None
    """Runs the command in a PTY, which turns on both streaming flags; all output is then
    `stdout`.
    """


@dataclass
class CommandExecResizeParams:
    """Params of `command/exec/resize`."""

    process_id: str
    """Id the client chose in `command/exec`."""

    size: CommandExecTerminalSize
    """New terminal size; both sides must be above 0."""


@dataclass
class CommandExecResponse:
    """Result of `command/exec`."""

    exit_code: int
    """Exit code of the command; 124 when the time limit expired."""

    stderr: str
    """Captured stderr as text; empty when streamed."""

    stdout: str
    """Captured stdout as text; empty when streamed."""


@dataclass
class CommandExecTerminateParams:
    """Params of `command/exec/terminate`."""

    process_id: str
    """Id the client chose in `command/exec`."""


@dataclass
class CommandExecWriteParams:
    """Params of `command/exec/write`."""

    process_id: str
    """Id the client chose in `command/exec`."""

    close_stdin: Optional[bool] = None
    """True closes stdin, after any bytes in `deltaBase64` are written."""

    delta_base64: Optional[str] = None
    """Bytes for stdin as base64; may be omitted only when `closeStdin` is true."""


@dataclass
class AcceptWithExecpolicyAmendment:
    execpolicy_amendment: List[str]
    """Rule to store, normally the one offered in `proposedExecpolicyAmendment`."""


@dataclass
class ApplyNetworkPolicyAmendment:
    network_policy_amendment: NetworkPolicyAmendmentElement
    """Rule to store, normally one of `proposedNetworkPolicyAmendments`."""


@dataclass
class CommandExecutionApprovalDecision:
    """Runs the command and stores a rule that lets similar commands through.
    
    Settles a network prompt with a lasting allow or deny rule for the host.
    """
    accept_with_execpolicy_amendment: Optional[AcceptWithExecpolicyAmendment] = None
    apply_network_policy_amendment: Optional[ApplyNetworkPolicyAmendment] = None


class FileChangeApprovalDecision(Enum):
    """Answer to a file change approval. `acceptForSession` also covers later edits of the same
    files. `decline` lets the turn go on, `cancel` interrupts it.
    """
    ACCEPT = "accept"
    ACCEPT_FOR_SESSION = "acceptForSession"
    CANCEL = "cancel"
    DECLINE = "decline"


@dataclass
class CommandExecutionOutputDeltaNotification:
    """Payload of `item/commandExecution/outputDelta`."""

    delta: str
    """Output text to append, in arrival order."""

    item_id: str
    """Id of the running `commandExecution` item."""

    thread_id: str
    turn_id: str


class NetworkApprovalProtocol(Enum):
    """Protocol of the attempted connection.
    
    Protocol of a network connection that needs approval.
    """
    HTTP = "http"
    HTTPS = "https"
    SOCKS5_TCP = "socks5Tcp"
    SOCKS5_UDP = "socks5Udp"


@dataclass
class NetworkApprovalContext:
    """Network connection for which approval is asked."""

    host: str
    """Host the command wants to reach."""

    protocol: NetworkApprovalProtocol
    """Protocol of the attempted connection."""


@dataclass
class CommandExecutionRequestApprovalParams:
    """Params of `item/commandExecution/requestApproval`."""

    item_id: str
    """Id of the `commandExecution` item that waits for the answer."""

    started_at_ms: int
    """Time the approval was asked for, in Unix milliseconds."""

    thread_id: str
    turn_id: str
    additional_permissions: Optional[AdditionalPermissionProfile] = None
    """Sandbox permissions wanted beyond the current ones; meant for connections with the
    experimental capability.
    """
    approval_id: Optional[str] = None
    """Opaque id that tells apart several prompts of one item; null or absent for an ordinary
    command.
    """
    available_decisions: Optional[List[Union[CommandExecutionApprovalDecision, FileChangeApprovalDecision]]] = None
    """Choices to show, in display order; the server also takes valid decisions that are not
    listed.
    """
    command: Optional[str] = None
    """Command as one shell line, for example `/bin/bash -lc '...'`."""

    command_actions: Optional[List[CommandAction]] = None
    """Guess at what the command does, meant for display only."""

    cwd: Optional[str] = None
    """Absolute directory in which the command would run."""

    network_approval_context: Optional[NetworkApprovalContext] = None
    """Host and protocol in question when the prompt is about network access."""

    proposed_execpolicy_amendment: Optional[List[str]] = None
    """Rule the client can send back with `acceptWithExecpolicyAmendment`."""

    proposed_network_policy_amendments: Optional[List[NetworkPolicyAmendmentElement]] = None
    """Host rules the client can send back with `applyNetworkPolicyAmendment`."""

    reason: Optional[str] = None
    """Why approval is needed, as text for the user."""


@dataclass
class CommandExecutionRequestApprovalResponse:
    """Result of `item/commandExecution/requestApproval`."""

    decision: Union[CommandExecutionApprovalDecision, FileChangeApprovalDecision]
    """A value of the wrong shape is treated as a refusal."""


class CommandExecutionSource(Enum):
    """Who ran a command. `userShell` is `thread/shellCommand`; `unifiedExecStartup` starts a
    terminal process, `unifiedExecInteraction` talks to a running one.
    
    Who started the command; `agent` when absent in stored data.
    """
    AGENT = "agent"
    UNIFIED_EXEC_INTERACTION = "unifiedExecInteraction"
    UNIFIED_EXEC_STARTUP = "unifiedExecStartup"
    USER_SHELL = "userShell"


class Status(Enum):
    """State of a command item. `failed` includes a non-zero exit code; `declined` was refused
    at approval and never ran.
    
    State of a file change item. `declined` was refused at approval, so nothing was written.
    """
    COMPLETED = "completed"
    DECLINED = "declined"
    FAILED = "failed"
    IN_PROGRESS = "inProgress"


@dataclass
class CommandMigration:
    """Command found for import; it becomes a skill."""

    name: str


@dataclass
class ComputerUseRequirements:
    """Administrator limits on computer use."""

    allow_locked_computer_use: Optional[bool] = None
    """False forbids computer use while the machine is locked; null sets no limit."""


class ForcedLoginMethod(Enum):
    """The only login kind the configuration allows; `api` stands for an API key."""

    API = "api"
    CHATGPT = "chatgpt"


class ReasoningSummary(Enum):
    """Style of the reasoning summaries requested from the model. `auto` leaves the choice to
    the model, `none` turns them off.
    """
    AUTO = "auto"
    CONCISE = "concise"
    DETAILED = "detailed"
    NONE = "none"


class Verbosity(Enum):
    """How long and detailed the model's answers should be.
    
    How much search content is put into the model's context.
    """
    HIGH = "high"
    LOW = "low"
    MEDIUM = "medium"


class SandboxMode(Enum):
    """Short choice of sandbox. `read-only` forbids writing, `workspace-write` allows it in the
    workspace, `danger-full-access` turns the sandbox off.
    """
    DANGER_FULL_ACCESS = "danger-full-access"
    READ_ONLY = "read-only"
    WORKSPACE_WRITE = "workspace-write"


@dataclass
class SandboxWorkspaceWrite:
    """Settings of the `workspace-write` sandbox."""

    exclude_slash_tmp: Optional[bool] = None
    """True keeps `/tmp` from being writable."""

    exclude_tmpdir_env_var: Optional[bool] = None
    """True keeps the directory in `TMPDIR` from being writable."""

    network_access: Optional[bool] = None
    """Whether commands may use the network."""

    writable_roots: Optional[List[str]] = None
    """Directories that are writable besides the workspace."""


@dataclass
class WebSearchLocation:
    """Approximate place of the user, used to localise search results."""

    city: Optional[str] = None
    """City of the user; null when not set."""

    country: Optional[str] = None
    """Country of the user; null when not set."""

    region: Optional[str] = None
    """State or region of the user; null when not set."""

    timezone: Optional[str] = None
    """Time zone of the user; null when not set."""


@dataclass
class WebSearchToolConfig:
    """Settings of the web search tool."""

    allowed_domains: Optional[List[str]] = None
    """The only domains to search; null when not set."""

    context_size: Optional[Verbosity] = None
    """Amount of search content given to the model; null when not set."""

    location: Optional[WebSearchLocation] = None
    """Place to localise results for; null when not set."""


@dataclass
class ToolsV2:
    """Settings of built-in tools."""

    web_search: Optional[WebSearchToolConfig] = None
    """Settings of the web search tool; null when not configured."""


class WebSearchMode(Enum):
    """How the agent may search the web. `cached` answers from indexed pages, `live` fetches
    current ones.
    """
    CACHED = "cached"
    DISABLED = "disabled"
    LIVE = "live"


@dataclass
class Config:
    """The effective configuration, with keys as in `config.toml`; null means unset, and keys
    not declared here are passed through.
    
    The merged values.
    """
    analytics: Optional[AnalyticsConfig] = None
    """Analytics settings."""

    approval_policy: Optional[Union[AskForApprovalClass, AskForApprovalEnum]] = None
    """When commands and edits need approval."""

    approvals_reviewer: Optional[ApprovalsReviewer] = None
    """Who decides on approval requests; unstable."""

    apps: Optional[AppsConfig] = None
    """Settings per app, with a default entry; experimental."""

    compact_prompt: Optional[str] = None
    """Prompt that replaces the built-in one for compaction."""

    desktop: Optional[Dict[str, Any]] = None
    """Free-form settings of the desktop application, which the server stores without
    interpreting.
    """
    developer_instructions: Optional[str] = None
    """Instructions added as a developer message."""

    forced_chatgpt_workspace_id: Optional[Union[List[str], str]] = None
    """Workspaces a ChatGPT login is restricted to."""

    forced_login_method: Optional[ForcedLoginMethod] = None
    """The one kind of login that is allowed."""

    instructions: Optional[str] = None
    """System instructions from the configuration."""

    model: Optional[str] = None
    """Model id for new threads."""

    model_auto_compact_token_limit: Optional[int] = None
    """Token count at which history is compacted automatically."""

    model_auto_compact_token_limit_scope: Optional[AutoCompactTokenLimitScope] = None
    """Which tokens count towards `model_auto_compact_token_limit`."""

    model_context_window: Optional[int] = None
    """Context window of the model, in tokens."""

    model_provider: Optional[str] = None
    """Key of the provider the model is reached through."""

    model_reasoning_effort: Optional[ReasoningEffort] = None
    """Reasoning effort requested from the model."""

    model_reasoning_summary: Optional[ReasoningSummary] = None
    """Form of the reasoning summaries requested from the model."""

    model_verbosity: Optional[Verbosity] = None
    """Length of answers requested from the model."""

    review_model: Optional[str] = None
    """Model id used for reviews."""

    sandbox_mode: Optional[SandboxMode] = None
    """Sandbox in which commands run."""

    sandbox_workspace_write: Optional[SandboxWorkspaceWrite] = None
    """Details of the sandbox; used only with `sandbox_mode` `workspace-write`."""

    service_tier: Optional[str] = None
    """Service tier requested from the provider."""

    tools: Optional[ToolsV2] = None
    """Settings of individual built-in tools."""

    web_search: Optional[WebSearchMode] = None
    """How web search is offered to the model."""


class MergeStrategy(Enum):
    """How `value` meets what is already there.
    
    How a written value is combined with the stored one. `replace` drops the old value,
    `upsert` merges tables and keeps keys that are not given.
    """
    REPLACE = "replace"
    UPSERT = "upsert"


@dataclass
class ConfigEdit:
    """One change within a batch write."""

    key_path: str
    """Dotted key, such as `tools.web_search`; quote a segment that contains a dot or a space."""

    merge_strategy: MergeStrategy
    """How `value` meets what is already there."""

    value: Any = None
    """Value to store; null removes the key."""


@dataclass
class ConfigBatchWriteParams:
    """Params of `config/batchWrite`."""

    edits: List[ConfigEdit]
    """Changes to write together; an empty list is accepted."""

    expected_version: Optional[str] = None
    """Version the file must still have, else the write fails with a conflict; unchecked when
    omitted or null.
    """
    file_path: Optional[str] = None
    """Absolute path of the user configuration file, the only one accepted and the choice when
    omitted or null.
    """
    reload_user_config: Optional[bool] = None
    """True also applies the new user configuration to all loaded threads; false when omitted."""


class ConfigLayerSourceType(Enum):
    LEGACY_MANAGED_CONFIG_TOML_FROM_FILE = "legacyManagedConfigTomlFromFile"
    LEGACY_MANAGED_CONFIG_TOML_FROM_MDM = "legacyManagedConfigTomlFromMdm"
    MDM = "mdm"
    PROJECT = "project"
    SESSION_FLAGS = "sessionFlags"
    SYSTEM = "system"
    USER = "user"


@dataclass
class ConfigLayerSource:
    """Where the layer comes from.
    
    Origin of a configuration layer.
    
    Settings delivered by device management.
    
    The machine-wide configuration.
    
    The configuration of the user, the only layer that can be written.
    
    Settings of a project directory.
    
    Overrides given when the process or session was started.
    
    Managed settings in the older file form.
    
    Managed settings in the older form, delivered by device management.
    """
    type: ConfigLayerSourceType
    domain: Optional[str] = None
    """Preference domain that holds the settings."""

    key: Optional[str] = None
    """Key within `domain`."""

    file: Optional[str] = None
    """Absolute path of that file, which need not exist.
    
    Absolute path of the managed file.
    """
    profile: Optional[str] = None
    """Profile this layer adds over the base user file; null for the base file itself."""

    dot_codex_folder: Optional[str] = None
    """Absolute path of the `.codex` folder with the settings."""


@dataclass
class ConfigLayer:
    """One source of configuration with its own content, before merging."""

    name: ConfigLayerSource
    """Where the layer comes from."""

    version: str
    """Hash of the content, in the form `sha256:…`."""

    config: Any = None
    """The values this layer sets."""

    disabled_reason: Optional[str] = None
    """Why the layer is ignored; left out when it is in force."""


@dataclass
class ConfigLayerMetadata:
    """A configuration layer without its content.
    
    The layer of higher precedence that wins.
    """
    name: ConfigLayerSource
    """Where the layer comes from."""

    version: str
    """Hash of the content, in the form `sha256:…`."""


@dataclass
class ConfigReadParams:
    """Params of `config/read`."""

    cwd: Optional[str] = None
    """Directory whose project layers are to be merged in; no project is considered when omitted
    or null.
    """
    include_layers: Optional[bool] = None
    """True adds `layers` to the reply; false when omitted."""


@dataclass
class ConfigReadResponse:
    """Result of `config/read`."""

    config: Config
    """The merged values."""

    origins: Dict[str, ConfigLayerMetadata]
    """Layer that supplied each value, by dotted key; unset keys have no entry."""

    layers: Optional[List[ConfigLayer]] = None
    """All layers, highest precedence first; left out unless `includeLayers` was set."""


class ResidencyRequirement(Enum):
    """Region in which data has to be processed."""

    US = "us"


class HookHandlerType(Enum):
    """What a hook executes; `prompt` and `agent` are recognised in the configuration but not
    run.
    """
    AGENT = "agent"
    COMMAND = "command"
    PROMPT = "prompt"


@dataclass
class ConfiguredHookHandler:
    """What a configured hook runs.
    
    A shell command.
    
    A model prompt; only its kind is reported.
    
    An agent; only its kind is reported.
    """
    type: HookHandlerType
    configured_hook_handler_async: Optional[bool] = None
    """Whether the hook is declared as running in the background."""

    command: Optional[str] = None
    """Command line to run."""

    command_windows: Optional[str] = None
    """Command line used on Windows in place of `command`; null when there is none."""

    status_message: Optional[str] = None
    """Text to show while the hook runs; null when not configured."""

    timeout_sec: Optional[int] = None
    """Time limit in seconds; null when not configured."""


@dataclass
class ConfiguredHookMatcherGroup:
    """Hooks of one event that share a matcher."""

    hooks: List[ConfiguredHookHandler]
    """Handlers to run on a match."""

    matcher: Optional[str] = None
    """Pattern that selects the occasions, such as tool names; null matches all."""


@dataclass
class ManagedHooksRequirements:
    """Hooks prescribed by the administrator, one list per event."""

    permission_request: List[ConfiguredHookMatcherGroup]
    """Hooks run when an approval is about to be requested."""

    post_compact: List[ConfiguredHookMatcherGroup]
    """Hooks run after history was compacted."""

    post_tool_use: List[ConfiguredHookMatcherGroup]
    """Hooks run after a tool call."""

    pre_compact: List[ConfiguredHookMatcherGroup]
    """Hooks run before history is compacted."""

    pre_tool_use: List[ConfiguredHookMatcherGroup]
    """Hooks run before a tool call."""

    session_start: List[ConfiguredHookMatcherGroup]
    """Hooks run when a session begins."""

    stop: List[ConfiguredHookMatcherGroup]
    """Hooks run when the agent is about to end a turn."""

    subagent_start: List[ConfiguredHookMatcherGroup]
    """Hooks run when a sub-agent begins."""

    subagent_stop: List[ConfiguredHookMatcherGroup]
    """Hooks run when a sub-agent ends."""

    user_prompt_submit: List[ConfiguredHookMatcherGroup]
    """Hooks run when the user submits a message."""

    managed_dir: Optional[str] = None
    """Directory with the hook scripts; null when not configured."""

    windows_managed_dir: Optional[str] = None
    """Directory with the hook scripts on Windows; null when not configured."""


class NetworkUnixSocketPermission(Enum):
    """Whether a Unix socket may be used; `none` grants no access."""

    ALLOW = "allow"
    NONE = "none"


@dataclass
class NetworkRequirements:
    """Administrator limits on the network access of sandboxed commands; a null field sets no
    limit.
    """
    allowed_domains: Optional[List[str]] = None
    """The allowed entries of `domains`, for older clients."""

    allow_local_binding: Optional[bool] = None
    """Whether commands may use local and private network addresses."""

    allow_unix_sockets: Optional[List[str]] = None
    """The allowed entries of `unixSockets`, for older clients."""

    allow_upstream_proxy: Optional[bool] = None
    """Whether the local proxy may pass traffic on to another proxy."""

    danger_full_access_denylist_only: Optional[bool] = None
    """Full-access sessions get the whole network except denied domains, as far as a proxy can
    enforce it; other sandboxes are unaffected.
    """
    dangerously_allow_all_unix_sockets: Optional[bool] = None
    """Whether every Unix socket may be used, whatever `unixSockets` says."""

    dangerously_allow_non_loopback_proxy: Optional[bool] = None
    """Whether the proxy may listen on addresses that other machines can reach."""

    denied_domains: Optional[List[str]] = None
    """The denied entries of `domains`, for older clients."""

    domains: Optional[Dict[str, NetworkIon]] = None
    """Permission by domain pattern; the authoritative form."""

    enabled: Optional[bool] = None
    """Whether managed network access is on."""

    http_port: Optional[int] = None
    """Port of the local HTTP proxy."""

    managed_allowed_domains_only: Optional[bool] = None
    """True makes the administrator's allowed domains the only ones that count."""

    socks_port: Optional[int] = None
    """Port of the local SOCKS proxy."""

    unix_sockets: Optional[Dict[str, NetworkUnixSocketPermission]] = None
    """Permission by Unix socket path; the authoritative form."""


@dataclass
class ConfigRequirements:
    """Limits that an administrator puts on the configuration; a null field sets no limit."""

    allow_appshots: Optional[bool] = None
    """False forbids appshots."""

    allowed_approval_policies: Optional[List[Union[AskForApprovalClass, AskForApprovalEnum]]] = None
    """Approval policies that may be chosen."""

    allowed_approvals_reviewers: Optional[List[ApprovalsReviewer]] = None
    """Approval reviewers that may be chosen; experimental."""

    allowed_permissions: Optional[List[str]] = None
    """Ids of the permission profiles that may be chosen."""

    allowed_sandbox_modes: Optional[List[SandboxMode]] = None
    """Sandbox modes that may be chosen."""

    allowed_web_search_modes: Optional[List[WebSearchMode]] = None
    """Web search modes that may be chosen; `disabled` is always among them."""

    allow_managed_hooks_only: Optional[bool] = None
    """True ignores all hooks except managed ones."""

    computer_use: Optional[ComputerUseRequirements] = None
    """Limits on computer use."""

    enforce_residency: Optional[ResidencyRequirement] = None
    """Region in which data must stay."""

    feature_requirements: Optional[Dict[str, bool]] = None
    """Features pinned on or off, by feature key."""

    hooks: Optional[ManagedHooksRequirements] = None
    """Hooks the administrator prescribes; experimental."""

    network: Optional[NetworkRequirements] = None
    """Limits on network access of commands; experimental."""


@dataclass
class ConfigRequirementsReadResponse:
    """Result of `configRequirements/read`."""

    requirements: Optional[ConfigRequirements] = None
    """Null when neither a requirements file nor device management sets any."""


@dataclass
class ConfigValueWriteParams:
    """Params of `config/value/write`."""

    key_path: str
    """Dotted key, such as `tools.web_search`; quote a segment that contains a dot or a space."""

    merge_strategy: MergeStrategy
    """How `value` meets what is already there."""

    expected_version: Optional[str] = None
    """Version the file must still have, else the write fails with a conflict; unchecked when
    omitted or null.
    """
    file_path: Optional[str] = None
    """Absolute path of the user configuration file, the only one accepted and the choice when
    omitted or null.
    """
    value: Any = None
    """Value to store; null removes the key."""


@dataclass
class TextPosition:
    """A place in a text file."""

    column: int
    """Column number, counted from 1 in Unicode characters."""

    line: int
    """Line number, counted from 1."""


@dataclass
class TextRange:
    """A stretch of text between two positions of a file."""

    end: TextPosition
    start: TextPosition


@dataclass
class ConfigWarningNotification:
    """Payload of `configWarning`."""

    summary: str
    """Short description of the problem."""

    details: Optional[str] = None
    """Longer explanation; null when there is none."""

    path: Optional[str] = None
    """Configuration file with the problem; absent when not known."""

    range: Optional[TextRange] = None
    """Place of the problem in the file at `path`; absent when not known."""


@dataclass
class OverriddenMetadata:
    """Explains why a written value has no effect."""

    message: str
    """Explanation for the user."""

    overriding_layer: ConfigLayerMetadata
    """The layer of higher precedence that wins."""

    effective_value: Any = None
    """The value that applies instead."""


class WriteStatus(Enum):
    """Whether the written value also takes effect.
    
    Outcome of a configuration write. `okOverridden` means that the value was stored but a
    higher layer hides it.
    """
    OK = "ok"
    OK_OVERRIDDEN = "okOverridden"


@dataclass
class ConfigWriteResponse:
    """Result of `config/value/write`."""

    file_path: str
    """Absolute, resolved path of the written file."""

    status: WriteStatus
    """Whether the written value also takes effect."""

    version: str
    """New version of the file, usable as the next `expectedVersion`."""

    overridden_metadata: Optional[OverriddenMetadata] = None
    """What hides the new value; null unless `status` is `okOverridden`."""


class ImageDetail(Enum):
    """Resolution at which an image is given to the model. `original` keeps the full resolution."""

    HIGH = "high"
    ORIGINAL = "original"


class ContentItemType(Enum):
    INPUT_IMAGE = "input_image"
    INPUT_TEXT = "input_text"
    OUTPUT_TEXT = "output_text"


@dataclass
class ContentItem:
    """One piece of a message in Responses API form.
    
    Text sent to the model.
    
    An image sent to the model.
    
    Text produced by the model.
    """
    type: ContentItemType
    text: Optional[str] = None
    detail: Optional[ImageDetail] = None
    """Resolution hint for the model; omitted when not specified."""

    image_url: Optional[str] = None
    """URL of the image; a `data:` URL is allowed."""


@dataclass
class ContextCompactedNotification:
    """Payload of `thread/compacted`."""

    thread_id: str
    turn_id: str


@dataclass
class ConversationGitInfo:
    """Git state recorded for a v1 conversation; each part is null when not known."""

    branch: Optional[str] = None
    """Branch that was checked out."""

    origin_url: Optional[str] = None
    """URL of the remote repository."""

    sha: Optional[str] = None
    """Commit that was checked out."""


class InternalSessionSource(Enum):
    """Background work of the server that runs as a session of its own; `memory_consolidation`
    condenses stored memories.
    """
    MEMORY_CONSOLIDATION = "memory_consolidation"


@dataclass
class ThreadSpawn:
    depth: int
    """Nesting level below the root thread."""

    parent_thread_id: str
    """Thread that started the sub-agent."""

    agent_nickname: Optional[str] = None
    """Display name given to the sub-agent; null when it has none."""

    agent_path: Optional[str] = None
    """Place of the sub-agent in the agent tree; null when not recorded."""

    agent_role: Optional[str] = None
    """Role the sub-agent was started with; null when it has none."""


@dataclass
class SubAgentSourceClass:
    """A sub-agent started by the agent of another thread.
    
    Any further purpose, named by a free label.
    """
    thread_spawn: Optional[ThreadSpawn] = None
    other: Optional[str] = None


class SubAgentSourceEnum(Enum):
    COMPACT = "compact"
    MEMORY_CONSOLIDATION = "memory_consolidation"
    REVIEW = "review"


@dataclass
class StoredSessionSourceClass:
    custom: Optional[str] = None
    internal: Optional[InternalSessionSource] = None
    subagent: Optional[Union[SubAgentSourceClass, SubAgentSourceEnum]] = None


class StoredSessionSourceEnum(Enum):
    CLI = "cli"
    EXEC = "exec"
    MCP = "mcp"
    UNKNOWN = "unknown"
    VSCODE = "vscode"


@dataclass
class ConversationSummary:
    """Short description of a stored conversation, as used by the v1 API."""

    cli_version: str
    """Version of the program that created the conversation."""

    conversation_id: str
    """Thread id of the conversation."""

    cwd: str
    """Working directory of the conversation."""

    model_provider: str
    """Id of the model provider used."""

    path: str
    """Path of the file that stores the conversation."""

    preview: str
    """Beginning of the conversation as text for a list."""

    source: Union[StoredSessionSourceClass, StoredSessionSourceEnum]
    """Kind of client the conversation came from."""

    git_info: Optional[ConversationGitInfo] = None
    """Git state of `cwd`; null when none was recorded."""

    timestamp: Optional[str] = None
    """Creation time as text; null when not known."""

    updated_at: Optional[str] = None
    """Time of the last change as text; null when not known."""


@dataclass
class DeprecationNoticeNotification:
    """Payload of `deprecationNotice`."""

    summary: str
    """Short statement of what is deprecated."""

    details: Optional[str] = None
    """Advice on what to do instead; null when there is none."""


class DeviceKeyAlgorithm(Enum):
    """Signature algorithm of a key."""

    ECDSA_P256_SHA256 = "ecdsa_p256_sha256"


class DeviceKeyProtectionPolicy(Enum):
    """How well a key has to be protected. `allow_os_protected_nonextractable` also takes a key
    that the operating system guards in software.
    """
    ALLOW_OS_PROTECTED_NONEXTRACTABLE = "allow_os_protected_nonextractable"
    HARDWARE_ONLY = "hardware_only"


@dataclass
class DeviceKeyCreateParams:
    """Params of `device/key/create`."""

    account_user_id: str
    """User the key is bound to; must not be empty."""

    client_id: str
    """Client installation the key is bound to; must not be empty."""

    protection_policy: Optional[DeviceKeyProtectionPolicy] = None
    """Least protection to accept; `hardware_only` when omitted."""


class DeviceKeyProtectionClass(Enum):
    """How a key is protected in fact."""

    HARDWARE_SECURE_ENCLAVE = "hardware_secure_enclave"
    HARDWARE_TPM = "hardware_tpm"
    OS_PROTECTED_NONEXTRACTABLE = "os_protected_nonextractable"


@dataclass
class DeviceKeyCreateResponse:
    """Result of `device/key/create`."""

    algorithm: DeviceKeyAlgorithm
    key_id: str
    protection_class: DeviceKeyProtectionClass
    public_key_spki_der_base64: str
    """Public key: SubjectPublicKeyInfo, DER, in base64."""


@dataclass
class DeviceKeyPublicParams:
    """Params of `device/key/public`."""

    key_id: str


@dataclass
class DeviceKeyPublicResponse:
    """Result of `device/key/public`."""

    algorithm: DeviceKeyAlgorithm
    key_id: str
    protection_class: DeviceKeyProtectionClass
    public_key_spki_der_base64: str
    """Public key: SubjectPublicKeyInfo, DER, in base64."""


class DeviceKeySignPayloadType(Enum):
    REMOTE_CONTROL_CLIENT_CONNECTION = "remoteControlClientConnection"


@dataclass
class DeviceKeySignPayload:
    """A statement a device key may sign; free bytes are not among them."""

    account_user_id: str
    """Must be the user the key is bound to."""

    audience: str
    """Who verifies the statement."""

    client_id: str
    """Must be the client the key is bound to."""

    expires_at: int
    """When the statement ends to hold, in Unix seconds."""

    nonce: str
    """Value the verifier asked for, to rule out replays."""

    session_id: str
    """Remote control session the connection belongs to."""

    type: DeviceKeySignPayloadType


@dataclass
class DeviceKeySignParams:
    """Params of `device/key/sign`."""

    key_id: str
    payload: DeviceKeySignPayload


@dataclass
class DeviceKeySignResponse:
    """Result of `device/key/sign`."""

    algorithm: DeviceKeyAlgorithm
    signature_der_base64: str
    """ECDSA signature, DER, in base64."""

    signed_payload_base64: str
    """The exact bytes that were signed, in base64."""


class DynamicToolCallOutputContentItemType(Enum):
    INPUT_IMAGE = "inputImage"
    INPUT_TEXT = "inputText"


@dataclass
class DynamicToolCallOutputContentItem:
    """One piece of the result of a tool that the client provides.
    
    Text handed to the model.
    
    An image handed to the model.
    """
    type: DynamicToolCallOutputContentItemType
    text: Optional[str] = None
    image_url: Optional[str] = None
    """URL of the image; a `data:` URL is allowed."""


@dataclass
class DynamicToolCallParams:
    """Params of `item/tool/call`."""

    call_id: str
    """Id of the call; equals the id of the `dynamicToolCall` item."""

    thread_id: str
    tool: str
    """Tool name as declared in `dynamicTools`."""

    turn_id: str
    arguments: Any = None
    """Arguments chosen by the model, as any JSON value."""

    namespace: Optional[str] = None
    """Namespace the tool was declared in; null when it has none."""


@dataclass
class DynamicToolCallResponse:
    """Result of the tool; a reply that cannot be decoded marks the item as failed."""

    content_items: List[DynamicToolCallOutputContentItem]
    """Output handed to the model."""

    success: bool
    """False tells the model that the tool failed."""


@dataclass
class DynamicToolSpec:
    """A tool that the client offers to the agent and runs itself when `item/tool/call` arrives."""

    description: str
    """Explanation of the tool for the model."""

    name: str
    """Tool name of 1 to 128 characters, without the namespace."""

    defer_loading: Optional[bool] = None
    """Keeps the tool out of the model's initial tool list although it stays callable; false
    when omitted.
    """
    input_schema: Any = None
    """JSON Schema of the tool's arguments."""

    namespace: Optional[str] = None
    """Group the tool belongs to, at most 64 characters; required when `deferLoading` is true."""


@dataclass
class EnvironmentAddParams:
    """Params of `environment/add`."""

    environment_id: str
    """Id under which the environment is known afterwards; must not be empty."""

    exec_server_url: str
    """URL of the exec server that runs the commands; not checked here."""


class ConfigWriteErrorCode(Enum):
    CONFIG_LAYER_READONLY = "configLayerReadonly"
    CONFIG_PATH_NOT_FOUND = "configPathNotFound"
    CONFIG_SCHEMA_UNKNOWN_KEY = "configSchemaUnknownKey"
    CONFIG_VALIDATION_ERROR = "configValidationError"
    CONFIG_VERSION_CONFLICT = "configVersionConflict"
    USER_LAYER_NOT_FOUND = "userLayerNotFound"


@dataclass
class Fault:
    """One place where a message differs from the protocol."""

    expected: str
    """What the protocol allows there."""

    got: str
    """What the message has there, shortened."""

    path: str
    """JSON pointer into the message; empty for the message itself."""


class InputErrorCode(Enum):
    INPUT_TOO_LARGE = "input_too_large"


class ErrorDataKind(Enum):
    ALREADY_EXISTS = "alreadyExists"
    ALREADY_INITIALIZED = "alreadyInitialized"
    CONFIG_WRITE = "configWrite"
    EXPERIMENTAL_REQUIRED = "experimentalRequired"
    INPUT_TOO_LARGE = "inputTooLarge"
    INTERNAL = "internal"
    INVALID_PARAMS = "invalidParams"
    INVALID_REQUEST = "invalidRequest"
    IO = "io"
    NOT_FOUND = "notFound"
    NOT_INITIALIZED = "notInitialized"
    OVERLOADED = "overloaded"
    TURN_NOT_STEERABLE = "turnNotSteerable"
    UNAUTHENTICATED = "unauthenticated"
    UNKNOWN_METHOD = "unknownMethod"
    UNSUPPORTED = "unsupported"
    WRONG_STATE = "wrongState"


@dataclass
class ErrorData:
    """Machine-readable part of an error, told apart by `kind`; `error.code` and `error.message`
    stay those of the wire.
    
    The message does not decode.
    
    The params decode, and the handler refuses them; nothing was changed.
    
    The connection has not been initialized.
    
    The connection has been initialized before.
    
    The connection has not opted in to the experimental surface.
    
    The request was not run and may be sent again.
    
    Declared, and not available on this server or platform.
    
    Something the params refer to does not exist.
    
    The name is taken by something that still exists.
    
    The thing exists, and its state forbids the request.
    
    The request needs an account that is not signed in.
    
    The input of a turn exceeds the limit.
    
    A configuration write was refused; nothing was written.
    
    The active turn takes no input.
    
    The operating system refused.
    
    A defect of the server; the message says where to look.
    """
    kind: ErrorDataKind
    faults: Optional[List[Fault]] = None
    method: Optional[str] = None
    suggestion: Optional[str] = None
    """The declared method with the closest name."""

    descriptor: Optional[str] = None
    """The method, field or enum arm that needs it."""

    retry_after_ms: Optional[int] = None
    """How long to wait at least, in milliseconds."""

    reason: Optional[str] = None
    """What is missing, and what would provide it."""

    id: Optional[str] = None
    """The id as it was sent."""

    what: Optional[str] = None
    """Kind of thing: `thread`, `turn`, `process`, `file` …
    
    Kind of thing.
    """
    state: Optional[str] = None
    """Its state."""

    actual_chars: Optional[int] = None
    input_error_code: Optional[InputErrorCode] = None
    max_chars: Optional[int] = None
    config_write_error_code: Optional[ConfigWriteErrorCode] = None
    additional_details: Optional[str] = None
    codex_error_info: Optional[Union[CodexErrorInfoClass, CodexErrorInfoEnum]] = None
    message: Optional[str] = None
    errno: Optional[str] = None
    """Its symbolic error name, for example `ENOENT`."""


@dataclass
class CodexErrorInfoCodexErrorInfoClass:
    """No connection to the model provider could be made.
    
    The response stream could not be opened.
    
    The response stream broke off before its end.
    
    All retries of the model request failed.
    
    `turn/steer` met a turn that takes no further input.
    """
    http_connection_failed: Optional[HTTPConnectionFailed] = None
    response_stream_connection_failed: Optional[ResponseStreamConnectionFailed] = None
    response_stream_disconnected: Optional[ResponseStreamDisconnected] = None
    response_too_many_failed_attempts: Optional[ResponseTooManyFailedAttempts] = None
    active_turn_not_steerable: Optional[ActiveTurnNotSteerable] = None


@dataclass
class TurnError:
    """What went wrong.
    
    Description of a failed turn or model request.
    """
    message: str
    additional_details: Optional[str] = None
    """Further text on the cause; null when there is none."""

    codex_error_info: Optional[Union[CodexErrorInfoCodexErrorInfoClass, CodexErrorInfoEnum]] = None
    """Machine-readable cause; null when not classified."""


@dataclass
class ErrorNotification:
    """Payload of `error`."""

    error: TurnError
    """What went wrong."""

    thread_id: str
    turn_id: str
    will_retry: bool
    """True when the server tries again by itself; false when the turn fails."""


class ParsedCommandType(Enum):
    LIST_FILES = "list_files"
    READ = "read"
    SEARCH = "search"
    UNKNOWN = "unknown"


@dataclass
class ParsedCommand:
    """Guess at the purpose of one part of a shell command.
    
    Shows the content of a file.
    
    Lists files.
    
    Searches in files or file names.
    
    Anything that fits no other kind.
    """
    cmd: str
    """Shell text of this part."""

    type: ParsedCommandType
    name: Optional[str] = None
    """File name for display."""

    path: Optional[str] = None
    """Path of the file read, as far as it can be told; a relative one starts at the command's
    `cwd`.
    
    Directory being listed; null when not known.
    
    Place being searched; null when not known.
    """
    query: Optional[str] = None
    """Search pattern; null when not known."""


@dataclass
class ExecCommandApprovalParams:
    """Params of `execCommandApproval`."""

    call_id: str
    """Id of the command call, shared with its begin and end events."""

    command: List[str]
    """Program and its arguments."""

    conversation_id: str
    """Id of the thread that wants to run the command."""

    cwd: str
    """Directory in which the command would run."""

    parsed_cmd: List[ParsedCommand]
    """Guess at what the command does, meant for display only."""

    approval_id: Optional[str] = None
    """Id that tells apart several prompts of one call; null when there is just one."""

    reason: Optional[str] = None
    """Why approval is needed, as text for the user; null when there is none."""


@dataclass
class ExecCommandApprovalResponse:
    """Result of `execCommandApproval`."""

    decision: Union[ReviewDecisionClass, ReviewDecisionEnum]


class ExperimentalFeatureStage(Enum):
    """How mature the feature is.
    
    Maturity of a feature. `beta` is offered to users for trial, `underDevelopment` is not
    ready for use, and `removed` remains only so that old settings still load.
    """
    BETA = "beta"
    DEPRECATED = "deprecated"
    REMOVED = "removed"
    STABLE = "stable"
    UNDER_DEVELOPMENT = "underDevelopment"


@dataclass
class ExperimentalFeature:
    """A feature flag with its state."""

    default_enabled: bool
    """Whether the feature is on when nothing configures it."""

    enabled: bool
    """Whether the feature is on in the configuration looked at."""

    name: str
    """Key that settings and command line switches use for the feature."""

    stage: ExperimentalFeatureStage
    """How mature the feature is."""

    announcement: Optional[str] = None
    """Text that introduces the feature to users; null outside the `beta` stage."""

    description: Optional[str] = None
    """Summary for users; null outside the `beta` stage."""

    display_name: Optional[str] = None
    """Name to show to users; null outside the `beta` stage."""


@dataclass
class ExperimentalFeatureEnablementSetParams:
    """Params of `experimentalFeature/enablement/set`."""

    enablement: Dict[str, bool]
    """New state by feature key; others stay as they are. Requirements, command line and
    `config.toml` take precedence.
    """


@dataclass
class ExperimentalFeatureEnablementSetResponse:
    """Result of `experimentalFeature/enablement/set`."""

    enablement: Dict[str, bool]
    """The entries that were set."""


@dataclass
class ExperimentalFeatureListParams:
    """Params of `experimentalFeature/list`."""

    cursor: Optional[str] = None
    """Opaque `nextCursor` of the previous page; omitted or null starts at the beginning."""

    limit: Optional[int] = None
    """Page size, at least 1; everything is returned when omitted or null."""

    thread_id: Optional[str] = None
    """Loaded thread whose configuration, project layers included, decides `enabled`; the global
    one if omitted.
    """


@dataclass
class ExperimentalFeatureListResponse:
    """Result of `experimentalFeature/list`."""

    data: List[ExperimentalFeature]
    next_cursor: Optional[str] = None
    """Opaque cursor of the next page; null at the end."""


@dataclass
class ExternalAgentConfigDetectParams:
    """Params of `externalAgentConfig/detect`."""

    cwds: Optional[List[str]] = None
    """Project directories to look in; omitted, null or empty means none."""

    include_home: Optional[bool] = None
    """True also looks in the user's home directory; default false."""


@dataclass
class HookMigration:
    """Hook found for import; only command hooks can be imported."""

    name: str


@dataclass
class MCPServerMigration:
    """MCP server found for import."""

    name: str


@dataclass
class PluginsMigration:
    """Plugins of one marketplace found for import."""

    marketplace_name: str
    plugin_names: List[str]
    """Plugin names within the marketplace."""


@dataclass
class SessionMigration:
    """Recorded conversation found for import."""

    cwd: str
    """Working directory of the conversation, used for the new thread."""

    path: str
    """File that holds the conversation."""

    title: Optional[str] = None
    """Title that becomes the thread name, null when there is none."""


@dataclass
class SubagentMigration:
    """Sub-agent definition found for import."""

    name: str


@dataclass
class MigrationDetails:
    """Contents of a migration item; lists that do not concern its type are empty, and lists
    missing in a request count as empty.
    """
    commands: Optional[List[CommandMigration]] = None
    hooks: Optional[List[HookMigration]] = None
    mcp_servers: Optional[List[MCPServerMigration]] = None
    plugins: Optional[List[PluginsMigration]] = None
    """Plugins, grouped by marketplace."""

    sessions: Optional[List[SessionMigration]] = None
    """Recorded conversations; an import refuses paths that detection did not report."""

    subagents: Optional[List[SubagentMigration]] = None


class ExternalAgentConfigMigrationItemType(Enum):
    """Kind of importable content. `AGENTS_MD` is the guidance file, `CONFIG` general settings,
    `COMMANDS` custom commands and `SESSIONS` recorded conversations.
    """
    AGENTS_MD = "AGENTS_MD"
    COMMANDS = "COMMANDS"
    CONFIG = "CONFIG"
    HOOKS = "HOOKS"
    MCP_SERVER_CONFIG = "MCP_SERVER_CONFIG"
    PLUGINS = "PLUGINS"
    SESSIONS = "SESSIONS"
    SKILLS = "SKILLS"
    SUBAGENTS = "SUBAGENTS"


@dataclass
class ExternalAgentConfigMigrationItem:
    """One kind of content that can be imported from one place."""

    description: str
    """Text to show for the item."""

    item_type: ExternalAgentConfigMigrationItemType
    cwd: Optional[str] = None
    """Project directory the item belongs to; null or empty stands for the user's home."""

    details: Optional[MigrationDetails] = None
    """What the item consists of, null when there is nothing to list."""


@dataclass
class ExternalAgentConfigDetectResponse:
    """Result of `externalAgentConfig/detect`."""

    items: List[ExternalAgentConfigMigrationItem]
    """Importable items; empty when nothing new was found."""


@dataclass
class ExternalAgentConfigImportParams:
    """Params of `externalAgentConfig/import`."""

    migration_items: List[ExternalAgentConfigMigrationItem]
    """Items taken from `externalAgentConfig/detect`; their content is read again from disk."""


@dataclass
class FeedbackUploadParams:
    """Params of `feedback/upload`."""

    classification: str
    """Category of the report, free text."""

    extra_log_files: Optional[List[str]] = None
    """Paths of further files to attach, on the server's machine."""

    include_logs: Optional[bool] = None
    """True attaches logs and the stored history of the thread and its sub-agents; false when
    omitted.
    """
    reason: Optional[str] = None
    """What the user wrote; omitted or null when nothing."""

    tags: Optional[Dict[str, str]] = None
    """Additional labels; `thread_id`, `classification`, `cli_version`, `session_source` and
    `reason` are reserved and ignored.
    """
    thread_id: Optional[str] = None
    """Thread the report is about; omitted or null for none."""


@dataclass
class FeedbackUploadResponse:
    """Result of `feedback/upload`."""

    thread_id: str
    """Id to quote for this report; a `no-active-thread-` id when no thread was given."""


@dataclass
class FileChangeOutputDeltaNotification:
    """Payload of `item/fileChange/outputDelta`."""

    delta: str
    """Tool output text."""

    item_id: str
    """Id of the `fileChange` item."""

    thread_id: str
    turn_id: str


@dataclass
class PatchChangeKind:
    """What a patch does to one file.
    
    The file is created.
    
    The file is removed.
    
    The file is edited, and possibly moved.
    """
    type: FileChangeType
    move_path: Optional[str] = None
    """New path when the file is also renamed; null when it stays in place."""


@dataclass
class FileUpdateChange:
    """Change of one file within a patch."""

    diff: str
    """Unified diff for an update; for an added file its plain content without diff markers."""

    kind: PatchChangeKind
    path: str
    """Absolute path in items; may be relative to the working directory in
    `item/fileChange/patchUpdated`.
    """


@dataclass
class FileChangePatchUpdatedNotification:
    """Payload of `item/fileChange/patchUpdated`."""

    changes: List[FileUpdateChange]
    """All changes parsed so far; replaces the list of the previous notification."""

    item_id: str
    """Id of the `fileChange` item, usable before its `item/started` arrives."""

    thread_id: str
    turn_id: str


@dataclass
class FileChangeRequestApprovalParams:
    """Params of `item/fileChange/requestApproval`."""

    item_id: str
    """Id of the `fileChange` item that holds the proposed edits."""

    started_at_ms: int
    """Time the approval was asked for, in Unix milliseconds."""

    thread_id: str
    turn_id: str
    grant_root: Optional[str] = None
    """Unstable: directory to become writable for the rest of the session; it may have no effect."""

    reason: Optional[str] = None
    """Why approval is needed, as text for the user; null when there is none."""


@dataclass
class FileChangeRequestApprovalResponse:
    """Result of `item/fileChange/requestApproval`."""

    decision: FileChangeApprovalDecision


@dataclass
class FSChangedNotification:
    """Payload of `fs/changed`."""

    changed_paths: List[str]
    """Absolute paths that changed, sorted."""

    watch_id: str
    """Id the client chose in `fs/watch`."""


@dataclass
class FSCopyParams:
    """Params of `fs/copy`."""

    destination_path: str
    """Absolute path to copy to; an existing file is replaced."""

    source_path: str
    """Absolute path to copy from."""

    recursive: Optional[bool] = None
    """Must be true when the source is a directory; has no effect on files."""


@dataclass
class FSCreateDirectoryParams:
    """Params of `fs/createDirectory`."""

    path: str
    """Absolute path of the new directory."""

    recursive: Optional[bool] = None
    """True (the default) adds missing parents; with false a missing parent is an error."""


@dataclass
class FSGetMetadataParams:
    """Params of `fs/getMetadata`."""

    path: str
    """File, directory or link in question, given as an absolute path."""


@dataclass
class FSGetMetadataResponse:
    """Result of `fs/getMetadata`."""

    created_at_ms: int
    """Creation time in Unix milliseconds; 0 when not known."""

    is_directory: bool
    """True for a directory, also when reached through a symbolic link."""

    is_file: bool
    """True for a regular file, also when reached through a symbolic link."""

    is_symlink: bool
    """True when `path` is a symbolic link, whatever it points to."""

    modified_at_ms: int
    """Time of the last change in Unix milliseconds; 0 when not known."""


@dataclass
class FSReadDirectoryEntry:
    """One child of a listed directory."""

    file_name: str
    """Bare name of the child, without any directory part."""

    is_directory: bool
    """True for a directory, also when reached through a symbolic link."""

    is_file: bool
    """True for a regular file, also when reached through a symbolic link."""


@dataclass
class FSReadDirectoryParams:
    """Params of `fs/readDirectory`."""

    path: str
    """Absolute path of the directory to list."""


@dataclass
class FSReadDirectoryResponse:
    """Result of `fs/readDirectory`."""

    entries: List[FSReadDirectoryEntry]
    """Children of the directory, without those of its subdirectories."""


@dataclass
class FSReadFileParams:
    """Params of `fs/readFile`."""

    path: str
    """Absolute path of the file."""


@dataclass
class FSReadFileResponse:
    """Result of `fs/readFile`."""

    data_base64: str
    """Whole file content as base64."""


@dataclass
class FSRemoveParams:
    """Params of `fs/remove`."""

    path: str
    """File or directory to delete, given as an absolute path."""

    force: Optional[bool] = None
    """True (the default) accepts a missing path; with false that is an error."""

    recursive: Optional[bool] = None
    """True (the default) deletes a directory with its content; with false a directory must be
    empty.
    """


@dataclass
class FSUnwatchParams:
    """Params of `fs/unwatch`."""

    watch_id: str
    """Id the client chose in `fs/watch`."""


@dataclass
class FSWatchParams:
    """Params of `fs/watch`."""

    path: str
    """Absolute path of a file or directory; it need not exist yet."""

    watch_id: str
    """Id chosen by the client; must not be in use by another watch of the connection."""


@dataclass
class FSWatchResponse:
    """Result of `fs/watch`."""

    path: str
    """Absolute path the watch is tied to."""


@dataclass
class FSWriteFileParams:
    """Params of `fs/writeFile`."""

    data_base64: str
    """New file content as base64."""

    path: str
    """Absolute path of the file."""


class FunctionCallOutputContentItemType(Enum):
    ENCRYPTED_CONTENT = "encrypted_content"
    INPUT_IMAGE = "input_image"
    INPUT_TEXT = "input_text"


@dataclass
class FunctionCallOutputContentItem:
    """One piece of a tool result in Responses API form.
    
    Text for the model.
    
    An image for the model.
    
    Content that only the model provider can read.
    """
    type: FunctionCallOutputContentItemType
    text: Optional[str] = None
    detail: Optional[ImageDetail] = None
    """Resolution hint for the model; omitted when not specified."""

    image_url: Optional[str] = None
    """URL of the image; a `data:` URL is allowed."""

    encrypted_content: Optional[str] = None
    """Opaque provider data, to be passed on unchanged."""


class FuzzyFileSearchMatchType(Enum):
    """Whether a match is a file or a directory."""

    DIRECTORY = "directory"
    FILE = "file"


@dataclass
class FuzzyFileSearchParams:
    """Params of `fuzzyFileSearch`."""

    query: str
    """Text to match against paths; an empty one finds nothing."""

    roots: List[str]
    """Directories to search; an empty list or a missing directory finds nothing."""

    cancellation_token: Optional[str] = None
    """Label of the search; a new search with the same label cancels the earlier one; null for
    none.
    """


@dataclass
class FuzzyFileSearchResult:
    """One match of a fuzzy file search."""

    file_name: str
    """Last component of `path`."""

    match_type: FuzzyFileSearchMatchType
    path: str
    """Path of the match relative to `root`."""

    root: str
    """Searched directory the match belongs to."""

    score: int
    """Quality of the match; higher is better."""

    indices: Optional[List[int]] = None
    """Positions in `path`, counted from 0, of the characters that matched; null when not
    computed.
    """


@dataclass
class FuzzyFileSearchResponse:
    """Result of `fuzzyFileSearch`."""

    files: List[FuzzyFileSearchResult]
    """Matches with the best score first, at most 50; a cancelled search may return none."""


@dataclass
class FuzzyFileSearchSessionCompletedNotification:
    """Payload of `fuzzyFileSearch/sessionCompleted`."""

    session_id: str
    """Id the client chose in `fuzzyFileSearch/sessionStart`."""


@dataclass
class FuzzyFileSearchSessionStartParams:
    """Params of `fuzzyFileSearch/sessionStart`."""

    roots: List[str]
    """Directories to search; at least one is needed."""

    session_id: str
    """Non-empty id chosen by the client; shared by all connections."""


@dataclass
class FuzzyFileSearchSessionStopParams:
    """Params of `fuzzyFileSearch/sessionStop`."""

    session_id: str
    """Id the client chose in `fuzzyFileSearch/sessionStart`."""


@dataclass
class FuzzyFileSearchSessionUpdateParams:
    """Params of `fuzzyFileSearch/sessionUpdate`."""

    query: str
    """New text to match; an empty one clears the results."""

    session_id: str
    """Id of an open session; an unknown one is an error."""


@dataclass
class FuzzyFileSearchSessionUpdatedNotification:
    """Payload of `fuzzyFileSearch/sessionUpdated`."""

    files: List[FuzzyFileSearchResult]
    """All current matches; replaces the previous list."""

    query: str
    """Query the matches belong to; compare it to drop outdated results."""

    session_id: str
    """Id the client chose in `fuzzyFileSearch/sessionStart`."""


@dataclass
class GetAccountParams:
    """Params of `account/read`."""

    refresh_token: Optional[bool] = None
    """True renews managed tokens first; false when omitted, no effect on tokens supplied by the
    host.
    """


@dataclass
class GetAccountRateLimitsResponse:
    """Result of `account/rateLimits/read`."""

    rate_limits: RateLimitSnapshot
    """A single bucket, for clients that know only one limit."""

    rate_limits_by_limit_id: Optional[Dict[str, RateLimitSnapshot]] = None
    """All buckets by limit id, such as `codex`; null when not reported."""


@dataclass
class AccountClass:
    """An OpenAI API key.
    
    A ChatGPT login.
    
    Credentials handled by the Amazon Bedrock provider.
    """
    type: AccountType
    email: Optional[str] = None
    """E-mail address of the ChatGPT account."""

    plan_type: Optional[PlanType] = None
    """Plan of the account, `unknown` when it could not be determined."""


@dataclass
class GetAccountResponse:
    """Result of `account/read`."""

    requires_openai_auth: bool
    """Whether the active model provider needs OpenAI credentials."""

    account: Optional[AccountClass] = None
    """Null when there is no login that the active model provider uses."""

    is_workspace_owner: Optional[bool] = None
    """Whether the user owns the workspace, from the role or, failing that, from the token; null
    when unknown.
    """
    workspace_role: Optional[WorkspaceRole] = None
    """Role of the user in the current workspace; null when it could not be learned."""


@dataclass
class GetAuthStatusParams:
    """Params of `getAuthStatus`."""

    include_token: Optional[bool] = None
    """True puts the token into `authToken`; null acts as false."""

    refresh_token: Optional[bool] = None
    """True refreshes the token before replying; null acts as false."""


@dataclass
class GetAuthStatusResponse:
    """Result of `getAuthStatus`."""

    auth_method: Optional[AuthMode] = None
    """Login method in use; null when there is none."""

    auth_token: Optional[str] = None
    """Current token; null unless `includeToken` was true and a login exists."""

    requires_openai_auth: Optional[bool] = None
    """Whether the configured model provider needs an OpenAI login."""


@dataclass
class GetConversationSummaryParams:
    """Names the conversation in one of two ways."""

    rollout_path: Optional[str] = None
    conversation_id: Optional[str] = None


@dataclass
class GetConversationSummaryResponse:
    """Result of `getConversationSummary`."""

    summary: ConversationSummary


@dataclass
class GitDiffToRemoteParams:
    """Params of `gitDiffToRemote`."""

    cwd: str
    """Directory inside the git working tree."""


@dataclass
class GitDiffToRemoteResponse:
    """Result of `gitDiffToRemote`."""

    diff: str
    """Diff of the working tree against `sha`."""

    sha: str
    """Nearest commit to the current one that a remote also has."""


@dataclass
class GitInfo:
    """Git state of the working directory, recorded at creation and changed by
    `thread/metadata/update`; null marks an unknown part.
    """
    branch: Optional[str] = None
    """Current branch."""

    origin_url: Optional[str] = None
    """URL of the `origin` remote."""

    sha: Optional[str] = None
    """Hash of the current commit."""


@dataclass
class GrantedPermissionProfile:
    """Subset of requested permissions that the client grants; anything that was not requested
    is ignored.
    
    Granted part of the request; entries that were not asked for are ignored.
    """
    file_system: Optional[AdditionalFileSystemPermissions] = None
    """Granted file system access; omitted means denied."""

    network: Optional[AdditionalNetworkPermissions] = None
    """Granted network access; omitted means denied."""


class GuardianRiskLevel(Enum):
    """Risk of an action as judged by the automatic review; unstable."""

    CRITICAL = "critical"
    HIGH = "high"
    LOW = "low"
    MEDIUM = "medium"


class GuardianApprovalReviewStatus(Enum):
    """State of an automatic review; unstable. `timedOut` counts as a refusal, `aborted` means
    the review was given up.
    """
    ABORTED = "aborted"
    APPROVED = "approved"
    DENIED = "denied"
    IN_PROGRESS = "inProgress"
    TIMED_OUT = "timedOut"


class GuardianUserAuthorization(Enum):
    """How far the user is judged to have authorized an action; `unknown` when it cannot be
    told. Unstable.
    """
    HIGH = "high"
    LOW = "low"
    MEDIUM = "medium"
    UNKNOWN = "unknown"


@dataclass
class GuardianApprovalReview:
    """State and findings of an automatic approval review; unstable.
    
    The outcome of the review.
    
    State at the start, with status `inProgress`.
    """
    status: GuardianApprovalReviewStatus
    rationale: Optional[str] = None
    """The reviewer's reasoning in plain text; null when there is none."""

    risk_level: Optional[GuardianRiskLevel] = None
    """Risk the reviewer sees in the action; null while it has given none."""

    user_authorization: Optional[GuardianUserAuthorization] = None
    """How clearly the user has asked for the action; null while not assessed."""


@dataclass
class RequestPermissionProfile:
    """Permissions asked for.
    
    Permissions that the model asks the user to grant.
    
    File system and network permissions the agent asks for.
    """
    file_system: Optional[AdditionalFileSystemPermissions] = None
    """Requested file system access; null when not requested."""

    network: Optional[AdditionalNetworkPermissions] = None
    """Requested network access; null when not requested."""


class GuardianCommandSource(Enum):
    """Tool through which the agent issued the command.
    
    Tool that issued a command. `shell` runs one command to its end, `unifiedExec` works in a
    session that may stay open.
    
    Tool through which the agent issued the enclosing command.
    """
    SHELL = "shell"
    UNIFIED_EXEC = "unifiedExec"


class GuardianApprovalReviewActionType(Enum):
    APPLY_PATCH = "applyPatch"
    COMMAND = "command"
    EXECVE = "execve"
    MCP_TOOL_CALL = "mcpToolCall"
    NETWORK_ACCESS = "networkAccess"
    REQUEST_PERMISSIONS = "requestPermissions"


@dataclass
class GuardianApprovalReviewAction:
    """The action under review, complete enough to be shown without its item.
    
    What is being reviewed.
    
    A command is to be run.
    
    A single program launch made inside a running command.
    
    A patch is to be applied to files.
    
    A network connection is to be opened.
    
    A tool of an MCP server is to be called.
    
    The agent asks for additional permissions.
    """
    type: GuardianApprovalReviewActionType
    command: Optional[str] = None
    """Command line as text."""

    cwd: Optional[str] = None
    """Absolute working directory of the command.
    
    Absolute working directory of the launch.
    
    Absolute working directory of the patch.
    """
    source: Optional[GuardianCommandSource] = None
    """Tool through which the agent issued the command.
    
    Tool through which the agent issued the enclosing command.
    """
    argv: Optional[List[str]] = None
    """Argument vector of the launch."""

    program: Optional[str] = None
    """Executable to be launched."""

    files: Optional[List[str]] = None
    """Absolute paths of the files the patch touches."""

    host: Optional[str] = None
    """Host name or address of the destination."""

    port: Optional[int] = None
    protocol: Optional[NetworkApprovalProtocol] = None
    target: Optional[str] = None
    """Destination as a single string for display."""

    connector_id: Optional[str] = None
    """Id of the app connector behind the tool; null for other servers."""

    connector_name: Optional[str] = None
    """Display name of that connector; null when there is none."""

    server: Optional[str] = None
    """Configured name of the MCP server."""

    tool_name: Optional[str] = None
    """Name of the tool on that server."""

    tool_title: Optional[str] = None
    """Display title of the tool; null when the server gives none."""

    permissions: Optional[RequestPermissionProfile] = None
    """Permissions asked for."""

    reason: Optional[str] = None
    """Why the agent asks; null when it gave no reason."""


@dataclass
class GuardianWarningNotification:
    """Payload of `guardianWarning`."""

    message: str
    """Text to show to the user."""

    thread_id: str
    """Thread the warning concerns."""


class HookOutputEntryKind(Enum):
    """Role of hook output: `warning` and `error` are for the user, `stop` is the reason for
    ending, `feedback` and `context` are passed on to the model.
    """
    CONTEXT = "context"
    ERROR = "error"
    FEEDBACK = "feedback"
    STOP = "stop"
    WARNING = "warning"


@dataclass
class HookOutputEntry:
    """One piece of output of a hook run."""

    kind: HookOutputEntryKind
    text: str


class HookEventName(Enum):
    """Point in a session at which a hook runs. `permissionRequest` runs before the user is
    asked, `stop` when a turn is about to end; sub-agents use `subagentStart` and
    `subagentStop`.
    
    Event the hook runs on.
    """
    PERMISSION_REQUEST = "permissionRequest"
    POST_COMPACT = "postCompact"
    POST_TOOL_USE = "postToolUse"
    PRE_COMPACT = "preCompact"
    PRE_TOOL_USE = "preToolUse"
    SESSION_START = "sessionStart"
    STOP = "stop"
    SUBAGENT_START = "subagentStart"
    SUBAGENT_STOP = "subagentStop"
    USER_PROMPT_SUBMIT = "userPromptSubmit"


class HookExecutionMode(Enum):
    """How a hook is run: `sync` makes the session wait for it, `async` does not."""

    ASYNC = "async"
    SYNC = "sync"


class HookScope(Enum):
    """Whether the run belongs to the thread or to a turn; follows from the event.
    
    Level a hook run belongs to: `thread` for `sessionStart` and `subagentStart`, `turn` for
    all other events.
    """
    THREAD = "thread"
    TURN = "turn"


class HookSource(Enum):
    """Configuration layer that declares the hook.
    
    Configuration layer a hook is declared in. `mdm`, `cloudRequirements` and both
    `legacyManagedConfig` values are set by administrators, `sessionFlags` on the command
    line.
    """
    CLOUD_REQUIREMENTS = "cloudRequirements"
    LEGACY_MANAGED_CONFIG_FILE = "legacyManagedConfigFile"
    LEGACY_MANAGED_CONFIG_MDM = "legacyManagedConfigMdm"
    MDM = "mdm"
    PLUGIN = "plugin"
    PROJECT = "project"
    SESSION_FLAGS = "sessionFlags"
    SYSTEM = "system"
    UNKNOWN = "unknown"
    USER = "user"


class HookRunStatus(Enum):
    """Always `running` in `hook/started`, an end state in `hook/completed`.
    
    State of a hook run: `blocked` means the hook refused the action, `stopped` that it asked
    to end the processing, `failed` that the hook itself did not work.
    """
    BLOCKED = "blocked"
    COMPLETED = "completed"
    FAILED = "failed"
    RUNNING = "running"
    STOPPED = "stopped"


@dataclass
class HookRunSummary:
    """Final state of the run.
    
    State of one hook run, as sent when it starts and when it ends.
    
    State at the start, without end times and output.
    """
    display_order: int
    """Position of the hook in `hooks/list`."""

    entries: List[HookOutputEntry]
    """Output of the hook; empty while it runs."""

    event_name: HookEventName
    execution_mode: HookExecutionMode
    handler_type: HookHandlerType
    id: str
    """Id of the run, the same in `hook/started` and `hook/completed`."""

    scope: HookScope
    """Whether the run belongs to the thread or to a turn; follows from the event."""

    source_path: str
    """Absolute path of the file that declares the hook."""

    started_at: int
    """Start time in Unix seconds."""

    status: HookRunStatus
    """Always `running` in `hook/started`, an end state in `hook/completed`."""

    completed_at: Optional[int] = None
    """End time in Unix seconds, null while running."""

    duration_ms: Optional[int] = None
    """Length of the run in milliseconds, null while running."""

    source: Optional[HookSource] = None
    """Configuration layer that declares the hook."""

    status_message: Optional[str] = None
    """Text configured for display during the run, null when there is none."""


@dataclass
class HookCompletedNotification:
    """Payload of `hook/completed`."""

    run: HookRunSummary
    """Final state of the run."""

    thread_id: str
    turn_id: Optional[str] = None
    """Turn the hook ran in, null when it ran outside a turn."""


@dataclass
class HookErrorInfo:
    """Problem that kept hooks of a directory from being listed."""

    message: str
    path: str
    """File or directory the problem belongs to."""


class HookTrustStatus(Enum):
    """Result of comparing `currentHash` with the stored trusted hash.
    
    Trust in a hook definition. `managed` needs no trust, `untrusted` was never approved,
    `modified` has changed since it was; neither of the last two is run.
    """
    MANAGED = "managed"
    MODIFIED = "modified"
    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"


@dataclass
class HookMetadata:
    """Configured hook with its enablement and trust state."""

    current_hash: str
    """Hash of the present definition; storing it as the trusted hash in `hooks.state` makes the
    hook trusted.
    """
    display_order: int
    """Position over all sources in the order of discovery, from 0."""

    enabled: bool
    """Whether the hook is switched on; managed hooks always are. Running also takes trust."""

    event_name: HookEventName
    handler_type: HookHandlerType
    is_managed: bool
    """True when an administrator's configuration declares the hook, so it can be neither
    disabled nor distrusted.
    """
    key: str
    """Key under `hooks.state` in the configuration; built from the source, the event and two
    positions.
    """
    source: HookSource
    """Configuration layer that declares the hook."""

    source_path: str
    """Absolute path of the declaring file; a made-up path when the source is no file."""

    timeout_sec: int
    """Time limit of one run in seconds; 600 when the configuration sets none."""

    trust_status: HookTrustStatus
    """Result of comparing `currentHash` with the stored trusted hash."""

    command: Optional[str] = None
    """Shell command to run, null for handlers that are not commands."""

    matcher: Optional[str] = None
    """Pattern that narrows when the hook runs, e.g. a tool name; null when there is none."""

    plugin_id: Optional[str] = None
    """Plugin that brings the hook, null for other sources."""

    status_message: Optional[str] = None
    """Text to show while the hook runs, null when none is configured."""


@dataclass
class HookPromptFragment:
    """One piece of text that a hook added to the conversation."""

    hook_run_id: str
    """Id of the hook run that produced the text."""

    text: str


@dataclass
class HookStartedNotification:
    """Payload of `hook/started`."""

    run: HookRunSummary
    """State at the start, without end times and output."""

    thread_id: str
    turn_id: Optional[str] = None
    """Turn the hook runs in, null when it runs outside a turn."""


@dataclass
class HooksListEntry:
    """Hooks that apply to one working directory."""

    cwd: str
    """Directory this entry belongs to, as requested."""

    errors: List[HookErrorInfo]
    """Problems that prevented listing."""

    hooks: List[HookMetadata]
    """Hooks found, including disabled and untrusted ones."""

    warnings: List[str]
    """Texts about skipped or faulty definitions."""


@dataclass
class HooksListParams:
    """Params of `hooks/list`."""

    cwds: Optional[List[str]] = None
    """Directories to look at; omitted or empty means the working directory of the server."""


@dataclass
class HooksListResponse:
    """Result of `hooks/list`."""

    data: List[HooksListEntry]
    """One entry per requested directory."""


@dataclass
class InitializeCapabilities:
    """Features a client asks for in `initialize`, fixed for the life of the connection."""

    experimental_api: Optional[bool] = None
    """Allows experimental methods and fields and delivers experimental notifications; false
    when omitted.
    """
    opt_out_notification_methods: Optional[List[str]] = None
    """Exact method names of notifications not to send to this connection; unknown names have no
    effect.
    """
    request_attestation: Optional[bool] = None
    """Makes the connection eligible for `attestation/generate` requests; false when omitted."""


@dataclass
class InitializeParams:
    """Params of `initialize`."""

    client_info: ClientInfo
    capabilities: Optional[InitializeCapabilities] = None
    """Requested features; null or omitted asks for none."""


@dataclass
class InitializeResponse:
    """Result of `initialize`."""

    codex_home: str
    """Absolute path of the server's home directory, which holds its config and stored threads."""

    platform_family: str
    """Platform family of the server, such as `unix` or `windows`."""

    platform_os: str
    """Operating system of the server, such as `linux`, `macos` or `windows`."""

    user_agent: str
    """User agent of upstream requests, built from the client name, the versions and the
    platform.
    """


class InputModality(Enum):
    """Kind of user input that a model accepts."""

    IMAGE = "image"
    TEXT = "text"


class ActionType(Enum):
    FIND_IN_PAGE = "findInPage"
    OPEN_PAGE = "openPage"
    OTHER = "other"
    SEARCH = "search"


@dataclass
class ActionClass:
    """A search was run.
    
    A page was opened.
    
    Text was looked for within a page.
    
    Any action this release does not know.
    """
    type: ActionType
    queries: Optional[List[str]] = None
    """All search texts when several ran at once; null when not reported."""

    query: Optional[str] = None
    """Single search text; null when not reported."""

    url: Optional[str] = None
    """Address of the page; null when not reported."""

    pattern: Optional[str] = None
    """Text looked for; null when not reported."""


@dataclass
class TextElement:
    """A span of a text input that the interface treats specially, such as an attachment
    placeholder.
    """
    byte_range: ByteRange
    """Position of the span in `text`, in UTF-8 bytes."""

    placeholder: Optional[str] = None
    """Text shown for the span; null when it has none of its own."""


class UserInputType(Enum):
    IMAGE = "image"
    LOCAL_IMAGE = "localImage"
    MENTION = "mention"
    SKILL = "skill"
    TEXT = "text"


@dataclass
class ContentClass:
    """Plain text.
    
    An image given by URL.
    
    An image read from the server's file system.
    
    A skill to use, normally next to a text that names it as `$name`.
    
    An app or plugin the text refers to.
    """
    type: UserInputType
    text: Optional[str] = None
    text_elements: Optional[List[TextElement]] = None
    """Special spans for the interface; may be omitted on input and is written as `[]` when
    empty.
    """
    detail: Optional[ImageDetail] = None
    """Resolution the model sees; may come back as null when it was not given.
    
    Resolution the model sees; `original` keeps the size of the file.
    """
    url: Optional[str] = None
    """Web address or data URL of the image."""

    path: Optional[str] = None
    """Path of the image file.
    
    Path of the skill's `SKILL.md` file.
    
    Address of the target, such as `app://<connector-id>` or
    `plugin://<plugin>@<marketplace>`.
    """
    name: Optional[str] = None
    """Name to display."""


@dataclass
class MCPToolCallError:
    """Why an MCP tool call could not deliver a result."""

    message: str


@dataclass
class MemoryCitationEntry:
    """Reference to a range of lines in a memory file."""

    line_end: int
    """Last line of the cited range."""

    line_start: int
    """First line of the cited range."""

    note: str
    """Remark by the model on what the citation was used for."""

    path: str
    """Path of the memory file as the model cited it."""


@dataclass
class MemoryCitation:
    """Stored memories that an agent message relied on."""

    entries: List[MemoryCitationEntry]
    thread_ids: List[str]
    """Ids of earlier threads from which the cited memories were made."""


class MessagePhase(Enum):
    """Role of an agent message within its turn. `commentary` is an interim remark,
    `final_answer` the result; models may leave the phase out.
    """
    COMMENTARY = "commentary"
    FINAL_ANSWER = "final_answer"


@dataclass
class MCPToolCallResult:
    """Result of an MCP tool call as the MCP server returned it."""

    content: List[Any]
    """MCP content blocks, passed through unchecked."""

    meta: Any = None
    """MCP metadata of the result; null when the server sent none."""

    structured_content: Any = None
    """Machine-readable result; null when the tool returned none."""


class ThreadItemType(Enum):
    AGENT_MESSAGE = "agentMessage"
    COLLAB_AGENT_TOOL_CALL = "collabAgentToolCall"
    COMMAND_EXECUTION = "commandExecution"
    CONTEXT_COMPACTION = "contextCompaction"
    DYNAMIC_TOOL_CALL = "dynamicToolCall"
    ENTERED_REVIEW_MODE = "enteredReviewMode"
    EXITED_REVIEW_MODE = "exitedReviewMode"
    FILE_CHANGE = "fileChange"
    HOOK_PROMPT = "hookPrompt"
    IMAGE_GENERATION = "imageGeneration"
    IMAGE_VIEW = "imageView"
    MCP_TOOL_CALL = "mcpToolCall"
    PLAN = "plan"
    REASONING = "reasoning"
    USER_MESSAGE = "userMessage"
    WEB_SEARCH = "webSearch"


@dataclass
class ThreadItem:
    """Final state of the item.
    
    One entry in the history of a turn, such as a message or a tool call. Stored history
    omits some items and may give others new ids.
    
    State of the item at its start; result fields are usually still null or empty.
    
    Input from the user.
    
    Text that hooks added as input for the model.
    
    A message written by the model.
    
    A plan proposed in plan mode (experimental).
    
    Reasoning of the model.
    
    A command run by the model or by the user.
    
    A patch to one or more files.
    
    A call to a tool of an MCP server.
    
    A call to a tool that the client itself provides.
    
    A call that starts, messages, awaits or closes other agents.
    
    A web search or page access by the model.
    
    The model looked at a local image.
    
    An image created by the model.
    
    Start of a code review.
    
    End of a code review.
    
    Marks the place where the conversation was compacted to save context.
    """
    id: str
    """Same id as the matching `exitedReviewMode` item.
    
    Same id as the matching `enteredReviewMode` item.
    """
    type: ThreadItemType
    content: Optional[List[Union[ContentClass, str]]] = None
    """Input pieces in the order they were sent.
    
    Raw reasoning parts, addressed by `contentIndex` in deltas; empty for models that hide
    them.
    """
    fragments: Optional[List[HookPromptFragment]] = None
    memory_citation: Optional[MemoryCitation] = None
    """Memories the message relied on; null when it cites none."""

    phase: Optional[MessagePhase] = None
    """Role of the message within the turn; null when the model does not report it."""

    text: Optional[str] = None
    """Message text; often empty in `item/started` and then streamed as deltas.
    
    Full plan text, authoritative over the joined `item/plan/delta` pieces.
    """
    summary: Optional[List[str]] = None
    """Readable summary sections, addressed by `summaryIndex` in deltas."""

    aggregated_output: Optional[str] = None
    """Captured stdout and stderr together; null while running and when nothing was captured."""

    command: Optional[str] = None
    """Command as one shell line, including the wrapper such as `/bin/bash -lc '...'`."""

    command_actions: Optional[List[CommandAction]] = None
    """Guessed meaning of each part of the command line, as one line may hold several commands."""

    cwd: Optional[str] = None
    """Absolute working directory of the command."""

    duration_ms: Optional[int] = None
    """Run time in milliseconds; null until the command has ended.
    
    Duration in milliseconds; null until the call has ended.
    """
    exit_code: Optional[int] = None
    """Exit code; null until the command has ended, and for a command that never ran."""

    process_id: Optional[str] = None
    """Id of the terminal process behind the command; null when there is none, for example
    before approval.
    """
    source: Optional[CommandExecutionSource] = None
    """Who started the command; `agent` when absent in stored data."""

    status: Optional[str] = None
    """Status text as the model provider reports it."""

    changes: Optional[List[FileUpdateChange]] = None
    """Changes of the patch, one entry per file."""

    arguments: Any = None
    """Arguments of the call as JSON."""

    error: Optional[MCPToolCallError] = None
    """Reason why the call gave no result; null otherwise."""

    mcp_app_resource_uri: Optional[str] = None
    """URI of the app user interface tied to the tool, already set when the item starts; omitted
    when there is none.
    """
    plugin_id: Optional[str] = None
    """Plugin that supplies the MCP server; null when it does not come from a plugin."""

    result: Optional[Union[MCPToolCallResult, str]] = None
    """Answer of the tool; null until completion and when the call produced none.
    
    Image data in base64.
    """
    server: Optional[str] = None
    """Configured name of the MCP server."""

    tool: Optional[str] = None
    """Tool name as the server knows it.
    
    Tool name without its namespace.
    """
    content_items: Optional[List[DynamicToolCallOutputContentItem]] = None
    """Content of the client's reply; null until it has answered."""

    namespace: Optional[str] = None
    """Namespace the tool was registered under; null when it has none."""

    success: Optional[bool] = None
    """Success flag from the client's reply; null until it has answered."""

    agents_states: Optional[Dict[str, CollabAgentState]] = None
    """Last known state per agent, keyed by its thread id."""

    model: Optional[str] = None
    """Model asked for on spawning; null when not applicable."""

    prompt: Optional[str] = None
    """Text sent to the target agent; null when the operation sends none."""

    reasoning_effort: Optional[ReasoningEffort] = None
    """Reasoning effort asked for on spawning; null when not applicable."""

    receiver_thread_ids: Optional[List[str]] = None
    """Threads of the agents addressed; for `spawnAgent` the newly created one."""

    sender_thread_id: Optional[str] = None
    """Thread of the agent that made the call."""

    action: Optional[ActionClass] = None
    """What was done in detail; null when not known."""

    query: Optional[str] = None
    """Search text for display; can be empty."""

    path: Optional[str] = None
    """Absolute path of the image file."""

    revised_prompt: Optional[str] = None
    """Prompt as rewritten by the provider; null when not reported."""

    saved_path: Optional[str] = None
    """Absolute path of the stored image; omitted when it was not saved."""

    review: Optional[str] = None
    """Short description of what is reviewed, such as "current changes".
    
    Review result rendered as text, findings included.
    """


@dataclass
class ItemCompletedNotification:
    """Payload of `item/completed`."""

    completed_at_ms: int
    """Completion time in Unix milliseconds."""

    item: ThreadItem
    """Final state of the item."""

    thread_id: str
    turn_id: str


@dataclass
class ItemGuardianApprovalReviewCompletedNotification:
    """Payload of `item/autoApprovalReview/completed`."""

    action: GuardianApprovalReviewAction
    """What is being reviewed."""

    completed_at_ms: int
    """End of the review in Unix milliseconds."""

    decision_source: AutoReviewDecisionSource
    """What made the decision."""

    review: GuardianApprovalReview
    """The outcome of the review."""

    review_id: str
    """Id of the review, the same in both notifications; use it rather than `targetItemId` to
    match them.
    """
    started_at_ms: int
    """Start of the review in Unix milliseconds."""

    thread_id: str
    turn_id: str
    target_item_id: Optional[str] = None
    """Item under review, which several `execve` reviews may share; null for network reviews."""


@dataclass
class ItemGuardianApprovalReviewStartedNotification:
    """Payload of `item/autoApprovalReview/started`."""

    action: GuardianApprovalReviewAction
    """What is being reviewed."""

    review: GuardianApprovalReview
    """State at the start, with status `inProgress`."""

    review_id: str
    """Id of the review, the same in both notifications; use it rather than `targetItemId` to
    match them.
    """
    started_at_ms: int
    """Start of the review in Unix milliseconds."""

    thread_id: str
    turn_id: str
    target_item_id: Optional[str] = None
    """Item under review, which several `execve` reviews may share; null for network reviews."""


@dataclass
class ItemStartedNotification:
    """Payload of `item/started`."""

    item: ThreadItem
    """State of the item at its start; result fields are usually still null or empty."""

    started_at_ms: int
    """Start time in Unix milliseconds."""

    thread_id: str
    turn_id: str


@dataclass
class JSONRPCErrorError:
    """Why a request failed."""

    code: int
    """Class of the failure; see the table of error codes."""

    message: str
    data: Any = None
    """More for machines; servers of this project send `ErrorData`."""


@dataclass
class JSONRPCError:
    """The failing answer to a request."""

    error: JSONRPCErrorError
    id: Union[int, str]


@dataclass
class JSONRPCNotification:
    """A message that nobody answers."""

    method: str
    params: Any = None


@dataclass
class W3CTraceContext:
    """W3C trace context of the span that sent a request."""

    traceparent: Optional[str] = None
    """Value of the `traceparent` header."""

    tracestate: Optional[str] = None
    """Value of the `tracestate` header."""


@dataclass
class JSONRPCRequest:
    """A request; exactly one response answers it."""

    id: Union[int, str]
    method: str
    params: Any = None
    trace: Optional[W3CTraceContext] = None
    """Lets the receiver attach its spans to those of the sender."""


@dataclass
class JSONRPCResponse:
    """The successful answer to a request."""

    id: Union[int, str]
    result: Any = None


class MCPServerStatusDetail(Enum):
    """Amount of data to query per server; `toolsAndAuthOnly` skips resources and resource
    templates.
    """
    FULL = "full"
    TOOLS_AND_AUTH_ONLY = "toolsAndAuthOnly"


@dataclass
class ListMCPServerStatusParams:
    """Params of `mcpServerStatus/list`."""

    cursor: Optional[str] = None
    """Opaque `nextCursor` of the previous page; omitted for the first page."""

    detail: Optional[MCPServerStatusDetail] = None
    """How much to query from each server; omitted means `full`."""

    limit: Optional[int] = None
    """Largest number of servers per page; omitted, all are returned, and 0 counts as 1."""


class MCPAuthStatus(Enum):
    """Login state of an MCP server: `bearerToken` uses a configured token, `oAuth` has stored
    credentials. Servers without login and those off or dead report `unsupported`.
    """
    BEARER_TOKEN = "bearerToken"
    NOT_LOGGED_IN = "notLoggedIn"
    O_AUTH = "oAuth"
    UNSUPPORTED = "unsupported"


@dataclass
class ResourceTemplate:
    """A family of MCP resources whose addresses follow one pattern."""

    name: str
    """Programmatic name; prefer `title` for display."""

    uri_template: str
    """URI template (RFC 6570) to fill in before reading, such as `db://item/{id}`."""

    annotations: Any = None
    """Hints by the server, such as audience or priority."""

    description: Optional[str] = None
    mime_type: Optional[str] = None
    """Media type shared by all matching resources, if they have one."""

    title: Optional[str] = None
    """Name for display."""


@dataclass
class Resource:
    """An entry of an MCP server's resource list."""

    name: str
    """Programmatic name; prefer `title` for display."""

    uri: str
    """Identifier to pass to `mcpServer/resource/read`."""

    meta: Any = None
    """Extra metadata from the server."""

    annotations: Any = None
    """Hints by the server, such as audience or priority."""

    description: Optional[str] = None
    icons: Optional[List[Any]] = None
    """Icon descriptions as given by the server."""

    mime_type: Optional[str] = None
    """Media type of the content, when known."""

    size: Optional[int] = None
    """Size of the raw content in bytes, when known."""

    title: Optional[str] = None
    """Name for display."""


@dataclass
class Tool:
    """Description of a tool that an MCP server offers."""

    name: str
    """Name to use in a call."""

    meta: Any = None
    """Extra metadata from the server."""

    annotations: Any = None
    """Behaviour hints by the server, such as `readOnlyHint`."""

    description: Optional[str] = None
    icons: Optional[List[Any]] = None
    """Icon descriptions as given by the server."""

    input_schema: Any = None
    """JSON Schema of the arguments."""

    output_schema: Any = None
    """JSON Schema of `structuredContent`, when declared."""

    title: Optional[str] = None
    """Name for display."""


@dataclass
class MCPServerStatus:
    """One MCP server with what it currently offers."""

    auth_status: MCPAuthStatus
    name: str
    """Name of the server in the MCP config."""

    resources: List[Resource]
    """Resources the server lists; always empty with `toolsAndAuthOnly`."""

    resource_templates: List[ResourceTemplate]
    """Resource templates the server lists; always empty with `toolsAndAuthOnly`."""

    tools: Dict[str, Tool]
    """Tools keyed by their name; empty when the server is off or failed."""


@dataclass
class ListMCPServerStatusResponse:
    """Result of `mcpServerStatus/list`."""

    data: List[MCPServerStatus]
    """Servers in alphabetical order of their names."""

    next_cursor: Optional[str] = None
    """Opaque cursor of the following page; null on the last one."""


class PurpleType(Enum):
    EXEC = "exec"


@dataclass
class LocalShellActionLocalShellAction:
    """What a local shell call does; running a command is the only kind.
    
    A command the model wants to run.
    """
    type: PurpleType
    command: List[str]
    """Program and arguments."""

    env: Optional[Dict[str, str]] = None
    """Variables added to the environment."""

    timeout_ms: Optional[int] = None
    """Time the command may take, in milliseconds; null leaves it to the host."""

    user: Optional[str] = None
    """User to run it as; null for the current one."""

    working_directory: Optional[str] = None
    """Where to run it; null for the working directory of the turn."""


@dataclass
class LocalShellExecAction:
    """A command the model wants to run."""

    command: List[str]
    """Program and arguments."""

    env: Optional[Dict[str, str]] = None
    """Variables added to the environment."""

    timeout_ms: Optional[int] = None
    """Time the command may take, in milliseconds; null leaves it to the host."""

    user: Optional[str] = None
    """User to run it as; null for the current one."""

    working_directory: Optional[str] = None
    """Where to run it; null for the working directory of the turn."""


class LocalShellStatus(Enum):
    """State of a local shell call as the model provider reports it."""

    COMPLETED = "completed"
    INCOMPLETE = "incomplete"
    IN_PROGRESS = "in_progress"


class LoginAccountParamsType(Enum):
    API_KEY = "apiKey"
    CHATGPT = "chatgpt"
    CHATGPT_AUTH_TOKENS = "chatgptAuthTokens"
    CHATGPT_DEVICE_CODE = "chatgptDeviceCode"


@dataclass
class LoginAccountParams:
    """Params of `account/login/start`.
    
    Stores an API key, unchecked and even when empty.
    
    Starts a browser login with a local callback; it lasts 10 minutes and replaces a pending
    one.
    
    Starts a login in which the user enters a code on a web page, on any device.
    
    Hands over ChatGPT tokens that the host manages and must renew on
    `account/chatgptAuthTokens/refresh`.
    """
    type: LoginAccountParamsType
    api_key: Optional[str] = None
    """The OpenAI API key to store."""

    codex_streamlined_login: Optional[bool] = None
    """Asks for the streamlined variant of the login flow; false when omitted."""

    access_token: Optional[str] = None
    """Access token, a JWT; sent to the backend and read for the e-mail address."""

    chatgpt_account_id: Optional[str] = None
    """Workspace or account id the token is for."""

    chatgpt_plan_type: Optional[str] = None
    """Plan of the account; omitted or null takes it from the token claims, else `unknown`."""


@dataclass
class LoginAccountResponse:
    """Result of `account/login/start`.
    
    The key was stored; there is nothing to wait for.
    
    A browser login is pending.
    
    A device code login is pending.
    
    The supplied tokens are in use.
    """
    type: LoginAccountParamsType
    auth_url: Optional[str] = None
    """OAuth page to open in the user's browser."""

    login_id: Optional[str] = None
    """Id of the attempt, for `account/login/cancel` and the completion."""

    user_code: Optional[str] = None
    """Code to show to the user, valid once."""

    verification_url: Optional[str] = None
    """Page on which the user enters `userCode`."""


@dataclass
class MarketplaceAddParams:
    """Params of `marketplace/add`."""

    source: str
    """Git URL, `owner/repo` or a path of an existing local directory; blank is refused."""

    ref_name: Optional[str] = None
    """Branch, tag or commit to check out, for git sources only; omitted or null uses the
    default.
    """
    sparse_paths: Optional[List[str]] = None
    """Paths to limit the checkout to, for git sources only; omitted or null takes everything."""


@dataclass
class MarketplaceAddResponse:
    """Result of `marketplace/add`."""

    already_added: bool
    """True when the same source was registered before."""

    installed_root: str
    """Absolute directory of the marketplace: the checkout, or the given directory of a local
    source.
    """
    marketplace_name: str
    """Name declared by the marketplace itself, used by all other methods."""


@dataclass
class MarketplaceInterface:
    """How a marketplace wants to be shown to the user."""

    display_name: Optional[str] = None
    """Human-readable title; null means show the marketplace `name`."""


@dataclass
class MarketplaceLoadErrorInfo:
    """A marketplace file that was found but could not be loaded."""

    marketplace_path: str
    """Absolute path of the faulty marketplace file."""

    message: str
    """Description of the fault for display."""


@dataclass
class MarketplaceRemoveParams:
    """Params of `marketplace/remove`."""

    marketplace_name: str


@dataclass
class MarketplaceRemoveResponse:
    """Result of `marketplace/remove`."""

    marketplace_name: str
    """Name that was removed."""

    installed_root: Optional[str] = None
    """Absolute directory that was deleted, null for a local marketplace."""


@dataclass
class MarketplaceUpgradeErrorInfo:
    """Failed upgrade of one marketplace."""

    marketplace_name: str
    message: str


@dataclass
class MarketplaceUpgradeParams:
    """Params of `marketplace/upgrade`."""

    marketplace_name: Optional[str] = None
    """Git marketplace to upgrade, any other name is an error; omitted or null upgrades all of
    them.
    """


@dataclass
class MarketplaceUpgradeResponse:
    """Result of `marketplace/upgrade`."""

    errors: List[MarketplaceUpgradeErrorInfo]
    """Failures; the other marketplaces are still upgraded."""

    selected_marketplaces: List[str]
    """Names of the git marketplaces that were checked."""

    upgraded_roots: List[str]
    """Absolute directories of those replaced by a newer revision; current ones are left out."""


class MCPElicitationArrayType(Enum):
    """Schema type tag of a field with several choices."""

    ARRAY = "array"


class MCPElicitationBooleanType(Enum):
    """Schema type tag of a yes/no field."""

    BOOLEAN = "boolean"


@dataclass
class MCPElicitationBooleanSchema:
    """A yes/no form field."""

    type: MCPElicitationBooleanType
    default: Optional[bool] = None
    """Value to preselect."""

    description: Optional[str] = None
    """Help text of the field."""

    title: Optional[str] = None
    """Label of the field."""


@dataclass
class MCPElicitationConstOption:
    """One choice with a label of its own."""

    const: str
    """Value to return when chosen."""

    title: str
    """Label to show for the choice."""


class MCPElicitationStringType(Enum):
    """Schema type tag of a text or single-choice field."""

    STRING = "string"


@dataclass
class MCPElicitationTitledEnumItems:
    """The choices to offer.
    
    The plain choices of a multiple-choice field.
    
    The labelled choices of a multiple-choice field.
    """
    enum: Optional[List[str]] = None
    """Values to choose from, shown as they are."""

    type: Optional[MCPElicitationStringType] = None
    any_of: Optional[List[MCPElicitationConstOption]] = None
    """Choices to offer."""


class MCPElicitationEnumSchemaType(Enum):
    """Schema type tag of a text or single-choice field.
    
    Schema type tag of a field with several choices.
    """
    ARRAY = "array"
    STRING = "string"


@dataclass
class MCPElicitationEnumSchema:
    """A form field with a fixed set of choices, in the current or the legacy notation.
    
    A single-choice field whose values serve as labels.
    
    A single-choice field whose choices have labels.
    
    A multiple-choice field whose values serve as labels.
    
    A multiple-choice field whose choices have labels.
    
    A single-choice field in the older notation, with labels in a parallel list.
    """
    type: MCPElicitationEnumSchemaType
    default: Optional[Union[List[str], str]] = None
    """Value to preselect.
    
    Values to preselect.
    """
    description: Optional[str] = None
    """Help text of the field."""

    enum: Optional[List[str]] = None
    """Values to choose from, shown as they are.
    
    Values to choose from.
    """
    title: Optional[str] = None
    """Label of the field."""

    one_of: Optional[List[MCPElicitationConstOption]] = None
    """Choices to offer."""

    items: Optional[MCPElicitationTitledEnumItems] = None
    """The choices to offer."""

    max_items: Optional[int] = None
    """Most choices allowed."""

    min_items: Optional[int] = None
    """Fewest choices allowed."""

    enum_names: Optional[List[str]] = None
    """Labels in the order of `enum`; omitted, the values are shown."""


@dataclass
class MCPElicitationLegacyTitledEnumSchema:
    """A single-choice field in the older notation, with labels in a parallel list."""

    enum: List[str]
    """Values to choose from."""

    type: MCPElicitationStringType
    default: Optional[str] = None
    """Value to preselect."""

    description: Optional[str] = None
    """Help text of the field."""

    enum_names: Optional[List[str]] = None
    """Labels in the order of `enum`; omitted, the values are shown."""

    title: Optional[str] = None
    """Label of the field."""


@dataclass
class MCPElicitationMultiSelectEnumSchema:
    """A form field that accepts several choices, with or without labels.
    
    A multiple-choice field whose values serve as labels.
    
    A multiple-choice field whose choices have labels.
    """
    items: MCPElicitationTitledEnumItems
    """The choices to offer."""

    type: MCPElicitationArrayType
    default: Optional[List[str]] = None
    """Values to preselect."""

    description: Optional[str] = None
    """Help text of the field."""

    max_items: Optional[int] = None
    """Most choices allowed."""

    min_items: Optional[int] = None
    """Fewest choices allowed."""

    title: Optional[str] = None
    """Label of the field."""


class MCPElicitationNumberType(Enum):
    """Schema type tag of a numeric field; `integer` excludes fractions."""

    INTEGER = "integer"
    NUMBER = "number"


@dataclass
class MCPElicitationNumberSchema:
    """A numeric form field."""

    type: MCPElicitationNumberType
    default: Optional[float] = None
    """Value to prefill."""

    description: Optional[str] = None
    """Help text of the field."""

    maximum: Optional[float] = None
    """Largest allowed value, inclusive."""

    minimum: Optional[float] = None
    """Smallest allowed value, inclusive."""

    title: Optional[str] = None
    """Label of the field."""


class MCPElicitationObjectType(Enum):
    """Schema type tag of the form as a whole."""

    OBJECT = "object"


class MCPElicitationStringFormat(Enum):
    """Syntax that a text value must follow; `date` is a calendar day, `date-time` a full
    timestamp.
    """
    DATE = "date"
    DATE_TIME = "date-time"
    EMAIL = "email"
    URI = "uri"


class MCPElicitationPrimitiveSchemaType(Enum):
    """Schema type tag of a text or single-choice field.
    
    Schema type tag of a field with several choices.
    
    Schema type tag of a numeric field; `integer` excludes fractions.
    
    Schema type tag of a yes/no field.
    """
    ARRAY = "array"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    STRING = "string"


@dataclass
class MCPElicitationPrimitiveSchema:
    """Description of a single form field; nested objects are not possible.
    
    A single-choice field whose values serve as labels.
    
    A single-choice field whose choices have labels.
    
    A multiple-choice field whose values serve as labels.
    
    A multiple-choice field whose choices have labels.
    
    A single-choice field in the older notation, with labels in a parallel list.
    
    A text form field.
    
    A numeric form field.
    
    A yes/no form field.
    """
    type: MCPElicitationPrimitiveSchemaType
    default: Optional[Union[List[str], float, bool, str]] = None
    """Value to preselect.
    
    Values to preselect.
    
    Value to prefill.
    """
    description: Optional[str] = None
    """Help text of the field."""

    enum: Optional[List[str]] = None
    """Values to choose from, shown as they are.
    
    Values to choose from.
    """
    title: Optional[str] = None
    """Label of the field."""

    one_of: Optional[List[MCPElicitationConstOption]] = None
    """Choices to offer."""

    items: Optional[MCPElicitationTitledEnumItems] = None
    """The choices to offer."""

    max_items: Optional[int] = None
    """Most choices allowed."""

    min_items: Optional[int] = None
    """Fewest choices allowed."""

    enum_names: Optional[List[str]] = None
    """Labels in the order of `enum`; omitted, the values are shown."""

    format: Optional[MCPElicitationStringFormat] = None
    """Syntax to check; omitted means free text."""

    max_length: Optional[int] = None
    """Most characters allowed."""

    min_length: Optional[int] = None
    """Fewest characters allowed."""

    maximum: Optional[float] = None
    """Largest allowed value, inclusive."""

    minimum: Optional[float] = None
    """Smallest allowed value, inclusive."""


@dataclass
class MCPElicitationSchema:
    """Flat form that an MCP server asks the user to fill in, as defined by MCP 2025-11-25.
    
    Fields to ask for.
    """
    properties: Dict[str, MCPElicitationPrimitiveSchema]
    """Form fields keyed by the name they have in the returned `content`."""

    type: MCPElicitationObjectType
    schema: Optional[str] = None
    """URI of the JSON Schema dialect, if the server names one."""

    required: Optional[List[str]] = None
    """Names of the fields that must be filled in; omitted means none."""


@dataclass
class MCPElicitationSingleSelectEnumSchema:
    """A form field that accepts one choice, with or without labels.
    
    A single-choice field whose values serve as labels.
    
    A single-choice field whose choices have labels.
    """
    type: MCPElicitationStringType
    default: Optional[str] = None
    """Value to preselect."""

    description: Optional[str] = None
    """Help text of the field."""

    enum: Optional[List[str]] = None
    """Values to choose from, shown as they are."""

    title: Optional[str] = None
    """Label of the field."""

    one_of: Optional[List[MCPElicitationConstOption]] = None
    """Choices to offer."""


@dataclass
class MCPElicitationStringSchema:
    """A text form field."""

    type: MCPElicitationStringType
    default: Optional[str] = None
    """Value to prefill."""

    description: Optional[str] = None
    """Help text of the field."""

    format: Optional[MCPElicitationStringFormat] = None
    """Syntax to check; omitted means free text."""

    max_length: Optional[int] = None
    """Most characters allowed."""

    min_length: Optional[int] = None
    """Fewest characters allowed."""

    title: Optional[str] = None
    """Label of the field."""


@dataclass
class MCPElicitationTitledEnumItemsClass:
    """The choices to offer.
    
    The labelled choices of a multiple-choice field.
    """
    any_of: List[MCPElicitationConstOption]
    """Choices to offer."""


@dataclass
class MCPElicitationTitledMultiSelectEnumSchema:
    """A multiple-choice field whose choices have labels."""

    items: MCPElicitationTitledEnumItemsClass
    """The choices to offer."""

    type: MCPElicitationArrayType
    default: Optional[List[str]] = None
    """Values to preselect."""

    description: Optional[str] = None
    """Help text of the field."""

    max_items: Optional[int] = None
    """Most choices allowed."""

    min_items: Optional[int] = None
    """Fewest choices allowed."""

    title: Optional[str] = None
    """Label of the field."""


@dataclass
class MCPElicitationTitledSingleSelectEnumSchema:
    """A single-choice field whose choices have labels."""

    one_of: List[MCPElicitationConstOption]
    """Choices to offer."""

    type: MCPElicitationStringType
    default: Optional[str] = None
    """Value to preselect."""

    description: Optional[str] = None
    """Help text of the field."""

    title: Optional[str] = None
    """Label of the field."""


@dataclass
class MCPElicitationUntitledEnumItems:
    """The choices to offer.
    
    The plain choices of a multiple-choice field.
    """
    enum: List[str]
    """Values to choose from, shown as they are."""

    type: MCPElicitationStringType


@dataclass
class MCPElicitationUntitledMultiSelectEnumSchema:
    """A multiple-choice field whose values serve as labels."""

    items: MCPElicitationUntitledEnumItems
    """The choices to offer."""

    type: MCPElicitationArrayType
    default: Optional[List[str]] = None
    """Values to preselect."""

    description: Optional[str] = None
    """Help text of the field."""

    max_items: Optional[int] = None
    """Most choices allowed."""

    min_items: Optional[int] = None
    """Fewest choices allowed."""

    title: Optional[str] = None
    """Label of the field."""


@dataclass
class MCPElicitationUntitledSingleSelectEnumSchema:
    """A single-choice field whose values serve as labels."""

    enum: List[str]
    """Values to choose from, shown as they are."""

    type: MCPElicitationStringType
    default: Optional[str] = None
    """Value to preselect."""

    description: Optional[str] = None
    """Help text of the field."""

    title: Optional[str] = None
    """Label of the field."""


@dataclass
class MCPResourceReadParams:
    """Params of `mcpServer/resource/read`."""

    server: str
    """Name of the server in the MCP config."""

    uri: str
    """Resource identifier as listed by the server."""

    thread_id: Optional[str] = None
    """Loaded thread whose server connection is used; omitted or null uses the current config
    instead.
    """


@dataclass
class ResourceContent:
    """One part of a resource, carried either as `text` or as `blob`."""

    uri: str
    """Identifier of this part, possibly different from the requested one."""

    meta: Any = None
    """Extra metadata from the server."""

    mime_type: Optional[str] = None
    """Media type of the content, when known."""

    text: Optional[str] = None
    """Content in plain text."""

    blob: Optional[str] = None
    """Binary content in base64."""


@dataclass
class MCPResourceReadResponse:
    """Result of `mcpServer/resource/read`."""

    contents: List[ResourceContent]
    """Parts of the resource as returned by the server."""


class MCPServerElicitationAction(Enum):
    """Answer of the user: `accept` agrees, `decline` refuses, `cancel` leaves the question
    open. An error reply counts as `decline`.
    """
    ACCEPT = "accept"
    CANCEL = "cancel"
    DECLINE = "decline"


class Mode(Enum):
    FORM = "form"
    URL = "url"


@dataclass
class MCPServerElicitationRequestParams:
    """A question of an MCP server: a form to fill in, or a URL to visit.
    
    The user fills in a form shown by the client.
    
    The user completes a step on a web page.
    """
    server_name: str
    """Name of the asking server in the MCP config."""

    thread_id: str
    message: str
    """Prompt to show above the form.
    
    Explanation of why the page has to be opened.
    """
    mode: Mode
    turn_id: Optional[str] = None
    """Turn believed to be the cause; null when there is none or it cannot be told."""

    meta: Any = None
    """Metadata from the server; when a tool call needs approval, `codex_approval_kind` is
    `mcp_tool_call`.
    """
    requested_schema: Optional[MCPElicitationSchema] = None
    """Fields to ask for."""

    elicitation_id: Optional[str] = None
    """Identifier chosen by the MCP server for this prompt."""

    url: Optional[str] = None
    """Page for the user to open."""


@dataclass
class MCPServerElicitationRequestResponse:
    """Result of `mcpServer/elicitation/request`."""

    action: MCPServerElicitationAction
    meta: Any = None
    """Metadata passed back with the answer, such as a choice to remember an approval; null for
    none.
    """
    content: Any = None
    """Values keyed by form field after `accept`; null for `decline` and `cancel`."""


@dataclass
class MCPServerOauthLoginCompletedNotification:
    """Payload of `mcpServer/oauthLogin/completed`."""

    name: str
    """Name of the server in the MCP config."""

    success: bool
    error: Optional[str] = None
    """Reason of the failure; absent on success."""


@dataclass
class MCPServerOauthLoginParams:
    """Params of `mcpServer/oauth/login`."""

    name: str
    """Name of the server in the MCP config."""

    scopes: Optional[List[str]] = None
    """OAuth scopes to request; omitted, those in the config are used, else those the server
    advertises.
    """
    timeout_secs: Optional[int] = None
    """Seconds to wait for the browser callback; 300 when omitted."""


@dataclass
class MCPServerOauthLoginResponse:
    """Result of `mcpServer/oauth/login`."""

    authorization_url: str
    """URL that the client opens in the user's browser."""


class MCPServerStartupState(Enum):
    """Progress of starting an MCP server; `ready`, `failed` and `cancelled` end one attempt."""

    CANCELLED = "cancelled"
    FAILED = "failed"
    READY = "ready"
    STARTING = "starting"


@dataclass
class MCPServerStatusUpdatedNotification:
    """Payload of `mcpServer/startupStatus/updated`."""

    name: str
    """Name of the server in the MCP config."""

    status: MCPServerStartupState
    error: Optional[str] = None
    """Reason of a failure, for display; null when there is none."""


@dataclass
class MCPServerToolCallParams:
    """Params of `mcpServer/tool/call`."""

    server: str
    """Name of the server in the MCP config."""

    thread_id: str
    """Loaded thread whose server connection is used."""

    tool: str
    """Name of the tool as the server knows it; not checked before the call."""

    meta: Any = None
    """Extra request metadata for the server; `threadId` is added when this is an object or
    omitted.
    """
    arguments: Any = None
    """Tool input, normally an object matching the tool's `inputSchema`."""


@dataclass
class MCPServerToolCallResponse:
    """Result of `mcpServer/tool/call`."""

    content: List[Any]
    """MCP content blocks as returned by the tool."""

    meta: Any = None
    """Extra metadata from the server."""

    is_error: Optional[bool] = None
    """True when the tool itself reports failure; the request still succeeds."""

    structured_content: Any = None
    """Machine-readable result; absent when the tool gives none."""


@dataclass
class MCPToolCallProgressNotification:
    """Payload of `item/mcpToolCall/progress`."""

    item_id: str
    """Id of the running `mcpToolCall` item."""

    message: str
    thread_id: str
    turn_id: str


@dataclass
class MockExperimentalMethodParams:
    """Params of `mock/experimentalMethod`."""

    value: Optional[str] = None
    """Any text, for tests only."""


@dataclass
class MockExperimentalMethodResponse:
    """Result of `mock/experimentalMethod`."""

    echoed: Optional[str] = None
    """The `value` of the request; null when it had none."""


@dataclass
class ModelAvailabilityNux:
    """Announcement that a model has become available."""

    message: str
    """Text to show; may contain line breaks and links."""


@dataclass
class ModelServiceTier:
    """Service tier offered by a model."""

    description: str
    """What the tier changes, for example in speed and usage."""

    id: str
    """Value for `serviceTier` parameters, for example `priority`."""

    name: str
    """Label to show."""


@dataclass
class ReasoningEffortOption:
    """Reasoning effort offered by a model."""

    description: str
    """Explanation to show beside the effort."""

    reasoning_effort: ReasoningEffort
    """Value to use for `effort` parameters."""


@dataclass
class ModelUpgradeInfo:
    """How to present the recommended successor of a model."""

    model: str
    """Id of the successor, the same as `upgrade` of the model."""

    migration_markdown: Optional[str] = None
    """Longer Markdown text for a migration prompt, null when there is none."""

    model_link: Optional[str] = None
    """Address with more about the successor, null when there is none."""

    upgrade_copy: Optional[str] = None
    """Short text that promotes the successor, null when there is none."""


@dataclass
class Model:
    """One entry of the model catalogue."""

    default_reasoning_effort: ReasoningEffort
    """Effort used when none is chosen."""

    description: str
    """Short text for model pickers."""

    display_name: str
    """Label for model pickers."""

    hidden: bool
    """True for a model left out of the default picker; listed only with `includeHidden`."""

    id: str
    """Identifier of the catalogue entry."""

    is_default: bool
    """Whether clients should preselect this model."""

    model: str
    """Model name to send in `model` parameters."""

    supported_reasoning_efforts: List[ReasoningEffortOption]
    """Reasoning efforts that can be chosen for this model."""

    additional_speed_tiers: Optional[List[str]] = None
    """Deprecated names of faster tiers such as `fast`; superseded by `serviceTiers`."""

    availability_nux: Optional[ModelAvailabilityNux] = None
    """Announcement to show when the model becomes available, null when there is none."""

    default_service_tier: Optional[str] = None
    """Tier id the catalogue suggests, null when none; the server does not apply it by itself."""

    input_modalities: Optional[List[InputModality]] = None
    """Kinds of user input the model accepts."""

    service_tiers: Optional[List[ModelServiceTier]] = None
    """Service tiers that can be requested for this model."""

    supports_personality: Optional[bool] = None
    """Whether the `personality` setting has an effect on this model."""

    upgrade: Optional[str] = None
    """Id of the recommended successor, null when there is none; see `upgradeInfo` for the
    wording.
    """
    upgrade_info: Optional[ModelUpgradeInfo] = None
    """Texts for offering the successor, null when there is none."""


@dataclass
class ModelListParams:
    """Params of `model/list`."""

    cursor: Optional[str] = None
    """Opaque cursor from `nextCursor`; omitted or null starts at the first model."""

    include_hidden: Optional[bool] = None
    """True adds models that are not meant for the default picker; default false."""

    limit: Optional[int] = None
    """Maximum number of models; omitted or null returns all, 0 counts as 1."""


@dataclass
class ModelListResponse:
    """Result of `model/list`."""

    data: List[Model]
    next_cursor: Optional[str] = None
    """Cursor of the next page, null on the last one."""


@dataclass
class ModelProviderCapabilitiesReadResponse:
    """Result of `modelProvider/capabilities/read`."""

    image_generation: bool
    """Whether the built-in image generation tool can be used."""

    namespace_tools: bool
    """Whether tools can be grouped under a namespace."""

    web_search: bool
    """Whether the built-in web search tool can be used."""


class ModelRerouteReason(Enum):
    """Why a turn was moved to another model. `highRiskCyberActivity`: the content was rated as
    high-risk security work.
    """
    HIGH_RISK_CYBER_ACTIVITY = "highRiskCyberActivity"


@dataclass
class ModelReroutedNotification:
    """Payload of `model/rerouted`."""

    from_model: str
    """Model that was requested."""

    reason: ModelRerouteReason
    thread_id: str
    to_model: str
    """Model that answers instead."""

    turn_id: str


class ModelVerification(Enum):
    """Verification reported for the account. `trustedAccessForCyber`: access programme for
    security work.
    """
    TRUSTED_ACCESS_FOR_CYBER = "trustedAccessForCyber"


@dataclass
class ModelVerificationNotification:
    """Payload of `model/verification`."""

    thread_id: str
    turn_id: str
    verifications: List[ModelVerification]
    """Verifications the backend reported."""


class PermissionGrantScope(Enum):
    """How long granted permissions last: the current turn or the whole session.
    
    Lifetime of the grant; `turn` when omitted.
    """
    SESSION = "session"
    TURN = "turn"


@dataclass
class PermissionProfileListParams:
    """Params of `permissionProfile/list`."""

    cursor: Optional[str] = None
    """Value of `nextCursor` from the previous page; omitted or null starts at the first profile."""

    cwd: Optional[str] = None
    """Directory whose project config is taken into account."""

    limit: Optional[int] = None
    """Maximum number of profiles per page; omitted or null returns all."""


@dataclass
class PermissionProfileSummary:
    """A permission profile that can be selected by its id."""

    id: str
    """Id to pass as `permissions`; built-in ids start with a colon, such as `:read-only`."""

    description: Optional[str] = None
    """Text for display; null when the profile defines none."""


@dataclass
class PermissionProfileListResponse:
    """Result of `permissionProfile/list`."""

    data: List[PermissionProfileSummary]
    """Profiles of this page."""

    next_cursor: Optional[str] = None
    """Opaque cursor of the next page; null at the end."""


@dataclass
class PermissionsRequestApprovalParams:
    """Params of `item/permissions/requestApproval`."""

    cwd: str
    """Absolute working directory the request applies to."""

    item_id: str
    """Id of the permission request within the turn."""

    permissions: RequestPermissionProfile
    """File system and network permissions the agent asks for."""

    started_at_ms: int
    """Time the approval was asked for, in Unix milliseconds."""

    thread_id: str
    turn_id: str
    reason: Optional[str] = None
    """Why the agent wants the permissions; null when it gave no reason."""


@dataclass
class PermissionsRequestApprovalResponse:
    """Result of `item/permissions/requestApproval`."""

    permissions: GrantedPermissionProfile
    """Granted part of the request; entries that were not asked for are ignored."""

    scope: Optional[PermissionGrantScope] = None
    """Lifetime of the grant; `turn` when omitted."""

    strict_auto_review: Optional[bool] = None
    """True sends each later command of the turn through automatic review before it runs; false
    when omitted.
    """


class Personality(Enum):
    """Tone the agent writes in. `none` asks for no particular one."""

    FRIENDLY = "friendly"
    NONE = "none"
    PRAGMATIC = "pragmatic"


@dataclass
class PlanDeltaNotification:
    """Payload of `item/plan/delta`."""

    delta: str
    """Text to append."""

    item_id: str
    """Id of the `plan` item."""

    thread_id: str
    turn_id: str


class PluginAuthPolicy(Enum):
    """When the user is asked to sign in to the apps of a plugin: `ON_INSTALL` right after
    installing, `ON_USE` not before the first use.
    
    When the sign-in to the plugin's apps is due.
    """
    ON_INSTALL = "ON_INSTALL"
    ON_USE = "ON_USE"


class PluginAvailability(Enum):
    """Whether a plugin may be installed and used at all; `DISABLED_BY_ADMIN` means the
    workspace administrator blocked it.
    
    Whether an administrator has blocked the plugin.
    """
    AVAILABLE = "AVAILABLE"
    DISABLED_BY_ADMIN = "DISABLED_BY_ADMIN"


@dataclass
class PluginHookSummary:
    """Hook that a plugin brings along."""

    event_name: HookEventName
    """Event the hook runs on."""

    key: str
    """Identifies the hook, in the form used by `hooks/list`."""


@dataclass
class SkillInterface:
    """Presentation details of a skill, each present only when the skill declares it."""

    brand_color: Optional[str] = None
    """Colour for the skill, as written in its metadata."""

    default_prompt: Optional[str] = None
    """Text to offer as a first prompt for the skill."""

    display_name: Optional[str] = None
    """Label to show instead of `name`."""

    icon_large: Optional[str] = None
    """Absolute path of the large icon file."""

    icon_small: Optional[str] = None
    """Absolute path of the small icon file."""

    short_description: Optional[str] = None
    """One-line text for lists."""


@dataclass
class SkillSummary:
    """Skill as listed in the details of a plugin."""

    description: str
    enabled: bool
    """Whether the skill is switched on in the configuration."""

    name: str
    """Skill name, with the plugin name as prefix."""

    interface: Optional[SkillInterface] = None
    """Presentation details, null when the skill declares none."""

    path: Optional[str] = None
    """Absolute path of the skill's `SKILL.md`, null when it is not on this machine."""

    short_description: Optional[str] = None
    """Older short text, null when there is none; use `interface.shortDescription` where present."""


class PluginInstallPolicy(Enum):
    """Whether `plugin/install` accepts the plugin.
    
    Whether the marketplace lets a plugin be installed: `NOT_AVAILABLE` is listed but
    refused, `INSTALLED_BY_DEFAULT` comes preinstalled.
    """
    AVAILABLE = "AVAILABLE"
    INSTALLED_BY_DEFAULT = "INSTALLED_BY_DEFAULT"
    NOT_AVAILABLE = "NOT_AVAILABLE"


@dataclass
class PluginInterface:
    """Presentation data of a plugin for catalogs and pickers."""

    capabilities: List[str]
    """Free-form labels of what the plugin can do, such as `Write`."""

    screenshots: List[str]
    """Absolute paths of images inside the installed plugin; empty when there are none."""

    screenshot_urls: List[str]
    """URLs of images given by the remote catalog; empty when there are none."""

    brand_color: Optional[str] = None
    """Accent colour as a hex string such as `#3B82F6`."""

    category: Optional[str] = None
    """Catalog category; the marketplace entry may set it."""

    composer_icon: Optional[str] = None
    """Absolute path of the icon for the input box inside the installed plugin."""

    composer_icon_url: Optional[str] = None
    """URL of the input box icon as given by the remote catalog."""

    default_prompt: Optional[List[str]] = None
    """Up to 3 example prompts of at most 128 characters each; null when none are offered."""

    developer_name: Optional[str] = None
    """Publisher to show to the user."""

    display_name: Optional[str] = None
    """Title to show; null means show the plugin `name`."""

    logo: Optional[str] = None
    """Absolute path of the logo inside the installed plugin."""

    logo_url: Optional[str] = None
    """URL of the logo as given by the remote catalog."""

    long_description: Optional[str] = None
    """Full text for a detail page."""

    privacy_policy_url: Optional[str] = None
    short_description: Optional[str] = None
    """One-line text for list rows."""

    terms_of_service_url: Optional[str] = None
    website_url: Optional[str] = None


class PluginShareDiscoverability(Enum):
    """Visibility of a share: `LISTED` in the workspace directory, `UNLISTED` reachable by link
    within the workspace, `PRIVATE` for named principals. Clients cannot set `LISTED`.
    
    Visibility after the change.
    """
    LISTED = "LISTED"
    PRIVATE = "PRIVATE"
    UNLISTED = "UNLISTED"


class PluginSharePrincipalType(Enum):
    """Kind of principal; `workspace` stands for all its members, is added by the server and is
    refused in requests.
    
    Kind of principal; `workspace` is refused here.
    """
    GROUP = "group"
    USER = "user"
    WORKSPACE = "workspace"


class PluginSharePrincipalRole(Enum):
    """Access level of a principal; `owner` is reported only and cannot be granted."""

    EDITOR = "editor"
    OWNER = "owner"
    READER = "reader"


@dataclass
class PluginSharePrincipal:
    """Someone who has access to a plugin share."""

    name: str
    """Display name."""

    principal_id: str
    """Backend id of the user, group or workspace."""

    principal_type: PluginSharePrincipalType
    role: PluginSharePrincipalRole


@dataclass
class PluginShareContext:
    """Sharing state of a plugin that has been published to the backend."""

    remote_plugin_id: str
    """Backend id expected by the `plugin/share/*` methods."""

    creator_account_user_id: Optional[str] = None
    """Account user id of whoever created the share; null when unknown."""

    creator_name: Optional[str] = None
    """Display name of the creator; null when unknown."""

    discoverability: Optional[PluginShareDiscoverability] = None
    """Visibility of the share; null when unknown."""

    remote_version: Optional[str] = None
    """Version of the shared release in the backend; null when unknown."""

    share_principals: Optional[List[PluginSharePrincipal]] = None
    """Everyone with access, owner included; null when this has not been fetched."""

    share_url: Optional[str] = None
    """Link for passing the share on; null when unknown."""


class PluginSourceType(Enum):
    GIT = "git"
    LOCAL = "local"
    REMOTE = "remote"


@dataclass
class PluginSource:
    """Where the files of a plugin are taken from.
    
    A directory on this machine.
    
    A Git repository, fetched when the plugin is installed or read.
    
    A bundle held by the remote catalog, downloaded on installation.
    """
    type: PluginSourceType
    path: Optional[str] = None
    """Absolute path of the plugin directory.
    
    Directory of the plugin inside the repository; null for its root.
    """
    ref_name: Optional[str] = None
    """Branch or tag to check out; null for the default branch."""

    sha: Optional[str] = None
    """Commit to pin to; null when not pinned."""

    url: Optional[str] = None
    """Repository to clone."""


@dataclass
class PluginSummary:
    """The same entry that `plugin/list` returns for this plugin.
    
    One plugin as shown in a list, with its install state and policies.
    
    The shared plugin; its link is in `shareContext.shareUrl`.
    """
    auth_policy: PluginAuthPolicy
    """When the sign-in to the plugin's apps is due."""

    enabled: bool
    """Whether the plugin is switched on; installing sets this."""

    id: str
    """Identifier in the form `name@marketplace`, as taken by `plugin/uninstall`."""

    installed: bool
    """Whether the plugin is in the local cache or, for remote ones, installed according to the
    backend.
    """
    install_policy: PluginInstallPolicy
    """Whether `plugin/install` accepts the plugin."""

    name: str
    source: PluginSource
    availability: Optional[PluginAvailability] = None
    """Whether an administrator has blocked the plugin."""

    interface: Optional[PluginInterface] = None
    """Presentation data; null when the plugin defines none."""

    keywords: Optional[List[str]] = None
    """Search words from the manifest or catalog; empty when there are none."""

    local_version: Optional[str] = None
    """Version of the files on this machine; null when there are none or they have no manifest."""

    remote_plugin_id: Optional[str] = None
    """Backend id; null for a plugin that the backend does not know."""

    share_context: Optional[PluginShareContext] = None
    """Sharing state; null when the plugin is not shared."""


@dataclass
class PluginDetail:
    """Everything known about one plugin, including what it contains."""

    apps: List[AppSummary]
    """Apps that the plugin refers to."""

    hooks: List[PluginHookSummary]
    """Hooks that the plugin registers."""

    marketplace_name: str
    mcp_servers: List[str]
    """Names of the MCP servers that the plugin brings along."""

    skills: List[SkillSummary]
    """Skills contained in the plugin, with their enabled state."""

    summary: PluginSummary
    """The same entry that `plugin/list` returns for this plugin."""

    description: Optional[str] = None
    """Text from the plugin manifest or catalog; null when there is none."""

    marketplace_path: Optional[str] = None
    """Absolute path of the local marketplace file; null for a remote catalog."""


@dataclass
class PluginInstallParams:
    """Params of `plugin/install`."""

    plugin_name: str
    """Name within the marketplace file; with `remoteMarketplaceName` the backend id of the
    plugin instead.
    """
    marketplace_path: Optional[str] = None
    """Absolute path of the marketplace file; give this or `remoteMarketplaceName`, never both."""

    remote_marketplace_name: Optional[str] = None
    """Name of a remote catalog; give this or `marketplacePath`, never both."""


@dataclass
class PluginInstallResponse:
    """Result of `plugin/install`."""

    apps_needing_auth: List[AppSummary]
    """Apps of the plugin that the account cannot access yet; empty when apps are disabled."""

    auth_policy: PluginAuthPolicy
    """When the sign-in to the plugin's apps is due."""


@dataclass
class PluginInstalledParams:
    """Params of `plugin/installed`."""

    cwds: Optional[List[str]] = None
    """Absolute directories whose repositories are searched for marketplaces in addition to the
    user's own.
    """
    install_suggestion_plugin_names: Optional[List[str]] = None
    """Names of plugins to include although they are not installed, provided a local marketplace
    has them.
    """


@dataclass
class PluginMarketplaceEntry:
    """One marketplace and the plugins it offers."""

    name: str
    """Identifier of the marketplace, also the part after `@` in plugin ids."""

    plugins: List[PluginSummary]
    interface: Optional[MarketplaceInterface] = None
    """Presentation data; null when the marketplace defines none."""

    path: Optional[str] = None
    """Absolute path of the marketplace file; null for a remote catalog."""


@dataclass
class PluginInstalledResponse:
    """Result of `plugin/installed`."""

    marketplaces: List[PluginMarketplaceEntry]
    """Marketplaces reduced to the matching plugins; those without a match are left out."""

    marketplace_load_errors: Optional[List[MarketplaceLoadErrorInfo]] = None
    """Marketplace files that had to be skipped."""


class PluginListMarketplaceKind(Enum):
    """Where marketplaces come from: `local` files, the `vertical` remote collection, the
    `workspace-directory`, or plugins `shared-with-me`. All but `local` are remote.
    """
    LOCAL = "local"
    SHARED_WITH_ME = "shared-with-me"
    VERTICAL = "vertical"
    WORKSPACE_DIRECTORY = "workspace-directory"


@dataclass
class PluginListParams:
    """Params of `plugin/list`."""

    cwds: Optional[List[str]] = None
    """Absolute directories whose repositories are searched; omitted, only the user's own
    marketplaces and the official one count.
    """
    marketplace_kinds: Optional[List[PluginListMarketplaceKind]] = None
    """Exactly the kinds to query; omitted, local ones plus the default remote catalog if its
    feature is on.
    """


@dataclass
class PluginListResponse:
    """Result of `plugin/list`."""

    marketplaces: List[PluginMarketplaceEntry]
    featured_plugin_ids: Optional[List[str]] = None
    """Values of `PluginSummary.id` to highlight; empty when they could not be fetched."""

    marketplace_load_errors: Optional[List[MarketplaceLoadErrorInfo]] = None
    """Marketplace files that had to be skipped; the list itself still succeeds."""


@dataclass
class PluginReadParams:
    """Params of `plugin/read`."""

    plugin_name: str
    """Name within the marketplace file; with `remoteMarketplaceName` the backend id of the
    plugin instead.
    """
    marketplace_path: Optional[str] = None
    """Absolute path of the marketplace file; give this or `remoteMarketplaceName`, never both."""

    remote_marketplace_name: Optional[str] = None
    """Name of a remote catalog; give this or `marketplacePath`, never both."""


@dataclass
class PluginReadResponse:
    """Result of `plugin/read`."""

    plugin: PluginDetail


@dataclass
class PluginShareCheckoutParams:
    """Params of `plugin/share/checkout`."""

    remote_plugin_id: str
    """Backend id of a plugin that was shared with the account."""


@dataclass
class PluginShareCheckoutResponse:
    """Result of `plugin/share/checkout`."""

    marketplace_name: str
    """Name of the personal marketplace that now lists the plugin."""

    marketplace_path: str
    """Absolute path of the personal marketplace file."""

    plugin_id: str
    """Local identifier in the form `name@marketplace`."""

    plugin_name: str
    plugin_path: str
    """Absolute path of the editable copy; an existing checkout of this share is reused."""

    remote_plugin_id: str
    """Backend id from the request."""

    remote_version: Optional[str] = None
    """Share version that the backend reports; null when unknown."""


@dataclass
class PluginShareDeleteParams:
    """Params of `plugin/share/delete`."""

    remote_plugin_id: str
    """Backend id of the share."""


@dataclass
class PluginShareListItem:
    """One share created by the account."""

    plugin: PluginSummary
    """The shared plugin; its link is in `shareContext.shareUrl`."""

    local_plugin_path: Optional[str] = None
    """Absolute path of the directory the share was saved from or checked out to; null when not
    known here.
    """


@dataclass
class PluginShareListResponse:
    """Result of `plugin/share/list`."""

    data: List[PluginShareListItem]


class PluginShareTargetRole(Enum):
    """Access level that a client can grant."""

    EDITOR = "editor"
    READER = "reader"


@dataclass
class PluginShareTarget:
    """A grant of access that a client requests for a share."""

    principal_id: str
    """Backend id of the user or group."""

    principal_type: PluginSharePrincipalType
    """Kind of principal; `workspace` is refused here."""

    role: PluginShareTargetRole


@dataclass
class PluginShareSaveParams:
    """Params of `plugin/share/save`."""

    plugin_path: str
    """Absolute path of the plugin directory to pack and upload."""

    discoverability: Optional[PluginShareDiscoverability] = None
    """Initial visibility, for a new share only; `LISTED` is refused."""

    remote_plugin_id: Optional[str] = None
    """Share to replace with a new version; omitted or null creates a new share."""

    share_targets: Optional[List[PluginShareTarget]] = None
    """Initial audience, for a new share only; must not contain workspace principals."""


@dataclass
class PluginShareSaveResponse:
    """Result of `plugin/share/save`."""

    remote_plugin_id: str
    """Backend id of the new or updated share."""

    share_url: str
    """Link for passing the share on; empty when the backend gave none."""


class PluginShareUpdateDiscoverability(Enum):
    """Visibility that a client can set; `UNLISTED` makes the server add the workspace as a
    principal.
    
    Visibility from now on; there is no way to leave it unchanged.
    """
    PRIVATE = "PRIVATE"
    UNLISTED = "UNLISTED"


@dataclass
class PluginShareUpdateTargetsParams:
    """Params of `plugin/share/updateTargets`."""

    discoverability: PluginShareUpdateDiscoverability
    """Visibility from now on; there is no way to leave it unchanged."""

    remote_plugin_id: str
    """Backend id of the share."""

    share_targets: List[PluginShareTarget]
    """The requested audience; must not contain workspace principals."""


@dataclass
class PluginShareUpdateTargetsResponse:
    """Result of `plugin/share/updateTargets`."""

    discoverability: PluginShareDiscoverability
    """Visibility after the change."""

    principals: List[PluginSharePrincipal]
    """Everyone with access after the change, including those added by the server."""


@dataclass
class PluginSkillReadParams:
    """Params of `plugin/skill/read`."""

    remote_marketplace_name: str
    """Name of the remote catalog that offers the plugin."""

    remote_plugin_id: str
    """Backend id of the plugin, as in `PluginSummary.remotePluginId`."""

    skill_name: str
    """Name of the skill inside the plugin; must not be empty."""


@dataclass
class PluginSkillReadResponse:
    """Result of `plugin/skill/read`."""

    contents: Optional[str] = None
    """Markdown of the skill file; null when the backend has none."""


@dataclass
class PluginUninstallParams:
    """Params of `plugin/uninstall`."""

    plugin_id: str
    """`name@marketplace` for a local plugin, otherwise the backend id of a remote one."""


@dataclass
class ProcessExitedNotification:
    """Payload of `process/exited`."""

    exit_code: int
    """Exit code of the process; 124 when the time limit expired."""

    process_handle: str
    """Handle the client chose in `process/spawn`."""

    stderr: str
    """Captured stderr as text; empty when streamed."""

    stderr_cap_reached: bool
    """True when stderr was cut off at `outputBytesCap`, streamed or not."""

    stdout: str
    """Captured stdout as text; empty when streamed."""

    stdout_cap_reached: bool
    """True when stdout was cut off at `outputBytesCap`, streamed or not."""


@dataclass
class ProcessKillParams:
    """Params of `process/kill`."""

    process_handle: str
    """Handle the client chose in `process/spawn`."""


@dataclass
class ProcessOutputDeltaNotification:
    """Payload of `process/outputDelta`."""

    cap_reached: bool
    """True on the last chunk of a stream that was cut off at `outputBytesCap`."""

    delta_base64: str
    """Raw output as base64."""

    process_handle: str
    """Handle the client chose in `process/spawn`."""

    stream: OutputStream
    """Stream the bytes came from."""


@dataclass
class ProcessTerminalSize:
    """New terminal size; both sides must be above 0.
    
    Terminal size of a `process/spawn` PTY; both sides must be above 0.
    """
    cols: int
    """Width in characters."""

    rows: int
    """Height in characters."""


@dataclass
class ProcessResizePtyParams:
    """Params of `process/resizePty`."""

    process_handle: str
    """Handle the client chose in `process/spawn`."""

    size: ProcessTerminalSize
    """New terminal size; both sides must be above 0."""


@dataclass
class ProcessSpawnParams:
    """Params of `process/spawn`."""

    command: List[str]
    """Program and its arguments; must not be empty and is not passed through a shell."""

    cwd: str
    """Directory the process starts in; a relative path is rejected."""

    process_handle: str
    """Non-empty handle chosen by the client, unique among the connection's running processes
    and free again after exit.
    """
    env: Optional[Dict[str, Optional[str]]] = None
    """Variables to set on top of the server's environment; a null value removes the variable."""

    output_bytes_cap: Optional[int] = None
    """Limit in bytes for each output stream; omitted means 1 MiB, null means no limit."""

    size: Optional[ProcessTerminalSize] = None
    """Initial terminal size; rejected unless `tty` is true."""

    stream_stdin: Optional[bool] = None
    """Allows `process/writeStdin`."""

    stream_stdout_stderr: Optional[bool] = None
    """Sends output as `process/outputDelta` and leaves it out of `process/exited`."""

    timeout_ms: Optional[int] = None
    """Time limit in ms; omitted means 10 s, null means no limit; on expiry the exit code is 124."""

    tty: Optional[bool] = None
    """Runs the process in a PTY, which turns on both streaming flags."""


@dataclass
class ProcessWriteStdinParams:
    """Params of `process/writeStdin`."""

    process_handle: str
    """Handle the client chose in `process/spawn`."""

    close_stdin: Optional[bool] = None
    """True closes stdin, after any bytes in `deltaBase64` are written."""

    delta_base64: Optional[str] = None
    """Bytes for stdin as base64; may be omitted only when `closeStdin` is true."""


class FluffyType(Enum):
    EXEC = "exec"
    FIND_IN_PAGE = "find_in_page"
    OPEN_PAGE = "open_page"
    OTHER = "other"
    SEARCH = "search"


@dataclass
class ResponseItemLocalShellAction:
    """What a local shell call does; running a command is the only kind.
    
    A command the model wants to run.
    
    A search was run.
    
    A page was opened.
    
    Text was looked for within a page.
    
    Stands for an action that was not understood.
    """
    type: FluffyType
    command: Optional[List[str]] = None
    """Program and arguments."""

    env: Optional[Dict[str, str]] = None
    """Variables added to the environment."""

    timeout_ms: Optional[int] = None
    """Time the command may take, in milliseconds; null leaves it to the host."""

    user: Optional[str] = None
    """User to run it as; null for the current one."""

    working_directory: Optional[str] = None
    """Where to run it; null for the working directory of the turn."""

    queries: Optional[List[str]] = None
    """All search texts when several ran at once; omitted when not reported."""

    query: Optional[str] = None
    """Single search text; omitted when not reported."""

    url: Optional[str] = None
    """Address of the page; omitted when not reported."""

    pattern: Optional[str] = None
    """Text looked for; omitted when not reported."""


class TentacledType(Enum):
    INPUT_IMAGE = "input_image"
    INPUT_TEXT = "input_text"
    OUTPUT_TEXT = "output_text"
    REASONING_TEXT = "reasoning_text"
    TEXT = "text"


@dataclass
class ResponseItemContent:
    """Text sent to the model.
    
    An image sent to the model.
    
    Text produced by the model.
    
    Raw reasoning text.
    
    Plain text within the reasoning.
    """
    type: TentacledType
    text: Optional[str] = None
    detail: Optional[ImageDetail] = None
    """Resolution hint for the model; omitted when not specified."""

    image_url: Optional[str] = None
    """URL of the image; a `data:` URL is allowed."""


class ReasoningItemReasoningSummaryType(Enum):
    SUMMARY_TEXT = "summary_text"


@dataclass
class ReasoningItemReasoningSummary:
    """One section of a reasoning summary in Responses API form."""

    text: str
    type: ReasoningItemReasoningSummaryType


class ResponseItemType(Enum):
    COMPACTION = "compaction"
    COMPACTION_TRIGGER = "compaction_trigger"
    CONTEXT_COMPACTION = "context_compaction"
    CUSTOM_TOOL_CALL = "custom_tool_call"
    CUSTOM_TOOL_CALL_OUTPUT = "custom_tool_call_output"
    FUNCTION_CALL = "function_call"
    FUNCTION_CALL_OUTPUT = "function_call_output"
    IMAGE_GENERATION_CALL = "image_generation_call"
    LOCAL_SHELL_CALL = "local_shell_call"
    MESSAGE = "message"
    OTHER = "other"
    REASONING = "reasoning"
    TOOL_SEARCH_CALL = "tool_search_call"
    TOOL_SEARCH_OUTPUT = "tool_search_output"
    WEB_SEARCH_CALL = "web_search_call"


@dataclass
class ResponseItem:
    """Item in the wire form of the Responses API.
    
    One item of model input or output in Responses API form, as kept in raw history.
    
    A message of the conversation.
    
    Reasoning of the model.
    
    A call of the provider's built-in local shell tool.
    
    A tool call with JSON arguments.
    
    A search by the model for further tools.
    
    The result of a `function_call`.
    
    A tool call whose input is free text.
    
    The result of a `custom_tool_call`.
    
    The result of a `tool_search_call`.
    
    A web search carried out by the provider.
    
    An image created by the provider.
    
    Earlier conversation compacted by the provider.
    
    Marks a request to compact the conversation.
    
    Marks a compaction of the context within the history.
    
    Stands for an item that was not understood.
    """
    type: ResponseItemType
    content: Optional[List[ResponseItemContent]] = None
    """Raw reasoning; omitted when the provider does not expose it."""

    id: Optional[str] = None
    phase: Optional[MessagePhase] = None
    """Role of an assistant message within the turn; omitted when not reported."""

    role: Optional[str] = None
    """Author role, such as `user`, `assistant` or `developer`."""

    encrypted_content: Optional[str] = None
    """Opaque reasoning state for later requests; null when not supplied.
    
    Opaque provider data that stands for the compacted part.
    
    Opaque provider data for the compacted part; omitted when there is none.
    """
    summary: Optional[List[ReasoningItemReasoningSummary]] = None
    """Readable summary sections."""

    action: Optional[ResponseItemLocalShellAction] = None
    """What was done; omitted when not reported."""

    call_id: Optional[str] = None
    """Id that links the call to its output; null outside the Responses API.
    
    Id repeated by the matching `function_call_output`.
    
    Id repeated by the matching `tool_search_output`; null when the provider gave none.
    
    Id of the call being answered.
    
    Id repeated by the matching `custom_tool_call_output`.
    
    Id of the call being answered; null when the call had none.
    """
    status: Optional[str] = None
    """Provider status; omitted when not reported.
    
    Outcome as a provider status text.
    
    Provider status text.
    """
    arguments: Any = None
    """Arguments as JSON text, not yet parsed.
    
    Search arguments as JSON of any shape.
    """
    name: Optional[str] = None
    """Tool name within its namespace.
    
    Name of the tool; omitted when not recorded.
    """
    namespace: Optional[str] = None
    """Namespace of the tool; omitted when it has none."""

    execution: Optional[str] = None
    """Which side carries out the search, as named by the provider.
    
    Which side carried out the search, as named by the provider.
    """
    output: Optional[Union[List[FunctionCallOutputContentItem], str]] = None
    input: Optional[str] = None
    """Free-form input text, not JSON."""

    tools: Optional[List[Any]] = None
    """Definitions of the tools found, callable afterwards."""

    result: Optional[str] = None
    """Image data in base64."""

    revised_prompt: Optional[str] = None
    """Prompt as rewritten by the provider; omitted when not reported."""


@dataclass
class RawResponseItemCompletedNotification:
    """Payload of `rawResponseItem/completed`."""

    item: ResponseItem
    """Item in the wire form of the Responses API."""

    thread_id: str
    turn_id: str


class RealtimeConversationVersion(Enum):
    """Protocol generation of a realtime session.
    
    Protocol generation in use, which decides the valid voices.
    """
    V1 = "v1"
    V2 = "v2"


class RealtimeOutputModality(Enum):
    """Kind of output the realtime model produces.
    
    What the model emits, regardless of `transport` and `voice`.
    """
    AUDIO = "audio"
    TEXT = "text"


class RealtimeVoice(Enum):
    """Name of a realtime voice; which ones apply depends on the protocol version.
    
    Voice of `v1` sessions that name none.
    
    Voice of `v2` sessions that name none.
    """
    ALLOY = "alloy"
    ARBOR = "arbor"
    ASH = "ash"
    BALLAD = "ballad"
    BREEZE = "breeze"
    CEDAR = "cedar"
    CORAL = "coral"
    COVE = "cove"
    ECHO = "echo"
    EMBER = "ember"
    JUNIPER = "juniper"
    MAPLE = "maple"
    MARIN = "marin"
    SAGE = "sage"
    SHIMMER = "shimmer"
    SOL = "sol"
    SPRUCE = "spruce"
    VALE = "vale"
    VERSE = "verse"


@dataclass
class RealtimeVoicesList:
    """Voices available per realtime protocol version.
    
    The lists for all protocol versions.
    """
    default_v1: RealtimeVoice
    """Voice of `v1` sessions that name none."""

    default_v2: RealtimeVoice
    """Voice of `v2` sessions that name none."""

    v1: List[RealtimeVoice]
    """Voices for version `v1` sessions."""

    v2: List[RealtimeVoice]
    """Voices for version `v2` sessions."""


class ReasoningItemContentType(Enum):
    REASONING_TEXT = "reasoning_text"
    TEXT = "text"


@dataclass
class ReasoningItemContent:
    """One part of raw reasoning in Responses API form.
    
    Raw reasoning text.
    
    Plain text within the reasoning.
    """
    text: str
    type: ReasoningItemContentType


@dataclass
class ReasoningSummaryPartAddedNotification:
    """Payload of `item/reasoning/summaryPartAdded`."""

    item_id: str
    """Id of the `reasoning` item."""

    summary_index: int
    """Zero-based index of the new section in `summary`."""

    thread_id: str
    turn_id: str


@dataclass
class ReasoningSummaryTextDeltaNotification:
    """Payload of `item/reasoning/summaryTextDelta`."""

    delta: str
    """Text to append to the section."""

    item_id: str
    """Id of the `reasoning` item."""

    summary_index: int
    """Zero-based index of the section in `summary`."""

    thread_id: str
    turn_id: str


@dataclass
class ReasoningTextDeltaNotification:
    """Payload of `item/reasoning/textDelta`."""

    content_index: int
    """Index of the part in `content`; deltas with the same index belong together."""

    delta: str
    """Text to append to the part."""

    item_id: str
    """Id of the `reasoning` item."""

    thread_id: str
    turn_id: str


class RemoteControlConnectionStatus(Enum):
    """State of the link to the remote control service. `errored` means that connecting failed,
    for example without a login.
    
    State of the link at this moment.
    
    State of the link at this moment, usually not `connected` yet; changes arrive as
    `remoteControl/status/changed`.
    """
    CONNECTED = "connected"
    CONNECTING = "connecting"
    DISABLED = "disabled"
    ERRORED = "errored"


@dataclass
class RemoteControlDisableResponse:
    """Result of `remoteControl/disable`."""

    installation_id: str
    """Id of this installation, a UUID."""

    server_name: str
    """Name under which this machine is offered to remote clients."""

    status: RemoteControlConnectionStatus
    """State of the link at this moment."""

    environment_id: Optional[str] = None
    """Id given by the remote control service, null while there is none."""


@dataclass
class RemoteControlEnableResponse:
    """Result of `remoteControl/enable`."""

    installation_id: str
    """Id of this installation, a UUID."""

    server_name: str
    """Name under which this machine is offered to remote clients."""

    status: RemoteControlConnectionStatus
    """State of the link at this moment, usually not `connected` yet; changes arrive as
    `remoteControl/status/changed`.
    """
    environment_id: Optional[str] = None
    """Id given by the remote control service, null while there is none."""


@dataclass
class RemoteControlStatusChangedNotification:
    """Payload of `remoteControl/status/changed`."""

    installation_id: str
    """Id of this installation, a UUID."""

    server_name: str
    """Name under which this machine is offered to remote clients."""

    status: RemoteControlConnectionStatus
    """State of the link at this moment."""

    environment_id: Optional[str] = None
    """Id given by the remote control service, null while there is none."""


@dataclass
class RemoteControlStatusReadResponse:
    """Result of `remoteControl/status/read`."""

    installation_id: str
    """Id of this installation, a UUID."""

    server_name: str
    """Name under which this machine is offered to remote clients."""

    status: RemoteControlConnectionStatus
    """State of the link at this moment."""

    environment_id: Optional[str] = None
    """Id given by the remote control service, null while there is none."""


class ResponsesAPIWebSearchActionType(Enum):
    FIND_IN_PAGE = "find_in_page"
    OPEN_PAGE = "open_page"
    OTHER = "other"
    SEARCH = "search"


@dataclass
class ResponsesAPIWebSearchAction:
    """What a web search call did, in Responses API spelling.
    
    A search was run.
    
    A page was opened.
    
    Text was looked for within a page.
    
    Stands for an action that was not understood.
    """
    type: ResponsesAPIWebSearchActionType
    queries: Optional[List[str]] = None
    """All search texts when several ran at once; omitted when not reported."""

    query: Optional[str] = None
    """Single search text; omitted when not reported."""

    url: Optional[str] = None
    """Address of the page; omitted when not reported."""

    pattern: Optional[str] = None
    """Text looked for; omitted when not reported."""


class ReviewDelivery(Enum):
    """Where a review runs. `inline` uses the given thread, `detached` a new thread forked from
    it.
    """
    DETACHED = "detached"
    INLINE = "inline"


class ReviewTargetType(Enum):
    BASE_BRANCH = "baseBranch"
    COMMIT = "commit"
    CUSTOM = "custom"
    UNCOMMITTED_CHANGES = "uncommittedChanges"


@dataclass
class ReviewTarget:
    """What is to be reviewed.
    
    Subject of a code review.
    
    Everything not committed: staged, unstaged and untracked files.
    
    The changes relative to a base branch.
    
    The changes made by one commit.
    
    Whatever free-form instructions describe.
    """
    type: ReviewTargetType
    branch: Optional[str] = None
    """Name of the base branch, not blank."""

    sha: Optional[str] = None
    """Commit hash, not blank."""

    title: Optional[str] = None
    """Text shown for the commit, typically its subject; null when there is none."""

    instructions: Optional[str] = None
    """Prompt for the reviewer, not blank."""


@dataclass
class ReviewStartParams:
    """Params of `review/start`."""

    target: ReviewTarget
    """What is to be reviewed."""

    thread_id: str
    delivery: Optional[ReviewDelivery] = None
    """Place of the review; omitted or null means `inline`."""


class TurnItemsView(Enum):
    """How much of the turn's items is present in `items`.
    
    How much of a turn's items is present. `notLoaded` means none, `summary` the first user
    and the last agent message, `full` all that are available.
    """
    FULL = "full"
    NOT_LOADED = "notLoaded"
    SUMMARY = "summary"


class TurnStatus(Enum):
    """State of the turn; stored history reports a failed turn as `completed`.
    
    State of a turn. `interrupted` means it was stopped before its end.
    """
    COMPLETED = "completed"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    IN_PROGRESS = "inProgress"


@dataclass
class Turn:
    """The review turn; its items hold a synthetic user message.
    
    One round of work of the agent, from the user's input to the end of its answer.
    
    Final state of the turn: `items` is always empty and `error` is set on failure.
    
    The turn with `startedAt` set and `items` empty.
    
    The new turn, `inProgress`, with no items and `startedAt` null.
    """
    id: str
    """Id of the turn."""

    items: List[ThreadItem]
    """Items as far as `itemsView` says; always empty in `turn/start` replies and
    `turn/completed`.
    """
    status: TurnStatus
    """State of the turn; stored history reports a failed turn as `completed`."""

    completed_at: Optional[int] = None
    """End time in Unix seconds; null while running or when unknown."""

    duration_ms: Optional[int] = None
    """Time from start to end in milliseconds; null while running or when unknown."""

    error: Optional[TurnError] = None
    """Cause of the failure; null unless `status` is `failed`."""

    items_view: Optional[TurnItemsView] = None
    """How much of the turn's items is present in `items`."""

    started_at: Optional[int] = None
    """Start time in Unix seconds; null in the `turn/start` reply and when unknown."""


@dataclass
class ReviewStartResponse:
    """Result of `review/start`."""

    review_thread_id: str
    """Thread the review runs in, equal to `threadId` for an inline review and new for a
    detached one.
    """
    turn: Turn
    """The review turn; its items hold a synthetic user message."""


@dataclass
class SandboxPolicy:
    """Sandbox for commands with its options; no mode restricts reading.
    
    Sandbox in the older policy form, kept for compatibility; `activePermissionProfile` tells
    where it comes from.
    
    Sandbox that commands run in.
    
    No sandbox at all.
    
    Reading only, no writing.
    
    The host already isolates the process, so no sandbox of its own is applied.
    
    Writing in the working directory, listed roots and temporary directories.
    """
    type: SandboxPolicyType
    network_access: Optional[Union[bool, NetworkAccess]] = None
    """Whether commands may use the network; false when omitted.
    
    Network state that the outer sandbox provides; `restricted` when omitted.
    """
    exclude_slash_tmp: Optional[bool] = None
    """True makes `/tmp` not writable; false when omitted."""

    exclude_tmpdir_env_var: Optional[bool] = None
    """True makes the `TMPDIR` directory not writable; false when omitted."""

    writable_roots: Optional[List[str]] = None
    """Further absolute paths that may be written; empty when omitted."""


@dataclass
class SendAddCreditsNudgeEmailParams:
    """Params of `account/sendAddCreditsNudgeEmail`."""

    credit_type: AddCreditsNudgeCreditType
    """Subject of the e-mail."""


@dataclass
class SendAddCreditsNudgeEmailResponse:
    """Result of `account/sendAddCreditsNudgeEmail`."""

    status: AddCreditsNudgeEmailStatus
    """Whether an e-mail went out."""


@dataclass
class ServerRequestResolvedNotification:
    """Payload of `serverRequest/resolved`."""

    request_id: Union[int, str]
    """JSON-RPC id of the server request that is no longer open."""

    thread_id: str


@dataclass
class SessionSourceClass:
    """Another client, by the name it gave itself.
    
    A sub-agent of another thread.
    """
    custom: Optional[str] = None
    sub_agent: Optional[Union[SubAgentSourceClass, SubAgentSourceEnum]] = None


class SessionSourceEnum(Enum):
    APP_SERVER = "appServer"
    CLI = "cli"
    EXEC = "exec"
    UNKNOWN = "unknown"
    VSCODE = "vscode"


@dataclass
class SkillToolDependency:
    """Tool that a skill relies on."""

    type: str
    """Kind of tool, as declared by the skill."""

    value: str
    """Identifier of the tool within its kind."""

    command: Optional[str] = None
    """Command that starts the tool, when it runs locally."""

    description: Optional[str] = None
    """What the tool is needed for."""

    transport: Optional[str] = None
    """How to reach the tool, when it is a server."""

    url: Optional[str] = None
    """Address of the tool, when it is remote."""


@dataclass
class SkillDependencies:
    """Things a skill needs in order to work."""

    tools: List[SkillToolDependency]
    """Tools the skill relies on."""


@dataclass
class SkillErrorInfo:
    """Problem met while loading skills."""

    message: str
    path: str
    """File or directory that could not be loaded."""


class SkillScope(Enum):
    """Kind of place the skill was found in.
    
    Where a skill comes from: `user` is the user's own directories, `repo` the project,
    `system` ships with the product, `admin` is installed for the machine.
    """
    ADMIN = "admin"
    REPO = "repo"
    SYSTEM = "system"
    USER = "user"


@dataclass
class SkillMetadata:
    """Skill found for a working directory."""

    description: str
    """When the skill should be used, as declared by the skill."""

    enabled: bool
    """False after the skill has been switched off in the configuration."""

    name: str
    """Name used to invoke the skill; skills of a plugin are prefixed as `plugin:skill`."""

    path: str
    """Absolute path of the skill's `SKILL.md`."""

    scope: SkillScope
    """Kind of place the skill was found in."""

    dependencies: Optional[SkillDependencies] = None
    """Required tools, absent when the skill declares none."""

    interface: Optional[SkillInterface] = None
    """Presentation details, absent when the skill declares none."""

    short_description: Optional[str] = None
    """Older short text from `SKILL.md`; use `interface.shortDescription` where present."""


@dataclass
class SkillsConfigWriteParams:
    """Params of `skills/config/write`."""

    enabled: bool
    """False stores an entry that disables the skill, true removes it."""

    name: Optional[str] = None
    """Name of the skill; excludes `path`."""

    path: Optional[str] = None
    """Absolute path of the skill's `SKILL.md`; excludes `name`."""


@dataclass
class SkillsConfigWriteResponse:
    """Result of `skills/config/write`."""

    effective_enabled: bool
    """State of the skill after the write."""


@dataclass
class SkillsListEntry:
    """Skills that apply to one working directory."""

    cwd: str
    """Directory this entry belongs to, as requested."""

    errors: List[SkillErrorInfo]
    """Skills that could not be loaded; the others are still listed."""

    skills: List[SkillMetadata]
    """Skills found, disabled ones included."""


@dataclass
class SkillsListParams:
    """Params of `skills/list`."""

    cwds: Optional[List[str]] = None
    """Directories to look at; omitted or empty means the working directory of the server."""

    force_reload: Optional[bool] = None
    """True skips the cache and scans the disk again; default false."""


@dataclass
class SkillsListResponse:
    """Result of `skills/list`."""

    data: List[SkillsListEntry]
    """One entry per requested directory."""


class SortDirection(Enum):
    """Order in which a list is paged. `asc` starts with the oldest entry, `desc` with the
    newest.
    """
    ASC = "asc"
    DESC = "desc"


@dataclass
class TerminalInteractionNotification:
    """Payload of `item/commandExecution/terminalInteraction`."""

    item_id: str
    """Id of the `commandExecution` item that started the process."""

    process_id: str
    """Id of the terminal process, as in `processId` of the item."""

    stdin: str
    """Text written to the process; empty when the model only waited for output."""

    thread_id: str
    turn_id: str


class ThreadActiveFlag(Enum):
    """What a running turn is waiting for. `waitingOnApproval` also covers MCP elicitations,
    `waitingOnUserInput` a question to the user.
    """
    WAITING_ON_APPROVAL = "waitingOnApproval"
    WAITING_ON_USER_INPUT = "waitingOnUserInput"


class ThreadStatusType(Enum):
    ACTIVE = "active"
    IDLE = "idle"
    NOT_LOADED = "notLoaded"
    SYSTEM_ERROR = "systemError"


@dataclass
class ThreadStatus:
    """Runtime status; `notLoaded` for a thread that exists only in storage.
    
    Runtime state of a thread.
    
    Stored only, not in memory.
    
    Loaded without a running turn.
    
    The last operation failed; the state lasts until the next turn starts.
    
    A turn is running.
    """
    type: ThreadStatusType
    active_flags: Optional[List[ThreadActiveFlag]] = None
    """What the turn is waiting for; empty while it simply works."""


class ThreadSource(Enum):
    """Who caused a thread, for analytics: the user, an agent that started a sub-agent, or
    memory consolidation.
    """
    MEMORY_CONSOLIDATION = "memory_consolidation"
    SUBAGENT = "subagent"
    USER = "user"


@dataclass
class Thread:
    """A stored or running conversation.
    
    The new thread, with turns unless `excludeTurns` was set.
    
    The thread as stored after the change.
    
    The thread; stored turns hold fewer items than live ones, with other item ids.
    
    The thread with its turns in full view, a running one included; no turns when
    `excludeTurns` was set.
    
    The thread after the rollback with its remaining turns; stored turns hold fewer items
    than live ones.
    
    The matching thread, without turns.
    
    The new thread; its `turns` are always empty here.
    
    The new thread, without turns.
    
    The restored thread, without turns.
    """
    cli_version: str
    """Version of the program that created the thread."""

    created_at: int
    """Creation time in Unix seconds."""

    cwd: str
    """Working directory recorded for the thread."""

    ephemeral: bool
    """True when the thread lives in memory only and is never written to disk."""

    id: str
    """UUID of the thread."""

    model_provider: str
    """Id of the configured provider that serves the model."""

    preview: str
    """Text to recognize the thread by, normally its first user message; empty before that."""

    session_id: str
    """Id shared by all threads of one session tree; equals `id` on a root thread, and a fork
    starts a new one.
    """
    source: Union[SessionSourceClass, SessionSourceEnum]
    """Kind of client or agent that created the thread."""

    status: ThreadStatus
    """Runtime status; `notLoaded` for a thread that exists only in storage."""

    turns: List[Turn]
    """Turns, filled only by `thread/resume`, `thread/fork`, `thread/rollback` and `thread/read`
    with `includeTurns`; otherwise empty.
    """
    updated_at: int
    """Time of the last change in Unix seconds."""

    agent_nickname: Optional[str] = None
    """Random display name of a sub-agent; null on other threads."""

    agent_role: Optional[str] = None
    """Role a sub-agent was started with; null on other threads."""

    forked_from_id: Optional[str] = None
    """Thread this one was forked from; null when it is no fork."""

    git_info: Optional[GitInfo] = None
    """Git state recorded for the thread; null when none was recorded."""

    name: Optional[str] = None
    """Title set with `thread/name/set`; null when unset."""

    path: Optional[str] = None
    """Path of the stored file, present before the file is written; null when ephemeral.
    Unstable.
    """
    thread_source: Optional[ThreadSource] = None
    """Analytics origin as given by the creator; null when none was given, never derived from
    `source`.
    """


@dataclass
class ThreadApproveGuardianDeniedActionParams:
    """Params of `thread/approveGuardianDeniedAction`."""

    thread_id: str
    event: Any = None
    """The raw denial event, including its `id`, as the review produced it."""


@dataclass
class ThreadArchiveParams:
    """Params of `thread/archive`."""

    thread_id: str


@dataclass
class ThreadArchivedNotification:
    """Payload of `thread/archived`."""

    thread_id: str


@dataclass
class ThreadBackgroundTerminalsCleanParams:
    """Params of `thread/backgroundTerminals/clean`."""

    thread_id: str


@dataclass
class ThreadClosedNotification:
    """Payload of `thread/closed`."""

    thread_id: str


@dataclass
class ThreadCompactStartParams:
    """Params of `thread/compact/start`."""

    thread_id: str


@dataclass
class ThreadDecrementElicitationParams:
    """Params of `thread/decrement_elicitation`."""

    thread_id: str


@dataclass
class ThreadDecrementElicitationResponse:
    """Result of `thread/decrement_elicitation`."""

    count: int
    """Counter value after the call."""

    paused: bool
    """True while `count` is above zero, so timeouts stand still."""


@dataclass
class ThreadForkParams:
    """Names the source of the fork: a non-empty `path` takes precedence over `threadId`, which
    is the recommended way.
    """
    thread_id: str
    """Thread to copy; ignored when `path` is set."""

    approval_policy: Optional[Union[AskForApprovalClass, AskForApprovalEnum]] = None
    """When the agent has to ask for approval in the new thread."""

    approvals_reviewer: Optional[ApprovalsReviewer] = None
    """Who answers approval requests, from now on and in later turns."""

    base_instructions: Optional[str] = None
    """Replacement for the base instructions of the model."""

    config: Optional[Dict[str, Any]] = None
    """Config settings by key that override the config files for this thread."""

    cwd: Optional[str] = None
    """Working directory of the new thread; a relative path starts at the server's directory."""

    developer_instructions: Optional[str] = None
    """Further instructions, given to the model with the developer role."""

    ephemeral: Optional[bool] = None
    """Keeps the new thread in memory only, without listing or storing it; false when omitted."""

    exclude_turns: Optional[bool] = None
    """True leaves `thread.turns` empty and skips the token usage replay; page with
    `thread/turns/list` instead.
    """
    model: Optional[str] = None
    """Model id of the new thread; not checked here."""

    model_provider: Optional[str] = None
    """Id of a configured provider for the new thread; an unknown one is refused."""

    path: Optional[str] = None
    """Stored file to copy from; an empty string counts as absent. Unstable."""

    permissions: Optional[str] = None
    """Id of a named permission profile; not allowed together with `sandbox`, and an unknown id
    is refused.
    """
    persist_extended_history: Optional[bool] = None
    """Deprecated and without effect."""

    runtime_workspace_roots: Optional[List[str]] = None
    """Complete list of workspace roots; relative entries start at the thread's `cwd`."""

    sandbox: Optional[SandboxMode] = None
    """Sandbox mode for commands; not allowed together with `permissions`."""

    service_tier: Optional[str] = None
    """Service tier such as `priority`; null asks for the standard tier, omitted gives no
    override.
    """
    thread_source: Optional[ThreadSource] = None
    """Analytics origin to record for the thread; recorded as null when omitted."""


@dataclass
class ThreadForkResponse:
    """Result of `thread/fork`."""

    approval_policy: Union[AskForApprovalClass, AskForApprovalEnum]
    """Approval policy in effect."""

    approvals_reviewer: ApprovalsReviewer
    """Reviewer in effect; older servers write `guardian_subagent` for `auto_review`."""

    cwd: str
    """Working directory in effect."""

    model: str
    """Model in effect."""

    model_provider: str
    """Id of the provider in effect."""

    sandbox: SandboxPolicy
    """Sandbox in the older policy form, kept for compatibility; `activePermissionProfile` tells
    where it comes from.
    """
    thread: Thread
    """The new thread, with turns unless `excludeTurns` was set."""

    active_permission_profile: Optional[ActivePermissionProfile] = None
    """Named or built-in profile behind the active permissions; null when not known."""

    instruction_sources: Optional[List[str]] = None
    """Paths of the instruction files loaded for the thread, global and project ones alike."""

    reasoning_effort: Optional[ReasoningEffort] = None
    """Reasoning effort in effect; null when none is set explicitly."""

    runtime_workspace_roots: Optional[List[str]] = None
    """Workspace roots of the thread; roots declared by the permission profile are not listed."""

    service_tier: Optional[str] = None
    """Service tier in effect; null when none is set or the requested one is unknown."""


class ThreadGoalStatus(Enum):
    """State of a goal. Only `active` drives turns; `usageLimited` follows an account usage
    limit, `budgetLimited` a used-up token budget. `blocked` means the agent is stuck.
    """
    ACTIVE = "active"
    BLOCKED = "blocked"
    BUDGET_LIMITED = "budgetLimited"
    COMPLETE = "complete"
    PAUSED = "paused"
    USAGE_LIMITED = "usageLimited"


@dataclass
class ThreadGoal:
    """The goal a thread works towards, with its budget and the usage counted so far.
    
    The goal after the change.
    """
    created_at: int
    """Creation time in Unix seconds."""

    objective: str
    """What is to be achieved, non-empty, at most 4000 characters."""

    status: ThreadGoalStatus
    thread_id: str
    time_used_seconds: int
    """Working time counted against the goal so far, in seconds."""

    tokens_used: int
    """Tokens counted against the goal so far."""

    updated_at: int
    """Time of the last change in Unix seconds."""

    token_budget: Optional[int] = None
    """Tokens the goal may use before it becomes `budgetLimited`; null when unlimited."""


@dataclass
class ThreadGoalClearParams:
    """Params of `thread/goal/clear`."""

    thread_id: str


@dataclass
class ThreadGoalClearResponse:
    """Result of `thread/goal/clear`."""

    cleared: bool
    """False when the thread had no goal; `thread/goal/cleared` is sent only when true."""


@dataclass
class ThreadGoalClearedNotification:
    """Payload of `thread/goal/cleared`."""

    thread_id: str


@dataclass
class ThreadGoalGetParams:
    """Params of `thread/goal/get`."""

    thread_id: str


@dataclass
class ThreadGoalGetResponse:
    """Result of `thread/goal/get`."""

    goal: Optional[ThreadGoal] = None
    """Null when the thread has no goal."""


@dataclass
class ThreadGoalSetParams:
    """Params of `thread/goal/set`."""

    thread_id: str
    objective: Optional[str] = None
    """New objective, at most 4000 characters; required to create a goal, otherwise omitted or
    null keeps the current one.
    """
    status: Optional[ThreadGoalStatus] = None
    """New status; omitted or null keeps the current one, and a goal created without it is
    `active`.
    """
    token_budget: Optional[int] = None
    """Token limit above zero; omitted keeps the current one, null removes it."""


@dataclass
class ThreadGoalSetResponse:
    """Result of `thread/goal/set`."""

    goal: ThreadGoal
    """The goal after the change."""


@dataclass
class ThreadGoalUpdatedNotification:
    """Payload of `thread/goal/updated`."""

    goal: ThreadGoal
    thread_id: str
    turn_id: Optional[str] = None
    """Turn whose usage caused the change; null when a request caused it."""


@dataclass
class ThreadIncrementElicitationParams:
    """Params of `thread/increment_elicitation`."""

    thread_id: str


@dataclass
class ThreadIncrementElicitationResponse:
    """Result of `thread/increment_elicitation`."""

    count: int
    """Counter value after the call."""

    paused: bool
    """True while `count` is above zero, so timeouts stand still."""


@dataclass
class ThreadInjectItemsParams:
    """Params of `thread/inject_items`."""

    items: List[Any]
    """Items in Responses API form, at least one; entries that are not valid items fail with
    their index.
    """
    thread_id: str


class ThreadSortKey(Enum):
    """Time by which threads are sorted: creation or last change."""

    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"


class ThreadSourceKind(Enum):
    """Thread origin to filter by. `subAgent` matches every sub-agent, the longer `subAgent…`
    values one purpose each.
    """
    APP_SERVER = "appServer"
    CLI = "cli"
    EXEC = "exec"
    SUB_AGENT = "subAgent"
    SUB_AGENT_COMPACT = "subAgentCompact"
    SUB_AGENT_OTHER = "subAgentOther"
    SUB_AGENT_REVIEW = "subAgentReview"
    SUB_AGENT_THREAD_SPAWN = "subAgentThreadSpawn"
    UNKNOWN = "unknown"
    VSCODE = "vscode"


@dataclass
class ThreadListParams:
    """Params of `thread/list`."""

    archived: Optional[bool] = None
    """True returns archived threads only; false, null or omitted only the others."""

    cursor: Optional[str] = None
    """Opaque cursor from an earlier page; omitted or null starts at the first page."""

    cwd: Optional[Union[List[str], str]] = None
    """Working directory or directories to match exactly; an empty list matches nothing."""

    limit: Optional[int] = None
    """Page size, 25 when omitted and at most 100; 0 counts as 1."""

    model_providers: Optional[List[str]] = None
    """Providers to include; omitted or null means the server's configured provider, an empty
    list all of them.
    """
    search_term: Optional[str] = None
    """Case-sensitive text that has to occur in the title or preview; `thread/search` looks at
    the content.
    """
    sort_direction: Optional[SortDirection] = None
    """Paging order; `desc` (newest first) when omitted."""

    sort_key: Optional[ThreadSortKey] = None
    """Time to sort by; `created_at` when omitted."""

    source_kinds: Optional[List[ThreadSourceKind]] = None
    """Origins to include; omitted or empty means the interactive ones, `cli` and `vscode`."""

    use_state_db_only: Optional[bool] = None
    """True lists from the state database without scanning and repairing from stored files;
    false when omitted.
    """


@dataclass
class ThreadListResponse:
    """Result of `thread/list`."""

    data: List[Thread]
    """Threads of this page, without turns."""

    backwards_cursor: Optional[str] = None
    """Opaque cursor for the opposite `sortDirection`, anchored so that no thread of the same
    second is missed; null on an empty page.
    """
    next_cursor: Optional[str] = None
    """Opaque cursor of the following page; null on the last one."""


@dataclass
class ThreadLoadedListParams:
    """Params of `thread/loaded/list`."""

    cursor: Optional[str] = None
    """Opaque cursor from an earlier page; omitted or null starts at the first page."""

    limit: Optional[int] = None
    """Page size; all ids when omitted."""


@dataclass
class ThreadLoadedListResponse:
    """Result of `thread/loaded/list`."""

    data: List[str]
    """Thread ids of this page."""

    next_cursor: Optional[str] = None
    """Opaque cursor of the following page; null on the last one."""


class ThreadMemoryMode(Enum):
    """Whether a thread may contribute to generated memories."""

    DISABLED = "disabled"
    ENABLED = "enabled"


@dataclass
class ThreadMemoryModeSetParams:
    """Params of `thread/memoryMode/set`."""

    mode: ThreadMemoryMode
    thread_id: str


@dataclass
class ThreadMetadataGitInfoUpdateParams:
    """Patch of stored Git data; a blank value is refused and at least one field is required."""

    branch: Optional[str] = None
    """Branch name; absent keeps the stored value, null removes it."""

    origin_url: Optional[str] = None
    """URL of the `origin` remote; absent keeps the stored value, null removes it."""

    sha: Optional[str] = None
    """Commit hash; absent keeps the stored value, null removes it."""


@dataclass
class ThreadMetadataUpdateParams:
    """Params of `thread/metadata/update`."""

    thread_id: str
    git_info: Optional[ThreadMetadataGitInfoUpdateParams] = None
    """Git fields to change; fails when absent or without any field."""


@dataclass
class ThreadMetadataUpdateResponse:
    """Result of `thread/metadata/update`."""

    thread: Thread
    """The thread as stored after the change."""


@dataclass
class ThreadNameUpdatedNotification:
    """Payload of `thread/name/updated`."""

    thread_id: str
    thread_name: Optional[str] = None
    """The new name; absent when the thread has none."""


@dataclass
class ThreadReadParams:
    """Params of `thread/read`."""

    thread_id: str
    include_turns: Optional[bool] = None
    """Includes stored turns and items, false when omitted; refused for ephemeral threads and
    before the first message.
    """


@dataclass
class ThreadReadResponse:
    """Result of `thread/read`."""

    thread: Thread
    """The thread; stored turns hold fewer items than live ones, with other item ids."""


@dataclass
class ThreadRealtimeAudioChunk:
    """A piece of realtime audio, in either direction."""

    data: str
    """Audio samples, base64 encoded."""

    num_channels: int
    """Number of audio channels."""

    sample_rate: int
    """Samples per second, in Hz."""

    item_id: Optional[str] = None
    """Realtime item the audio belongs to; null when there is none."""

    samples_per_channel: Optional[int] = None
    """Samples in this chunk for each channel; null when not stated."""


@dataclass
class ThreadRealtimeAppendAudioParams:
    """Params of `thread/realtime/appendAudio`."""

    audio: ThreadRealtimeAudioChunk
    thread_id: str


@dataclass
class ThreadRealtimeAppendTextParams:
    """Params of `thread/realtime/appendText`."""

    text: str
    thread_id: str


@dataclass
class ThreadRealtimeClosedNotification:
    """Payload of `thread/realtime/closed`."""

    thread_id: str
    reason: Optional[str] = None
    """Why the session closed, `requested` after `thread/realtime/stop`; null when unknown."""


@dataclass
class ThreadRealtimeErrorNotification:
    """Payload of `thread/realtime/error`."""

    message: str
    thread_id: str


@dataclass
class ThreadRealtimeItemAddedNotification:
    """Payload of `thread/realtime/itemAdded`."""

    thread_id: str
    item: Any = None
    """The item as the backend sent it, in no fixed shape."""


@dataclass
class ThreadRealtimeListVoicesResponse:
    """Result of `thread/realtime/listVoices`."""

    voices: RealtimeVoicesList
    """The lists for all protocol versions."""


@dataclass
class ThreadRealtimeOutputAudioDeltaNotification:
    """Payload of `thread/realtime/outputAudio/delta`."""

    audio: ThreadRealtimeAudioChunk
    thread_id: str


@dataclass
class ThreadRealtimeSDPNotification:
    """Payload of `thread/realtime/sdp`."""

    sdp: str
    """Answer SDP to set as the remote description of the peer connection."""

    thread_id: str


class TransportType(Enum):
    WEBRTC = "webrtc"
    WEBSOCKET = "websocket"


@dataclass
class TransportClass:
    """The server connects by WebSocket and audio passes through this protocol.
    
    The client holds a WebRTC peer connection to the backend.
    """
    type: TransportType
    sdp: Optional[str] = None
    """Complete offer SDP, made after audio and the event data channel were set up on the peer
    connection.
    """


@dataclass
class ThreadRealtimeStartParams:
    """Params of `thread/realtime/start`."""

    output_modality: RealtimeOutputModality
    """What the model emits, regardless of `transport` and `voice`."""

    thread_id: str
    prompt: Optional[str] = None
    """Backend instructions; omitted uses the built-in prompt, null or an empty string starts
    with none.
    """
    realtime_session_id: Optional[str] = None
    """Session id to use; the thread id is taken when omitted or null."""

    transport: Optional[TransportClass] = None
    """How audio and events travel; WebSocket when omitted or null."""

    voice: Optional[RealtimeVoice] = None
    """Voice of the model; omitted or null uses the default of the protocol version."""


@dataclass
class ThreadRealtimeStartTransport:
    """Connection type of a realtime session.
    
    The server connects by WebSocket and audio passes through this protocol.
    
    The client holds a WebRTC peer connection to the backend.
    """
    type: TransportType
    sdp: Optional[str] = None
    """Complete offer SDP, made after audio and the event data channel were set up on the peer
    connection.
    """


@dataclass
class ThreadRealtimeStartedNotification:
    """Payload of `thread/realtime/started`."""

    thread_id: str
    version: RealtimeConversationVersion
    """Protocol generation in use, which decides the valid voices."""

    realtime_session_id: Optional[str] = None
    """Id of the realtime session; null when it has none."""


@dataclass
class ThreadRealtimeStopParams:
    """Params of `thread/realtime/stop`."""

    thread_id: str


@dataclass
class ThreadRealtimeTranscriptDeltaNotification:
    """Payload of `thread/realtime/transcript/delta`."""

    delta: str
    """Text to append to the transcript."""

    role: str
    """Speaker of the text, such as `user` or `assistant`."""

    thread_id: str


@dataclass
class ThreadRealtimeTranscriptDoneNotification:
    """Payload of `thread/realtime/transcript/done`."""

    role: str
    """Speaker of the text, such as `user` or `assistant`."""

    text: str
    """Whole text of the part, independent of any deltas sent before."""

    thread_id: str


@dataclass
class ThreadResumeParams:
    """Names the thread to resume. If it is not loaded, `history` wins over a non-empty `path`,
    and both win over `threadId`, the recommended way.
    """
    thread_id: str
    """Thread to resume; ignored for a thread that is not loaded when `history` or `path` is set."""

    approval_policy: Optional[Union[AskForApprovalClass, AskForApprovalEnum]] = None
    """When the agent has to ask for approval."""

    approvals_reviewer: Optional[ApprovalsReviewer] = None
    """Who answers approval requests, from now on and in later turns."""

    base_instructions: Optional[str] = None
    """Replacement for the base instructions of the model."""

    config: Optional[Dict[str, Any]] = None
    """Config settings by key that override the config files for this thread."""

    cwd: Optional[str] = None
    """Working directory to continue in; a relative path starts at the server's directory."""

    developer_instructions: Optional[str] = None
    """Further instructions, given to the model with the developer role."""

    exclude_turns: Optional[bool] = None
    """True leaves `thread.turns` empty and skips the token usage replay; page with
    `thread/turns/list` instead.
    """
    history: Optional[List[ResponseItem]] = None
    """Response items to resume from instead of stored ones; not empty, and refused on a loaded
    thread. Unstable, internal.
    """
    model: Optional[str] = None
    """Model id to continue with; a change draws a `warning`; not checked here."""

    model_provider: Optional[str] = None
    """Id of a configured provider to continue with; an unknown one is refused."""

    path: Optional[str] = None
    """Stored file to resume from; must match the active file of a loaded thread, and an empty
    string counts as absent. Unstable.
    """
    permissions: Optional[str] = None
    """Id of a named permission profile; not allowed together with `sandbox`, and an unknown id
    is refused.
    """
    persist_extended_history: Optional[bool] = None
    """Deprecated and without effect."""

    personality: Optional[Personality] = None
    """Tone of the agent."""

    runtime_workspace_roots: Optional[List[str]] = None
    """Complete list of workspace roots; relative entries start at the thread's `cwd`."""

    sandbox: Optional[SandboxMode] = None
    """Sandbox mode for commands; not allowed together with `permissions`."""

    service_tier: Optional[str] = None
    """Service tier such as `priority`; null asks for the standard tier, omitted gives no
    override.
    """


@dataclass
class ThreadResumeResponse:
    """Result of `thread/resume`."""

    approval_policy: Union[AskForApprovalClass, AskForApprovalEnum]
    """Approval policy in effect."""

    approvals_reviewer: ApprovalsReviewer
    """Reviewer in effect; older servers write `guardian_subagent` for `auto_review`."""

    cwd: str
    """Working directory in effect."""

    model: str
    """Model in effect."""

    model_provider: str
    """Id of the provider in effect."""

    sandbox: SandboxPolicy
    """Sandbox in the older policy form, kept for compatibility; `activePermissionProfile` tells
    where it comes from.
    """
    thread: Thread
    """The thread with its turns in full view, a running one included; no turns when
    `excludeTurns` was set.
    """
    active_permission_profile: Optional[ActivePermissionProfile] = None
    """Named or built-in profile behind the active permissions; null when not known."""

    instruction_sources: Optional[List[str]] = None
    """Paths of the instruction files loaded for the thread, global and project ones alike."""

    reasoning_effort: Optional[ReasoningEffort] = None
    """Reasoning effort in effect; null when none is set explicitly."""

    runtime_workspace_roots: Optional[List[str]] = None
    """Workspace roots of the thread; roots declared by the permission profile are not listed."""

    service_tier: Optional[str] = None
    """Service tier in effect; null when none is set or the requested one is unknown."""


@dataclass
class ThreadRollbackParams:
    """Params of `thread/rollback`."""

    num_turns: int
    """Number of turns to drop, at least 1; a number above the length of the history drops them
    all.
    """
    thread_id: str


@dataclass
class ThreadRollbackResponse:
    """Result of `thread/rollback`."""

    thread: Thread
    """The thread after the rollback with its remaining turns; stored turns hold fewer items
    than live ones.
    """


@dataclass
class ThreadSearchParams:
    """Params of `thread/search`."""

    search_term: str
    """Text to look for, regardless of case; must not be blank."""

    archived: Optional[bool] = None
    """True returns archived threads only; false, null or omitted only the others."""

    cursor: Optional[str] = None
    """Opaque cursor from an earlier page; omitted or null starts at the first page."""

    limit: Optional[int] = None
    """Page size; chosen by the server when omitted."""

    sort_direction: Optional[SortDirection] = None
    """Paging order; `desc` (newest first) when omitted."""

    sort_key: Optional[ThreadSortKey] = None
    """Time to sort by; `created_at` when omitted."""

    source_kinds: Optional[List[ThreadSourceKind]] = None
    """Origins to include; omitted or empty means the interactive ones, `cli` and `vscode`."""


@dataclass
class ThreadSearchResult:
    """A thread that matches a search."""

    snippet: str
    """Excerpt of the content around the match."""

    thread: Thread
    """The matching thread, without turns."""


@dataclass
class ThreadSearchResponse:
    """Result of `thread/search`."""

    data: List[ThreadSearchResult]
    """Matches of this page."""

    backwards_cursor: Optional[str] = None
    """Opaque cursor to page back from this page with the opposite `sortDirection`; null when
    the page has no matches.
    """
    next_cursor: Optional[str] = None
    """Opaque cursor of the following page; null on the last one."""


@dataclass
class ThreadSetNameParams:
    """Params of `thread/name/set`."""

    name: str
    """New name, trimmed, not blank; it need not be unique."""

    thread_id: str


@dataclass
class ThreadSettings:
    """Snapshot of the settings that apply to the next turn of a thread.
    
    All effective settings, not only the changed ones.
    """
    approval_policy: Union[AskForApprovalClass, AskForApprovalEnum]
    """When approval is asked for."""

    approvals_reviewer: ApprovalsReviewer
    """Who decides on approval requests; servers of this release write `guardian_subagent` for
    `auto_review`.
    """
    collaboration_mode: CollaborationMode
    """Current mode; its settings repeat the model and effort."""

    cwd: str
    """Absolute working directory of commands."""

    model: str
    """Model id."""

    model_provider: str
    """Id of the configured provider that serves the model."""

    sandbox_policy: SandboxPolicy
    """Sandbox that commands run in."""

    active_permission_profile: Optional[ActivePermissionProfile] = None
    """Named permission profile in force; null when there is none."""

    effort: Optional[ReasoningEffort] = None
    """Reasoning effort; null when none is set explicitly."""

    personality: Optional[Personality] = None
    """Tone of the agent; null when none is set."""

    service_tier: Optional[str] = None
    """Service tier of model requests; null for the standard one."""

    summary: Optional[ReasoningSummary] = None
    """Style of reasoning summaries; null when none is set explicitly."""


@dataclass
class ThreadSettingsUpdateParams:
    """A partial update of thread settings; a field that is absent, or null unless stated
    otherwise, stays as it is.
    """
    thread_id: str
    approval_policy: Optional[Union[AskForApprovalClass, AskForApprovalEnum]] = None
    """When later turns ask for approval."""

    approvals_reviewer: Optional[ApprovalsReviewer] = None
    """Who decides on approval requests of later turns."""

    collaboration_mode: Optional[CollaborationMode] = None
    """Mode of later turns; null in its `developer_instructions` selects the built-in text of
    the mode. Experimental.
    """
    cwd: Optional[str] = None
    """Working directory of later turns."""

    effort: Optional[ReasoningEffort] = None
    """Reasoning effort of later turns."""

    model: Optional[str] = None
    """Model id for later turns."""

    permissions: Optional[str] = None
    """Id of a permission profile for later turns; excludes `sandboxPolicy`."""

    personality: Optional[Personality] = None
    """Tone of the agent in later turns."""

    sandbox_policy: Optional[SandboxPolicyClass] = None
    """Sandbox of later turns; excludes `permissions`."""

    service_tier: Optional[str] = None
    """Service tier of later turns; omitted keeps it, null returns to the standard tier."""

    summary: Optional[ReasoningSummary] = None
    """Style of reasoning summaries in later turns."""


@dataclass
class ThreadSettingsUpdatedNotification:
    """Payload of `thread/settings/updated`."""

    thread_id: str
    thread_settings: ThreadSettings
    """All effective settings, not only the changed ones."""


@dataclass
class ThreadShellCommandParams:
    """Params of `thread/shellCommand`."""

    command: str
    """Shell line for the user's shell, so pipes and redirects work; not blank and run with full
    access.
    """
    thread_id: str


@dataclass
class TurnEnvironmentParams:
    """An execution environment that turns may use."""

    cwd: str
    """Absolute working directory inside the environment."""

    environment_id: str
    """Id of an environment known to the server; an unknown one is refused."""


class ThreadStartSource(Enum):
    """Reason a thread is started. `startup` is an ordinary start, `clear` a fresh thread after
    the user cleared the previous one.
    """
    CLEAR = "clear"
    STARTUP = "startup"


@dataclass
class ThreadStartParams:
    """Params of `thread/start`."""

    approval_policy: Optional[Union[AskForApprovalClass, AskForApprovalEnum]] = None
    """When the agent has to ask for approval; the configured policy when omitted."""

    approvals_reviewer: Optional[ApprovalsReviewer] = None
    """Who answers approval requests, from now on and in later turns."""

    base_instructions: Optional[str] = None
    """Replacement for the base instructions of the model."""

    config: Optional[Dict[str, Any]] = None
    """Config settings by key that override the config files for this thread."""

    cwd: Optional[str] = None
    """Working directory; the server's own when omitted; a relative path starts at the server's
    directory.
    """
    developer_instructions: Optional[str] = None
    """Further instructions, given to the model with the developer role."""

    dynamic_tools: Optional[List[DynamicToolSpec]] = None
    """Tools the client runs itself; they stay with the thread when it is resumed."""

    environments: Optional[List[TurnEnvironmentParams]] = None
    """Environments kept for all turns, the first one current; omitted uses the default one,
    empty gives turns none.
    """
    ephemeral: Optional[bool] = None
    """Keeps the thread in memory only: no `path`, no storage, no goals and no reading of turns;
    false when omitted.
    """
    experimental_raw_events: Optional[bool] = None
    """Adds `rawResponseItem/completed` notifications; meant for internal use, false when
    omitted.
    """
    mock_experimental_field: Optional[str] = None
    """Serves only to test the experimental gate."""

    model: Optional[str] = None
    """Model id; the configured default when omitted; not checked here."""

    model_provider: Optional[str] = None
    """Id of a configured provider; the configured default when omitted; an unknown one is
    refused.
    """
    permissions: Optional[str] = None
    """Id of a named permission profile; not allowed together with `sandbox`, and an unknown id
    is refused.
    """
    persist_extended_history: Optional[bool] = None
    """Deprecated and without effect; true draws a `deprecationNotice`."""

    personality: Optional[Personality] = None
    """Tone of the agent."""

    runtime_workspace_roots: Optional[List[str]] = None
    """Complete list of workspace roots; relative entries start at the thread's `cwd`."""

    sandbox: Optional[SandboxMode] = None
    """Sandbox mode, not allowed with `permissions`; a writable mode with `cwd` also marks the
    project as trusted.
    """
    service_name: Optional[str] = None
    """Name of the calling service, attached to the thread's metrics."""

    service_tier: Optional[str] = None
    """Service tier such as `priority`; null asks for the standard tier, omitted gives no
    override.
    """
    session_start_source: Optional[ThreadStartSource] = None
    """Reason for the start, passed on to session start hooks; `startup` when omitted."""

    thread_source: Optional[ThreadSource] = None
    """Analytics origin to record for the thread; recorded as null when omitted."""


@dataclass
class ThreadStartResponse:
    """Result of `thread/start`."""

    approval_policy: Union[AskForApprovalClass, AskForApprovalEnum]
    """Approval policy in effect."""

    approvals_reviewer: ApprovalsReviewer
    """Reviewer in effect; older servers write `guardian_subagent` for `auto_review`."""

    cwd: str
    """Working directory in effect."""

    model: str
    """Model in effect."""

    model_provider: str
    """Id of the provider in effect."""

    sandbox: SandboxPolicy
    """Sandbox in the older policy form, kept for compatibility; `activePermissionProfile` tells
    where it comes from.
    """
    thread: Thread
    """The new thread, without turns."""

    active_permission_profile: Optional[ActivePermissionProfile] = None
    """Named or built-in profile behind the active permissions; null when not known."""

    instruction_sources: Optional[List[str]] = None
    """Paths of the instruction files loaded for the thread, global and project ones alike."""

    reasoning_effort: Optional[ReasoningEffort] = None
    """Reasoning effort in effect; null when none is set explicitly."""

    runtime_workspace_roots: Optional[List[str]] = None
    """Workspace roots of the thread; roots declared by the permission profile are not listed."""

    service_tier: Optional[str] = None
    """Service tier in effect; null when none is set or the requested one is unknown."""


@dataclass
class ThreadStartedNotification:
    """Payload of `thread/started`."""

    thread: Thread
    """The new thread; its `turns` are always empty here."""


@dataclass
class ThreadStatusChangedNotification:
    """Payload of `thread/status/changed`."""

    status: ThreadStatus
    thread_id: str


@dataclass
class TokenUsageBreakdown:
    """Counts of the latest model reply alone.
    
    Token counts by kind.
    
    Sum over all model replies of the thread.
    """
    cached_input_tokens: int
    """Part of `inputTokens` that the provider served from its cache."""

    input_tokens: int
    """Tokens sent to the model, cached ones included."""

    output_tokens: int
    """Tokens produced by the model, reasoning included."""

    reasoning_output_tokens: int
    """Part of `outputTokens` spent on reasoning."""

    total_tokens: int
    """Input and output tokens together."""


@dataclass
class ThreadTokenUsage:
    """Token counts of a thread, for its whole life and for the latest model reply.
    
    Totals of the thread, the last reply and the size of the context window.
    """
    last: TokenUsageBreakdown
    """Counts of the latest model reply alone."""

    total: TokenUsageBreakdown
    """Sum over all model replies of the thread."""

    model_context_window: Optional[int] = None
    """Context size of the model in tokens; null when not known."""


@dataclass
class ThreadTokenUsageUpdatedNotification:
    """Payload of `thread/tokenUsage/updated`."""

    thread_id: str
    token_usage: ThreadTokenUsage
    """Totals of the thread, the last reply and the size of the context window."""

    turn_id: str
    """Turn the usage was counted for; on a replay an earlier one."""


@dataclass
class ThreadTurnsItemsListParams:
    """Params of `thread/turns/items/list`."""

    thread_id: str
    turn_id: str
    cursor: Optional[str] = None
    """Opaque cursor from an earlier page; omitted or null starts at the first page."""

    limit: Optional[int] = None
    """Page size."""

    sort_direction: Optional[SortDirection] = None
    """Paging order; `asc` when omitted."""


@dataclass
class ThreadTurnsItemsListResponse:
    """Result of `thread/turns/items/list`."""

    data: List[ThreadItem]
    """Items of this page."""

    backwards_cursor: Optional[str] = None
    """Opaque cursor to page back from this page with the opposite `sortDirection`; null when
    the page has no items.
    """
    next_cursor: Optional[str] = None
    """Opaque cursor of the following page; null on the last one."""


@dataclass
class ThreadTurnsListParams:
    """Params of `thread/turns/list`."""

    thread_id: str
    cursor: Optional[str] = None
    """Opaque cursor from an earlier page; omitted or null starts at the first page."""

    items_view: Optional[TurnItemsView] = None
    """Amount of items per turn; `summary` when omitted."""

    limit: Optional[int] = None
    """Page size, 25 when omitted and at most 100."""

    sort_direction: Optional[SortDirection] = None
    """Paging order; `desc` (newest first) when omitted."""


@dataclass
class ThreadTurnsListResponse:
    """Result of `thread/turns/list`."""

    data: List[Turn]
    """Turns of this page."""

    backwards_cursor: Optional[str] = None
    """Opaque cursor for the opposite `sortDirection` that returns its anchor turn again; null
    when the page is empty.
    """
    next_cursor: Optional[str] = None
    """Opaque cursor of the following page, which starts after the last turn given; null on the
    last page.
    """


@dataclass
class ThreadUnarchiveParams:
    """Params of `thread/unarchive`."""

    thread_id: str


@dataclass
class ThreadUnarchiveResponse:
    """Result of `thread/unarchive`."""

    thread: Thread
    """The restored thread, without turns."""


@dataclass
class ThreadUnarchivedNotification:
    """Payload of `thread/unarchived`."""

    thread_id: str


@dataclass
class ThreadUnsubscribeParams:
    """Params of `thread/unsubscribe`."""

    thread_id: str


class ThreadUnsubscribeStatus(Enum):
    """Outcome of the call.
    
    Outcome of `thread/unsubscribe`. `notSubscribed` means the caller had no subscription,
    `notLoaded` also covers unknown ids.
    """
    NOT_LOADED = "notLoaded"
    NOT_SUBSCRIBED = "notSubscribed"
    UNSUBSCRIBED = "unsubscribed"


@dataclass
class ThreadUnsubscribeResponse:
    """Result of `thread/unsubscribe`."""

    status: ThreadUnsubscribeStatus
    """Outcome of the call."""


@dataclass
class ToolRequestUserInputAnswer:
    """Answer to one question; experimental."""

    answers: List[str]
    """Labels of the chosen options or text typed by the user."""


@dataclass
class ToolRequestUserInputOption:
    """A choice offered with a question; experimental."""

    description: str
    """Short explanation of the choice."""

    label: str
    """Text to show and to send back when chosen."""


@dataclass
class ToolRequestUserInputQuestion:
    """One question to the user; experimental."""

    header: str
    """Very short heading."""

    id: str
    """Key for the answer in the response."""

    question: str
    """Full text of the question."""

    is_other: Optional[bool] = None
    """True when the user may also type an answer outside `options`."""

    is_secret: Optional[bool] = None
    """True when typed input is to be hidden."""

    options: Optional[List[ToolRequestUserInputOption]] = None
    """Choices to offer; null for a free text question."""


@dataclass
class ToolRequestUserInputParams:
    """Params of `item/tool/requestUserInput`."""

    item_id: str
    """Id of the tool call that asks; no thread item with this id is sent."""

    questions: List[ToolRequestUserInputQuestion]
    """One to three questions to ask together."""

    thread_id: str
    turn_id: str


@dataclass
class ToolRequestUserInputResponse:
    """Result of `item/tool/requestUserInput`."""

    answers: Dict[str, ToolRequestUserInputAnswer]
    """Answers keyed by question `id`."""


@dataclass
class TurnCompletedNotification:
    """Payload of `turn/completed`."""

    thread_id: str
    turn: Turn
    """Final state of the turn: `items` is always empty and `error` is set on failure."""


@dataclass
class TurnDiffUpdatedNotification:
    """Payload of `turn/diff/updated`."""

    diff: str
    """Unified diff of all files changed in the turn so far, replacing the previous one."""

    thread_id: str
    turn_id: str


@dataclass
class TurnInterruptParams:
    """Params of `turn/interrupt`."""

    thread_id: str
    turn_id: str
    """Must name the running turn; an empty string matches whichever turn runs."""


class TurnPlanStepStatus(Enum):
    """Progress of a plan step."""

    COMPLETED = "completed"
    IN_PROGRESS = "inProgress"
    PENDING = "pending"


@dataclass
class TurnPlanStep:
    """One step of the agent's plan."""

    status: TurnPlanStepStatus
    step: str
    """Description of the step."""


@dataclass
class TurnPlanUpdatedNotification:
    """Payload of `turn/plan/updated`."""

    plan: List[TurnPlanStep]
    """All steps in order, replacing the previous plan."""

    thread_id: str
    turn_id: str
    explanation: Optional[str] = None
    """Remark of the agent on this change; null when it gave none."""


@dataclass
class UserInput:
    """One piece of input to a turn.
    
    Plain text.
    
    An image given by URL.
    
    An image read from the server's file system.
    
    A skill to use, normally next to a text that names it as `$name`.
    
    An app or plugin the text refers to.
    """
    type: UserInputType
    text: Optional[str] = None
    text_elements: Optional[List[TextElement]] = None
    """Special spans for the interface; may be omitted on input and is written as `[]` when
    empty.
    """
    detail: Optional[ImageDetail] = None
    """Resolution the model sees; may come back as null when it was not given.
    
    Resolution the model sees; `original` keeps the size of the file.
    """
    url: Optional[str] = None
    """Web address or data URL of the image."""

    path: Optional[str] = None
    """Path of the image file.
    
    Path of the skill's `SKILL.md` file.
    
    Address of the target, such as `app://<connector-id>` or
    `plugin://<plugin>@<marketplace>`.
    """
    name: Optional[str] = None
    """Name to display."""


@dataclass
class TurnStartParams:
    """The input of a turn and its overrides; overrides other than `outputSchema`,
    `environments` and client metadata stay in force for later turns.
    """
    input: List[UserInput]
    """Input parts, at most 1048576 characters of text in total; empty runs the model without a
    user message.
    """
    thread_id: str
    approval_policy: Optional[Union[AskForApprovalClass, AskForApprovalEnum]] = None
    """When approval is asked for from this turn on; omitted or null keeps it."""

    approvals_reviewer: Optional[ApprovalsReviewer] = None
    """Who decides on approval requests from this turn on; omitted or null keeps it."""

    collaboration_mode: Optional[CollaborationMode] = None
    """Mode from this turn on; wins over `model` and `effort`, and null instructions select the
    built-in text. Experimental.
    """
    cwd: Optional[str] = None
    """Working directory from this turn on; omitted or null keeps it."""

    effort: Optional[ReasoningEffort] = None
    """Reasoning effort from this turn on; omitted or null keeps it."""

    environments: Optional[List[TurnEnvironmentParams]] = None
    """Environments of this turn, the first one primary; absent or null uses those of the
    thread, empty allows none.
    """
    model: Optional[str] = None
    """Model id from this turn on; omitted or null keeps it."""

    output_schema: Any = None
    """JSON Schema that the last agent message must satisfy, in this turn only."""

    permissions: Optional[str] = None
    """Id of a permission profile from this turn on, omitted or null keeps it; excludes
    `sandboxPolicy`.
    """
    personality: Optional[Personality] = None
    """Tone of the agent from this turn on; omitted or null keeps it."""

    responsesapi_client_metadata: Optional[Dict[str, str]] = None
    """Key-value pairs passed along with model requests of this turn; reserved keys are never
    overwritten.
    """
    runtime_workspace_roots: Optional[List[str]] = None
    """Workspace roots from this turn on, relative ones resolved against the effective `cwd`;
    omitted or null keeps them.
    """
    sandbox_policy: Optional[SandboxPolicyClass] = None
    """Sandbox from this turn on, omitted or null keeps it; excludes `permissions`."""

    service_tier: Optional[str] = None
    """Service tier from this turn on; omitted keeps it, null returns to the standard tier."""

    summary: Optional[ReasoningSummary] = None
    """Style of reasoning summaries from this turn on; omitted or null keeps it."""


@dataclass
class TurnStartResponse:
    """Result of `turn/start`."""

    turn: Turn
    """The new turn, `inProgress`, with no items and `startedAt` null."""


@dataclass
class TurnStartedNotification:
    """Payload of `turn/started`."""

    thread_id: str
    turn: Turn
    """The turn with `startedAt` set and `items` empty."""


@dataclass
class TurnSteerParams:
    """Params of `turn/steer`."""

    expected_turn_id: str
    """Id of the turn the caller believes is running, not empty; any other running turn makes
    the call fail.
    """
    input: List[UserInput]
    """Input parts, at least one, at most 1048576 characters of text in total."""

    thread_id: str
    responsesapi_client_metadata: Optional[Dict[str, str]] = None
    """Key-value pairs for the model requests that follow, replacing those of the turn."""


@dataclass
class TurnSteerResponse:
    """Result of `turn/steer`."""

    turn_id: str
    """Turn that took the input, equal to `expectedTurnId`."""


@dataclass
class WarningNotification:
    """Payload of `warning`."""

    message: str
    """Text to show to the user."""

    thread_id: Optional[str] = None
    """Thread the warning concerns; null when it is not about a single thread."""


@dataclass
class WebSearchAction:
    """What a `webSearch` item did, in the spelling used by thread items.
    
    A search was run.
    
    A page was opened.
    
    Text was looked for within a page.
    
    Any action this release does not know.
    """
    type: ActionType
    queries: Optional[List[str]] = None
    """All search texts when several ran at once; null when not reported."""

    query: Optional[str] = None
    """Single search text; null when not reported."""

    url: Optional[str] = None
    """Address of the page; null when not reported."""

    pattern: Optional[str] = None
    """Text looked for; null when not reported."""


class WindowsSandboxReadiness(Enum):
    """State of the Windows sandbox: `notConfigured` when it is off, `updateRequired` when the
    elevated setup is missing or out of date.
    """
    NOT_CONFIGURED = "notConfigured"
    READY = "ready"
    UPDATE_REQUIRED = "updateRequired"


@dataclass
class WindowsSandboxReadinessResponse:
    """Result of `windowsSandbox/readiness`."""

    status: WindowsSandboxReadiness


class WindowsSandboxSetupMode(Enum):
    """Mode that was requested.
    
    Kind of Windows sandbox: `elevated` needs administrator rights for its setup,
    `unelevated` works without them.
    
    Kind of sandbox to set up.
    """
    ELEVATED = "elevated"
    UNELEVATED = "unelevated"


@dataclass
class WindowsSandboxSetupCompletedNotification:
    """Payload of `windowsSandbox/setupCompleted`."""

    mode: WindowsSandboxSetupMode
    """Mode that was requested."""

    success: bool
    error: Optional[str] = None
    """Failure text, null on success."""


@dataclass
class WindowsSandboxSetupStartParams:
    """Params of `windowsSandbox/setupStart`."""

    mode: WindowsSandboxSetupMode
    """Kind of sandbox to set up."""

    cwd: Optional[str] = None
    """Absolute project directory to prepare; omitted or null uses the directory of the server."""


@dataclass
class WindowsSandboxSetupStartResponse:
    """Result of `windowsSandbox/setupStart`."""

    started: bool
    """True once the setup runs in the background; says nothing about its success."""


@dataclass
class WindowsWorldWritableWarningNotification:
    """Payload of `windows/worldWritableWarning`."""

    extra_count: int
    """Number of further directories not listed in `samplePaths`."""

    failed_scan: bool
    """True when the check itself did not complete."""

    sample_paths: List[str]
    """Some of the directories found; may be empty after a failed scan."""


@dataclass
class AppServerProtocol:
    absolute_path_buf: Optional[str] = None
    account: Optional[Account] = None
    account_login_completed_notification: Optional[AccountLoginCompletedNotification] = None
    account_rate_limits_updated_notification: Optional[AccountRateLimitsUpdatedNotification] = None
    account_updated_notification: Optional[AccountUpdatedNotification] = None
    active_permission_profile: Optional[ActivePermissionProfile] = None
    add_credits_nudge_credit_type: Optional[AddCreditsNudgeCreditType] = None
    add_credits_nudge_email_status: Optional[AddCreditsNudgeEmailStatus] = None
    additional_file_system_permissions: Optional[AdditionalFileSystemPermissions] = None
    additional_network_permissions: Optional[AdditionalNetworkPermissions] = None
    additional_permission_profile: Optional[AdditionalPermissionProfile] = None
    agent_message_delta_notification: Optional[AgentMessageDeltaNotification] = None
    agent_path: Optional[str] = None
    analytics_config: Optional[AnalyticsConfig] = None
    app_branding: Optional[AppBranding] = None
    app_config: Optional[AppConfig] = None
    app_info: Optional[AppInfo] = None
    app_list_updated_notification: Optional[AppListUpdatedNotification] = None
    apply_patch_approval_params: Optional[ApplyPatchApprovalParams] = None
    apply_patch_approval_response: Optional[ApplyPatchApprovalResponse] = None
    app_metadata: Optional[AppMetadata] = None
    app_review: Optional[AppReview] = None
    approvals_reviewer: Optional[ApprovalsReviewer] = None
    apps_config: Optional[AppsConfig] = None
    app_screenshot: Optional[AppScreenshot] = None
    apps_default_config: Optional[AppsDefaultConfig] = None
    apps_list_params: Optional[AppsListParams] = None
    apps_list_response: Optional[AppsListResponse] = None
    app_summary: Optional[AppSummary] = None
    app_tool_approval: Optional[AppToolApproval] = None
    app_tool_config: Optional[AppToolConfig] = None
    app_tools_config: Optional[Dict[str, Any]] = None
    ask_for_approval: Optional[Union[AskForApprovalClass, AskForApprovalEnum]] = None
    attestation_generate_params: Optional[Dict[str, Any]] = None
    attestation_generate_response: Optional[AttestationGenerateResponse] = None
    auth_mode: Optional[AuthMode] = None
    auto_compact_token_limit_scope: Optional[AutoCompactTokenLimitScope] = None
    auto_review_decision_source: Optional[AutoReviewDecisionSource] = None
    byte_range: Optional[ByteRange] = None
    cancel_login_account_params: Optional[CancelLoginAccountParams] = None
    cancel_login_account_response: Optional[CancelLoginAccountResponse] = None
    cancel_login_account_status: Optional[CancelLoginAccountStatus] = None
    chatgpt_auth_tokens_refresh_params: Optional[ChatgptAuthTokensRefreshParams] = None
    chatgpt_auth_tokens_refresh_reason: Optional[ChatgptAuthTokensRefreshReason] = None
    chatgpt_auth_tokens_refresh_response: Optional[ChatgptAuthTokensRefreshResponse] = None
    client_info: Optional[ClientInfo] = None
    codex_error_info: Optional[Union[CodexErrorInfoClass, CodexErrorInfoEnum]] = None
    collab_agent_state: Optional[CollabAgentState] = None
    collab_agent_status: Optional[CollabAgentStatus] = None
    collab_agent_tool: Optional[CollabAgentTool] = None
    collab_agent_tool_call_status: Optional[ToolCallStatus] = None
    collaboration_mode: Optional[CollaborationMode] = None
    collaboration_mode_list_params: Optional[Dict[str, Any]] = None
    collaboration_mode_list_response: Optional[CollaborationModeListResponse] = None
    collaboration_mode_mask: Optional[CollaborationModeMask] = None
    command_action: Optional[CommandAction] = None
    command_exec_output_delta_notification: Optional[CommandExecOutputDeltaNotification] = None
    command_exec_output_stream: Optional[OutputStream] = None
    command_exec_params: Optional[CommandExecParams] = None
    command_exec_resize_params: Optional[CommandExecResizeParams] = None
    command_exec_resize_response: Optional[Dict[str, Any]] = None
    command_exec_response: Optional[CommandExecResponse] = None
    command_exec_terminal_size: Optional[CommandExecTerminalSize] = None
    command_exec_terminate_params: Optional[CommandExecTerminateParams] = None
    command_exec_terminate_response: Optional[Dict[str, Any]] = None
    command_execution_approval_decision: Optional[Union[CommandExecutionApprovalDecision, FileChangeApprovalDecision]] = None
    command_execution_output_delta_notification: Optional[CommandExecutionOutputDeltaNotification] = None
    command_execution_request_approval_params: Optional[CommandExecutionRequestApprovalParams] = None
    command_execution_request_approval_response: Optional[CommandExecutionRequestApprovalResponse] = None
    command_execution_source: Optional[CommandExecutionSource] = None
    command_execution_status: Optional[Status] = None
    command_exec_write_params: Optional[CommandExecWriteParams] = None
    command_exec_write_response: Optional[Dict[str, Any]] = None
    command_migration: Optional[CommandMigration] = None
    computer_use_requirements: Optional[ComputerUseRequirements] = None
    config: Optional[Config] = None
    config_batch_write_params: Optional[ConfigBatchWriteParams] = None
    config_edit: Optional[ConfigEdit] = None
    config_layer: Optional[ConfigLayer] = None
    config_layer_metadata: Optional[ConfigLayerMetadata] = None
    config_layer_source: Optional[ConfigLayerSource] = None
    config_read_params: Optional[ConfigReadParams] = None
    config_read_response: Optional[ConfigReadResponse] = None
    config_requirements: Optional[ConfigRequirements] = None
    config_requirements_read_response: Optional[ConfigRequirementsReadResponse] = None
    configured_hook_handler: Optional[ConfiguredHookHandler] = None
    configured_hook_matcher_group: Optional[ConfiguredHookMatcherGroup] = None
    config_value_write_params: Optional[ConfigValueWriteParams] = None
    config_warning_notification: Optional[ConfigWarningNotification] = None
    config_write_response: Optional[ConfigWriteResponse] = None
    content_item: Optional[ContentItem] = None
    context_compacted_notification: Optional[ContextCompactedNotification] = None
    conversation_git_info: Optional[ConversationGitInfo] = None
    conversation_summary: Optional[ConversationSummary] = None
    credits_snapshot: Optional[CreditsSnapshot] = None
    deprecation_notice_notification: Optional[DeprecationNoticeNotification] = None
    device_key_algorithm: Optional[DeviceKeyAlgorithm] = None
    device_key_create_params: Optional[DeviceKeyCreateParams] = None
    device_key_create_response: Optional[DeviceKeyCreateResponse] = None
    device_key_protection_class: Optional[DeviceKeyProtectionClass] = None
    device_key_protection_policy: Optional[DeviceKeyProtectionPolicy] = None
    device_key_public_params: Optional[DeviceKeyPublicParams] = None
    device_key_public_response: Optional[DeviceKeyPublicResponse] = None
    device_key_sign_params: Optional[DeviceKeySignParams] = None
    device_key_sign_payload: Optional[DeviceKeySignPayload] = None
    device_key_sign_response: Optional[DeviceKeySignResponse] = None
    dynamic_tool_call_output_content_item: Optional[DynamicToolCallOutputContentItem] = None
    dynamic_tool_call_params: Optional[DynamicToolCallParams] = None
    dynamic_tool_call_response: Optional[DynamicToolCallResponse] = None
    dynamic_tool_call_status: Optional[ToolCallStatus] = None
    dynamic_tool_spec: Optional[DynamicToolSpec] = None
    environment_add_params: Optional[EnvironmentAddParams] = None
    environment_add_response: Optional[Dict[str, Any]] = None
    error_data: Optional[ErrorData] = None
    error_notification: Optional[ErrorNotification] = None
    exec_command_approval_params: Optional[ExecCommandApprovalParams] = None
    exec_command_approval_response: Optional[ExecCommandApprovalResponse] = None
    exec_policy_amendment: Optional[List[str]] = None
    experimental_feature: Optional[ExperimentalFeature] = None
    experimental_feature_enablement_set_params: Optional[ExperimentalFeatureEnablementSetParams] = None
    experimental_feature_enablement_set_response: Optional[ExperimentalFeatureEnablementSetResponse] = None
    experimental_feature_list_params: Optional[ExperimentalFeatureListParams] = None
    experimental_feature_list_response: Optional[ExperimentalFeatureListResponse] = None
    experimental_feature_stage: Optional[ExperimentalFeatureStage] = None
    external_agent_config_detect_params: Optional[ExternalAgentConfigDetectParams] = None
    external_agent_config_detect_response: Optional[ExternalAgentConfigDetectResponse] = None
    external_agent_config_import_completed_notification: Optional[Dict[str, Any]] = None
    external_agent_config_import_params: Optional[ExternalAgentConfigImportParams] = None
    external_agent_config_import_response: Optional[Dict[str, Any]] = None
    external_agent_config_migration_item: Optional[ExternalAgentConfigMigrationItem] = None
    external_agent_config_migration_item_type: Optional[ExternalAgentConfigMigrationItemType] = None
    fault: Optional[Fault] = None
    feedback_upload_params: Optional[FeedbackUploadParams] = None
    feedback_upload_response: Optional[FeedbackUploadResponse] = None
    file_change: Optional[FileChange] = None
    file_change_approval_decision: Optional[FileChangeApprovalDecision] = None
    file_change_output_delta_notification: Optional[FileChangeOutputDeltaNotification] = None
    file_change_patch_updated_notification: Optional[FileChangePatchUpdatedNotification] = None
    file_change_request_approval_params: Optional[FileChangeRequestApprovalParams] = None
    file_change_request_approval_response: Optional[FileChangeRequestApprovalResponse] = None
    file_system_access_mode: Optional[FileSystemAccessMode] = None
    file_system_path: Optional[FileSystemPath] = None
    file_system_sandbox_entry: Optional[FileSystemSandboxEntry] = None
    file_system_special_path: Optional[FileSystemSpecialPath] = None
    file_update_change: Optional[FileUpdateChange] = None
    forced_chatgpt_workspace_ids: Optional[Union[List[str], str]] = None
    forced_login_method: Optional[ForcedLoginMethod] = None
    fs_changed_notification: Optional[FSChangedNotification] = None
    fs_copy_params: Optional[FSCopyParams] = None
    fs_copy_response: Optional[Dict[str, Any]] = None
    fs_create_directory_params: Optional[FSCreateDirectoryParams] = None
    fs_create_directory_response: Optional[Dict[str, Any]] = None
    fs_get_metadata_params: Optional[FSGetMetadataParams] = None
    fs_get_metadata_response: Optional[FSGetMetadataResponse] = None
    fs_read_directory_entry: Optional[FSReadDirectoryEntry] = None
    fs_read_directory_params: Optional[FSReadDirectoryParams] = None
    fs_read_directory_response: Optional[FSReadDirectoryResponse] = None
    fs_read_file_params: Optional[FSReadFileParams] = None
    fs_read_file_response: Optional[FSReadFileResponse] = None
    fs_remove_params: Optional[FSRemoveParams] = None
    fs_remove_response: Optional[Dict[str, Any]] = None
    fs_unwatch_params: Optional[FSUnwatchParams] = None
    fs_unwatch_response: Optional[Dict[str, Any]] = None
    fs_watch_params: Optional[FSWatchParams] = None
    fs_watch_response: Optional[FSWatchResponse] = None
    fs_write_file_params: Optional[FSWriteFileParams] = None
    fs_write_file_response: Optional[Dict[str, Any]] = None
    function_call_output_body: Optional[Union[List[FunctionCallOutputContentItem], str]] = None
    function_call_output_content_item: Optional[FunctionCallOutputContentItem] = None
    fuzzy_file_search_match_type: Optional[FuzzyFileSearchMatchType] = None
    fuzzy_file_search_params: Optional[FuzzyFileSearchParams] = None
    fuzzy_file_search_response: Optional[FuzzyFileSearchResponse] = None
    fuzzy_file_search_result: Optional[FuzzyFileSearchResult] = None
    fuzzy_file_search_session_completed_notification: Optional[FuzzyFileSearchSessionCompletedNotification] = None
    fuzzy_file_search_session_start_params: Optional[FuzzyFileSearchSessionStartParams] = None
    fuzzy_file_search_session_start_response: Optional[Dict[str, Any]] = None
    fuzzy_file_search_session_stop_params: Optional[FuzzyFileSearchSessionStopParams] = None
    fuzzy_file_search_session_stop_response: Optional[Dict[str, Any]] = None
    fuzzy_file_search_session_updated_notification: Optional[FuzzyFileSearchSessionUpdatedNotification] = None
    fuzzy_file_search_session_update_params: Optional[FuzzyFileSearchSessionUpdateParams] = None
    fuzzy_file_search_session_update_response: Optional[Dict[str, Any]] = None
    get_account_params: Optional[GetAccountParams] = None
    get_account_rate_limits_response: Optional[GetAccountRateLimitsResponse] = None
    get_account_response: Optional[GetAccountResponse] = None
    get_auth_status_params: Optional[GetAuthStatusParams] = None
    get_auth_status_response: Optional[GetAuthStatusResponse] = None
    get_conversation_summary_params: Optional[GetConversationSummaryParams] = None
    get_conversation_summary_response: Optional[GetConversationSummaryResponse] = None
    git_diff_to_remote_params: Optional[GitDiffToRemoteParams] = None
    git_diff_to_remote_response: Optional[GitDiffToRemoteResponse] = None
    git_info: Optional[GitInfo] = None
    git_sha: Optional[str] = None
    granted_permission_profile: Optional[GrantedPermissionProfile] = None
    guardian_approval_review: Optional[GuardianApprovalReview] = None
    guardian_approval_review_action: Optional[GuardianApprovalReviewAction] = None
    guardian_approval_review_status: Optional[GuardianApprovalReviewStatus] = None
    guardian_command_source: Optional[GuardianCommandSource] = None
    guardian_risk_level: Optional[GuardianRiskLevel] = None
    guardian_user_authorization: Optional[GuardianUserAuthorization] = None
    guardian_warning_notification: Optional[GuardianWarningNotification] = None
    hook_completed_notification: Optional[HookCompletedNotification] = None
    hook_error_info: Optional[HookErrorInfo] = None
    hook_event_name: Optional[HookEventName] = None
    hook_execution_mode: Optional[HookExecutionMode] = None
    hook_handler_type: Optional[HookHandlerType] = None
    hook_metadata: Optional[HookMetadata] = None
    hook_migration: Optional[HookMigration] = None
    hook_output_entry: Optional[HookOutputEntry] = None
    hook_output_entry_kind: Optional[HookOutputEntryKind] = None
    hook_prompt_fragment: Optional[HookPromptFragment] = None
    hook_run_status: Optional[HookRunStatus] = None
    hook_run_summary: Optional[HookRunSummary] = None
    hook_scope: Optional[HookScope] = None
    hooks_list_entry: Optional[HooksListEntry] = None
    hooks_list_params: Optional[HooksListParams] = None
    hooks_list_response: Optional[HooksListResponse] = None
    hook_source: Optional[HookSource] = None
    hook_started_notification: Optional[HookStartedNotification] = None
    hook_trust_status: Optional[HookTrustStatus] = None
    image_detail: Optional[ImageDetail] = None
    initialize_capabilities: Optional[InitializeCapabilities] = None
    initialize_params: Optional[InitializeParams] = None
    initialize_response: Optional[InitializeResponse] = None
    input_modality: Optional[InputModality] = None
    internal_session_source: Optional[InternalSessionSource] = None
    item_completed_notification: Optional[ItemCompletedNotification] = None
    item_guardian_approval_review_completed_notification: Optional[ItemGuardianApprovalReviewCompletedNotification] = None
    item_guardian_approval_review_started_notification: Optional[ItemGuardianApprovalReviewStartedNotification] = None
    item_started_notification: Optional[ItemStartedNotification] = None
    jsonrpc_error: Optional[JSONRPCError] = None
    jsonrpc_error_error: Optional[JSONRPCErrorError] = None
    jsonrpc_notification: Optional[JSONRPCNotification] = None
    jsonrpc_request: Optional[JSONRPCRequest] = None
    jsonrpc_response: Optional[JSONRPCResponse] = None
    json_value: Any = None
    list_mcp_server_status_params: Optional[ListMCPServerStatusParams] = None
    list_mcp_server_status_response: Optional[ListMCPServerStatusResponse] = None
    local_shell_action: Optional[LocalShellActionLocalShellAction] = None
    local_shell_exec_action: Optional[LocalShellExecAction] = None
    local_shell_status: Optional[LocalShellStatus] = None
    login_account_params: Optional[LoginAccountParams] = None
    login_account_response: Optional[LoginAccountResponse] = None
    logout_account_response: Optional[Dict[str, Any]] = None
    managed_hooks_requirements: Optional[ManagedHooksRequirements] = None
    marketplace_add_params: Optional[MarketplaceAddParams] = None
    marketplace_add_response: Optional[MarketplaceAddResponse] = None
    marketplace_interface: Optional[MarketplaceInterface] = None
    marketplace_load_error_info: Optional[MarketplaceLoadErrorInfo] = None
    marketplace_remove_params: Optional[MarketplaceRemoveParams] = None
    marketplace_remove_response: Optional[MarketplaceRemoveResponse] = None
    marketplace_upgrade_error_info: Optional[MarketplaceUpgradeErrorInfo] = None
    marketplace_upgrade_params: Optional[MarketplaceUpgradeParams] = None
    marketplace_upgrade_response: Optional[MarketplaceUpgradeResponse] = None
    mcp_auth_status: Optional[MCPAuthStatus] = None
    mcp_elicitation_array_type: Optional[MCPElicitationArrayType] = None
    mcp_elicitation_boolean_schema: Optional[MCPElicitationBooleanSchema] = None
    mcp_elicitation_boolean_type: Optional[MCPElicitationBooleanType] = None
    mcp_elicitation_const_option: Optional[MCPElicitationConstOption] = None
    mcp_elicitation_enum_schema: Optional[MCPElicitationEnumSchema] = None
    mcp_elicitation_legacy_titled_enum_schema: Optional[MCPElicitationLegacyTitledEnumSchema] = None
    mcp_elicitation_multi_select_enum_schema: Optional[MCPElicitationMultiSelectEnumSchema] = None
    mcp_elicitation_number_schema: Optional[MCPElicitationNumberSchema] = None
    mcp_elicitation_number_type: Optional[MCPElicitationNumberType] = None
    mcp_elicitation_object_type: Optional[MCPElicitationObjectType] = None
    mcp_elicitation_primitive_schema: Optional[MCPElicitationPrimitiveSchema] = None
    mcp_elicitation_schema: Optional[MCPElicitationSchema] = None
    mcp_elicitation_single_select_enum_schema: Optional[MCPElicitationSingleSelectEnumSchema] = None
    mcp_elicitation_string_format: Optional[MCPElicitationStringFormat] = None
    mcp_elicitation_string_schema: Optional[MCPElicitationStringSchema] = None
    mcp_elicitation_string_type: Optional[MCPElicitationStringType] = None
    mcp_elicitation_titled_enum_items: Optional[MCPElicitationTitledEnumItemsClass] = None
    mcp_elicitation_titled_multi_select_enum_schema: Optional[MCPElicitationTitledMultiSelectEnumSchema] = None
    mcp_elicitation_titled_single_select_enum_schema: Optional[MCPElicitationTitledSingleSelectEnumSchema] = None
    mcp_elicitation_untitled_enum_items: Optional[MCPElicitationUntitledEnumItems] = None
    mcp_elicitation_untitled_multi_select_enum_schema: Optional[MCPElicitationUntitledMultiSelectEnumSchema] = None
    mcp_elicitation_untitled_single_select_enum_schema: Optional[MCPElicitationUntitledSingleSelectEnumSchema] = None
    mcp_resource_read_params: Optional[MCPResourceReadParams] = None
    mcp_resource_read_response: Optional[MCPResourceReadResponse] = None
    mcp_server_elicitation_action: Optional[MCPServerElicitationAction] = None
    mcp_server_elicitation_request_params: Optional[MCPServerElicitationRequestParams] = None
    mcp_server_elicitation_request_response: Optional[MCPServerElicitationRequestResponse] = None
    mcp_server_migration: Optional[MCPServerMigration] = None
    mcp_server_oauth_login_completed_notification: Optional[MCPServerOauthLoginCompletedNotification] = None
    mcp_server_oauth_login_params: Optional[MCPServerOauthLoginParams] = None
    mcp_server_oauth_login_response: Optional[MCPServerOauthLoginResponse] = None
    mcp_server_refresh_response: Optional[Dict[str, Any]] = None
    mcp_server_startup_state: Optional[MCPServerStartupState] = None
    mcp_server_status: Optional[MCPServerStatus] = None
    mcp_server_status_detail: Optional[MCPServerStatusDetail] = None
    mcp_server_status_updated_notification: Optional[MCPServerStatusUpdatedNotification] = None
    mcp_server_tool_call_params: Optional[MCPServerToolCallParams] = None
    mcp_server_tool_call_response: Optional[MCPServerToolCallResponse] = None
    mcp_tool_call_error: Optional[MCPToolCallError] = None
    mcp_tool_call_progress_notification: Optional[MCPToolCallProgressNotification] = None
    mcp_tool_call_result: Optional[MCPToolCallResult] = None
    mcp_tool_call_status: Optional[ToolCallStatus] = None
    memory_citation: Optional[MemoryCitation] = None
    memory_citation_entry: Optional[MemoryCitationEntry] = None
    memory_reset_response: Optional[Dict[str, Any]] = None
    merge_strategy: Optional[MergeStrategy] = None
    message_phase: Optional[MessagePhase] = None
    migration_details: Optional[MigrationDetails] = None
    mock_experimental_method_params: Optional[MockExperimentalMethodParams] = None
    mock_experimental_method_response: Optional[MockExperimentalMethodResponse] = None
    mode_kind: Optional[ModeKind] = None
    model: Optional[Model] = None
    model_availability_nux: Optional[ModelAvailabilityNux] = None
    model_list_params: Optional[ModelListParams] = None
    model_list_response: Optional[ModelListResponse] = None
    model_provider_capabilities_read_params: Optional[Dict[str, Any]] = None
    model_provider_capabilities_read_response: Optional[ModelProviderCapabilitiesReadResponse] = None
    model_rerouted_notification: Optional[ModelReroutedNotification] = None
    model_reroute_reason: Optional[ModelRerouteReason] = None
    model_service_tier: Optional[ModelServiceTier] = None
    model_upgrade_info: Optional[ModelUpgradeInfo] = None
    model_verification: Optional[ModelVerification] = None
    model_verification_notification: Optional[ModelVerificationNotification] = None
    network_access: Optional[NetworkAccess] = None
    network_approval_context: Optional[NetworkApprovalContext] = None
    network_approval_protocol: Optional[NetworkApprovalProtocol] = None
    network_domain_permission: Optional[NetworkIon] = None
    network_policy_amendment: Optional[NetworkPolicyAmendmentElement] = None
    network_policy_rule_action: Optional[NetworkIon] = None
    network_requirements: Optional[NetworkRequirements] = None
    network_unix_socket_permission: Optional[NetworkUnixSocketPermission] = None
    non_steerable_turn_kind: Optional[NonSteerableTurnKind] = None
    overridden_metadata: Optional[OverriddenMetadata] = None
    parsed_command: Optional[ParsedCommand] = None
    patch_apply_status: Optional[Status] = None
    patch_change_kind: Optional[PatchChangeKind] = None
    permission_grant_scope: Optional[PermissionGrantScope] = None
    permission_profile_list_params: Optional[PermissionProfileListParams] = None
    permission_profile_list_response: Optional[PermissionProfileListResponse] = None
    permission_profile_summary: Optional[PermissionProfileSummary] = None
    permissions_request_approval_params: Optional[PermissionsRequestApprovalParams] = None
    permissions_request_approval_response: Optional[PermissionsRequestApprovalResponse] = None
    personality: Optional[Personality] = None
    plan_delta_notification: Optional[PlanDeltaNotification] = None
    plan_type: Optional[PlanType] = None
    plugin_auth_policy: Optional[PluginAuthPolicy] = None
    plugin_availability: Optional[PluginAvailability] = None
    plugin_detail: Optional[PluginDetail] = None
    plugin_hook_summary: Optional[PluginHookSummary] = None
    plugin_installed_params: Optional[PluginInstalledParams] = None
    plugin_installed_response: Optional[PluginInstalledResponse] = None
    plugin_install_params: Optional[PluginInstallParams] = None
    plugin_install_policy: Optional[PluginInstallPolicy] = None
    plugin_install_response: Optional[PluginInstallResponse] = None
    plugin_interface: Optional[PluginInterface] = None
    plugin_list_marketplace_kind: Optional[PluginListMarketplaceKind] = None
    plugin_list_params: Optional[PluginListParams] = None
    plugin_list_response: Optional[PluginListResponse] = None
    plugin_marketplace_entry: Optional[PluginMarketplaceEntry] = None
    plugin_read_params: Optional[PluginReadParams] = None
    plugin_read_response: Optional[PluginReadResponse] = None
    plugin_share_checkout_params: Optional[PluginShareCheckoutParams] = None
    plugin_share_checkout_response: Optional[PluginShareCheckoutResponse] = None
    plugin_share_context: Optional[PluginShareContext] = None
    plugin_share_delete_params: Optional[PluginShareDeleteParams] = None
    plugin_share_delete_response: Optional[Dict[str, Any]] = None
    plugin_share_discoverability: Optional[PluginShareDiscoverability] = None
    plugin_share_list_item: Optional[PluginShareListItem] = None
    plugin_share_list_params: Optional[Dict[str, Any]] = None
    plugin_share_list_response: Optional[PluginShareListResponse] = None
    plugin_share_principal: Optional[PluginSharePrincipal] = None
    plugin_share_principal_role: Optional[PluginSharePrincipalRole] = None
    plugin_share_principal_type: Optional[PluginSharePrincipalType] = None
    plugin_share_save_params: Optional[PluginShareSaveParams] = None
    plugin_share_save_response: Optional[PluginShareSaveResponse] = None
    plugin_share_target: Optional[PluginShareTarget] = None
    plugin_share_target_role: Optional[PluginShareTargetRole] = None
    plugin_share_update_discoverability: Optional[PluginShareUpdateDiscoverability] = None
    plugin_share_update_targets_params: Optional[PluginShareUpdateTargetsParams] = None
    plugin_share_update_targets_response: Optional[PluginShareUpdateTargetsResponse] = None
    plugin_skill_read_params: Optional[PluginSkillReadParams] = None
    plugin_skill_read_response: Optional[PluginSkillReadResponse] = None
    plugins_migration: Optional[PluginsMigration] = None
    plugin_source: Optional[PluginSource] = None
    plugin_summary: Optional[PluginSummary] = None
    plugin_uninstall_params: Optional[PluginUninstallParams] = None
    plugin_uninstall_response: Optional[Dict[str, Any]] = None
    process_exited_notification: Optional[ProcessExitedNotification] = None
    process_kill_params: Optional[ProcessKillParams] = None
    process_kill_response: Optional[Dict[str, Any]] = None
    process_output_delta_notification: Optional[ProcessOutputDeltaNotification] = None
    process_output_stream: Optional[OutputStream] = None
    process_resize_pty_params: Optional[ProcessResizePtyParams] = None
    process_resize_pty_response: Optional[Dict[str, Any]] = None
    process_spawn_params: Optional[ProcessSpawnParams] = None
    process_spawn_response: Optional[Dict[str, Any]] = None
    process_terminal_size: Optional[ProcessTerminalSize] = None
    process_write_stdin_params: Optional[ProcessWriteStdinParams] = None
    process_write_stdin_response: Optional[Dict[str, Any]] = None
    rate_limit_reached_type: Optional[RateLimitReachedType] = None
    rate_limit_snapshot: Optional[RateLimitSnapshot] = None
    rate_limit_window: Optional[RateLimitWindow] = None
    raw_response_item_completed_notification: Optional[RawResponseItemCompletedNotification] = None
    realtime_conversation_version: Optional[RealtimeConversationVersion] = None
    realtime_output_modality: Optional[RealtimeOutputModality] = None
    realtime_voice: Optional[RealtimeVoice] = None
    realtime_voices_list: Optional[RealtimeVoicesList] = None
    reasoning_effort: Optional[ReasoningEffort] = None
    reasoning_effort_option: Optional[ReasoningEffortOption] = None
    reasoning_item_content: Optional[ReasoningItemContent] = None
    reasoning_item_reasoning_summary: Optional[ReasoningItemReasoningSummary] = None
    reasoning_summary: Optional[ReasoningSummary] = None
    reasoning_summary_part_added_notification: Optional[ReasoningSummaryPartAddedNotification] = None
    reasoning_summary_text_delta_notification: Optional[ReasoningSummaryTextDeltaNotification] = None
    reasoning_text_delta_notification: Optional[ReasoningTextDeltaNotification] = None
    remote_control_connection_status: Optional[RemoteControlConnectionStatus] = None
    remote_control_disable_response: Optional[RemoteControlDisableResponse] = None
    remote_control_enable_response: Optional[RemoteControlEnableResponse] = None
    remote_control_status_changed_notification: Optional[RemoteControlStatusChangedNotification] = None
    remote_control_status_read_response: Optional[RemoteControlStatusReadResponse] = None
    request_id: Optional[Union[int, str]] = None
    request_permission_profile: Optional[RequestPermissionProfile] = None
    residency_requirement: Optional[ResidencyRequirement] = None
    resource: Optional[Resource] = None
    resource_content: Optional[ResourceContent] = None
    resource_template: Optional[ResourceTemplate] = None
    response_item: Optional[ResponseItem] = None
    responses_api_web_search_action: Optional[ResponsesAPIWebSearchAction] = None
    review_decision: Optional[Union[ReviewDecisionClass, ReviewDecisionEnum]] = None
    review_delivery: Optional[ReviewDelivery] = None
    review_start_params: Optional[ReviewStartParams] = None
    review_start_response: Optional[ReviewStartResponse] = None
    review_target: Optional[ReviewTarget] = None
    sandbox_mode: Optional[SandboxMode] = None
    sandbox_policy: Optional[SandboxPolicy] = None
    sandbox_workspace_write: Optional[SandboxWorkspaceWrite] = None
    send_add_credits_nudge_email_params: Optional[SendAddCreditsNudgeEmailParams] = None
    send_add_credits_nudge_email_response: Optional[SendAddCreditsNudgeEmailResponse] = None
    server_request_resolved_notification: Optional[ServerRequestResolvedNotification] = None
    session_migration: Optional[SessionMigration] = None
    session_source: Optional[Union[SessionSourceClass, SessionSourceEnum]] = None
    settings: Optional[Settings] = None
    skill_dependencies: Optional[SkillDependencies] = None
    skill_error_info: Optional[SkillErrorInfo] = None
    skill_interface: Optional[SkillInterface] = None
    skill_metadata: Optional[SkillMetadata] = None
    skills_changed_notification: Optional[Dict[str, Any]] = None
    skills_config_write_params: Optional[SkillsConfigWriteParams] = None
    skills_config_write_response: Optional[SkillsConfigWriteResponse] = None
    skill_scope: Optional[SkillScope] = None
    skills_list_entry: Optional[SkillsListEntry] = None
    skills_list_params: Optional[SkillsListParams] = None
    skills_list_response: Optional[SkillsListResponse] = None
    skill_summary: Optional[SkillSummary] = None
    skill_tool_dependency: Optional[SkillToolDependency] = None
    sort_direction: Optional[SortDirection] = None
    stored_session_source: Optional[Union[StoredSessionSourceClass, StoredSessionSourceEnum]] = None
    subagent_migration: Optional[SubagentMigration] = None
    sub_agent_source: Optional[Union[SubAgentSourceClass, SubAgentSourceEnum]] = None
    terminal_interaction_notification: Optional[TerminalInteractionNotification] = None
    text_element: Optional[TextElement] = None
    text_position: Optional[TextPosition] = None
    text_range: Optional[TextRange] = None
    thread: Optional[Thread] = None
    thread_active_flag: Optional[ThreadActiveFlag] = None
    thread_approve_guardian_denied_action_params: Optional[ThreadApproveGuardianDeniedActionParams] = None
    thread_approve_guardian_denied_action_response: Optional[Dict[str, Any]] = None
    thread_archived_notification: Optional[ThreadArchivedNotification] = None
    thread_archive_params: Optional[ThreadArchiveParams] = None
    thread_archive_response: Optional[Dict[str, Any]] = None
    thread_background_terminals_clean_params: Optional[ThreadBackgroundTerminalsCleanParams] = None
    thread_background_terminals_clean_response: Optional[Dict[str, Any]] = None
    thread_closed_notification: Optional[ThreadClosedNotification] = None
    thread_compact_start_params: Optional[ThreadCompactStartParams] = None
    thread_compact_start_response: Optional[Dict[str, Any]] = None
    thread_decrement_elicitation_params: Optional[ThreadDecrementElicitationParams] = None
    thread_decrement_elicitation_response: Optional[ThreadDecrementElicitationResponse] = None
    thread_fork_params: Optional[ThreadForkParams] = None
    thread_fork_response: Optional[ThreadForkResponse] = None
    thread_goal: Optional[ThreadGoal] = None
    thread_goal_cleared_notification: Optional[ThreadGoalClearedNotification] = None
    thread_goal_clear_params: Optional[ThreadGoalClearParams] = None
    thread_goal_clear_response: Optional[ThreadGoalClearResponse] = None
    thread_goal_get_params: Optional[ThreadGoalGetParams] = None
    thread_goal_get_response: Optional[ThreadGoalGetResponse] = None
    thread_goal_set_params: Optional[ThreadGoalSetParams] = None
    thread_goal_set_response: Optional[ThreadGoalSetResponse] = None
    thread_goal_status: Optional[ThreadGoalStatus] = None
    thread_goal_updated_notification: Optional[ThreadGoalUpdatedNotification] = None
    thread_id: Optional[str] = None
    thread_increment_elicitation_params: Optional[ThreadIncrementElicitationParams] = None
    thread_increment_elicitation_response: Optional[ThreadIncrementElicitationResponse] = None
    thread_inject_items_params: Optional[ThreadInjectItemsParams] = None
    thread_inject_items_response: Optional[Dict[str, Any]] = None
    thread_item: Optional[ThreadItem] = None
    thread_list_cwd_filter: Optional[Union[List[str], str]] = None
    thread_list_params: Optional[ThreadListParams] = None
    thread_list_response: Optional[ThreadListResponse] = None
    thread_loaded_list_params: Optional[ThreadLoadedListParams] = None
    thread_loaded_list_response: Optional[ThreadLoadedListResponse] = None
    thread_memory_mode: Optional[ThreadMemoryMode] = None
    thread_memory_mode_set_params: Optional[ThreadMemoryModeSetParams] = None
    thread_memory_mode_set_response: Optional[Dict[str, Any]] = None
    thread_metadata_git_info_update_params: Optional[ThreadMetadataGitInfoUpdateParams] = None
    thread_metadata_update_params: Optional[ThreadMetadataUpdateParams] = None
    thread_metadata_update_response: Optional[ThreadMetadataUpdateResponse] = None
    thread_name_updated_notification: Optional[ThreadNameUpdatedNotification] = None
    thread_read_params: Optional[ThreadReadParams] = None
    thread_read_response: Optional[ThreadReadResponse] = None
    thread_realtime_append_audio_params: Optional[ThreadRealtimeAppendAudioParams] = None
    thread_realtime_append_audio_response: Optional[Dict[str, Any]] = None
    thread_realtime_append_text_params: Optional[ThreadRealtimeAppendTextParams] = None
    thread_realtime_append_text_response: Optional[Dict[str, Any]] = None
    thread_realtime_audio_chunk: Optional[ThreadRealtimeAudioChunk] = None
    thread_realtime_closed_notification: Optional[ThreadRealtimeClosedNotification] = None
    thread_realtime_error_notification: Optional[ThreadRealtimeErrorNotification] = None
    thread_realtime_item_added_notification: Optional[ThreadRealtimeItemAddedNotification] = None
    thread_realtime_list_voices_params: Optional[Dict[str, Any]] = None
    thread_realtime_list_voices_response: Optional[ThreadRealtimeListVoicesResponse] = None
    thread_realtime_output_audio_delta_notification: Optional[ThreadRealtimeOutputAudioDeltaNotification] = None
    thread_realtime_sdp_notification: Optional[ThreadRealtimeSDPNotification] = None
    thread_realtime_started_notification: Optional[ThreadRealtimeStartedNotification] = None
    thread_realtime_start_params: Optional[ThreadRealtimeStartParams] = None
    thread_realtime_start_response: Optional[Dict[str, Any]] = None
    thread_realtime_start_transport: Optional[ThreadRealtimeStartTransport] = None
    thread_realtime_stop_params: Optional[ThreadRealtimeStopParams] = None
    thread_realtime_stop_response: Optional[Dict[str, Any]] = None
    thread_realtime_transcript_delta_notification: Optional[ThreadRealtimeTranscriptDeltaNotification] = None
    thread_realtime_transcript_done_notification: Optional[ThreadRealtimeTranscriptDoneNotification] = None
    thread_resume_params: Optional[ThreadResumeParams] = None
    thread_resume_response: Optional[ThreadResumeResponse] = None
    thread_rollback_params: Optional[ThreadRollbackParams] = None
    thread_rollback_response: Optional[ThreadRollbackResponse] = None
    thread_search_params: Optional[ThreadSearchParams] = None
    thread_search_response: Optional[ThreadSearchResponse] = None
    thread_search_result: Optional[ThreadSearchResult] = None
    thread_set_name_params: Optional[ThreadSetNameParams] = None
    thread_set_name_response: Optional[Dict[str, Any]] = None
    thread_settings: Optional[ThreadSettings] = None
    thread_settings_updated_notification: Optional[ThreadSettingsUpdatedNotification] = None
    thread_settings_update_params: Optional[ThreadSettingsUpdateParams] = None
    thread_settings_update_response: Optional[Dict[str, Any]] = None
    thread_shell_command_params: Optional[ThreadShellCommandParams] = None
    thread_shell_command_response: Optional[Dict[str, Any]] = None
    thread_sort_key: Optional[ThreadSortKey] = None
    thread_source: Optional[ThreadSource] = None
    thread_source_kind: Optional[ThreadSourceKind] = None
    thread_started_notification: Optional[ThreadStartedNotification] = None
    thread_start_params: Optional[ThreadStartParams] = None
    thread_start_response: Optional[ThreadStartResponse] = None
    thread_start_source: Optional[ThreadStartSource] = None
    thread_status: Optional[ThreadStatus] = None
    thread_status_changed_notification: Optional[ThreadStatusChangedNotification] = None
    thread_token_usage: Optional[ThreadTokenUsage] = None
    thread_token_usage_updated_notification: Optional[ThreadTokenUsageUpdatedNotification] = None
    thread_turns_items_list_params: Optional[ThreadTurnsItemsListParams] = None
    thread_turns_items_list_response: Optional[ThreadTurnsItemsListResponse] = None
    thread_turns_list_params: Optional[ThreadTurnsListParams] = None
    thread_turns_list_response: Optional[ThreadTurnsListResponse] = None
    thread_unarchived_notification: Optional[ThreadUnarchivedNotification] = None
    thread_unarchive_params: Optional[ThreadUnarchiveParams] = None
    thread_unarchive_response: Optional[ThreadUnarchiveResponse] = None
    thread_unsubscribe_params: Optional[ThreadUnsubscribeParams] = None
    thread_unsubscribe_response: Optional[ThreadUnsubscribeResponse] = None
    thread_unsubscribe_status: Optional[ThreadUnsubscribeStatus] = None
    token_usage_breakdown: Optional[TokenUsageBreakdown] = None
    tool: Optional[Tool] = None
    tool_request_user_input_answer: Optional[ToolRequestUserInputAnswer] = None
    tool_request_user_input_option: Optional[ToolRequestUserInputOption] = None
    tool_request_user_input_params: Optional[ToolRequestUserInputParams] = None
    tool_request_user_input_question: Optional[ToolRequestUserInputQuestion] = None
    tool_request_user_input_response: Optional[ToolRequestUserInputResponse] = None
    tools_v2: Optional[ToolsV2] = None
    turn: Optional[Turn] = None
    turn_completed_notification: Optional[TurnCompletedNotification] = None
    turn_diff_updated_notification: Optional[TurnDiffUpdatedNotification] = None
    turn_environment_params: Optional[TurnEnvironmentParams] = None
    turn_error: Optional[TurnError] = None
    turn_interrupt_params: Optional[TurnInterruptParams] = None
    turn_interrupt_response: Optional[Dict[str, Any]] = None
    turn_items_view: Optional[TurnItemsView] = None
    turn_plan_step: Optional[TurnPlanStep] = None
    turn_plan_step_status: Optional[TurnPlanStepStatus] = None
    turn_plan_updated_notification: Optional[TurnPlanUpdatedNotification] = None
    turn_started_notification: Optional[TurnStartedNotification] = None
    turn_start_params: Optional[TurnStartParams] = None
    turn_start_response: Optional[TurnStartResponse] = None
    turn_status: Optional[TurnStatus] = None
    turn_steer_params: Optional[TurnSteerParams] = None
    turn_steer_response: Optional[TurnSteerResponse] = None
    user_input: Optional[UserInput] = None
    verbosity: Optional[Verbosity] = None
    w3_c_trace_context: Optional[W3CTraceContext] = None
    warning_notification: Optional[WarningNotification] = None
    web_search_action: Optional[WebSearchAction] = None
    web_search_context_size: Optional[Verbosity] = None
    web_search_location: Optional[WebSearchLocation] = None
    web_search_mode: Optional[WebSearchMode] = None
    web_search_tool_config: Optional[WebSearchToolConfig] = None
    windows_sandbox_readiness: Optional[WindowsSandboxReadiness] = None
    windows_sandbox_readiness_response: Optional[WindowsSandboxReadinessResponse] = None
    windows_sandbox_setup_completed_notification: Optional[WindowsSandboxSetupCompletedNotification] = None
    windows_sandbox_setup_mode: Optional[WindowsSandboxSetupMode] = None
    windows_sandbox_setup_start_params: Optional[WindowsSandboxSetupStartParams] = None
    windows_sandbox_setup_start_response: Optional[WindowsSandboxSetupStartResponse] = None
    windows_world_writable_warning_notification: Optional[WindowsWorldWritableWarningNotification] = None
    workspace_role: Optional[WorkspaceRole] = None
    write_status: Optional[WriteStatus] = None
