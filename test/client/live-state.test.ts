/** What a client has followed is what the server has kept, whatever happens in a conversation. */
import { type ThreadState, WrongState, threadState, withTurns } from '@app-server/client';
import type { ThreadReadResponse } from '@app-server/schema/experimental';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { expectNoLeftovers } from '../../packages/rpc/test/leftovers.js';
import { conversations } from './conversations.js';
import { HomeServer, type TestClient } from './home-server.js';
import { play, scriptOf } from './play.js';

expectNoLeftovers();

const RUNS = Number(process.env['CONVERSATIONS'] ?? 15);

/** Everything about turns that both sides know. */
function known({ id, name, turns }: ThreadState) {
  return {
    id,
    name,
    turns: turns.map(({ id, status, error, startedAt, completedAt, durationMs, items }) => ({
      id,
      status,
      error,
      startedAt,
      completedAt,
      durationMs,
      items,
    })),
  };
}

async function read(client: TestClient, threadId: string): Promise<ThreadReadResponse['thread']> {
  return (await client.thread.read({ threadId, includeTurns: true })).thread;
}

it(`a followed thread equals what is read of it, before and after a restart (${RUNS} conversations)`, async () => {
  await fc.assert(
    fc.asyncProperty(conversations, fc.integer({ min: 1, max: 4 }), async (conversation, pageSize) => {
      const server = await HomeServer.start({ turns: scriptOf(conversation) });
      try {
        const [client, { id, state: followed }] = await play(server, conversation);
        const live = known(followed);
        // A thread is kept as soon as there is anything to keep; a turn that is interrupted at once has nothing.
        if (followed.turns.every(({ items }) => items.length === 0)) {
          await expect(read(client, id)).rejects.toThrow(WrongState);
          return;
        }
        expect(live).toEqual(known(threadState(await read(client, id))));

        const beside = await server.connect();
        const joined = await beside.resumeThread({ threadId: id, excludeTurns: false });
        expect(known(joined.state)).toEqual(live);
        await vi.waitFor(() => expect(joined.state.usage).toEqual(followed.usage));

        await server.restart();
        const again = await server.connect();
        expect(known(threadState(await read(again, id)))).toEqual(live);
        const resumed = await again.resumeThread({ threadId: id, excludeTurns: false });
        expect(known(resumed.state)).toEqual(live);
        for (const sortDirection of ['asc', 'desc'] as const) {
          let listed = threadState({ ...resumed.opened.thread, turns: [] });
          let cursor: string | null = null;
          do {
            const page = await again.thread.turns.list({
              threadId: id,
              limit: pageSize,
              sortDirection,
              itemsView: 'full',
              cursor,
            });
            listed = withTurns(listed, page.data, sortDirection);
            cursor = page.nextCursor;
          } while (cursor !== null);
          expect(known(listed)).toEqual(live);
        }
        expect(server.drift).toEqual([]);
        expect(server.complaints).toEqual([]);
      } finally {
        await server.stop();
      }
    }),
    { numRuns: RUNS, endOnFailure: process.env['SHRINK'] === undefined },
  );
}, 600_000);
