import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { FuzzyFileSearchResult } from '@app-server/schema/experimental';
import type { RawClient } from '../../../test/raw-client.js';
import type { AppServer } from '../../core/app-server.js';
import { Connections } from '../../core/audience.js';
import { clientOf, testServer } from '../../core/test-support.js';
import { search } from './search.js';

let server: AppServer;
let client: RawClient;
let dir: string;

beforeEach(async () => {
  dir = fs.mkdtempSync(join(tmpdir(), 'search-'));
  onTestFinished(() => fs.rmSync(dir, { recursive: true, force: true }));
  const connections = new Connections();
  server = testServer({}, { connections, families: [search(connections)] });
  client = await clientOf(server);
});

/** Makes files; a content is given where it counts. */
function make(files: Record<string, string> | string[]): void {
  const entries = Array.isArray(files) ? files.map((path) => [path, ''] as const) : Object.entries(files);
  for (const [path, content] of entries) {
    fs.mkdirSync(dirname(join(dir, path)), { recursive: true });
    fs.writeFileSync(join(dir, path), content);
  }
}

async function find(query: string, roots = [dir]): Promise<FuzzyFileSearchResult[]> {
  const params = { query, roots, cancellationToken: null };
  return (await client.result<{ files: FuzzyFileSearchResult[] }>('fuzzyFileSearch', params)).files;
}

async function paths(query: string, roots = [dir]): Promise<string[]> {
  return (await find(query, roots)).map(({ path }) => path);
}

describe('fuzzyFileSearch', () => {
  it('tells where a match is, what it is and which characters fit', async () => {
    make(['src/alphabet/gamma.ts', 'src/beta.ts']);
    expect(await find('alph')).toEqual([
      {
        root: dir,
        path: 'src/alphabet',
        match_type: 'directory',
        file_name: 'alphabet',
        score: expect.toSatisfy((score: number) => Number.isInteger(score) && score > 0),
        indices: [4, 5, 6, 7],
      },
      expect.objectContaining({ path: 'src/alphabet/gamma.ts', match_type: 'file', file_name: 'gamma.ts' }),
    ]);
  });

  it('puts the best first, equals by their path, and 50 at most', async () => {
    make(Array.from({ length: 120 }, (_, index) => `many${index}`));
    make(['man-y', 'other']);
    const found = await find('many');
    expect(found).toHaveLength(50);
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    expect(found[0]?.path).toBe('many0');
    expect(found.slice(0, 10).map(({ path }) => path)).toEqual([...Array(10).keys()].map((n) => `many${n}`));
  });

  it('counts characters as readers do', async () => {
    make(['👨‍👩‍👧-alpha']);
    expect((await find('alpha'))[0]?.indices).toEqual([2, 3, 4, 5, 6]);
  });

  it('takes words in any order, whatever the case', async () => {
    make(['src/Search-Bar.tsx', 'src/list.tsx']);
    expect(await paths('BAR search')).toEqual(['src/Search-Bar.tsx']);
  });

  it('finds nothing for an empty text, without roots, or where nothing is', async () => {
    make(['alpha']);
    expect(await paths('')).toEqual([]);
    expect(await paths('alpha', [])).toEqual([]);
    expect(await paths('alpha', [`${dir}/none`, `${dir}/alpha`])).toEqual([]);
  });

  it('finds what is hidden or behind links, and does not run in circles', async () => {
    make(['.hidden/alpha', 'real/alpha']);
    fs.symlinkSync('real', `${dir}/link`);
    fs.symlinkSync('..', `${dir}/real/up`);
    fs.symlinkSync('none', `${dir}/alpha-dangling`);
    expect((await paths('alpha')).sort()).toEqual(['.hidden/alpha', 'link/alpha', 'real/alpha']);
  });

  it('gives a path to the innermost of its roots, once', async () => {
    make(['src/alpha', 'alpha']);
    const found = await find('alpha', [dir, `${dir}/src`, dir]);
    expect(found.map(({ root, path }) => join(root, path)).sort()).toEqual([`${dir}/alpha`, `${dir}/src/alpha`]);
    expect(found.map(({ path }) => path)).toEqual(['alpha', 'alpha']);
  });

  describe('in a git repository', () => {
    beforeEach(() => {
      make({
        '.git/info/exclude': 'local-alpha\n',
        '.gitignore': '*.log\n/build/\n!keep-alpha.log\n',
        'sub/.gitignore': 'alpha.b\n!alpha.log\n',
      });
      make(['alpha', 'alpha.log', 'keep-alpha.log', 'local-alpha', 'build/alpha', 'sub/build/alpha']);
      make(['sub/alpha.log', 'sub/alpha.b', 'alpha.b']);
    });
    const seen = ['alpha', 'alpha.b', 'keep-alpha.log', 'sub/alpha.log', 'sub/build/alpha'];

    it('passes over what is ignored, by the nearest rule', async () => {
      expect((await paths('alpha')).sort()).toEqual(seen);
    });

    it('knows the rules from above the root', async () => {
      expect((await paths('alpha', [`${dir}/sub`])).sort()).toEqual(['alpha.log', 'build/alpha']);
    });

    it('finds what is ignored in a root that is', async () => {
      expect(await paths('alpha', [`${dir}/build`])).toEqual(['alpha']);
    });

    it('lets a repository inside have rules of its own', async () => {
      make({ 'inner/.git/HEAD': '', 'inner/alpha.log': '' });
      expect((await paths('alpha')).sort()).toEqual([...seen, 'inner/alpha.log'].sort());
    });
  });

  it('outside of one heeds .ignore alone', async () => {
    make({ '.gitignore': 'alpha.log\n', '.ignore': 'alpha.tmp\n', 'alpha.log': '', 'alpha.tmp': '' });
    expect(await paths('alpha')).toEqual(['alpha.log']);
  });

  it('is cancelled by a later search of the same client with the same token', async () => {
    make(['alpha', 'beta']);
    const other = await clientOf(server);
    const params = (query: string) => ({ query, roots: [dir], cancellationToken: 'token' });
    const theirs = other.ask('fuzzyFileSearch', params('alpha'));
    const first = client.ask('fuzzyFileSearch', params('alpha'));
    const second = await client.call('fuzzyFileSearch', params('beta'));
    expect(second.result).toMatchObject({ files: [{ path: 'beta' }] });
    expect((await client.until(({ id }) => id === first)).result).toEqual({ files: [] });
    expect((await other.until(({ id }) => id === theirs)).result).toMatchObject({ files: [{ path: 'alpha' }] });
  });
});

