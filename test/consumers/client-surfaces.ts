import {
  type Client,
  type ExperimentalSurface,
  type StableSurface,
  connect,
  items,
  spawnProcess,
} from '@app-server/client';
import { connect as connectCore } from '@app-server/client/core';
import { spawn } from '@app-server/client/node';
import type { Transport } from '@app-server/rpc';

const clientInfo = { name: 'consumer', version: '1.0.0' };

export async function stable(client: Client<StableSurface>): Promise<void> {
  // @ts-expect-error: an experimental method
  await client.thread.search({ searchTerm: 'x' });
  // @ts-expect-error: an experimental method
  await client.request('thread/search', { searchTerm: 'x' });
  // @ts-expect-error: an experimental field
  await client.startThread({ permissions: ':workspace' });
  // @ts-expect-error: an experimental announcement
  client.on('process/exited', () => {});
  // @ts-expect-error: programs outside the sandbox are experimental
  await spawnProcess(client, { command: ['ls'], cwd: '/' });
  // @ts-expect-error: a list that is experimental
  items(client, 'thread/search', { searchTerm: 'x' });
}

export async function experimental(transport: Transport): Promise<void> {
  const client: Client<ExperimentalSurface> = await connect(transport, {
    clientInfo,
    experimentalApi: true,
    serverRequests: 'refuse',
    optOut: ['process/exited'],
  });
  await client.thread.search({ searchTerm: 'x' });
  await client.startThread({
    permissions: ':workspace',
    approvalPolicy: {
      granular: {
        sandbox_approval: true,
        rules: true,
        skill_approval: true,
        request_permissions: true,
        mcp_elicitations: true,
      },
    },
  });
  const program = await spawnProcess(client, { command: ['ls'], cwd: '/' });
  (await program.exit).exitCode satisfies number;
}

export async function others(transport: Transport): Promise<Client<StableSurface>> {
  const core = await connectCore(transport, { clientInfo, serverRequests: 'refuse' });
  (await core.request('thread/list', {})).nextCursor satisfies string | null;
  // @ts-expect-error: nothing is said about what the server asks
  await connectCore(transport, { clientInfo });
  // @ts-expect-error: nothing is said about most of what the server asks
  await connectCore(transport, { clientInfo, serverRequests: { 'item/tool/call': 'refuse' } });
  return spawn({ clientInfo, serverRequests: 'refuse', command: 'codex', args: ['app-server'] });
}
