/** Models that refuse, break off and fall silent. */
import { startThread, runTurn } from './on-threads.js';
import type { Script } from './script.js';

const refusing: Script = {
  title: 'turns fail when the model refuses them, and the next one goes on',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const texts = [
      '#limit',
      '#used-up',
      '#refused',
      '#unauthorized',
      '#forbidden',
      '#broken',
      '#no-gateway',
      '#overloaded',
    ];
    for (const text of [...texts, '#prompt', '#reset', 'recovered']) await runTurn(session, threadId, text);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const breaking: Script = {
  title: 'turns fail when the answer breaks off, says that it failed, or falls silent',
  provider: { stream_idle_timeout_ms: 600 },
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const texts = ['#cut', '#unfinished', '#too-long', '#failed', '#incomplete', '#quota', '#hold'];
    for (const text of texts) await runTurn(session, threadId, text);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const retrying: Script = {
  title: 'a stream that breaks off is begun again, and each attempt is told',
  provider: { stream_max_retries: 2 },
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    for (const text of ['#cut', '#flaky', '#broken']) await runTurn(session, threadId, text);
  },
};

const repeating: Script = {
  title: 'a request that is refused is made again, and nobody is told',
  provider: { request_max_retries: 2 },
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    for (const text of ['#stumbling', '#broken', '#limit']) await runTurn(session, threadId, text);
  },
};

export const failureScripts = [refusing, breaking, retrying, repeating];
