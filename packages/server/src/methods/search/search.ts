/** `fuzzyFileSearch`: the paths below some directories that fit a text, once or in a session that everybody hears. */
import { invalidRequest, ioFailure, notFound } from '../../core/faults.js';
import type { Audience, Connection, MethodFamily } from '../../core/methods.js';
import { Ranking } from './ranking.js';
import { SearchSession } from './session.js';
import { walk } from './walk.js';

export function search(audience: Audience): MethodFamily {
  const labelled = new Map<string, AbortController>();
  const sessions = new Map<string, SearchSession>();

  function endSession(sessionId: string, session = sessions.get(sessionId)): void {
    session?.end();
    if (sessions.get(sessionId) === session) sessions.delete(sessionId);
  }

  /** A later search with the same label of the same client cancels the earlier. */
  async function labelledBy<T>(label: string, work: (cancelled: AbortSignal) => Promise<T>): Promise<T> {
    const mine = new AbortController();
    labelled.get(label)?.abort();
    labelled.set(label, mine);
    return work(mine.signal).finally(() => {
      if (labelled.get(label) === mine) labelled.delete(label);
    });
  }

  return {
    handlers: {
      fuzzyFileSearch: async ({ query, roots, cancellationToken }, { connection, signal }) => {
        const run = (signal: AbortSignal) => searchOnce(query, roots, signal);
        if (cancellationToken === null) return { files: await run(signal) };
        const label = JSON.stringify([connection.id, cancellationToken]);
        return { files: await labelledBy(label, (cancelled) => run(AbortSignal.any([signal, cancelled]))) };
      },
      'fuzzyFileSearch/sessionStart': ({ sessionId, roots }, { connection, afterResponse }) => {
        if (sessionId === '') throw invalidRequest('a session needs an id', '/params/sessionId');
        if (roots.length === 0) throw ioFailure({ code: 'EINVAL' }, 'a session needs at least one directory to search');
        endSession(sessionId);
        const session = new SearchSession(sessionId, audience);
        sessions.set(sessionId, session);
        endWith(connection, session, () => endSession(sessionId, session));
        afterResponse(() => void session.scan(roots));
        return {};
      },
      'fuzzyFileSearch/sessionUpdate': ({ sessionId, query }, { afterResponse }) => {
        const session = sessions.get(sessionId);
        if (!session)
          throw notFound('fuzzyFileSearchSession', sessionId, `no search session "${sessionId}"; start it first`);
        afterResponse(() => void session.search(query));
        return {};
      },
      'fuzzyFileSearch/sessionStop': ({ sessionId }) => {
        endSession(sessionId);
        return {};
      },
    },
    close() {
      for (const sessionId of sessions.keys()) endSession(sessionId);
    },
  };
}

/** A session ends with the client that started it, whoever else listens. */
function endWith(connection: Connection, session: SearchSession, end: () => void): void {
  session.onEnd(connection.onClosed(end));
}

/** Nothing when it was cancelled. */
async function searchOnce(query: string, roots: readonly string[], signal: AbortSignal) {
  const ranking = new Ranking();
  if (query.trim() === '') return [];
  for await (const found of walk(roots, signal)) ranking.add(found);
  return ranking.best(query, signal);
}
