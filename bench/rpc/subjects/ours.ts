import { Peer } from '@app-server/rpc';
import { streamTransport } from '@app-server/rpc/node';
import { ASK, Counter, FLOOD, type Subject, TELL, exchange, flood, start } from '../subject.js';

export const ours: Subject = {
  async connect(command) {
    const child = start(command);
    const notifications = new Counter();
    const peer = new Peer(streamTransport(child.stdout, child.stdin), { onNotification: () => notifications.hit() });
    await peer.open();
    return {
      exchange: (count, depth) => exchange(() => peer.request(ASK.method, ASK.params), count, depth),
      async listen(count) {
        const done = notifications.expect(count);
        await peer.request(FLOOD, { count });
        await done;
      },
      close: () => peer.close(),
    };
  },
  async serve() {
    const peer: Peer = new Peer(streamTransport(process.stdin, process.stdout), {
      onRequest: ({ method, params }) =>
        method === FLOOD
          ? flood((params as { count: number }).count, () => peer.notify(TELL.method, TELL.params))
          : ASK.result,
    });
    await peer.open();
  },
};
