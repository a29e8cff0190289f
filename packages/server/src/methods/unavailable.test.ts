import { describe, expect, it } from 'vitest';
import { CLIENT_REQUESTS } from '../core/contract.js';
import { clientOf, testServer } from '../core/test-support.js';
import { referenceFamilies } from '../index.js';
import { unavailable, unavailableMethods } from './unavailable.js';

describe('methods that are not there yet', () => {
  it('are all that no family answers', () => {
    const families = referenceFamilies({ broadcast: () => {} });
    const missing = unavailableMethods(families);
    const there = families.flatMap(({ handlers }) => Object.keys(handlers));
    expect([...missing, ...there, 'initialize'].sort()).toEqual([...CLIENT_REQUESTS.keys()].sort());
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
