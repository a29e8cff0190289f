/** The examples are run: what they print is what their pages show. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@app-server/client';
import { connectWebSocket } from '@app-server/rpc/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Program, SOURCE, fakeCommand, listeningFake, play, transcriptOf } from './support/console.js';
import { findProgram } from './support/find-program.js';
import { temporaryFolder } from './support/pack.js';

/** A client beside the example, which lets commands run and leaves patches to others. */
async function connectTo(url: string) {
  const client = await connect(connectWebSocket(url), {
    clientInfo: { name: 'other', version: '1' },
    serverRequests: {
      'item/commandExecution/requestApproval': () => ({ decision: 'accept' }),
      'item/fileChange/requestApproval': () => new Promise(() => {}),
      otherwise: 'refuse',
    },
  });
  onTestFinished(() => client.close());
  return client;
}

describe('terminal-chat', () => {
  const folder = 'examples/terminal-chat';
  const chat = (...args: string[]) => new Program([...SOURCE, `${folder}/chat.ts`, ...args]);

  test('goes as its page shows', async () => {
    const program = chat('--server', fakeCommand('--scenario', `${folder}/scenario.yaml`));
    const expected = await play(program, transcriptOf(`${folder}/README.md`));
    expect([await program.ended, program.stderr, program.stdout]).toEqual([0, '', expected]);
  });

  test('ends with its server, also within a turn', async () => {
    const { server, url } = await listeningFake(`${folder}/scenario.yaml`);
    const program = chat('--url', url);
    program.child.stdin.write('Tell me a story.\n');
    await program.printed(/Once upon a time\n/);
    server.child.kill('SIGKILL');
    expect([await program.ended, program.stderr]).toEqual([1, '']);
    expect(program.stdout).toMatch(/Once upon a time\nThe connection .*\n$/);
  });
});

describe('terminal-approvals', () => {
  const folder = 'examples/terminal-approvals';
  const approvals = (...args: string[]) => new Program([...SOURCE, `${folder}/approvals.ts`, ...args]);

  test('asks as its page shows', async () => {
    const program = approvals('--server', fakeCommand('--scenario', `${folder}/scenario.yaml`));
    const expected = await play(program, transcriptOf(`${folder}/README.md`));
    expect([await program.ended, program.stderr, program.stdout]).toEqual([0, '', expected]);
  });

  test('declines everything where there is nobody to ask', async () => {
    const program = approvals('--server', fakeCommand('--scenario', `${folder}/scenario.yaml`));
    program.child.stdin.end();
    expect([await program.ended, program.stderr]).toEqual([0, '']);
    const outcomes = program.stdout.match(/^ {2}\w+: .*$/gm);
    expect(outcomes).toEqual([
      '  commandExecution: declined',
      '  fileChange: declined',
      '  commandExecution: declined',
    ]);
  });

  test('takes a question from the screen that was answered elsewhere', async () => {
    const { url } = await listeningFake(`${folder}/scenario.yaml`);
    const program = approvals('--url', url);
    await program.printed(/npm test[^]*\?\n/);
    const other = await connectTo(url);
    const { data } = await other.thread.loaded.list({});
    await other.resumeThread({ threadId: data[0] ?? '' });
    await program.printed(/\(answered elsewhere\)\n[^]*Change files[^]*\?\n/);
    // What was typed for the first question would be the answer to the second one.
    program.child.stdin.end('n\n');
    expect([await program.ended, program.stderr]).toEqual([0, '']);
    expect(program.stdout).toContain('  fileChange: declined');
  });
});

/** The reference, where it is installed or the tests of parity have left it. */
const codex =
  findProgram('codex') ??
  [join(tmpdir(), 'app-server-release-0.134.0', 'node_modules', '.bin', 'codex')].find((path) => existsSync(path));
const NO_CODEX = 'no codex: install @openai/codex, or run `npm run test:parity` once';

describe('real-codex', () => {
  const folder = 'examples/real-codex';
  const drive = (args: string[], env?: NodeJS.ProcessEnv) =>
    new Program([...SOURCE, `${folder}/drive.ts`, ...args], env);

  test('shows what the page shows', async ({ skip }) => {
    skip(codex === undefined, NO_CODEX);
    const home = temporaryFolder('codex-home');
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    const program = drive(['--command', codex as string], { CODEX_HOME: home });
    expect([await program.ended, program.stderr]).toEqual([0, '']);
    // Models and machines differ; what is said about them does not.
    const labels = (lines: readonly string[]) => [...new Set(lines.map((line) => line.split(' ')[0]))];
    expect(labels(program.stdout.trimEnd().split('\n'))).toEqual(labels(transcriptOf(`${folder}/README.md`)));
    expect(program.stdout).toMatch(/^started {2}\S+, readOnly, approval "never"$/m);
  });

  test('without one is skipped, and says what to do', async () => {
    const program = drive(['--command', '/nowhere/codex']);
    expect([await program.ended, program.stderr]).toEqual([0, '']);
    expect(program.stdout).toMatch(/^skipped: \/nowhere\/codex was not found .*\n$/);
  });
});

describe('preferences', () => {
  const folder = 'examples/preferences';
  const fake = (name: string) => fakeCommand('--scenario', `${folder}/${name}.yaml`);
  const preferences = (owner: string, other: string) =>
    new Program([...SOURCE, `${folder}/preferences.ts`, '--owner', owner, '--other', other]);
  const shown = `${transcriptOf(`${folder}/README.md`).join('\n')}\n`;

  test('CFG-03, CFG-11: go to the server of the session, and are read back from it', async () => {
    const program = preferences(fake('owner'), fake('other'));
    expect([await program.ended, program.stderr, program.stdout]).toEqual([0, '', shown]);
  });

  test('CFG-03, CFG-11: of the reference, in two homes, as well', async ({ skip }) => {
    skip(codex === undefined, NO_CODEX);
    const program = preferences(`${codex} app-server`, `${codex} app-server`);
    expect([await program.ended, program.stderr, program.stdout]).toEqual([0, '', shown]);
  });

  test('are not said to be set where the server has not taken them', async () => {
    const program = preferences(fake('other'), fake('other'));
    expect([await program.ended, program.stdout]).toEqual([1, '']);
    expect(program.stderr).toContain('config/batchWrite');
  });
});
