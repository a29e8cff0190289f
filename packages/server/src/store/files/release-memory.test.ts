import { getHeapStatistics } from 'node:v8';
import { expect, it } from 'vitest';
import { releaseMemory } from './release-memory.js';

const MANY = 200_000;

it('gives back the room that garbage has taken', async () => {
  const objects = Array.from({ length: MANY }, (_, index) => ({ text: `object ${index}` }));
  const before = getHeapStatistics().total_heap_size;
  expect(objects.splice(0)).toHaveLength(MANY);
  await releaseMemory();
  expect(getHeapStatistics().total_heap_size).toBeLessThan(before - 8 * 1024 * 1024);
});
