/** For tests: a server with one family, its clients, and looks at what runs on the machine. */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Peer, RpcError, type Transport, memoryPair } from '@app-server/rpc';
import { onTestFinished } from 'vitest';
import { AppServer } from '../core/app-server.js';
import type { MethodFamily } from '../core/methods.js';

/** A client that may ask several things at once, and knows the order in which all came. */
export class TestClient {
  /** Methods of announcements; `reply` and `error` with the method of the request. */
  readonly log: string[] = [];
  readonly announced: { method: string; params: Record<string, unknown> }[] = [];
  readonly #peer: Peer;
  #changed: (() => void)[] = [];

  constructor(transport: Transport) {
    this.#peer = new Peer(transport, { onNotification: (method, params) => this.#announced(method, params) });
  }

  async open(): Promise<this> {
    await this.#peer.open();
    const capabilities = { experimentalApi: true, requestAttestation: false };
    await this.ask('initialize', { clientInfo: { name: 'test', title: null, version: '1' }, capabilities });
    return this;
  }

  /** The result; rejects with the `RpcError` that came instead. */
  async ask(method: string, params: object): Promise<unknown> {
    return this.#peer.request(method, params, {
      onResult: (result) => {
        this.log.push(`reply ${method}`);
        return result;
      },
    });
  }

  /** The error of a request that must fail. */
  async refusal(method: string, params: object): Promise<RpcError> {
    const answer = await this.ask(method, params).catch((error: unknown) => error);
    if (answer instanceof RpcError) return answer;
    throw new Error(`${method} was not refused: ${JSON.stringify(answer)}`);
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#changed.push(resolve));
  }

  async untilAnnounced(method: string): Promise<Record<string, unknown>> {
    const fits = () => this.announced.find((message) => message.method === method);
    await this.until(() => fits() !== undefined);
    return fits()?.params ?? {};
  }

  /** What came of a stream, joined. */
  output(method: string, stream: 'stdout' | 'stderr' = 'stdout'): string {
    const pieces = this.announced.filter((message) => message.method === method && message.params.stream === stream);
    return Buffer.concat(pieces.map(({ params }) => Buffer.from(String(params.deltaBase64), 'base64'))).toString();
  }

  close(): Promise<void> {
    return this.#peer.close();
  }

  #announced(method: string, params: unknown): void {
    this.log.push(method);
    this.announced.push({ method, params: params as Record<string, unknown> });
    for (const changed of this.#changed.splice(0)) changed();
  }
}

export interface Place {
  server: AppServer;
  connect: () => Promise<TestClient>;
}

export function serverOf(family: MethodFamily): Place {
  const server = new AppServer({ families: [family] });
  onTestFinished(() => server.close());
  const connect = async () => {
    const [near, far] = memoryPair();
    void server.accept(far);
    const client = await new TestClient(near).open();
    onTestFinished(() => client.close());
    return client;
  };
  return { server, connect };
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Resolves when a process has ended; one that nobody has waited for counts. */
export async function untilGone(pid: number): Promise<void> {
  while (await runs(pid)) await sleep(10);
}

export async function runs(pid: number): Promise<boolean> {
  const state = await promisify(execFile)('ps', ['-o', 'stat=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return /^[^Z\s]/.test(state.stdout);
}
