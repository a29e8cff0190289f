/** Rules an administrator lays over the configuration. */
import * as t from '../define/index.js';
import { ApprovalsReviewer, AskForApproval, SandboxMode } from './permissions.js';
import { WebSearchMode } from './primitives.js';

export const ComputerUseRequirements = t.object('ComputerUseRequirements', 'Administrator limits on computer use.', {
  allowLockedComputerUse: t.nullable(
    t.boolean,
    'False forbids computer use while the machine is locked; null sets no limit.',
  ),
});

export const ConfiguredHookHandler = t.named(
  'ConfiguredHookHandler',
  'What a configured hook runs.',
  t.union([
    t.arm({ type: 'command' }, 'A shell command.', {
      command: t.field(t.string, 'Command line to run.'),
      commandWindows: t.nullable(
        t.string,
        'Command line used on Windows in place of `command`; null when there is none.',
      ),
      timeoutSec: t.nullable(t.uint64, 'Time limit in seconds; null when not configured.'),
      async: t.field(t.boolean, 'Whether the hook is declared as running in the background.'),
      statusMessage: t.nullable(t.string, 'Text to show while the hook runs; null when not configured.'),
    }),
    t.arm({ type: 'prompt' }, 'A model prompt; only its kind is reported.', {}),
    t.arm({ type: 'agent' }, 'An agent; only its kind is reported.', {}),
  ]),
);

export const ConfiguredHookMatcherGroup = t.object(
  'ConfiguredHookMatcherGroup',
  'Hooks of one event that share a matcher.',
  {
    matcher: t.nullable(t.string, 'Pattern that selects the occasions, such as tool names; null matches all.'),
    hooks: t.field(t.list(ConfiguredHookHandler), 'Handlers to run on a match.'),
  },
);

export const ManagedHooksRequirements = t.object(
  'ManagedHooksRequirements',
  'Hooks prescribed by the administrator, one list per event.',
  {
    managedDir: t.nullable(t.string, 'Directory with the hook scripts; null when not configured.'),
    windowsManagedDir: t.nullable(t.string, 'Directory with the hook scripts on Windows; null when not configured.'),
    PreToolUse: t.field(t.list(ConfiguredHookMatcherGroup), 'Hooks run before a tool call.'),
    PermissionRequest: t.field(
      t.list(ConfiguredHookMatcherGroup),
      'Hooks run when an approval is about to be requested.',
    ),
    PostToolUse: t.field(t.list(ConfiguredHookMatcherGroup), 'Hooks run after a tool call.'),
    PreCompact: t.field(t.list(ConfiguredHookMatcherGroup), 'Hooks run before history is compacted.'),
    PostCompact: t.field(t.list(ConfiguredHookMatcherGroup), 'Hooks run after history was compacted.'),
    SessionStart: t.field(t.list(ConfiguredHookMatcherGroup), 'Hooks run when a session begins.'),
    UserPromptSubmit: t.field(t.list(ConfiguredHookMatcherGroup), 'Hooks run when the user submits a message.'),
    SubagentStart: t.field(t.list(ConfiguredHookMatcherGroup), 'Hooks run when a sub-agent begins.'),
    SubagentStop: t.field(t.list(ConfiguredHookMatcherGroup), 'Hooks run when a sub-agent ends.'),
    Stop: t.field(t.list(ConfiguredHookMatcherGroup), 'Hooks run when the agent is about to end a turn.'),
  },
);

export const NetworkDomainPermission = t.enumeration('NetworkDomainPermission', 'Whether a domain may be reached.', [
  'allow',
  'deny',
]);

export const NetworkUnixSocketPermission = t.enumeration(
  'NetworkUnixSocketPermission',
  'Whether a Unix socket may be used; `none` grants no access.',
  ['allow', 'none'],
);

