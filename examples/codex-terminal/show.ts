/** The terminal of `codex` itself at our server: a turn, an approval, an interruption, and a resume after a restart. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Terminal } from './tmux.js';

const { values } = parseArgs({
  options: {
    codex: { type: 'string', default: 'codex' },
    server: { type: 'string', default: 'npx app-server serve' },
    /** Where the screens are kept as text; nowhere by default. */
    screens: { type: 'string' },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'codex-terminal-'));
const [home, codexHome, workspace] = ['home', 'codex', 'workspace'].map((name) => join(folder, name)) as Three;
type Three = [string, string, string];
await Promise.all([home, codexHome, workspace].map((path) => mkdir(path)));
await writeFile(join(codexHome, 'config.toml'), 'check_for_update_on_startup = false\n');

let server = await serve();
let terminal: Terminal | undefined;
try {
  terminal = await codex();
  await keep('1-started', await terminal.shows(/OpenAI Codex/));

  await say(terminal, 'Hello there');
  await keep('2-answered', await terminal.shows(/You said: Hello there/));

  await say(terminal, 'Please look around #run');
  await keep('3-asked', await terminal.shows(/May I look at the files\?/));
  await terminal.press('y');
  await keep('4-allowed', await terminal.shows(/That is what is here\./));

  await say(terminal, 'Wait for me #wait');
  await terminal.shows(/I am waiting\./);
  await terminal.press('Escape');
  await keep('5-interrupted', await terminal.shows(/interrupted/i));
  await leave(terminal);

  await stop(server);
  server = await serve();
  terminal = await codex('resume', '--last');
  await keep('6-resumed', await terminal.shows(/That is what is here\./));
  await say(terminal, 'Still there?');
  await keep('7-going-on', await terminal.shows(/You said: Still there\?/));
  await leave(terminal);
  process.stdout.write('The terminal of codex did everything with this server.\n');
} finally {
  await terminal?.close();
  await stop(server);
  await rm(folder, { recursive: true, maxRetries: 5 });
}

interface Server {
  child: ChildProcess;
  url: string;
}

async function serve(): Promise<Server> {
  const [program = '', ...args] = values.server.split(' ');
  const child = spawn(program, [...args, '--listen', 'ws://127.0.0.1:0'], {
    cwd: workspace,
    env: { ...process.env, APP_SERVER_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: what stands between it and us is ended with it.
    detached: true,
  });
  let told = '';
  for (;;) {
    const [chunk] = (await Promise.race([once(child.stderr as NodeJS.ReadableStream, 'data'), failure(child)])) as [
      Buffer,
    ];
    told += chunk.toString();
    const url = /ws:\/\/[\d.]+:\d+/.exec(told)?.[0];
    if (url) return { child, url };
  }
}

async function failure(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number];
  throw new Error(`The server ended with ${code}.`);
}

async function stop({ child }: Server): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}

function codex(...words: string[]): Promise<Terminal> {
  return Terminal.open(`app-server-${process.pid}-${words.length}`, {
    command: [values.codex, ...words, '--remote', server.url],
    cwd: workspace,
    env: { CODEX_HOME: codexHome, HOME: folder, PATH: process.env.PATH ?? '', TERM: 'xterm-256color' },
  });
}

async function say(screen: Terminal, text: string): Promise<void> {
  await screen.type(text);
  await screen.shows(new RegExp(`› ${text.replaceAll('?', String.raw`\?`)}`));
  await screen.press('Enter');
}

/** Leaves as a user would, and waits until the program has gone. */
async function leave(screen: Terminal): Promise<void> {
  await screen.press('C-c');
  await screen.shows(/Pane is dead/);
  await screen.close();
}

/** Shows a screen, and keeps it where that was asked for; what differs from run to run is left out. */
async function keep(name: string, screen: string): Promise<void> {
  const text = screen.replaceAll(folder, '/tmp/example').replaceAll(server.url, 'ws://127.0.0.1:4500');
  process.stdout.write(`--- ${name}\n${text}\n`);
  if (values.screens === undefined) return;
  await mkdir(values.screens, { recursive: true });
  const file = join(values.screens, `${name}.txt`);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before !== `${text}\n`) await writeFile(file, `${text}\n`);
}
