/** Questions before commands are run and files are changed, with every answer that can be given. */
import type { Message } from '../support/messages.js';
import type { Session } from '../support/session.js';
import { ASKING, begin, ended, runTurn, startThread } from './on-threads.js';
import type { Script } from './script.js';
import { plantFiles } from './turns.js';

type Reply = (session: Session, question: Message | undefined) => void;

const decide =
  (decision: unknown): Reply =>
  (session, question) =>
    session.reply(question, { decision });

const fail: Reply = (session, question) =>
  question && session.send({ id: question.id, error: { code: -32_000, message: 'cannot be asked' } });

interface Asked {
  threadId: string;
  text: string;
  /** The method of the question. */
  method: string;
  reply: Reply;
}

/** A turn with one question. */
async function answerOnce(session: Session, { threadId, text, method, reply }: Asked): Promise<void> {
  const turn = await begin(session, threadId, text);
  reply(session, await session.asked(method, { threadId }));
  await ended(session, turn);
}

const COMMAND = 'item/commandExecution/requestApproval';
const CHANGE = 'item/fileChange/requestApproval';

const commandDecisions: Script = {
  title: 'APR-12: a command is asked for, and every answer',
  async run(session) {
    await session.initialize();
    for (const reply of [
      decide('accept'),
      decide('decline'),
      decide('cancel'),
      decide('bogus'),
      fail,
      decide({ acceptWithExecpolicyAmendment: { execpolicy_amendment: ['echo', 'hello'] } }),
    ] satisfies Reply[]) {
      const threadId = await startThread(session, { cwd: session.path(), ...ASKING });
      await answerOnce(session, { threadId, text: '#shell', method: COMMAND, reply });
      await session.request('thread/read', { threadId, includeTurns: true });
    }
  },
};

const remembered: Script = {
  title: 'an answer that holds for the session, and rules that outlive it',
  async run(session) {
    await session.initialize();
    const params = { cwd: session.path(), ...ASKING };
    const forSession = await startThread(session, params);
    const reply = decide('acceptForSession');
    await answerOnce(session, { threadId: forSession, text: '#again', method: COMMAND, reply });
    await runTurn(session, forSession, '#touch');
    const ruled = await startThread(session, params);
    const amend = decide({ acceptWithExecpolicyAmendment: { execpolicy_amendment: ['touch'] } });
    await answerOnce(session, { threadId: ruled, text: '#touch', method: COMMAND, reply: amend });
    await runTurn(session, ruled, '#touch');
  },
};

const policies: Script = {
  title: 'which commands are asked for under which policy',
  prepare: plantFiles,
  async run(session) {
    await session.initialize();
    const open = (more: object) =>
      startThread(session, { cwd: session.path(), sandbox: 'danger-full-access', ...more });
    const untrusted = await open({ approvalPolicy: 'untrusted' });
    await runTurn(session, untrusted, '#read');
    await runTurn(session, untrusted, '#list');
    const never = await open({ approvalPolicy: 'never' });
    await runTurn(session, never, '#touch');
    await runTurn(session, never, '#escalate');
    const onRequest = await open({ approvalPolicy: 'on-request' });
    await runTurn(session, onRequest, '#touch');
    const onFailure = await open({ approvalPolicy: 'on-failure' });
    await runTurn(session, onFailure, '#failing');
  },
};

const escalations: Script = {
  title: 'APR-11: a command that wants to leave the sandbox',
  isSandboxed: true,
  async run(session) {
    await session.initialize();
    for (const [approvalPolicy, decision] of [
      ['on-request', 'accept'],
      ['on-request', 'decline'],
    ] as const) {
      const threadId = await startThread(session, { cwd: session.path(), sandbox: 'read-only', approvalPolicy });
      const reply = decide(decision);
      await answerOnce(session, { threadId, text: '#escalate', method: COMMAND, reply });
    }
    const never = await startThread(session, { cwd: session.path(), sandbox: 'read-only', approvalPolicy: 'never' });
    await runTurn(session, never, '#escalate');
    await runTurn(session, never, '#denied');
    const unsure = await startThread(session, {
      cwd: session.path(),
      sandbox: 'read-only',
      approvalPolicy: 'untrusted',
    });
    await runTurn(session, unsure, '#escalate');
    const granular = {
      sandbox_approval: false,
      rules: true,
      skill_approval: true,
      request_permissions: true,
      mcp_elicitations: true,
    };
    const closed = await startThread(session, { sandbox: 'read-only', approvalPolicy: { granular } });
    await runTurn(session, closed, '#escalate');
  },
};

