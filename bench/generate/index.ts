/** How long generating everything takes, against the generators of the reference release. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interleave, median, paired, ratio, timeProcesses } from '../measure.js';
import { ROOT, buildProgram } from '../programs.js';
import type { Result } from '../row.js';
import { referenceExecutable } from './reference.js';

const ROWS = {
  trees: { name: 'the same four trees, one process', budget: 1, goal: 0.5 },
  fixtures: { name: 'the committed files of both surfaces', budget: 1, goal: 0.5 },
  command: { name: 'the same four trees, four commands' },
} as const;

const entries = Object.entries(ROWS) as [keyof typeof ROWS, { name: string; budget?: number; goal?: number }][];

const PEER = 'four runs of the reference';

export async function benchGenerate(rounds: number): Promise<Result[]> {
  let executable: string;
  try {
    executable = await referenceExecutable();
  } catch (error) {
    const { message } = error as Error;
    const reason = /^npm error (.+)$/m.exec(message)?.[1] ?? message;
    const skipped = `the reference cannot be installed (${reason})`;
    return entries.map(([, { name }]) => ({ bench: 'generate', name, skipped }));
  }
  const trees = await buildProgram('generate/reference-trees.ts');
  const fixtures = await buildProgram('generate/fixtures.ts');
  const command = join(ROOT, 'packages/cli/bin/app-server.cjs');
  const root = mkdtempSync(join(tmpdir(), 'app-server-bench-'));
  const fresh = () => mkdtempSync(join(root, 'out-'));
  try {
    return report(
      await interleave(
        {
          peer: () => timeProcesses(...runs([executable, 'app-server'], fresh())),
          trees: () => timeProcesses([process.execPath, trees, fresh()]),
          fixtures: () => timeProcesses([process.execPath, fixtures, fresh()]),
          command: () => timeProcesses(...runs([process.execPath, command], fresh())),
        },
        rounds,
      ),
    );
  } finally {
    // Only now: ext4 takes many times longer to create files for some seconds after it deleted others.
    rmSync(root, { recursive: true, force: true });
  }
}

function report(samples: Record<'peer' | keyof typeof ROWS, number[]>): Result[] {
  return entries.map(([key, row]) => ({
    bench: 'generate',
    ...row,
    figure: 'ratio',
    unit: 'ms',
    ours: median(samples[key]),
    peer: median(samples.peer),
    peerName: PEER,
    value: paired(samples[key], samples.peer, ratio),
  }));
}

/** Both generators for both surfaces; ours take the arguments of the reference. */
function runs(command: [string, ...string[]], out: string): [string, ...string[]][] {
  return ['json-schema', 'ts'].flatMap((kind) => [
    [...command, `generate-${kind}`, '--out', join(out, `${kind}-stable`)] as [string, ...string[]],
    [...command, `generate-${kind}`, '--out', join(out, `${kind}-experimental`), '--experimental'],
  ]) as [string, ...string[]][];
}
