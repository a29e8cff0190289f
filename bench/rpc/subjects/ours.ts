import { type Client, type ExperimentalSurface, connect } from '@app-server/client';
import { Peer } from '@app-server/rpc';
import { streamTransport } from '@app-server/rpc/node';
import { checkMessage } from '@app-server/schema/experimental/validators';
import { ASK, Counter, type Subject, TELL, exchange, flood, start } from '../subject.js';

/** A method that carries a number of the bench's own: everything here has to fit the protocol. */
const START_FLOOD = 'mock/experimentalMethod';

/** The client, and a peer that serves it; both check every message against the protocol. */
export const ours: Subject = {
  async connect(command) {
    const child = start(command);
    const client: Client<ExperimentalSurface> = await connect(streamTransport(child.stdout, child.stdin), {
      clientInfo: { name: 'bench', version: '1.0.0' },
      experimentalApi: true,
      serverRequests: 'refuse',
    });
    const notifications = new Counter();
    client.on('item/agentMessage/delta', () => notifications.hit());
    return {
      exchange: (count, depth) => exchange(() => client.request('thread/turns/list', ASK.params), count, depth),
      async listen(count) {
        const done = notifications.expect(count);
        await client.request(START_FLOOD, { value: String(count) });
        await done;
      },
      close: () => client.close(),
    };
  },
  async serve() {
    const peer: Peer = new Peer(streamTransport(process.stdin, process.stdout), {
      onRequest: ({ id, method, params }) => {
        const { ok } = checkMessage({ id, method, params }, { from: 'client' });
        if (!ok) throw new Error(`${method} does not fit the protocol.`);
        if (method === 'initialize') return SERVER;
        if (method !== START_FLOOD) return ASK.result;
        return flood(Number((params as { value: string }).value), () => peer.notify(TELL.method, TELL.params));
      },
    });
    await peer.open();
  },
};

const SERVER = { userAgent: 'bench/1.0.0', codexHome: '/home/dev/.codex', platformFamily: 'unix', platformOs: 'linux' };
