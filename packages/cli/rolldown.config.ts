/**
 * Builds the command. Node starts CommonJS in less time than modules, and needs some for each file that it has to find,
 * so everything of ours is inside, in few files: one for each thing that is imported on demand.
 */
import { isAbsolute, join } from 'node:path';
import { type Plugin, defineConfig } from 'rolldown';
import license from 'rollup-plugin-license';

/** What comes as modules alone, which CommonJS cannot load in every release, what little is used of, and helpers of the compiler. */
const FOREIGN = ['typebox', 'kysely', 'unbash', 'uuid', '@oxc-project/runtime'];

/** All that is ours, but of the schema only what is imported by the type: its index is large. */
const OURS = /^[.\0]|^@app-server\/(?!schema)|^@app-server\/schema\/experimental\/validators\//;

function isInside(id: string): boolean {
  return isAbsolute(id) || OURS.test(id) || FOREIGN.some((name) => id === name || id.startsWith(`${name}/`));
}

const MAKING_REQUIRE = 'createRequire(import.meta.url)';

/** CommonJS has the function that modules have to make. */
const requireAsItIs: Plugin = {
  name: 'require-as-it-is',
  transform: {
    filter: { code: MAKING_REQUIRE },
    handler: (code) => code.replaceAll(MAKING_REQUIRE, 'require'),
  },
};

/** What is inside comes with the terms of those who wrote it. */
const notices = license({
  thirdParty: {
    output: {
      file: join(import.meta.dirname, 'dist', 'THIRD-PARTY-NOTICES.txt'),
      template: (packages) =>
        packages
          .filter(({ name }) => !name?.startsWith('@app-server/'))
          .map((one) => one.text())
          .join('\n\n---\n\n'),
    },
  },
});

export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  resolve: { conditionNames: ['@app-server/source', 'node', 'import'] },
  external: (id) => !isInside(id),
  plugins: [requireAsItIs, notices],
  transform: { target: 'node20' },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    cleanDir: true,
  },
});
