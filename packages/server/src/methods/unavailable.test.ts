import { describe, expect, it } from 'vitest';
import { contract } from '../core/contract.js';
import { clientOf, testServer } from '../core/test-support.js';
import { missingMethods } from '../reference-families.js';
import { unavailable, unavailableMethods } from './unavailable.js';

describe('methods that are not there yet', () => {
  it('are those that no family answers', async () => {
    const missing = await missingMethods();
    expect(missing).toContain('config/read');
    expect(missing).not.toContain('thread/start');
    expect(missing.every((method) => contract().clientRequests.has(method))).toBe(true);
    const families = [{ handlers: { 'mock/experimentalMethod': () => ({ echoed: null }) } }];
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
