/** A server with a few handlers of a test, and clients that see the wire. */
import { type Transport, memoryPair } from '@app-server/rpc';
import { streamTransport } from '@app-server/rpc/node';
import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { RawClient } from '../../test/raw-client.js';
import { unavailable } from '../methods/unavailable.js';
import { AppServer, type AppServerOptions } from './app-server.js';
import type { Logger } from './logger.js';
import type { Handlers, MethodFamily } from './methods.js';

export const CLIENT = { name: 'test', title: null, version: '1' };

export interface JsonSchema {
  $ref?: string;
  properties?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema;
  'x-experimental'?: string;
}

/** The types of the experimental surface by name. */
export function definitions(): Record<string, JsonSchema> {
  const load = createRequire(import.meta.url);
  return (load('@app-server/schema/experimental/schema.json') as { definitions: Record<string, JsonSchema> })
    .definitions;
}

/** What was logged, as text. */
export class Log implements Logger {
  readonly lines: string[] = [];
  debug = (facts: object, text: string): void => void this.lines.push(`debug ${text} ${JSON.stringify(facts)}`);
  info = (facts: object, text: string): void => void this.lines.push(`info ${text} ${JSON.stringify(facts)}`);
  warn = (facts: object, text: string): void => void this.lines.push(`warn ${text} ${JSON.stringify(facts)}`);
  error = (facts: object, text: string): void => void this.lines.push(`error ${text} ${JSON.stringify(facts)}`);
}

interface TestOptions extends Partial<AppServerOptions> {
  families?: readonly MethodFamily[];
}

/** A server that answers by the handlers of a test, and refuses everything else; gone after the test. */
export function testServer(handlers: Handlers = {}, options: TestOptions = {}): AppServer {
  const families = [...(options.families ?? []), { handlers }];
  const server = new AppServer({ logger: new Log(), ...options, families: [...families, unavailable(families)] });
  onTestFinished(() => server.close());
  return server;
}

/** A client that has said nothing yet, and what carries its messages. */
export async function wireTo(server: AppServer): Promise<{ client: RawClient; transport: Transport }> {
  const [theirs, ours] = memoryPair();
  void server.accept(ours);
  const client = await new RawClient(theirs).open();
  onTestFinished(() => client.close());
  return { client, transport: theirs };
}

/** A client that has said nothing yet. */
export async function strangerTo(server: AppServer): Promise<RawClient> {
  return (await wireTo(server)).client;
}

/** An initialized client that knows it. */
export async function clientOf(
  server: AppServer,
  options: Parameters<RawClient['initialize']>[0] = {},
): Promise<RawClient> {
  const client = await strangerTo(server);
  await client.initialize(options);
  return client;
}

/** The streams of a server as a process has them; the other ends are those of the test. */
export function streamsTo(server: AppServer, pauseReading?: number): { stdin: PassThrough; stdout: PassThrough } {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()];
  void server.accept(streamTransport(stdin, stdout, { ...(pauseReading !== undefined && { pauseReading }) }));
  return { stdin, stdout };
}

/** A promise that is settled by hand. */
export function later<T = void>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (e: unknown) => void } {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}
