import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ResponseItem } from '@app-server/schema/experimental';
import { untilGone } from '../../../test/processes.js';
import { Puppet, call, completed } from '../../../test/puppet.js';
import { FREE, doneOf, outputs, run, turnWorld } from '../../../test/turn-world.js';
import type { ModelEvent } from '../../providers/model-provider.js';

/** A turn in which the model makes these calls in one reply; what it is told, and what clients are shown. */
async function calling(...calls: ModelEvent[]) {
  const model = new Puppet(async function* (_request, nth) {
    if (nth === 1) yield* calls;
    yield completed();
  });
  const { client, workspace } = await turnWorld(model);
  const turn = await run(client, await client.thread({ ...FREE, cwd: workspace }));
  expect(turn.status).toBe('completed');
  return { client, workspace, model, answers: outputs(model), commands: doneOf(client, 'commandExecution') };
}

describe('exec_command', () => {
  it('says how the command has ended, and what it wrote', async () => {
    const { answers, commands } = await calling(call('exec_command', { cmd: 'echo out; exit 3' }));
    expect(answers).toEqual(['Exit code: 3\nOutput:\nout\n']);
    expect(commands).toMatchObject([{ status: 'failed', exitCode: 3, aggregatedOutput: 'out\n' }]);
  });

  it('runs in a folder of its own', async () => {
    const args = { cmd: 'pwd', workdir: '..' };
    const { commands, workspace } = await calling(
      call('exec_command', args),
      call('exec_command', { ...args, workdir: '/' }),
    );
    const parent = join(workspace, '..');
    expect(commands).toMatchObject([
      { cwd: parent, aggregatedOutput: `${parent}\n` },
      { cwd: '/', aggregatedOutput: '/\n' },
    ]);
  });

  it('that cannot be started is shown as failed, and the model is told', async () => {
    const { answers, commands } = await calling(call('exec_command', { cmd: 'pwd', workdir: 'none' }));
    expect(answers).toEqual([expect.stringMatching(/could not be started in .*none/)]);
    expect(commands).toMatchObject([{ status: 'failed', exitCode: null, source: 'agent' }]);
  });

  it('leaves out the middle of what is too much for the model, and not for clients', async () => {
    const cmd = 'seq 1 1000';
    const { answers, commands } = await calling(
      call('exec_command', { cmd, max_output_tokens: 5 }),
      call('exec_command', { cmd, max_output_tokens: 0 }),
      call('exec_command', { cmd, max_output_tokens: -5 }),
    );
    expect(answers[0]).toMatch(/^Exit code: 0\nOutput:\n1\n2\n3\n4\n5\n\n… 3873 characters left out …\n\n999\n1000\n$/);
    for (const answer of answers.slice(1)) expect(answer).toMatch(/Output:\n\n… 3893 characters left out …\n$/);
    for (const { aggregatedOutput } of commands) expect(aggregatedOutput).toHaveLength(3893);
  });

  it('gives the command a terminal when that is wanted', async () => {
    const { commands } = await calling(
      call('exec_command', { cmd: 'test -t 1 && echo terminal', tty: true }),
      call('exec_command', { cmd: 'test -t 1 || echo none' }),
    );
    expect(commands.map(({ aggregatedOutput }) => aggregatedOutput)).toEqual(['terminal\r\n', 'none\n']);
  });

  it('runs the calls of one reply one after the other', async () => {
    const { answers, commands } = await calling(
      call('exec_command', { cmd: 'sleep 0.1; echo a > a' }),
      call('exec_command', { cmd: 'cat a' }),
    );
    expect(answers[1]).toContain('a\n');
    expect(commands.map(({ status }) => status)).toEqual(['completed', 'completed']);
  });

  it.each([
    ['no JSON', '{', /arguments of exec_command are not JSON/],
    ['no object', '[]', /must be a JSON object/],
    ['no command', {}, /cmd must be a text/],
    ['a command that is none', { cmd: 1 }, /cmd must be a text/],
    ['a wrong patience', { cmd: 'true', yield_time_ms: 'x' }, /yield_time_ms must be a number/],
    ['a wrong folder', { cmd: 'true', workdir: 1 }, /workdir must be a text/],
  ])('tells the model of arguments that it cannot take: %s', async (_name, args, reason) => {
    const { answers, commands } = await calling(call('exec_command', args));
    expect(answers).toEqual([expect.stringMatching(reason)]);
    expect(commands).toEqual([]);
  });
});

describe('the older tools', () => {
  it('shell_command waits for the end', async () => {
    const { answers } = await calling(call('shell_command', { command: 'sleep 0.3; echo late' }));
    expect(answers).toEqual(['Exit code: 0\nOutput:\nlate\n']);
  });

  it('shell_command ends what takes too long, with all that it has started', async () => {
    const { answers, commands } = await calling(
      call('shell_command', { command: 'sleep 60 & echo $!; wait', timeout_ms: 1_000 }),
    );
    expect(answers).toEqual([expect.stringContaining('Exit code: 124')]);
    expect(commands).toMatchObject([{ status: 'failed', exitCode: 124 }]);
    await untilGone(Number(commands[0]!.aggregatedOutput));
  });

  it('local_shell runs words without a shell', async () => {
    const item: ResponseItem = {
      type: 'local_shell_call',
      call_id: 'call_1',
      status: 'completed',
      action: {
        type: 'exec',
        command: ['echo', '$HOME; x'],
        timeout_ms: null,
        working_directory: null,
        env: null,
        user: null,
      },
    };
    const { answers, commands } = await calling({ type: 'item', itemId: 'call_1', item });
    expect(answers).toEqual(['Exit code: 0\nOutput:\n$HOME; x\n']);
    expect(commands).toMatchObject([{ command: "echo '$HOME; x'" }]);
  });

  it('local_shell takes a list of texts', async () => {
    const { answers } = await calling(call('local_shell', { command: 'ls' }));
    expect(answers).toEqual(['command must be a list of texts.']);
  });
});

it('a tool that is not there is named to the model', async () => {
  const { answers, client } = await calling(call('nope', {}), call('exec_command', {}, { namespace: 'ns' }));
  expect(answers).toEqual(['There is no tool nope.', 'There is no tool ns.exec_command.']);
  expect(doneOf(client, 'commandExecution')).toEqual([]);
});
