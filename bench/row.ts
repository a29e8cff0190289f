/** What a benchmark reports: one figure, what it is made of, and the budget it has to keep. */
export const BENCHES = ['generate', 'validate', 'ready', 'rpc', 'server', 'threads'] as const;

export type Bench = (typeof BENCHES)[number];

/** How the figure follows from the two measurements; a size and a time are those of ours alone. */
export type Figure = 'ratio' | 'share' | 'difference' | 'size' | 'time';

export interface Row {
  bench: Bench;
  name: string;
  figure: Figure;
  unit: 'ms' | 'ns' | 'B' | '';
  ours: number;
  peer?: number;
  peerName?: string;
  /** The figure; over several rounds, the median of what each round gave. */
  value: number;
  /** The most the figure may be; rows without a budget are there to be compared with. */
  budget?: number;
  goal?: number;
}

export interface Skipped {
  bench: Bench;
  name: string;
  skipped: string;
}

export type Result = Row | Skipped;

export type Verdict = 'goal met' | 'in budget' | 'OVER BUDGET' | '';

export function isSkipped(result: Result): result is Skipped {
  return 'skipped' in result;
}

export function judge({ value, budget, goal }: Row): Verdict {
  if (budget === undefined) return '';
  if (value > budget) return 'OVER BUDGET';
  return goal !== undefined && value <= goal ? 'goal met' : 'in budget';
}
