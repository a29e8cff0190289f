import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Model, ThreadItem } from '@app-server/schema/experimental';
import { PIXEL } from '../../test/pixel.js';
import { Puppet, call, completed } from '../../test/puppet.js';
import { doneOf, outputs, plot, run, told, turnWorld, turnsOf } from '../../test/turn-world.js';
import { builtInCatalogue, toCatalogue } from '../methods/models/catalogue.js';
import type { ModelEvent } from '../providers/model-provider.js';

const URL = `data:image/png;base64,${PIXEL.toString('base64')}`;

/** A thread whose model makes one of the calls with each reply, beside an image. */
async function looking(...calls: ModelEvent[]) {
  const model = new Puppet(async function* () {
    const next = calls.shift();
    if (next) yield next;
    yield completed();
  });
  const { models, capabilities } = builtInCatalogue();
  const { inputModalities: _, ...plain } = { ...models[0]!, id: 'plain', model: 'plain', isDefault: false };
  const blind: Model = { ...plain, id: 'blind', model: 'blind', inputModalities: ['text'] };
  const catalogue = toCatalogue({ models: [...models, plain, blind], capabilities });
  const world = await turnWorld(model, { catalogue });
  await writeFile(join(world.workspace, 'pixel.png'), PIXEL);
  const threadId = await world.client.thread({ cwd: world.workspace });
  return { ...world, threadId, calls };
}

const look = (args: unknown) => call('view_image', args, { callId: 'c1' });

describe('view_image', () => {
  it('shows the model an image, and clients that it looks at it', async () => {
    const { client, model, threadId, workspace } = await looking(look({ path: 'pixel.png' }));
    await run(client, threadId);
    const item: ThreadItem = { type: 'imageView', id: 'c1', path: join(workspace, 'pixel.png') };
    expect(told(client, 'item/started').map((started) => started.item)).toContainEqual(item);
    expect(doneOf(client, 'imageView')).toEqual([item]);
    expect(plot(client).filter((line) => line.endsWith('imageView'))).toEqual([
      'item/started imageView',
      'item/completed imageView',
    ]);
    expect(model.requests[1]!.input.at(-1)).toEqual({
      type: 'function_call_output',
      call_id: 'c1',
      output: [{ type: 'input_image', image_url: URL, detail: 'high' }],
    });
  });

  it('is kept: the item is read as it was told, the image is there for the turns that follow', async () => {
    const { client, threadId, restart } = await looking(look({ path: 'pixel.png' }));
    await run(client, threadId);
    const [item] = doneOf(client, 'imageView');
    const again = await restart();
    await again.client.result('thread/resume', { threadId });
    const [turn] = await turnsOf(again.client, threadId);
    expect(turn!.items.map(({ type }) => type)).toEqual(['userMessage', 'imageView']);
    expect(turn!.items[1]).toEqual(item);
    await run(again.client, threadId);
    expect(outputs(again.model)).toEqual([expect.stringContaining(URL)]);
  });

  it.each([
    ['high', 'high'],
    ['original', 'original'],
    [null, 'high'],
  ])('ITM-09: looks as closely as it is told to: %s', async (detail, expected) => {
    const { client, model, threadId } = await looking(look({ path: 'pixel.png', detail }));
    await run(client, threadId);
    expect(model.requests[1]!.input.at(-1)).toMatchObject({ output: [{ detail: expected }] });
  });

  it('finds a file by its whole path, and where the turn works', async () => {
    const { client, threadId, workspace, calls } = await looking();
    const [above, below] = [join(workspace, 'pixel.png'), join(workspace, 'folder')];
    await mkdir(below);
    calls.push(look({ path: above }), call('view_image', { path: '../pixel.png' }, { callId: 'c2' }));
    await run(client, threadId, 'hello', { environments: [{ environmentId: 'local', cwd: below }] });
    expect(doneOf(client, 'imageView')).toEqual(['c1', 'c2'].map((id) => ({ type: 'imageView', id, path: above })));
  });

  it('is not there without an environment', async () => {
    const { client, model, threadId } = await looking(look({ path: 'pixel.png' }));
    await run(client, threadId, 'hello', { environments: [] });
    expect(model.requests[0]!.tools.map(({ name }) => name)).not.toContain('view_image');
    expect(outputs(model)).toEqual(['There is no tool view_image.']);
  });

  it.each([
    ['blind', 0],
    ['plain', 1],
    ['unheard-of', 1],
  ])('shows images to all models but those that are known to take none: %s', async (name, times) => {
    const { client, model, threadId } = await looking(look({ path: 'pixel.png' }));
    await run(client, threadId, 'hello', { model: name });
    expect(doneOf(client, 'imageView')).toHaveLength(times);
    expect(outputs(model)).toEqual([expect.stringContaining(times === 0 ? 'does not take images' : URL)]);
  });

  it.each<[string, unknown, RegExp]>([
    ['a missing file', { path: 'none.png' }, /ws\/none\.png could not be read/],
    ['a folder', { path: 'folder' }, /ws\/folder is no file/],
    ['no path', { path: '' }, /ws is no file/],
    ['a text', { path: 'notes.png' }, /ws\/notes\.png is no image/],
    ['another detail', { path: 'pixel.png', detail: 'low' }, /detail must be/],
    ['nothing', {}, /path must be a text/],
    ['arguments that are none', '{"path": 5', /arguments of view_image/],
  ])('tells the model what is wrong with %s, and the turn goes on', async (_, args, expected) => {
    const { client, model, threadId, workspace } = await looking(look(args));
    await mkdir(join(workspace, 'folder'));
    await writeFile(join(workspace, 'notes.png'), 'Only notes.');
    expect(await run(client, threadId)).toMatchObject({ status: 'completed' });
    expect(outputs(model)).toEqual([expect.stringMatching(expected)]);
    expect(doneOf(client, 'imageView')).toEqual([]);
  });
});
