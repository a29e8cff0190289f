/** What is done to the history and the settings of a thread without the model. */
import type { Session } from '../support/session.js';
import { FREE, NOBODY, begin, ended, held, resume, runTurn, startThread } from './on-threads.js';
import { type Script, inTurn } from './script.js';

const rollback: Script = {
  title: 'THR-18: turns are taken back',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const back = (numTurns: unknown, id = threadId) => session.request('thread/rollback', { threadId: id, numTurns });
    await back(1);
    for (const text of ['one', 'two', '#shell', 'four']) await runTurn(session, threadId, text);
    await back(0);
    await back(-1);
    await back(1);
    await back(2);
    await runTurn(session, threadId, 'instead of two');
    await session.request('thread/read', { threadId, includeTurns: true });
    await session.request('thread/turns/list', { threadId });
    const turn = await begin(session, threadId, '#hold');
    await session.announced('item/agentMessage/delta', { turnId: turn });
    await held(session);
    await back(1);
    session.model.release();
    await ended(session, turn);
    await runTurn(session, threadId, 'and on');
    await back(99);
    await back(1, NOBODY);
    await back(1, 'x');
    await session.restart();
    await session.initialize();
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const injecting: Script = {
  title: 'THR-17: items are put into a history',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const put = (items: unknown, id = threadId) => ['thread/inject_items', { threadId: id, items }] as const;
    await inTurn(session, [
      put([]),
      put([5]),
      put([{}]),
      put([{ type: 'no_such_item', x: 1 }]),
      put([{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'put in' }] }]),
      put([{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'put in too' }] }]),
      put([{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'x' }] }, 'y']),
      put([{ type: 'message' }], NOBODY),
      put([{ type: 'message' }], 'x'),
      ['turn/inject_items', { threadId, items: [] }],
      ['thread/list', {}],
    ]);
    await runTurn(session, threadId, 'go on');
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const compacting: Script = {
  title: 'a history is made shorter, at rest and in the middle of a turn',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const compact = (id = threadId) => session.request('thread/compact/start', { threadId: id });
    const done = () => session.announced('turn/completed', { threadId });
    await runTurn(session, threadId, 'hello');
    await compact();
    await done();
    await runTurn(session, threadId, 'after');
    await session.request('thread/read', { threadId, includeTurns: true });
    await compact(NOBODY);
    await compact('x');
    const turn = await begin(session, threadId, '#hold');
    await session.announced('item/agentMessage/delta', { turnId: turn });
    await held(session);
    await compact();
    await ended(session, turn);
    await done();
  },
};

const shell: Script = {
  title: 'THR-16, ITM-01: commands of the user, at rest and in the middle of a turn',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path(), ...FREE });
    const run = (command: string, id = threadId) => session.request('thread/shellCommand', { threadId: id, command });
    const done = () => session.announced('turn/completed', { threadId });
    for (const command of ['echo from the user', 'echo oops >&2; exit 4', 'pwd']) {
      await run(command);
      await done();
    }
    await run('');
    await run('  ');
    await run('true', NOBODY);
    await run('true', 'x');
    const turn = await begin(session, threadId, '#hold-once');
    await session.announced('item/agentMessage/delta', { turnId: turn });
    await held(session);
    await run('echo inside');
    await session.announced('item/completed', { item: { type: 'commandExecution', aggregatedOutput: 'inside\n' } });
    session.model.release();
    await ended(session, turn);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const counting: Script = {
  title: 'questions elsewhere are counted, terminals cleaned up, denials overruled',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const step = (method: string, more: object = {}) => [`thread/${method}`, { threadId, ...more }] as const;
    await inTurn(session, [
      step('increment_elicitation'),
      step('increment_elicitation'),
      step('decrement_elicitation'),
      step('decrement_elicitation'),
      step('decrement_elicitation'),
      step('increment_elicitation', { threadId: NOBODY }),
      step('decrement_elicitation', { threadId: 'x' }),
      step('backgroundTerminals/clean'),
      step('backgroundTerminals/clean', { threadId: NOBODY }),
      step('backgroundTerminals/clean', { threadId: 'x' }),
      step('approveGuardianDeniedAction', { event: {} }),
      step('approveGuardianDeniedAction', { event: 'x' }),
      step('approveGuardianDeniedAction', { event: { id: 'a' } }),
    ]);
  },
};

const realtime: Script = {
  title: 'a conversation by voice, where there is none',
  needs: ['thread/realtime/start'],
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    await inTurn(session, [
      ['thread/realtime/listVoices', {}],
      ['thread/realtime/start', { threadId, outputModality: 'text' }],
      ['thread/realtime/start', { threadId, outputModality: 'bogus' }],
      ['thread/realtime/appendText', { threadId, text: 'x' }],
      ['thread/realtime/stop', { threadId }],
    ]);
  },
};

/** Changes and waits for what is in force; without a change nothing is told. */
async function change(session: Session, threadId: string, more: object, isTold = true): Promise<void> {
  const answer = await session.request('thread/settings/update', { threadId, ...more });
  if (answer?.result && isTold) await session.announced('thread/settings/updated', { threadId });
}

const settings: Script = {
  title: 'SET-01, SET-02: settings are changed without a turn',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path() });
    const collaborationMode = {
      mode: 'plan',
      settings: { model: 'gpt-5.5', reasoning_effort: 'low', developer_instructions: null },
    };
    await change(session, threadId, {}, false);
    for (const more of [
      { model: 'gpt-5.4' },
      { effort: 'high', summary: 'detailed' },
      { approvalPolicy: 'untrusted' },
      { approvalPolicy: { granular: GRANULAR } },
      { sandboxPolicy: { type: 'workspaceWrite', writableRoots: [], networkAccess: true } },
      { sandboxPolicy: { type: 'dangerFullAccess' } },
      { sandboxPolicy: { type: 'externalSandbox', networkAccess: 'enabled' } },
      { sandboxPolicy: { type: 'readOnly', networkAccess: true } },
      { cwd: session.places.root },
      { cwd: 'relative' },
      { permissions: ':read-only' },
      { permissions: ':workspace' },
      { serviceTier: 'fast' },
      { serviceTier: null },
      { personality: 'friendly' },
      { collaborationMode },
      { approvalsReviewer: 'auto_review' },
      { model: 'no-such-model' },
      { permissions: ':workspace', sandboxPolicy: { type: 'dangerFullAccess' } },
      { permissions: 'nope' },
      { effort: 'bogus' },
    ]) {
      await change(session, threadId, more);
    }
    await change(session, threadId, { model: 'no-such-model' }, false);
    await change(session, NOBODY, { model: 'gpt-5.4' });
    await change(session, 'x', { model: 'gpt-5.4' });
    await runTurn(session, threadId, 'hello');
    await resume(session, { threadId });
    const turn = await begin(session, threadId, '#hold');
    await session.announced('item/agentMessage/delta', { turnId: turn });
    await held(session);
    await change(session, threadId, { model: 'gpt-5.5' });
    session.model.release();
    await ended(session, turn);
  },
};

const GRANULAR = {
  sandbox_approval: true,
  rules: true,
  skill_approval: false,
  request_permissions: true,
  mcp_elicitations: false,
};

export const upkeepScripts = [rollback, injecting, compacting, shell, counting, realtime, settings];
