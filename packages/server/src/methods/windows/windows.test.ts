import { describe, expect, it } from 'vitest';
import { clientOf, testServer } from '../../core/test-support.js';
import { windows } from './windows.js';

describe('windowsSandbox', () => {
  it('WIN-03: is not configured', async () => {
    const client = await clientOf(testServer({}, { families: [windows()] }));
    expect(await client.result('windowsSandbox/readiness')).toEqual({ status: 'notConfigured' });
  });

  it.each(['linux', 'win32'] as const)(
    'WIN-01: setup on %s is accepted, and then reported as failed',
    async (platform) => {
      const server = testServer({}, { families: [windows(platform)] });
      const [client, other] = [await clientOf(server), await clientOf(server)];
      const id = client.ask('windowsSandbox/setupStart', { mode: 'elevated', cwd: '/' });
      const { params } = await client.untilMethod('windowsSandbox/setupCompleted');
      expect(params).toEqual({ mode: 'elevated', success: false, error: expect.stringContaining('elevated') });
      expect(client.log.slice(-2)).toEqual([`reply ${id}`, 'windowsSandbox/setupCompleted']);
      await other.call('windowsSandbox/readiness');
      expect(other.log).not.toContain('windowsSandbox/setupCompleted');
    },
  );

  it('WIN-02: the directory must be absolute', async () => {
    const client = await clientOf(testServer({}, { families: [windows()] }));
    const { error } = await client.call('windowsSandbox/setupStart', { mode: 'elevated', cwd: 'repo' });
    expect(error?.code).toBe(-32600);
  });
});
