/** Compares what two sets of schemas accept, on random instances of both and near misses of them. */
import { mutate } from '../test/mutations.js';
import { Random } from '../test/random.js';
import type { Schemas } from './schemas.js';

export interface Comparison {
  instances: number;
  /** How many of them the reference accepts. */
  accepted: number;
  /** The first instance of each type on which the verdicts differ. */
  differences: string[];
}

/** A type under the name it has on each side. */
export interface Pair {
  ours: string;
  reference: string;
}

const MOST_MUTATIONS = 3;

export function compareVerdicts(
  sides: { ours: Schemas; reference: Schemas },
  pairs: Iterable<Pair>,
  instancesOf: (pair: Pair) => number,
  seed = 134,
): Comparison {
  const total: Comparison = { instances: 0, accepted: 0, differences: [] };
  for (const pair of pairs) addTo(total, comparePair(sides, pair, instancesOf(pair), seed));
  return total;
}

export function addTo(total: Comparison, part: Comparison): void {
  total.instances += part.instances;
  total.accepted += part.accepted;
  total.differences.push(...part.differences);
}

function comparePair(
  { ours, reference }: { ours: Schemas; reference: Schemas },
  pair: Pair,
  instances: number,
  seed: number,
): Comparison {
  const random = new Random(seed);
  const accepts = { ours: ours.validator(pair.ours), reference: reference.validator(pair.reference) };
  let accepted = 0;
  for (let i = 0; i < instances; i += 1) {
    let value = i % 2 === 0 ? ours.sample(pair.ours, random) : reference.sample(pair.reference, random);
    for (let mutations = (i >> 1) % (MOST_MUTATIONS + 1); mutations > 0; mutations -= 1) value = mutate(value, random);
    const verdict = accepts.reference(value);
    if (verdict) accepted += 1;
    if (verdict === accepts.ours(value)) continue;
    const who = verdict ? 'the reference' : 'we';
    return { instances, accepted, differences: [`${pair.ours}: only ${who} accept(s) ${JSON.stringify(value)}`] };
  }
  return { instances, accepted, differences: [] };
}
