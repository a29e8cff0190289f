/** The examples are run: what they print is what their pages show. */
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@app-server/client';
import { connectWebSocket } from '@app-server/rpc/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  Program,
  SOURCE,
  fakeCommand,
  homeOf,
  listeningFake,
  play,
  serveCommand,
  transcriptOf,
} from './support/console.js';
import { findProgram } from './support/find-program.js';
import { likenessOfRuns } from './support/likeness.js';
import { temporaryFolder } from './support/pack.js';
import { ROOT } from './support/repository.js';

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

/** A folder that is removed with the test. */
function folderOfTest(label: string): string {
  const folder = temporaryFolder(label);
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

describe('conversation', () => {
  const folder = 'examples/conversation';
  const converse = (server: string) =>
    new Program([...SOURCE, `${folder}/conversation.ts`, '--server', server], homeOf(folderOfTest('home')));

  test('is shown as its page shows it', async () => {
    const program = converse(serveCommand());
    const likeness = likenessOfRuns();
    const expected = likeness.ofPage(`${transcriptOf(`${folder}/README.md`).join('\n')}\n`);
    expect([await program.ended, program.stderr, likeness.ofRun(program.stdout)]).toEqual([0, '', expected]);
  });

  test('ends with 1 where the server does not do what it says', async () => {
    const program = converse(fakeCommand());
    expect(await program.ended).toBe(1);
    expect(program.stderr).toContain('AssertionError');
  });
});

describe('terminal-chat', () => {
  const folder = 'examples/terminal-chat';
  const chat = (args: string[], env?: NodeJS.ProcessEnv) => new Program([...SOURCE, `${folder}/chat.ts`, ...args], env);

  test('goes as its page shows', async () => {
    const program = chat(['--server', fakeCommand('--scenario', `${folder}/scenario.yaml`)]);
    const expected = await play(program, transcriptOf(`${folder}/README.md`));
    expect([await program.ended, program.stderr, program.stdout]).toEqual([0, '', expected]);
  });

  test('goes as its page shows with a server that keeps its threads, also when it is started again', async () => {
    const home = folderOfTest('home');
    const likeness = likenessOfRuns();
    for (const index of [1, 2]) {
      const program = chat(['--server', serveCommand('--scenario', `${folder}/serve.yaml`)], homeOf(home));
      const expected = await play(program, transcriptOf(`${folder}/README.md`, index), likeness);
      expect([await program.ended, program.stderr, likeness.ofRun(program.stdout)]).toEqual([0, '', expected]);
    }
  });

  test('ends with its server, also within a turn', async () => {
    const { server, url } = await listeningFake(`${folder}/scenario.yaml`);
    const program = chat(['--url', url]);
    program.child.stdin.write('Tell me a story.\n');
    await program.printed(/Once upon a time\n/);
    server.child.kill('SIGKILL');
    expect([await program.ended, program.stderr]).toEqual([1, '']);
    expect(program.stdout).toMatch(/Once upon a time\nThe connection .*\n$/);
  });
});

describe('terminal-approvals', () => {
  const folder = 'examples/terminal-approvals';
  const approvals = (args: string[], env?: NodeJS.ProcessEnv) =>
    new Program([...SOURCE, `${folder}/approvals.ts`, ...args], env);
  const serve = () => serveCommand('--scenario', `${folder}/serve.yaml`);
  const BROKEN = 'export const sum = (a, b) => a - b;\n';

  /** A folder with what is to be mended. */
  async function project(): Promise<string> {
    const cwd = folderOfTest('project');
    await writeFile(join(cwd, 'sum.js'), BROKEN);
    return cwd;
  }

  test('asks as its page shows', async () => {
    const program = approvals(['--server', fakeCommand('--scenario', `${folder}/scenario.yaml`)]);
    const expected = await play(program, transcriptOf(`${folder}/README.md`));
    expect([await program.ended, program.stderr, program.stdout]).toEqual([0, '', expected]);
  });

  test('asks as its page shows with a server that does what it is allowed to, and nothing else', async () => {
    const cwd = await project();
    const program = approvals(['--server', serve(), '--cwd', cwd], homeOf(folderOfTest('home')));
    const likeness = { ...likenessOfRuns(), ofRun: (text: string) => text.replaceAll(cwd, '/tmp/app') };
    const expected = await play(program, transcriptOf(`${folder}/README.md`, 1), likeness);
    expect([await program.ended, program.stderr, likeness.ofRun(program.stdout)]).toEqual([0, '', expected]);
    expect(await readdir(cwd)).toEqual(['sum.js']);
    expect(await readFile(join(cwd, 'sum.js'), 'utf8')).toBe(BROKEN.replace('-', '+'));
  });

  test('changes nothing where there is nobody to ask', async () => {
    const cwd = await project();
    const program = approvals(['--server', serve(), '--cwd', cwd], homeOf(folderOfTest('home')));
    program.child.stdin.end();
    expect([await program.ended, program.stderr]).toEqual([0, '']);
    expect(program.stdout).toContain('  fileChange: declined');
    expect(await readFile(join(cwd, 'sum.js'), 'utf8')).toBe(BROKEN);
  });

  test('declines everything where there is nobody to ask', async () => {
    const program = approvals(['--server', fakeCommand('--scenario', `${folder}/scenario.yaml`)]);
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
    const program = approvals(['--url', url]);
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
    const home = folderOfTest('codex-home');
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

describe('codex-terminal', () => {
  const folder = 'examples/codex-terminal';

  test('without a codex or tmux is skipped, and says what to do', async () => {
    const options = [...SOURCE, `${folder}/show.ts`, '--codex', '/nowhere/codex'];
    const program = new Program(options, { PATH: '/nowhere' });
    expect([await program.ended, program.stderr]).toEqual([0, '']);
    expect(program.stdout).toMatch(/^skipped: tmux .*\nskipped: \/nowhere\/codex was not found .*\n$/);
  });

  test('has screens on its page that are those beside it', async () => {
    const page = await readFile(join(ROOT, folder, 'README.md'), 'utf8');
    const shown = [...page.matchAll(/^```text\n([^]*?)^```$/gm)].map(([, text]) => text);
    const names = await readdir(join(ROOT, folder, 'screens'));
    const kept = await Promise.all(names.map((name) => readFile(join(ROOT, folder, 'screens', name), 'utf8')));
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.filter((text) => !kept.includes(text ?? ''))).toEqual([]);
    for (const name of names) expect(page).toContain(name.replace('.txt', ''));
  });
});
