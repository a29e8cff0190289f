import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import schema from '../../scenario.schema.json' with { type: 'json' };
import { parseScenario } from '../scenario/load.js';
import type { Schema } from '../scenario/shape.js';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const { definitions } = schema as Schema;

/** What the branches of a definition are told by: their fault, or the first key that they need. */
function branches(name: string): string[] {
  return (definitions?.[name]?.oneOf ?? []).map(({ $ref = '' }) => {
    const { properties = {}, required = [] } = definitions?.[$ref.replace('#/definitions/', '')] ?? {};
    const tag = properties.fault?.const;
    return typeof tag === 'string' ? tag : (required[0] ?? '');
  });
}

/** The first word in code of each row of a table. */
function rows(heading: string): string[] {
  const section = readme.split(`### ${heading}\n`)[1]?.split('\n##')[0] ?? '';
  return [...section.matchAll(/^\| `(\w+)/gm)].map(([, word = '']) => word);
}

it('the scenario of the README can be played', () => {
  const texts = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  expect(texts).toHaveLength(1);
  expect(parseScenario(texts[0] ?? '', 'README.md').faults).toHaveLength(2);
});

it('the README names every step and every fault', () => {
  const steps = [...branches('ModelStep'), ...branches('WireStep')];
  expect(steps.length).toBeGreaterThan(10);
  expect(branches('Fault').length).toBeGreaterThan(10);
  expect([...rows('Steps'), 'request'].sort()).toEqual(steps.sort());
  expect(rows('Faults')).toEqual(branches('Fault'));
});
