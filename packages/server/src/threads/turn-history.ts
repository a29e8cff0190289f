/** The turns of a thread: what is stored of them, and what runs. */
import type { Turn, TurnItemsView } from '@app-server/schema/experimental';
import { foldTurn, foldTurns, viewOf } from '../history/fold-turn.js';
import { usageTurn } from '../history/usage.js';
import type { StoredPage, StoredTurn, ThreadStore, TurnListQuery } from '../store/thread-store.js';
import type { TurnAtWork } from './turn-at-work.js';
import type { LiveThread } from './live-thread.js';

/** Turns that are read at a time. */
const BATCH = 200;

/** All turns of a thread with all their items, the oldest first; `whenTaken` adds what runs by then. */
export class TurnHistory {
  readonly #stored: readonly Turn[];
  readonly #live: LiveThread | undefined;
  /** A turn that ran while the others were read; it may have ended since. */
  readonly #ran: TurnAtWork | undefined;

  private constructor(stored: readonly Turn[], live: LiveThread | undefined, ran: TurnAtWork | undefined) {
    this.#stored = stored;
    this.#live = live;
    this.#ran = ran;
  }

  /** Reads again where a turn has ended meanwhile: it may have begun behind what was read of it. */
  static async read(store: ThreadStore, id: string, live?: LiveThread): Promise<TurnHistory> {
    for (;;) {
      const [ran, ended] = [live?.turn, live?.turnsEnded];
      await live?.flushed();
      const stored = foldTurns(await allTurns(store, id));
      if (live?.turnsEnded === ended) return new TurnHistory(stored, live, ran);
    }
  }

  get turns(): Turn[] {
    return withRunning(this.#stored, this.#live, this.#ran);
  }

  /** The turn that the tokens of the thread are told with: the latest that has come to its end. */
  get usageTurnId(): string | undefined {
    return usageTurn(this.#stored)?.id;
  }
}

/** Turns of a page, in its order, as the view shows them. */
export async function turnPage(
  live: LiveThread | undefined,
  view: TurnItemsView,
  read: () => Promise<StoredPage<StoredTurn>>,
): Promise<StoredPage<Turn>> {
  const ran = live?.turn;
  await live?.flushed();
  const { data, ...cursors } = await read();
  const turns = data.map((turn) => current(foldTurn(turn), [live?.turn, ran]));
  return { ...cursors, data: turns.map((turn) => viewOf(turn, view)) };
}

async function allTurns(store: ThreadStore, id: string): Promise<StoredTurn[]> {
  const turns: StoredTurn[] = [];
  let cursor: string | null = null;
  do {
    const query: TurnListQuery = { cursor, limit: BATCH, direction: 'asc', lines: true };
    const page: StoredPage<StoredTurn> = await store.listTurns(id, query);
    turns.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return turns;
}

function withRunning(stored: readonly Turn[], live: LiveThread | undefined, ran: TurnAtWork | undefined): Turn[] {
  const running = live?.turn;
  const turns = stored.map((turn) => current(turn, [running, ran]));
  const isMissing = running?.status === 'inProgress' && !turns.some(({ id }) => id === running.id);
  return isMissing ? [...turns, running.describe('full')] : turns;
}

/** A turn that is in memory knows more of itself; one that has no end, and is not, was interrupted. */
function current(turn: Turn, inMemory: readonly (TurnAtWork | undefined)[]): Turn {
  const live = inMemory.find((candidate) => candidate?.id === turn.id);
  if (live) return live.describe('full');
  return turn.status === 'inProgress' ? { ...turn, status: 'interrupted' } : turn;
}
