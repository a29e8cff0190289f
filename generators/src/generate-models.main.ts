/** Writes the models of other languages, or compares them when called with `--check`. */
import { fileURLToPath } from 'node:url';
import { modelTree } from './models/index.js';
import { compareTree, hasDrift, writeTree } from './tree.js';

const root = fileURLToPath(new URL('../../schema-fixtures', import.meta.url));
const tree = await modelTree();

if (process.argv.includes('--check')) {
  const { missing, extra, changed } = await compareTree(root, tree);
  if (hasDrift({ missing, extra, changed })) {
    const paths = [...missing, ...extra, ...changed.map(({ path }) => path)];
    process.stderr.write(
      `These models do not fit the declarations; run \`npm run generate\`:\n  ${paths.join('\n  ')}\n`,
    );
    process.exitCode = 1;
  }
} else {
  await writeTree(root, tree);
}
