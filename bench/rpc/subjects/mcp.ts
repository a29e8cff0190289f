import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { ASK, Counter, FLOOD, type Subject, TELL, exchange, flood } from '../subject.js';

const IDENTITY = { name: 'bench', version: '1' };

export const mcp: Subject = {
  async connect({ program, args }) {
    const notifications = new Counter();
    const client = new Client(IDENTITY);
    client.fallbackNotificationHandler = async () => notifications.hit();
    await client.connect(new StdioClientTransport({ command: program, args }));
    const { method, params } = ASK;
    return {
      exchange: (count, depth) => exchange(() => client.request({ method, params }, ResultSchema), count, depth),
      async listen(count) {
        const done = notifications.expect(count);
        await client.request({ method: FLOOD, params: { count } }, ResultSchema);
        await done;
      },
      close: () => client.close(),
    };
  },
  async serve() {
    const server = new Server(IDENTITY, { capabilities: {} });
    server.fallbackRequestHandler = async ({ method, params }) =>
      method === FLOOD ? flood((params as { count: number }).count, () => server.notification(TELL)) : ASK.result;
    await server.connect(new StdioServerTransport());
  },
};
