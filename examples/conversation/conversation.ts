/** A whole conversation with the server of this project: it thinks, plans, asks, runs a command and writes a file. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Client, type ExperimentalSurface, type ServerRequestHandlers, threadState } from '@app-server/client';
import { spawn } from '@app-server/client/node';
import type { ServerRequests, ThreadItem, TurnPlanStep } from '@app-server/schema/experimental';

const { values } = parseArgs({ options: { server: { type: 'string', default: 'npx app-server serve' } } });

const folder = await mkdtemp(join(tmpdir(), 'conversation-'));
const workspace = join(folder, 'workspace');
const asked: string[] = [];

/** The server's own script has something of everything behind this keyword. */
const INPUT = 'Show me what you can do. #show';

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
  await mkdir(workspace);
  await writeFile(join(workspace, 'README.md'), '# An empty project\n');
  const told = await converse();
  // What really happened, and what another server in the same home finds of it.
  assert.deepEqual(asked, ['command', 'files']);
  assert.equal(await readFile(join(workspace, 'hello.txt'), 'utf8'), 'Hello!\n');
  await using client = await start();
  const { thread } = await client.thread.read({ threadId: told.threadId, includeTurns: true });
  const items = threadState(thread).turns.flatMap((turn) => turn.items);
  assert.deepEqual(items, told.items);
  tell('stored', `${items.length} items, as they were told: ${basename(thread.path ?? '')}`);
} finally {
  await rm(folder, { recursive: true });
}

/** A turn from its start to its end, and the end of the server. */
async function converse(): Promise<{ threadId: string; items: ThreadItem[] }> {
  await using client = await start();
  tell('server', client.server.userAgent);
  showTurns(client);
  const thread = await client.startThread({ cwd: workspace, sandbox: 'read-only', approvalPolicy: 'on-request' });
  tell('user', INPUT);
  const { status } = await thread.run(INPUT);
  tell('turn', status);
  assert.equal(status, 'completed');
  return { threadId: thread.id, items: thread.state.turns.flatMap(({ items }) => items) };
}

async function start() {
  const [command = '', ...args] = values.server.split(' ');
  return spawn({
    clientInfo: { name: 'conversation', title: 'A whole conversation', version: '1.0.0' },
    experimentalApi: true,
    serverRequests,
    command,
    args,
    env: { APP_SERVER_HOME: join(folder, 'home') },
  });
}

/** Listeners hear of everything before anything is asked that comes after it. */
function showTurns(client: Client<ExperimentalSurface>): void {
  client.on('turn/plan/updated', ({ plan }) => tell('plan', plan.map(stepOf).join('   ')));
  client.on('item/started', ({ item }) => showChanges(item));
  client.on('item/completed', ({ item }) => show(item));
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
  const lines = text.trimEnd().split('\n');
  const label = (index: number) => (index === 0 ? who : '').padEnd(9);
  process.stdout.write(`${lines.map((line, index) => `${label(index)}${line}`.trimEnd()).join('\n')}\n`);
}
