/** What checking a parsed message adds to parsing it. */
import { median, paired, ratio, runProcess } from '../measure.js';
import { buildProgram } from '../programs.js';
import type { Result } from '../row.js';
import type { Measured } from './measure-cases.js';
import { CASES } from './messages.js';

export async function benchValidate(rounds: number): Promise<Result[]> {
  const external = ['@app-server/schema', '@app-server/protocol', 'ajv'];
  const program = await buildProgram('validate/measure-cases.ts', { external });
  const measured = JSON.parse(runProcess(process.execPath, [program, String(rounds)])) as Measured[];
  return CASES.flatMap(({ name, budget }, index) => {
    const { bytes, samples } = measured[index] as Measured;
    const row = (label: string, ours: number[]) => ({
      bench: 'validate' as const,
      name: label,
      figure: 'share' as const,
      unit: 'ns' as const,
      ours: median(ours),
      peer: median(samples.parse),
      peerName: 'JSON.parse',
      value: paired(ours, samples.parse, ratio) * 100,
    });
    return [
      { ...row(`${name} (${bytes.toLocaleString('en-US')} B)`, samples.check), budget, goal: budget / 2 },
      row('  by plain ajv', samples.ajv),
    ];
  });
}
