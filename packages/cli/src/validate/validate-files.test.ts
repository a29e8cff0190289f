import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeChecker, memoryConsole, temporaryFolder } from '../test-support.js';
import { validateFiles } from './validate-files.js';

const GOOD = '{"id":1,"method":"ask","params":{}}\r\n\r\n{"id":1,"result":{}}';
const BAD = '{"dir":"c2s","msg":{"id":1,"method":"ask"}}\nnot json\n';

test('a clean recording exits with 0', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'good.jsonl'), GOOD);
  const console = memoryConsole(cwd);
  expect(await validateFiles(['good.jsonl'], {}, fakeChecker, console)).toBe(0);
  expect(console.stdout()).toContain('1 file, 3 lines, 2 messages');
  expect(console.stderr()).toBe('');
});

test('faults are printed with file and line, and exit with 1', async () => {
  const console = memoryConsole('/', BAD);
  expect(await validateFiles(['-'], {}, fakeChecker, console)).toBe(1);
  expect(console.stdout()).toMatch(/^stdin:1 .*expected an object, got nothing\nstdin:2 .*not JSON: "not json"\n/);
});

test('--quiet leaves the summary, --json makes it an object', async () => {
  const console = memoryConsole('/', BAD);
  expect(await validateFiles(['-'], { quiet: true, json: true }, fakeChecker, console)).toBe(1);
  expect(JSON.parse(console.stdout())).toMatchObject({
    summary: true,
    ok: false,
    lines: 2,
    faults: { client: 1, recording: 1 },
  });
});

test('ids of one file do not answer those of another', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'a'), '{"id":1,"method":"ask","params":{}}');
  await writeFile(join(cwd, 'b'), '{"id":1,"result":{}}');
  const console = memoryConsole(cwd);
  await validateFiles(['a', 'b'], {}, fakeChecker, console);
  expect(console.stdout()).toMatch(/b:1 .*answers no open request/);
});

test('an unreadable file gives its reason and exits with 2; the others are still read', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'good.jsonl'), GOOD);
  const console = memoryConsole(cwd);
  expect(await validateFiles(['none', '.', 'good.jsonl'], {}, fakeChecker, console)).toBe(2);
  expect(console.stderr()).toBe(
    'error: Cannot read none: there is no such file or folder.\nerror: Cannot read .: it is a folder.\n',
  );
  expect(console.stdout()).toContain('1 file (and 2 unreadable), 3 lines');
});
