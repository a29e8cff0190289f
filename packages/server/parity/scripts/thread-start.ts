/** How threads begin, with every setting that can be asked for. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitIn } from '../../test/repositories.js';
import type { Places } from '../support/places.js';
import { FREE, resume, runTurn, startThread } from './on-threads.js';
import { type Script, inTurn } from './script.js';

const tool = (more: object) => ({ name: 'a', description: 'd', inputSchema: { type: 'object' }, ...more });

const settings: Script = {
  title: 'THR-01, THR-02, THR-09, THR-11, THR-12, THR-13: threads that begin with settings of every kind',
  prepare: ({ workspace }) => writeFile(join(workspace, 'AGENTS.md'), 'Be brief.\n'),
  async run(session) {
    await session.initialize();
    const cwd = session.path();
    for (const params of [
      {},
      { cwd, model: 'gpt-5.4', approvalPolicy: 'on-request', sandbox: 'read-only' },
      { cwd, approvalPolicy: 'untrusted', sandbox: 'read-only', ephemeral: true },
      { cwd: '/no/such/dir' },
      { cwd: 'relative/dir' },
      { cwd: '' },
      { cwd: session.places.root },
      { model: 'no-such-model' },
      { modelProvider: 'no-such-provider' },
      { modelProvider: 'openai', model: 'gpt-5.4' },
      { config: { model_reasoning_effort: 'high' } },
      { config: { no_such: 1 } },
      { config: { sandbox_mode: 'bogus' } },
      { serviceTier: 'fast' },
      { serviceTier: null },
      { serviceTier: 'flex' },
      { serviceTier: 'bogus' },
      { permissions: ':read-only' },
      { permissions: ':workspace' },
      { permissions: ':danger-full-access' },
      { permissions: 'nope' },
      { permissions: ':read-only', sandbox: 'read-only' },
      { runtimeWorkspaceRoots: ['rel', session.places.root], cwd },
      { environments: [{ environmentId: 'nope', cwd: '/tmp' }] },
      { environments: [{ environmentId: 'local', cwd }] },
      { environments: [] },
      { approvalsReviewer: 'auto_review' },
      { approvalsReviewer: 'guardian_subagent' },
      { approvalsReviewer: 'bogus' },
      { approvalPolicy: 'on-failure' },
      { approvalPolicy: { granular: GRANULAR } },
      { approvalPolicy: { granular: {} } },
      { approvalPolicy: 'bogus' },
      { sandbox: 'bogus' },
      { personality: 'pragmatic', developerInstructions: 'dev', baseInstructions: 'base', serviceName: 'parity' },
      { threadSource: 'user', sessionStartSource: 'clear' },
      { threadSource: 'subagent' },
      { threadSource: 'bogus' },
      { mockExperimentalField: 'x' },
      { experimentalRawEvents: true, ephemeral: true },
      // Trusts the folder from here on, so that it comes last.
      { cwd, sandbox: 'workspace-write' },
      { cwd },
      { cwd, ...FREE },
    ]) {
      await startThread(session, params);
    }
    await inTurn(session, [
      ['thread/start', []],
      ['thread/start', { model: 3 }],
      ['thread/loaded/list', {}],
      ['thread/loaded/list', { limit: 3 }],
      ['thread/loaded/list', { limit: 0 }],
      ['thread/loaded/list', { cursor: 'bogus' }],
      ['thread/list', {}],
    ]);
  },
};

const GRANULAR = {
  sandbox_approval: true,
  rules: false,
  skill_approval: true,
  request_permissions: true,
  mcp_elicitations: true,
};

const tools: Script = {
  title: 'DYN-03: tools that a client brings along are checked',
  async run(session) {
    await session.initialize();
    for (const dynamicTools of [
      [],
      [tool({})],
      [tool({ name: 'bad name!' })],
      [tool({ name: '' })],
      [tool({ name: 'x'.repeat(129) })],
      [tool({}), tool({})],
      [tool({}), tool({ namespace: 'n' })],
      [tool({ namespace: 'bad name!' })],
      [tool({ namespace: 'x'.repeat(65) })],
      [tool({ namespace: 'mcp__x' })],
      [tool({ name: 'mcp__x' })],
      [tool({ inputSchema: 5 })],
      [tool({ inputSchema: {} })],
      [tool({ deferLoading: true })],
      [tool({ namespace: 'n', deferLoading: true })],
      [{ description: 'd', inputSchema: {} }],
    ]) {
      await startThread(session, { dynamicTools });
    }
  },
};

const loaded: Script = {
  title: 'LST-01: the threads in memory, page by page',
  async run(session) {
    await session.initialize();
    const ids = [];
    for (const _ of [1, 2, 3, 4]) ids.push(await startThread(session, { ephemeral: true }));
    for (const params of [{}, { limit: 2 }, { limit: 2, cursor: ids[1] }, { limit: 2, cursor: ids[3] }, { limit: 4 }]) {
      await session.request('thread/loaded/list', params);
    }
  },
};

/** The workspace has a commit; of the repositories below it one is empty, one has an origin alone, one is at no branch. */
async function plantRepositories({ workspace }: Places): Promise<void> {
  const init = ['init', '--quiet', '--initial-branch=main'];
  const commit = ['commit', '--quiet', '--allow-empty', '--message=one'];
  const remote = ['remote', 'add', 'origin', 'https://example.com/x.git'];
  for (const [name, ...commands] of [
    ['', init, commit, remote],
    ['fresh', init],
    ['cloned', init, remote],
    ['detached', init, commit, ['checkout', '--quiet', '--detach']],
  ] as [string, ...string[][]][]) {
    const folder = join(workspace, name);
    await mkdir(folder, { recursive: true });
    for (const command of commands) await gitIn(folder)(...command);
  }
}

const repositories: Script = {
  title: 'the repository that a thread, its fork and its review work in',
  prepare: plantRepositories,
  async run(session) {
    await session.initialize();
    const read = (threadId: string) => session.request('thread/read', { threadId });
    for (const cwd of ['', 'fresh', 'cloned', 'detached'].map((name) => session.path(name))) {
      const threadId = await startThread(session, { cwd, ...FREE });
      await read(threadId);
      await runTurn(session, threadId, 'hello');
      await read(threadId);
      await session.request('thread/fork', { threadId });
      const told = await session.announced('thread/started', { thread: { forkedFromId: threadId } });
      const { thread } = (told?.params ?? { thread: { id: '' } }) as { thread: { id: string } };
      await read(thread.id);
    }
    const ephemeral = await startThread(session, { ephemeral: true, ...FREE });
    await runTurn(session, ephemeral, 'hello');
    await read(ephemeral);
    const threadId = await startThread(session, FREE);
    await session.request('thread/metadata/update', { threadId, gitInfo: { branch: 'mine' } });
    await runTurn(session, threadId, 'hello');
    await session.request('thread/list', {});
    const target = { type: 'custom', instructions: '#fine' };
    const review = await session.request('review/start', { threadId, target, delivery: 'detached' });
    const { reviewThreadId = '' } = (review?.result ?? {}) as { reviewThreadId?: string };
    await session.announced('turn/completed', { threadId: reviewThreadId });
    await read(reviewThreadId);
    await session.restart();
    await session.initialize();
    await session.request('thread/list', {});
    await resume(session, { threadId });
  },
};

export const startScripts = [settings, tools, loaded, repositories];
