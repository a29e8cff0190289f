/** Paths that a server watches for this connection. */
import type { CallOptions } from '@app-server/rpc';
import type { FsChangedNotification, FsWatchParams, FsWatchResponse } from '@app-server/schema';
import { EventQueue, type Lag } from '../events/event-queue.js';
import type { Caller } from './caller.js';

export interface WatchOptions extends CallOptions {
  /** Changes that wait for a reader; 64 by default. */
  bufferedChanges?: number;
}

/**
 * A watched path, read by one loop: each turn of it gets the paths that changed together, sorted. A {@link Lag} means
 * that some are missing: look at everything again. The loop throws when the connection ends; leaving it closes the watch.
 */
export interface Watch extends AsyncIterableIterator<readonly string[] | Lag, undefined>, AsyncDisposable {
  readonly watchId: string;
  /** The path as the server watches it. */
  readonly path: string;
  /** Stops watching and ends the loop. */
  close(): Promise<void>;
}

/**
 * Watches a file, or the entries of a directory but not what is below them. The path need not exist yet.
 *
 * @throws {ServerError} when the `watchId` is in use, or the path is not absolute
 * @example
 * await using watch = await watchPath(client, { path: '/home/dev/.codex/skills' });
 * for await (const paths of watch) reload(isLag(paths) ? undefined : paths);
 */
export async function watchPath(
  caller: Caller,
  params: Omit<FsWatchParams, 'watchId'> & Partial<Pick<FsWatchParams, 'watchId'>>,
  { bufferedChanges = 64, ...options }: WatchOptions = {},
): Promise<Watch> {
  const { watchId = crypto.randomUUID() } = params;
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= stopWatching());
  // Whoever wants to know how closing went gets the same promise from close().
  const changes = new EventQueue<readonly string[]>(bufferedChanges, { onDone: () => void close().catch(() => {}) });
  const stops = [
    caller.on('fs/changed', ({ watchId: id, changedPaths }: FsChangedNotification) => {
      if (id === watchId) changes.push(changedPaths);
    }),
    caller.onClosed((cause) => {
      closing ??= Promise.resolve();
      stopListening();
      changes.end(cause);
    }),
  ];
  const stopListening = () => stops.forEach((stop) => stop());
  const stopWatching = async () => {
    stopListening();
    changes.end();
    await caller.request('fs/unwatch', { watchId });
  };
  try {
    const { path } = (await caller.request('fs/watch', { ...params, watchId }, options)) as FsWatchResponse;
    return Object.assign(changes, { watchId, path, close, [Symbol.asyncDispose]: close });
  } catch (error) {
    stopListening();
    throw error;
  }
}
