/** One connection: its handshake, what it may use, and who answers it. */
import { CODES, type IncomingRequest, Peer, type RequestContext, RpcError } from '@app-server/rpc';
import type { InitializeParams, InitializeResponse } from '@app-server/schema/experimental';
import { canonicalMethod, checkMessage, isKnownMethod } from '@app-server/schema/experimental/validators';
import { contract } from '../core/contract.js';
import { experimentalUse, stableView } from '../core/experimental.js';
import type { ServerConnection } from './transports/connection.js';
import { type Call, type Handlers, refusal } from './call.js';
import { FaultyTransport, type WireHost } from './faults/faulty-transport.js';
import type { Replies } from './replies.js';
import type { ServerInfo } from '../scenario/scenario-types.js';
import { THREAD_METHODS } from './threads/thread-methods.js';
import type { Subscriber } from './threads/fake-thread.js';
import { TURN_METHODS } from './turns/turn-methods.js';
import type { World } from './world.js';

const METHODS: Handlers = { ...THREAD_METHODS, ...TURN_METHODS };

export interface ConnectionHost extends Omit<WireHost, 'received'> {
  readonly world: World;
  readonly replies: Replies;
  readonly info: ServerInfo;
}

interface Capabilities {
  experimental: boolean;
  optOut: readonly string[];
}

export class FakeConnection implements Subscriber {
  /** What arrived, in order: parsed messages, and texts that are not JSON. */
  readonly received: unknown[] = [];
  readonly #host: ConnectionHost;
  readonly #wire: FaultyTransport;
  readonly #peer: Peer;
  #capabilities: Capabilities | undefined;

  constructor(connection: ServerConnection, host: ConnectionHost) {
    this.#host = host;
    const { faults } = host;
    this.#wire = new FaultyTransport(connection, {
      faults,
      received: (message) => void this.received.push(message),
      answered: (id, answer) => host.answered(id, answer),
      repeatAfter: (method, copy) => host.repeatAfter(method, copy),
      copiesAfter: (method) => host.copiesAfter(method),
      kill: () => host.kill(),
    });
    this.#peer = new Peer(this.#wire, { onRequest: (request, context) => this.#answer(request, context) });
  }

  /** Resolves when the connection has ended. */
  async open(): Promise<void> {
    await this.#peer.open();
    await this.#peer.closed;
    this.#host.world.leave(this);
  }

  notify(method: string, params: unknown): void {
    const capabilities = this.#capabilities;
    if (!capabilities || capabilities.optOut.includes(method)) return;
    if (!capabilities.experimental && contract().notifications.get(method)?.stability === 'experimental') return;
    void this.#wire.send(JSON.stringify({ method, params }));
  }

  ask(id: number, method: string, params: unknown): void {
    const shown =
      this.#capabilities?.experimental === false
        ? stableView(contract().serverRequests.get(method)?.params, params)
        : params;
    void this.#wire.send(JSON.stringify({ method, id, params: shown }));
  }

  close(): Promise<void> {
    return this.#peer.close();
  }

  destroy(): void {
    this.#wire.destroy();
  }

  #answer({ method: written, params: sent }: IncomingRequest, context: RequestContext): unknown {
    const method = canonicalMethod(written, 'client');
    const params = checked(method, sent);
    if (method === 'initialize') return this.#initialize(params as InitializeParams, context);
    if (!this.#capabilities) throw refusal('Not initialized');
    const row = this.#capabilities.experimental ? undefined : contract().clientRequests.get(method);
    const descriptor = row && experimentalUse(row, params);
    if (descriptor !== undefined) throw refusal(`${descriptor} requires experimentalApi capability`);
    const reply = this.#host.replies.take(method, params);
    if (reply) return reply.result;
    const call: Call = { world: this.#host.world, connection: this, after: context.afterResponse };
    const handler = Object.hasOwn(METHODS, method) ? METHODS[method as keyof Handlers] : undefined;
    if (!handler) throw new RpcError(CODES.methodNotFound, `The scenario has no answer to ${method}.`);
    return (handler as (params: unknown, call: Call) => unknown)(params, call);
  }

  #initialize({ clientInfo, capabilities }: InitializeParams, context: RequestContext): InitializeResponse {
    if (this.#capabilities) throw refusal('Already initialized');
    const { name, version } = clientInfo;
    this.#capabilities = {
      experimental: capabilities?.experimentalApi ?? false,
      optOut: capabilities?.optOutNotificationMethods ?? [],
    };
    const { world, info } = this.#host;
    world.connections.add(this);
    context.afterResponse(() => {
      const news = {
        status: 'disabled',
        serverName: 'fake',
        installationId: world.sequence.uuid(),
        environmentId: null,
      };
      this.notify('remoteControl/status/changed', news);
    });
    return {
      userAgent: `${name}/0.134.0 (fake) (${name}; ${version})`,
      codexHome: '/home/fake/.codex',
      platformFamily: 'unix',
      platformOs: 'linux',
      ...info,
    };
  }
}

/** The params in canonical form; those of methods that only a scenario knows are its own affair. */
function checked(method: string, params: unknown): unknown {
  if (!isKnownMethod(method, 'client')) return params;
  const verdict = checkMessage({ id: 0, method, ...(params !== undefined && { params }) }, { from: 'client' });
  if (verdict.ok) return (verdict.value as { params?: unknown }).params;
  const faults = verdict.faults.map(({ path, expected, got }) => `${path.slice(1)}: expected ${expected}, got ${got}`);
  throw refusal(`Invalid request: ${faults.join('; ')}`);
}
