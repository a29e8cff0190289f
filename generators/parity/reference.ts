/** The reference release, installed from npm into a folder of its own, and what its generators write. */
import { execFile } from 'node:child_process';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Stability } from '@app-server/protocol';
import { REFERENCE } from '../src/index.js';

const run = promisify(execFile);

/** After this long, whoever prepares the folder has died. */
const PATIENCE_MS = 300_000;

export interface Reference {
  /** Path of the `codex` command. */
  command: string;
  /** Trees its generators wrote, by generator and surface. */
  trees: { json: Record<Stability, string>; ts: Record<Stability, string> };
  /** Folder that holds the internal `RolloutLine.json`. */
  internal: string;
}

/**
 * Installs the reference and generates its trees, once per machine and release. Test files run side by side: the first
 * one prepares the folder, the others wait until it stands under its final name.
 */
export async function reference(): Promise<Reference> {
  const root = join(tmpdir(), `app-server-parity-${REFERENCE}`);
  const unfinished = `${root}.unfinished`;
  while ((await ageOf(root)) === undefined) {
    const age = await ageOf(unfinished);
    if (age === undefined) await prepare(unfinished, root);
    else if (age > PATIENCE_MS) await rm(unfinished, { recursive: true, force: true });
    else await sleep(250);
  }
  return layout(root);
}

async function prepare(unfinished: string, root: string): Promise<void> {
  const isOurs = await mkdir(unfinished).then(
    () => true,
    () => false,
  );
  if (!isOurs) return;
  try {
    await writeFile(join(unfinished, 'package.json'), '{ "private": true }\n');
    await run('npm', ['install', '--no-audit', '--no-fund', `@openai/codex@${REFERENCE}`], { cwd: unfinished });
    await generate(layout(unfinished));
    await rename(unfinished, root);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function generate({ command, trees, internal }: Reference): Promise<void> {
  const generator = (name: string, out: string, ...flags: string[]) =>
    run(command, ['app-server', name, '--out', out, ...flags]);
  await generator('generate-json-schema', trees.json.stable);
  await generator('generate-json-schema', trees.json.experimental, '--experimental');
  await generator('generate-ts', trees.ts.stable);
  await generator('generate-ts', trees.ts.experimental, '--experimental');
  await generator('generate-internal-json-schema', internal);
}

function layout(root: string): Reference {
  return {
    command: join(root, 'node_modules', '.bin', 'codex'),
    trees: {
      json: { stable: join(root, 'json-stable'), experimental: join(root, 'json-experimental') },
      ts: { stable: join(root, 'ts-stable'), experimental: join(root, 'ts-experimental') },
    },
    internal: join(root, 'internal'),
  };
}

/** Milliseconds since the folder changed; undefined where there is none. */
async function ageOf(folder: string): Promise<number | undefined> {
  return stat(folder).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => undefined,
  );
}
