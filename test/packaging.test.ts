/** What is published resolves, has types, and brings what it needs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Packed, pack, temporaryFolder, unpack } from './support/pack.js';
import { ROOT, modulePath, run, succeed } from './support/repository.js';
import { type Manifest, readManifest, workspaces } from './support/workspaces.js';

type Profile = 'node16' | 'esm-only';

/** How each published package may be imported; a command has nothing to import. */
const PUBLISHED: Record<string, Profile | 'command'> = {
  '@app-server/schema': 'node16',
  '@app-server/protocol': 'esm-only',
  '@app-server/rpc': 'node16',
  '@app-server/client': 'node16',
  '@app-server/server': 'node16',
  '@app-server/cli': 'command',
};

/** Entries that stand for a pattern, which the checker does not resolve by itself. */
const SAMPLES: Record<string, string[]> = {
  '@app-server/schema': ['./validators/ThreadStartParams', './experimental/validators/ThreadSearchParams'],
};

interface Analysis {
  analysis: {
    types: false | { kind: string };
    entrypoints?: Record<string, { resolutions: Record<string, { resolution?: object; visibleProblems?: number[] }> }>;
  };
}

const RESOLUTIONS: Record<Profile, string[]> = {
  node16: ['node16-cjs', 'node16-esm', 'bundler'],
  'esm-only': ['node16-esm', 'bundler'],
};

const root = temporaryFolder('packages');
const published = workspaces().filter(({ manifest }) => !manifest.private);

afterAll(() => rm(root, { recursive: true, force: true }));

test('every published workspace is checked here', () => {
  expect(published.map(({ manifest }) => manifest.name).sort()).toEqual(Object.keys(PUBLISHED).sort());
});

