/** Medians of interleaved rounds: whatever else the machine does then slows all subjects alike. */
import { spawnSync } from 'node:child_process';

/** Measures once and returns the time. */
export type Subject = () => number | Promise<number>;

/** Runs the subjects in turn, A B A B …, after one round that does not count. */
export async function interleave<K extends string>(
  subjects: Record<K, Subject>,
  rounds: number,
): Promise<Record<K, number[]>> {
  const names = Object.keys(subjects) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const time = await subjects[name]();
      if (round > 0) samples[name].push(time);
    }
  }
  return samples;
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** The median over the rounds of what each of them gave. */
export function paired(ours: readonly number[], peer: readonly number[], combine: (a: number, b: number) => number) {
  return median(ours.map((time, round) => combine(time, peer[round] ?? Number.NaN)));
}

export const ratio = (ours: number, peer: number): number => ours / peer;

export const difference = (ours: number, peer: number): number => ours - peer;

/** Milliseconds that whole processes take, one after the other, seen from outside. */
export function timeProcesses(...commands: readonly (readonly [program: string, ...args: string[]])[]): number {
  const start = performance.now();
  for (const [program, ...args] of commands) runProcess(program, args);
  return performance.now() - start;
}

/** Runs a program that has to succeed, and returns what it printed. */
export function runProcess(program: string, args: readonly string[], input = ''): string {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 26, input } as const;
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, options);
  if (error) throw new Error(`${error.message}\n${stderr}`, { cause: error });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status ?? signal}:\n${stderr}`);
  return stdout;
}
