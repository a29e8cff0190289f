/** What else happens to a thread of the reference. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { testLifecycle } from '../test/lifecycle.js';
import { TestServer } from './support/test-server.js';

vi.setConfig({ testTimeout: 60_000 });

describe('the life of a thread', () => {
  testLifecycle(() => TestServer.start('stdio'));
});

test('ITM-03: a warning is told, such as of a feature that is not finished', async () => {
  const server = await TestServer.start('stdio');
  onTestFinished(async () => void (await server.stop()));
  const warnings: string[] = [];
  const client = await server.connect({
    onNotification: ({ method }) => method === 'warning' && warnings.push(method),
  });
  const config = { features: { apply_patch_streaming_events: true } };
  await client.startThread({ cwd: server.workspace, sandbox: 'danger-full-access', approvalPolicy: 'never', config });
  await vi.waitFor(() => expect(warnings).toEqual(['warning']));
});
