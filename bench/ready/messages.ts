/** One valid message for each method a client may ask for, from the committed examples. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Method, buildSurface, registry } from '@app-server/protocol';
import { ROOT } from '../programs.js';

export const METHODS: readonly Method[] = buildSurface(registry, 'experimental').methods;

export async function firstMessages(): Promise<object[]> {
  const requests = METHODS.filter(({ direction }) => direction === 'clientRequest');
  return Promise.all(
    requests.map(async ({ method, params }, id) => ({
      method,
      id,
      ...(params !== undefined && { params: await exampleOf(params) }),
    })),
  );
}

async function exampleOf(type: string): Promise<unknown> {
  const folder = join(ROOT, 'schema-fixtures/messages', type, 'valid');
  const [first] = (await readdir(folder)).sort();
  return JSON.parse(await readFile(join(folder, first as string), 'utf8'));
}
