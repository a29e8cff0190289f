/** The wire below the peer: here messages are recorded, and here they go wrong. */
import { CODES, LocalError, type Transport, type TransportSink } from '@app-server/rpc';
import type { ServerConnection } from '../transports/connection.js';
import type { Fault } from '../../scenario/scenario-types.js';
import type { Answer } from '../turns/server-requests.js';
import { distort } from './distort.js';
import { type FaultPlan, faultOf } from './fault-plan.js';

export interface WireHost {
  readonly faults: FaultPlan;
  /** Told about every message that arrives: parsed, or the text where it is not JSON. */
  received(message: unknown): void;
  /** Takes the answer to a request of the server. */
  answered(id: unknown, answer: Answer): void;
  /** Keeps a copy that goes out behind a later message, on whatever connection that is. */
  repeatAfter(method: string, copy: Copy): void;
  /** The copies that go out behind a message. */
  copiesAfter(method: string): Copy[];
  /** Ends the server without a goodbye. */
  kill(): void;
}

/** A second copy of a message. */
export interface Copy {
  text: string;
  /** Id of the request of the server that it is. */
  request?: unknown;
}

interface Envelope {
  id?: unknown;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: { code: number; message: string };
}

export class FaultyTransport implements Transport {
  readonly #connection: ServerConnection;
  readonly #host: WireHost;
  /** Methods of the requests that are not answered yet, by the JSON text of their id. */
  readonly #asked = new Map<string, string>();
  readonly #held: { behind: string; go: () => void }[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  /** What waits behind a message of which only half is out. */
  #stalled: string[] | undefined;
  #closed = false;

  constructor(connection: ServerConnection, host: WireHost) {
    this.#connection = connection;
    this.#host = host;
  }

  open(sink: TransportSink): Promise<void> {
    return this.#connection.open({
      receive: (text) => this.#receive(text, sink),
      fault: (fault) => sink.fault(fault),
      closed: (cause) => {
        this.#stop();
        sink.closed(cause);
      },
    });
  }

  send(text: string): Promise<void> | undefined {
    if (this.#closed) return undefined;
    const { method, id } = JSON.parse(text) as Envelope;
    const named = method ?? this.#answeredMethod(id);
    const faults = this.#host.faults.ofMessage(named);
    if (faults.length > 0) {
      this.#misbehave(distort(text, faults), named, faults);
      return undefined;
    }
    const room = this.#write(text);
    this.#follow(named);
    return room;
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#connection.close();
  }

  destroy(): void {
    this.#stop();
    this.#connection.destroy();
  }

  #receive(text: string, sink: TransportSink): void {
    const message = parse(text);
    this.#host.received(message);
    const { id, method, params, result, error } = Object(message) as Envelope;
    if (typeof method !== 'string') {
      if (error) this.#host.answered(id, { error });
      else if (result !== undefined) this.#host.answered(id, { result });
      return sink.receive(text);
    }
    if (id === undefined) return sink.receive(text);
    const faults = this.#host.faults.ofRequest(method);
    const overload = faultOf(faults, 'overload');
    if (overload) {
      const data = overload.data === undefined ? {} : { data: overload.data };
      const refused = { code: CODES.overloaded, message: 'Server overloaded; retry later.', ...data };
      return void this.#write(JSON.stringify({ error: refused, id }));
    }
    this.#asked.set(JSON.stringify(id), method);
    sink.receive(
      faults.length > 0 ? JSON.stringify({ ...Object(message), params: withoutIgnored(params, faults) }) : text,
    );
  }

  #answeredMethod(id: unknown): string {
    const key = JSON.stringify(id);
    const method = this.#asked.get(key) ?? '';
    this.#asked.delete(key);
    return method;
  }

  #misbehave(text: string, method: string, faults: readonly Fault[]): void {
    if (faultOf(faults, 'kill')) return this.#host.kill();
    const close = faultOf(faults, 'close');
    if (close && close.when !== 'after') return void this.close();
    if (faultOf(faults, 'drop')) return;
    const go = () => this.#deliver(text, method, faults);
    const reorder = faultOf(faults, 'reorder');
    const delay = faultOf(faults, 'delay');
    if (reorder) this.#held.push({ behind: reorder.behind, go });
    else if (delay) this.#later(delay.ms, go);
    else go();
  }

  #deliver(text: string, method: string, faults: readonly Fault[]): void {
    const garbage = faultOf(faults, 'garbage');
    if (garbage) void this.#write(garbage.text);
    const partial = faultOf(faults, 'partialLine');
    if (partial) this.#writeHalf(text, partial.ms);
    else void this.#write(text);
    const duplicate = faultOf(faults, 'duplicate');
    if (duplicate) this.#repeat(text, duplicate.after);
    this.#follow(method);
    if (faultOf(faults, 'close')) void this.close();
  }

  #repeat(text: string, after: string | undefined): void {
    if (after === undefined) return void this.#write(text);
    const { method, id } = JSON.parse(text) as Envelope;
    this.#host.repeatAfter(after, { text, ...(method !== undefined && id !== undefined && { request: id }) });
  }

  /** What was waiting for a message of this method. */
  #follow(method: string): void {
    const due = this.#held.filter(({ behind }) => behind === method);
    for (const held of due) {
      this.#held.splice(this.#held.indexOf(held), 1);
      held.go();
    }
    for (const { text } of this.#host.copiesAfter(method)) void this.#write(text);
  }

  #writeHalf(text: string, ms: number | undefined): void {
    const middle = Math.floor(text.length / 2);
    if (this.#stalled) return void this.#write(text);
    this.#reach(() => this.#connection.sendPart(text.slice(0, middle), false));
    this.#stalled = [];
    if (ms === undefined) return;
    this.#later(ms, () => {
      const waiting = this.#stalled ?? [];
      this.#stalled = undefined;
      this.#reach(() => this.#connection.sendPart(text.slice(middle), true));
      for (const line of waiting) void this.#write(line);
    });
  }

  #write(text: string): Promise<void> | undefined {
    if (this.#closed) return undefined;
    if (this.#stalled) {
      this.#stalled.push(text);
      return undefined;
    }
    return this.#reach(() => this.#connection.send(text));
  }

  #reach<T>(send: () => T): T | undefined {
    try {
      return send();
    } catch (error) {
      // The other side has left, and is about to be reported as gone: it misses what is sent meanwhile.
      if (error instanceof LocalError && error.code === 'closed') return undefined;
      throw error;
    }
  }

  #later(ms: number, step: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#closed) step();
    }, ms);
    this.#timers.add(timer);
  }

  #stop(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#held.length = 0;
  }
}

function withoutIgnored(params: Record<string, unknown> = {}, faults: readonly Fault[]): Record<string, unknown> {
  const ignored = faults.flatMap((fault) => (fault.fault === 'ignoreParameter' ? [fault.parameter] : []));
  return Object.fromEntries(Object.entries(params).filter(([key]) => !ignored.includes(key)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
