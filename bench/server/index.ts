/** How fast the server answers, starts and passes on, and how much memory it holds, against the reference. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { interleave, median, paired, ratio } from '../measure.js';
import type { Result, Row } from '../row.js';
import { Contestant } from './contestant.js';
import { type Contest, contests, refusals } from './contests.js';
import { type Launch, ourLaunch, referenceLaunch } from './launch.js';

const PEER = 'the reference';

/** Spawn to the answer of initialize, as a share of what Node takes to say hello. */
const START_BUDGET = 1.5;
const MEMORY_BUDGET = 80 * 1024 * 1024;
const IDLE_MS = 1_000;
const DEEP = { total: 5_000, depth: 256 };

type Servers = Record<Launch['name'], Launch>;

export async function benchServer(rounds: number): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'app-server-bench-'));
  const file = join(folder, 'file');
  writeFileSync(file, Buffer.alloc(1024, 'x'));
  try {
    const reference = await referenceLaunch().catch((error: Error) => error);
    if (reference instanceof Error) {
      const skipped = `the reference cannot be installed (${reference.message.split('\n')[0]})`;
      return contests(file).map(({ name }) => ({ bench: 'server', name, skipped }));
    }
    const servers = { ours: ourLaunch(), reference };
    const rows: Result[] = [];
    for (const contest of contests(file)) rows.push(await hold(contest, servers, folder, rounds));
    return [
      ...rows,
      await deep(servers, folder, file),
      ...(await starts(servers, folder, rounds)),
      await memory(servers, folder),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function hold(contest: Contest, servers: Servers, folder: string, rounds: number): Promise<Row> {
  const { name, kind, budget, goal, units, run } = contest;
  const ours = await Contestant.start(servers.ours, folder, kind);
  const reference = await Contestant.start(servers.reference, folder, kind);
  const time = (server: Contestant) => async () => {
    const start = performance.now();
    await run(server);
    return ((performance.now() - start) * 1e6) / units;
  };
  try {
    const samples = await interleave({ ours: time(ours), reference: time(reference) }, rounds);
    return compared(name, 'ns', samples.ours, samples.reference, PEER, { budget, goal });
  } finally {
    await Promise.all([ours.stop(), reference.stop()]);
  }
}

function compared(
  name: string,
  unit: Row['unit'],
  ours: readonly number[],
  peer: readonly number[],
  peerName: string,
  limits: Pick<Row, 'budget' | 'goal'> = {},
): Row {
  const figures = { ours: median(ours), peer: median(peer), peerName, value: paired(ours, peer, ratio) };
  return { bench: 'server', name, figure: 'ratio', unit, ...figures, ...limits };
}

async function deep(servers: Servers, folder: string, file: string): Promise<Row> {
  const count = async (launch: Launch) => {
    const server = await Contestant.start(launch, folder);
    try {
      return await refusals(server, file, DEEP.total, DEEP.depth);
    } finally {
      await server.stop();
    }
  };
  const ours = await count(servers.ours);
  const peer = await count(servers.reference);
  const name = `fs/readFile, ${DEEP.depth} at a time: refused of ${DEEP.total}`;
  const value = (100 * ours) / DEEP.total;
  return { bench: 'server', name, figure: 'share', unit: '', ours, peer, peerName: PEER, value, budget: 0 };
}

async function starts(servers: Servers, folder: string, rounds: number): Promise<Row[]> {
  const initialized = (launch: Launch) => async () => {
    const start = performance.now();
    const server = await Contestant.start(launch, folder);
    const time = performance.now() - start;
    await server.stop();
    return time;
  };
  const subjects = { ours: initialized(servers.ours), reference: initialized(servers.reference), bare: helloTime };
  const samples = await interleave(subjects, rounds);
  const name = 'spawn to the answer of initialize';
  const limits = { budget: START_BUDGET, goal: 1.25 };
  return [
    compared(name, 'ms', samples.ours, samples.bare, "Node's hello", limits),
    compared('', 'ms', samples.ours, samples.reference, PEER),
  ];
}

/** Until bare Node has said a line. */
async function helloTime(): Promise<number> {
  const start = performance.now();
  // In the surroundings of the servers: what is set around this process can double the time.
  const child = spawn(process.execPath, ['-e', 'console.log("hello")'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] },
  });
  await once(child.stdout, 'data');
  const time = performance.now() - start;
  if (child.exitCode === null) await once(child, 'exit');
  return time;
}

async function memory(servers: Servers, folder: string): Promise<Row | Extract<Result, { skipped: string }>> {
  const name = 'resident memory, initialized and idle';
  if (process.platform !== 'linux') return { bench: 'server', name, skipped: 'it is read where Linux keeps it' };
  const resident = async (launch: Launch) => {
    const server = await Contestant.start(launch, folder);
    await sleep(IDLE_MS);
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
    await server.stop();
    return Number(kilobytes) * 1024;
  };
  const [ours, peer] = [await resident(servers.ours), await resident(servers.reference)];
  const goal = 0.75 * MEMORY_BUDGET;
  return {
    bench: 'server',
    name,
    figure: 'size',
    unit: 'B',
    ours,
    peer,
    peerName: PEER,
    value: ours,
    budget: MEMORY_BUDGET,
    goal,
  };
}
