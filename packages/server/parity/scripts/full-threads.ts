/** Conversations that become too long for the model. */
import { byText } from '../../../../test/support/mock-model/by-text.js';
import { FULL, failing } from '../support/model-scripts.js';
import type { Session } from '../support/session.js';
import { FREE, begin, ended, held, resume, runTurn, startThread, textOf } from './on-threads.js';
import type { Script } from './script.js';

const shortened: Script = {
  title: 'a history is made shorter by itself, before a turn and within one',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, FREE);
    for (const text of ['#full', 'and on', '#full-call', 'on again']) await runTurn(session, threadId, text);
    await session.request('thread/read', { threadId, includeTurns: true });
    await runTurn(session, threadId, '#full');
    await session.restart();
    await session.initialize();
    await resume(session, { threadId });
    await runTurn(session, threadId, 'and on');
  },
};

const steered: Script = {
  title: 'what is steered into a turn is heard when the history was made shorter',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const turn = await begin(session, threadId, '#full-held');
    await session.announced('item/agentMessage/delta', { turnId: turn });
    await held(session);
    await session.request('turn/steer', { threadId, input: textOf('and more'), expectedTurnId: turn });
    session.model.release();
    await ended(session, turn);
  },
};

/** Every answer fills the thread, and what is asked to make it shorter comes to this. */
function stuck(title: string, answer: ReturnType<typeof failing>, texts: readonly string[]): Script {
  return {
    title,
    // What is longer is in the words of the servers.
    player: byText((text) => (text.length > 60 ? answer : [{ parts: [{ say: 'Full.' }], usage: FULL }])),
    async run(session: Session) {
      await session.initialize();
      const threadId = await startThread(session);
      for (const text of texts) await runTurn(session, threadId, text);
    },
  };
}

const broken = stuck('a turn fails when the history cannot be made shorter', failing('server_error'), ['a', 'b', 'c']);

const endless = stuck(
  'a turn fails when not even the request to make it shorter fits',
  failing('context_length_exceeded'),
  ['a', 'b'],
);

const configured: Script = {
  title: 'the configuration says how long a history may become',
  async run(session) {
    await session.initialize();
    for (const config of [{ model_auto_compact_token_limit: 150 }, { model_context_window: 166 }, {}]) {
      const threadId = await startThread(session, { config });
      await runTurn(session, threadId, 'hello');
      await runTurn(session, threadId, 'and on');
    }
  },
};

const refilled: Script = {
  title: 'a turn begins with a shorter history when the one before did not fit',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    await runTurn(session, threadId, '#too-long');
    await session.restart();
    await session.initialize();
    await resume(session, { threadId });
    await runTurn(session, threadId, 'and on');
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

export const fullThreadScripts = [shortened, steered, broken, endless, configured, refilled];
