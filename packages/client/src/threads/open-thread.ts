/** Makes a thread available, without missing what happens in it before its id is known. */
import { ClientCore } from '../client-core.js';
import type { RequestOptions } from '../request-options.js';
import type { Surface } from '../surfaces.js';
import { Thread, type ThreadOpened } from './thread.js';

/** As `client.startThread`, for a client of `@app-server/client/core`. */
export function startThread<S extends Surface>(
  client: ClientCore<S>,
  params: S['threadStart'] = {},
  options?: RequestOptions,
): Promise<Thread<S>> {
  return openThread(client, 'thread/start', params, options);
}

/** As `client.resumeThread`, for a client of `@app-server/client/core`. */
export function resumeThread<S extends Surface>(
  client: ClientCore<S>,
  params: S['threadResume'],
  options?: RequestOptions,
): Promise<Thread<S>> {
  return openThread(client, 'thread/resume', lean(client.experimental, params), options);
}

/** As `client.forkThread`, for a client of `@app-server/client/core`. */
export function forkThread<S extends Surface>(
  client: ClientCore<S>,
  params: S['threadFork'],
  options?: RequestOptions,
): Promise<Thread<S>> {
  return openThread(client, 'thread/fork', lean(client.experimental, params), options);
}

/** Histories can be huge, so they are only sent when they are asked for, where that can be said. */
function lean(experimental: boolean, params: object): object {
  return experimental ? { excludeTurns: true, ...params } : params;
}

async function openThread<S extends Surface>(
  client: ClientCore<S>,
  method: 'thread/start' | 'thread/resume' | 'thread/fork',
  params: object,
  options?: RequestOptions,
): Promise<Thread<S>> {
  const connection = ClientCore.connectionOf(client);
  const held = connection.threads.hold();
  let thread: Thread<S> | undefined;
  try {
    await connection.request(method, params, options, (answer) => {
      const opened = answer as ThreadOpened;
      thread = new Thread<S>(connection, opened, held.of(opened.thread.id));
    });
  } finally {
    held.release();
  }
  return thread as Thread<S>;
}