describe('fuzzyFileSearch/session…', () => {
  const start = (sessionId: string, roots = [dir]) =>
    client.result('fuzzyFileSearch/sessionStart', { sessionId, roots });
  const update = (sessionId: string, query: string) =>
    client.result('fuzzyFileSearch/sessionUpdate', { sessionId, query });
  const completions = (from = client) =>
    from.log.filter((entry) => entry === 'fuzzyFileSearch/sessionCompleted').length;
  const updates = (from = client) =>
    from.messages.filter(({ method }) => method === 'fuzzyFileSearch/sessionUpdated').map(({ params }) => params);
  const notices = () => client.log.filter((entry) => /session(Updated|Completed)|reply/.test(entry)).slice(1);

  it('says when it is ready, and finds as the text changes', async () => {
    make(['alpha', 'beta']);
    await start('s');
    await client.untilTrue(() => updates().length === 1);
    await update('s', 'alp');
    await client.untilTrue(() => completions() === 2);
    await update('s', '');
    await client.untilTrue(() => completions() === 3);
    expect(notices()).toEqual([
      'reply 2',
      'fuzzyFileSearch/sessionCompleted',
      'fuzzyFileSearch/sessionUpdated',
      'reply 3',
      'fuzzyFileSearch/sessionUpdated',
      'fuzzyFileSearch/sessionCompleted',
      'reply 4',
      'fuzzyFileSearch/sessionUpdated',
      'fuzzyFileSearch/sessionCompleted',
    ]);
    expect(updates()).toMatchObject([
      { sessionId: 's', query: '', files: [] },
      { sessionId: 's', query: 'alp', files: [{ path: 'alpha', indices: [0, 1, 2] }] },
      { sessionId: 's', query: '', files: [] },
    ]);
  });

  it('takes a text while it still scans', async () => {
    make(Array.from({ length: 200 }, (_, index) => `d${index}/alpha${index}`));
    client.ask('fuzzyFileSearch/sessionStart', { sessionId: 's', roots: [dir] });
    client.ask('fuzzyFileSearch/sessionUpdate', { sessionId: 's', query: 'alpha199' });
    await client.untilTrue(() => completions() === 1);
    await client.untilTrue(() => updates().some((update) => update?.['query'] === 'alpha199'));
    expect(updates().at(-1)).toMatchObject({ query: 'alpha199', files: [{ path: 'd199/alpha199' }] });
  });

  it('is heard by everybody, and ends with the client that started it', async () => {
    make(['alpha']);
    const other = await clientOf(server);
    await start('s');
    await other.untilTrue(() => completions(other) === 1);
    await other.result('fuzzyFileSearch/sessionUpdate', { sessionId: 's', query: 'a' });
    await client.untilTrue(() => completions() === 2);
    await client.close();
    const gone = async () => (await other.call('fuzzyFileSearch/sessionUpdate', { sessionId: 's', query: 'b' })).error;
    await expect.poll(gone).toMatchObject({ code: -32600, data: { kind: 'notFound', id: 's' } });
  });

  it('starts again under an id in use, and stops as often as one likes', async () => {
    make(['one/alpha', 'two/alpha']);
    await start('s', [`${dir}/one`]);
    await client.untilTrue(() => completions() === 1);
    await start('s', [`${dir}/two`]);
    await client.untilTrue(() => completions() === 2);
    await update('s', 'alpha');
    await client.untilTrue(() => completions() === 3);
    expect(updates().at(-1)?.['files']).toMatchObject([{ root: `${dir}/two` }]);
    for (let times = 0; times < 2; times++) await client.result('fuzzyFileSearch/sessionStop', { sessionId: 's' });
    const { error } = await client.call('fuzzyFileSearch/sessionUpdate', { sessionId: 's', query: 'x' });
    expect(error).toMatchObject({ code: -32600, data: { kind: 'notFound' } });
  });

  it('needs an id and a directory', async () => {
    const refused = async (params: object) => (await client.call('fuzzyFileSearch/sessionStart', params)).error;
    expect(await refused({ sessionId: '', roots: [dir] })).toMatchObject({ code: -32600 });
    expect(await refused({ sessionId: 's', roots: [] })).toMatchObject({ code: -32603 });
  });
});
