/** What `serve` loads before it answers a hello: whoever starts it waits for each file, and for each part of Node. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from './support/repository.js';

const COMMAND = join(ROOT, 'packages', 'cli', 'bin', 'app-server.cjs');
const HELLO = { id: 0, method: 'initialize', params: { clientInfo: { name: 'test', version: '1' } } };

/** Says at the first answer what there is by then. */
const PROBE = `
const { write } = process.stdout;
process.stdout.write = function (...args) {
  process.stdout.write = write;
  const loaded = { files: Object.keys(require.cache), parts: process.moduleLoadList };
  process.stderr.write(JSON.stringify(loaded));
  return write.apply(this, args);
};
`;

/** Parts of Node that take a millisecond or more. */
const SLOW = ['crypto', 'child_process', 'fs/promises', 'http'];

interface Loaded {
  files: string[];
  parts: string[];
}

async function loadedBeforeHello(): Promise<Loaded> {
  const folder = await mkdtemp(join(tmpdir(), 'app-server-start-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const probe = join(folder, 'probe.cjs');
  await writeFile(probe, PROBE);
  const server = spawn(process.execPath, ['--require', probe, COMMAND, 'serve'], {
    env: { ...process.env, APP_SERVER_HOME: folder },
  });
  const told = text(server.stderr);
  server.stdin.write(`${JSON.stringify(HELLO)}\n`);
  await Promise.race([once(server.stdout, 'data'), once(server, 'exit')]);
  server.stdin.end();
  const { files, parts } = JSON.parse(await told) as Loaded;
  return { files: files.filter((file) => file !== probe), parts };
}

test('a hello is answered by a few files of the command itself, and by what starts fast', async () => {
  const { files, parts } = await loadedBeforeHello();
  const paths = files.map((file) => relative(join(ROOT, 'packages', 'cli'), file).replaceAll('\\', '/'));
  expect(paths.filter((path) => !/^(bin|dist)\/[\w-]+\.cjs$/.test(path))).toEqual([]);
  expect(paths.length).toBeGreaterThan(2);
  expect(paths.length).toBeLessThan(10);
  const onDemand = /^(program|foundations|reference-families|serve-sockets|authenticators)-/;
  expect(files.map((file) => basename(file)).filter((name) => onDemand.test(name))).toEqual([]);
  expect(SLOW.filter((part) => parts.includes(`NativeModule ${part}`))).toEqual([]);
});
