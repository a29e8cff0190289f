/** How threads are named, put away, brought back, resumed and forked. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../support/messages.js';
import type { Session } from '../support/session.js';
import { FREE, NOBODY, begin, ended, held, resume, runTurn, startThread } from './on-threads.js';
import { type Script, inTurn } from './script.js';

const names: Script = {
  title: 'threads are named, and what belongs to them is changed',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const name = (name: string, id = threadId) => ['thread/name/set', { threadId: id, name }] as const;
    const change = (gitInfo: unknown, id = threadId) => ['thread/metadata/update', { threadId: id, gitInfo }] as const;
    await inTurn(session, [name('too early'), change({ branch: 'early' })]);
    await runTurn(session, threadId, 'hello');
    await inTurn(session, [
      name('A name'),
      name('  spaced  '),
      name(''),
      name('   '),
      name('x', NOBODY),
      name('x', 'y'),
      ['thread/read', { threadId }],
      change(undefined),
      change({}),
      change({ branch: 'main', sha: 'abc', originUrl: 'https://example.com/x.git' }),
      change({ branch: null }),
      change({ sha: '' }),
      change({ branch: ' ' }),
      change({ originUrl: '' }),
      change({ branch: 'x' }, NOBODY),
      ['thread/read', { threadId }],
      ['thread/memoryMode/set', { threadId, mode: 'disabled' }],
      ['thread/memoryMode/set', { threadId, mode: 'enabled' }],
      ['thread/memoryMode/set', { threadId, mode: 'bogus' }],
      ['thread/memoryMode/set', { threadId: NOBODY, mode: 'enabled' }],
      ['memory/reset', undefined],
    ]);
    await session.restart();
    await session.initialize();
    await inTurn(session, [
      ['thread/read', { threadId }],
      name('stored'),
      ['thread/read', { threadId }],
      change({ branch: 'b' }),
    ]);
  },
};

const archive: Script = {
  title: 'threads are put away and brought back',
  async run(session) {
    await session.initialize();
    const empty = await startThread(session);
    const threadId = await startThread(session, FREE);
    await runTurn(session, threadId, 'hello');
    const step = (method: string, id = threadId) => session.request(`thread/${method}`, { threadId: id });
    await step('archive', empty);
    await step('archive');
    await session.announced('thread/archived', { threadId });
    await step('archive');
    await session.request('turn/start', { threadId, input: [] });
    await session.request('thread/read', { threadId, includeTurns: true });
    await step('loaded/list');
    await step('unarchive');
    await session.announced('thread/unarchived', { threadId });
    await step('unarchive');
    await resume(session, { threadId });
    const turn = await begin(session, threadId, '#hold');
    await held(session);
    await step('archive');
    await session.announced('thread/archived', { threadId });
    await resume(session, { threadId });
    await session.request('thread/read', { threadId });
    for (const id of [NOBODY, 'bad']) {
      await step('archive', id);
      await step('unarchive', id);
    }
    await session.announced('turn/completed', { turn: { id: turn } });
  },
};

const unsubscribed: Script = {
  title: 'a thread goes on for a client that does not listen',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const idle = () => session.announced('thread/status/changed', { status: { type: 'idle' } });
    await runTurn(session, threadId, 'hello');
    await idle();
    const leave = (id: string) => session.request('thread/unsubscribe', { threadId: id });
    await leave(threadId);
    await leave(threadId);
    await leave(NOBODY);
    await leave('bad');
    await session.request('turn/start', { threadId, input: [{ type: 'text', text: 'unheard' }] });
    await idle();
    await resume(session, { threadId });
    await runTurn(session, threadId, 'heard');
  },
};

interface Opened {
  thread: { path: string };
}

function pathOf(answer: Message | undefined): string {
  return (answer?.result as Opened | undefined)?.thread.path ?? '';
}

const resuming: Script = {
  title: 'THR-04, THR-05, THR-06, THR-07, THR-08: threads are resumed, in memory and from the disk',
  async prepare({ root }) {
    await writeFile(join(root, 'broken.jsonl'), 'no json\n');
    await writeFile(join(root, 'empty.jsonl'), '');
  },
  async run(session) {
    await session.initialize();
    const empty = await startThread(session);
    const threadId = await startThread(session, { cwd: session.path(), ...FREE });
    await session.request('thread/resume', { threadId: empty });
    await runTurn(session, threadId, 'hello');
    await runTurn(session, threadId, '#shell');
    const other = await startThread(session);
    await runTurn(session, other, 'another');
    const path = pathOf(await resume(session, { threadId }));
    const otherPath = pathOf(await resume(session, { threadId: other }));
    await resume(session, { threadId, excludeTurns: true });
    await resume(session, { threadId, path: '' });
    await resume(session, { threadId, path });
    await resume(session, { threadId, model: 'gpt-5.4', sandbox: 'read-only', approvalPolicy: 'untrusted' });
    const refused = [
      { threadId, path: '/none' },
      { threadId, path: otherPath },
      { threadId, history: [message('from history')] },
      { threadId, permissions: ':read-only', sandbox: 'read-only' },
      { threadId: NOBODY },
      { threadId: 'bad' },
      { threadId: NOBODY, history: [] },
      { threadId: 'junk', path: '/none.jsonl' },
      { threadId: 'junk', path: join(session.places.root, 'broken.jsonl') },
      { threadId: 'junk', path: join(session.places.root, 'empty.jsonl') },
    ];
    for (const params of refused) await session.request('thread/resume', params);
    await session.restart();
    await session.initialize();
    await resume(session, { threadId, model: 'gpt-5.4', approvalPolicy: 'untrusted', cwd: session.places.root });
    await resume(session, { threadId: '', path: otherPath });
    await runTurn(session, threadId, 'goes on');
    await resume(session, { threadId: NOBODY, history: [message('from history'), answer('remembered')] });
    await session.request('thread/resume', { threadId: 'junk', path: join(session.places.root, 'broken.jsonl') });
    await session.request('thread/list', {});
  },
};

function message(text: string) {
  return { type: 'message', role: 'user', content: [{ type: 'input_text', text }] };
}

function answer(text: string) {
  return { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
}

async function fork(session: Session, params: object): Promise<Message | undefined> {
  const answer = await session.request('thread/fork', params);
  if (answer?.result) await session.announced('thread/started');
  return answer;
}

const forking: Script = {
  title: 'THR-03, THR-04, THR-05: threads are forked',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path(), ...FREE });
    await fork(session, { threadId });
    await runTurn(session, threadId, 'first');
    await runTurn(session, threadId, '#shell');
    const path = pathOf(await fork(session, { threadId }));
    for (const params of [
      { threadId, ephemeral: true },
      { threadId, excludeTurns: true },
      { threadId, ephemeral: true, excludeTurns: true },
      { threadId, path: '' },
      { threadId: NOBODY, path },
      { threadId: '', path },
      { threadId, path: '/none.jsonl' },
      { threadId: NOBODY },
      { threadId: 'bad' },
      { threadId, permissions: ':read-only', sandbox: 'read-only' },
      { threadId, threadSource: 'user' },
      { threadId, model: 'gpt-5.4', sandbox: 'read-only', approvalPolicy: 'untrusted', developerInstructions: 'x' },
    ]) {
      await fork(session, params);
    }
    const { thread } = ((await fork(session, { threadId }))?.result ?? { thread: { id: NOBODY } }) as {
      thread: { id: string };
    };
    await runTurn(session, thread.id, 'in the fork');
    await session.request('thread/read', { threadId: thread.id, includeTurns: true });
    await session.request('thread/read', { threadId, includeTurns: true });
    const turn = await begin(session, threadId, '#hold');
    await session.announced('item/agentMessage/delta', { turnId: turn });
    await held(session);
    await fork(session, { threadId });
    session.model.release();
    await ended(session, turn);
    await session.request('thread/loaded/list', {});
    await session.request('thread/list', {});
  },
};

export const lifeScripts = [names, archive, unsubscribed, resuming, forking];
