/** What one validator adds to a program that bundles it. */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ROOT } from '../programs.js';
import type { Row } from '../row.js';
import { METHODS } from './messages.js';

const PACKAGE = '@app-server/schema/experimental/validators';

const BUDGET = 3 * 1024;

export async function measureSizes(): Promise<Row[]> {
  const requests = METHODS.filter(({ direction }) => direction.endsWith('Request'));
  const notifications = METHODS.filter(({ direction }) => direction.endsWith('Notification'));
  const largestParams = await largest(requests.map(({ params }) => params));
  const largestPayload = await largest(notifications.map(({ params }) => params));
  const largestResult = await largest(requests.map(({ result }) => result));
  return Promise.all([
    row('validator of thread/start', `${PACKAGE}/ThreadStartParams`, BUDGET),
    row('validator of turn/start', `${PACKAGE}/TurnStartParams`, BUDGET),
    row(`largest of params (${largestParams})`, `${PACKAGE}/${largestParams}`, BUDGET),
    row(`largest of payloads (${largestPayload})`, `${PACKAGE}/${largestPayload}`, BUDGET),
    row(`largest of results (${largestResult})`, `${PACKAGE}/${largestResult}`, BUDGET),
    row('checkMessage, every method', PACKAGE),
  ]);
}

async function row(name: string, specifier: string, budget?: number): Promise<Row> {
  const size = await sizeOf(specifier);
  const limits = budget === undefined ? {} : { budget, goal: budget / 2 };
  return { bench: 'ready', name, figure: 'size', unit: 'B', ours: size, value: size, ...limits };
}

async function largest(types: readonly (string | undefined)[]): Promise<string> {
  const names = [...new Set(types.flatMap((type) => type ?? []))];
  const sizes = await Promise.all(names.map(async (name) => [name, await sizeOf(`${PACKAGE}/${name}`)] as const));
  return sizes.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** Minified and compressed, in bytes. */
async function sizeOf(specifier: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${specifier}';`, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? '').length;
}
