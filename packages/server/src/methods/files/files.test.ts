import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { clientOf, testServer } from '../../core/test-support.js';
import { files } from './files.js';

let client: RawClient;
let dir: string;

beforeEach(async () => {
  dir = fs.mkdtempSync(join(tmpdir(), 'files-'));
  onTestFinished(() => fs.rmSync(dir, { recursive: true, force: true }));
  client = await clientOf(testServer({}, { families: [files()] }));
});

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function write(path: string, text: string) {
  return client.result('fs/writeFile', { path, dataBase64: base64(text) });
}

async function read(path: string): Promise<string> {
  const { dataBase64 } = await client.result<{ dataBase64: string }>('fs/readFile', { path });
  return Buffer.from(dataBase64, 'base64').toString();
}

async function refusal(method: string, params: object) {
  const { error } = await client.call(method, params);
  const { kind, errno } = (error?.data ?? {}) as { kind?: string; errno?: string };
  return [error?.code, kind, ...(errno === undefined ? [] : [errno])];
}

describe('fs/readFile and fs/writeFile', () => {
  it('FS-01: give back what was written, whatever the bytes and the size', async () => {
    const sizes = fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ minLength: 65_530, maxLength: 65_545 }));
    await fc.assert(
      fc.asyncProperty(sizes, async (bytes) => {
        const dataBase64 = Buffer.from(bytes).toString('base64');
        await client.result('fs/writeFile', { path: `${dir}/x`, dataBase64 });
        expect(await client.result('fs/readFile', { path: `${dir}/x` })).toEqual({ dataBase64 });
      }),
      { numRuns: 30 },
    );
  });

  it.each(['!!!', 'aGk', 'aGk=\n', '_-8=', 'aGl=', 'a', '===='])('FS-01: %j is no base64', async (dataBase64) => {
    const params = { path: `${dir}/x`, dataBase64 };
    expect(await refusal('fs/writeFile', params)).toEqual([-32600, 'invalidRequest']);
    expect(fs.existsSync(params.path)).toBe(false);
  });

  it('reads what does not say how long it is', async () => {
    expect(await read('/proc/self/cmdline')).toContain('node');
    expect(await read('/dev/null')).toBe('');
  });

  it('answers at once for a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [`${dir}/pipe`]);
    expect(await read(`${dir}/pipe`)).toBe('');
  });

  it('writes through links, also to what is not there yet, and keeps permissions', async () => {
    fs.writeFileSync(`${dir}/file`, 'old', { mode: 0o741 });
    fs.symlinkSync('file', `${dir}/link`);
    fs.symlinkSync('later', `${dir}/ahead`);
    await write(`${dir}/link`, 'new');
    await write(`${dir}/ahead`, 'first');
    expect(fs.readFileSync(`${dir}/file`, 'utf8')).toBe('new');
    expect(fs.statSync(`${dir}/file`).mode & 0o777).toBe(0o741);
    expect(fs.readFileSync(`${dir}/later`, 'utf8')).toBe('first');
    expect(fs.lstatSync(`${dir}/link`).isSymbolicLink() && fs.lstatSync(`${dir}/ahead`).isSymbolicLink()).toBe(true);
  });

  it('leaves hard links and devices as they are', async () => {
    fs.writeFileSync(`${dir}/one`, 'old');
    fs.linkSync(`${dir}/one`, `${dir}/other`);
    await write(`${dir}/one`, 'new');
    await write('/dev/null', 'gone');
    expect(fs.readFileSync(`${dir}/other`, 'utf8')).toBe('new');
    expect(fs.statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('shows readers a whole content at any moment, and leaves nothing else behind', async () => {
    const contents = [1, 2, 3, 4].map((digit) => base64(String(digit).repeat(100_000)));
    const path = `${dir}/x`;
    await client.result('fs/writeFile', { path, dataBase64: contents[0] });
    const asked = contents.flatMap((dataBase64) => [
      client.ask('fs/writeFile', { path, dataBase64 }),
      client.ask('fs/readFile', { path }),
    ]);
    await client.untilTrue(
      () => client.messages.filter(({ id }) => asked.includes(Number(id))).length === asked.length,
    );
    const seen = client.messages.flatMap(({ result }) => result?.['dataBase64'] ?? []);
    expect(seen).toHaveLength(contents.length);
    for (const content of seen) expect(contents.includes(content as string)).toBe(true);
    expect(fs.readdirSync(dir)).toEqual(['x']);
  });

  it('takes paths with dots and a slash at the end, and none with NUL', async () => {
    await write(`${dir}/sub/../x/`, 'here');
    expect(await read(`${dir}/./x`)).toBe('here');
    expect(await refusal('fs/readFile', { path: `${dir}/x\0y` })).toEqual([-32600, 'invalidRequest']);
  });

  it('say what the system says', async () => {
    fs.writeFileSync(`${dir}/file`, '');
    expect(await refusal('fs/readFile', { path: `${dir}/none` })).toEqual([-32603, 'io', 'ENOENT']);
    expect(await refusal('fs/readFile', { path: dir })).toEqual([-32603, 'io', 'EISDIR']);
    expect(await refusal('fs/writeFile', { path: dir, dataBase64: '' })).toEqual([-32603, 'io', 'EISDIR']);
    expect(await refusal('fs/writeFile', { path: `${dir}/a/b`, dataBase64: '' })).toEqual([-32603, 'io', 'ENOENT']);
    expect(await refusal('fs/writeFile', { path: `${dir}/file/b`, dataBase64: '' })).toEqual([-32603, 'io', 'ENOTDIR']);
    const long = `${dir}/${'n'.repeat(300)}`;
    expect(await refusal('fs/writeFile', { path: long, dataBase64: '' })).toEqual([-32603, 'io', 'ENAMETOOLONG']);
    const { error } = await client.call('fs/readFile', { path: `${dir}/none` });
    expect(error?.message).toContain(`${dir}/none`);
  });

  it('FS-07: refuses a relative path before anything else', async () => {
    expect(await refusal('fs/readFile', { path: 'x' })).toEqual([-32600, 'invalidRequest']);
  });
});

describe('fs/createDirectory', () => {
  it('FS-02: makes parents unless told not to, and accepts one that exists', async () => {
    await client.result('fs/createDirectory', { path: `${dir}/a/b/c` });
    await client.result('fs/createDirectory', { path: `${dir}/a/b`, recursive: null });
    expect(fs.statSync(`${dir}/a/b/c`).isDirectory()).toBe(true);
    const alone = { recursive: false };
    expect(await refusal('fs/createDirectory', { path: `${dir}/x/y`, ...alone })).toEqual([-32603, 'io', 'ENOENT']);
    expect(await refusal('fs/createDirectory', { path: `${dir}/a`, ...alone })).toEqual([-32603, 'io', 'EEXIST']);
  });

  it('FS-02: is refused where a file is in the way, or the system takes no name', async () => {
    fs.writeFileSync(`${dir}/file`, '');
    expect(await refusal('fs/createDirectory', { path: `${dir}/file` })).toEqual([-32603, 'io', 'EEXIST']);
    expect(await refusal('fs/createDirectory', { path: `${dir}/file/x/y` })).toEqual([-32603, 'io', 'ENOTDIR']);
    expect(await refusal('fs/createDirectory', { path: '/proc/none/x' })).toEqual([-32603, 'io', 'ENOENT']);
  });
});

describe('fs/getMetadata and fs/readDirectory', () => {
  beforeEach(() => {
    fs.mkdirSync(`${dir}/sub/deeper`, { recursive: true });
    fs.writeFileSync(`${dir}/file`, '');
    fs.symlinkSync('file', `${dir}/to-file`);
    fs.symlinkSync('sub', `${dir}/to-sub`);
    fs.symlinkSync('none', `${dir}/to-none`);
  });

  it.each([
    ['sub', true, false, false],
    ['file', false, true, false],
    ['to-file', false, true, true],
    ['to-sub', true, false, true],
  ])('FS-03: %s', async (name, isDirectory, isFile, isSymlink) => {
    const facts = await client.result('fs/getMetadata', { path: `${dir}/${name}` });
    const time = expect.toSatisfy((ms: unknown) => Number.isInteger(ms));
    expect(facts).toEqual({ isDirectory, isFile, isSymlink, createdAtMs: time, modifiedAtMs: time });
  });

  it('FS-03: has none of what is missing, or a link to that', async () => {
    expect(await refusal('fs/getMetadata', { path: `${dir}/none` })).toEqual([-32603, 'io', 'ENOENT']);
    expect(await refusal('fs/getMetadata', { path: `${dir}/to-none` })).toEqual([-32603, 'io', 'ENOENT']);
  });

  it('FS-04: lists direct children, links as what they lead to', async () => {
    const { entries } = await client.result<{ entries: { fileName: string }[] }>('fs/readDirectory', { path: dir });
    expect(entries.sort((one, other) => (one.fileName < other.fileName ? -1 : 1))).toEqual([
      { fileName: 'file', isDirectory: false, isFile: true },
      { fileName: 'sub', isDirectory: true, isFile: false },
      { fileName: 'to-file', isDirectory: false, isFile: true },
      { fileName: 'to-sub', isDirectory: true, isFile: false },
    ]);
    expect(await refusal('fs/readDirectory', { path: `${dir}/file` })).toEqual([-32603, 'io', 'ENOTDIR']);
    expect(await refusal('fs/readDirectory', { path: `${dir}/none` })).toEqual([-32603, 'io', 'ENOENT']);
  });
});

describe('fs/remove', () => {
  beforeEach(() => {
    fs.mkdirSync(`${dir}/sub/deeper`, { recursive: true });
    fs.symlinkSync('sub', `${dir}/link`);
  });

  it('FS-05: removes trees, and of a link only the link', async () => {
    await client.result('fs/remove', { path: `${dir}/link` });
    expect(fs.readdirSync(dir)).toEqual(['sub']);
    await client.result('fs/remove', { path: `${dir}/sub`, recursive: null });
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  it('FS-05: refuses full directories without recursive, and missing ones without force', async () => {
    expect(await refusal('fs/remove', { path: `${dir}/sub`, recursive: false })).toEqual([-32603, 'io', 'ENOTEMPTY']);
    await client.result('fs/remove', { path: `${dir}/sub/deeper`, recursive: false });
    await client.result('fs/remove', { path: `${dir}/none` });
    expect(await refusal('fs/remove', { path: `${dir}/none`, force: false })).toEqual([-32603, 'io', 'ENOENT']);
    expect(fs.readdirSync(`${dir}/sub`)).toEqual([]);
  });
});

describe('fs/copy', () => {
  function copy(from: string, to: string, rest: object = {}) {
    return { sourcePath: `${dir}/${from}`, destinationPath: `${dir}/${to}`, ...rest };
  }

  beforeEach(() => {
    fs.mkdirSync(`${dir}/tree/sub`, { recursive: true });
    fs.writeFileSync(`${dir}/tree/sub/x`, 'x', { mode: 0o640 });
    fs.symlinkSync('nowhere', `${dir}/tree/link`);
    execFileSync('mkfifo', [`${dir}/tree/pipe`]);
    fs.writeFileSync(`${dir}/file`, 'text');
    fs.symlinkSync('tree', `${dir}/to-tree`);
  });

  it('FS-06: copies files over others, and links as links', async () => {
    await client.result('fs/copy', copy('file', 'tree/sub/x'));
    await client.result('fs/copy', copy('file', 'file'));
    await client.result('fs/copy', copy('to-tree', 'other'));
    expect(await read(`${dir}/tree/sub/x`)).toBe('text');
    expect(await read(`${dir}/file`)).toBe('text');
    expect(fs.readlinkSync(`${dir}/other`)).toBe('tree');
  });

  it('FS-06: copies directories, with the parents they need, and passes over pipes', async () => {
    await client.result('fs/copy', copy('tree', 'new/place', { recursive: true }));
    expect(fs.readdirSync(`${dir}/new/place`).sort()).toEqual(['link', 'sub']);
    expect(fs.readlinkSync(`${dir}/new/place/link`)).toBe('nowhere');
    expect(fs.statSync(`${dir}/new/place/sub/x`).mode & 0o777).toBe(0o640);
  });

  it('FS-06: refuses a directory without recursive, one into itself, and what is neither', async () => {
    const refused = [-32600, 'invalidRequest'];
    expect(await refusal('fs/copy', copy('tree', 'x'))).toEqual(refused);
    for (const place of ['tree', 'tree/sub/y/z', 'to-tree/inner'])
      expect(await refusal('fs/copy', copy('tree', place, { recursive: true }))).toEqual(refused);
    expect(await refusal('fs/copy', copy('tree/pipe', 'x'))).toEqual(refused);
    expect(fs.existsSync(`${dir}/tree/inner`)).toBe(false);
  });

  it('FS-06: says what the system says', async () => {
    expect(await refusal('fs/copy', copy('none', 'x'))).toEqual([-32603, 'io', 'ENOENT']);
    expect(await refusal('fs/copy', copy('file', 'no/where'))).toEqual([-32603, 'io', 'ENOENT']);
    expect(await refusal('fs/copy', copy('file', 'tree'))).toEqual([-32603, 'io', 'EISDIR']);
    expect(await refusal('fs/copy', copy('tree', 'file', { recursive: true }))).toEqual([-32603, 'io', 'EEXIST']);
    expect(await refusal('fs/copy', copy('to-tree', 'file'))).toEqual([-32603, 'io', 'EEXIST']);
  });
});
