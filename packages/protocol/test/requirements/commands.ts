import type { Row } from './row.js';

export const commands: readonly Row[] = [
  {
    id: 'CMD-01',
    says: 'commands stream',
    methods: {
      'command/exec': 'CommandExecParams CommandExecResponse',
      'command/exec/write': 'CommandExecWriteParams CommandExecWriteResponse',
      'command/exec/outputDelta': 'CommandExecOutputDeltaNotification -',
    },
    members: {
      CommandExecParams: 'command! streamStdin streamStdoutStderr processId',
      CommandExecOutputDeltaNotification: 'processId! stream! deltaBase64! capReached!',
    },
  },
  { id: 'CMD-02', says: 'output has a cap', members: { CommandExecParams: 'outputBytesCap disableOutputCap' } },
  { id: 'CMD-03', says: 'variables can be set and removed', members: { CommandExecParams: 'env' } },
  {
    id: 'CMD-04',
    says: 'commands can be ended',
    methods: { 'command/exec/terminate': 'CommandExecTerminateParams CommandExecTerminateResponse' },
    members: { CommandExecTerminateParams: 'processId!' },
  },
  {
    id: 'CMD-05',
    says: 'commands may have a terminal',
    methods: { 'command/exec/resize': 'CommandExecResizeParams CommandExecResizeResponse' },
    members: {
      CommandExecParams: 'tty size',
      CommandExecResizeParams: 'processId! size!',
      CommandExecTerminalSize: 'rows! cols!',
    },
  },
  {
    id: 'CMD-06',
    says: 'commands take a policy or a profile',
    members: { CommandExecParams: 'sandboxPolicy permissionProfile*' },
  },
  { id: 'CMD-07', says: 'commands choose a profile by its id', members: { CommandExecParams: 'permissionProfile*' } },
  {
    id: 'PRC-01',
    says: 'processes are spawned',
    methods: { 'process/spawn*': 'ProcessSpawnParams ProcessSpawnResponse' },
    members: {
      'ProcessSpawnParams*':
        'command! processHandle! cwd! tty streamStdin streamStdoutStderr outputBytesCap timeoutMs env size',
    },
  },
  {
    id: 'PRC-02',
    says: 'processes take no sandbox',
    members: { 'ProcessSpawnParams*': '-sandboxPolicy -permissionProfile' },
  },
  {
    id: 'PRC-03',
    says: 'processes are written to',
    methods: { 'process/writeStdin*': 'ProcessWriteStdinParams ProcessWriteStdinResponse' },
    members: { 'ProcessWriteStdinParams*': 'processHandle! deltaBase64 closeStdin' },
  },
  {
    id: 'PRC-04',
    says: 'terminals are resized',
    methods: { 'process/resizePty*': 'ProcessResizePtyParams ProcessResizePtyResponse' },
    members: { 'ProcessResizePtyParams*': 'processHandle! size!' },
  },
  {
    id: 'PRC-05',
    says: 'processes are killed',
    methods: { 'process/kill*': 'ProcessKillParams ProcessKillResponse' },
    members: { 'ProcessKillParams*': 'processHandle!' },
  },
  {
    id: 'PRC-06',
    says: 'processes stream',
    methods: { 'process/outputDelta*': 'ProcessOutputDeltaNotification -' },
    members: { 'ProcessOutputDeltaNotification*': 'processHandle! stream! deltaBase64! capReached!' },
  },
  {
    id: 'PRC-07',
    says: 'processes exit',
    methods: { 'process/exited*': 'ProcessExitedNotification -' },
    members: {
      'ProcessExitedNotification*': 'processHandle! exitCode! stdout! stdoutCapReached! stderr! stderrCapReached!',
    },
  },
  {
    id: 'PRC-10',
    says: 'limits have three states and no flags',
    members: { 'ProcessSpawnParams*': 'outputBytesCap timeoutMs -disableOutputCap -disableTimeout' },
  },
  {
    id: 'FS-01',
    says: 'files are read and written',
    methods: {
      'fs/readFile': 'FsReadFileParams FsReadFileResponse',
      'fs/writeFile': 'FsWriteFileParams FsWriteFileResponse',
    },
    members: { FsReadFileParams: 'path!', FsReadFileResponse: 'dataBase64!', FsWriteFileParams: 'path! dataBase64!' },
  },
  {
    id: 'FS-02',
    says: 'directories are created',
    methods: { 'fs/createDirectory': 'FsCreateDirectoryParams FsCreateDirectoryResponse' },
    members: { FsCreateDirectoryParams: 'path! recursive' },
  },
  {
    id: 'FS-03',
    says: 'files have metadata',
    methods: { 'fs/getMetadata': 'FsGetMetadataParams FsGetMetadataResponse' },
    members: { FsGetMetadataResponse: 'isDirectory! isFile! isSymlink! createdAtMs! modifiedAtMs!' },
  },
  {
    id: 'FS-04',
    says: 'directories are read',
    methods: { 'fs/readDirectory': 'FsReadDirectoryParams FsReadDirectoryResponse' },
    members: { FsReadDirectoryResponse: 'entries!', FsReadDirectoryEntry: 'fileName! isDirectory! isFile!' },
  },
  {
    id: 'FS-05',
    says: 'files are removed',
    methods: { 'fs/remove': 'FsRemoveParams FsRemoveResponse' },
    members: { FsRemoveParams: 'path! recursive force' },
  },
  {
    id: 'FS-06',
    says: 'files are copied',
    methods: { 'fs/copy': 'FsCopyParams FsCopyResponse' },
    members: { FsCopyParams: 'sourcePath! destinationPath! recursive' },
  },
  {
    id: 'FS-08',
    says: 'paths are watched',
    methods: {
      'fs/watch': 'FsWatchParams FsWatchResponse',
      'fs/unwatch': 'FsUnwatchParams FsUnwatchResponse',
      'fs/changed': 'FsChangedNotification -',
    },
    members: {
      FsWatchParams: 'watchId! path!',
      FsUnwatchParams: 'watchId!',
      FsChangedNotification: 'watchId! changedPaths!',
    },
  },
  {
    id: 'WIN-01',
    says: 'the Windows sandbox is set up for a directory',
    methods: {
      'windowsSandbox/setupStart': 'WindowsSandboxSetupStartParams WindowsSandboxSetupStartResponse',
      'windowsSandbox/setupCompleted': 'WindowsSandboxSetupCompletedNotification -',
    },
    members: { WindowsSandboxSetupStartParams: 'mode! cwd' },
  },
  {
    id: 'WIN-03',
    says: 'the Windows sandbox tells whether it is ready',
    methods: { 'windowsSandbox/readiness': '- WindowsSandboxReadinessResponse' },
    members: { WindowsSandboxReadinessResponse: 'status!' },
    values: { WindowsSandboxReadiness: 'ready notConfigured updateRequired' },
  },
];
