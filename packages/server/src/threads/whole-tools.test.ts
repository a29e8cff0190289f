import type { DynamicToolSpec } from '@app-server/schema/experimental';
import { expect, it } from 'vitest';
import { wholeTools } from './whole-tools.js';

const TOOL = { name: 'look', description: 'd', inputSchema: {} };

it('DYN-01: a namespace that is null is none, and what is left out is said', () => {
  const sent = [TOOL, { ...TOOL, namespace: null }, { ...TOOL, namespace: 'n', deferLoading: true }];
  expect(wholeTools(sent as DynamicToolSpec[])).toStrictEqual([
    { ...TOOL, deferLoading: false },
    { ...TOOL, deferLoading: false },
    { ...TOOL, namespace: 'n', deferLoading: true },
  ]);
  expect(wholeTools(null)).toEqual([]);
});
