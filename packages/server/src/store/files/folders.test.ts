import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Database } from '../sqlite/database.js';
import { migrate } from '../sqlite/migrate.js';
import { Folders } from './folders.js';
import { MIGRATIONS } from './index-schema.js';
import { temporaryHome, type TestHome } from './test-support.js';

const DAYS = ['sessions/2026/01/01', 'sessions/2026/01/02', 'sessions/2026/02/01', 'sessions/2027/01/01'];

async function openFolders(home: TestHome): Promise<Folders> {
  const db = await Database.open(join(home.path, 'index.sqlite'));
  migrate(db, MIGRATIONS);
  return new Folders(home.path, db);
}

function fill(home: TestHome): void {
  for (const day of DAYS) {
    home.write(`${day}/a.jsonl`, 'x');
    home.write(`${day}/a.txt`, 'x');
    settle(home, day);
  }
}

/** As if it had changed long ago. */
function settle(home: TestHome, folder: string): void {
  for (let path = folder; path.includes('/'); path = path.slice(0, path.lastIndexOf('/'))) {
    utimesSync(join(home.path, path), 1, 1);
  }
  utimesSync(join(home.path, 'sessions'), 1, 1);
}

function filesOf(folders: Folders, look: 'quickLook' | 'fullLook' = 'fullLook'): string[] {
  const found: string[] = [];
  for (const folder of folders[look]()) {
    found.push(...folder.files);
    folders.keep(folder);
  }
  return found.sort();
}

it('STO-02: lists all folders once, and then those that change', async () => {
  const home = await temporaryHome();
  fill(home);
  const folders = await openFolders(home);
  expect(filesOf(folders)).toEqual(DAYS.map((day) => `${day}/a.jsonl`));
  expect(filesOf(folders)).toEqual([]);
  writeFileSync(join(home.path, DAYS[0] ?? '', 'b.jsonl'), 'x');
  home.write('sessions/2028/05/06/c.jsonl', 'x');
  expect(filesOf(folders)).toEqual([`${DAYS[0]}/a.jsonl`, `${DAYS[0]}/b.jsonl`, 'sessions/2028/05/06/c.jsonl']);
});

it('STO-02: goes on where a process that was killed has stopped', async () => {
  const home = await temporaryHome();
  fill(home);
  const found = new Set<string>();
  // Each of them takes over one folder and is gone.
  for (let process = 0; process < 20; process += 1) {
    const folders = await openFolders(home);
    for (const folder of folders.fullLook()) {
      for (const file of folder.files) found.add(file);
      folders.keep(folder);
      break;
    }
  }
  expect([...found].sort()).toEqual(DAYS.map((day) => `${day}/a.jsonl`));
});

it('LST-03: a quick look finds what comes where it is to be expected, and the rest in turn', async () => {
  const home = await temporaryHome();
  for (let day = 1; day <= 28; day += 1) home.write(`sessions/2026/01/${String(day).padStart(2, '0')}/a.jsonl`, 'x');
  mkdirSync(join(home.path, 'archived_sessions'));
  for (let day = 1; day <= 28; day += 1) settle(home, `sessions/2026/01/${String(day).padStart(2, '0')}`);
  const folders = await openFolders(home);
  expect(filesOf(folders)).toHaveLength(28);
  for (const path of ['sessions/2026/01/28/b.jsonl', 'sessions/2026/01/29/c.jsonl', 'archived_sessions/d.jsonl']) {
    home.write(path, 'x');
    expect(filesOf(folders, 'quickLook')).toContain(path);
  }
  home.write('sessions/2026/01/03/e.jsonl', 'x');
  const looks = Array.from({ length: 20 }, () => filesOf(folders, 'quickLook'));
  expect(looks.flat()).toContain('sessions/2026/01/03/e.jsonl');
});

it('what a store does itself is no reason to list a folder', async () => {
  const home = await temporaryHome();
  fill(home);
  const folders = await openFolders(home);
  filesOf(folders);
  folders.keeping([DAYS[0] ?? ''], () => home.write(`${DAYS[0]}/mine.jsonl`, 'x'));
  expect(filesOf(folders)).toEqual([]);
});
