/** What can go wrong: on the wire, with a numeric code, or on this side, with a word. */

/** Codes of JSON-RPC that a peer uses by itself. */
export const CODES = {
  invalidRequest: -32600,
  methodNotFound: -32601,
  internalError: -32603,
  overloaded: -32001,
} as const;

/** An error that travelled, or is about to: thrown by a handler, it is the answer. */
export class RpcError extends Error {
  override readonly name = 'RpcError';

  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * `closed`: the connection ended before the answer. `deadline`: no answer in time. `send`: the message could not be
 * written. `frame`: the answer was too large, or unreadable.
 */
export type LocalCode = 'closed' | 'deadline' | 'send' | 'frame';

/** What is known about a failure, as far as it applies. */
export interface LocalDetails {
  /** What was waited for: the connection, an answer, the rest of a turn. */
  phase?: string;
  /** The method of the request. */
  method?: string;
  /** Milliseconds that were waited. */
  elapsedMs?: number;
  /** The last the other process wrote to its standard error, secrets left out. */
  stderrTail?: string;
}

/** A failure on this side of the wire. */
export class LocalError extends Error {
  override readonly name = 'LocalError';

  constructor(
    readonly code: LocalCode,
    message: string,
    readonly details: LocalDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
