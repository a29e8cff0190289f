/**
 * One very large answer on one line: its time has to be linear, its memory bounded. Time is taken of 64 KB chunks that
 * are there already, since how long a pipe takes depends on what else runs; memory of what comes out of a pipe.
 */
import { interleave, median, paired, ratio, runProcess } from '../measure.js';
import { buildProgram } from '../programs.js';
import type { Row } from '../row.js';
import type { LargeLine } from './large-line.js';

const MB = 1e6;
const SIZES = { half: 50 * MB, whole: 100 * MB };

export async function benchLarge(rounds: number): Promise<Row[]> {
  const program = await buildProgram('rpc/large-line.ts', { external: ['@app-server/rpc'] });
  const read = (args: string[], input = '') =>
    JSON.parse(runProcess(process.execPath, [program, ...args], input)) as LargeLine;
  const time = (bytes: number) => () => read([String(bytes)]).ms;
  const line = `{"id":0,"result":"${'x'.repeat(SIZES.whole)}"}\n`;
  const growth: number[] = [];
  const samples = await interleave({ half: time(SIZES.half), whole: time(SIZES.whole) }, rounds);
  for (let round = 0; round < rounds; round += 1) growth.push(read([], line).bytes);
  const memory = median(growth);
  return [
    {
      bench: 'rpc',
      name: 'an answer of 100 MB',
      figure: 'ratio',
      unit: 'ms',
      ours: median(samples.whole),
      peer: median(samples.half),
      peerName: 'one of 50 MB',
      value: paired(samples.whole, samples.half, ratio),
      budget: 2.2,
    },
    {
      bench: 'rpc',
      name: '  resident memory at its peak',
      figure: 'ratio',
      unit: 'B',
      ours: memory,
      peer: SIZES.whole,
      peerName: 'on the wire',
      value: memory / SIZES.whole,
      budget: 2.5,
    },
  ];
}
