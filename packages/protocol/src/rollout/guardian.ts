/** Assessments of the automatic reviewer, in the spelling of session files. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from '../domains/primitives.js';
import { RequestPermissionProfile } from './permissions.js';

export const GuardianCommandSource = t.enumeration(
  'GuardianCommandSource',
  'Tool a reviewed command comes from; `unified_exec` is the terminal session tool.',
  ['shell', 'unified_exec'],
);

export const NetworkApprovalProtocol = t.enumeration(
  'NetworkApprovalProtocol',
  'Protocol of a network access that needs approval.',
  ['http', 'https', 'socks5_tcp', 'socks5_udp'],
);

export const GuardianAssessmentAction = t.named(
  'GuardianAssessmentAction',
  'Action judged by the automatic approval reviewer.',
  t.union([
    t.arm({ type: 'command' }, 'Runs a shell command.', {
      command: t.field(t.string, 'Whole command line as one string.'),
      cwd: t.field(AbsolutePathBuf, 'Absolute path of the working directory.'),
      source: GuardianCommandSource,
    }),
    t.arm({ type: 'execve' }, 'Starts one program, intercepted inside a running command.', {
      argv: t.field(t.list(t.string), 'Argument list of the program.'),
      cwd: t.field(AbsolutePathBuf, 'Absolute path of the working directory.'),
      program: t.field(t.string, 'Program to start.'),
      source: GuardianCommandSource,
    }),
    t.arm({ type: 'apply_patch' }, 'Changes files.', {
      cwd: t.field(AbsolutePathBuf, 'Absolute path of the working directory.'),
      files: t.field(t.list(AbsolutePathBuf), 'Absolute paths of the files touched.'),
    }),
    t.arm({ type: 'network_access' }, 'Connects to a host.', {
      host: t.string,
      port: t.uint16,
      protocol: NetworkApprovalProtocol,
      target: t.field(t.string, 'Destination in the form shown to the reviewer.'),
    }),
    t.arm({ type: 'mcp_tool_call' }, 'Calls an MCP tool.', {
      server: t.field(t.string, 'Name of the MCP server.'),
      tool_name: t.string,
      connector_id: t.maybe(t.string, 'Connector behind the tool; null when there is none.'),
      connector_name: t.maybe(t.string, 'Name of that connector; null when there is none.'),
      tool_title: t.maybe(t.string, 'Display title of the tool; null when it has none.'),
    }),
    t.arm({ type: 'request_permissions' }, 'Asks for extra permissions.', {
      permissions: RequestPermissionProfile,
      reason: t.maybe(t.string, 'Why they are needed; null when not given.'),
    }),
  ]),
);

export const GuardianAssessmentDecisionSource = t.enumeration(
  'GuardianAssessmentDecisionSource',
  'Who reached the verdict of a review; `agent` is the reviewing agent.',
  ['agent'],
);

export const GuardianAssessmentStatus = t.enumeration(
  'GuardianAssessmentStatus',
  'State of an automatic review; `timed_out` and `aborted` are ends without a verdict.',
  ['in_progress', 'approved', 'denied', 'timed_out', 'aborted'],
);

export const NetworkApprovalContext = t.object(
  'NetworkApprovalContext',
  'Network connection for which approval is asked.',
  {
    host: t.field(t.string, 'Host the command wants to reach.'),
    protocol: t.field(NetworkApprovalProtocol, 'Protocol of the attempted connection.'),
  },
);
