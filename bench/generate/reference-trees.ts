/** Writes the four trees of the reference generators below the folder it is given. */
import { join } from 'node:path';
import { STABILITIES, referenceJsonTree, referenceTypescriptTree, writeTree } from '@app-server/generators';

const out = process.argv[2] as string;
const writes = [];
for (const stability of STABILITIES) {
  writes.push(writeTree(join(out, `ts-${stability}`), await referenceTypescriptTree(stability)));
  writes.push(writeTree(join(out, `json-${stability}`), referenceJsonTree(stability)));
}
await Promise.all(writes);
