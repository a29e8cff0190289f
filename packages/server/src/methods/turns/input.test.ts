import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Turn, UserInput } from '@app-server/schema/experimental';
import { type Conversation, textsOf } from '../../../test/conversation.js';
import { PIXEL } from '../../../test/pixel.js';
import { FREE, always, done, ended, run, scripts, start, told, turnWorld, turnsOf } from '../../../test/turn-world.js';

const URL = `data:image/png;base64,${PIXEL.toString('base64')}`;

/** What the model was told of an input, and the item that clients were shown. */
async function heard(world: Conversation, input: object[]) {
  const { client, model } = world;
  const threadId = await client.thread();
  const { turn } = await client.result<{ turn: Turn }>('turn/start', { threadId, input });
  await ended(client, turn.id);
  const [item] = done(client);
  const message = model.requests[0]!.input.at(-1)!;
  const [stored] = await turnsOf(client, threadId);
  expect(stored!.items[0]).toEqual(item);
  return { item, content: message.type === 'message' ? message.content : [] };
}

describe('what is said', () => {
  it.each<[string, object, object, object]>([
    [
      'a text with marks',
      { type: 'text', text: 'hi @a', text_elements: [{ byteRange: { start: 3, end: 5 }, placeholder: '@a' }] },
      { type: 'text', text: 'hi @a', text_elements: [{ byteRange: { start: 3, end: 5 }, placeholder: '@a' }] },
      { type: 'input_text', text: 'hi @a' },
    ],
    [
      'a text with a mark that stands for nothing',
      { type: 'text', text: 'hi', text_elements: [{ byteRange: { start: 0, end: 2 } }] },
      { type: 'text', text: 'hi', text_elements: [{ byteRange: { start: 0, end: 2 }, placeholder: null }] },
      { type: 'input_text', text: 'hi' },
    ],
    [
      'a text without',
      { type: 'text', text: '' },
      { type: 'text', text: '', text_elements: [] },
      { type: 'input_text', text: '' },
    ],
    [
      'TRN-08: an image, which is looked at closely by default',
      { type: 'image', url: URL },
      { type: 'image', url: URL, detail: null },
      { type: 'input_image', image_url: URL, detail: 'high' },
    ],
    [
      'TRN-08: an image as it is',
      { type: 'image', url: URL, detail: 'original' },
      { type: 'image', url: URL, detail: 'original' },
      { type: 'input_image', image_url: URL, detail: 'original' },
    ],
    [
      'a skill',
      { type: 'skill', name: 'lint', path: '/skills/lint' },
      { type: 'skill', name: 'lint', path: '/skills/lint' },
      { type: 'input_text', text: expect.stringContaining('/skills/lint') },
    ],
    [
      'a mention',
      { type: 'mention', name: 'notes', path: '/notes.md' },
      { type: 'mention', name: 'notes', path: '/notes.md' },
      { type: 'input_text', text: expect.stringContaining('/notes.md') },
    ],
  ])('may be %s', async (_name, part, shown, told) => {
    const { item, content } = await heard(await turnWorld(always({ say: 'Yes.' })), [part]);
    expect(item).toMatchObject({ type: 'userMessage', content: [shown] });
    expect(content).toEqual([told]);
  });

  it.each(['high', 'original', undefined])('TRN-08: may be an image in a file, with detail %s', async (detail) => {
    const world = await turnWorld(always({ say: 'Yes.' }));
    const path = join(world.workspace, 'a.PNG');
    await writeFile(path, PIXEL);
    const { item, content } = await heard(world, [{ type: 'localImage', path, ...(detail && { detail }) }]);
    expect(item).toMatchObject({ content: [{ type: 'localImage', path, detail: detail ?? null }] });
    expect(content).toEqual([{ type: 'input_image', image_url: URL, detail: detail ?? 'high' }]);
  });

  it.each(['none.png', 'notes.txt', 'folder.png', 'pipe.png', 'huge.png'])(
    'the model is told of %s that is no image it could be shown',
    async (name) => {
      const world = await turnWorld(always({ say: 'Yes.' }));
      const { workspace } = world;
      const script = 'echo x > notes.txt; mkdir folder.png; mkfifo pipe.png; truncate -s 60M huge.png';
      await promisify(execFile)('sh', ['-c', script], { cwd: workspace });
      const path = join(workspace, name);
      const { item, content } = await heard(world, [{ type: 'localImage', path }]);
      expect(item).toMatchObject({ content: [{ type: 'localImage', path }] });
      expect(content).toEqual([{ type: 'input_text', text: expect.stringContaining(path) as string }]);
    },
  );

  it('is one message, whatever it consists of', async () => {
    const parts = [
      { type: 'text', text: 'one' },
      { type: 'image', url: URL },
      { type: 'text', text: 'two' },
    ];
    const world = await turnWorld(always({ say: 'Yes.' }));
    const { content } = await heard(world, parts);
    expect(content.map(({ type }) => type)).toEqual(['input_text', 'input_image', 'input_text']);
    const { data } = await world.client.result<{ data: { id: string; preview: string }[] }>('thread/list', {});
    const { thread } = await world.client.result<{ thread: object }>('thread/read', { threadId: data[0]!.id });
    for (const shown of [data[0], thread]) expect(shown).toMatchObject({ preview: 'onetwo' });
  });

  it('may have 1,048,576 characters in all, and none more', async () => {
    const { client } = await turnWorld(always({ say: 'Yes.' }));
    const threadId = await client.thread();
    // Each of them takes two units.
    const half = '😀'.repeat(1_048_576 / 2);
    const input = (...texts: string[]): UserInput[] => texts.map((text) => ({ type: 'text', text, text_elements: [] }));
    const { error } = await client.call('turn/start', { threadId, input: input(half, half, 'x') });
    expect(error).toMatchObject({
      code: -32602,
      data: {
        kind: 'inputTooLarge',
        input_error_code: 'input_too_large',
        max_chars: 1_048_576,
        actual_chars: 1_048_577,
      },
    });
    expect(told(client, 'turn/started')).toEqual([]);
    const { turn } = await client.result<{ turn: Turn }>('turn/start', { threadId, input: input(half, half) });
    expect(await ended(client, turn.id)).toMatchObject({ status: 'completed' });
  });
});

