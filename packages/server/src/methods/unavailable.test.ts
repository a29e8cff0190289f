import { describe, expect, it } from 'vitest';
import { Connections } from '../core/audience.js';
import { contract } from '../core/contract.js';
import { clientOf, testServer } from '../core/test-support.js';
import { referenceFamilies } from '../reference-families.js';
import { unavailable, unavailableMethods } from './unavailable.js';

describe('methods that are not there yet', () => {
  it('are all that no family answers', () => {
    const families = referenceFamilies(new Connections());
    const missing = unavailableMethods(families);
    const there = families.flatMap(({ handlers }) => Object.keys(handlers));
    expect([...missing, ...there, 'initialize'].sort()).toEqual([...contract().clientRequests.keys()].sort());
    expect(unavailableMethods([...families, unavailable(families)])).toEqual([]);
  });

  it('are refused as such', async () => {
    const client = await clientOf(testServer());
    expect((await client.call('thread/loaded/list', {})).error).toEqual({
      code: -32601,
      message: 'thread/loaded/list is not supported yet',
      data: { kind: 'unsupported', reason: 'It is not available in this server yet.' },
    });
  });
});
