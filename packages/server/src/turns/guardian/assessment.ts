/** Reviews as session files and older clients spell them. */
import type { GuardianApprovalReviewAction } from '@app-server/schema/experimental';
import type { EventMsg } from '@app-server/schema/rollout';

export type Assessment = Extract<EventMsg, { type: 'guardian_assessment' }>;
export type AssessedAction = Assessment['action'];

type Permissions = Extract<GuardianApprovalReviewAction, { type: 'requestPermissions' }>['permissions'];
type AssessedPermissions = Extract<AssessedAction, { type: 'request_permissions' }>['permissions'];
type Source = Extract<GuardianApprovalReviewAction, { type: 'command' }>['source'];
type Protocol = Extract<GuardianApprovalReviewAction, { type: 'networkAccess' }>['protocol'];

const PROTOCOLS = {
  http: 'http',
  https: 'https',
  socks5Tcp: 'socks5_tcp',
  socks5Udp: 'socks5_udp',
} as const satisfies Record<Protocol, string>;

export function assessedAction(action: GuardianApprovalReviewAction): AssessedAction {
  switch (action.type) {
    case 'command':
    case 'execve':
      return { ...action, source: sourceOf(action.source) };
    case 'applyPatch':
      return { ...action, type: 'apply_patch' };
    case 'networkAccess':
      return { ...action, type: 'network_access', protocol: PROTOCOLS[action.protocol] };
    case 'mcpToolCall': {
      const { server, toolName, connectorId, connectorName, toolTitle } = action;
      const more = { connector_id: connectorId, connector_name: connectorName, tool_title: toolTitle };
      return { type: 'mcp_tool_call', server, tool_name: toolName, ...more };
    }
    case 'requestPermissions': {
      const { reason, permissions } = action;
      return { type: 'request_permissions', reason, permissions: permissionsOf(permissions) };
    }
  }
}

function sourceOf(source: Source): 'shell' | 'unified_exec' {
  return source === 'unifiedExec' ? 'unified_exec' : source;
}

function permissionsOf({ network, fileSystem }: Permissions): AssessedPermissions {
  const entry = (access: 'read' | 'write') => (path: string) => ({ path: { type: 'path', path } as const, access });
  const { read, write, entries, globScanMaxDepth } = fileSystem ?? { read: null, write: null };
  return {
    network,
    file_system: fileSystem && {
      entries: entries ?? [...(read ?? []).map(entry('read')), ...(write ?? []).map(entry('write'))],
      ...(globScanMaxDepth !== undefined && { glob_scan_max_depth: globScanMaxDepth }),
    },
  };
}
