/** Runs the handlers of what the server asks: each request is shown once, answered at most once, and never by accident. */
import { type IncomingRequest, NO_ANSWER, type RequestContext } from '@app-server/rpc';
import { type ServerRequestHandlers, type UntypedHandler, handlerOf } from './handlers.js';
import { isAllowed } from './decisions.js';
import { refuse } from './refusals.js';

export interface ServerRequestsOptions {
  handlers: ServerRequestHandlers<object>;
  /** Milliseconds a handler may take before the request is refused; 0 waits for ever. */
  deadline: number;
  /** What is wrong with an answer; nothing when it may be sent. */
  check: (method: string, answer: unknown) => string | undefined;
  /** Told why a request was refused although it has a handler. */
  onRefused: (message: string, cause?: unknown) => void;
}

interface Open {
  /** Tells a request that is delivered again from another one that uses its id anew. */
  identity: string;
  threadId: unknown;
  /** Absent once it is answered: then only its redelivery is still waited for. */
  settle: ((reason: Settled) => void) | undefined;
}

type Settled = 'elsewhere' | 'late' | 'closed';

/** Requests that were answered, and might be delivered once more. */
const REMEMBERED = 256;

export class ServerRequests {
  readonly #options: ServerRequestsOptions;
  readonly #requests = new Map<string, Open>();

  constructor(options: ServerRequestsOptions) {
    this.#options = options;
  }

  /** Whether a thread waits for an answer. */
  isWaiting(threadId: string): boolean {
    return [...this.#requests.values()].some((open) => open.settle !== undefined && open.threadId === threadId);
  }

  /** Answers a request, or not at all when it was settled elsewhere or is only delivered again. */
  async answer({ id, method, params }: IncomingRequest, context: RequestContext): Promise<unknown> {
    const identity = JSON.stringify([method, params]);
    if (this.#requests.get(id)?.identity === identity) return NO_ANSWER;
    const handler = handlerOf(this.#options.handlers, method);
    if (!handler) return refuse(method, params);
    return this.#run({ id, method, params, identity }, handler, context.signal);
  }

  /** Somebody answered, or the request has become pointless. */
  resolved(requestId: unknown): void {
    const id = JSON.stringify(requestId);
    this.#requests.get(id)?.settle?.('elsewhere');
    this.#requests.delete(id);
  }

  async #run(
    { id, method, params, identity }: { id: string; method: string; params: unknown; identity: string },
    handler: UntypedHandler,
    closed: AbortSignal,
  ): Promise<unknown> {
    const controller = new AbortController();
    const { deadline } = this.#options;
    const open: Open = { identity, threadId: threadOf(params), settle: undefined };
    const settled = new Promise<Settled>((resolve) => {
      open.settle = (reason) => {
        controller.abort(new Error(REASONS[reason]));
        resolve(reason);
      };
    });
    this.#remember(id, open);
    const timer = deadline > 0 ? setTimeout(() => open.settle?.('late'), deadline) : undefined;
    const close = () => open.settle?.('closed');
    closed.addEventListener('abort', close, { once: true });
    try {
      const answered = attempt(handler, params, { requestId: id, signal: controller.signal });
      const outcome = await Promise.race([answered, settled]);
      if (typeof outcome !== 'string') return this.#accept(method, params, outcome);
      if (outcome !== 'late') return NO_ANSWER;
      return this.#refuse(method, params, `No handler answered within ${deadline} ms`);
    } finally {
      open.settle = undefined;
      clearTimeout(timer);
      closed.removeEventListener('abort', close);
    }
  }

  /** What the handler said, if it may be said. */
  #accept(method: string, params: unknown, outcome: Outcome): unknown {
    if ('error' in outcome) return this.#refuse(method, params, 'The handler threw', outcome.error);
    const { answer } = outcome;
    if (!isAllowed(params, answer)) return this.#refuse(method, params, 'The decision was not among those offered');
    const fault = this.#options.check(method, answer);
    return fault === undefined ? answer : this.#refuse(method, params, `The answer does not fit: ${fault}`);
  }

  #refuse(method: string, params: unknown, reason: string, cause?: unknown): unknown {
    this.#options.onRefused(`${method} was refused. ${reason}.`, cause);
    return refuse(method, params);
  }

  #remember(id: string, open: Open): void {
    this.#requests.delete(id);
    this.#requests.set(id, open);
    if (this.#requests.size <= REMEMBERED) return;
    for (const [old, { settle }] of this.#requests) {
      if (settle) continue;
      this.#requests.delete(old);
      return;
    }
  }
}

const REASONS: Record<Settled, string> = {
  elsewhere: 'The request was settled elsewhere.',
  late: 'The deadline for the answer has passed.',
  closed: 'The connection was closed.',
};

type Outcome = { answer: unknown } | { error: unknown };

async function attempt(handler: UntypedHandler, ...args: Parameters<UntypedHandler>): Promise<Outcome> {
  try {
    return { answer: await handler(...args) };
  } catch (error) {
    return { error };
  }
}

function threadOf(params: unknown): unknown {
  return (params as { threadId?: unknown } | null | undefined)?.threadId;
}
