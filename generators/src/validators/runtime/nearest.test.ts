import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.js';

const METHODS = ['thread/start', 'thread/resume', 'turn/start', 'fs/readFile'];

describe('the closest name', () => {
  it.each([
    ['thread/strat', 'thread/start'],
    ['Thread/Start', 'thread/start'],
    ['thread/resumee', 'thread/resume'],
    ['fs/readfile', 'fs/readFile'],
  ])('of %s is %s', (misspelt, meant) => {
    expect(nearest(misspelt, METHODS)).toBe(meant);
  });

  it.each(['codex/event/anything', 'x', '', 'account/logout'])('of %j is none', (name) => {
    expect(nearest(name, METHODS)).toBeUndefined();
  });
});
