/** What the page of the servers says is so. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createReferenceServer, missingMethods, stderrLogger } from '@app-server/server';
import { memoryPair } from '@app-server/rpc';
import { connect } from '@app-server/client';
import { expect, test } from 'vitest';
import { ROOT } from './support/repository.js';

const readme = await readFile(join(ROOT, 'packages', 'server', 'README.md'), 'utf8');

/** The list of the page, which ends with the next heading. */
function listed(): string[] {
  const [, list = ''] = readme.split('does not have yet answer -32601');
  return [...(list.split('\n## ')[0] ?? '').matchAll(/`([\w/]+)`/g)].map(([, method]) => method ?? '');
}

test('the methods it does not have are those listed', async () => {
  expect(listed().length).toBeGreaterThan(10);
  expect(listed().toSorted()).toEqual((await missingMethods()).toSorted());
});

test('each of them is refused as such', async () => {
  await using server = createReferenceServer({ logger: stderrLogger('silent') });
  const [mine, theirs] = memoryPair();
  void server.accept(theirs);
  const clientInfo = { name: 'test', version: '1' };
  await using client = await connect(mine, {
    clientInfo,
    experimentalApi: true,
    serverRequests: 'refuse',
    checks: false,
  });
  const request = client.request.bind(client) as (method: string, params?: object) => Promise<unknown>;
  for (const method of ['config/read', 'mcpServer/tool/call', 'skills/list']) {
    const params = method === 'mcpServer/tool/call' ? { threadId: 't', server: 's', tool: 'u' } : {};
    await expect(request(method, params)).rejects.toMatchObject({ code: -32601, data: { kind: 'unsupported' } });
  }
});
