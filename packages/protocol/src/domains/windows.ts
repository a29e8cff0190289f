/** The Windows sandbox and its warnings. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from './primitives.js';

export const WindowsSandboxSetupMode = t.enumeration(
  'WindowsSandboxSetupMode',
  'Kind of Windows sandbox: `elevated` needs administrator rights for its setup, `unelevated` works without them.',
  ['elevated', 'unelevated'],
);

export const WindowsSandboxSetupStartParams = t.object('WindowsSandboxSetupStartParams', {
  mode: t.field(WindowsSandboxSetupMode, 'Kind of sandbox to set up.'),
  cwd: t.maybe(
    AbsolutePathBuf,
    'Absolute project directory to prepare; omitted or null uses the directory of the server.',
  ),
});

export const WindowsSandboxSetupStartResponse = t.object('WindowsSandboxSetupStartResponse', {
  started: t.field(t.boolean, 'True once the setup runs in the background; says nothing about its success.'),
});

export const WindowsSandboxReadiness = t.enumeration(
  'WindowsSandboxReadiness',
  'State of the Windows sandbox: `notConfigured` when it is off, `updateRequired` when the elevated setup is missing or out of date.',
  ['ready', 'notConfigured', 'updateRequired'],
);

export const WindowsSandboxReadinessResponse = t.object('WindowsSandboxReadinessResponse', {
  status: WindowsSandboxReadiness,
});

export const WindowsWorldWritableWarningNotification = t.object('WindowsWorldWritableWarningNotification', {
  samplePaths: t.field(t.list(t.string), 'Some of the directories found; may be empty after a failed scan.'),
  extraCount: t.field(t.uint, 'Number of further directories not listed in `samplePaths`.'),
  failedScan: t.field(t.boolean, 'True when the check itself did not complete.'),
});

export const WindowsSandboxSetupCompletedNotification = t.object('WindowsSandboxSetupCompletedNotification', {
  mode: t.field(WindowsSandboxSetupMode, 'Mode that was requested.'),
  success: t.boolean,
  error: t.nullable(t.string, 'Failure text, null on success.'),
});

export const clientRequests = {
  'windowsSandbox/setupStart': t.request({
    doc: 'Starts the Windows sandbox setup in the background and replies at once; the outcome arrives as `windowsSandbox/setupCompleted`.',
    params: WindowsSandboxSetupStartParams,
    result: WindowsSandboxSetupStartResponse,
    scope: t.scopes.exclusive('windows-sandbox-setup'),
  }),
  'windowsSandbox/readiness': t.request({
    doc: 'Reports whether the Windows sandbox can be used, without changing anything; always `notConfigured` on other systems.',
    params: t.nothing,
    result: WindowsSandboxReadinessResponse,
    scope: t.scopes.exclusive('config'),
    idempotent: true,
  }),
};

export const serverNotifications = {
  'windows/worldWritableWarning': t.notification({
    doc: 'Sent on Windows only, when directories that everyone may write to weaken the sandbox or could not be checked.',
    params: WindowsWorldWritableWarningNotification,
    delivery: 'all',
  }),
  'windowsSandbox/setupCompleted': t.notification({
    doc: 'Sent to the connection that started the Windows sandbox setup once it has ended; reports failure on other systems.',
    params: WindowsSandboxSetupCompletedNotification,
    delivery: 'connection',
  }),
};
