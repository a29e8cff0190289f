/** The reference release, installed from npm into a folder of its own, and what its generators write. */
import { execFile } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REFERENCE } from '../src/index.js';

const run = promisify(execFile);

export interface Reference {
  /** Path of the `codex` command. */
  command: string;
  /** Trees its generators wrote, by generator and surface. */
  trees: { json: Record<'stable' | 'experimental', string>; ts: Record<'stable' | 'experimental', string> };
  /** Folder that holds the internal `RolloutLine.json`. */
  internal: string;
}

/** Installs the reference once per machine and release, and generates its trees. */
export async function reference(): Promise<Reference> {
  const root = join(tmpdir(), `app-server-reference-${REFERENCE}`);
  const command = join(root, 'node_modules', '.bin', 'codex');
  await mkdir(root, { recursive: true });
  if (!(await exists(command))) {
    await writeFile(join(root, 'package.json'), '{ "private": true }\n');
    await run('npm', ['install', '--no-audit', '--no-fund', `@openai/codex@${REFERENCE}`], { cwd: root });
  }
  const trees: Reference['trees'] = {
    json: { stable: join(root, 'json-stable'), experimental: join(root, 'json-experimental') },
    ts: { stable: join(root, 'ts-stable'), experimental: join(root, 'ts-experimental') },
  };
  const internal = join(root, 'internal');
  const generate = (name: string, out: string, ...flags: string[]) =>
    run(command, ['app-server', name, '--out', out, ...flags]);
  await generate('generate-json-schema', trees.json.stable);
  await generate('generate-json-schema', trees.json.experimental, '--experimental');
  await generate('generate-ts', trees.ts.stable);
  await generate('generate-ts', trees.ts.experimental, '--experimental');
  await generate('generate-internal-json-schema', internal);
  return { command, trees, internal };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
