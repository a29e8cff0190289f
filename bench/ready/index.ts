/** How soon the validators are ready, and what they weigh. */
import { difference, interleave, median, paired, timeProcesses } from '../measure.js';
import { buildProgram } from '../programs.js';
import type { Result, Row } from '../row.js';
import { firstMessages } from './messages.js';
import { measureSizes } from './sizes.js';

const BUDGET_MS = 40;

export async function benchReady(rounds: number): Promise<Result[]> {
  const messages = await firstMessages();
  const options = { external: ['@app-server/schema'], define: { MESSAGES: messages } };
  const esm = await buildProgram('ready/first-messages.ts', options);
  const cjs = await buildProgram('ready/first-messages.ts', { ...options, format: 'cjs' });
  const samples = await interleave(
    {
      bare: () => timeProcesses([process.execPath, '-e', '']),
      import: () => timeProcesses([process.execPath, esm]),
      require: () => timeProcesses([process.execPath, cjs]),
    },
    rounds,
  );
  const start = (kind: 'import' | 'require'): Row => ({
    bench: 'ready',
    name: `${kind}, then ${messages.length} first messages`,
    figure: 'difference',
    unit: 'ms',
    ours: median(samples[kind]),
    peer: median(samples.bare),
    peerName: "node -e ''",
    value: paired(samples[kind], samples.bare, difference),
    budget: BUDGET_MS,
    goal: BUDGET_MS / 2,
  });
  return [start('import'), start('require'), ...(await measureSizes())];
}
