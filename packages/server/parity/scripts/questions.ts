/** Plans, questions to the user, and tools that the client runs. */
import type { Message } from '../support/messages.js';
import { PIXEL } from '../../test/pixel.js';
import type { Session } from '../support/session.js';
import { begin, ended, resume, runTurn, startThread } from './on-threads.js';
import type { Script } from './script.js';

const PLAN_MODE = {
  collaborationMode: {
    mode: 'plan',
    settings: { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null },
  },
};

const DEFAULT_MODE = {
  collaborationMode: {
    mode: 'default',
    settings: { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null },
  },
};

const plans: Script = {
  title: 'a plan is kept up to date, and one is proposed in plan mode and outside of it',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    await runTurn(session, threadId, '#plan');
    await runTurn(session, threadId, '#propose', PLAN_MODE);
    await runTurn(session, threadId, '#propose', DEFAULT_MODE);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const asking: Script = {
  title: 'the model asks the user, in plan mode and outside of it',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const ask = async (reply: (question: Message | undefined) => void) => {
      const turn = await begin(session, threadId, '#ask', PLAN_MODE);
      reply(await session.asked('item/tool/requestUserInput', { threadId }));
      await ended(session, turn);
    };
    await ask((question) => session.reply(question, { answers: { colour: { answers: ['Blue'] } } }));
    await ask((question) => session.reply(question, { answers: {} }));
    await ask((question) => session.reply(question, { colour: 'Blue' }));
    await ask((question) => session.send({ id: question?.id, error: { code: -32_000, message: 'nobody is here' } }));
    await runTurn(session, threadId, '#ask', DEFAULT_MODE);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const TOOL = {
  name: 'look_up',
  description: 'Finds a book.',
  inputSchema: { type: 'object', properties: { title: { type: 'string' } } },
};

function tool(session: Session, threadId: string) {
  return async (text: string, reply: (call: Message | undefined) => void) => {
    const turn = await begin(session, threadId, text);
    reply(await session.asked('item/tool/call', { threadId }));
    await ended(session, turn);
  };
}

const tools: Script = {
  title: 'DYN-02: tools of the client are called, and every way of answering',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { dynamicTools: [TOOL, { ...TOOL, namespace: 'library' }] });
    const call = tool(session, threadId);
    const contentItems = [{ type: 'inputText', text: 'By James Joyce.' }];
    await call('#tool', (question) => session.reply(question, { contentItems, success: true }));
    await call('#space-tool', (question) => session.reply(question, { contentItems, success: true }));
    await call('#tool', (question) => session.reply(question, { contentItems, success: false }));
    await call('#tool', (question) => session.reply(question, { contentItems: [], success: true }));
    const cover = { type: 'inputImage', imageUrl: `data:image/png;base64,${PIXEL.toString('base64')}` };
    const withCover = [...contentItems, cover];
    await call('#tool', (question) => session.reply(question, { contentItems: withCover, success: true }));
    await call('#tool', (question) => session.reply(question, { text: 'By James Joyce.' }));
    await call('#tool', (question) => session.send({ id: question?.id, error: { code: -32_000, message: 'closed' } }));
    await session.request('thread/read', { threadId, includeTurns: true });
    await session.restart();
    await session.initialize();
    await resume(session, { threadId });
    await call('#tool', (question) => session.reply(question, { contentItems, success: true }));
  },
};

export const questionScripts = [plans, asking, tools];
