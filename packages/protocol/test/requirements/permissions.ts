import type { Row } from './row.js';

export const permissions: readonly Row[] = [
  {
    id: 'PERM-01',
    says: 'sandbox policies never restrict reading',
    members: {
      'SandboxPolicy.readOnly': 'networkAccess -access',
      'SandboxPolicy.externalSandbox': 'networkAccess',
      'SandboxPolicy.workspaceWrite': 'writableRoots networkAccess excludeTmpdirEnvVar excludeSlashTmp -readOnlyAccess',
    },
    values: { SandboxPolicy: 'dangerFullAccess readOnly externalSandbox workspaceWrite' },
    absent: 'ReadOnlyAccess',
  },
  {
    id: 'PERM-06',
    says: 'grants are a type of their own',
    members: {
      'AdditionalPermissionProfile*': 'network fileSystem',
      AdditionalFileSystemPermissions: 'read write entries globScanMaxDepth',
      CommandExecutionRequestApprovalParams: 'additionalPermissions*',
    },
  },
  { id: 'PERM-07', says: 'deny globs have a depth', members: { AdditionalFileSystemPermissions: 'globScanMaxDepth' } },
  {
    id: 'PERM-08',
    says: 'grants have an older and a canonical form',
    members: { AdditionalFileSystemPermissions: 'read write entries', FileSystemSandboxEntry: 'path! access!' },
  },
  {
    id: 'PERM-11',
    says: 'profiles have an identity and no body',
    members: { 'ActivePermissionProfile*': 'id! extends' },
    absent: 'PermissionProfile',
  },
  {
    id: 'PERM-12',
    says: 'profiles are chosen by plain ids',
    members: { TurnStartParams: 'permissions*', CommandExecParams: 'permissionProfile*' },
    absent: 'PermissionProfileSelectionParams PermissionProfileModificationParams ActivePermissionProfileModification',
  },
  {
    id: 'PERM-13',
    says: 'profiles are listed',
    methods: { 'permissionProfile/list': 'PermissionProfileListParams PermissionProfileListResponse' },
    members: {
      PermissionProfileListParams: 'cursor limit cwd',
      PermissionProfileListResponse: 'data! nextCursor',
      PermissionProfileSummary: 'id! description',
    },
  },
  {
    id: 'PERM-14',
    says: 'project roots are symbolic',
    members: { 'FileSystemSpecialPath.project_roots': 'subpath' },
    values: { FileSystemSpecialPath: 'root minimal project_roots tmpdir slash_tmp unknown' },
  },
  { id: 'PERM-15', says: 'access is denied as deny', values: { FileSystemAccessMode: 'read write deny' } },
  { id: 'PERM-21', says: 'clients see the allow-list', members: { ConfigRequirements: 'allowedPermissions' } },
  {
    id: 'PERM-24',
    says: 'full access may keep a deny-list of the network',
    members: { 'NetworkRequirements*': 'dangerFullAccessDenylistOnly' },
  },
  {
    id: 'APR-01',
    says: 'reviewers have canonical names',
    values: { ApprovalsReviewer: 'user auto_review guardian_subagent' },
  },
  {
    id: 'APR-03',
    says: 'the configured reviewer is shown without opting in',
    members: { Config: 'approvals_reviewer -profiles -profile' },
  },
  {
    id: 'APR-04',
    says: 'reviews are announced',
    methods: {
      'item/autoApprovalReview/started': 'ItemGuardianApprovalReviewStartedNotification -',
      'item/autoApprovalReview/completed': 'ItemGuardianApprovalReviewCompletedNotification -',
    },
    members: {
      ItemGuardianApprovalReviewStartedNotification: 'threadId! turnId! reviewId! review! action! startedAtMs!',
      ItemGuardianApprovalReviewCompletedNotification: 'completedAtMs! decisionSource!',
    },
  },
  {
    id: 'APR-05',
    says: 'reviews are told apart by their own id',
    members: {
      ItemGuardianApprovalReviewStartedNotification: 'reviewId! targetItemId',
      ItemGuardianApprovalReviewCompletedNotification: 'reviewId! targetItemId',
    },
  },
  {
    id: 'APR-06',
    says: 'reviews can time out',
    values: { GuardianApprovalReviewStatus: 'inProgress approved denied timedOut aborted' },
  },
  {
    id: 'APR-07',
    says: 'reviews have a body',
    members: { GuardianApprovalReview: 'status! riskLevel userAuthorization rationale -riskScore' },
    values: {
      GuardianApprovalReviewAction: 'command execve applyPatch networkAccess mcpToolCall requestPermissions',
    },
  },
  {
    id: 'APR-08',
    says: 'a denied review can be approved',
    methods: {
      'thread/approveGuardianDeniedAction':
        'ThreadApproveGuardianDeniedActionParams ThreadApproveGuardianDeniedActionResponse',
    },
    members: { ThreadApproveGuardianDeniedActionParams: 'threadId! event!' },
  },
  {
    id: 'APR-11',
    says: 'approvals are switched one by one',
    members: {
      'AskForApproval.granular*': 'sandbox_approval! rules! skill_approval request_permissions mcp_elicitations!',
    },
    absent: 'reject',
  },
  {
    id: 'APR-12',
    says: 'users are asked as before',
    methods: {
      'item/commandExecution/requestApproval':
        'CommandExecutionRequestApprovalParams CommandExecutionRequestApprovalResponse',
      'item/fileChange/requestApproval': 'FileChangeRequestApprovalParams FileChangeRequestApprovalResponse',
      'item/permissions/requestApproval': 'PermissionsRequestApprovalParams PermissionsRequestApprovalResponse',
    },
    values: { FileChangeApprovalDecision: 'accept acceptForSession decline cancel' },
  },
  {
    id: 'APR-14',
    says: 'a review can be shown without its item',
    members: {
      'GuardianApprovalReviewAction.command': 'command! cwd!',
      'GuardianApprovalReviewAction.networkAccess': 'host! port! protocol! target!',
      'GuardianApprovalReviewAction.mcpToolCall': 'server! toolName!',
    },
  },
];
