import { connect, items } from '@app-server/client';
import type { Transport } from '@app-server/rpc';

const clientInfo = { name: 'consumer', version: '1.0.0' };

export async function main(transport: Transport): Promise<void> {
  const client = await connect(transport, {
    clientInfo,
    serverRequests: {
      'item/commandExecution/requestApproval': async ({ command }) => ({ decision: command ? 'accept' : 'decline' }),
      otherwise: 'refuse',
    },
  });
  const { data } = await client.thread.list({ limit: 1 }, { deadline: 1_000 });
  const { dataBase64 } = await client.request('fs/readFile', { path: `/${data[0]?.preview}` });
  client.on('turn/completed', ({ turn }) => turn.status satisfies string);
  const thread = await client.startThread({ sandbox: 'read-only', model: dataBase64 });
  for await (const event of thread.stream('Hello')) {
    if (event.method === 'item/agentMessage/delta') event.params.delta satisfies string;
  }
  const result = await thread.run('Hello', { effort: 'low', idleDeadline: 1_000 });
  if (result.status === 'failed') throw new Error(result.error.message);
  for await (const row of items(client, 'thread/list', {})) row.id satisfies string;
  await client.close();
}
