/** Threads that are read, listed and searched. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../support/messages.js';
import type { Session } from '../support/session.js';
import { FREE, NOBODY, begin, ended, held, resume, runTurn, startThread } from './on-threads.js';
import { type Script, inTurn } from './script.js';

const reading: Script = {
  title: 'LST-04, LST-05, LST-06, LST-07: a thread is read, and its turns page by page',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path(), ...FREE });
    const list = (more: object) => ['thread/turns/list', { threadId, ...more }] as const;
    await inTurn(session, [
      ['thread/read', { threadId }],
      ['thread/read', { threadId, includeTurns: true }],
      list({}),
      ['thread/turns/items/list', { threadId, turnId: 'x' }],
    ]);
    for (const text of ['first', '#shell', '#think', '#patch', '#refused']) await runTurn(session, threadId, text);
    await inTurn(session, [
      ['thread/read', { threadId }],
      ['thread/read', { threadId, includeTurns: true }],
      ...(['notLoaded', 'summary', 'full', null] as const).map((itemsView) => list({ itemsView })),
      list({ sortDirection: 'asc' }),
      list({ limit: 0 }),
      list({ limit: 1, itemsView: 'notLoaded' }),
      list({ limit: 100 }),
      list({ cursor: 'bogus' }),
      ['thread/turns/list', { threadId: NOBODY }],
      ['thread/turns/list', { threadId: 'x' }],
      ['thread/read', { threadId: NOBODY }],
      ['thread/read', { threadId: NOBODY, includeTurns: true }],
      ['thread/read', { threadId: 7 }],
      ['thread/read', { threadId: 'x' }],
      ['thread/read', {}],
    ]);
    await turnPages(session, threadId);
    await session.restart();
    await session.initialize();
    await inTurn(session, [
      ['thread/read', { threadId }],
      ['thread/read', { threadId, includeTurns: true }],
      list({ itemsView: 'full', limit: 2 }),
      ['thread/loaded/list', {}],
    ]);
  },
};

interface Page {
  nextCursor: string | null;
  backwardsCursor: string | null;
}

function pageOf(answer: Message | undefined): Page {
  return (answer?.result ?? { nextCursor: null, backwardsCursor: null }) as Page;
}

/** Forwards to the end, and back from the last page. */
async function turnPages(session: Session, threadId: string): Promise<void> {
  const list = async (more: object) =>
    pageOf(await session.request('thread/turns/list', { threadId, limit: 2, itemsView: 'notLoaded', ...more }));
  let page = await list({});
  for (let left = 5; page.nextCursor !== null && left > 0; left -= 1) page = await list({ cursor: page.nextCursor });
  await list({ cursor: page.backwardsCursor, sortDirection: 'asc' });
}

const running: Script = {
  title: 'a thread is read while a turn runs, and one that leaves nothing behind',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, FREE);
    await runTurn(session, threadId, 'first');
    const turn = await begin(session, threadId, '#hold');
    await session.announced('item/agentMessage/delta', { turnId: turn });
    await held(session);
    await inTurn(session, [
      ['thread/read', { threadId }],
      ['thread/read', { threadId, includeTurns: true }],
      ['thread/turns/list', { threadId, limit: 1 }],
    ]);
    await resume(session, { threadId });
    session.model.release();
    await ended(session, turn);
    const ephemeral = await startThread(session, { ephemeral: true });
    await runTurn(session, ephemeral, 'nothing is kept');
    await inTurn(session, [
      ['thread/read', { threadId: ephemeral }],
      ['thread/read', { threadId: ephemeral, includeTurns: true }],
      ['thread/turns/list', { threadId: ephemeral }],
      ['thread/archive', { threadId: ephemeral }],
      ['thread/name/set', { threadId: ephemeral, name: 'x' }],
      ['thread/list', {}],
    ]);
  },
};

