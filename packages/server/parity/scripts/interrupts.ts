/** Turns that are steered and interrupted, at every moment. */
import type { Session } from '../support/session.js';
import { ASKING, FREE, NOBODY, begin, ended, held, runTurn, startThread, textOf } from './on-threads.js';
import type { Script } from './script.js';

function helpers(session: Session, threadId: string) {
  const steer = (expectedTurnId: string, input: unknown = textOf('more'), id = threadId) =>
    session.request('turn/steer', { threadId: id, input, expectedTurnId });
  const interrupt = (turnId: string, id = threadId) => session.request('turn/interrupt', { threadId: id, turnId });
  const hold = async (text = '#hold') => {
    const turn = await begin(session, threadId, text);
    await session.announced('item/agentMessage/delta', { turnId: turn });
    await held(session);
    return turn;
  };
  return { steer, interrupt, hold };
}

const steering: Script = {
  title: 'TRN-02: a turn is steered while the model talks, and what cannot be steered',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, FREE);
    const { steer, hold } = helpers(session, threadId);
    await steer('x');
    await steer('');
    await steer('x', []);
    const turn = await hold();
    await steer(NOBODY);
    await steer('');
    await steer(turn, []);
    await steer(turn, textOf('x'.repeat(1_048_577)));
    await steer(turn, textOf('and more'));
    session.model.release();
    await ended(session, turn);
    await steer(turn);
    await steer('x', textOf('x'), NOBODY);
    await steer('x', textOf('x'), 'y');
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const duringCommand: Script = {
  title: 'a turn is steered while a command runs',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, FREE);
    const turn = await begin(session, threadId, '#slow-command');
    await session.announced('item/started', { item: { type: 'commandExecution' } });
    await session.request('turn/steer', { threadId, input: textOf('while it runs'), expectedTurnId: turn });
    await ended(session, turn);
  },
};

const compaction: Script = {
  title: 'a compaction cannot be steered, and is interrupted',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const { steer, interrupt } = helpers(session, threadId);
    await runTurn(session, threadId, 'hello');
    await session.announced('turn/started', { threadId });
    session.model.holdsNext = true;
    await session.request('thread/compact/start', { threadId });
    const started = await session.announced('turn/started', { threadId });
    const { turn } = (started?.params ?? { turn: { id: '' } }) as { turn: { id: string } };
    await held(session);
    await steer(turn.id);
    await interrupt(turn.id);
    await ended(session, turn.id);
  },
};

const startedTwice: Script = {
  title: 'a turn that is started while another one runs goes into it',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const { hold } = helpers(session, threadId);
    const turn = await hold();
    await begin(session, threadId, 'and this');
    await session.pause(200);
    session.model.release();
    await ended(session, turn);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const idle: Script = {
  title: 'what is interrupted when nothing runs',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, FREE);
    const { interrupt } = helpers(session, threadId);
    await interrupt('x');
    await interrupt('');
    await interrupt('x', NOBODY);
    await interrupt('x', 'y');
    const turn = await runTurn(session, threadId, 'hello');
    await interrupt(turn);
    await interrupt('x');
    await runTurn(session, threadId, 'and on');
  },
};

const talking: Script = {
  title: 'a turn is interrupted while the model talks, and before it does',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, FREE);
    const { interrupt, hold } = helpers(session, threadId);
    const turn = await hold();
    await interrupt(NOBODY);
    await interrupt('nope');
    await interrupt(turn);
    await ended(session, turn);
    const silent = await begin(session, threadId, '#held-words');
    await held(session);
    await interrupt(silent);
    await ended(session, silent);
    const any = await hold();
    await interrupt('');
    await ended(session, any);
    await runTurn(session, threadId, 'and on');
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const running: Script = {
  title: 'a turn is interrupted while a command runs',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, FREE);
    const { interrupt } = helpers(session, threadId);
    const turn = await begin(session, threadId, '#sleep');
    await session.announced('item/started', { item: { type: 'commandExecution' } });
    await session.pause(300);
    await interrupt(turn);
    await ended(session, turn);
    await runTurn(session, threadId, 'and on');
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const asked: Script = {
  title: 'a turn is interrupted while it waits for an answer',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, ASKING);
    const { interrupt } = helpers(session, threadId);
    for (const [text, method] of [
      ['#shell', 'item/commandExecution/requestApproval'],
      ['#patch', 'item/fileChange/requestApproval'],
    ] as const) {
      const turn = await begin(session, threadId, text);
      const question = await session.asked(method, { threadId });
      await interrupt(turn);
      await ended(session, turn);
      await session.announced('serverRequest/resolved', { threadId });
      session.reply(question, { decision: 'accept' });
      await session.pause(100);
    }
    await runTurn(session, threadId, 'and on');
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

export const interruptScripts = [steering, duringCommand, compaction, startedTwice, idle, talking, running, asked];
