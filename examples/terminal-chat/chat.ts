/** A chat with an app-server in the terminal: answers as they stream, Ctrl-C to interrupt, /resume ID, /quit. */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ServerError, type StableSurface, type Thread, type TurnHandle, connect } from '@app-server/client';
import { spawn } from '@app-server/client/node';
import { connectWebSocket } from '@app-server/rpc/node';

const HELP = '/resume ID goes on with a stored thread, /quit ends, Ctrl-C interrupts.';

/** The chat only reads. Nothing should be asked of it then, and what is asked all the same is refused. */
const POLICY = { sandbox: 'read-only', approvalPolicy: 'never' } as const;

const OPTIONS = {
  clientInfo: { name: 'terminal_chat', title: 'Terminal chat', version: '1.0.0' },
  serverRequests: 'refuse',
} as const;

const { values } = parseArgs({
  options: { server: { type: 'string', default: 'codex app-server' }, url: { type: 'string' } },
});

const [command = '', ...args] = values.server.split(' ');
await using client = values.url
  ? await connect(connectWebSocket(values.url), OPTIONS)
  : await spawn({ ...OPTIONS, command, args });
let thread = await client.startThread({ cwd: process.cwd(), ...POLICY });
say(`${client.server.userAgent}, thread ${thread.id}\n${HELP}`);

// Made right before the loop: lines that come while nobody reads them would be lost.
const terminal = process.stdin.isTTY;
const lines = createInterface({
  input: process.stdin,
  prompt: terminal ? '> ' : '',
  ...(terminal && { output: process.stdout }),
});
let running: TurnHandle<StableSurface['notification']> | undefined;
let isLost = false;

const forget = client.onClosed((cause) => {
  isLost = true;
  process.exitCode = 1;
  say(cause.message);
  lines.close();
});
lines.on('SIGINT', interrupt);
process.on('SIGINT', interrupt);

lines.prompt();
for await (const line of lines) {
  const [word = '', id = ''] = line.trim().split(/\s+/);
  if (word === '/quit') break;
  if (word === '/resume') await attempt(() => resume(id));
  else if (word.startsWith('/')) say(HELP);
  else if (word !== '') await attempt(() => ask(thread, line));
  if (isLost) break;
  lines.prompt();
}
forget();
lines.close();

/** The first Ctrl-C ends the turn, and without a turn the chat. */
function interrupt(): void {
  if (running) running.interrupt().catch((error: Error) => say(error.message));
  else lines.close();
}

/** What the server refuses is no reason to end the chat. */
async function attempt(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (error instanceof ServerError) say(`The server refused: ${error.message}`);
    else if (!isLost) throw error;
  }
}

async function resume(threadId: string): Promise<void> {
  const next = await client.resumeThread({ threadId, ...POLICY });
  await thread.close();
  thread = next;
  const count = thread.state.turns.length;
  say(`Went on with ${thread.id}, ${count} ${count === 1 ? 'turn' : 'turns'} so far.`);
}

async function ask(thread: Thread<StableSurface>, text: string): Promise<void> {
  const turn = thread.stream(text);
  running = turn;
  try {
    for await (const event of turn) {
      if (event.method === 'item/agentMessage/delta') process.stdout.write(event.params.delta);
      else if (event.method === 'item/started') announce(event.params.item);
      else if (event.method === 'item/completed' && event.params.item.type === 'agentMessage') say('');
    }
    const result = await turn.result;
    if (result.status === 'interrupted') say('(interrupted)');
    if (result.status === 'failed') say(`(failed: ${result.error.message})`);
  } finally {
    running = undefined;
  }
}

function announce(item: { type: string; command?: string }): void {
  if (item.type === 'commandExecution') say(dim(`$ ${item.command}`));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function dim(text: string): string {
  return process.stdout.isTTY ? `\u001B[2m${text}\u001B[22m` : text;
}
