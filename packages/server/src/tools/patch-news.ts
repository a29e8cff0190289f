/** What a turn has changed so far, told whenever that is more, and behind each reply of the model. */
import type { RunningTurn } from '../turns/running-turn.js';
import type { PlannedPatch } from './patch/plan-patch.js';
import { TurnDiff } from './patch/turn-diff.js';

const news = new WeakMap<RunningTurn, DiffNews>();

/** The diff of a turn; one for all its patches. */
export function diffOf(turn: RunningTurn): DiffNews {
  let known = news.get(turn);
  if (!known) news.set(turn, (known = new DiffNews(turn)));
  return known;
}

class DiffNews {
  readonly #turn: RunningTurn;
  readonly #diff: TurnDiff;

  constructor(turn: RunningTurn) {
    this.#turn = turn;
    this.#diff = new TurnDiff(turn.settings.cwd);
    turn.onReply(() => this.tell());
  }

  /** Remembers what is about to be changed. */
  note(planned: PlannedPatch): Promise<void> {
    return this.#diff.note(planned);
  }

  tell(): void {
    const diff = this.#diff.text();
    if (diff !== '') this.#turn.notify('turn/diff/updated', { diff });
  }
}
