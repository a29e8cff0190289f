/** For tests: a connection in memory whose other end the test plays. */
import { type LocalError, Peer, type RequestContext, memoryPair } from '@app-server/rpc';
import { checkMessage } from '@app-server/schema/experimental/validators';
import { Notifications } from '../events/notifications.js';
import type { ExperimentalCaller } from './caller.js';

export interface Asked {
  method: string;
  params: Record<string, any>;
}

export interface Scripted {
  caller: ExperimentalCaller;
  /** Whatever was asked, in order. */
  asked: Asked[];
  /** Announces something that fits the protocol. */
  tell(method: string, params: object): Promise<void>;
  /** Resolves once everything told before has arrived. */
  settled(): Promise<unknown>;
  /** How many listeners there are. */
  listening(): number;
  close(): Promise<LocalError>;
}

/** Answers by `answer`; what does not fit the protocol fails the test. */
export async function scripted(
  answer: (asked: Asked, server: Pick<Scripted, 'tell'>, context: RequestContext) => unknown,
): Promise<Scripted> {
  const [left, right] = memoryPair();
  const notifications = new Notifications<Record<string, { params: any }>>();
  const asked: Asked[] = [];
  let listening = 0;
  const tell = async (method: string, params: object) => {
    assertFits({ method, params }, 'server');
    await server.notify(method, params);
  };
  const server = new Peer(right, {
    onRequest: ({ method, params }, context) => {
      if (method === 'test/settled') return {};
      assertFits({ id: 0, method, params }, 'client');
      const request = { method, params: params as Asked['params'] };
      asked.push(request);
      return answer(request, { tell }, context);
    },
  });
  const failures: unknown[] = [];
  const peer = new Peer(left, { onNotification: (method, params) => notifications.emit(method, params, failures) });
  await Promise.all([server.open(), peer.open()]);
  return {
    caller: {
      request: (method, params, options) => peer.request(method, params, options),
      on: (method, listener) => {
        listening += 1;
        const stop = notifications.on(method, listener);
        return () => {
          listening -= 1;
          stop();
        };
      },
      onClosed: (listener) => {
        let wanted = true;
        void peer.closed.then((cause) => wanted && listener(cause));
        return () => {
          wanted = false;
        };
      },
      experimental: true,
    },
    asked,
    tell,
    settled: () => peer.request('test/settled'),
    listening: () => listening,
    close: async () => {
      await server.close();
      return peer.closed;
    },
  };
}

function assertFits(message: object, from: 'client' | 'server'): void {
  const verdict = checkMessage(message, { from });
  if (!verdict.ok) throw new Error(`${JSON.stringify(message)} does not fit: ${JSON.stringify(verdict)}`);
}
