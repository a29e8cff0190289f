/** How soon the validators and the client are ready, and what the validators weigh. */
import { difference, interleave, median, paired, timeProcesses } from '../measure.js';
import { buildProgram } from '../programs.js';
import type { Result, Row } from '../row.js';
import { firstMessages } from './messages.js';
import { measureSizes } from './sizes.js';

const BUDGET_MS = 40;
const CLIENT_BUDGET_MS = 25;

export async function benchReady(rounds: number): Promise<Result[]> {
  const messages = await firstMessages();
  const options = { external: ['@app-server/schema'], define: { MESSAGES: messages } };
  const esm = await buildProgram('ready/first-messages.ts', options);
  const cjs = await buildProgram('ready/first-messages.ts', { ...options, format: 'cjs' });
  const client = await buildProgram('ready/client.ts', { external: ['@app-server/client'] });
  const samples = await interleave(
    {
      bare: () => timeProcesses([process.execPath, '-e', '']),
      import: () => timeProcesses([process.execPath, esm]),
      require: () => timeProcesses([process.execPath, cjs]),
      client: () => timeProcesses([process.execPath, client]),
    },
    rounds,
  );
  const start = (kind: keyof typeof samples, name: string, budget: number): Row => ({
    bench: 'ready',
    name,
    figure: 'difference',
    unit: 'ms',
    ours: median(samples[kind]),
    peer: median(samples.bare),
    peerName: "node -e ''",
    value: paired(samples[kind], samples.bare, difference),
    budget,
    goal: budget / 2,
  });
  const first = `then ${messages.length} first messages`;
  return [
    start('import', `import, ${first}`, BUDGET_MS),
    start('require', `require, ${first}`, BUDGET_MS),
    start('client', 'import of the client', CLIENT_BUDGET_MS),
    ...(await measureSizes()),
  ];
}
