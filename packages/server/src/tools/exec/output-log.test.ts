import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { OutputLog } from './output-log.js';

it('tells pieces together, and nothing twice', async () => {
  const told: string[] = [];
  const log = new OutputLog((delta) => told.push(delta), 5);
  log.add('stdout', Buffer.from('a'));
  log.add('stderr', Buffer.from('b'));
  while (told.length === 0) await sleep(5);
  log.add('stdout', Buffer.from('c'));
  log.end();
  expect(told).toEqual(['ab', 'c']);
  expect(log.text).toBe('abc');
});

it('tells nothing of a command that has ended before, since its item says it all', () => {
  const told: string[] = [];
  const log = new OutputLog((delta) => told.push(delta));
  log.add('stdout', Buffer.from('a'));
  log.end();
  expect(told).toEqual([]);
  expect(log.text).toBe('a');
});

it('keeps characters whole that come in two pieces', () => {
  const log = new OutputLog(() => {}, 0);
  const bytes = Buffer.from('ü');
  log.add('stdout', bytes.subarray(0, 1));
  expect(log.text).toBeNull();
  log.add('stdout', bytes.subarray(1));
  expect(log.takeUnread()).toBe('ü');
  expect(log.takeUnread()).toBe('');
});
