import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ThreadItem } from '@app-server/schema/experimental';
import { textsOf } from '../../../test/conversation.js';
import { pidIn, runningCommand, untilGone } from '../../../test/processes.js';
import type { RawClient } from '../../../test/raw-client.js';
import {
  always,
  done,
  ended,
  plot,
  run,
  scripts,
  start,
  story,
  told,
  turnWorld,
  turnsOf,
} from '../../../test/turn-world.js';

type Command = Extract<ThreadItem, { type: 'commandExecution' }>;

/** Runs it in a turn of its own; its item. */
async function shell(client: RawClient, threadId: string, command: string): Promise<Command> {
  const before = told(client, 'turn/completed').length;
  await client.result('thread/shellCommand', { threadId, command });
  await client.untilTrue(() => told(client, 'turn/completed').length > before);
  return done(client).at(-1) as Command;
}

describe('a command of the user', () => {
  it('THR-16, ITM-01: is an item that says whose it is, is kept, and is there for the model', async () => {
    const { client, model, workspace } = await turnWorld(scripts({}));
    const threadId = await client.thread({ cwd: workspace });
    const script = 'for i in 1 2; do echo "$i" | tr 1 a; done && echo done > "out file"';
    const item = await shell(client, threadId, `  ${script}\n`);
    const [started] = told(client, 'item/started');
    expect(started!.item).toMatchObject({ source: 'userShell', status: 'inProgress', processId: null, cwd: workspace });
    expect(item).toEqual({
      ...started!.item,
      status: 'completed',
      aggregatedOutput: 'a\n2\n',
      exitCode: 0,
      durationMs: expect.any(Number) as number,
    });
    expect(item.command).toContain(script);
    expect(await readFile(join(workspace, 'out file'), 'utf8')).toBe('done\n');
    const deltas = told(client, 'item/commandExecution/outputDelta').map(({ delta }) => delta);
    expect(deltas.join('')).toBe('a\n2\n');
    expect(await turnsOf(client, threadId)).toMatchObject([{ status: 'completed', items: [item] }]);
    await run(client, threadId);
    expect(textsOf(model.requests[0]!)).toContain(
      `<user_shell_command>\n<command>\n${script}\n</command>\n<result>\nExit code: 0\n`,
    );
  });

  it('THR-16: is as it was when the thread is read by another server', async () => {
    const world = await turnWorld(scripts({}));
    const threadId = await world.client.thread();
    const item = await shell(world.client, threadId, 'echo hi; exit 3');
    expect(item).toMatchObject({ status: 'failed', exitCode: 3, aggregatedOutput: 'hi\n', source: 'userShell' });
    const { client } = await world.restart();
    expect(await turnsOf(client, threadId)).toMatchObject([{ status: 'completed', items: [item] }]);
  });

  it('THR-16: runs outside of the sandbox of the thread, and nobody is asked', async () => {
    const { client, workspace } = await turnWorld(scripts({}));
    const threadId = await client.thread({ cwd: workspace, sandbox: 'read-only', approvalPolicy: 'untrusted' });
    expect(await shell(client, threadId, 'touch made && ls')).toMatchObject({
      exitCode: 0,
      aggregatedOutput: 'made\n',
    });
    expect(story(client).filter((line) => line.startsWith('ask'))).toEqual([]);
  });

  it.each(['', '  \n'])('cannot be %j', async (command) => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    const { error } = await client.call('thread/shellCommand', { threadId, command });
    expect(error).toMatchObject({ code: -32600, data: { faults: [{ path: '/params/command' }] } });
    expect(plot(client)).not.toContain('turn/started');
  });

  it('that cannot be started is an item that failed, and the model hears of it', async () => {
    const { client, model, workspace } = await turnWorld(scripts({}));
    const threadId = await client.thread({ cwd: join(workspace, 'none') });
    expect(await shell(client, threadId, 'echo hi')).toMatchObject({ status: 'failed', exitCode: null });
    expect(told(client, 'turn/completed')[0]!.turn).toMatchObject({ status: 'completed' });
    await run(client, threadId);
    expect(textsOf(model.requests[0]!)).toContain('Exit code: 126');
  });

  it('is ended when its turn is interrupted', async () => {
    const { client, workspace } = await turnWorld(scripts({}));
    const threadId = await client.thread({ cwd: workspace });
    await client.result('thread/shellCommand', { threadId, command: runningCommand('pid') });
    const pid = await pidIn(join(workspace, 'pid'));
    const from = client.texts.length;
    const { id } = await client.call('turn/interrupt', { threadId, turnId: '' });
    await untilGone(pid);
    await client.untilMethod('turn/completed');
    expect(story(client, from)).toEqual([
      'item/completed commandExecution failed',
      `reply ${id}`,
      'status idle',
      'turn/completed interrupted',
    ]);
  });
});

