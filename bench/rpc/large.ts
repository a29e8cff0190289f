/** One very large answer on one line, as it comes out of a pipe: its time has to be linear, its memory bounded. */
import { interleave, median, paired, ratio, runProcess } from '../measure.js';
import { buildProgram } from '../programs.js';
import type { Row } from '../row.js';
import type { LargeLine } from './large-line.js';

const MB = 1e6;
const SIZES = { half: 50 * MB, whole: 100 * MB };

export async function benchLarge(rounds: number): Promise<Row[]> {
  const program = await buildProgram('rpc/large-line.ts', { external: ['@app-server/rpc'] });
  const growth: number[] = [];
  const read = (bytes: number) => {
    const input = `{"id":0,"result":"${'x'.repeat(bytes)}"}\n`;
    return JSON.parse(runProcess(process.execPath, [program], input)) as LargeLine;
  };
  const samples = await interleave(
    {
      half: () => read(SIZES.half).ms,
      whole: () => {
        const { ms, bytes } = read(SIZES.whole);
        growth.push(bytes);
        return ms;
      },
    },
    rounds,
  );
  const memory = median(growth);
  return [
    {
      bench: 'rpc',
      name: 'an answer of 100 MB, processor time',
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
