import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { AppendFile, FileRemoved } from './append-file.js';

function temporaryFile(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'append-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'new/file.jsonl');
  if (content === undefined) return path;
  const existing = join(folder, 'file.jsonl');
  writeFileSync(existing, content);
  return existing;
}

function open(path: string): AppendFile {
  const file = AppendFile.open(path);
  onTestFinished(() => file.close());
  return file;
}

it('makes a file that only its owner can read, and none in place of another', () => {
  const path = temporaryFile();
  const file = AppendFile.create(path);
  file.append('{"a":1}\n');
  file.append('{"b":"é"}\n{"c":3}\n');
  file.close();
  expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n{"b":"é"}\n{"c":3}\n');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(() => AppendFile.create(path)).toThrow('EEXIST');
});

it.each([
  ['', ''],
  ['{"a":1}\n', '{"a":1}\n'],
  ['{"a":1}\n{"b":2}', '{"a":1}\n{"b":2}\n'],
  ['{"a":1}\n{"b":2', '{"a":1}\n'],
  ['{"a":1}\n12', '{"a":1}\n'],
  ['{"a":1', ''],
  [`{"a":1}\n${'x'.repeat(200_000)}`, '{"a":1}\n'],
  [`{"a":1}\n{"b":"${'x'.repeat(200_000)}"}`, `{"a":1}\n{"b":"${'x'.repeat(200_000)}"}\n`],
  [`${'y'.repeat(65_535)}\n{"b"`, `${'y'.repeat(65_535)}\n`],
])('goes on behind whole lines: %#', (content, kept) => {
  const path = temporaryFile(content);
  const file = open(path);
  file.append('{"next":1}\n');
  expect(readFileSync(path, 'utf8')).toBe(`${kept}{"next":1}\n`);
});

it('looks again at what others have added or cut off meanwhile', () => {
  const path = temporaryFile('{"a":1}\n');
  const file = open(path);
  file.append('{"b":1}\n');
  appendFileSync(path, '{"theirs":1}\n{"to');
  file.append('{"c":1}\n');
  expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n{"b":1}\n{"theirs":1}\n{"c":1}\n');
  truncateSync(path, 10);
  file.append('{"d":1}\n');
  expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n{"d":1}\n');
});

it('does not write to a file that is there no more', () => {
  const path = temporaryFile('{"a":1}\n');
  const file = open(path);
  rmSync(path);
  expect(() => {
    file.append('{"b":1}\n');
  }).toThrow(FileRemoved);
});
