/** Which script a turn plays. */
import type { Step, TurnScript } from './scenario-types.js';

/** What a turn does when the scenario has no turns at all. */
const CONVERSATION: TurnScript[] = [
  { times: 'always', steps: [{ reasoning: 'Somebody says: $input' }, { say: 'You said: $input' }] },
];

export class TurnScripts {
  readonly #left: { script: TurnScript; times: number }[];

  constructor(turns: readonly TurnScript[] = CONVERSATION) {
    this.#left = turns.map((script) => ({ script, times: timesOf(script) }));
  }

  /** The steps for an input, which are used up by this; undefined when nothing fits. */
  take(input: string): Step[] | undefined {
    const left = this.#left.filter(({ times }) => times > 0);
    const fitting =
      left.find(({ script }) => script.when !== undefined && input.includes(script.when)) ??
      left.find(({ script }) => script.when === undefined);
    if (!fitting) return undefined;
    fitting.times -= 1;
    return fitting.script.steps;
  }
}

function timesOf({ when, times = when === undefined ? 1 : 'always' }: TurnScript): number {
  return times === 'always' ? Infinity : times;
}
