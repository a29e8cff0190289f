import { buildSurface, registry } from '@app-server/protocol';
import { expect, test } from 'vitest';
import { takeCensus } from './census.js';
import { censusLines } from './print-census.js';

const stable = takeCensus(buildSurface(registry, 'stable'));
const experimental = takeCensus(buildSurface(registry, 'experimental'));

test('the stable surface holds nothing that is marked experimental', () => {
  expect(stable.experimental).toEqual({ requests: [], notifications: [], fields: [], arms: [] });
  expect(stable.methods.clientRequest).toBeGreaterThan(50);
});

test('what is marked is what the surfaces differ by', () => {
  const { requests, notifications } = experimental.experimental;
  const more = (direction: keyof typeof stable.methods) => experimental.methods[direction] - stable.methods[direction];
  expect(requests).toHaveLength(more('clientRequest') + more('serverRequest'));
  expect(notifications).toHaveLength(more('serverNotification') + more('clientNotification'));
  expect(experimental.experimental.fields).toContain('CommandExecParams.permissionProfile');
  expect(experimental.experimental.arms).toContain('askForApproval.granular');
});

test('the table has a row for each surface', () => {
  const lines = censusLines(stable, experimental, (_, text) => text);
  expect(lines[1]).toMatch(/^stable +\d+ +\d+ +\d+ +\d+ +\d+$/);
  expect(lines.at(-4)).toMatch(/^ {2}\d+ methods +\w+\/.*, …$/);
});
