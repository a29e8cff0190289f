/** A server that says what a test tells it to, message by message. */
import { memoryPair } from '@app-server/rpc';
import { onTestFinished } from 'vitest';
import { type CheckedConnectOptions, type Client, type ExperimentalSurface, connect } from '../src/index.js';

export interface Message {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

export const SERVER = {
  userAgent: 'fake/1',
  codexHome: '/home/dev/.codex',
  platformFamily: 'unix',
  platformOs: 'linux',
};

export interface ScriptedServer {
  client: Client<ExperimentalSurface>;
  /** What the client has sent since the handshake. */
  received: Message[];
  send(message: Message): void;
  /** Ends the connection. */
  end(): Promise<void>;
  /** The request of this method, once it has come. */
  request(method: string): Promise<Message & { id: number; params: Record<string, unknown> }>;
  /** Answers by method, from now on. */
  answers: Record<string, (params: never, id: number) => unknown>;
}

type Options = Partial<CheckedConnectOptions<ExperimentalSurface>>;

export async function scriptedServer(options: Options = {}): Promise<ScriptedServer> {
  const [left, right] = memoryPair();
  const received: Message[] = [];
  const waiting: { method: string; resolve: (message: never) => void }[] = [];
  const server: Omit<ScriptedServer, 'client'> = {
    received,
    answers: { initialize: () => SERVER },
    send: (message) => void right.send(JSON.stringify(message)),
    end: () => right.close(),
    request(method) {
      const at = received.findIndex((message) => message.method === method);
      if (at !== -1) return Promise.resolve(received.splice(at, 1)[0] as never);
      return new Promise((resolve) => waiting.push({ method, resolve }));
    },
  };
  await right.open({
    receive: (text) => {
      const message = JSON.parse(text) as Message;
      const answer = message.method === undefined ? undefined : server.answers[message.method];
      if (answer && message.id !== undefined) {
        server.send({ id: message.id, result: answer(message.params as never, message.id as number) });
      }
      const at = waiting.findIndex(({ method }) => method === message.method);
      if (at !== -1) waiting.splice(at, 1)[0]?.resolve(message as never);
      else received.push(message);
    },
    fault: () => {},
    closed: () => {},
  });
  const client = await connect(left, {
    clientInfo: { name: 'test', version: '1.0.0' },
    serverRequests: 'refuse',
    experimentalApi: true,
    ...options,
  });
  onTestFinished(() => client.close());
  received.length = 0;
  return { ...server, client };
}

/** Lets everything that was sent arrive. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
