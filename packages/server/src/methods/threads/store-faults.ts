/** What a store says of itself, in words of the protocol. */
import { RpcError } from '@app-server/rpc';
import { invalidRequest, ioFailure, unsupported } from '../../core/faults.js';
import type { HandlerContext, Handlers } from '../../core/methods.js';
import { isOutOfService } from '../../store/out-of-service.js';
import { InvalidCursor, UnknownThread, UnreadableThread, UnsupportedByStore } from '../../store/thread-store.js';
import { threadUnknown } from '../../threads/ids.js';

type AnyHandler = (params: unknown, context: HandlerContext) => unknown;

/** Handlers whose errors travel, where they are those of a store. */
export function withStoreFaults(handlers: Handlers): Handlers {
  const translated = Object.entries(handlers).map(([method, handler]) => [method, translate(handler as AnyHandler)]);
  return Object.fromEntries(translated) as Handlers;
}

function translate(handler: AnyHandler): AnyHandler {
  return async (params, context) => {
    try {
      return await handler(params, context);
    } catch (error) {
      throw faultOf(error);
    }
  };
}

function faultOf(error: unknown): unknown {
  if (error instanceof RpcError) return error;
  if (error instanceof InvalidCursor) return invalidCursor(error.cursor);
  if (error instanceof UnknownThread) return threadUnknown(error.id);
  if (error instanceof UnsupportedByStore) return unsupported(error.message, 'threads that are kept in files');
  if (error instanceof UnreadableThread) return ioFailure(error.cause ?? error, error.message);
  return isOutOfService(error) ? ioFailure(error) : error;
}

export function invalidCursor(cursor: string): RpcError {
  const message = `${JSON.stringify(cursor)} is no cursor of this list: send one of its nextCursor or backwardsCursor.`;
  return invalidRequest(message, '/params/cursor');
}
