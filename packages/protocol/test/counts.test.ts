import { describe, expect, it } from 'vitest';
import type { Direction, Surface } from '../src/index.js';
import { surfaces } from './surfaces.js';

/** Of the client requests, three about device keys are an addition to what the reference release has. */
const COUNTS: readonly (readonly [Direction, number, number])[] = [
  ['clientRequest', 111 + 3 - 27 - 3, 111 + 3],
  ['serverRequest', 10, 10],
  ['serverNotification', 65 - 11, 65],
  ['clientNotification', 1, 1],
];

function count({ methods }: Surface, wanted: Direction): number {
  return methods.filter(({ direction }) => direction === wanted).length;
}

describe('the size of the surfaces', () => {
  it.each(COUNTS)('%s: %i stable, %i with the experimental ones', (direction, stable, experimental) => {
    expect(count(surfaces.stable, direction)).toBe(stable);
    expect(count(surfaces.experimental, direction)).toBe(experimental);
  });

  it('has one arm in the union of its direction for each method', () => {
    for (const surface of Object.values(surfaces)) {
      const arms = ['ClientRequest', 'ServerRequest', 'ServerNotification', 'ClientNotification'].flatMap(
        (name) => surface.definitions[name]?.oneOf ?? [],
      );
      expect(arms.map((arm) => arm.properties?.method?.const)).toEqual(surface.methods.map(({ method }) => method));
    }
  });

  it('names no method twice', () => {
    const names = surfaces.experimental.methods.flatMap(({ method, aliases = [] }) => [method, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});
