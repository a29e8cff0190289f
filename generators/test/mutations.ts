/** Near misses of values, repeatable by seed. */
import type { Random } from './random.js';

const NUMBERS = [0, 1, -1, 1.5, 70_000, 2 ** 32, -(2 ** 40), 2 ** 70, 1e300];
const TEXTS = ['', 'x', '/abs', 'rel/path', 'C:\\abs', '__proto__'];
const SHAPES: readonly object[] = [[], {}, [null], { type: 'x' }, { constructor: 1 }];
export const ODDITIES: readonly unknown[] = [null, true, false, ...NUMBERS, ...TEXTS, ...SHAPES];

/** A copy with one random place changed. */
export function mutate(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.8)) {
    const copy = [...value];
    const index = random.below(copy.length);
    copy[index] = mutate(copy[index], random);
    return copy;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && random.chance(0.9)) {
    const copy: Record<string, unknown> = { ...value };
    const keys = Object.keys(copy);
    const roll = random.next();
    if (keys.length === 0 || roll < 0.15)
      copy[random.pick(['extra', 'type', 'id', 'kind', 'toString'])] = random.pick(ODDITIES);
    else if (roll < 0.4) delete copy[random.pick(keys)];
    else {
      const key = random.pick(keys);
      copy[key] = mutate(copy[key], random);
    }
    return copy;
  }
  return random.pick(ODDITIES);
}
