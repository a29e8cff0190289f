/** The terminal of `codex` itself at our server: turns, an approval, an interruption, and a resume after a restart. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { Codex } from './codex.js';
import { Server } from './server.js';

const { values } = parseArgs({
  options: {
    codex: { type: 'string', default: 'codex' },
    server: { type: 'string', default: 'npx app-server serve' },
    /** Folder where the screens are kept as text. */
    screens: { type: 'string' },
  },
});

const needed = [
  { program: 'tmux', option: '-V', hint: 'install tmux, 3.2 or newer' },
  { program: values.codex, option: '--version', hint: 'npm install --global @openai/codex@0.134.0, or --codex PATH' },
];
const found = await Promise.all(needed.map(({ program, option }) => works(program, option)));
const missing = needed.filter((_, index) => !found[index]);
if (missing.length > 0) {
  for (const { program, hint } of missing) process.stdout.write(`skipped: ${program} was not found (${hint})\n`);
  process.exit();
}

const folder = await mkdtemp(join(tmpdir(), 'codex-terminal-'));
const workspace = join(folder, 'workspace');
let server: Server | undefined;
let codex: Codex | undefined;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().finally(() => process.exit(1)));
try {
  // The root of a project, so that nothing is looked for above it.
  await mkdir(join(workspace, '.git'), { recursive: true });
  await talk(await open());
  await goOn(await open('resume', '--last'));
  process.stdout.write('All of it was shown.\n');
} finally {
  await end();
}

async function talk(codex: Codex): Promise<void> {
  await keep('01-started', await codex.reads('model:'));

  await codex.ask('Hello there');
  await keep('02-answered', await codex.reads('You said: Hello there'));

  await codex.ask('Please look around #run');
  await keep('03-asked', await codex.reads('Would you like to run the following command?'));
  await codex.press('y');
  await keep('04-allowed', await codex.reads('That is what is here.'));

  await codex.ask('Write a file #patch');
  await keep('05-written', await codex.reads('That was the patch.'));
  assert.equal(await readFile(join(workspace, 'hello.txt'), 'utf8'), 'Hello!\n');
  await codex.ask('!cat hello.txt', '! cat hello.txt');
  await keep('06-own-command', await codex.reads('Hello!', '• You ran cat hello.txt'));

  await codex.ask('Wait for me #wait');
  await codex.sees('I am waiting.');
  await codex.ask('Go on, please');
  await keep('07-steered', await codex.reads('I go on.', '› Wait for me'));

  await codex.ask('Wait once more #wait');
  await codex.sees('I am waiting.');
  await codex.press('Escape');
  await keep('08-interrupted', await codex.reads('Conversation interrupted'));
  await codex.leave();
}

async function goOn(codex: Codex): Promise<void> {
  await keep('09-resumed', await codex.reads('Conversation interrupted'));
  await codex.ask('Still there?');
  await keep('10-going-on', await codex.reads('You said: Still there?'));

  await codex.takeBack();
  await codex.ask('Where are you?');
  const screen = await codex.reads('You said: Where are you?', '› Wait once more');
  assert.doesNotMatch(screen, /Still there/);
  await keep('11-taken-back', screen);

  await codex.ask('/fork');
  await keep('12-forked', await codex.reads('You said: Where are you?', '• Thread forked'));
  await codex.leave();
}

/** Another server in the same home, and the terminal at it. */
async function open(...words: string[]): Promise<Codex> {
  await server?.stop();
  server = await Server.start(values.server, { APP_SERVER_HOME: join(folder, 'home') });
  codex = await Codex.open({ program: values.codex, url: server.url, folder, workspace }, ...words);
  return codex;
}

/** Shows a screen, and keeps it where that was asked for. */
async function keep(name: string, screen: string): Promise<void> {
  process.stdout.write(`--- ${name}\n${screen}\n\n`);
  if (values.screens === undefined) return;
  await mkdir(values.screens, { recursive: true });
  await writeFile(join(values.screens, `${name}.txt`), `${screen}\n`);
}

async function end(): Promise<void> {
  await codex?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

function works(program: string, option: string): Promise<boolean> {
  const ended = promisify(execFile)(program, [option]);
  return ended.then(
    () => true,
    () => false,
  );
}
