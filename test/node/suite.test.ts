/** The tests of the packages, run by the supported versions of Node that do not run this file. */
import { expect, test } from 'vitest';
import { SUPPORTED, nodeExecutable } from '../support/node-versions.js';
import { modulePath, succeed } from '../support/repository.js';

const PROJECTS = ['protocol', 'generators', 'cli', 'schema'];

interface Report {
  success: boolean;
  numTotalTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

const running = Number(process.versions.node.split('.')[0]);

test.each(SUPPORTED.filter((major) => major !== running))('the tests pass on Node %i', async (major) => {
  const node = await nodeExecutable(major);
  const projects = PROJECTS.flatMap((name) => ['--project', name]);
  const vitest = [modulePath('vitest', 'vitest.mjs'), 'run', ...projects, '--reporter', 'json'];
  // The run below is not a part of this one.
  const env = { VITEST: undefined, VITEST_WORKER_ID: undefined, VITEST_POOL_ID: undefined, NODE_ENV: undefined };
  const output = await succeed(node, vitest, { env });
  const report = JSON.parse(output.slice(output.indexOf('{"num'))) as Report;
  expect(report).toMatchObject({ success: true, numFailedTests: 0, numPendingTests: 0 });
  expect(report.numTotalTests).toBeGreaterThan(50);
});
