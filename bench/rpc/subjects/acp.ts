import { Readable, Writable } from 'node:stream';
import { agent, client, ndJsonStream } from '@agentclientprotocol/sdk';
import { ASK, Counter, FLOOD, type Subject, TELL, exchange, flood, start } from '../subject.js';

export const acp: Subject = {
  async connect(command) {
    const child = start(command);
    const notifications = new Counter();
    const app = client().onNotification(TELL.method, unchecked, () => notifications.hit());
    const connection = app.connect(streams(child.stdout, child.stdin));
    const { agent: server } = connection;
    return {
      exchange: (count, depth) => exchange(() => server.request(ASK.method, ASK.params), count, depth),
      async listen(count) {
        const done = notifications.expect(count);
        await server.request(FLOOD, { count });
        await done;
      },
      close() {
        connection.close();
        child.stdin.end();
      },
    };
  },
  serve() {
    agent()
      .onRequest(ASK.method, unchecked, () => ASK.result)
      .onRequest(FLOOD, unchecked, ({ params, client: other }) =>
        flood((params as { count: number }).count, () => other.notify(TELL.method, TELL.params)),
      )
      .connect(streams(process.stdin, process.stdout));
  },
};

function unchecked(params: unknown): unknown {
  return params;
}

function streams(input: Readable, output: Writable) {
  return ndJsonStream(Writable.toWeb(output), Readable.toWeb(input) as ReadableStream<Uint8Array>);
}
