import { describe, expect, it } from 'vitest';
import type { ResponseItem } from '@app-server/schema/experimental';
import { textsOf } from '../../test/conversation.js';
import { Puppet, completed, say } from '../../test/puppet.js';
import type { RawClient } from '../../test/raw-client.js';
import {
  FREE,
  answer,
  asked,
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
} from '../../test/turn-world.js';
import { type ModelProvider, ModelFailure } from '../providers/model-provider.js';

async function compact(client: RawClient, threadId: string): Promise<void> {
  const before = told(client, 'turn/completed').length;
  await client.result('thread/compact/start', { threadId });
  await client.untilTrue(() => told(client, 'turn/completed').length > before);
}

function statuses(client: RawClient): string[] {
  return told(client, 'turn/completed').map(({ turn }) => turn.status);
}

describe('a conversation that is shortened', () => {
  it('goes on from what the user said and a summary, where it works being told anew', async () => {
    const { client, model, workspace } = await turnWorld(
      scripts({ 'Summarize this conversation': [{ say: 'They said hello.' }], hello: [{ say: 'A long answer.' }] }),
    );
    const threadId = await client.thread({ ...FREE, cwd: workspace });
    await run(client, threadId, 'hello');
    await client.result('thread/shellCommand', { threadId, command: 'echo noise' });
    await client.untilTrue(() => told(client, 'turn/completed').length === 2);
    await compact(client, threadId);
    await run(client, threadId, 'and on');
    const text = textsOf(model.requests.at(-1)!);
    expect(text).toMatch(/dangerFullAccess[^]*<cwd>[^]*hello[^]*summary of it:\nThey said hello\.\nand on$/);
    expect(text).toContain(`<cwd>${workspace}</cwd>`);
    expect(text.match(/<environment_context>/g)).toHaveLength(1);
    expect(text).not.toMatch(/A long answer|noise/);
    // The turns are still there to be read.
    const turns = await turnsOf(client, threadId);
    expect(turns.map(({ items }) => items.map(({ type }) => type))).toEqual([
      ['userMessage', 'agentMessage'],
      ['commandExecution'],
      ['contextCompaction'],
      ['userMessage', 'agentMessage'],
    ]);
    expect(turns[2]!.items).toEqual([done(client)[3]]);
  });

  it('is as short when another server goes on with it', async () => {
    const world = await turnWorld(
      scripts({ 'Summarize this conversation': [{ say: 'They said hello.' }], hello: [{ say: 'A long answer.' }] }),
    );
    const threadId = await world.client.thread();
    await run(world.client, threadId, 'hello');
    await compact(world.client, threadId);
    const { client, model } = await world.restart();
    await client.result('thread/resume', { threadId });
    await run(client, threadId, 'and on');
    expect(textsOf(model.requests[0]!)).toMatch(/hello[^]*They said hello\.\nand on$/);
    expect(textsOf(model.requests[0]!)).not.toContain('A long answer');
  });

  it('is shortened by the provider where it can, and keeps what it gives', async () => {
    const replacement: ResponseItem[] = [
      { type: 'message', role: 'developer', content: [{ type: 'input_text', text: '<permissions instructions>old' }] },
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: '<environment_context>old' }] },
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hello' }] },
      { type: 'compaction', encrypted_content: 'sealed' },
    ];
    const puppet = new Puppet(async function* () {
      yield* say('Yes.');
      yield completed();
    });
    const compacting: ModelProvider = Object.assign(puppet, { compact: async () => replacement });
    const { client } = await turnWorld(puppet, {
      providers: { defaultId: 'puppet', ids: ['puppet'], find: () => compacting },
    });
    const threadId = await client.thread();
    await run(client, threadId, 'hello');
    await compact(client, threadId);
    await run(client, threadId, 'and on');
    const { input } = puppet.requests.at(-1)!;
    expect(JSON.stringify(input)).not.toContain('old');
    expect(input.slice(2)).toEqual([...replacement.slice(2), expect.anything()]);
    expect(input.slice(0, 2).map((item) => (item.type === 'message' ? item.role : ''))).toEqual(['developer', 'user']);
  });

  it.each<[string, () => Error, string]>([
    ['fails', () => new ModelFailure('Full.', 'serverOverloaded'), 'serverOverloaded'],
    ['does something odd', () => new TypeError('odd'), 'other'],
  ])('stays as it is when the provider %s', async (_name, error, codexErrorInfo) => {
    let isBroken = false;
    const puppet = new Puppet(async function* () {
      if (isBroken) throw error();
      yield* say('Yes.');
      yield completed();
    });
    const { client, log } = await turnWorld(puppet);
    const threadId = await client.thread();
    await run(client, threadId, 'hello');
    isBroken = true;
    const from = client.texts.length;
    await compact(client, threadId);
    expect(plot(client, from).slice(1)).toEqual([
      'status active',
      'turn/started',
      'item/started contextCompaction',
      'status systemError',
      'error',
      'turn/completed failed',
    ]);
    expect(told(client, 'error')).toMatchObject([{ error: { codexErrorInfo } }]);
    isBroken = false;
    await run(client, threadId, 'and on');
    expect(textsOf(puppet.requests.at(-1)!)).toMatch(/hello\nYes\.\nand on$/);
    log.lines.splice(0);
  });

  it('stays as it is when that is interrupted', async () => {
    const { client, model } = await turnWorld([
      { when: 'Summarize', steps: [{ hang: true }] },
      { steps: [{ say: 'Yes.' }], times: 'always' },
    ]);
    const threadId = await client.thread();
    await run(client, threadId, 'hello');
    await client.result('thread/compact/start', { threadId });
    await model.asked(2);
    await client.result('turn/interrupt', { threadId, turnId: '' });
    await run(client, threadId, 'and on');
    expect(statuses(client)).toEqual(['completed', 'interrupted', 'completed']);
    expect(textsOf(model.requests.at(-1)!)).toMatch(/hello\nYes\.\nand on$/);
    expect(told(client, 'warning')).toEqual([]);
  });

  it('is one in which nobody has spoken yet', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    await compact(client, threadId);
    await run(client, threadId);
    expect(statuses(client)).toEqual(['completed', 'completed']);
    expect((await turnsOf(client, threadId)).map(({ items }) => items.length)).toEqual([1, 2]);
  });
});

describe('a compaction while a turn runs', () => {
  it('interrupts it, and takes back what it asks', async () => {
    const { client } = await turnWorld(
      scripts({ hello: [{ run: { command: 'touch made' } }], Summarize: [{ say: 'They said hello.' }] }),
    );
    const threadId = await client.thread({ approvalPolicy: 'untrusted', sandbox: 'danger-full-access' });
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, 'item/commandExecution/requestApproval');
    const from = client.texts.length;
    await client.result('thread/compact/start', { threadId });
    await client.untilTrue(() => told(client, 'turn/completed').length === 2);
    expect(plot(client, from)).toEqual([
      'reply 4',
      'status idle',
      'turn/completed interrupted',
      'serverRequest/resolved',
      'status active',
      'turn/started',
      'item/started contextCompaction',
      'item/completed contextCompaction',
      'warning',
      'status idle',
      'turn/completed completed',
    ]);
    expect(await ended(client, turnId)).toMatchObject({ status: 'interrupted' });
    answer(client, question, { decision: 'accept' });
    expect(await run(client, threadId, 'and on')).toMatchObject({ status: 'completed' });
    expect(story(client).filter((line) => line.startsWith('error'))).toEqual([]);
  });
});
