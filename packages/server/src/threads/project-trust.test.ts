import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Log } from '../core/test-support.js';
import { ProjectTrust, type TrustLevel } from './project-trust.js';

let home: string;
let log: Log;

function trusting(projects: Record<string, TrustLevel> = {}): ProjectTrust {
  return new ProjectTrust({ home, config: { projects: new Map(Object.entries(projects)) }, logger: log });
}

const written = () => readFile(join(home, 'config.toml'), 'utf8');

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'app-server-trust-'));
  log = new Log();
  onTestFinished(() => rm(home, { recursive: true, force: true }));
});

describe('projects that are trusted', () => {
  it('THR-14: are remembered, in memory and behind what the file says', async () => {
    const before = '# mine\nmodel = "x"\n\n[projects."/old"]\ntrust_level = "untrusted"\n';
    await writeFile(join(home, 'config.toml'), before);
    const trust = trusting();
    await trust.trust('/new');
    expect(await trust.levelOf('/new')).toBe('trusted');
    expect(await written()).toBe(`${before}\n[projects."/new"]\ntrust_level = "trusted"\n`);
  });

  it.each([
    ['there is no file', undefined, '[projects."/new"]\ntrust_level = "trusted"\n'],
    ['its last line is open', 'model = "x"', 'model = "x"\n\n[projects."/new"]\ntrust_level = "trusted"\n'],
  ])('are written down where %s', async (_, before, after) => {
    if (before !== undefined) await writeFile(join(home, 'config.toml'), before);
    await trusting().trust('/new');
    expect(await written()).toBe(after);
  });

  it('are written one after the other, whatever their names', async () => {
    const trust = trusting();
    const names = ['/with "quotes"', '/back\\slash', '/zwölf', '/a'];
    await Promise.all(names.map((name) => trust.trust(name)));
    const { projects } = parse(await written());
    expect(projects).toEqual(Object.fromEntries(names.map((name) => [name, { trust_level: 'trusted' }])));
  });

  it.each([
    ['says already what it thinks of the project', '[projects."/new"]\ntrust_level = "untrusted"\n'],
    ['has no room for a table', 'projects = { "/a" = { trust_level = "trusted" } }\n'],
    ['cannot be read', 'model = [\n'],
  ])('leave a file alone that %s', async (_, before) => {
    await writeFile(join(home, 'config.toml'), before);
    const trust = trusting();
    await trust.trust('/new');
    expect(await written()).toBe(before);
    expect(await trust.levelOf('/new')).toBe('trusted');
  });

  it('say so where the file cannot be written', async () => {
    await mkdir(join(home, 'config.toml'));
    await trusting().trust('/new');
    expect(log.lines).toEqual([expect.stringContaining('could not be written down')]);
  });

  it('are repositories as a whole', async () => {
    const inner = join(home, 'repo', 'a', 'b');
    await mkdir(inner, { recursive: true });
    await mkdir(join(home, 'repo', '.git'));
    const trust = trusting();
    await trust.trust(inner);
    expect(await trust.levelOf(join(home, 'repo'))).toBe('trusted');
    expect(await trust.levelOf(inner)).toBe('trusted');
    expect(await trust.levelOf(home)).toBeUndefined();
    expect(await written()).toContain(`[projects.${JSON.stringify(join(home, 'repo'))}]`);
  });

  it('what was decided before stays', async () => {
    const trust = trusting({ '/repo': 'untrusted' });
    await trust.trust('/repo');
    expect(await trust.levelOf('/repo')).toBe('untrusted');
    await expect(written()).rejects.toThrow('ENOENT');
  });
});
