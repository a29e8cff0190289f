import { RpcError } from '@app-server/rpc';
import { describe, expect, it } from 'vitest';
import { isLag } from '../events/event-queue.js';
import { scripted } from './test-server.js';
import { watchPath } from './watch.js';

const watching = () => scripted(({ method, params }) => (method === 'fs/watch' ? { path: `${params.path}/real` } : {}));

describe('watchPath', () => {
  it('FS-08: keeps changes that come ahead of the answer', async () => {
    const { caller } = await scripted(async ({ params: { watchId, path } }, { tell }) => {
      await tell('fs/changed', { watchId: 'another', changedPaths: ['/other'] });
      await tell('fs/changed', { watchId, changedPaths: ['/w/a', '/w/b'] });
      return { path };
    });
    const watch = await watchPath(caller, { path: '/w' });
    expect(await watch.next()).toEqual({ done: false, value: ['/w/a', '/w/b'] });
  });

  it('FS-08: closes once, ends its loop and listens no longer', async () => {
    const { caller, asked, tell, listening } = await watching();
    const watch = await watchPath(caller, { path: '/w', watchId: 'mine' });
    expect(watch).toMatchObject({ watchId: 'mine', path: '/w/real' });
    await tell('fs/changed', { watchId: 'mine', changedPaths: ['/w/a'] });
    const read: unknown[] = [];
    for await (const paths of watch) {
      read.push(paths);
      await watch.close();
    }
    await watch.close();
    expect(read).toEqual([['/w/a']]);
    expect(asked.slice(1)).toEqual([{ method: 'fs/unwatch', params: { watchId: 'mine' } }]);
    expect(listening()).toBe(0);
  });

  it('closes when its loop is left', async () => {
    const { caller, asked, tell, settled, listening } = await watching();
    const watch = await watchPath(caller, { path: '/w' });
    await tell('fs/changed', { watchId: watch.watchId, changedPaths: ['/w/a'] });
    for await (const paths of watch) {
      expect(paths).toEqual(['/w/a']);
      break;
    }
    await settled();
    expect(asked.at(-1)).toEqual({ method: 'fs/unwatch', params: { watchId: watch.watchId } });
    expect(listening()).toBe(0);
  });

  it('tells a slow reader that changes are missing', async () => {
    const { caller, tell, settled } = await watching();
    const watch = await watchPath(caller, { path: '/w', watchId: 'w' }, { bufferedChanges: 1 });
    for (const path of ['/1', '/2', '/3']) await tell('fs/changed', { watchId: 'w', changedPaths: [path] });
    await settled();
    expect(await watch.next()).toMatchObject({ value: ['/1'] });
    expect((await watch.next()).value).toSatisfy((value) => isLag(value) && value.lag === 2);
  });

  it('ends with the connection, which it then does not ask any more', async () => {
    const { caller, asked, close, listening } = await watching();
    const watch = await watchPath(caller, { path: '/w' });
    const cause = await close();
    await expect(watch.next()).rejects.toBe(cause);
    await watch.close();
    expect(asked).toHaveLength(1);
    expect(listening()).toBe(0);
  });

  it('throws when the server refuses, and listens no longer', async () => {
    const { caller, listening } = await scripted(() => {
      throw new RpcError(-32600, 'watchId already exists: w');
    });
    await expect(watchPath(caller, { path: '/w', watchId: 'w' })).rejects.toThrow('already exists');
    expect(listening()).toBe(0);
  });
});
