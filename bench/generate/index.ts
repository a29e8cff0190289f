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

const PEER = 'four runs of the reference';

export async function benchGenerate(rounds: number): Promise<Result[]> {
  const rows = Object.entries(ROWS) as [keyof typeof ROWS, { name: string; budget?: number; goal?: number }][];
  let executable: string;
  try {
    executable = await referenceExecutable();
  } catch (error) {
    const { message } = error as Error;
    const reason = /^npm error (.+)$/m.exec(message)?.[1] ?? message;
    const skipped = `the reference cannot be installed (${reason})`;
    return rows.map(([, { name }]) => ({ bench: 'generate', name, skipped }));
  }
  const trees = await buildProgram('generate/reference-trees.ts');
  const fixtures = await buildProgram('generate/fixtures.ts');
  const command = join(ROOT, 'packages/cli/dist/main.js');
  const samples = interleave(
    {
      peer: () => inFreshFolder((out) => timeProcesses(...runs([executable, 'app-server'], out))),
      trees: () => inFreshFolder((out) => timeProcesses([process.execPath, trees, out])),
      fixtures: () => inFreshFolder((out) => timeProcesses([process.execPath, fixtures, out])),
      command: () => inFreshFolder((out) => timeProcesses(...runs([process.execPath, command], out))),
    },
    rounds,
  );
  return rows.map(([key, row]) => ({
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

function inFreshFolder(measure: (folder: string) => number): number {
  const folder = mkdtempSync(join(tmpdir(), 'app-server-bench-'));
  try {
    return measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
