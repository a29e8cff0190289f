import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

const source = { conditions: ['@app-server/source'] };

/** Commands run in login shells: what their user has set up there is slow, and none of the tests' business. */
const HOME = tmpdir();

function project(name: string, include: string[], timeout = 60_000) {
  return {
    resolve: source,
    ssr: { resolve: source },
    test: { name, include, isolate: false, testTimeout: timeout, hookTimeout: timeout, env: { HOME } },
  };
}

export default defineConfig({
  test: {
    projects: [
      project('protocol', ['packages/protocol/{src,test}/**/*.test.ts']),
      project('client', ['packages/client/src/**/*.test.ts', 'test/client/*.test.ts']),
      project('server', ['packages/server/src/**/*.test.ts']),
      project('rpc', ['packages/rpc/src/**/*.test.ts']),
      project('generators', ['generators/{src,test}/**/*.test.ts']),
      project('cli', ['packages/cli/src/**/*.test.ts']),
      project('schema', ['schema-fixtures/test/**/*.test.ts'], 300_000),
      project('house', ['test/*.test.ts'], 120_000),
      project('node', ['test/node/*.test.ts'], 600_000),
      project('parity', ['{generators,packages/client,packages/server}/parity/**/*.test.ts'], 600_000),
    ],
  },
});
