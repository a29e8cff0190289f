/** Sizes of what a user of the schema package or of the client downloads. Bytes, after minifying and compressing; no times. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './support/repository.js';

const FIXTURES = join(ROOT, 'schema-fixtures');
const KB = 1_024;

/** What a client or a server sends as params of a request. */
const REQUEST_PARAMS = 3 * KB;
/** Results and notifications may hold a whole thread with its turns and items. */
const RESULT = 6 * KB;
const EVERYTHING = 120 * KB;
const FIXTURE_FILES = 12;

const CORE = 10 * KB;
const CLIENT = 20 * KB;
const CHECKED_CLIENT = 80 * KB;

interface MethodTable {
  methods: { method: string; direction: string; params?: string | null; result?: string | null }[];
}

/** Compressed size of each entry as a bundle of its own. */
async function bundleSizes(entryPoints: string[]): Promise<Map<string, number>> {
  const options = { bundle: true, minify: true, format: 'esm', target: 'es2022', write: false } as const;
  const { outputFiles } = await build({ ...options, entryPoints, outdir: join(FIXTURES, 'bundles') });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path, '.js'), gzipSync(contents).length]));
}

function heavier(sizes: ReadonlyMap<string, number>, names: ReadonlySet<string>, limit: number): [string, number][] {
  return [...sizes].filter(([name, size]) => names.has(name) && size > limit);
}

describe.each(['stable', 'experimental'])('the %s validators', (stability) => {
  const folder = join(FIXTURES, 'dist', stability, 'validators');
  const table = JSON.parse(readFileSync(join(FIXTURES, stability, 'protocol.json'), 'utf8')) as MethodTable;
  const requests = new Set<string>();
  const others = new Set<string>();
  let sizes: ReadonlyMap<string, number>;

  beforeAll(async () => {
    for (const { direction, params, result } of table.methods) {
      if (params) (direction.endsWith('Request') ? requests : others).add(params);
      if (result) others.add(result);
    }
    if (!existsSync(folder)) throw new Error(`There is no ${folder}: run \`npm run build\` first.`);
    sizes = await bundleSizes([...requests, ...others].map((name) => join(folder, 'types', `${name}.js`)));
  });

  test('there is one for each type that a method names', () => {
    expect(requests.size).toBeGreaterThan(80);
    expect(others.size).toBeGreaterThan(140);
    expect([...requests, ...others].filter((name) => !((sizes.get(name) ?? 0) > 0))).toEqual([]);
  });

  test(`params of a request take ${REQUEST_PARAMS / KB} KB at most`, () => {
    expect(heavier(sizes, requests, REQUEST_PARAMS)).toEqual([]);
  });

  test(`results and notifications take ${RESULT / KB} KB at most`, () => {
    expect(heavier(sizes, others, RESULT)).toEqual([]);
  });

  test(`all of them together take ${EVERYTHING / KB} KB at most`, async () => {
    const size = (await bundleSizes([join(folder, 'index.js')])).get('index');
    expect(size).toBeGreaterThan(10 * KB);
    expect(size).toBeLessThanOrEqual(EVERYTHING);
  });
});

test(`the committed surfaces are ${FIXTURE_FILES} files at most`, () => {
  const files = ['stable', 'experimental'].flatMap((name) =>
    readdirSync(join(FIXTURES, name), { recursive: true, encoding: 'utf8' }),
  );
  expect(files.length).toBeGreaterThan(4);
  expect(files.length).toBeLessThanOrEqual(FIXTURE_FILES);
});

describe('the client in a browser', () => {
  const PACKAGES = join(ROOT, 'packages', 'client', 'dist');

  /** Compressed size of a bundle that exports something of an entry. */
  async function size(exported: string, entry: string, external: string[] = []): Promise<number> {
    const contents = `export ${exported} from ${JSON.stringify(join(PACKAGES, entry))};`;
    const { outputFiles, metafile } = await build({
      stdin: { contents, resolveDir: ROOT },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      write: false,
      metafile: true,
      external,
    });
    const builtin = Object.values(metafile.inputs).flatMap(({ imports }) =>
      imports.filter(({ path }) => path.startsWith('node:')),
    );
    expect(builtin).toEqual([]);
    return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
  }

  test(`requests, announcements and answers take ${CORE / KB} KB at most`, async () => {
    expect(await size('{ connect }', 'core.js')).toBeLessThanOrEqual(CORE);
  });

  test(`everything without the checks takes ${CLIENT / KB} KB at most`, async () => {
    expect(await size('*', 'core.js')).toBeLessThanOrEqual(CLIENT);
    expect(await size('*', 'index.js', ['@app-server/schema/experimental/boundary'])).toBeLessThanOrEqual(CLIENT);
  });

  test(`everything with the checks takes ${CHECKED_CLIENT / KB} KB at most`, async () => {
    expect(await size('*', 'index.js')).toBeLessThanOrEqual(CHECKED_CLIENT);
  });
});
