/** What is asked of both servers, and how much less time ours may take. */
import { join } from 'node:path';
import type { Contestant, Kind } from './contestant.js';

export interface Contest {
  name: string;
  kind: Kind;
  /** At most this share of the reference's time. */
  budget: number;
  goal: number;
  /** How many units of what is measured. */
  units: number;
  run(server: Contestant): Promise<unknown>;
}

/** Bytes that a process writes: enough that its start does not count. */
const OUTPUT_KB = 32 * 1024;

/** @param file of one kilobyte */
export function contests(file: string): Contest[] {
  const path = JSON.stringify(file);
  const read = (id: number) => `{"id":${id},"method":"fs/readFile","params":{"path":${path}}}`;
  const describe = (id: number) => `{"id":${id},"method":"fs/getMetadata","params":{"path":${path}}}`;
  const list = (id: number) => `{"id":${id},"method":"model/list","params":{}}`;
  return [
    requests('fs/readFile of 1 KB', 'stdio', 6000, read, 1 / 3),
    requests('fs/readFile of 1 KB', 'ws', 3000, read, 1 / 6),
    requests('fs/getMetadata', 'stdio', 6000, describe, 1 / 3),
    requests('model/list', 'stdio', 2000, list, 1 / 10),
    {
      name: 'output of a process, each KB',
      kind: 'stdio',
      budget: 1 / 2,
      goal: 1 / 4,
      units: OUTPUT_KB,
      run: (server) => server.ask(spawn(file), '"process/exited"'),
    },
  ];
}

const DEPTH = 32;

function requests(name: string, kind: Kind, units: number, request: (id: number) => string, budget: number): Contest {
  const label = `${name}, ${DEPTH} at a time, ${kind}`;
  return {
    name: label,
    kind,
    budget,
    goal: budget / 1.5,
    units,
    run: (server) => server.exchange(units, DEPTH, request),
  };
}

let spawned = 0;

function spawn(file: string): string {
  const params = {
    command: ['head', '-c', String(OUTPUT_KB * 1024), '/dev/zero'],
    processHandle: `p${(spawned += 1)}`,
    cwd: join(file, '..'),
    streamStdoutStderr: true,
    outputBytesCap: null,
    timeoutMs: null,
  };
  return JSON.stringify({ id: 1, method: 'process/spawn', params });
}

/** How many requests are refused when so many more come than are answered at once. */
export async function refusals(server: Contestant, file: string, total: number, depth: number): Promise<number> {
  const path = JSON.stringify(file);
  return server.exchange(total, depth, (id) => `{"id":${id},"method":"fs/readFile","params":{"path":${path}}}`);
}
