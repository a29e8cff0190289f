import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ThreadItem } from '@app-server/schema/experimental';
import { pidIn, runningCommand, untilGone } from '../../../test/processes.js';
import { Puppet, call, completed, say } from '../../../test/puppet.js';
import type { RawClient } from '../../../test/raw-client.js';
import { FREE, ended, outputs, run, start, story, told, turnWorld, turnsOf } from '../../../test/turn-world.js';

type Command = Extract<ThreadItem, { type: 'commandExecution' }>;

/** Lets a command go on without waiting for it any longer than one must. */
const SOON = { yield_time_ms: 250 };

const UNTIL_GO = 'until [ -e go ]; do sleep 0.02; done';

/** Commands of the model that have ended. */
function commands(client: RawClient): Command[] {
  return told(client, 'item/completed').flatMap(({ item }) =>
    item.type === 'commandExecution' && item.source !== 'userShell' ? [item] : [],
  );
}

/** A model that calls tools, a list of them in each turn, one after the other. */
class Caller extends Puppet {
  readonly calls: [string, object][][] = [];
  #left: [string, object][] = [];

  constructor() {
    super(async function* (this: Caller, { input }) {
      if (!input.at(-1)!.type.endsWith('_output')) this.#left = this.calls.shift() ?? [];
      const next = this.#left.shift();
      if (next) yield call(...next);
      else yield* say('Done.');
      yield completed();
    });
  }

  /** What the tools have said, one for each call. */
  get outputs(): string[] {
    return outputs(this);
  }

  /** The number of the command that the latest output is about. */
  get session(): number {
    return Number(/session_id (\d+)/.exec(this.outputs.join())![1]);
  }
}

async function world() {
  const model = new Caller();
  const { client, workspace, model: watched } = await turnWorld(model);
  const threadId = await client.thread({ ...FREE, cwd: workspace });
  return { client, workspace, model, watched, threadId };
}

describe('a command that outlives its turn', () => {
  it('goes on, and is completed later, within the turn it belongs to', async () => {
    const { client, model, threadId } = await world();
    model.calls.push([['exec_command', { cmd: `echo a; ${UNTIL_GO}; echo b`, ...SOON }]]);
    const { id } = await run(client, threadId);
    expect(model.outputs[0]).toMatch(/^Still running with session_id \d+\nOutput:\n(a\n)?$/);
    expect(commands(client)).toEqual([]);
    await client.result('thread/shellCommand', { threadId, command: 'touch go' });
    await client.untilTrue(() => commands(client).length === 1);
    const [item] = commands(client);
    expect(item).toMatchObject({ status: 'completed', exitCode: 0, aggregatedOutput: 'a\nb\n' });
    const { turnId } = told(client, 'item/completed').find((params) => params.item.id === item!.id)!;
    expect(turnId).toBe(id);
    const deltas = told(client, 'item/commandExecution/outputDelta').filter(({ itemId }) => itemId === item!.id);
    expect(deltas.map(({ delta }) => delta).join('')).toBe('a\nb\n');
    await client.untilTrue(() => told(client, 'turn/completed').length === 2);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items.filter(({ id }) => id === item!.id)).toEqual([item]);
  });

  it('survives that another turn is interrupted, also one that waits for it', async () => {
    const { client, model, watched, threadId } = await world();
    model.calls.push([['exec_command', { cmd: UNTIL_GO, ...SOON }]]);
    await run(client, threadId);
    model.calls.push([['write_stdin', { session_id: model.session, yield_time_ms: 30_000 }]]);
    const turnId = await start(client, threadId, 'wait');
    await watched.asked(3);
    await client.result('turn/interrupt', { threadId, turnId });
    await ended(client, turnId);
    expect(commands(client)).toEqual([]);
    await client.result('thread/shellCommand', { threadId, command: 'touch go' });
    await client.untilTrue(() => commands(client).length === 1);
    expect(commands(client)[0]).toMatchObject({ status: 'completed' });
  });

  it('is ended by thread/backgroundTerminals/clean, which answers when it has', async () => {
    const { client, model, threadId, workspace } = await world();
    model.calls.push([['exec_command', { cmd: runningCommand('pid'), ...SOON }]]);
    await run(client, threadId);
    const pid = await pidIn(join(workspace, 'pid'));
    const from = client.texts.length;
    const { id, result } = await client.call('thread/backgroundTerminals/clean', { threadId });
    expect(result).toEqual({});
    expect(story(client, from)).toEqual(['item/completed commandExecution failed', `reply ${id}`]);
    await untilGone(pid);
    expect((await client.call('thread/backgroundTerminals/clean', { threadId })).result).toEqual({});
  });

  it('ends when its thread leaves memory', async () => {
    const { client, model, threadId, workspace } = await world();
    model.calls.push([['exec_command', { cmd: runningCommand('pid'), ...SOON }]]);
    await run(client, threadId);
    const pid = await pidIn(join(workspace, 'pid'));
    await client.result('thread/archive', { threadId });
    await untilGone(pid);
    expect(commands(client)).toMatchObject([{ status: 'failed', exitCode: -1 }]);
  });
});

