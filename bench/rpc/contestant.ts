/** One contestant in a process of its own: `contestant <name>` measures on command, `contestant <name> serve` answers. */
import type { Connection, Subject } from './subject.js';

/** Measured as a whole: nanoseconds for each of so many. */
export interface Task {
  kind: 'exchange' | 'listen';
  depth: number;
  count: number;
}

const SUBJECTS: Record<string, () => Promise<Subject>> = {
  ours: async () => (await import('./subjects/ours.js')).ours,
  bare: async () => (await import('./subjects/bare.js')).bare,
  vscode: async () => (await import('./subjects/vscode.js')).vscode,
  mcp: async () => (await import('./subjects/mcp.js')).mcp,
  acp: async () => (await import('./subjects/acp.js')).acp,
};

const [, program = '', name = '', role] = process.argv;
const load = SUBJECTS[name];
if (!load) throw new Error(`There is no contestant "${name}".`);
const subject = await load();
if (role === 'serve') {
  await subject.serve();
} else {
  const connection = await subject.connect({ program: process.execPath, args: [program, name, 'serve'] });
  process.on('message', (task: Task) => void run(connection, task).then((result) => process.send?.(result)));
  process.once('disconnect', () => void connection.close());
  process.send?.('ready');
}

async function run(connection: Connection, { kind, depth, count }: Task): Promise<number> {
  const start = performance.now();
  await (kind === 'exchange' ? connection.exchange(count, depth) : connection.listen(count));
  return ((performance.now() - start) * 1e6) / count;
}
