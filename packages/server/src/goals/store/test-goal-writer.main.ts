/** Writes a goal, says so, and is gone without a farewell. */
import { writeSync } from 'node:fs';
import { goalOf } from './test-goal.js';
import { openSqliteGoals } from './sqlite-goals.js';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
const store = await openSqliteGoals(process.argv[2] ?? '', logger);
await store.put(goalOf('a'));
await store.put(goalOf('a', { tokensUsed: 7 }));
writeSync(1, 'acknowledged');
process.kill(process.pid, 'SIGKILL');
