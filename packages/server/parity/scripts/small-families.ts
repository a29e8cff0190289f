/** Families that keep nothing: search, differences to a remote, models, the account, the platform. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gitIn } from '../../test/repositories.js';
import type { Places } from '../support/places.js';
import { type Script, inTurn } from './script.js';

const TREE: Record<string, string> = {
  '.gitignore': 'ignored/\n*.log\n',
  '.hidden/alpha': '',
  'docs/alpha.md': '',
  'docs/alpha.log': '',
  'ignored/alpha.ts': '',
  'src/.gitignore': 'generated.ts\n',
  'src/alpha.ts': '',
  'src/beta.ts': '',
  'src/generated.ts': '',
  'src/alphabet/gamma.ts': '',
};

async function plant({ workspace }: Places): Promise<void> {
  for (const [path, text] of Object.entries(TREE)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
  await gitIn(workspace)('init', '--quiet', '--initial-branch=main');
}

/** A clone that is one commit and some changes ahead of its origin. */
async function diverge({ root, workspace }: Places): Promise<void> {
  const origin = join(root, 'origin.git');
  await mkdir(join(workspace, 'fresh'));
  await mkdir(join(workspace, 'plain'));
  await gitIn(root)('init', '--quiet', '--bare', '--initial-branch=main', origin);
  const clone = join(workspace, 'clone');
  await gitIn(workspace)('clone', '--quiet', origin, clone);
  await writeFile(join(clone, 'kept'), '1\n');
  await gitIn(clone)('checkout', '--quiet', '-b', 'main');
  await gitIn(clone)('add', '.');
  await gitIn(clone)('commit', '--quiet', '-m', 'one');
  await gitIn(clone)('push', '--quiet', '-u', 'origin', 'main');
  await writeFile(join(clone, 'kept'), '1\n2\n');
  await gitIn(clone)('commit', '--quiet', '-am', 'two');
  await writeFile(join(clone, 'kept'), '1\n2\n3\n');
  await writeFile(join(clone, 'untracked'), 'new\n');
  await gitIn(join(workspace, 'fresh'))('init', '--quiet', '--initial-branch=main');
}

const search: Script = {
  title: 'files are found by what their names are like',
  prepare: plant,
  async run(session) {
    await session.initialize();
    const find = (query: string, roots: string[], cancellationToken: string | null = null) =>
      ['fuzzyFileSearch', { query, roots, cancellationToken }] as const;
    const roots = [session.path()];
    await inTurn(session, [
      find('alpha', roots),
      find('ALPHA', roots),
      find('gamma', roots),
      find('', roots),
      find('zzzz', roots),
      find('alpha', []),
      find('alpha', ['/none']),
      find('al', [session.path(), session.path('src')]),
      find('alpha', roots, 'token'),
      ['fuzzyFileSearch', { query: 'alpha', roots }],
      ['fuzzyFileSearch', { query: 'x' }],
    ]);
  },
};

const searchSessions: Script = {
  title: 'a search goes on while its query changes',
  prepare: plant,
  async run(session) {
    await session.initialize();
    const start = async (sessionId: string, ...roots: string[]) => {
      const answer = await session.request('fuzzyFileSearch/sessionStart', { sessionId, roots });
      if (answer?.result) await session.announced('fuzzyFileSearch/sessionUpdated', { sessionId, query: '' });
    };
    const update = async (sessionId: string, query: string) => {
      const answer = await session.request('fuzzyFileSearch/sessionUpdate', { sessionId, query });
      if (answer?.result) await session.announced('fuzzyFileSearch/sessionUpdated', { sessionId, query });
      await session.pause(200);
    };
    await start('s', session.path());
    await session.pause(200);
    for (const query of ['alp', 'alpha.m', '', 'zzz']) await update('s', query);
    await start('s', session.path('src'));
    await update('s', 'gam');
    await session.request('fuzzyFileSearch/sessionStop', { sessionId: 's' });
    await update('s', 'x');
    await session.request('fuzzyFileSearch/sessionStop', { sessionId: 's' });
    await start('', session.path());
    await start('r');
    await start('n', '/none');
    await session.pause(200);
  },
};

const differences: Script = {
  title: 'what differs from the remote branch',
  prepare: diverge,
  async run(session) {
    await session.initialize();
    const diff = (cwd: string) => ['gitDiffToRemote', { cwd }] as const;
    await inTurn(session, [
      diff(session.path('clone')),
      diff(session.path('fresh')),
      diff('/'),
      diff('/none'),
      diff('relative'),
      ['gitDiffToRemote', {}],
    ]);
  },
};

const catalogue: Script = {
  title: 'MDL-01, MDL-02, MDL-03: models and what their provider can do',
  async run(session) {
    await session.initialize();
    const list = (params: object) => ['model/list', params] as const;
    await inTurn(session, [
      list({}),
      list({ includeHidden: true }),
      list({ limit: 1 }),
      list({ limit: 0 }),
      list({ limit: 2, cursor: '1' }),
      list({ limit: 10_000 }),
      list({ limit: -1 }),
      list({ cursor: 'zzz' }),
      list({ cursor: '9999' }),
      list({ cursor: '-1' }),
      ['model/list'],
      ['modelProvider/capabilities/read', {}],
      ['modelProvider/capabilities/read'],
    ]);
  },
};

const odds: Script = {
  title: 'WIN-01, WIN-02, WIN-03: the account, the platform, and what is not there',
  async run(session) {
    await session.initialize();
    const setUp = (params: object) => session.request('windowsSandbox/setupStart', params);
    await inTurn(session, [
      ['account/read', {}],
      ['account/read', { refreshToken: true }],
      ['account/read', { refreshToken: 'x' }],
      ['windowsSandbox/readiness'],
      ['mock/experimentalMethod', {}],
      ['mock/experimentalMethod', { value: null }],
      ['mock/experimentalMethod', { value: 'echo me' }],
      ['mock/experimentalMethod', { value: 5 }],
      ['thread/turns/items/list', { threadId: '00000000-0000-7000-8000-000000000000', turnId: 'x' }],
      ['no/such/method', {}],
      ['no/such/method', null],
      ['thread/start ', {}],
    ]);
    for (const params of [{ mode: 'elevated' }, { mode: 'unelevated', cwd: session.path() }]) {
      const answer = await setUp(params);
      if (answer?.result) await session.announced('windowsSandbox/setupCompleted');
    }
    await setUp({ mode: 'elevated', cwd: 'repo' });
    await setUp({ mode: 'bogus' });
    await setUp({});
  },
};

export const smallScripts = [search, searchSessions, differences, catalogue, odds];
