import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/folders.js';
import { clearSocketPath } from './control-socket.js';

describe('the place of a socket', () => {
  test('is free where there is nothing', async () => {
    await clearSocketPath(join(await temporaryFolder(), 's'));
  });

  test('RPC-03: is cleared of what a server that died has left', async () => {
    const path = join(await temporaryFolder(), 's');
    spawnSync(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`,
    ]);
    expect((await stat(path)).isSocket()).toBe(true);
    await clearSocketPath(path);
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('RPC-03: is in use while somebody listens', async () => {
    const path = join(await temporaryFolder(), 's');
    const server = createServer().listen(path);
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    await expect(clearSocketPath(path)).rejects.toThrow(/in use/);
    expect((await stat(path)).isSocket()).toBe(true);
  });

  test('is not cut short', async () => {
    await expect(clearSocketPath(`/tmp/${'x'.repeat(120)}`)).rejects.toThrow(/too long/);
  });

  test('is not taken from another file', async () => {
    const path = join(await temporaryFolder(), 's');
    await writeFile(path, 'mine');
    await expect(clearSocketPath(path)).rejects.toThrow(/no socket/);
    expect(await readFile(path, 'utf8')).toBe('mine');
    await expect(clearSocketPath(join(path, 'below'))).rejects.toThrow(/cannot be looked at/);
  });
});
