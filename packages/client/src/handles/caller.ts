/** The seam between handles and whatever connection they live on. */
import type { CallOptions, LocalError } from '@app-server/rpc';

/** What a handle needs of a connection; a client is one. */
export interface Caller {
  request(method: string, params: unknown, options?: CallOptions): Promise<unknown>;
  /** Listens to an announcement; returns the function that stops it. */
  on(method: string, listener: (params: any) => void): () => void;
  /** Calls once when the connection has ended; returns the function that prevents it. */
  onClosed(listener: (cause: LocalError) => void): () => void;
  /** Whether the connection opted in to everything experimental. */
  readonly experimental: boolean;
}

/** A connection that opted in. */
export interface ExperimentalCaller extends Caller {
  readonly experimental: true;
}
