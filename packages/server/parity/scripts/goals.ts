/** Goals, and the turns that the server starts to reach them. */
import { NOBODY, begin, ended, held, resume, runTurn, startThread } from './on-threads.js';
import { type Script, inTurn } from './script.js';

const goals: Script = {
  title: 'GOAL-01, GOAL-02: goals are set, changed, read and cleared',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const set = (more: object) => ['thread/goal/set', { threadId, ...more }] as const;
    const get = ['thread/goal/get', { threadId }] as const;
    const clear = ['thread/goal/clear', { threadId }] as const;
    const ephemeral = await startThread(session, { ephemeral: true });
    await inTurn(session, [
      get,
      clear,
      set({}),
      set({ status: 'paused' }),
      set({ objective: '' }),
      set({ objective: '  ' }),
      set({ objective: 'x'.repeat(4001), status: 'paused' }),
      set({ objective: 'Write docs', status: 'paused' }),
      get,
      set({ tokenBudget: 0 }),
      set({ tokenBudget: -5 }),
      set({ tokenBudget: 1000 }),
      set({ tokenBudget: null }),
      set({ status: 'blocked' }),
      set({ status: 'usageLimited' }),
      set({ status: 'budgetLimited' }),
      set({ status: 'complete' }),
      set({ status: 'bogus' }),
      set({ objective: 'Something else', status: 'paused', tokenBudget: 5 }),
      get,
      clear,
      get,
      clear,
      ['thread/goal/get', { threadId: NOBODY }],
      ['thread/goal/set', { threadId: NOBODY, objective: 'x' }],
      ['thread/goal/clear', { threadId: NOBODY }],
      ['thread/goal/get', { threadId: 'x' }],
      ['thread/goal/set', { threadId: ephemeral, objective: 'x' }],
      ['thread/goal/get', { threadId: ephemeral }],
      ['thread/goal/clear', { threadId: ephemeral }],
    ]);
  },
};

const continued: Script = {
  title: 'GOAL-05: an active goal makes turns until its budget is used up',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    await runTurn(session, threadId, '#fine');
    await session.request('thread/goal/set', { threadId, objective: 'Finish it', tokenBudget: 300 });
    for (const _ of [1, 2, 3]) await session.announced('turn/completed', { threadId });
    await session.announced('thread/goal/updated', { goal: { status: 'budgetLimited' } });
    await inTurn(session, [
      ['thread/goal/get', { threadId }],
      ['thread/goal/set', { threadId, status: 'paused' }],
      ['thread/goal/clear', { threadId }],
    ]);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const counted: Script = {
  title: 'GOAL-03: turns count towards a goal, and who resumes is told of it',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    await runTurn(session, threadId, '#fine');
    const turn = await begin(session, threadId, '#hold');
    await held(session);
    await session.request('thread/goal/set', { threadId, objective: 'Finish it', tokenBudget: 100 });
    session.model.release();
    await ended(session, turn);
    await session.announced('thread/goal/updated', { goal: { status: 'budgetLimited' } });
    const answer = await session.request('thread/resume', { threadId });
    if (answer) await session.announced('thread/goal/updated', { turnId: null, goal: { status: 'budgetLimited' } });
    await session.request('thread/goal/clear', { threadId });
    await resume(session, { threadId });
  },
};

const limited: Script = {
  title: 'GOAL-06: a goal waits when its model is used up',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    await runTurn(session, threadId, '#used-up');
    await session.request('thread/goal/set', { threadId, objective: 'Finish it' });
    await session.announced('thread/goal/updated', { goal: { status: 'usageLimited' } });
    await session.announced('turn/completed', { threadId });
    await session.pause(300);
    await session.request('thread/goal/get', { threadId });
  },
};

export const goalScripts = [goals, continued, counted, limited];
