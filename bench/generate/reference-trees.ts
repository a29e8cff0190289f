/** Writes the four trees of the reference generators below the folder it is given. */
import { join } from 'node:path';
import { STABILITIES, referenceJsonTree, referenceTypescriptTree, writeTree } from '@app-server/generators';

const out = process.argv[2] as string;
for (const stability of STABILITIES) {
  await writeTree(join(out, `json-${stability}`), referenceJsonTree(stability));
  await writeTree(join(out, `ts-${stability}`), await referenceTypescriptTree(stability));
}
