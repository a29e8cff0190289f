/** Files of the machine the server runs on: read, write, list, watch. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from './primitives.js';

export const FsReadFileParams = t.object('FsReadFileParams', {
  path: t.field(AbsolutePathBuf, 'Absolute path of the file.'),
});

export const FsReadFileResponse = t.object('FsReadFileResponse', {
  dataBase64: t.field(t.string, 'Whole file content as base64.'),
});

export const FsWriteFileParams = t.object('FsWriteFileParams', {
  path: t.field(AbsolutePathBuf, 'Absolute path of the file.'),
  dataBase64: t.field(t.string, 'New file content as base64.'),
});

export const FsWriteFileResponse = t.empty('FsWriteFileResponse');

export const FsCreateDirectoryParams = t.object('FsCreateDirectoryParams', {
  path: t.field(AbsolutePathBuf, 'Absolute path of the new directory.'),
  recursive: t.maybe(t.boolean, 'True (the default) adds missing parents; with false a missing parent is an error.'),
});

export const FsCreateDirectoryResponse = t.empty('FsCreateDirectoryResponse');

export const FsGetMetadataParams = t.object('FsGetMetadataParams', {
  path: t.field(AbsolutePathBuf, 'File, directory or link in question, given as an absolute path.'),
});

export const FsGetMetadataResponse = t.object('FsGetMetadataResponse', {
  isDirectory: t.field(t.boolean, 'True for a directory, also when reached through a symbolic link.'),
  isFile: t.field(t.boolean, 'True for a regular file, also when reached through a symbolic link.'),
  isSymlink: t.field(t.boolean, 'True when `path` is a symbolic link, whatever it points to.'),
  createdAtMs: t.field(t.int64, 'Creation time in Unix milliseconds; 0 when not known.'),
  modifiedAtMs: t.field(t.int64, 'Time of the last change in Unix milliseconds; 0 when not known.'),
});

export const FsReadDirectoryParams = t.object('FsReadDirectoryParams', {
  path: t.field(AbsolutePathBuf, 'Absolute path of the directory to list.'),
});

export const FsReadDirectoryEntry = t.object('FsReadDirectoryEntry', 'One child of a listed directory.', {
  fileName: t.field(t.string, 'Bare name of the child, without any directory part.'),
  isDirectory: t.field(t.boolean, 'True for a directory, also when reached through a symbolic link.'),
  isFile: t.field(t.boolean, 'True for a regular file, also when reached through a symbolic link.'),
});

export const FsReadDirectoryResponse = t.object('FsReadDirectoryResponse', {
  entries: t.field(t.list(FsReadDirectoryEntry), 'Children of the directory, without those of its subdirectories.'),
});

export const FsRemoveParams = t.object('FsRemoveParams', {
  path: t.field(AbsolutePathBuf, 'File or directory to delete, given as an absolute path.'),
  recursive: t.maybe(
    t.boolean,
    'True (the default) deletes a directory with its content; with false a directory must be empty.',
  ),
  force: t.maybe(t.boolean, 'True (the default) accepts a missing path; with false that is an error.'),
});

export const FsRemoveResponse = t.empty('FsRemoveResponse');

export const FsCopyParams = t.object('FsCopyParams', {
  sourcePath: t.field(AbsolutePathBuf, 'Absolute path to copy from.'),
  destinationPath: t.field(AbsolutePathBuf, 'Absolute path to copy to; an existing file is replaced.'),
  recursive: t.omittable(t.boolean, 'Must be true when the source is a directory; has no effect on files.'),
});

export const FsCopyResponse = t.empty('FsCopyResponse');

export const FsWatchParams = t.object('FsWatchParams', {
  watchId: t.field(t.string, 'Id chosen by the client; must not be in use by another watch of the connection.'),
  path: t.field(AbsolutePathBuf, 'Absolute path of a file or directory; it need not exist yet.'),
});

export const FsWatchResponse = t.object('FsWatchResponse', {
  path: t.field(AbsolutePathBuf, 'Absolute path the watch is tied to.'),
});

export const FsUnwatchParams = t.object('FsUnwatchParams', {
  watchId: t.field(t.string, 'Id the client chose in `fs/watch`.'),
});

export const FsUnwatchResponse = t.empty('FsUnwatchResponse');

export const FsChangedNotification = t.object('FsChangedNotification', {
  watchId: t.field(t.string, 'Id the client chose in `fs/watch`.'),
  changedPaths: t.field(t.list(AbsolutePathBuf), 'Absolute paths that changed, sorted.'),
});

export const clientRequests = {
  'fs/readFile': t.request({
    doc: 'Reads a whole file of the server host and returns it as base64.',
    params: FsReadFileParams,
    result: FsReadFileResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'fs/writeFile': t.request({
    doc: 'Writes base64 content to a file of the server host; the parent directory must exist.',
    params: FsWriteFileParams,
    result: FsWriteFileResponse,
    scope: t.scopes.none,
  }),
  'fs/createDirectory': t.request({
    doc: 'Creates a directory on the server host, with missing parents unless told otherwise.',
    params: FsCreateDirectoryParams,
    result: FsCreateDirectoryResponse,
    scope: t.scopes.none,
  }),
  'fs/getMetadata': t.request({
    doc: 'Returns the kind and times of a path; symbolic links are followed for the kind and flagged separately.',
    params: FsGetMetadataParams,
    result: FsGetMetadataResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'fs/readDirectory': t.request({
    doc: 'Lists the direct children of a directory; it does not descend.',
    params: FsReadDirectoryParams,
    result: FsReadDirectoryResponse,
    scope: t.scopes.none,
    idempotent: true,
  }),
  'fs/remove': t.request({
    doc: 'Deletes a file or directory; by default whole trees go and a missing path is no error.',
    params: FsRemoveParams,
    result: FsRemoveResponse,
    scope: t.scopes.none,
  }),
  'fs/copy': t.request({
    doc: 'Copies a file or directory tree, replacing existing files; a directory cannot go into itself.',
    params: FsCopyParams,
    result: FsCopyResponse,
    scope: t.scopes.none,
  }),
  'fs/watch': t.request({
    doc: 'Starts watching a path for the calling connection; directories are watched without descending and the path may not exist yet.',
    params: FsWatchParams,
    result: FsWatchResponse,
    scope: t.scopes.watch,
  }),
  'fs/unwatch': t.request({
    doc: 'Ends a watch of the calling connection; it also succeeds for an unknown id, and no `fs/changed` for the watch follows the reply.',
    params: FsUnwatchParams,
    result: FsUnwatchResponse,
    scope: t.scopes.watch,
  }),
};

export const serverNotifications = {
  'fs/changed': t.notification({
    doc: 'Sent to the watching connection when watched paths change; changes are gathered for about 200 ms.',
    params: FsChangedNotification,
    delivery: 'connection',
  }),
};
