/** The whole project at a glance: what it declares, whether the generated files fit, whether a session does. */
import { buildSurface, registry } from '@app-server/protocol';
import { hasDrift } from '@app-server/generators';
import { EXIT, UsageError, reasonOf } from '../errors.js';
import { compareFixtures } from '../fixtures/fixtures.js';
import { describeDrift } from '../fixtures/print-drift.js';
import { type Console, type Paint, painter, plural, seconds, write } from '../output.js';
import { textPrinter } from '../validate/printers.js';
import type { Checker } from '../validate/session.js';
import { faultCount, messageCount, newTally } from '../validate/tally.js';
import { openRecording } from '../validate/validate-files.js';
import { validateStream } from '../validate/validate-stream.js';
import { takeCensus } from './census.js';
import { censusLines } from './print-census.js';

export interface ReportOptions {
  fixtures?: string;
  session?: string;
  /** How many faults the session is known to hold. */
  expectFaults: number;
}

export async function runReport(
  options: ReportOptions,
  console: Console,
  loadChecker: () => Promise<Checker>,
): Promise<number> {
  const start = performance.now();
  const paint = painter(console.out);
  const print = (line: string) => write(console.out, `${line}\n`);
  const [stable, experimental] = (['stable', 'experimental'] as const).map((s) =>
    takeCensus(buildSurface(registry, s)),
  );
  if (stable && experimental) await print([...censusLines(stable, experimental, paint), ''].join('\n'));

  const fits = await reportFixtures(options, console, paint, print);
  const { session, expectFaults } = options;
  const sound =
    session === undefined || (await reportSession(session, expectFaults, console, await loadChecker(), print));
  await print(`Done in ${seconds(start)}.`);
  return fits && sound ? EXIT.ok : EXIT.faults;
}

type Print = (line: string) => Promise<void>;

async function reportFixtures(options: ReportOptions, console: Console, paint: Paint, print: Print): Promise<boolean> {
  const start = performance.now();
  const { tree, drift } = await compareFixtures(options, console);
  const fits = !hasDrift(drift);
  await print(
    `${mark(fits, paint)} ${plural(tree.size, 'file')} generated in ${seconds(start)}${fits ? '; the committed ones fit' : ''}`,
  );
  if (!fits) await print(describeDrift(drift, paint));
  return fits;
}

async function reportSession(
  file: string,
  expected: number,
  console: Console,
  checker: Checker,
  print: Print,
): Promise<boolean> {
  const paint = painter(console.out);
  const printer = textPrinter(paint);
  const tally = newTally();
  let listed = '';
  await validateStream(openRecording(file, console), {
    file,
    checker,
    tally,
    onFindings: async (findings) => {
      listed += findings.map((finding) => printer.finding(finding).replace(/^/gm, '    ').trimEnd()).join('\n') + '\n';
    },
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.syscall === undefined) throw error;
    throw new UsageError(`Cannot read ${file}: ${reasonOf(error)}. Give --session a recorded session.`, {
      cause: error,
    });
  });
  const found = faultCount(tally);
  const sound = found === expected;
  const verdict = expected === 0 && sound ? 'no faults' : `${plural(found, 'fault')} (${expected} expected)`;
  await print(
    `${mark(sound, paint)} ${file}: ${plural(tally.lines, 'line')}, ${plural(messageCount(tally), 'message')}, ${verdict}`,
  );
  await write(console.out, listed);
  return sound;
}

function mark(ok: boolean, paint: Paint): string {
  return ok ? paint('green', '✓') : paint('red', '✗');
}