describe('a turn', () => {
  it('asks for a form of the final message, and the next one does not', async () => {
    const { client, model } = await turnWorld(always({ plan: [] }, { say: '{}' }));
    const threadId = await client.thread();
    const outputSchema = { type: 'object', properties: {} };
    await run(client, threadId, 'one', { outputSchema });
    await run(client, threadId, 'two');
    expect(model.requests.map((request) => request.outputSchema)).toEqual([outputSchema, outputSchema, null, null]);
  });

  it('TRN-03, TRN-04: sends metadata along with each of its requests', async () => {
    const { client, model } = await turnWorld(always({ plan: [] }, { say: 'Yes.' }));
    const threadId = await client.thread();
    const responsesapiClientMetadata = { origin: 'here', turn_id: 'mine' };
    const { id: turnId } = await run(client, threadId, 'one', { responsesapiClientMetadata });
    await run(client, threadId, 'two', { responsesapiClientMetadata: null });
    const asked = model.requests.map(({ clientMetadata, turnId }) => ({ clientMetadata, isFirst: turnId }));
    expect(asked.map(({ clientMetadata }) => clientMetadata)).toEqual([
      responsesapiClientMetadata,
      responsesapiClientMetadata,
      {},
      {},
    ]);
    expect(model.requests[0]).toMatchObject({ threadId, turnId, origin: { sessionId: threadId, sandbox: 'readOnly' } });
  });

  it('TRN-05: works in an environment of its own, the next one again where the thread does', async () => {
    const { client, workspace } = await turnWorld(always({ run: { command: 'pwd' } }, { say: 'Yes.' }));
    const threadId = await client.thread({ ...FREE, cwd: workspace });
    const elsewhere = join(workspace, '..');
    const environments = [{ environmentId: 'local', cwd: elsewhere }];
    await run(client, threadId, 'one', { environments });
    await run(client, threadId, 'two');
    const outputs = done(client).flatMap((item) => (item.type === 'commandExecution' ? [item] : []));
    expect(outputs.map(({ cwd, aggregatedOutput }) => [cwd, aggregatedOutput])).toEqual([
      [elsewhere, `${elsewhere}\n`],
      [workspace, `${workspace}\n`],
    ]);
    expect(told(client, 'thread/settings/updated')).toEqual([]);
  });

  it('TRN-05: without an environment has nothing to run commands in', async () => {
    const { client, model } = await turnWorld(always({ run: { command: 'pwd' } }, { say: 'Yes.' }));
    const threadId = await client.thread(FREE);
    await run(client, threadId, 'one', { environments: [] });
    await run(client, threadId, 'two');
    const names = model.requests.map(({ tools }) => tools.map(({ name }) => name));
    expect(names[0]).not.toContain('exec_command');
    expect(names[0]).not.toContain('apply_patch');
    expect(names[2]).toContain('exec_command');
    expect(model.requests[1]!.input.at(-1)).toMatchObject({ output: 'There is no tool exec_command.' });
    expect(done(client).filter(({ type }) => type === 'commandExecution')).toHaveLength(1);
  });

  it('TRN-05: does not begin in an environment that is not there', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    const environments = [{ environmentId: 'nope', cwd: '/tmp' }];
    const params = { threadId, input: [], environments, model: 'gpt-5.4' };
    expect((await client.call('turn/start', params)).error).toMatchObject({
      code: -32600,
      data: { kind: 'notFound', what: 'environment', id: 'nope' },
    });
    expect(told(client, 'turn/started')).toEqual([]);
    await start(client, threadId, 'hello');
    await client.untilMethod('turn/completed');
    expect(told(client, 'thread/settings/updated')).toEqual([]);
  });

  it('tells the model of new surroundings, and only of those', async () => {
    const { client, model, workspace } = await turnWorld(scripts({}));
    const threadId = await client.thread({ cwd: workspace, sandbox: 'read-only' });
    await run(client, threadId, 'one');
    await run(client, threadId, 'two');
    const elsewhere = join(workspace, '..');
    await run(client, threadId, 'three', { cwd: elsewhere });
    await run(client, threadId, 'four', { sandboxPolicy: { type: 'dangerFullAccess' } });
    await run(client, threadId, 'five');
    const text = textsOf(model.requests.at(-1)!);
    expect(text.match(/<environment_context>/g)).toHaveLength(2);
    expect(text.match(/<permissions instructions>/g)).toHaveLength(2);
    expect(text.indexOf(`<cwd>${elsewhere}</cwd>`)).toBeGreaterThan(text.indexOf('two'));
    expect(text.lastIndexOf('dangerFullAccess')).toBeGreaterThan(text.indexOf('three'));
  });
});
