/** The examples are run: what they print is what their pages show. */
import { connect } from '@app-server/client';
import { connectWebSocket } from '@app-server/rpc/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Program, SOURCE, fakeArgs, fakeCommand, play, transcriptOf } from './support/console.js';

/** A fake server that listens; returns its address. */
async function listen(scenario: string): Promise<{ server: Program; url: string }> {
  const server = new Program(fakeArgs('--scenario', scenario, '--listen', 'ws://127.0.0.1:0'));
  const [, url = ''] = await server.printed(/listening at (\S+)/, 'stderr');
  return { server, url };
}

/** A client beside the example. */
async function connectTo(url: string) {
  const client = await connect(connectWebSocket(url), {
    clientInfo: { name: 'other', version: '1' },
    serverRequests: { 'item/commandExecution/requestApproval': () => ({ decision: 'accept' }), otherwise: 'refuse' },
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
    const { server, url } = await listen(`${folder}/scenario.yaml`);
    const program = chat('--url', url);
    program.child.stdin.write('Tell me a story.\n');
    await program.printed(/Once upon a time/);
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
    const { url } = await listen(`${folder}/scenario.yaml`);
    const program = approvals('--url', url);
    await program.printed(/npm test[^]*\?\n/);
    const other = await connectTo(url);
    const { data } = await other.thread.loaded.list({});
    await other.resumeThread({ threadId: data[0] ?? '' });
    await program.printed(/turn\)\?\n\(answered elsewhere\)\n {2}commandExecution: failed\n\nChange files/);
    // What was typed for the first question would be the answer to the second one.
    program.child.stdin.end('n\n');
    expect([await program.ended, program.stderr]).toEqual([0, '']);
    expect(program.stdout).toContain('  fileChange: declined');
  });
});
