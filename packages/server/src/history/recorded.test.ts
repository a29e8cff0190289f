/** Session files that the reference has written, and what it said of their turns. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Turn } from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import { describe, expect, it } from 'vitest';
import { foldTurn, foldTurns, viewOf } from './fold-turn.js';
import { isSearchable, searchTextOf } from './search-text.js';
import { misfits } from './test-instances.js';
import { storedTurns } from './test-support.js';
import { isBoundary, TurnScanner } from './turn-scanner.js';

const FOLDER = new URL('recorded/', import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.turns.jsonl'))
  .map((name) => name.replace('.turns.jsonl', ''));

it('there are some', () => expect(NAMES.length).toBeGreaterThan(5));

describe.each(NAMES)('THR-23: %s', (name) => {
  const lines = read<RolloutLine>(`${name}.jsonl`);
  const told = read<Turn>(`${name}.turns.jsonl`);

  it('its lines fit the schema', () => expect(misfits(lines)).toEqual([]));

  it('its turns are read as the reference reads them', () => {
    expect(foldTurns(storedTurns(lines))).toStrictEqual(told);
  });

  it('a turn that is read alone differs in counted ids only', () => {
    let firstItem = 1;
    for (const [index, turn] of storedTurns(lines).entries()) {
      expect(foldTurn(turn, { firstItem })).toStrictEqual(told[index]);
      firstItem += foldTurn(turn).items.filter(({ id }) => id.startsWith('item-')).length;
    }
  });

  it('a scanner that sees nothing but boundaries finds the same', () => {
    const all = new TurnScanner();
    const some = new TurnScanner();
    for (const line of lines) {
      const found = all.push(line);
      if (isBoundary(JSON.stringify(line))) expect(some.push(line)).toEqual(found);
      else {
        some.skip();
        expect(found).toBeUndefined();
      }
    }
    expect(some.state).toEqual(all.state);
  });

  it('nothing can be found in lines that are not looked at', () => {
    const unseen = lines.filter((line) => !isSearchable(JSON.stringify(line)));
    expect(unseen.map(searchTextOf).filter((found) => found !== undefined)).toEqual([]);
    expect(unseen.length).toBeGreaterThan(lines.length / 3);
  });
});

it('a summary has the first message of the user and the last of the agent', () => {
  const [, , , patched] = read<Turn>('kinds-of-items.turns.jsonl');
  const { items, ...rest } = viewOf(patched as Turn, 'summary');
  expect(rest.itemsView).toBe('summary');
  expect(items.map(({ id }) => id)).toEqual(['item-9', 'item-10']);
  expect(viewOf(patched as Turn, 'notLoaded')).toEqual({ ...patched, items: [], itemsView: 'notLoaded' });
  expect(viewOf(patched as Turn, 'full')).toEqual(patched);
});

function read<T>(name: string): T[] {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]));
}
