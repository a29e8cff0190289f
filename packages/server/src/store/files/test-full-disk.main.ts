/** Writes more than its limit on the size of files allows, and then something that fits. */
import { writeSync } from 'node:fs';
import { answered, collect, meta, said } from '../test-lines.js';
import { openFileStore } from './file-thread-store.js';

const [home = '', id = ''] = process.argv.slice(2);
const logger = { debug() {}, info() {}, warn() {}, error() {} };

const store = await openFileStore({ home, logger });
await store.create(id, [meta(id), said('before')]);
const big = [answered('x'.repeat(10_000)), answered('y'.repeat(4_000_000))];
const refusals = [await refusalOf(store.append(id, big)), await refusalOf(store.append(id, big))];
const more = uuidAfter(id);
refusals.push(await refusalOf(store.create(more, [meta(more), ...big])));
if (await store.find(more)) throw new Error('A thread was made that could not be written.');
await store.append(id, [said('fits again')]);
const { length: kept } = await collect(store.lines(id));
writeSync(1, JSON.stringify({ refused: [...new Set(refusals)].join(), kept }));
await store.close();

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'nothing';
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}

function uuidAfter(id: string): string {
  return `${id.slice(0, -1)}f`;
}
