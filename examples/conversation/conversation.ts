/** A whole conversation with the server of this project: it thinks, plans, asks, runs a command and writes a file. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ServerRequestHandlers, threadState } from '@app-server/client';
import { spawn } from '@app-server/client/node';
import type { ServerRequests, ThreadItem, TurnPlanStep } from '@app-server/schema/experimental';

const { values } = parseArgs({ options: { server: { type: 'string', default: 'npx app-server serve' } } });

const folder = await mkdtemp(join(tmpdir(), 'conversation-'));
const workspace = join(folder, 'workspace');
const asked: string[] = [];

const MARKS = { pending: '○', inProgress: '◐', completed: '●' } as const;

/** Somebody who reads what is asked, and says yes. */
const serverRequests: ServerRequestHandlers<ServerRequests> = {
  'item/commandExecution/requestApproval': ({ command, reason }) => {
    tell('asks', `${reason} Run ${command}? Yes.`);
    asked.push('command');
    return { decision: 'accept' };
  },
  'item/fileChange/requestApproval': () => {
    tell('asks', 'May it change these files? Yes.');
    asked.push('files');
    return { decision: 'accept' };
  },
  otherwise: 'refuse',
};

try {
  await using client = await start();
  const thread = await client.startThread({ cwd: workspace, sandbox: 'read-only', approvalPolicy: 'on-request' });
  tell('server', client.server.userAgent);
  tell('user', 'Show me what you can do. #show');
  const turn = thread.stream('Show me what you can do. #show');
  for await (const event of turn) {
    if (event.method === 'turn/plan/updated') tell('plan', event.params.plan.map(stepOf).join('   '));
    if (event.method === 'item/started') showChanges(event.params.item);
    if (event.method === 'item/completed') show(event.params.item);
  }
  const { status } = await turn.result;
  tell('turn', status);

  // What really happened, and what is kept of it.
  assert.equal(status, 'completed');
  assert.deepEqual(asked, ['command', 'files']);
  assert.equal(await readFile(join(workspace, 'hello.txt'), 'utf8'), 'Hello!\n');
  const { thread: stored } = await client.thread.read({ threadId: thread.id, includeTurns: true });
  assert.deepEqual(
    threadState(stored).turns.map(({ items }) => items),
    thread.state.turns.map(({ items }) => items),
  );
  tell('stored', `${stored.turns[0]?.items.length} items, as they were told: ${stored.path?.split('/').at(-1)}`);
} finally {
  await rm(folder, { recursive: true });
}

async function start() {
  const [command = '', ...args] = values.server.split(' ');
  await mkdir(workspace);
  return spawn({
    clientInfo: { name: 'conversation', title: 'A whole conversation', version: '1.0.0' },
    experimentalApi: true,
    serverRequests,
    command,
    args,
    env: { APP_SERVER_HOME: join(folder, 'home') },
  });
}

function show(item: ThreadItem): void {
  if (item.type === 'reasoning') tell('thinks', item.summary.join('\n'));
  if (item.type === 'agentMessage') tell('agent', item.text);
  if (item.type === 'commandExecution') tell('command', `${item.status}\n${item.aggregatedOutput ?? ''}`);
  if (item.type === 'fileChange') tell('files', item.status);
}

function showChanges(item: ThreadItem): void {
  if (item.type !== 'fileChange') return;
  tell('patch', item.changes.map(({ path, kind, diff }) => `${kind.type} ${basename(path)}\n${diff}`).join('\n'));
}

function stepOf({ step, status }: TurnPlanStep): string {
  return `${MARKS[status]} ${step}`;
}

function tell(who: string, text: string): void {
  const [first = '', ...more] = text.trimEnd().split('\n');
  process.stdout.write(`${[`${who.padEnd(9)}${first}`, ...more.map((line) => ' '.repeat(9) + line)].join('\n')}\n`);
}
