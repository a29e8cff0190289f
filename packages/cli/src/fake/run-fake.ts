/** Plays a scenario until the input ends or a signal comes. */
import type { Readable } from 'node:stream';
import { DEMO, ScenarioError, fakeServer, loadScenario } from '@app-server/server/testing';
import { EXIT, UsageError, reasonOf } from '../errors.js';
import { type Console, plural } from '../output.js';

export interface FakeOptions {
  /** Path of a scenario; the demo by default. */
  scenario?: string;
  listen: string;
  validate?: true;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export async function runFake({ scenario: path, listen, validate }: FakeOptions, io: Console): Promise<number> {
  const scenario = path === undefined ? DEMO : load(path);
  if (validate) {
    const { turns = [], replies = [], faults = [] } = scenario;
    const counts = [plural(turns.length, 'turn'), `${replies.length} replies`, plural(faults.length, 'fault')];
    io.out.write(`${path ?? 'demo'}: a scenario with ${counts.join(', ')}\n`);
    return EXIT.ok;
  }
  await using server = fakeServer(scenario, { onKill: () => process.kill(process.pid, 'SIGKILL') });
  const { url, ended } = await startListening(() =>
    server.listen(listen, { stdin: io.in as Readable, stdout: io.out }),
  );
  const overStdio = url === 'stdio://';
  if (!overStdio) io.err.write(`listening at ${url}\n`);
  await (overStdio ? Promise.race([ended, signalled()]) : signalled());
  return EXIT.ok;
}

function load(path: string) {
  try {
    return loadScenario(path);
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

async function startListening<T>(listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    throw new UsageError(`The server cannot listen: ${reasonOf(error)}`, { cause: error });
  }
}

async function signalled(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
}
