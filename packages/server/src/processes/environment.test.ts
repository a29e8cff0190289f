import { expect, it } from 'vitest';
import { mergeEnvironment } from './environment.js';

it('CMD-03: sets and removes variables on top of those there are', () => {
  const merged = mergeEnvironment({ A: '1', B: '2', C: undefined }, { B: null, D: '4', A: '', E: undefined });
  expect(merged).toEqual({ A: '', D: '4' });
});
