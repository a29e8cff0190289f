/** Which faults hit which messages: counted by method, over all connections. */
import type { Fault } from '../../scenario/scenario-types.js';

/** Faults that hit a request before it is run; the others hit what the server sends. */
const INCOMING: readonly Fault['fault'][] = ['overload', 'ignoreParameter'];

export type FaultOf<K extends Fault['fault']> = Extract<Fault, { fault: K }>;

export class FaultPlan {
  readonly #planned: { fault: Fault; seen: number }[];

  constructor(faults: readonly Fault[] = []) {
    this.#planned = faults.map((fault) => ({ fault, seen: 0 }));
  }

  /** The faults of a request that arrives, in the order of the scenario. */
  ofRequest(method: string): Fault[] {
    return this.#take(method, true);
  }

  /** The faults of a message that goes out: a reply goes by the method it answers. */
  ofMessage(method: string): Fault[] {
    return this.#take(method, false);
  }

  #take(method: string, incoming: boolean): Fault[] {
    return this.#planned
      .filter(({ fault }) => fault.method === method && INCOMING.includes(fault.fault) === incoming)
      .filter((planned) => {
        planned.seen += 1;
        const { nth = 1, times = 1 } = planned.fault;
        return planned.seen >= nth && (times === 'always' || planned.seen < nth + times);
      })
      .map(({ fault }) => fault);
  }
}

/** The first fault of a kind. */
export function faultOf<K extends Fault['fault']>(faults: readonly Fault[], kind: K): FaultOf<K> | undefined {
  return faults.find((fault): fault is FaultOf<K> => fault.fault === kind);
}
