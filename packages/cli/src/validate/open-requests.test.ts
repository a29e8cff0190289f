import { expect, test } from 'vitest';
import { OpenRequests } from './open-requests.js';

const request = { conn: '', from: 'client', id: 1, method: 'ask' } as const;

test('connections, sides and kinds of ids do not meet', () => {
  const open = new OpenRequests();
  open.add(request);
  expect(open.find('', 'client', 1)).toBe(request);
  expect(open.find('b', 'client', 1)).toBeUndefined();
  expect(open.find('', 'server', 1)).toBeUndefined();
  expect(open.find('', 'client', '1')).toBeUndefined();
});

test('an id in use twice is answered in order', () => {
  const open = new OpenRequests();
  const second = { ...request, method: 'tell' };
  open.add(request);
  open.add(second);
  open.remove(request);
  expect(open.find('', 'client', 1)).toBe(second);
  open.remove(second);
  expect(open.find('', 'client', 1)).toBeUndefined();
  expect(open.unanswered('client')).toBe(0);
});

test('above the limit the oldest is forgotten and still counts as unanswered', () => {
  const open = new OpenRequests(2);
  for (const id of [1, 2, 3]) open.add({ ...request, id });
  expect(open.find('', 'client', 1)).toBeUndefined();
  expect(open.find('', 'client', 2)).toBeDefined();
  expect(open.hasForgotten).toBe(true);
  expect([open.unanswered('client'), open.unanswered('server')]).toEqual([3, 0]);
});
