import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareTree, hasDrift } from '../tree.js';
import { modelTree } from './index.js';

const FIXTURES = fileURLToPath(new URL('../../../schema-fixtures', import.meta.url));

describe('models of other languages', async () => {
  const tree = await modelTree();

  it('GEN-14: match their checked-in copies', async () => {
    const drift = await compareTree(FIXTURES, tree);
    expect(hasDrift(drift), 'run `npm run generate`').toBe(false);
  });

  it('GEN-14 GEN-16: hold the declared types and none that was removed', () => {
    const python = tree.get('models/python/experimental.py') ?? '';
    expect(python).toContain('class ThreadStartParams:');
    expect(python.match(/^class /gm)?.length).toBeGreaterThan(500);
    expect(python).not.toMatch(/ghost_snapshot|GhostCommit|ReadOnlyAccess|forceRemoteSync/i);
  });
});
