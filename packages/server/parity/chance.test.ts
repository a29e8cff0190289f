/** The reference compared with itself: what two runs differ in is chance, and the comparison has to see through it. */
import { expect, test } from 'vitest';
import { SCRIPTS } from './scripts/index.js';
import { compare } from './support/compare.js';
import { contestants } from './support/contestant.js';
import { invalidMessages } from './support/invalid-messages.js';
import { runScript } from './support/run-script.js';

/** How often each script is run again; for whoever writes one. */
const RUNS = Number(process.env['APP_SERVER_CHANCE'] ?? 0);

test.runIf(RUNS > 0).for(SCRIPTS.map((script) => [script.title, script] as const))(
  '%s',
  async ([, script], { skip }) => {
    const { reference, hasSandbox } = await contestants();
    skip(Boolean(script.isSandboxed) && !hasSandbox, 'Nothing can be sandboxed on this machine.');
    const first = await runScript(reference, script);
    expect(first.missed, 'nothing is waited for that the reference does not say').toEqual([]);
    expect(invalidMessages(first.transcript)).toEqual([]);
    for (let run = 0; run < RUNS; run += 1) expect(compare(first, await runScript(reference, script))).toEqual([]);
  },
);
