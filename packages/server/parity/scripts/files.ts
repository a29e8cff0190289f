/** Files, folders and watches. */
import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Places } from '../support/places.js';
import { type Script, base64, inTurn } from './script.js';

const run = promisify(execFile);

async function prepare({ workspace }: Places): Promise<void> {
  await writeFile(join(workspace, 'bin'), Buffer.from([0, 255, 1, 254]));
  await writeFile(join(workspace, 'ünï 🌍.txt'), 'x');
  await writeFile(join(workspace, 'old'), '');
  await utimes(join(workspace, 'old'), 1, 1);
  await mkdir(join(workspace, 'full'));
  await writeFile(join(workspace, 'full', 'inside'), '1');
  await symlink('bin', join(workspace, 'link'));
  await symlink('full', join(workspace, 'folder-link'));
  await symlink('nowhere', join(workspace, 'dangling'));
}

const files: Script = {
  title: 'FS-01, FS-02, FS-03, FS-04, FS-07: files and folders are written, read, made and described',
  prepare,
  async run(session) {
    await session.initialize();
    const path = (...parts: string[]) => session.path(...parts);
    const write = (name: string, dataBase64: string) => ['fs/writeFile', { path: path(name), dataBase64 }] as const;
    const read = (name: string) => ['fs/readFile', { path: path(name) }] as const;
    const describe = (name: string) => ['fs/getMetadata', { path: path(name) }] as const;
    const make = (name: string, recursive?: boolean | null) =>
      ['fs/createDirectory', { path: path(name), ...(recursive !== undefined && { recursive }) }] as const;
    const list = (name: string) => ['fs/readDirectory', { path: path(name) }] as const;
    await inTurn(session, [
      ...['aGVsbG8=', '', '!!!', 'aGk', 'aGk=\n', 'aGk-'].flatMap((text) => [write('a.txt', text), read('a.txt')]),
      write('nodir/a.txt', 'aGk='),
      write('.', 'aGk='),
      write('link', base64('through the link')),
      ...['none', '.', 'link', 'dangling', 'bin', 'ünï 🌍.txt', 'bin/below', 'a\0b'].map(read),
      ...['none', '.', 'link', 'folder-link', 'dangling', 'bin', 'old', 'bin/below'].map(describe),
      ...['d1', 'd1', 'x/y/z', 'bin', 'bin/below'].map((name) => make(name)),
      ...['x/y/z2', 'q/r/s', 'd1', 'bin'].map((name) => make(name, false)),
      make('n/u/l', null),
      ...['.', 'd1', 'folder-link', 'none', 'bin'].map(list),
      ['fs/readFile', { path: 'relative' }],
      ['fs/readFile', { path: '' }],
      ['fs/readFile', { path: './x' }],
      ['fs/readFile', { path: '~/x' }],
      ['fs/readFile', { path: null }],
      ['fs/readFile', { path: `${path('d1')}/../bin` }],
      ['fs/readFile', { path: '/proc/self/mem' }],
      ['fs/readFile', { path: path('bin'), unknownMember: 1 }],
    ]);
  },
};

const copies: Script = {
  title: 'FS-05, FS-06: trees are copied and removed',
  prepare,
  async run(session) {
    await session.initialize();
    const path = (name: string) => session.path(name);
    const copy = (from: string, to: string, recursive?: boolean) =>
      [
        'fs/copy',
        { sourcePath: path(from), destinationPath: path(to), ...(recursive !== undefined && { recursive }) },
      ] as const;
    const remove = (name: string, options: object = {}) => ['fs/remove', { path: path(name), ...options }] as const;
    const list = (name: string) => ['fs/readDirectory', { path: path(name) }] as const;
    await inTurn(session, [
      copy('bin', 'b'),
      copy('bin', 'b'),
      copy('bin', 'b', true),
      copy('full', 'full2'),
      copy('full', 'full2', true),
      copy('full', 'full2', true),
      list('full2'),
      copy('full', 'full', true),
      copy('full', 'full/inner', true),
      copy('none', 'z'),
      copy('bin', 'no/dir/z'),
      copy('full', 'no/dir/z', true),
      copy('bin', 'full'),
      copy('full', 'bin', true),
      copy('link', 'link2'),
      ['fs/getMetadata', { path: path('link2') }],
      copy('dangling', 'dangling2'),
      ['fs/getMetadata', { path: path('dangling2') }],
      copy('folder-link', 'folder-link2', true),
      list('.'),
      remove('b'),
      remove('b'),
      remove('none', { force: false }),
      remove('none', { force: true }),
      remove('none', { force: null }),
      remove('full2', { recursive: false }),
      remove('full2'),
      remove('dangling'),
      remove('folder-link'),
      list('full'),
      list('.'),
    ]);
  },
};

