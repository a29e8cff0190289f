import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import type { AppServer } from '../../core/app-server.js';
import { clientOf, testServer } from '../../core/test-support.js';
import { files } from './files.js';

let server: AppServer;
let client: RawClient;
let dir: string;

beforeEach(async () => {
  dir = fs.mkdtempSync(join(tmpdir(), 'watch-'));
  onTestFinished(() => fs.rmSync(dir, { recursive: true, force: true }));
  server = testServer({}, { families: [files()] });
  client = await clientOf(server);
});

function watch(watchId: string, path: string) {
  return client.result('fs/watch', { watchId, path });
}

/** Every path that a watch has announced, in the order of the announcements. */
function changes(watchId: string, from = client): string[][] {
  return from.messages
    .filter(({ method, params }) => method === 'fs/changed' && params?.['watchId'] === watchId)
    .map(({ params }) => params?.['changedPaths'] as string[]);
}

/** Does something, and waits until the watch has announced exactly these paths because of it. */
async function changed(watchId: string, act: () => void, paths: string[]): Promise<void> {
  const before = changes(watchId).length;
  act();
  const news = () => changes(watchId).slice(before);
  await client.untilTrue(() => new Set(news().flat()).size >= paths.length);
  expect([...new Set(news().flat())].sort()).toEqual(paths.map((path) => join(dir, path)).sort());
}

/** Passes when everything that happened before has been announced. */
async function settled(): Promise<void> {
  const path = fs.mkdtempSync(join(tmpdir(), 'mark-'));
  onTestFinished(() => fs.rmSync(path, { recursive: true, force: true }));
  await watch(path, path);
  fs.writeFileSync(join(path, 'x'), '');
  await client.untilTrue(() => changes(path).length > 0);
  await client.result('fs/unwatch', { watchId: path });
}

describe('fs/watch', () => {
  it('FS-08: follows a file through changes, replacement, removal and return', async () => {
    fs.writeFileSync(`${dir}/f`, '1');
    expect(await watch('w', `${dir}/./x/../f/`)).toEqual({ path: `${dir}/f` });
    await changed('w', () => fs.appendFileSync(`${dir}/f`, '2'), ['f']);
    fs.writeFileSync(`${dir}/other`, '3');
    await changed('w', () => fs.renameSync(`${dir}/other`, `${dir}/f`), ['f']);
    await changed('w', () => fs.unlinkSync(`${dir}/f`), ['f']);
    await changed('w', () => fs.writeFileSync(`${dir}/f`, '4'), ['f']);
    await changed('w', () => fs.writeFileSync(`${dir}/f`, '5'), ['f']);
  });

  it('FS-08: sees the children of a directory, and no deeper', async () => {
    fs.mkdirSync(`${dir}/d/sub`, { recursive: true });
    await watch('w', `${dir}/d`);
    fs.writeFileSync(`${dir}/d/sub/deep`, '');
    fs.writeFileSync(`${dir}/beside`, '');
    await settled();
    await changed('w', () => fs.writeFileSync(`${dir}/d/a`, ''), ['d/a']);
    await changed('w', () => fs.renameSync(`${dir}/d/a`, `${dir}/d/b`), ['d/a', 'd/b']);
    await changed('w', () => fs.mkdirSync(`${dir}/d/d`), ['d/d']);
  });

  it('FS-08: tells changes together and sorted, once for each', async () => {
    await watch('w', dir);
    for (const name of ['c', 'a', 'b', 'a']) fs.writeFileSync(join(dir, name), name);
    await settled();
    expect(changes('w')).toEqual([[join(dir, 'a'), join(dir, 'b'), join(dir, 'c')]]);
  });

  it('FS-08: waits for what does not exist, however deep, and watches on when it is replaced', async () => {
    await watch('w', `${dir}/no/deep/er`);
    await changed('w', () => fs.mkdirSync(`${dir}/no/deep/er`, { recursive: true }), ['no/deep/er']);
    await changed('w', () => fs.writeFileSync(`${dir}/no/deep/er/x`, ''), ['no/deep/er/x']);
    await changed('w', () => fs.rmSync(`${dir}/no`, { recursive: true }), ['no/deep/er', 'no/deep/er/x']);
    fs.mkdirSync(`${dir}/no`);
    await settled();
    await changed('w', () => fs.mkdirSync(`${dir}/no/deep/er`, { recursive: true }), ['no/deep/er']);
    await changed('w', () => fs.writeFileSync(`${dir}/no/deep/er/y`, ''), ['no/deep/er/y']);
  });

  it('FS-08: sees through a link what it leads to', async () => {
    fs.writeFileSync(`${dir}/file`, '');
    fs.mkdirSync(`${dir}/links`);
    fs.symlinkSync('../file', `${dir}/links/link`);
    await watch('w', `${dir}/links/link`);
    await changed('w', () => fs.appendFileSync(`${dir}/file`, 'x'), ['links/link']);
  });

  it('announces a file that this server writes under its own name only', async () => {
    await watch('w', dir);
    await client.result('fs/writeFile', { path: `${dir}/x`, dataBase64: '' });
    await settled();
    expect(changes('w')).toEqual([[`${dir}/x`]]);
  });

  it('FS-08: ids are unique within a connection, and free again after fs/unwatch', async () => {
    await watch('', dir);
    const { error } = await client.call('fs/watch', { watchId: '', path: dir });
    expect(error).toMatchObject({ code: -32600, data: { kind: 'alreadyExists' } });
    const other = await clientOf(server);
    await other.result('fs/watch', { watchId: '', path: dir });
    await client.result('fs/unwatch', { watchId: '' });
    await client.result('fs/unwatch', { watchId: '' });
    fs.writeFileSync(`${dir}/x`, '');
    await other.untilMethod('fs/changed');
    await settled();
    expect(changes('')).toEqual([]);
    await watch('', dir);
  });

  it('FS-08: tells nothing any more once fs/unwatch is answered', async () => {
    await watch('w', dir);
    await watch('stays', dir);
    fs.writeFileSync(`${dir}/x`, '');
    await client.result('fs/unwatch', { watchId: 'w' });
    await client.untilTrue(() => changes('stays').length > 0);
    expect(changes('w')).toEqual([]);
  });

  it('FS-08: ends with the connection', async () => {
    const open = () => process.getActiveResourcesInfo().filter((kind) => kind === 'FSEventWrap').length;
    await expect.poll(open).toBe(0);
    await watch('one', dir);
    await watch('two', `${dir}/none/yet`);
    expect(open()).toBeGreaterThan(0);
    fs.writeFileSync(`${dir}/x`, '');
    await client.close();
    await expect.poll(open).toBe(0);
  });
});
