import { describe, expect, it } from 'vitest';
import { clientOf, testServer } from '../../core/test-support.js';
import { presets } from './presets.js';

function clientFor(options?: { experimentalApi: boolean }) {
  return clientOf(testServer({}, { families: [presets()] }), options);
}

describe('collaborationMode/list', () => {
  it('lists a mode to plan in, and the usual one', async () => {
    const client = await clientFor();
    expect(await client.result('collaborationMode/list', {})).toEqual({
      data: [
        { name: 'Plan', mode: 'plan', model: null, reasoning_effort: 'medium' },
        { name: 'Default', mode: 'default', model: null, reasoning_effort: null },
      ],
    });
  });

  it('is experimental', async () => {
    const client = await clientFor({ experimentalApi: false });
    expect(await client.call('collaborationMode/list', {})).toMatchObject({
      error: { code: -32600, data: { kind: 'experimentalRequired' } },
    });
  });
});

describe('permissionProfile/list', () => {
  const IDS = [':read-only', ':workspace', ':danger-full-access'];

  it('PERM-13: lists the profiles that are built in, each with what it means, to everybody', async () => {
    const client = await clientFor({ experimentalApi: false });
    const { data, nextCursor } = await client.result<{ data: { id: string; description: string }[]; nextCursor: null }>(
      'permissionProfile/list',
      { cwd: '/tmp' },
    );
    expect(nextCursor).toBeNull();
    expect(data.map(({ id }) => id)).toEqual(IDS);
    for (const { description } of data) expect(description).toMatch(/^Commands can/);
  });

  it.each([0, 1, 2, 3, 10])('PERM-13: gives each once in pages of %i', async (limit) => {
    const client = await clientFor();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { data: { id: string }[]; nextCursor: string | null } = await client.result(
        'permissionProfile/list',
        {
          cursor,
          limit,
        },
      );
      expect(page.data.length).toBeLessThanOrEqual(Math.max(limit, 1));
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(IDS);
  });

  it('PERM-13: takes the end as a cursor, and nothing beyond or else', async () => {
    const client = await clientFor();
    expect(await client.result('permissionProfile/list', { cursor: '3' })).toEqual({ data: [], nextCursor: null });
    for (const cursor of ['4', 'x', '', '-1', '1.5']) {
      const { error } = await client.call('permissionProfile/list', { cursor });
      expect(error).toMatchObject({ code: -32600, data: { kind: 'invalidRequest' } });
    }
  });
});
