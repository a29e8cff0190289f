/** Long-running processes outside the sandbox, owned by one connection. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from './primitives.js';

export const ProcessTerminalSize = t.object(
  'ProcessTerminalSize',
  'Terminal size of a `process/spawn` PTY; both sides must be above 0.',
  { rows: t.field(t.uint16, 'Height in characters.'), cols: t.field(t.uint16, 'Width in characters.') },
);

export const ProcessSpawnParams = t.object('ProcessSpawnParams', {
  command: t.field(t.list(t.string), 'Program and its arguments; must not be empty and is not passed through a shell.'),
  processHandle: t.field(
    t.string,
    "Non-empty handle chosen by the client, unique among the connection's running processes and free again after exit.",
  ),
  cwd: t.field(AbsolutePathBuf, 'Directory the process starts in; a relative path is rejected.'),
  tty: t.omittable(t.boolean, 'Runs the process in a PTY, which turns on both streaming flags.'),
  streamStdin: t.omittable(t.boolean, 'Allows `process/writeStdin`.'),
  streamStdoutStderr: t.omittable(
    t.boolean,
    'Sends output as `process/outputDelta` and leaves it out of `process/exited`.',
  ),
  outputBytesCap: t.maybe(t.uint, 'Limit in bytes for each output stream; omitted means 1 MiB, null means no limit.'),
  timeoutMs: t.maybe(
    t.int64,
    'Time limit in ms; omitted means 10 s, null means no limit; on expiry the exit code is 124.',
  ),
  env: t.maybe(
    t.map(t.orNull(t.string)),
    "Variables to set on top of the server's environment; a null value removes the variable.",
  ),
  size: t.maybe(ProcessTerminalSize, 'Initial terminal size; rejected unless `tty` is true.'),
});

export const ProcessSpawnResponse = t.empty('ProcessSpawnResponse');

export const ProcessWriteStdinParams = t.object('ProcessWriteStdinParams', {
  processHandle: t.field(t.string, 'Handle the client chose in `process/spawn`.'),
  deltaBase64: t.maybe(t.string, 'Bytes for stdin as base64; may be omitted only when `closeStdin` is true.'),
  closeStdin: t.omittable(t.boolean, 'True closes stdin, after any bytes in `deltaBase64` are written.'),
});

export const ProcessWriteStdinResponse = t.empty('ProcessWriteStdinResponse');

export const ProcessKillParams = t.object('ProcessKillParams', {
  processHandle: t.field(t.string, 'Handle the client chose in `process/spawn`.'),
});

export const ProcessKillResponse = t.empty('ProcessKillResponse');

export const ProcessResizePtyParams = t.object('ProcessResizePtyParams', {
  processHandle: t.field(t.string, 'Handle the client chose in `process/spawn`.'),
  size: t.field(ProcessTerminalSize, 'New terminal size; both sides must be above 0.'),
});

export const ProcessResizePtyResponse = t.empty('ProcessResizePtyResponse');

export const ProcessOutputStream = t.enumeration(
  'ProcessOutputStream',
  'Output stream of a `process/outputDelta` chunk.',
  ['stdout', 'stderr'],
);

export const ProcessOutputDeltaNotification = t.object('ProcessOutputDeltaNotification', {
  processHandle: t.field(t.string, 'Handle the client chose in `process/spawn`.'),
  stream: t.field(ProcessOutputStream, 'Stream the bytes came from.'),
  deltaBase64: t.field(t.string, 'Raw output as base64.'),
  capReached: t.field(t.boolean, 'True on the last chunk of a stream that was cut off at `outputBytesCap`.'),
});

export const ProcessExitedNotification = t.object('ProcessExitedNotification', {
  processHandle: t.field(t.string, 'Handle the client chose in `process/spawn`.'),
  exitCode: t.field(t.int32, 'Exit code of the process; 124 when the time limit expired.'),
  stdout: t.field(t.string, 'Captured stdout as text; empty when streamed.'),
  stdoutCapReached: t.field(t.boolean, 'True when stdout was cut off at `outputBytesCap`, streamed or not.'),
  stderr: t.field(t.string, 'Captured stderr as text; empty when streamed.'),
  stderrCapReached: t.field(t.boolean, 'True when stderr was cut off at `outputBytesCap`, streamed or not.'),
});

export const clientRequests = {
  'process/spawn': t.request({
    doc: 'Starts a process on the server host without any sandbox and replies once it runs; `process/exited` reports the end.',
    params: ProcessSpawnParams,
    result: ProcessSpawnResponse,
    scope: t.scopes.process,
    experimental: 'process/spawn',
  }),
  'process/writeStdin': t.request({
    doc: 'Feeds stdin of a spawned process, closes it, or does both; the process needs stdin streaming.',
    params: ProcessWriteStdinParams,
    result: ProcessWriteStdinResponse,
    scope: t.scopes.process,
    experimental: 'process/writeStdin',
  }),
  'process/kill': t.request({
    doc: 'Ends a spawned process; `process/exited` follows.',
    params: ProcessKillParams,
    result: ProcessKillResponse,
    scope: t.scopes.process,
    experimental: 'process/kill',
  }),
  'process/resizePty': t.request({
    doc: 'Changes the terminal size of a spawned process; fails when the process has no PTY.',
    params: ProcessResizePtyParams,
    result: ProcessResizePtyResponse,
    scope: t.scopes.process,
    experimental: 'process/resizePty',
  }),
};

export const serverNotifications = {
  'process/outputDelta': t.notification({
    doc: 'Sent to the owning connection for each piece of output of a spawned process that streams.',
    params: ProcessOutputDeltaNotification,
    delivery: 'connection',
    experimental: 'process/outputDelta',
  }),
  'process/exited': t.notification({
    doc: 'Sent once to the owning connection when a spawned process has ended, after its last `process/outputDelta`.',
    params: ProcessExitedNotification,
    delivery: 'connection',
    experimental: 'process/exited',
  }),
};
