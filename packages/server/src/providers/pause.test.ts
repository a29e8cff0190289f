import { expect, it } from 'vitest';
import { pause } from './pause.js';

it('a pause ends with its request, for the reason of that', async () => {
  const controller = new AbortController();
  const reason = new Error('Enough.');
  const paused = pause(3_600_000, controller.signal);
  controller.abort(reason);
  await expect(paused).rejects.toBe(reason);
  await expect(pause(3_600_000, controller.signal)).rejects.toBe(reason);
  await pause(0, new AbortController().signal);
});