const watches: Script = {
  title: 'FS-08: watches tell what changed, and no more after their end',
  prepare,
  async run(session) {
    await session.initialize();
    const write = (name: string) => session.request('fs/writeFile', { path: session.path(name), dataBase64: 'eA==' });
    await session.request('fs/watch', { watchId: 'folder', path: session.path() });
    await session.request('fs/watch', { watchId: 'folder', path: session.path('full') });
    await session.request('fs/watch', { watchId: 'file', path: session.path('bin') });
    await session.request('fs/watch', { watchId: 'missing', path: session.path('later') });
    await session.request('fs/watch', { watchId: 'relative', path: 'later' });
    await write('one');
    await session.announced('fs/changed', { watchId: 'folder' });
    await session.pause(400);
    await write('bin');
    await session.announced('fs/changed', { watchId: 'file' });
    await write('later');
    await session.announced('fs/changed', { watchId: 'missing' });
    await write('full/deeper');
    await session.request('fs/remove', { path: session.path('one') });
    await session.pause(600);
    for (const watchId of ['folder', 'file', 'missing', 'nobody']) await session.request('fs/unwatch', { watchId });
    await write('two');
    await session.pause(500);
    await session.request('fs/watch', { watchId: 'folder', path: session.path() });
    await session.request('fs/unwatch', { watchId: 'folder' });
  },
};

const corners: Script = {
  title: 'FS-01, FS-02, FS-05, FS-06: links, modes and what is neither file nor folder',
  async prepare(places) {
    await prepare(places);
    const path = (name: string) => join(places.workspace, name);
    await run('mkfifo', [path('pipe')]);
    await writeFile(path('script'), '#!/bin/sh\n', { mode: 0o750 });
    await symlink('link', path('link-to-link'));
    await symlink('loop', path('loop'));
  },
  async run(session) {
    await session.initialize();
    const path = (name: string) => session.path(name);
    const copy = (from: string, to: string, recursive = false) =>
      ['fs/copy', { sourcePath: path(from), destinationPath: path(to), recursive }] as const;
    const write = (name: string) => ['fs/writeFile', { path: path(name), dataBase64: base64('new') }] as const;
    const about = (name: string) => ['fs/getMetadata', { path: path(name) }] as const;
    const mode = (name: string) =>
      [
        'command/exec',
        { command: ['stat', '-c', '%a %F', name], sandboxPolicy: { type: 'dangerFullAccess' } },
      ] as const;
    await inTurn(session, [
      write('script'),
      mode('script'),
      write('link-to-link'),
      mode('link-to-link'),
      mode('link'),
      ['fs/readFile', { path: path('bin') }],
      write('dangling'),
      ['fs/readFile', { path: path('nowhere') }],
      write('loop'),
      about('loop'),
      about('pipe'),
      about('link-to-link'),
      ['fs/getMetadata', { path: '/' }],
      ['fs/getMetadata', { path: '/dev/null' }],
      ['fs/readFile', { path: '/dev/null' }],
      write('fresh'),
      mode('fresh'),
      ['fs/createDirectory', { path: path('folder-link') }],
      ['fs/createDirectory', { path: path('folder-link'), recursive: false }],
      ['fs/createDirectory', { path: '/' }],
      copy('script', 'script2'),
      mode('script2'),
      copy('pipe', 'pipe2'),
      copy('link', 'bin2'),
      mode('bin2'),
      copy('bin', 'bin'),
      copy('link', 'bin'),
      copy('folder-link', 'folder-link2'),
      mode('folder-link2'),
      copy('folder-link', 'folder-link3', true),
      mode('folder-link3'),
      ['fs/copy', { sourcePath: '/dev/null', destinationPath: path('null') }],
      ['fs/copy', { sourcePath: path('.'), destinationPath: path('full/all'), recursive: true }],
      ['fs/remove', { path: path('folder-link'), recursive: true }],
      ['fs/remove', { path: path('full'), recursive: false, force: false }],
      ['fs/remove', { path: path('script/below') }],
      ['fs/remove', { path: path('script/below'), force: false }],
      ['fs/remove', { path: path('pipe') }],
      ['fs/remove', { path: `${path('full')}/`, recursive: true }],
      ['fs/readDirectory', { path: path('.') }],
    ]);
  },
};

export const fileScripts = [files, copies, watches, corners];
