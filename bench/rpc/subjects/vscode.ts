import { type MessageConnection, createMessageConnection } from 'vscode-jsonrpc/node';
import { ASK, Counter, FLOOD, type Subject, TELL, exchange, flood, start } from '../subject.js';

export const vscode: Subject = {
  async connect(command) {
    const child = start(command);
    const notifications = new Counter();
    const connection = createMessageConnection(child.stdout, child.stdin);
    connection.onNotification(TELL.method, () => notifications.hit());
    connection.listen();
    return {
      exchange: (count, depth) => exchange(() => connection.sendRequest(ASK.method, ASK.params), count, depth),
      async listen(count) {
        const done = notifications.expect(count);
        await connection.sendRequest(FLOOD, { count });
        await done;
      },
      close() {
        connection.dispose();
        child.stdin.end();
      },
    };
  },
  serve() {
    const connection: MessageConnection = createMessageConnection(process.stdin, process.stdout);
    connection.onRequest(ASK.method, () => ASK.result);
    connection.onRequest(FLOOD, ({ count }: { count: number }) =>
      flood(count, () => connection.sendNotification(TELL.method, TELL.params)),
    );
    connection.listen();
  },
};
