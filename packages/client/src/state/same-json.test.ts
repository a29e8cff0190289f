import fc from 'fast-check';
import { expect, it } from 'vitest';
import { patched, sameJson } from './same-json.js';

it('sameJson agrees with the printed text of sorted keys', () => {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
            .map(([key, each]) => [key, sorted(each)])
            .sort()
        : value;
  const text = (value: unknown) => JSON.stringify([typeof value, Array.isArray(value), sorted(value)]);
  const small = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(small, small, (a, b) => sameJson(a, b) === (text(a) === text(b))),
    { numRuns: 500 },
  );
  fc.assert(fc.property(small, (value) => sameJson(value, structuredClone(value))));
});

it('patched keeps what is said already', () => {
  const target = { a: [1], b: 2 };
  expect(patched(target, { a: [1] })).toBe(target);
  const next = patched(target, { a: [1], b: 3 });
  expect(next).toEqual({ a: [1], b: 3 });
  expect(next.a).toBe(target.a);
});
