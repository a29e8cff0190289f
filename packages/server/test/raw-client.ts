/** A client that sees the wire as it is: texts in order, and what was wrong with frames. */
import type { FrameFault, Transport } from '@app-server/rpc';
import { onTestFinished } from 'vitest';

export interface Message {
  id?: number | string;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { code: number; message: string; data?: unknown };
}

const PATIENCE_MS = 10_000;

export class RawClient {
  readonly texts: string[] = [];
  readonly faults: FrameFault[] = [];
  /** Methods of the requests that were sent, by id. */
  readonly asked = new Map<unknown, string>();
  closed = false;
  readonly #transport: Transport;
  #next = 1;
  #changed: (() => void)[] = [];

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async open(): Promise<this> {
    await this.#transport.open({
      receive: (text) => this.#record(() => this.texts.push(text)),
      fault: (fault) => this.#record(() => this.faults.push(fault)),
      closed: () => this.#record(() => (this.closed = true)),
    });
    return this;
  }

  /** All that arrived and is JSON. */
  get messages(): Message[] {
    return this.texts.flatMap((text) => {
      try {
        return [JSON.parse(text) as Message];
      } catch {
        return [];
      }
    });
  }

  /** What arrived, in short: methods, `reply 3`, `error 3`, or the text. */
  get log(): string[] {
    return this.texts.map((text) => {
      if (!text.startsWith('{') || !text.endsWith('}')) return text;
      const { method, id, error } = JSON.parse(text) as Message;
      return method ?? `${error ? 'error' : 'reply'} ${id}`;
    });
  }

  send(message: object): void {
    void this.#transport.send(JSON.stringify(message));
  }

  /** Sends a request; returns its id. */
  ask(method: string, params?: object): number {
    const id = this.#next;
    this.#next += 1;
    this.asked.set(id, method);
    this.send({ id, method, ...(params && { params }) });
    return id;
  }

  /** Sends a request and waits for its answer. */
  async call(method: string, params?: object): Promise<Message> {
    const id = this.ask(method, params);
    return this.until((message) => message.id === id && message.method === undefined);
  }

  /** The result of a request that must succeed. */
  async result<T = Record<string, never>>(method: string, params?: object): Promise<T> {
    const { result, error } = await this.call(method, params);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  /** The first message that fits, now or later. */
  async until(fits: (message: Message) => boolean): Promise<Message> {
    await this.untilTrue(() => this.messages.some(fits));
    return this.messages.find(fits) as Message;
  }

  untilMethod(method: string): Promise<Message> {
    return this.until((message) => message.method === method);
  }

  async untilTrue(holds: () => boolean): Promise<void> {
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    const expired = new Promise<never>((_, reject) => {
      deadline.addEventListener('abort', () => reject(new Error(`It never came; there is ${this.log.join(', ')}.`)));
    });
    // It may come to its end when nobody waits any more.
    expired.catch(() => {});
    while (!holds()) {
      const changed = new Promise<void>((resolve) => {
        this.#changed.push(resolve);
      });
      await Promise.race([changed, expired]);
    }
  }

  initialize(options: { experimentalApi?: boolean; optOut?: string[]; attests?: boolean } = {}): Promise<Message> {
    const { experimentalApi = true, optOut, attests = false } = options;
    const capabilities = {
      experimentalApi,
      requestAttestation: attests,
      ...(optOut && { optOutNotificationMethods: optOut }),
    };
    return this.call('initialize', { clientInfo: { name: 'test', title: null, version: '1' }, capabilities });
  }

  /** Starts a thread; returns its id. */
  async thread(params: object = {}): Promise<string> {
    return (await this.result<{ thread: { id: string } }>('thread/start', params)).thread.id;
  }

  /** Starts a turn; returns the id of the request. */
  turn(threadId: string, text = 'hello'): number {
    return this.ask('turn/start', { threadId, input: [{ type: 'text', text, text_elements: [] }] });
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  #record(step: () => void): void {
    step();
    for (const changed of this.#changed.splice(0)) changed();
  }
}

/** An initialized client, gone after the test. */
export async function rawClient(transport: Transport, options: { experimentalApi?: boolean } = {}): Promise<RawClient> {
  const client = await new RawClient(transport).open();
  onTestFinished(() => client.close());
  await client.initialize(options);
  return client;
}