const listing: Script = {
  title: 'LST-01, LST-02, LST-03, LST-10: threads are listed, page by page and by what they are like',
  async prepare({ workspace }) {
    for (const name of ['a', 'b']) await mkdir(join(workspace, name));
  },
  async run(session) {
    await session.initialize();
    const ids = await fill(session);
    const [a, b] = [session.path('a'), session.path('b')];
    const list = (params: object) => ['thread/list', params] as const;
    await inTurn(session, [
      list({}),
      list({ sortDirection: 'asc' }),
      list({ sortKey: 'updated_at' }),
      list({ sortKey: 'updated_at', sortDirection: 'asc' }),
      list({ limit: 0 }),
      list({ limit: 1000 }),
      list({ cwd: a }),
      list({ cwd: [a, b] }),
      list({ cwd: [] }),
      list({ cwd: '/none' }),
      list({ cwd: `${a}/` }),
      list({ cwd: 'a' }),
      list({ searchTerm: 'Zebra' }),
      list({ searchTerm: 'zebra' }),
      list({ searchTerm: 'number 2' }),
      list({ searchTerm: '' }),
      list({ modelProviders: [] }),
      list({ modelProviders: ['mock'] }),
      list({ modelProviders: ['openai'] }),
      list({ sourceKinds: [] }),
      list({ sourceKinds: ['vscode'] }),
      list({ sourceKinds: ['cli'] }),
      list({ sourceKinds: ['appServer', 'unknown'] }),
      list({ useStateDbOnly: true }),
      list({ archived: true }),
      list({ archived: false }),
      list({ archived: null }),
      list({ cursor: '' }),
      list({ cursor: 'garbage' }),
      list({ cursor: '2020-01-01T00:00:00Z' }),
      list({ limit: '5' }),
      list({ limit: -1 }),
      list({ limit: 1.5 }),
      list({ limit: 4_294_967_296 }),
      list({ sortKey: 'nope' }),
      list({ sortDirection: 'up' }),
      list({ sourceKinds: ['bogus'] }),
      list({ archived: 'yes' }),
      list({ cwd: 5 }),
    ]);
    await threadPages(session, { limit: 2 });
    await threadPages(session, { limit: 1, sortDirection: 'asc', sortKey: 'updated_at' });
    await session.request('thread/archive', { threadId: ids[0] });
    await inTurn(session, [list({ archived: true }), list({}), list({ searchTerm: 'Zebra', archived: true })]);
    await session.restart();
    await session.initialize();
    await inTurn(session, [list({}), list({ archived: true }), list({ useStateDbOnly: true })]);
  },
};

/** Forwards to the end, and back from the last page. */
async function threadPages(session: Session, params: { limit: number; sortDirection?: string; sortKey?: string }) {
  const list = async (more: object) => pageOf(await session.request('thread/list', { ...params, ...more }));
  let page = await list({});
  for (let left = 5; page.nextCursor !== null && left > 0; left -= 1) page = await list({ cursor: page.nextCursor });
  const sortDirection = params.sortDirection === 'asc' ? 'desc' : 'asc';
  await list({ cursor: page.backwardsCursor, sortDirection });
}

/** Four threads in two folders, of which some have names. Pages are told apart by seconds, so each has its own. */
async function fill(session: Session): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, folder] of ['b', 'a', 'b', 'a'].entries()) {
    if (index > 0) await session.pause(1_050);
    const id = await startThread(session, { cwd: session.path(folder) });
    await runTurn(session, id, `Message number ${index}`);
    ids.push(id);
  }
  const name = (threadId: string | undefined, name: string) => session.request('thread/name/set', { threadId, name });
  await name(ids[0], 'Zebra name');
  await name(ids[1], '  spaced  ');
  return ids;
}

const searching: Script = {
  title: 'LST-08, LST-09: threads are searched for what was said in them',
  async prepare({ workspace }) {
    for (const name of ['a', 'b']) await mkdir(join(workspace, name));
  },
  async run(session) {
    await session.initialize();
    const ids = await fill(session);
    const search = (params: object) => ['thread/search', params] as const;
    await inTurn(session, [
      search({ searchTerm: 'number' }),
      search({ searchTerm: 'number', limit: 2 }),
      search({ searchTerm: 'NUMBER 1' }),
      search({ searchTerm: 'Zebra' }),
      search({ searchTerm: 'You said' }),
      search({ searchTerm: '' }),
      search({ searchTerm: '   ' }),
      search({ searchTerm: 'nothing-like-this' }),
      search({ searchTerm: 'number', sortKey: 'updated_at', sortDirection: 'asc' }),
      search({ searchTerm: 'number', archived: true }),
      search({ searchTerm: 'number', sourceKinds: ['cli'] }),
      search({ searchTerm: 'number', cursor: 'bogus' }),
      search({}),
      ['thread/archive', { threadId: ids[1] }],
      search({ searchTerm: 'number', archived: true }),
      search({ searchTerm: 'number 1' }),
    ]);
  },
};

export const historyScripts = [reading, running, listing, searching];
