/** The seam between a peer and whatever carries its messages. */

/** Where a transport delivers. */
export interface TransportSink {
  /** One message, as JSON text. */
  receive(text: string): void;
  /** A message that could not be taken; the connection goes on. */
  fault(fault: FrameFault): void;
  /** The end; nothing follows. Without a cause it was an orderly one. */
  closed(cause?: unknown): void;
}

/** A frame that was dropped. */
export interface FrameFault {
  reason: string;
  /** JSON text of the id it carried, if that could be read: the request it answers can be told. */
  id?: string;
}

export interface Transport {
  /** Connects, and delivers from then on. Called once. */
  open(sink: TransportSink): Promise<void>;
  /** Hands over one message as JSON text; the promise resolves once there is room for more. */
  send(text: string): Promise<void> | undefined;
  /** Ends the connection; what was handed over before is still delivered. */
  close(): Promise<void>;
  /** The last the other process wrote to its standard error, secrets left out; only where there is one. */
  readonly stderrTail?: string;
}

/** Limits of what a transport takes. */
export interface FrameLimits {
  /** Largest message, in bytes; 64 MiB by default. */
  maxFrameBytes?: number;
}

export interface TransportOptions extends FrameLimits {
  /** Milliseconds that closing waits for the other side before it is cut off; 5,000 by default. */
  closeDeadline?: number;
  /**
   * Bytes that may wait to be written before nothing is read any more, until they are written; no limit by default.
   * For servers only: were both sides to stop reading, neither would ever go on.
   */
  pauseReading?: number;
}

export const CLOSE_DEADLINE_MS = 5_000;

export const MAX_FRAME_BYTES = 64 * 1024 * 1024;
