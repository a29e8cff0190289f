/** Measures what has a budget, each against its peer in the same run. A time never makes it fail. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { write } from '../packages/cli/src/output.js';
import { benchGenerate } from './generate/index.js';
import { benchReady } from './ready/index.js';
import { benchRpc } from './rpc/index.js';
import { BENCHES, type Bench, type Result, isSkipped, judge } from './row.js';
import { benchServer } from './server/index.js';
import { printTable } from './table.js';
import { benchThreads } from './threads/index.js';
import { benchValidate } from './validate/index.js';

const HELP = `Usage: npm run bench -- [options]

Measures generating, validating, getting ready and moving messages, each against its peer. Rounds are
interleaved (A B A B …); times are medians, figures are medians of what each round gave.

Options:
  --only <bench>    generate, validate, ready, rpc, server or threads; may be given more than once
  --rounds <n>      rounds instead of the usual 5 (generate), 25 (validate), 15 (ready), 7 (rpc),
                    7 (server), 3 (threads)
  --json            one JSON document on stdout
  -h, --help        print this

Benchmarks:
  generate   all files, against the generators of the reference release. It is installed
             from npm once per machine; where that fails, these rows are skipped.
  validate   checkMessage on a parsed message, against JSON.parse of its line
  ready      import plus a first message of each client method, against bare Node;
             sizes of single validators
  rpc        requests and notifications between two processes, against other libraries
             and against a bare loop over lines; one very large message
  server     requests, output, start and memory of app-server serve, against the
             reference release
  threads    lists, searches, pages, resumes and first starts over up to 50,000 stored
             threads, and streamed deltas, against the reference release; takes minutes

Rows over budget are marked; the exit code is 0 all the same. 2 means wrong usage.
`;

const RUN: Record<Bench, { rounds: number; run: (rounds: number) => Promise<Result[]> }> = {
  generate: { rounds: 5, run: benchGenerate },
  validate: { rounds: 25, run: benchValidate },
  ready: { rounds: 15, run: benchReady },
  rpc: { rounds: 7, run: benchRpc },
  server: { rounds: 7, run: benchServer },
  threads: { rounds: 3, run: benchThreads },
};

interface Options {
  only: Bench[];
  rounds: number | undefined;
  json: boolean;
  help: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const unknown = values.only?.find((name) => !(BENCHES as readonly string[]).includes(name));
  if (unknown !== undefined) throw new TypeError(`There is no benchmark "${unknown}": use ${BENCHES.join(', ')}.`);
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
    throw new TypeError(`--rounds takes a positive integer, not "${values.rounds}".`);
  }
  const only = (values.only as Bench[] | undefined) ?? [...BENCHES];
  return { only, rounds, json: values.json ?? false, help: values.help ?? false };
}

async function main({ only, rounds, json }: Options): Promise<void> {
  const results: Result[] = [];
  for (const bench of BENCHES.filter((name) => only.includes(name))) {
    const { rounds: usual, run } = RUN[bench];
    process.stderr.write(`${bench}: ${rounds ?? usual} rounds …\n`);
    results.push(...(await run(rounds ?? usual)));
  }
  const machine = { node: process.version, platform: process.platform, cpu: cpus()[0]?.model ?? 'unknown' };
  const rows = results.map((result) => (isSkipped(result) ? result : { ...result, verdict: judge(result) }));
  const text = json ? `${JSON.stringify({ ...machine, rows }, null, 2)}\n` : printTable(results, process.stdout);
  await write(process.stdout, text);
}

let options: Options | undefined;
try {
  options = readOptions();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\nRun it with --help to see how it is used.\n`);
  process.exitCode = 2;
}
if (options?.help) await write(process.stdout, HELP);
else if (options) await main(options);