const sandboxedTurns: Script = {
  title: 'commands of the model in a sandbox',
  isSandboxed: true,
  prepare: plantFiles,
  async run(session) {
    await session.initialize();
    const start = (sandbox: string) => startThread(session, { cwd: session.path(), sandbox, approvalPolicy: 'never' });
    const reader = await start('read-only');
    for (const text of ['#read', '#denied']) await runTurn(session, reader, text);
    const writer = await start('workspace-write');
    for (const text of ['#touch', '#failing']) await runTurn(session, writer, text);
  },
};

const changeDecisions: Script = {
  title: 'APR-12: a change of files is asked for, and every answer',
  async run(session) {
    await session.initialize();
    for (const reply of [
      decide('decline'),
      decide('cancel'),
      decide('bogus'),
      fail,
      decide('accept'),
    ] satisfies Reply[]) {
      const threadId = await startThread(session, { cwd: session.path(), ...ASKING });
      await answerOnce(session, { threadId, text: '#patch', method: CHANGE, reply });
      await session.request('thread/read', { threadId, includeTurns: true });
      await session.request('fs/readFile', { path: session.path('added.txt') });
    }
    const threadId = await startThread(session, { cwd: session.path(), ...ASKING });
    await answerOnce(session, { threadId, text: '#patch', method: CHANGE, reply: decide('acceptForSession') });
    await runTurn(session, threadId, '#patch');
  },
};

const changePolicies: Script = {
  title: 'which changes are asked for under which policy',
  prepare: plantFiles,
  async run(session) {
    await session.initialize();
    const cwd = session.path();
    const inside = await startThread(session, { cwd, sandbox: 'workspace-write', approvalPolicy: 'on-request' });
    await runTurn(session, inside, '#changes');
    const reader = await startThread(session, { cwd, sandbox: 'read-only', approvalPolicy: 'on-request' });
    await answerOnce(session, { threadId: reader, text: '#patch', method: CHANGE, reply: decide('decline') });
    const never = await startThread(session, { cwd, sandbox: 'read-only', approvalPolicy: 'never' });
    await runTurn(session, never, '#patch');
    const unsure = await startThread(session, { cwd, sandbox: 'workspace-write', approvalPolicy: 'untrusted' });
    for (const text of ['#patch', '#overwriting']) {
      await answerOnce(session, { threadId: unsure, text, method: CHANGE, reply: decide('accept') });
    }
  },
};

const permissions: Script = {
  title: 'APR-12: more permissions are asked for, and every answer',
  config: '[features]\nrequest_permissions_tool = true\n',
  async run(session) {
    await session.initialize();
    const granular = { sandbox_approval: true, rules: true, skill_approval: true, mcp_elicitations: true };
    const params = { cwd: session.path(), sandbox: 'read-only' };
    for (const reply of [
      { permissions: { network: { enabled: true } }, scope: 'turn' },
      { permissions: {}, scope: 'turn' },
      { permissions: { network: { enabled: true } }, scope: 'session' },
      { granted: true },
    ]) {
      const threadId = await startThread(session, { ...params, approvalPolicy: 'on-request' });
      const turn = await begin(session, threadId, '#permissions');
      session.reply(await session.asked('item/permissions/requestApproval', { threadId }), reply);
      await ended(session, turn);
    }
    const refusing = { granular: { ...granular, request_permissions: false } };
    for (const approvalPolicy of ['never', refusing]) {
      const threadId = await startThread(session, { ...params, approvalPolicy });
      await runTurn(session, threadId, '#permissions');
    }
  },
};

export const approvalScripts = [
  commandDecisions,
  remembered,
  policies,
  escalations,
  sandboxedTurns,
  changeDecisions,
  changePolicies,
  permissions,
];
