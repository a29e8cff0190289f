/** Several clients with one thread, and clients that do not want everything. */
import type { Session } from '../support/session.js';
import { ASKING, begin, ended, held, resume, runTurn, startThread, textOf } from './on-threads.js';
import { type Script, inTurn } from './script.js';

const QUESTION = 'item/commandExecution/requestApproval';

async function twoClients(session: Session): Promise<string> {
  await session.initialize({ experimentalApi: true }, 'A');
  await session.initialize({ experimentalApi: true }, 'B');
  const threadId = await startThread(session, { cwd: session.path(), ...ASKING }, 'A');
  await session.announced('thread/started', { thread: { id: threadId } }, 'B');
  return threadId;
}

/** Until both have heard that nothing runs any more. */
async function bothIdle(session: Session): Promise<void> {
  for (const conn of ['A', 'B']) await session.announced('thread/status/changed', { status: { type: 'idle' } }, conn);
}

const shared: Script = {
  title: 'two clients with one thread: who is told what, and whose answer counts',
  listen: 'ws',
  async run(session) {
    const threadId = await twoClients(session);
    await runTurn(session, threadId, 'one', {}, 'A');
    await bothIdle(session);
    await session.request('thread/loaded/list', {}, 'B');
    await session.request('thread/read', { threadId, includeTurns: true }, 'B');
    await resume(session, { threadId }, 'B');
    await session.announced('thread/goal/cleared', { threadId }, 'A');
    await runTurn(session, threadId, 'two', {}, 'A');
    await bothIdle(session);

    const asked = await begin(session, threadId, '#shell', {}, 'A');
    const [toA, toB] = [await session.asked(QUESTION, {}, 'A'), await session.asked(QUESTION, {}, 'B')];
    session.reply(toB, { decision: 'accept' }, 'B');
    await ended(session, asked, 'A');
    session.reply(toA, { decision: 'decline' }, 'A');
    await bothIdle(session);

    const steered = await begin(session, threadId, '#hold', {}, 'B');
    await held(session);
    const more = { threadId, expectedTurnId: steered, input: textOf('from A') };
    await session.request('turn/steer', more, 'A');
    session.model.release();
    await ended(session, steered, 'B');
    await bothIdle(session);

    await session.request('thread/unsubscribe', { threadId }, 'B');
    await runTurn(session, threadId, 'three', {}, 'A');
    await bothIdle(session);
    await session.request('thread/name/set', { threadId, name: 'named by B' }, 'B');
    await session.announced('thread/name/updated', { threadId }, 'A');
    await startThread(session, { ephemeral: true }, 'A');
    await session.request('thread/archive', { threadId }, 'B');
    await session.announced('thread/archived', { threadId }, 'A');
    await session.request('thread/unarchive', { threadId }, 'A');
    await session.announced('thread/unarchived', { threadId }, 'B');
  },
};

const gone: Script = {
  title: 'a client goes away in the middle of a turn, and another one takes over',
  listen: 'ws',
  async run(session) {
    const threadId = await twoClients(session);
    await runTurn(session, threadId, 'one', {}, 'A');
    await bothIdle(session);
    await begin(session, threadId, '#shell', {}, 'A');
    await session.asked(QUESTION, {}, 'A');
    session.disconnect('A');
    await session.pause(200);
    await resume(session, { threadId }, 'B');
    session.reply(await session.asked(QUESTION, {}, 'B'), { decision: 'decline' }, 'B');
    await session.announced('turn/completed', { threadId }, 'B');
    await session.request('thread/loaded/list', {}, 'B');
  },
};

const wishes: Script = {
  title: 'INI-02: turns for a stable client, and for one that does not want everything',
  listen: 'ws',
  async run(session) {
    const optOutNotificationMethods = [
      'thread/started',
      'thread/status/changed',
      'item/agentMessage/delta',
      'account/rateLimits/updated',
      'item/started',
    ];
    await session.initialize({ experimentalApi: false }, 'stable');
    await session.connect('quiet');
    const capabilities = { experimentalApi: true, requestAttestation: false, optOutNotificationMethods };
    await session.request('initialize', { clientInfo: { name: 'quiet', version: '0' }, capabilities }, 'quiet');
    await session.announced('remoteControl/status/changed', {}, 'quiet');
    const threadId = await startThread(session, { cwd: session.path(), ...ASKING }, 'stable');
    await runTurn(session, threadId, 'one', { effort: 'high' }, 'stable');
    await resume(session, { threadId }, 'quiet');
    await session.announced('thread/goal/cleared', { threadId }, 'stable');
    await runTurn(session, threadId, '#think', { effort: 'low' }, 'quiet');
    const turn = await begin(session, threadId, '#shell', {}, 'stable');
    const question = await session.asked(QUESTION, {}, 'quiet');
    session.reply(question, { decision: 'decline' }, 'quiet');
    await ended(session, turn, 'quiet');
    await ended(session, turn, 'stable');
  },
};

const gate: Script = {
  title: 'INI-02: what threads and turns have that a stable client may not use',
  async run(session) {
    await session.initialize({ experimentalApi: false });
    const threadId = await startThread(session);
    await runTurn(session, threadId, 'hello');
    const thread = (method: string, more: object = {}) => [`thread/${method}`, { threadId, ...more }] as const;
    const turn = (more: object) => ['turn/start', { threadId, input: [], ...more }] as const;
    await inTurn(session, [
      ...['increment_elicitation', 'decrement_elicitation', 'backgroundTerminals/clean', 'turns/list'].map((method) =>
        thread(method),
      ),
      thread('settings/update', { model: 'gpt-5.4' }),
      thread('memoryMode/set', { mode: 'enabled' }),
      thread('search', { searchTerm: 'x' }),
      thread('realtime/listVoices'),
      ['memory/reset', undefined],
      ['collaborationMode/list', {}],
      ...[
        { mockExperimentalField: 'x' },
        { permissions: ':read-only' },
        { runtimeWorkspaceRoots: [] },
        { environments: [] },
        { dynamicTools: [] },
        { experimentalRawEvents: true },
        { persistExtendedHistory: true },
        { approvalPolicy: { granular: GRANULAR } },
      ].map((params) => ['thread/start', params] as const),
      ...[{ history: [] }, { path: '/none' }, { excludeTurns: true }, { permissions: 'x' }].map((more) =>
        thread('resume', more),
      ),
      ...[{ path: '/none' }, { excludeTurns: true }, { permissions: 'x' }].map((more) => thread('fork', more)),
      turn({
        collaborationMode: {
          mode: 'plan',
          settings: { model: 'm', reasoning_effort: null, developer_instructions: null },
        },
      }),
      turn({ environments: [] }),
      turn({ permissions: 'x' }),
      turn({ responsesapiClientMetadata: { a: 'b' } }),
      turn({ approvalPolicy: { granular: GRANULAR } }),
      ['turn/steer', { threadId, input: [], expectedTurnId: 'x', responsesapiClientMetadata: {} }],
    ]);
    // Null and false do not count.
    await startThread(session, { permissions: null, experimentalRawEvents: false, dynamicTools: null });
    await session.request('thread/goal/get', { threadId });
    await session.request('permissionProfile/list', {});
  },
};

const GRANULAR = {
  sandbox_approval: true,
  rules: true,
  skill_approval: true,
  request_permissions: true,
  mcp_elicitations: true,
};

export const clientScripts = [shared, gone, wishes, gate];
