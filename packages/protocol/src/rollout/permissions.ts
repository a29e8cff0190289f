/** Permission profiles and sandboxes, in the spelling of session files. */
import * as t from '../define/index.js';
import { FileSystemSandboxEntry, NetworkAccess } from '../domains/permissions.js';
import { AbsolutePathBuf } from '../domains/primitives.js';

export const FileSystemPermissions = t.object('FileSystemPermissions', 'File system part of a permission overlay.', {
  entries: t.field(t.list(FileSystemSandboxEntry), 'Access per path.'),
  glob_scan_max_depth: t.maybe(
    t.atLeast(t.uint, 1),
    'Directory depth searched when glob entries are resolved, at least 1; null sets no limit here.',
  ),
});

export const NetworkPermissions = t.object('NetworkPermissions', 'Network part of a permission overlay.', {
  enabled: t.maybe(t.boolean, 'Whether network access is wanted; null leaves it as it is.'),
});

export const AdditionalPermissionProfile = t.object(
  'AdditionalPermissionProfile',
  'Extra permissions laid over the base profile for one command or granted for a turn or session.',
  {
    file_system: t.maybe(FileSystemPermissions, 'Extra file system entries; null adds none.'),
    network: t.maybe(NetworkPermissions, 'Extra network access; null adds none.'),
  },
);

export const FileSystemSandboxKind = t.enumeration(
  'FileSystemSandboxKind',
  'Kind of file system isolation. `restricted`: by entries. `unrestricted`: full access. `external-sandbox`: isolation is done outside.',
  ['restricted', 'unrestricted', 'external-sandbox'],
);

export const FileSystemSandboxPolicy = t.object('FileSystemSandboxPolicy', 'File system rules in force for a turn.', {
  kind: FileSystemSandboxKind,
  entries: t.omittable(t.list(FileSystemSandboxEntry), 'Access per path; they matter for kind `restricted`.'),
  glob_scan_max_depth: t.maybe(
    t.uint,
    'Directory depth searched when glob entries are resolved; null sets no limit here.',
  ),
});

export const ManagedFileSystemPermissions = t.named(
  'ManagedFileSystemPermissions',
  'File system rules of a profile whose sandbox Codex builds itself.',
  t.union([
    t.arm({ type: 'restricted' }, 'Only the listed entries give access.', {
      entries: t.field(t.list(FileSystemSandboxEntry), 'Access per path.'),
      glob_scan_max_depth: t.maybe(
        t.atLeast(t.uint, 1),
        'Directory depth searched when glob entries are resolved, at least 1; null sets no limit here.',
      ),
    }),
    t.arm({ type: 'unrestricted' }, 'All file access is allowed inside the managed sandbox.', {}),
  ]),
);

export const NetworkSandboxPolicy = t.enumeration(
  'NetworkSandboxPolicy',
  'Whether sandboxed commands may use the network; `restricted` blocks it.',
  ['restricted', 'enabled'],
);

export const PermissionProfile = t.named(
  'PermissionProfile',
  'Permissions in force, told apart by who enforces them.',
  t.union([
    t.arm({ type: 'managed' }, 'Codex builds and enforces the sandbox.', {
      file_system: t.field(ManagedFileSystemPermissions, 'File system rules of the sandbox.'),
      network: t.field(NetworkSandboxPolicy, 'Network rule of the sandbox.'),
    }),
    t.arm({ type: 'disabled' }, 'Commands run without an outer sandbox.', {}),
    t.arm({ type: 'external' }, 'The caller already isolates the file system.', {
      network: t.field(NetworkSandboxPolicy, 'Network rule that still applies.'),
    }),
  ]),
);

export const RequestPermissionProfile = t.object(
  'RequestPermissionProfile',
  'Permissions the agent asks for on top of its current ones.',
  {
    file_system: t.maybe(FileSystemPermissions, 'File system entries wanted; null asks for none.'),
    network: t.maybe(NetworkPermissions, 'Network access wanted; null asks for none.'),
  },
  { closed: true },
);

export const SandboxPolicy = t.named(
  'SandboxPolicy',
  'Older form of the limits on commands run by the model, by `type`.',
  t.union([
    t.arm({ type: 'danger-full-access' }, 'No limits at all.', {}),
    t.arm({ type: 'read-only' }, 'Files can be read but not written.', {
      network_access: t.omittable(t.boolean, 'Whether outbound network access is allowed; default false.'),
    }),
    t.arm({ type: 'external-sandbox' }, 'The process is isolated from outside, so the whole disk is open to it.', {
      network_access: t.defaulted(
        NetworkAccess,
        'restricted',
        'Network access the outer sandbox gives; `restricted` when omitted.',
      ),
    }),
    t.arm(
      { type: 'workspace-write' },
      'Reading as in `read-only`, plus writing in the working directory and further roots.',
      {
        exclude_slash_tmp: t.defaulted(
          t.boolean,
          false,
          'True takes `/tmp` out of the writable roots on Unix; default false.',
        ),
        exclude_tmpdir_env_var: t.defaulted(
          t.boolean,
          false,
          'True takes the directory in `TMPDIR` out of the writable roots; default false.',
        ),
        network_access: t.defaulted(t.boolean, false, 'Whether outbound network access is allowed; default false.'),
        writable_roots: t.omittable(
          t.list(AbsolutePathBuf),
          'Further writable directories as absolute paths, beside the working directory and the temporary ones.',
        ),
      },
    ),
  ]),
);

export const SessionNetworkProxyRuntime = t.object(
  'SessionNetworkProxyRuntime',
  'Addresses of the managed network proxy of a session.',
  {
    http_addr: t.field(t.string, 'Address the HTTP proxy listens on.'),
    socks_addr: t.field(t.string, 'Address the SOCKS proxy listens on.'),
  },
);

export const TurnContextNetworkItem = t.object(
  'TurnContextNetworkItem',
  'Domain rules for network access during a turn.',
  {
    allowed_domains: t.field(t.list(t.string), 'Domains that may be reached.'),
    denied_domains: t.field(t.list(t.string), 'Domains that are blocked.'),
  },
);
