/** What an application says about the requests of the server. */
import type { ParamsOf, ResultOf } from '../surfaces.js';

export interface ServerRequestContext {
  /** JSON text of the id, as `serverRequest/resolved` names it. */
  requestId: string;
  /** Aborts when somebody else answered, when the deadline has passed, or when the connection ends. */
  signal: AbortSignal;
}

/** Answers by its return value; one that throws refuses. */
export type ServerRequestHandler<M, K extends keyof M> = (
  params: ParamsOf<M, K>,
  context: ServerRequestContext,
) => ResultOf<M, K> | Promise<ResultOf<M, K>>;

type Answers<M> = { [K in keyof M]: ServerRequestHandler<M, K> | 'refuse' };

/**
 * An answer to every method, or to some with `otherwise: 'refuse'` for the rest, or `'refuse'` for all of them. Nothing
 * is ever accepted unless a handler says so.
 */
export type ServerRequestHandlers<M> = 'refuse' | Answers<M> | (Partial<Answers<M>> & { otherwise: 'refuse' });

/** The handler of a method, if there is one. */
export function handlerOf(handlers: ServerRequestHandlers<object>, method: string): UntypedHandler | undefined {
  if (handlers === 'refuse' || method === 'otherwise' || !Object.hasOwn(handlers, method)) return undefined;
  const handler = (handlers as Record<string, UntypedHandler | 'refuse'>)[method];
  return handler === 'refuse' ? undefined : handler;
}

export type UntypedHandler = (params: unknown, context: ServerRequestContext) => unknown;