describe('a command of the user while a turn runs', () => {
  it('is within that turn, and the model hears of it', async () => {
    const { client, model } = await turnWorld(always({ hang: true }, { say: 'Yes.' }));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await model.asked(1);
    await client.result('thread/shellCommand', { threadId, command: 'echo hi' });
    await client.untilTrue(() => done(client).length === 2);
    await client.result('turn/steer', { threadId, expectedTurnId: turnId, input: [{ type: 'text', text: 'on' }] });
    await ended(client, turnId);
    expect(told(client, 'turn/started')).toHaveLength(1);
    const places = told(client, 'item/completed').map((params) => params.turnId);
    expect(new Set(places)).toEqual(new Set([turnId]));
    expect(textsOf(model.requests[1]!)).toMatch(/<user_shell_command>[^]*hi[^]*on$/);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items).toEqual(done(client));
  });

  it('holds that turn open when it takes longer, and the model is asked again when it has ended', async () => {
    const { client, model, workspace } = await turnWorld(scripts({}));
    const threadId = await client.thread({ cwd: workspace });
    const turnId = await start(client, threadId, 'hello');
    const command = 'until [ -e go ]; do sleep 0.02; done; echo late';
    await client.result('thread/shellCommand', { threadId, command });
    await client.untilTrue(() => done(client).some(({ type }) => type === 'agentMessage'));
    const input = [{ type: 'text', text: 'and this' }];
    expect((await client.call('turn/steer', { threadId, expectedTurnId: turnId, input })).result).toEqual({ turnId });
    await model.asked(2);
    await client.result('thread/shellCommand', { threadId, command: 'touch go' });
    await ended(client, turnId);
    expect(told(client, 'turn/started')).toHaveLength(1);
    expect(done(client).filter(({ type }) => type === 'commandExecution')).toHaveLength(2);
    expect(textsOf(model.requests[1]!)).not.toContain('late');
    expect(textsOf(model.requests.at(-1)!)).toMatch(/Output:\nlate\n/);
  });

  it('ends when the turn is interrupted or fails', async () => {
    const { client, model, workspace } = await turnWorld(
      scripts({ '#hang': [{ hang: true }], '#fail': [{ hang: true }, { fail: { message: 'Broken.' } }] }),
    );
    const threadId = await client.thread({ cwd: workspace });
    for (const [index, text] of ['#hang', '#fail'].entries()) {
      const turnId = await start(client, threadId, text);
      await model.asked(index + 1);
      await client.result('thread/shellCommand', { threadId, command: runningCommand(`pid${index}`) });
      const pid = await pidIn(join(workspace, `pid${index}`));
      if (text === '#hang') await client.result('turn/interrupt', { threadId, turnId });
      else
        await client.result('turn/steer', { threadId, expectedTurnId: turnId, input: [{ type: 'text', text: 'on' }] });
      const { status } = await ended(client, turnId);
      expect(status).toBe(text === '#hang' ? 'interrupted' : 'failed');
      await untilGone(pid);
      await client.untilTrue(() => done(client).filter(({ type }) => type === 'commandExecution').length > index);
    }
  });
});
