import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findProgram } from './find-program.js';

async function folder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'find program-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'a/x'), { recursive: true });
  await mkdir(join(root, 'b'));
  for (const file of ['a/plain', 'b/plain', 'b/x']) await writeFile(join(root, file), '');
  await chmod(join(root, 'b/plain'), 0o755);
  await chmod(join(root, 'b/x'), 0o755);
  return root;
}

describe('findProgram', () => {
  it('takes the first file on the path that may be run; folders and other files are none', async () => {
    const root = await folder();
    const path = `${root}/none:${root}/a:${root}/b`;
    expect(await findProgram('plain', '/', path)).toBe(join(root, 'b/plain'));
    expect(await findProgram('x', '/', path)).toBe(join(root, 'b/x'));
    expect(await findProgram('y', '/', path)).toBeUndefined();
    expect(await findProgram('', '/', path)).toBeUndefined();
  });

  it('takes a name with a slash from the working directory, never from the path', async () => {
    const root = await folder();
    expect(await findProgram('./plain', join(root, 'b'), '')).toBe(join(root, 'b/plain'));
    expect(await findProgram('b/plain', root)).toBe(join(root, 'b/plain'));
    expect(await findProgram('/b/plain', root, root)).toBeUndefined();
  });

  it('looks in the usual places without a path', async () => {
    expect(await findProgram('sh', '/')).toMatch(/\/bin\/sh$/);
  });
});