describe('a command that is written to', () => {
  it('tells what it has written since, and clients what was written to it', async () => {
    const { client, model, threadId } = await world();
    const cmd = 'stty -echo; echo ready; read line; echo "got $line"; read line; echo "and $line"';
    model.calls.push([['exec_command', { cmd, tty: true, ...SOON }]]);
    await run(client, threadId);
    const { session } = model;
    model.calls.push([
      ['write_stdin', { session_id: session, chars: 'one\n', ...SOON }],
      ['write_stdin', { session_id: session, ...SOON }],
      ['write_stdin', { session_id: session, chars: 'two\n', yield_time_ms: 10_000 }],
      ['write_stdin', { session_id: session, chars: 'three\n' }],
    ]);
    const { id: turnId } = await run(client, threadId);
    const heard = model.outputs.map((output) => output.replaceAll('\r', ''));
    expect(heard.join('')).toMatch(/ready\n[^]*got one\n[^]*and two\n/);
    expect(heard[3]).toMatch(/^Exit code: 0\n/);
    expect(heard[4]).toBe(`No command with session_id ${session} runs.`);
    const [item] = commands(client);
    const place = { threadId, turnId, itemId: item!.id, processId: String(session) };
    expect(told(client, 'item/commandExecution/terminalInteraction')).toEqual([
      { ...place, stdin: 'one\n' },
      { ...place, stdin: 'two\n' },
    ]);
    expect(item!.processId).toBe(String(session));
  });

  it('without a terminal takes nothing, and the model is told so', async () => {
    const { client, model, threadId } = await world();
    model.calls.push([['exec_command', { cmd: UNTIL_GO, ...SOON }]]);
    await run(client, threadId);
    model.calls.push([['write_stdin', { session_id: model.session, chars: 'x' }]]);
    expect(await run(client, threadId)).toMatchObject({ status: 'completed' });
    expect(model.outputs.at(-1)).toContain('reads nothing');
    await client.result('thread/backgroundTerminals/clean', { threadId });
  });

  it('is one of the same thread', async () => {
    const { client, model, threadId } = await world();
    model.calls.push([['exec_command', { cmd: UNTIL_GO, ...SOON }]]);
    await run(client, threadId);
    const { session } = model;
    model.calls.push([['write_stdin', { session_id: session }]]);
    const other = await client.thread(FREE);
    await run(client, other);
    expect(model.outputs).toEqual([`No command with session_id ${session} runs.`]);
    await client.result('thread/backgroundTerminals/clean', { threadId: other });
    expect(commands(client)).toEqual([]);
    await client.result('thread/backgroundTerminals/clean', { threadId });
    expect(commands(client)).toHaveLength(1);
  });
});
