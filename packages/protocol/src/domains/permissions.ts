/** Approval policies, sandboxes and permission profiles. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from './primitives.js';

export const PermissionProfileListParams = t.object('PermissionProfileListParams', {
  cursor: t.maybe(
    t.string,
    'Value of `nextCursor` from the previous page; omitted or null starts at the first profile.',
  ),
  limit: t.maybe(t.uint32, 'Maximum number of profiles per page; omitted or null returns all.'),
  cwd: t.maybe(t.string, 'Directory whose project config is taken into account.'),
});

export const PermissionProfileSummary = t.object(
  'PermissionProfileSummary',
  'A permission profile that can be selected by its id.',
  {
    id: t.field(t.string, 'Id to pass as `permissions`; built-in ids start with a colon, such as `:read-only`.'),
    description: t.nullable(t.string, 'Text for display; null when the profile defines none.'),
  },
);

export const PermissionProfileListResponse = t.object('PermissionProfileListResponse', {
  data: t.field(t.list(PermissionProfileSummary), 'Profiles of this page.'),
  nextCursor: t.nullable(t.string, 'Opaque cursor of the next page; null at the end.'),
});

export const ActivePermissionProfile = t.object(
  'ActivePermissionProfile',
  'Identity of the permission profile in force; the permissions themselves are not exposed.',
  {
    id: t.field(
      t.string,
      'Profile id, either built in (such as `:workspace`) or defined under `[permissions.<id>]` in the config.',
    ),
    extends: t.nullable(t.string, 'Id of the profile this one builds on; null when it stands alone.'),
  },
);

export const FileSystemAccessMode = t.enumeration(
  'FileSystemAccessMode',
  'Access that a file system rule gives. `deny` takes away read and write access.',
  ['read', 'write', 'deny'],
  { kind: 'values', canonical: { none: 'deny' } },
);

export const FileSystemSpecialPath = t.named(
  'FileSystemSpecialPath',
  'Symbolic location whose real path depends on the machine and the thread.',
  t.union([
    t.arm({ kind: 'root' }, 'The root of the file system.', {}),
    t.arm({ kind: 'minimal' }, 'The basic system paths that programs need in order to run.', {}),
    t.arm({ kind: 'project_roots' }, 'Every workspace root of the thread.', {
      subpath: t.nullable(t.string, 'Path below each root; null for the root itself.'),
    }),
    t.arm({ kind: 'tmpdir' }, 'The directory named by the `TMPDIR` environment variable.', {}),
    t.arm({ kind: 'slash_tmp' }, 'The directory `/tmp`; has no effect outside Unix.', {}),
    t.arm({ kind: 'unknown' }, 'A location this release does not know, kept so that it is not lost.', {
      path: t.field(t.string, 'Symbolic name as it was written.'),
      subpath: t.nullable(t.string, 'Path below that location; null when there is none.'),
    }),
  ]),
  { kind: 'tags', tag: 'kind', canonical: { current_working_directory: 'project_roots' } },
);

export const FileSystemPath = t.named(
  'FileSystemPath',
  'Target of a file system rule.',
  t.union([
    t.arm({ type: 'path' }, 'One file or directory.', { path: AbsolutePathBuf }),
    t.arm({ type: 'glob_pattern' }, 'All paths that match a pattern.', {
      pattern: t.field(t.string, 'Glob pattern; may be scanned only as deep as `globScanMaxDepth`, where that is set.'),
    }),
    t.arm({ type: 'special' }, 'A symbolic location, resolved when the rule is applied.', {
      value: FileSystemSpecialPath,
    }),
  ]),
);

export const FileSystemSandboxEntry = t.object(
  'FileSystemSandboxEntry',
  'One file system rule: a target and the access it gets.',
  { path: FileSystemPath, access: FileSystemAccessMode },
);

export const AdditionalFileSystemPermissions = t.object(
  'AdditionalFileSystemPermissions',
  'File system access asked for or granted on top of the current permissions.',
  {
    read: t.nullable(
      t.list(AbsolutePathBuf),
      'Absolute paths to allow reading; older form that `entries` replaces, ignored when `entries` is set.',
    ),
    write: t.nullable(
      t.list(AbsolutePathBuf),
      'Absolute paths to allow writing; older form that `entries` replaces, ignored when `entries` is set.',
    ),
    globScanMaxDepth: t.optional(
      t.atLeast(t.uint, 1),
      'Maximum directory depth searched when glob patterns are expanded; at least 1.',
    ),
    entries: t.optional(
      t.list(FileSystemSandboxEntry),
      'Access rules in full form; takes precedence over `read` and `write`.',
    ),
  },
);

export const AdditionalNetworkPermissions = t.object(
  'AdditionalNetworkPermissions',
  'Network access asked for or granted on top of the current permissions.',
  { enabled: t.nullable(t.boolean, 'True for network access; null leaves the setting as it is.') },
);

export const AdditionalPermissionProfile = t.object(
  'AdditionalPermissionProfile',
  'Extra permissions that a single command needs beyond the current ones.',
  {
    network: t.nullable(AdditionalNetworkPermissions, 'Extra network access; null when none is needed.'),
    fileSystem: t.nullable(AdditionalFileSystemPermissions, 'Extra file system access; null when none is needed.'),
  },
);

export const ApprovalsReviewer = t.enumeration(
  'ApprovalsReviewer',
  'Who answers approval requests: `user` (default) is the client, `auto_review` a reviewing sub-agent. `guardian_subagent` is the old spelling of `auto_review`; servers of this release still write it.',
  ['user', 'auto_review', 'guardian_subagent'],
  { kind: 'values', canonical: { guardian_subagent: 'auto_review' } },
);

export const AskForApproval = t.named(
  'AskForApproval',
  'When approval is asked. `untrusted`: unless known safe. `on-request`: when the model asks. `on-failure` (deprecated): after a sandbox failure. `never`: failures go to the model.',
  t.union([
    t.literals('untrusted', 'on-failure', 'on-request', 'never'),
    t.keyed(
      'granular',
      t.shape({
        sandbox_approval: t.field(
          t.boolean,
          'Prompts for shell commands, including those that ask for extra permissions or to leave the sandbox.',
        ),
        rules: t.field(t.boolean, 'Prompts demanded by command rules whose decision is to prompt.'),
        skill_approval: t.defaulted(t.boolean, false, 'Prompts for running scripts of skills; false when omitted.'),
        request_permissions: t.defaulted(
          t.boolean,
          false,
          'Prompts raised by the `request_permissions` tool; false when omitted.',
        ),
        mcp_elicitations: t.field(t.boolean, 'Questions raised by MCP servers.'),
      }),
      'Switches each kind of prompt: true lets it be asked, false rejects without asking; needs the `experimentalApi` capability on gated requests.',
      { experimental: 'askForApproval.granular' },
    ),
  ]),
);

export const ExecPolicyAmendment = t.named(
  'ExecPolicyAmendment',
  'Command prefix, as argv tokens, for a proposed rule that lets commands starting with it run without approval.',
  t.list(t.string),
);

export const GrantedPermissionProfile = t.object(
  'GrantedPermissionProfile',
  'Subset of requested permissions that the client grants; anything that was not requested is ignored.',
  {
    network: t.optional(AdditionalNetworkPermissions, 'Granted network access; omitted means denied.'),
    fileSystem: t.optional(AdditionalFileSystemPermissions, 'Granted file system access; omitted means denied.'),
  },
);

export const NetworkAccess = t.enumeration(
  'NetworkAccess',
  'Network state inside a sandbox that someone else provides.',
  ['restricted', 'enabled'],
);

export const NetworkApprovalProtocol = t.enumeration(
  'NetworkApprovalProtocol',
  'Protocol of a network connection that needs approval.',
  ['http', 'https', 'socks5Tcp', 'socks5Udp'],
);

export const NetworkApprovalContext = t.object(
  'NetworkApprovalContext',
  'Network connection for which approval is asked.',
  {
    host: t.field(t.string, 'Host the command wants to reach.'),
    protocol: t.field(NetworkApprovalProtocol, 'Protocol of the attempted connection.'),
  },
);

export const NetworkPolicyRuleAction = t.enumeration(
  'NetworkPolicyRuleAction',
  'Whether a network rule lets traffic to its host through (`allow`) or blocks it (`deny`).',
  ['allow', 'deny'],
);

export const NetworkPolicyAmendment = t.object(
  'NetworkPolicyAmendment',
  'Proposed rule that permanently allows or denies network access to one host.',
  { host: t.field(t.string, 'Host the rule applies to.'), action: NetworkPolicyRuleAction },
);

export const RequestPermissionProfile = t.object(
  'RequestPermissionProfile',
  'Permissions that the model asks the user to grant.',
  {
    network: t.nullable(AdditionalNetworkPermissions, 'Requested network access; null when not requested.'),
    fileSystem: t.nullable(AdditionalFileSystemPermissions, 'Requested file system access; null when not requested.'),
  },
  { closed: true },
);

export const SandboxMode = t.enumeration(
  'SandboxMode',
  'Short choice of sandbox. `read-only` forbids writing, `workspace-write` allows it in the workspace, `danger-full-access` turns the sandbox off.',
  ['read-only', 'workspace-write', 'danger-full-access'],
);

export const SandboxPolicy = t.named(
  'SandboxPolicy',
  'Sandbox for commands with its options; no mode restricts reading.',
  t.union([
    t.arm({ type: 'dangerFullAccess' }, 'No sandbox at all.', {}),
    t.arm(
      { type: 'readOnly' },
      'Reading only, no writing.',
      { networkAccess: t.defaulted(t.boolean, false, 'Whether commands may use the network; false when omitted.') },
      {
        coercion: {
          kind: 'legacy-key',
          key: 'access',
          drop: 'fullAccess',
          refusal: 'no `access` other than full access: restricted reads are part of a permission profile',
        },
      },
    ),
    t.arm({ type: 'externalSandbox' }, 'The host already isolates the process, so no sandbox of its own is applied.', {
      networkAccess: t.defaulted(
        NetworkAccess,
        'restricted',
        'Network state that the outer sandbox provides; `restricted` when omitted.',
      ),
    }),
    t.arm(
      { type: 'workspaceWrite' },
      'Writing in the working directory, listed roots and temporary directories.',
      {
        writableRoots: t.defaulted(
          t.list(AbsolutePathBuf),
          [],
          'Further absolute paths that may be written; empty when omitted.',
        ),
        networkAccess: t.defaulted(t.boolean, false, 'Whether commands may use the network; false when omitted.'),
        excludeTmpdirEnvVar: t.defaulted(
          t.boolean,
          false,
          'True makes the `TMPDIR` directory not writable; false when omitted.',
        ),
        excludeSlashTmp: t.defaulted(t.boolean, false, 'True makes `/tmp` not writable; false when omitted.'),
      },
      {
        coercion: {
          kind: 'legacy-key',
          key: 'readOnlyAccess',
          drop: 'fullAccess',
          refusal: 'no `readOnlyAccess` other than full access: restricted reads are part of a permission profile',
        },
      },
    ),
  ]),
);

export const clientRequests = {
  'permissionProfile/list': t.request({
    doc: 'Pages through the built-in permission profiles and those defined in the config that is effective for `cwd`.',
    params: PermissionProfileListParams,
    result: PermissionProfileListResponse,
    scope: t.scopes.shared('config'),
    idempotent: true,
  }),
};
