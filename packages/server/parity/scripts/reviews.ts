/** Reviews in the thread itself and in one of their own. */
import { gitIn } from '../../test/repositories.js';
import type { Session } from '../support/session.js';
import { FREE, NOBODY, held, runTurn, startThread } from './on-threads.js';
import type { Script } from './script.js';

function review(session: Session, threadId: string) {
  return async (target: object, more: object = {}) => {
    const answer = await session.request('review/start', { threadId, target, ...more });
    const { reviewThreadId, turn } = (answer?.result ?? {}) as { reviewThreadId?: string; turn?: { id: string } };
    if (reviewThreadId !== undefined) await session.announced('turn/completed', { threadId: reviewThreadId });
    return turn?.id ?? '';
  };
}

const reviews: Script = {
  title: 'THR-19: reviews of every kind, inline and detached',
  async prepare({ workspace }) {
    await gitIn(workspace)('init', '--quiet', '--initial-branch=main');
  },
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path(), ...FREE });
    await runTurn(session, threadId, 'hello');
    const start = review(session, threadId);
    await start({ type: 'uncommittedChanges' });
    await start({ type: 'custom', instructions: 'Look #finding twice.' });
    await start({ type: 'custom', instructions: '#shell' });
    await start({ type: 'custom', instructions: '  ' });
    await start({ type: 'baseBranch', branch: 'none' });
    await start({ type: 'baseBranch', branch: '' });
    await start({ type: 'commit', sha: 'deadbeef', title: null });
    await start({ type: 'commit', sha: 'deadbeef', title: 'A title' });
    await start({ type: 'commit', sha: '', title: null });
    await start({ type: 'bogus' });
    await start({});
    await session.request('review/start', { threadId });
    await session.request('review/start', { threadId: NOBODY, target: { type: 'uncommittedChanges' } });
    await start({ type: 'custom', instructions: 'Apart, please.' }, { delivery: 'detached' });
    await start({ type: 'custom', instructions: 'Here, please.' }, { delivery: 'inline' });
    await session.request('thread/read', { threadId, includeTurns: true });
    await session.request('thread/loaded/list', {});
  },
};

const interrupted: Script = {
  title: 'a review cannot be steered, and is interrupted',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, FREE);
    session.model.holdsNext = true;
    const answer = await session.request('review/start', {
      threadId,
      target: { type: 'custom', instructions: 'Look.' },
    });
    const { turn } = (answer?.result ?? { turn: { id: '' } }) as { turn: { id: string } };
    const started = await session.announced('turn/started', { threadId });
    const { turn: other } = (started?.params ?? { turn: { id: '' } }) as { turn: { id: string } };
    await held(session);
    const input = [{ type: 'text', text: 'more' }];
    await session.request('turn/steer', { threadId, input, expectedTurnId: turn.id });
    await session.request('turn/interrupt', { threadId, turnId: 'nope' });
    await session.request('turn/interrupt', { threadId, turnId: other.id });
    await session.announced('turn/completed', { threadId });
    await runTurn(session, threadId, 'and on');
  },
};

export const reviewScripts = [reviews, interrupted];
