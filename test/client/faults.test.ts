/** The client against every way in which a server can misbehave, at every point of a conversation. */
import { PassThrough } from 'node:stream';
import { type ClientDiagnostic, LocalError, PolicyMismatch, ServerError, connect } from '@app-server/client';
import { connectUnixSocket, connectWebSocket, streamTransport } from '@app-server/rpc/node';
import { type Fault, type FakeServer, type Scenario, fakeServer } from '@app-server/server/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { expectNoLeftovers } from '../../packages/rpc/test/leftovers.js';

expectNoLeftovers();

/** All deadlines of the client here. */
const DEADLINE_MS = 150;
const MAX_FRAME_BYTES = 64 * 1024;

/** Where the fault strikes: the message that carries it, in the order of the conversation. */
const PHASES = {
  handshake: 'initialize',
  'thread start': 'thread/start',
  'turn start': 'turn/start',
  'turn started': 'turn/started',
  'item started': 'item/started',
  approval: 'item/commandExecution/requestApproval',
  delta: 'item/agentMessage/delta',
  'item completed': 'item/completed',
  'turn completed': 'turn/completed',
} as const;

type Phase = keyof typeof PHASES;

const REPLIES: readonly Phase[] = ['handshake', 'thread start', 'turn start'];
/** Messages without which nothing goes on. */
const NEEDED: readonly Phase[] = [...REPLIES, 'approval', 'turn completed'];

const CONVERSATION: Scenario = {
  turns: [{ steps: [{ say: 'Looking.', chunks: 2 }, { run: { command: 'ls', approval: true } }, { say: 'Done.' }] }],
};

/** How a conversation ended: `completed`, or what was waited for and why it did not come. */
type Outcome = 'completed' | `${'connect' | 'thread' | 'turn'}: ${string}`;

/** Every verb, and what it leads to in each phase. */
const VERBS: Record<
  string,
  { fault: (method: string) => Fault; at?: readonly Phase[]; outcome: (phase: Phase) => Outcome }
> = {
  overload: { fault: (method) => ({ fault: 'overload', method }), at: REPLIES, outcome: () => 'completed' },
  drop: { fault: (method) => ({ fault: 'drop', method }), outcome: lost('deadline') },
  delay: { fault: (method) => ({ fault: 'delay', method, ms: 30 }), outcome: () => 'completed' },
  reorder: {
    fault: (method) => ({ fault: 'reorder', method, behind: 'turn/completed' }),
    at: ['turn start', 'turn started', 'item started', 'delta', 'item completed'],
    outcome: () => 'completed',
  },
  duplicate: { fault: (method) => ({ fault: 'duplicate', method }), outcome: () => 'completed' },
  garbage: { fault: (method) => ({ fault: 'garbage', method, text: '{"not json' }), outcome: () => 'completed' },
  partialLine: {
    fault: (method) => ({ fault: 'partialLine', method }),
    outcome: (phase) => waiting(phase, 'deadline'),
  },
  'partialLine, then the rest': {
    fault: (method) => ({ fault: 'partialLine', method, ms: 30 }),
    outcome: () => 'completed',
  },
  oversizedFrame: {
    fault: (method) => ({ fault: 'oversizedFrame', method, bytes: 3 * MAX_FRAME_BYTES }),
    outcome: (phase) => (REPLIES.includes(phase) ? waiting(phase, 'frame') : lost('deadline')(phase)),
  },
  close: { fault: (method) => ({ fault: 'close', method }), outcome: (phase) => waiting(phase, 'closed') },
  'close, after the message': {
    fault: (method) => ({ fault: 'close', method, when: 'after' }),
    outcome: (phase) =>
      phase === 'turn completed' ? 'completed' : waiting(phase === 'thread start' ? 'turn start' : phase, 'closed'),
  },
  kill: { fault: (method) => ({ fault: 'kill', method }), outcome: (phase) => waiting(phase, 'closed') },
  'set, an unknown key': {
    fault: (method) => ({ fault: 'set', method, path: '/novelty', value: { is: 'new' } }),
    outcome: () => 'completed',
  },
};

/** What is waited for when a message of a phase does not come. */
function waiting(phase: Phase, code: string): Outcome {
  if (phase === 'handshake') return `connect: ${code}`;
  return phase === 'thread start' ? `thread: ${code}` : `turn: ${code}`;
}

function lost(code: string): (phase: Phase) => Outcome {
  return (phase) => (NEEDED.includes(phase) ? waiting(phase, code) : 'completed');
}

