/** How fast messages move between two processes, against other libraries and against none. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { interleave, median, paired, ratio } from '../measure.js';
import { buildProgram } from '../programs.js';
import type { Result, Row } from '../row.js';
import type { Task } from './contestant.js';
import { benchLarge } from './large.js';

const PEERS = {
  bare: 'readline + JSON.parse',
  vscode: 'vscode-jsonrpc',
  mcp: '@modelcontextprotocol/sdk',
  acp: '@agentclientprotocol/sdk',
} as const;

type Name = keyof typeof PEERS | 'ours';

const NAMES: readonly Name[] = ['ours', 'bare', 'vscode', 'mcp', 'acp'];

/** At most this share of a peer's time: without a library, and with one. */
interface Contest extends Task {
  name: string;
  bare: { budget: number; goal: number };
  library?: { budget: number; goal: number };
}

const CONTESTS: readonly Contest[] = [
  {
    name: 'request, 32 at a time',
    kind: 'exchange',
    depth: 32,
    count: 10_000,
    bare: { budget: 1, goal: 1 / 1.15 },
    library: { budget: 1 / 2, goal: 1 / 4 },
  },
  {
    name: 'request, one at a time',
    kind: 'exchange',
    depth: 1,
    count: 2000,
    bare: { budget: 1.3, goal: 1 },
  },
  {
    name: 'small notification',
    kind: 'listen',
    depth: 1,
    count: 20_000,
    bare: { budget: 1, goal: 1 / 1.15 },
    library: { budget: 1 / 4, goal: 1 / 8 },
  },
];

/** Exchanges before anything counts: code is compiled by then. */
const WARM_UP = 2;

/** Fewer: each of them starts processes and fills memory. */
const LARGE_ROUNDS = 5;

export async function benchRpc(rounds: number): Promise<Result[]> {
  const external = ['@app-server/*', 'vscode-jsonrpc', '@modelcontextprotocol/sdk', '@agentclientprotocol/sdk'];
  const program = await buildProgram('rpc/contestant.ts', { external });
  const contestants = await startAll(program);
  try {
    const rows: Row[] = [];
    for (const contest of CONTESTS) rows.push(...(await hold(contest, contestants, rounds)));
    return [...rows, ...(await benchLarge(LARGE_ROUNDS))];
  } finally {
    for (const process of Object.values(contestants)) process.disconnect();
  }
}

async function startAll(program: string): Promise<Record<Name, ChildProcess>> {
  const started = NAMES.map(async (name) => {
    const process = fork(program, [name]);
    await once(process, 'message');
    return [name, process] as const;
  });
  return Object.fromEntries(await Promise.all(started)) as Record<Name, ChildProcess>;
}

async function hold(contest: Contest, contestants: Record<Name, ChildProcess>, rounds: number): Promise<Row[]> {
  const { name, kind, depth, count, bare, library } = contest;
  const subjects = Object.fromEntries(
    NAMES.map((name) => [name, () => measure(contestants[name], { kind, depth, count })]),
  ) as Record<Name, () => Promise<number>>;
  for (let round = 0; round < WARM_UP; round += 1) for (const subject of Object.values(subjects)) await subject();
  const samples = await interleave(subjects, rounds);
  return Object.entries(PEERS).map(([peer, peerName], index) => ({
    bench: 'rpc',
    name: index === 0 ? name : '',
    figure: 'ratio',
    unit: 'ns',
    ours: median(samples.ours),
    peer: median(samples[peer as Name]),
    peerName,
    value: paired(samples.ours, samples[peer as Name], ratio),
    ...(peer === 'bare' ? bare : library),
  }));
}

async function measure(contestant: ChildProcess, task: Task): Promise<number> {
  contestant.send(task);
  const [nanoseconds] = (await once(contestant, 'message')) as [number];
  return nanoseconds;
}
