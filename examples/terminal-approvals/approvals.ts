/** One turn in the terminal, and somebody who is asked: about commands, patches, permissions, and by the agent itself. */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type ExperimentalSurface, type ServerRequestHandlers, type Thread, connect } from '@app-server/client';
import { spawn } from '@app-server/client/node';
import { connectWebSocket } from '@app-server/rpc/node';
import type { ServerRequests, ToolRequestUserInputQuestion } from '@app-server/schema/experimental';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', default: 'codex app-server' },
    url: { type: 'string' },
    /** The folder that the turn is about; on the machine of the server. */
    cwd: { type: 'string', default: process.cwd() },
  },
});

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
/** The line that is waited for; a question that is dismissed leaves it to the next one. */
let line: Promise<string | undefined> | undefined;
/** Questions are asked one after the other. */
let busy: Promise<unknown> = Promise.resolve();
let thread: Thread<ExperimentalSurface> | undefined;

const KEYS = { y: 'accept', s: 'acceptForSession', n: 'decline', c: 'cancel' } as const;
type Decision = (typeof KEYS)[keyof typeof KEYS];

const LABELS: Record<Decision, string> = {
  accept: 'y(es)',
  acceptForSession: 's (yes, for this session)',
  decline: 'n(o)',
  cancel: 'c (no, and end the turn)',
};

const serverRequests: ServerRequestHandlers<ServerRequests> = {
  'item/commandExecution/requestApproval': async ({ command, cwd, reason, availableDecisions }, { signal }) => {
    // A refusal is possible whether it is offered or not.
    const offered = [...(availableDecisions ?? ['accept', 'acceptForSession']), 'decline', 'cancel'];
    return { decision: await decide([`Run ${command}`, `in ${cwd}`, reason], offered, signal) };
  },

  'item/fileChange/requestApproval': async ({ itemId, turnId, reason }, { signal }) => {
    const items = thread?.state.turns.find(({ id }) => id === turnId)?.items;
    const item = items?.find(({ id }) => id === itemId);
    const changes = item?.type === 'fileChange' ? item.changes : [];
    const shown = changes.flatMap(({ path, kind, diff }) => [`${kind.type} ${path}`, ...diff.trimEnd().split('\n')]);
    return { decision: await decide(['Change files', ...shown, reason], Object.values(KEYS), signal) };
  },

  'item/permissions/requestApproval': async ({ permissions: { network, fileSystem }, reason }, { signal }) => {
    const wanted = JSON.stringify({ network, fileSystem });
    const decision = await decide([`Grant ${wanted}`, reason], ['accept', 'acceptForSession', 'decline'], signal);
    if (decision !== 'accept' && decision !== 'acceptForSession') return { permissions: {}, scope: 'turn' };
    const permissions = { ...(network && { network }), ...(fileSystem && { fileSystem }) };
    return { permissions, scope: decision === 'accept' ? 'turn' : 'session' };
  },

  'item/tool/requestUserInput': async ({ questions }, { signal }) => {
    const answers: Record<string, { answers: string[] }> = {};
    for (const question of questions) {
      const answer = await answerOf(question, signal);
      if (answer !== undefined) answers[question.id] = { answers: [answer] };
    }
    return { answers };
  },

  otherwise: 'refuse',
};

const options = {
  clientInfo: { name: 'terminal_approvals', title: 'Terminal approvals', version: '1.0.0' },
  experimentalApi: true,
  serverRequests,
} as const;

const [command = '', ...args] = values.server.split(' ');
await using client = values.url
  ? await connect(connectWebSocket(values.url), options)
  : await spawn({ ...options, command, args });
thread = await client.startThread({ cwd: resolve(values.cwd), approvalPolicy: 'on-request', sandbox: 'read-only' });
// A listener hears of an item before anything is asked after it.
client.on('item/completed', ({ item }) => {
  if (item.type === 'agentMessage') print(item.text);
  if (item.type === 'commandExecution' || item.type === 'fileChange') print(`  ${item.type}: ${item.status}`);
});
const { status } = await thread.run(positionals.join(' ') || 'What is in this folder?');
print(`The turn: ${status}`);
process.exitCode = status === 'completed' ? 0 : 1;
process.stdin.destroy();

/** Shows what is asked, and one of the keys decides. Where there is nobody to ask the answer is no. */
async function decide(
  about: (string | null | undefined)[],
  offered: unknown[],
  signal: AbortSignal,
): Promise<Decision> {
  const decisions = Object.values(KEYS).filter((decision) => offered.includes(decision));
  return alone(signal, async () => {
    print(['', ...about.filter(Boolean)].join('\n'));
    for (;;) {
      const word = await ask(decisions.map((decision) => LABELS[decision]).join(', '), signal);
      if (word === undefined) return 'decline';
      const decision = KEYS[word.trim().toLowerCase() as keyof typeof KEYS];
      if (decisions.includes(decision)) return decision;
    }
  });
}

/** The chosen option, or what was typed where that is allowed. Nothing when there is nobody to ask, or it would show. */
async function answerOf(question: ToolRequestUserInputQuestion, signal: AbortSignal): Promise<string | undefined> {
  const { header, isOther, isSecret, options } = question;
  if (isSecret) return undefined;
  const labels = options?.map(({ label }) => label);
  return alone(signal, async () => {
    print(`\n${header}: ${question.question}`);
    for (const { label, description } of options ?? []) print(`- ${label}: ${description}`);
    for (;;) {
      const text = await ask(isOther || !labels ? 'Your answer' : 'One of these', signal);
      if (text === undefined || !labels || isOther || labels.includes(text)) return text;
    }
  });
}

/** Waits until the questions before are settled. */
async function alone<T>(signal: AbortSignal, question: () => Promise<T>): Promise<T> {
  const before = busy;
  const asked = before.then(() => {
    signal.throwIfAborted();
    return question();
  });
  busy = asked.catch(() => {});
  return asked;
}

/** One line of the user, or nothing at the end of the input; rejects when the question is settled elsewhere. */
async function ask(prompt: string, signal: AbortSignal): Promise<string | undefined> {
  print(`${prompt}?`);
  line ??= lines.next().then(({ value, done }) => (done ? undefined : value));
  let dismiss = () => {};
  const dismissed = new Promise<never>((_, reject) => {
    dismiss = () => {
      print('(answered elsewhere)');
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', dismiss);
  });
  try {
    const typed = await Promise.race([line, dismissed]);
    // The end of the input stays the answer to everything that follows.
    if (typed !== undefined) line = undefined;
    return typed;
  } finally {
    signal.removeEventListener('abort', dismiss);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
