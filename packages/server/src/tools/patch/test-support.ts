/** A folder that patches are tried in, and what is in it. */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import { applyPatch } from './apply-patch.js';
import { parsePatch } from './parse-patch.js';
import { type PlannedPatch, planPatch } from './plan-patch.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Gone after the test. */
export function testFolder(files: Files = {}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'patch-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(join(folder, name, '..'), { recursive: true });
    fs.writeFileSync(join(folder, name), content);
  }
}

/** Everything in it: contents of files, where links lead, and folders that hold nothing. */
export function contentsOf(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isSymbolicLink()) found[name] = `-> ${fs.readlinkSync(path)}`;
    else if (entry.isFile()) found[name] = fs.readFileSync(path, 'latin1');
    else if (fs.readdirSync(path).length === 0) found[name] = 'an empty folder';
  }
  return found;
}

/** Lines of a patch, or those of an operation. */
type Lines = string | readonly string[];

/** A patch of these lines. */
export function patchOf(...lines: Lines[]): string {
  return ['*** Begin Patch', ...lines.flat(), '*** End Patch', ''].join('\n');
}

export function plan(folder: string, ...lines: Lines[]): Promise<PlannedPatch> {
  return planPatch(parsePatch(patchOf(...lines)), folder);
}

export async function apply(folder: string, ...lines: Lines[]): Promise<PlannedPatch> {
  const planned = await plan(folder, ...lines);
  await applyPatch(planned);
  return planned;
}
