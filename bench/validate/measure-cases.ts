/** Measures every case in this process and prints the samples, in nanoseconds a message, as JSON. */
import { checkMessage } from '@app-server/schema/experimental/validators';
import { type Subject, interleave } from '../measure.js';
import { CASES, type Case, linesOf } from './messages.js';
import { plainAjv } from './plain-ajv.js';

export interface Measured {
  bytes: number;
  samples: Record<'parse' | 'check' | 'ajv', number[]>;
}

type Message = Record<string, unknown>;

/** A sample lasts about this long, preparations included. */
const SAMPLE_MS = 20;

const byType = plainAjv(CASES.map(({ type }) => type));
/** By method for calls, by the method that is answered for results. */
const byMethod = new Map(CASES.map((entry) => [methodOf(entry), byType.get(entry.type)]));

const rounds = Number(process.argv[2]);
const measured: Measured[] = [];
for (const entry of CASES) measured.push(await measure(entry));
process.stdout.write(JSON.stringify(measured));

async function measure(entry: Case): Promise<Measured> {
  const { from, answers, member } = entry;
  const lines = linesOf(entry);
  const parsed = () => lines.map((line) => JSON.parse(line) as Message);
  const options = { from, ...(answers !== undefined && { answers }) };
  const subjects = {
    parse: sampler(
      () => lines,
      (line) => (JSON.parse(line) as Message).id !== null,
    ),
    check: sampler(parsed, (message) => checkMessage(message, options).ok),
    ajv: sampler(parsed, (message) => byMethod.get(answers ?? (message.method as string))?.(message[member]) === true),
  };
  return { bytes: lines[0]?.length ?? 0, samples: await interleave(subjects, rounds) };
}

/**
 * Goes over the pool again and again. Messages are parsed anew for each pass, outside the clock: a string that was
 * looked up before is faster to look up. Every outcome counts, so that no call can be left out.
 */
function sampler<T>(pool: () => readonly T[], run: (item: T) => boolean): Subject {
  const time = (passes: number): number => {
    let elapsed = 0;
    let refused = 0;
    for (let pass = 0; pass < passes; pass += 1) {
      const items = pool();
      const start = performance.now();
      for (const item of items) if (!run(item)) refused += 1;
      elapsed += performance.now() - start;
    }
    if (refused > 0) throw new Error(`${refused} messages were refused.`);
    return elapsed;
  };
  const lasts = (passes: number): number => {
    const start = performance.now();
    time(passes);
    return performance.now() - start;
  };
  let passes = 1;
  while (lasts(passes) < SAMPLE_MS) passes *= 2;
  const messages = passes * pool().length;
  return () => (time(passes) * 1e6) / messages;
}

function methodOf({ answers, line }: Case): string {
  return answers ?? (JSON.parse(line(0)) as { method: string }).method;
}
