/** What the boundary offers to a client: strict about what it sends, tolerant of what it receives. */

/** One reason why something must not be sent. */
export interface OutboundFault {
  /** JSON pointer into the value; empty for the value itself. */
  path: string;
  /** What this release allows there. */
  expected: string;
  /** What the value has there, shortened. */
  got: string;
  /** What was probably meant, for an unknown key or value. */
  suggestion?: string;
  /**
   * Set when the only thing wrong is that it is experimental: the descriptor as the server names it,
   * for example `thread/start.permissions`, `askForApproval.granular` or `thread/search`.
   */
  descriptor?: string;
}

/** One place where what arrived is not what this release writes. */
export interface Drift {
  /**
   * `missing-key`: a key that readers rely on is absent. `mismatch`: a value of another type.
   * The others name what this release does not know.
   */
  kind: 'unknown-method' | 'unknown-field' | 'unknown-value' | 'unknown-arm' | 'missing-key' | 'mismatch';
  /** JSON pointer into the value; empty for the value itself. */
  path: string;
  expected: string;
  got: string;
}

/** A client request's params, or the result with which a client answers a server request. */
export interface Outbound {
  kind: 'request' | 'answer';
  /** The method that is asked, or the one that is answered. */
  method: string;
  value: unknown;
}

/** The params of a server request or notification, or the result of a client request. */
export interface Inbound {
  kind: 'request' | 'notification' | 'answer';
  /** The method that arrived, or the one that was asked. */
  method: string;
  value: unknown;
}

export interface Boundary {
  /**
   * What is wrong with a value that is about to be sent; empty when it may travel. Keys that are `undefined` count
   * as absent.
   *
   * @example
   * const value = { threadId: 't', includeTurn: true };
   * const faults = boundary.checkOutbound({ kind: 'request', method: 'thread/read', value }, { experimental: false });
   * // [{ path: '/includeTurn', expected: 'a declared key', got: 'true', suggestion: 'includeTurns' }]
   */
  checkOutbound(
    outbound: Outbound,
    options: {
      /** Whether the connection opted in to the experimental API. */
      experimental: boolean;
    },
  ): OutboundFault[];
  /**
   * The value with legacy spellings made canonical and with what an older server leaves out filled in, and where it
   * differs from this release. It is the very value where it fits exactly, and a copy where something changed.
   * Nothing is ever dropped for being unknown, and it never throws.
   */
  readInbound(inbound: Inbound): { value: unknown; drift: readonly Drift[] };
}
