import { expect, it } from 'vitest';
import { intersection } from './permission-grants.js';

const ASKED = { network: { enabled: true }, fileSystem: { read: ['/a'], write: ['/b', '/c'] } };

it('PERM-06: nothing is granted that was not asked for', () => {
  const granted = { network: { enabled: true }, fileSystem: { read: ['/a', '/etc'], write: ['/c', '/'] } };
  expect(intersection(ASKED, granted)).toEqual({
    network: { enabled: true },
    fileSystem: { read: ['/a'], write: ['/c'] },
  });
  expect(intersection({ network: null, fileSystem: null }, granted)).toEqual({ network: null, fileSystem: null });
});

it('what is left out is not granted', () => {
  expect(intersection(ASKED, {})).toEqual({ network: null, fileSystem: null });
  expect(intersection(ASKED, { fileSystem: { read: null, write: ['/b'] } })).toEqual({
    network: null,
    fileSystem: { read: null, write: ['/b'] },
  });
});

it('PERM-07: the depth of globs stays with them', () => {
  const path = { type: 'glob_pattern', pattern: '**/*.env' } as const;
  const entries = [{ path, access: 'read' as const }];
  const files = { read: null, write: null, entries, globScanMaxDepth: 3 };
  const { fileSystem } = intersection({ network: null, fileSystem: files }, { fileSystem: files });
  expect(fileSystem).toEqual(files);
});
