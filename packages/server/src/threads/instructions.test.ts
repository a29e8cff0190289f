import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readInstructions } from './instructions.js';

let root: string;
const at = (...parts: string[]) => join(root, ...parts);

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), text);
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'app-server-instructions-'));
  await mkdir(at('home'));
  await mkdir(at('repo/.git'), { recursive: true });
  await mkdir(at('repo/a/b'), { recursive: true });
  onTestFinished(() => rm(root, { recursive: true, force: true }));
});

describe('instructions', () => {
  it('THR-09: come from the home, and from the root of the repository down to the working directory', async () => {
    await write('AGENTS.md', 'above');
    await write('home/AGENTS.md', 'mine');
    await write('repo/AGENTS.md', 'ours');
    await write('repo/a/b/AGENTS.md', 'here');
    const { sources, text } = await readInstructions(at('home'), at('repo/a/b'));
    expect(sources).toEqual([at('home/AGENTS.md'), at('repo/AGENTS.md'), at('repo/a/b/AGENTS.md')]);
    expect(text?.match(/mine|ours|here|above/g)).toEqual(['mine', 'ours', 'here']);
  });

  it('THR-09: an override takes the place of the file beside it', async () => {
    await write('repo/AGENTS.md', 'usual');
    await write('repo/AGENTS.override.md', 'instead');
    const { sources, text } = await readInstructions(at('home'), at('repo'));
    expect(sources).toEqual([at('repo/AGENTS.override.md')]);
    expect(text).toContain('instead');
    expect(text).not.toContain('usual');
  });

  it('a blank override silences a project, and not the home', async () => {
    await write('home/AGENTS.override.md', ' \n');
    await write('home/AGENTS.md', 'mine');
    await write('repo/AGENTS.override.md', ' \n');
    await write('repo/AGENTS.md', 'ours');
    const { sources, text } = await readInstructions(at('home'), at('repo'));
    expect(sources).toEqual([at('home/AGENTS.md'), at('repo/AGENTS.override.md')]);
    expect(text).not.toContain('ours');
  });

  it('outside of repositories only the working directory counts', async () => {
    await write('plain/AGENTS.md', 'above');
    await write('plain/x/AGENTS.md', 'here');
    expect((await readInstructions(at('home'), at('plain/x'))).sources).toEqual([at('plain/x/AGENTS.md')]);
  });

  it('there may be none, and no folder either', async () => {
    expect(await readInstructions(at('home'), at('no/such/folder'))).toEqual({ sources: [], text: null });
  });

  it('those of a project have an end', async () => {
    await write('home/AGENTS.md', 'm'.repeat(100));
    await write('repo/AGENTS.md', 'o'.repeat(30_000));
    await write('repo/a/AGENTS.md', 'h'.repeat(30_000));
    const { text } = await readInstructions(at('home'), at('repo/a'));
    const count = (letter: string) => new RegExp(`${letter}{50,}`).exec(text ?? '')?.[0].length;
    expect(['m', 'o', 'h'].map(count)).toEqual([100, 30_000, 2_768]);
  });
});
