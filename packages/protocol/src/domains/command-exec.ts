/** One-shot commands run in the sandbox on behalf of the client. */
import * as t from '../define/index.js';
import { SandboxPolicy } from './permissions.js';

export const CommandExecTerminalSize = t.object(
  'CommandExecTerminalSize',
  'Terminal size of a `command/exec` PTY; both sides must be above 0.',
  { rows: t.field(t.uint16, 'Height in characters.'), cols: t.field(t.uint16, 'Width in characters.') },
);

export const CommandExecParams = t.object('CommandExecParams', {
  command: t.field(t.list(t.string), 'Program and its arguments; must not be empty and is not passed through a shell.'),
  processId: t.maybe(
    t.string,
    'Id chosen by the client, unique per connection; needed for `tty`, streaming and all follow-up requests.',
  ),
  tty: t.omittable(
    t.boolean,
    'Runs the command in a PTY, which turns on both streaming flags; all output is then `stdout`.',
  ),
  streamStdin: t.omittable(t.boolean, 'Allows `command/exec/write`; needs `processId`.'),
  streamStdoutStderr: t.omittable(
    t.boolean,
    'Sends output as `command/exec/outputDelta` and leaves it out of the reply; needs `processId`.',
  ),
  outputBytesCap: t.maybe(
    t.uint,
    'Limit in bytes for each output stream, 1 MiB when omitted; excludes `disableOutputCap`.',
  ),
  disableOutputCap: t.omittable(t.boolean, 'True lifts the output limit; excludes `outputBytesCap`.'),
  disableTimeout: t.omittable(t.boolean, 'True lets the command run without a time limit; excludes `timeoutMs`.'),
  timeoutMs: t.maybe(
    t.int64,
    'Time limit in ms, 10 s when omitted; on expiry the exit code is 124; excludes `disableTimeout`.',
  ),
  cwd: t.maybe(t.string, "Directory to run in; the server's own when omitted."),
  env: t.maybe(
    t.map(t.orNull(t.string)),
    "Variables to set on top of the server's environment; a null value removes the variable.",
  ),
  size: t.maybe(CommandExecTerminalSize, 'Initial terminal size; rejected unless `tty` is true.'),
  sandboxPolicy: t.maybe(
    SandboxPolicy,
    'Sandbox to use; the configured one when omitted; excludes `permissionProfile`.',
  ),
  permissionProfile: t.maybe(
    t.string,
    'Id of the permission profile to use; the configured one when omitted; excludes `sandboxPolicy`.',
    { experimental: 'command/exec.permissionProfile' },
  ),
});

export const CommandExecResponse = t.object('CommandExecResponse', {
  exitCode: t.field(t.int32, 'Exit code of the command; 124 when the time limit expired.'),
  stdout: t.field(t.string, 'Captured stdout as text; empty when streamed.'),
  stderr: t.field(t.string, 'Captured stderr as text; empty when streamed.'),
});

export const CommandExecWriteParams = t.object('CommandExecWriteParams', {
  processId: t.field(t.string, 'Id the client chose in `command/exec`.'),
  deltaBase64: t.maybe(t.string, 'Bytes for stdin as base64; may be omitted only when `closeStdin` is true.'),
  closeStdin: t.omittable(t.boolean, 'True closes stdin, after any bytes in `deltaBase64` are written.'),
});

export const CommandExecWriteResponse = t.empty('CommandExecWriteResponse');

export const CommandExecTerminateParams = t.object('CommandExecTerminateParams', {
  processId: t.field(t.string, 'Id the client chose in `command/exec`.'),
});

export const CommandExecTerminateResponse = t.empty('CommandExecTerminateResponse');

export const CommandExecResizeParams = t.object('CommandExecResizeParams', {
  processId: t.field(t.string, 'Id the client chose in `command/exec`.'),
  size: t.field(CommandExecTerminalSize, 'New terminal size; both sides must be above 0.'),
});

export const CommandExecResizeResponse = t.empty('CommandExecResizeResponse');

export const CommandExecOutputStream = t.enumeration(
  'CommandExecOutputStream',
  'Output stream of a `command/exec` chunk.',
  ['stdout', 'stderr'],
);

export const CommandExecOutputDeltaNotification = t.object('CommandExecOutputDeltaNotification', {
  processId: t.field(t.string, 'Id the client chose in `command/exec`.'),
  stream: t.field(CommandExecOutputStream, 'Stream the bytes came from; always `stdout` with a PTY.'),
  deltaBase64: t.field(t.string, 'Raw output as base64, at most 64 KiB per chunk.'),
  capReached: t.field(t.boolean, 'True on the last chunk of a stream that was cut off at `outputBytesCap`.'),
});

export const clientRequests = {
  'command/exec': t.request({
    doc: 'Runs one command in the sandbox outside any thread and replies after it exits and all its output notifications are sent.',
    params: CommandExecParams,
    result: CommandExecResponse,
    scope: t.scopes.optionalCommand,
  }),
  'command/exec/write': t.request({
    doc: 'Feeds stdin of a running `command/exec`, closes it, or does both; at least one of the two must be asked for.',
    params: CommandExecWriteParams,
    result: CommandExecWriteResponse,
    scope: t.scopes.command,
  }),
  'command/exec/terminate': t.request({
    doc: 'Ends a running `command/exec`; fails when the id has no active command on this connection.',
    params: CommandExecTerminateParams,
    result: CommandExecTerminateResponse,
    scope: t.scopes.command,
  }),
  'command/exec/resize': t.request({
    doc: 'Changes the terminal size of a running `command/exec`; fails when the command has no PTY.',
    params: CommandExecResizeParams,
    result: CommandExecResizeResponse,
    scope: t.scopes.command,
  }),
};

export const serverNotifications = {
  'command/exec/outputDelta': t.notification({
    doc: 'Sent to the calling connection for each piece of streamed `command/exec` output, always ahead of the final reply.',
    params: CommandExecOutputDeltaNotification,
    delivery: 'connection',
  }),
};
