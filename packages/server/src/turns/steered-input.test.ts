import { expect, it } from 'vitest';
import type { UserInput } from '@app-server/schema/experimental';
import { SteeredInput } from './steered-input.js';

const said = (text: string): UserInput[] => [{ type: 'text', text, text_elements: [] }];

it('gives what came, in order, and once', () => {
  const steered = new SteeredInput();
  steered.add(said('a'));
  steered.add(said('b'));
  expect(steered.isEmpty).toBe(false);
  expect(steered.take()).toEqual([said('a'), said('b')]);
  expect(steered.take()).toEqual([]);
});

it('does not close while there is some, or some is about to come', async () => {
  const steered = new SteeredInput();
  const bring = steered.expect();
  expect([steered.isEmpty, steered.close(), steered.isOpen]).toEqual([false, false, true]);
  const arrival = steered.arrival();
  bring(said('late'));
  await arrival;
  expect(steered.close()).toBe(false);
  expect(steered.take()).toEqual([said('late')]);
  expect([steered.close(), steered.isOpen]).toEqual([true, false]);
});

it('forgets what there is when it is dropped, and takes no more', () => {
  const steered = new SteeredInput();
  steered.add(said('a'));
  steered.drop();
  expect([steered.isEmpty, steered.isOpen, steered.close()]).toEqual([true, false, true]);
});
