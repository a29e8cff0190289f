/** What there is to choose from for threads, and what they send home. */
import { NOBODY, begin, ended, runTurn, startThread } from './on-threads.js';
import { type Script, inTurn } from './script.js';

const catalogues: Script = {
  title: 'PERM-13: permission profiles and ways of working together',
  async run(session) {
    await session.initialize();
    await inTurn(session, [
      ['permissionProfile/list', {}],
      ['permissionProfile/list', { cwd: session.path() }],
      ['permissionProfile/list', { limit: 1 }],
      ['permissionProfile/list', { limit: 1, cursor: '1' }],
      ['permissionProfile/list', { cursor: 'x' }],
      ['permissionProfile/list', { cursor: '99' }],
      ['collaborationMode/list', {}],
    ]);
  },
};

const feedback: Script = {
  title: 'FB-01: feedback is taken',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    await runTurn(session, threadId, 'hello');
    await inTurn(session, [
      ['feedback/upload', { classification: 'bug', reason: 'It broke.', threadId, includeLogs: false }],
      ['feedback/upload', { classification: 'good_result', includeLogs: true, tags: { a: 'b' } }],
      ['feedback/upload', { classification: 'bug', threadId: 'bad' }],
      ['feedback/upload', { classification: 'bug', threadId: NOBODY }],
      ['feedback/upload', { classification: 'whatever' }],
      ['feedback/upload', {}],
      ['getConversationSummary', { conversationId: threadId }],
      ['getConversationSummary', { conversationId: NOBODY }],
      ['getConversationSummary', {}],
    ]);
  },
};

/** A token that nobody has signed: who takes it reads what it says, and asks no further. */
function unsignedToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const auth = { chatgpt_plan_type: 'pro', chatgpt_account_id: ACCOUNT, chatgpt_user_id: 'user' };
  const claims = { sub: 'user', email: 'dev@example.com', exp: 4_102_444_800, 'https://api.openai.com/auth': auth };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.${Buffer.from('none').toString('base64url')}`;
}

const ACCOUNT = '00000000-0000-4000-8000-000000000001';

const attestation: Script = {
  title: 'ATT-01: a client that can attest is asked before each request to the model',
  needs: ['account/login/start'],
  provider: { requires_openai_auth: true },
  async run(session) {
    await session.initialize({ experimentalApi: true, requestAttestation: true });
    const login = { type: 'chatgptAuthTokens', accessToken: unsignedToken(), chatgptAccountId: ACCOUNT };
    await session.request('account/login/start', login);
    await session.announced('account/login/completed');
    const threadId = await startThread(session);
    for (const text of ['one', 'two']) {
      const turn = await begin(session, threadId, text);
      session.reply(await session.asked('attestation/generate'), { token: `attested ${text}` });
      await ended(session, turn);
    }
  },
};

export const catalogueScripts = [catalogues, feedback, attestation];