/** Starts a thread and runs a turn whose command is approved. */
async function converse(server: FakeServer, diagnostics: ClientDiagnostic[] = []): Promise<Outcome> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  await server.listen('stdio://', { stdin: toServer, stdout: toClient });
  let step: 'connect' | 'thread' | 'turn' = 'connect';
  try {
    await using client = await connect(streamTransport(toClient, toServer, { maxFrameBytes: MAX_FRAME_BYTES }), {
      clientInfo: { name: 'test', version: '1' },
      serverRequests: {
        'item/commandExecution/requestApproval': () => ({ decision: 'accept' }),
        otherwise: 'refuse',
      },
      handshakeDeadline: DEADLINE_MS,
      deadline: DEADLINE_MS,
      retry: { baseMs: 1, capMs: 2 },
      onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
    });
    step = 'thread';
    const thread = await client.startThread({ sandbox: 'read-only' });
    step = 'turn';
    const result = await thread.run('Have a look.', { idleDeadline: DEADLINE_MS });
    expect(result).toMatchObject({ status: 'completed', steered: false });
    return 'completed';
  } catch (error) {
    if (error instanceof LocalError) return `${step}: ${error.code}`;
    if (error instanceof ServerError || error instanceof PolicyMismatch) return `${step}: ${error.name}`;
    throw error;
  }
}

describe.each(Object.entries(VERBS))('%s', (_name, { fault, at, outcome }) => {
  it.each(at ?? (Object.keys(PHASES) as Phase[]))('at %s', async (phase) => {
    await using server = fakeServer({ ...CONVERSATION, faults: [fault(PHASES[phase])] });
    expect(await converse(server)).toBe(outcome(phase));
  });
});

describe('what a server leaves out or makes up', () => {
  it.each<[string, Fault]>([
    ['an unknown status', { fault: 'set', method: 'thread/start', path: '/thread/status/type', value: 'dozing' }],
    ['an unknown item', { fault: 'set', method: 'item/started', path: '/item/type', value: 'hologram', nth: 2 }],
    ['no session id', { fault: 'remove', method: 'thread/start', path: '/thread/sessionId' }],
    ['no times', { fault: 'remove', method: 'item/completed', path: '/completedAtMs', times: 'always' }],
    ['no codexHome', { fault: 'remove', method: 'initialize', path: '/codexHome' }],
  ])('%s is survived', async (_name, fault) => {
    await using server = fakeServer({ ...CONVERSATION, faults: [fault] });
    expect(await converse(server)).toBe('completed');
  });

  it('a sandbox that it ignores is an error before any turn', async () => {
    const ignored: Fault = { fault: 'ignoreParameter', method: 'thread/start', parameter: 'sandbox' };
    const bent: Fault = { fault: 'set', method: 'thread/start', path: '/sandbox', value: { type: 'dangerFullAccess' } };
    await using server = fakeServer({ ...CONVERSATION, faults: [ignored, bent] });
    expect(await converse(server)).toBe('thread: PolicyMismatch');
    expect(JSON.stringify(server.received)).not.toContain('turn/start');
  });
});

it('a pending approval that is delivered again is shown once', async () => {
  const ask = PHASES.approval;
  await using server = fakeServer({
    ...CONVERSATION,
    faults: [
      { fault: 'duplicate', method: ask },
      { fault: 'duplicate', method: ask, after: 'thread/resume' },
    ],
  });
  let shown = 0;
  let answer: () => void = () => {};
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await using client = await connect(server.connect(), {
    clientInfo: { name: 'test', version: '1' },
    serverRequests: {
      [ask]: async () => {
        shown += 1;
        await asked;
        return { decision: 'accept' };
      },
      otherwise: 'refuse',
    },
  });
  const thread = await client.startThread();
  const result = thread.run('Have a look.');
  await vi.waitFor(() => expect(shown).toBe(1));
  await client.resumeThread({ threadId: thread.id });
  answer();
  expect(await result).toMatchObject({ status: 'completed' });
  expect(shown).toBe(1);
});

describe('the same conversation', () => {
  it.each(['ws', 'unix'] as const)('RPC-01: over %s', async (kind) => {
    const folder = await mkdtemp(join(tmpdir(), 'app-server-faults-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await using server = fakeServer(CONVERSATION);
    const path = join(folder, 'socket');
    const { url } = await server.listen(kind === 'ws' ? 'ws://127.0.0.1:0' : `unix://${path}`);
    await using client = await connect(kind === 'ws' ? connectWebSocket(url) : connectUnixSocket(path), {
      clientInfo: { name: 'test', version: '1' },
      serverRequests: 'refuse',
    });
    const thread = await client.startThread();
    const result = await thread.run('Have a look.');
    expect(result).toMatchObject({ status: 'completed', finalResponse: 'Done.' });
    expect(result.items.find(({ type }) => type === 'commandExecution')).toMatchObject({ status: 'declined' });
  });
});
