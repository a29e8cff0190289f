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

/** A sample lasts about this long. */
const SAMPLE_MS = 10;

const byType = plainAjv(CASES.map(({ type }) => type));
/** By method for calls, by the method that is answered for results. */
const byMethod = new Map(CASES.map((entry) => [methodOf(entry), byType.get(entry.type)]));

const rounds = Number(process.argv[2]);
const measured = CASES.map((entry) => measure(entry));
process.stdout.write(JSON.stringify(measured));

function measure(entry: Case): Measured {
  const { from, answers, member } = entry;
  const lines = linesOf(entry);
  const messages = lines.map((line) => JSON.parse(line) as Message);
  const options = { from, ...(answers !== undefined && { answers }) };
  const subjects = {
    parse: sampler(lines, (line) => (JSON.parse(line) as Message).id !== null),
    check: sampler(messages, (message) => checkMessage(message, options).ok),
    ajv: sampler(
      messages,
      (message) => byMethod.get(answers ?? (message.method as string))?.(message[member]) === true,
    ),
  };
  return { bytes: lines[0]?.length ?? 0, samples: interleave(subjects, rounds) };
}

/** Goes over the pool again and again; every outcome counts, so that no call can be left out. */
function sampler<T>(pool: readonly T[], run: (item: T) => boolean): Subject {
  const time = (passes: number): number => {
    let passed = 0;
    const start = performance.now();
    for (let pass = 0; pass < passes; pass += 1) for (const item of pool) if (run(item)) passed += 1;
    const elapsed = performance.now() - start;
    if (passed !== passes * pool.length) throw new Error(`${passes * pool.length - passed} messages were refused.`);
    return elapsed;
  };
  let passes = 1;
  for (let elapsed = time(passes); elapsed < SAMPLE_MS; elapsed = time(passes)) passes *= 2;
  return () => (time(passes) * 1e6) / (passes * pool.length);
}

function methodOf({ answers, line }: Case): string {
  return answers ?? (JSON.parse(line(0)) as { method: string }).method;
}