export const NetworkRequirements = t.object(
  'NetworkRequirements',
  'Administrator limits on the network access of sandboxed commands; a null field sets no limit.',
  {
    enabled: t.nullable(t.boolean, 'Whether managed network access is on.'),
    httpPort: t.nullable(t.uint16, 'Port of the local HTTP proxy.'),
    socksPort: t.nullable(t.uint16, 'Port of the local SOCKS proxy.'),
    allowUpstreamProxy: t.nullable(t.boolean, 'Whether the local proxy may pass traffic on to another proxy.'),
    dangerouslyAllowNonLoopbackProxy: t.nullable(
      t.boolean,
      'Whether the proxy may listen on addresses that other machines can reach.',
    ),
    dangerouslyAllowAllUnixSockets: t.nullable(
      t.boolean,
      'Whether every Unix socket may be used, whatever `unixSockets` says.',
    ),
    domains: t.nullable(t.map(NetworkDomainPermission), 'Permission by domain pattern; the authoritative form.'),
    managedAllowedDomainsOnly: t.nullable(
      t.boolean,
      "True makes the administrator's allowed domains the only ones that count.",
    ),
    allowedDomains: t.nullable(t.list(t.string), 'The allowed entries of `domains`, for older clients.'),
    deniedDomains: t.nullable(t.list(t.string), 'The denied entries of `domains`, for older clients.'),
    unixSockets: t.nullable(
      t.map(NetworkUnixSocketPermission),
      'Permission by Unix socket path; the authoritative form.',
    ),
    allowUnixSockets: t.nullable(t.list(t.string), 'The allowed entries of `unixSockets`, for older clients.'),
    allowLocalBinding: t.nullable(t.boolean, 'Whether commands may use local and private network addresses.'),
    dangerFullAccessDenylistOnly: t.maybe(
      t.boolean,
      'Full-access sessions get the whole network except denied domains, as far as a proxy can enforce it; other sandboxes are unaffected.',
      { experimental: 'configRequirements/read.network.dangerFullAccessDenylistOnly' },
    ),
  },
);

export const ResidencyRequirement = t.enumeration('ResidencyRequirement', 'Region in which data has to be processed.', [
  'us',
]);

export const ConfigRequirements = t.object(
  'ConfigRequirements',
  'Limits that an administrator puts on the configuration; a null field sets no limit.',
  {
    allowedApprovalPolicies: t.nullable(t.list(AskForApproval), 'Approval policies that may be chosen.'),
    allowedApprovalsReviewers: t.nullable(
      t.list(ApprovalsReviewer),
      'Approval reviewers that may be chosen; experimental.',
      { experimental: 'configRequirements/read.allowedApprovalsReviewers' },
    ),
    allowedSandboxModes: t.nullable(t.list(SandboxMode), 'Sandbox modes that may be chosen.'),
    allowedPermissions: t.nullable(t.list(t.string), 'Ids of the permission profiles that may be chosen.'),
    allowedWebSearchModes: t.nullable(
      t.list(WebSearchMode),
      'Web search modes that may be chosen; `disabled` is always among them.',
    ),
    allowManagedHooksOnly: t.nullable(t.boolean, 'True ignores all hooks except managed ones.'),
    allowAppshots: t.nullable(t.boolean, 'False forbids appshots.'),
    computerUse: t.nullable(ComputerUseRequirements, 'Limits on computer use.'),
    featureRequirements: t.nullable(t.map(t.boolean), 'Features pinned on or off, by feature key.'),
    hooks: t.nullable(ManagedHooksRequirements, 'Hooks the administrator prescribes; experimental.', {
      experimental: 'configRequirements/read.hooks',
    }),
    enforceResidency: t.nullable(ResidencyRequirement, 'Region in which data must stay.'),
    network: t.nullable(NetworkRequirements, 'Limits on network access of commands; experimental.', {
      experimental: 'configRequirements/read.network',
    }),
  },
);

export const ConfigRequirementsReadResponse = t.object('ConfigRequirementsReadResponse', {
  requirements: t.nullable(ConfigRequirements, 'Null when neither a requirements file nor device management sets any.'),
});

export const clientRequests = {
  'configRequirements/read': t.request({
    doc: "Returns the administrator's limits on the configuration, or null when there are none.",
    params: t.nothing,
    result: ConfigRequirementsReadResponse,
    scope: t.scopes.exclusive('config'),
    idempotent: true,
  }),
};
