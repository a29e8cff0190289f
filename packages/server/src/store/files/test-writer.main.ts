/** Writes to a store until it is killed, and says what has been acknowledged: a line of standard output for each. */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { answered, began, ended, meta } from '../test-lines.js';
import { openFileStore } from './file-thread-store.js';

const [home = '', id = '', first = '0'] = process.argv.slice(2);
const ALL = { archived: false, sortKey: 'createdAt', direction: 'desc', limit: 10 } as const;
const logger = { debug() {}, info() {}, warn() {}, error() {} };

await tell('opening');
const store = await openFileStore({ home, logger });
await store.ready();
if (!(await store.find(id))) await store.create(id, [meta(id)]);
await tell('ready');

for (let number = Number(first); ; number += 1) {
  const turn = `turn-${number}`;
  await store.append(id, [began(turn), answered(`number ${number} ${'x'.repeat((number * 37) % 3000)}`)]);
  await store.append(id, [ended(turn)]);
  await tell(`appended ${number}`);
  if (number % 5 === 0) await rename(number);
  if (number % 7 === 0) await move(number);
  if (number % 11 === 0) await store.search({ ...ALL, searchTerm: `number ${number}` });
}

async function rename(number: number): Promise<void> {
  await store.update(id, { name: `name ${number}` });
  await tell(`named ${number}`);
}

async function move(number: number): Promise<void> {
  const { archived } = number % 2 === 0 ? await store.archive(id) : await store.unarchive(id);
  await tell(`${archived ? 'archived' : 'unarchived'} ${number}`);
}

/** When it returns the line is on its way to the reader, whatever becomes of this process. */
async function tell(line: string): Promise<void> {
  for (;;) {
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      await sleep(1);
    }
  }
}
