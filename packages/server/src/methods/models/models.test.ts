import { describe, expect, it } from 'vitest';
import type { ModelListResponse } from '@app-server/schema/experimental';
import { clientOf, testServer } from '../../core/test-support.js';
import { type Catalogue, builtInCatalogue, toCatalogue } from './catalogue.js';
import { models } from './models.js';

function clientFor(catalogue?: Catalogue) {
  return clientOf(testServer({}, { families: [models(catalogue)] }));
}

describe('the catalogue of this package', () => {
  it('is one that the protocol allows, with one default and unique ids', () => {
    const { models } = toCatalogue(builtInCatalogue());
    expect(models.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    for (const { upgrade } of models) expect(upgrade === null || models.some(({ id }) => id === upgrade)).toBe(true);
  });
});

describe('toCatalogue', () => {
  it('says which part is wrong', () => {
    const { models, capabilities } = builtInCatalogue();
    const wrong = models.map((model, index) => (index === 1 ? { ...model, hidden: 'no' } : model));
    expect(() => toCatalogue({ models: wrong, capabilities })).toThrow(/\/models\/1\/hidden: expected .*got "no"/);
    expect(() => toCatalogue({ models })).toThrow(/\/capabilities/);
    expect(() => toCatalogue(null)).toThrow(TypeError);
  });
});

describe('model/list', () => {
  const all = builtInCatalogue().models;
  const offered = all.filter(({ hidden }) => !hidden);

  it('lists what is offered, and the rest on request', async () => {
    const client = await clientFor();
    expect(await client.result('model/list', {})).toEqual({ data: offered, nextCursor: null });
    expect(await client.result('model/list', { includeHidden: true, limit: null })).toEqual({
      data: all,
      nextCursor: null,
    });
    expect(all.length).toBeGreaterThan(offered.length);
  });

  it.each([0, 1, 2, 4, 100])('gives every model once in pages of %i', async (limit) => {
    const client = await clientFor();
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page: ModelListResponse = await client.result('model/list', { cursor, limit });
      expect(page.data.length).toBeLessThanOrEqual(Math.max(limit, 1));
      seen.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(offered);
  });

  it('takes the end as a cursor, and nothing beyond or else', async () => {
    const client = await clientFor();
    const end = String(offered.length);
    expect(await client.result('model/list', { cursor: end })).toEqual({ data: [], nextCursor: null });
    for (const cursor of [String(offered.length + 1), '', '-1', 'x', '1.5', '9'.repeat(30)]) {
      const { error } = await client.call('model/list', { cursor });
      expect(error).toMatchObject({ code: -32600, data: { kind: 'invalidRequest' } });
    }
  });

  it('lists another catalogue in its place', async () => {
    const capabilities = { namespaceTools: false, imageGeneration: false, webSearch: true };
    const client = await clientFor({ models: all.slice(0, 1), capabilities });
    expect(await client.result('model/list', {})).toEqual({ data: all.slice(0, 1), nextCursor: null });
    expect(await client.result('modelProvider/capabilities/read', {})).toEqual(capabilities);
  });
});