describe.each(published)('$manifest.name', ({ folder, manifest: { name } }) => {
  let packed: Packed;
  let installed: string;
  let manifest: Manifest;

  beforeAll(async () => {
    packed = await pack(folder, root);
    installed = await unpack(packed, join(root, 'node_modules'));
    manifest = readManifest(installed);
  });

  test('publint has nothing to say', async () => {
    const { buffer, byteOffset, byteLength } = await readFile(packed.file);
    const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
    const { messages } = await publint({ pkgDir: 'package', pack: { tarball }, strict: true, level: 'suggestion' });
    expect(messages).toEqual([]);
  });

  test('types and code resolve to each other', async () => {
    const profile = PUBLISHED[name] === 'command' ? 'node16' : (PUBLISHED[name] ?? 'node16');
    const samples = SAMPLES[name] ?? [];
    const include = samples.length > 0 ? ['--include-entrypoints', ...samples] : [];
    const attw = [modulePath('@arethetypeswrong', 'cli', 'dist', 'index.js'), packed.file, '--format', 'json'];
    const { code, stdout } = await run(process.execPath, [...attw, '--profile', profile, ...include]);
    const { analysis } = JSON.parse(stdout) as Analysis;
    expect(code).toBe(0);
    if (PUBLISHED[name] === 'command') {
      expect(analysis.types).toBe(false);
      expect(manifest).not.toHaveProperty('exports');
      return;
    }
    const entries = Object.keys(manifest.exports ?? {});
    expect(Object.keys(analysis.entrypoints ?? {}).sort()).toEqual([...entries, ...samples].sort());
    for (const [entry, { resolutions }] of Object.entries(analysis.entrypoints ?? {})) {
      if (entry.includes('*')) continue;
      for (const kind of RESOLUTIONS[profile]) {
        const place = `${entry} ${kind}`;
        expect([place, resolutions[kind]?.visibleProblems ?? []]).toEqual([place, []]);
        expect([place, resolutions[kind]?.resolution]).not.toEqual([place, undefined]);
      }
    }
  });

  test('it declares every package that its code imports', async () => {
    const scripts = packed.files.filter((file) => /^dist\/(?!.*types\/).*\.c?js$/.test(file));
    const contents = scripts.map((file, index) => `export * as module${index} from './${file}';`).join('\n');
    const { metafile } = await build({
      stdin: { contents, resolveDir: installed },
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      metafile: true,
      write: false,
    });
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
    const external = imports
      .filter((one) => one.external && !isBuiltin(one.path) && one.path !== '<runtime>')
      .map(({ path }) => path);
    const packages = external.map((path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
    expect(Object.keys(metafile.inputs).length).toBeGreaterThan(scripts.length);
    packages.push(...(await packagesInTypes(installed, packed.files)), ...(await packagesLoaded(installed, scripts)));
    expect([...new Set(packages)].sort()).toEqual(
      Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).sort(),
    );
  });

  test('it holds nothing but what it publishes', () => {
    const strays = packed.files.filter((file) =>
      /(\.test\.|tsconfig|(tsup|rolldown)\.config|(^|\/)src\/|\.map$)/.test(file),
    );
    expect(strays).toEqual([]);
    expect(manifest.engines).toEqual(readManifest(ROOT).engines);
  });
});

/** Packages that code loads when it needs them, by a function made with `createRequire`, or by that of CommonJS. */
async function packagesLoaded(folder: string, files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => {
    const loaders = [...text.matchAll(/([\w$]+) = (?:(?:\w+\.)?createRequire\d*\(|require;)/g)].map(([, name = '']) =>
      name.replaceAll('$', '\\$'),
    );
    if (loaders.length === 0) return [];
    const calls = text.matchAll(new RegExp(`\\b(?:${loaders.join('|')})\\("([^".][^"]*)"\\)`, 'g'));
    return [...calls].map(([, path]) => /^(?:@[^/]+\/)?[^/]+/.exec(path ?? '')?.[0] ?? '');
  });
}

/** Packages that declaration files refer to. */
async function packagesInTypes(folder: string, files: readonly string[]): Promise<string[]> {
  const declarations = files.filter((file) => file.endsWith('.d.ts'));
  const texts = await Promise.all(declarations.map((file) => readFile(join(folder, file), 'utf8')));
  const imports = texts.flatMap((text) =>
    [...text.matchAll(/ from ['"]([^.'"][^'"]*)['"]/g)].map(([, path]) => path ?? ''),
  );
  const names = imports.filter((path) => !isBuiltin(path)).map((path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);
  return names;
}

test('the packed command runs outside the repository', async () => {
  const cli = join(root, 'node_modules', '@app-server', 'cli');
  const { bin, dependencies } = readManifest(cli);
  for (const name of Object.keys({
    ...dependencies,
    ...readManifest(join(root, 'node_modules', '@app-server', 'protocol')).dependencies,
  })) {
    if (name.startsWith('@app-server/')) continue;
    const link = join(root, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(modulePath(name), link, 'dir');
  }
  const notices = await readFile(join(cli, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const inside of ['kysely', 'typebox', 'unbash', 'uuid']) expect(notices).toMatch(`Name: ${inside}\n`);
  expect(notices).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
  const command = join(cli, bin?.['app-server'] ?? '');
  expect(await readFile(command, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  const options = { cwd: dirname(root) };
  expect(await succeed(process.execPath, [command, '--version'], options)).toMatch(/^app-server \d+\.\d+\.\d+\n$/);
  const out = join(root, 'types');
  await succeed(process.execPath, [command, 'generate-ts', '--out', out], options);
  expect(await readFile(join(out, 'index.ts'), 'utf8')).toContain('ClientRequest');
  await succeed(process.execPath, [command, 'generate-json-schema', '--out', out, '--experimental'], options);
  expect(await listedModels(command, join(root, 'home'))).not.toEqual([]);
});

/** What a server that was started by a command says there is, asked over its standard streams. */
async function listedModels(command: string, home: string): Promise<unknown[]> {
  const server = spawn(process.execPath, [command, 'serve'], {
    cwd: root,
    env: { ...process.env, APP_SERVER_HOME: home },
  });
  const clientInfo = { name: 'test', version: '1' };
  for (const request of [
    { id: 0, method: 'initialize', params: { clientInfo } },
    { id: 1, method: 'model/list', params: {} },
  ]) {
    server.stdin.write(`${JSON.stringify(request)}\n`);
  }
  for await (const line of createInterface({ input: server.stdout })) {
    const { id, result } = JSON.parse(line) as { id?: number; result?: { data: unknown[] } };
    if (id !== 1) continue;
    server.stdin.end();
    expect(await once(server, 'exit')).toEqual([0, null]);
    return result?.data ?? [];
  }
  return [];
}
