/** Writes everything that is generated and committed, of both surfaces, below the folder it is given. */
import { fixtureTree, writeTree } from '@app-server/generators';

await writeTree(process.argv[2] as string, await fixtureTree());
