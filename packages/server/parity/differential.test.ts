/** The same requests to the reference and to ours are answered alike. */
import { beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../src/core/contract.js';
import { missingMethods } from '../src/index.js';
import { KNOWN_DIFFERENCES, type KnownDifference, explain } from './known-differences.js';
import { SCRIPTS } from './scripts/index.js';
import { compare } from './support/compare.js';
import { type Contestants, contestants } from './support/contestant.js';
import { invalidMessages } from './support/invalid-messages.js';
import { exchangesOf } from './support/messages.js';
import { runScript } from './support/run-script.js';

const MISSING = new Set(await missingMethods());

describe('the reference and ours', () => {
  const used = new Set<KnownDifference>();
  const asked = new Set<string>();
  let both: Contestants;

  beforeAll(async () => {
    both = await contestants();
  });

  test.for(SCRIPTS.map((script) => [script.title, script] as const))('%s', async ([, script], { skip }) => {
    skip(Boolean(script.isSandboxed) && !both.hasSandbox, 'Nothing can be sandboxed on this machine.');
    const isAvailable = (script.needs ?? []).every((method) => !MISSING.has(method));
    skip(!isAvailable, 'Ours does not have what it is about.');
    const [reference, ours] = await Promise.all([runScript(both.reference, script), runScript(both.ours, script)]);
    expect(reference.missed, 'nothing is waited for that the reference does not say').toEqual([]);
    expect(invalidMessages(reference.transcript)).toEqual([]);
    expect(invalidMessages(ours.transcript)).toEqual([]);
    const explained = explain(compare(reference, ours), KNOWN_DIFFERENCES, script.title);
    for (const entry of explained.used) used.add(entry);
    for (const { method } of exchangesOf(ours.transcript)) asked.add(method);
    expect(explained.unexplained).toEqual([]);
  });

  test('every method that ours has is asked', () => {
    const methods = [...contract().clientRequests.keys()].filter((method) => !MISSING.has(method));
    expect(methods.length).toBeGreaterThan(25);
    expect(methods.filter((method) => !asked.has(method))).toEqual([]);
  });

  test('every known difference still exists', () => {
    const testable = KNOWN_DIFFERENCES.filter(({ isSandboxed = false }) => both.hasSandbox || !isSandboxed);
    expect(testable.filter((entry) => !used.has(entry))).toEqual([]);
  });
});
