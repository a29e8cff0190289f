/** The reference release, installed from npm, and what its generators write. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Stability } from '@app-server/protocol';
import { codexRelease } from '../../test/support/codex-release.js';
import { preparedOnce } from '../../test/support/prepared-once.js';
import { REFERENCE } from '../src/index.js';

const run = promisify(execFile);

export interface Reference {
  /** Path of the `codex` command. */
  command: string;
  /** Trees its generators wrote, by generator and surface. */
  trees: { json: Record<Stability, string>; ts: Record<Stability, string> };
  /** Folder that holds the internal `RolloutLine.json`. */
  internal: string;
}

/** Installs the reference and generates its trees, once per machine and release. */
export async function reference(): Promise<Reference> {
  const command = await codexRelease(REFERENCE);
  const root = await preparedOnce(`app-server-trees-${REFERENCE}`, (folder) => generate(layout(command, folder)));
  return layout(command, root);
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

function layout(command: string, root: string): Reference {
  return {
    command,
    trees: {
      json: { stable: join(root, 'json-stable'), experimental: join(root, 'json-experimental') },
      ts: { stable: join(root, 'ts-stable'), experimental: join(root, 'ts-experimental') },
    },
    internal: join(root, 'internal'),
  };
}
