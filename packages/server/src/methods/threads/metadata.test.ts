import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Thread } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { repositoryIn } from '../../../test/repositories.js';
import { listenTo, runTurn, testWorld } from '../../threads/test-support.js';

const NOBODY = '67e55044-10b1-426f-9247-bb680e5fe0c8';

async function refusal(client: RawClient, method: string, params: object): Promise<object> {
  const { error } = await client.call(method, params);
  return { code: error?.code, ...(error?.data as object) };
}

async function conversation() {
  const world = await testWorld();
  const client = await world.connect();
  const id = await client.thread();
  await runTurn(world, id, 'hello');
  return { world, client, id };
}

const read = async (client: RawClient, threadId: string) =>
  (await client.result<{ thread: Thread }>('thread/read', { threadId })).thread;

describe('thread/name/set', () => {
  it('trims a name, keeps it, and tells everybody behind the answer', async () => {
    const { world, client, id } = await conversation();
    const [other, told] = [await world.connect(), await listenTo(client)];
    await client.result('thread/name/set', { threadId: id, name: '  A name ' });
    expect((await other.untilMethod('thread/name/updated')).params).toEqual({ threadId: id, threadName: 'A name' });
    await client.untilMethod('thread/name/updated');
    expect(told()).toEqual(['reply', 'thread/name/updated']);
    expect((await read(client, id)).name).toBe('A name');
    const again = await world.restart();
    const later = await again.connect();
    expect((await read(later, id)).name).toBe('A name');
    await later.result('thread/name/set', { threadId: id, name: 'Other' });
    expect((await read(later, id)).name).toBe('Other');
  });

  it('is kept of a thread that is stored later', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const id = await client.thread();
    await client.result('thread/name/set', { threadId: id, name: 'Early' });
    expect((await read(client, id)).name).toBe('Early');
    await runTurn(world, id, 'hello');
    expect((await world.store.find(id))?.name).toBe('Early');
  });

  it('is refused where it says nothing, or has no thread', async () => {
    const { client, id } = await conversation();
    const ephemeral = await client.thread({ ephemeral: true });
    const named = (threadId: string, name: string) => refusal(client, 'thread/name/set', { threadId, name });
    for (const name of ['', '   '])
      expect(await named(id, name)).toMatchObject({ code: -32600, kind: 'invalidRequest' });
    expect(await named(NOBODY, 'x')).toMatchObject({ code: -32600, kind: 'notFound' });
    expect(await named('y', 'x')).toMatchObject({ code: -32600, kind: 'invalidRequest' });
    expect(await named(ephemeral, 'x')).toMatchObject({ code: -32600, kind: 'wrongState', state: 'ephemeral' });
  });
});

describe('thread/metadata/update', () => {
  const change = async (client: RawClient, threadId: string, gitInfo: object) =>
    (await client.result<{ thread: Thread }>('thread/metadata/update', { threadId, gitInfo })).thread.gitInfo;

  it('changes what is given, clears what is null, and keeps the rest', async () => {
    const { world, client, id } = await conversation();
    expect(await change(client, id, { branch: ' main ', sha: 'abc' })).toEqual({
      sha: 'abc',
      branch: 'main',
      originUrl: null,
    });
    expect(await change(client, id, { sha: null, originUrl: 'u' })).toEqual({
      sha: null,
      branch: 'main',
      originUrl: 'u',
    });
    const later = await (await world.restart()).connect();
    expect((await read(later, id)).gitInfo).toEqual({ sha: null, branch: 'main', originUrl: 'u' });
    expect(await change(later, id, { branch: null, originUrl: null })).toBeNull();
  });

  it('is kept of a thread that is stored later', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const git = await repositoryIn(world.workspace);
    const expected = { sha: await git('rev-parse', 'HEAD'), branch: 'early', originUrl: null };
    const id = await client.thread();
    expect(await change(client, id, { branch: 'early' })).toEqual(expected);
    await runTurn(world, id, 'hello');
    expect((await world.store.find(id))?.git).toEqual(expected);
  });

  it('refuses what changes nothing, or makes something blank', async () => {
    const { client, id } = await conversation();
    const refused = (gitInfo?: object | null) => refusal(client, 'thread/metadata/update', { threadId: id, gitInfo });
    for (const gitInfo of [undefined, null, {}, { sha: '' }, { branch: ' ' }, { originUrl: '' }]) {
      expect(await refused(gitInfo)).toMatchObject({ code: -32600, kind: 'invalidRequest' });
    }
    const params = { threadId: NOBODY, gitInfo: { branch: 'x' } };
    expect(await refusal(client, 'thread/metadata/update', params)).toMatchObject({ code: -32600, kind: 'notFound' });
  });
});

describe('memories', () => {
  it('may be made of a thread or not, which is kept', async () => {
    const { world, client, id } = await conversation();
    await client.result('thread/memoryMode/set', { threadId: id, mode: 'disabled' });
    expect((await world.store.find(id))?.memoryMode).toBe('disabled');
    const params = { threadId: NOBODY, mode: 'enabled' };
    expect(await refusal(client, 'thread/memoryMode/set', params)).toMatchObject({ code: -32600, kind: 'notFound' });
  });

  it('of a thread that is not stored yet, too', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const id = await client.thread();
    await client.result('thread/memoryMode/set', { threadId: id, mode: 'disabled' });
    await runTurn(world, id, 'hello');
    expect((await world.store.meta(id)).memory_mode).toBe('disabled');
  });

  it('are forgotten, whether or not there are any', async () => {
    const world = await testWorld();
    const client = await world.connect();
    expect(await client.result('memory/reset')).toEqual({});
    const folder = join(world.home, 'memories');
    await mkdir(join(folder, 'deep'), { recursive: true });
    await writeFile(join(folder, 'deep', 'one.md'), 'x');
    await client.result('memory/reset');
    expect(await readdir(folder)).toEqual([]);
  });
});
