/** A place where a server can be reached. */
export interface Listener {
  /** The address as clients write it, with the port that was picked. */
  readonly url: string;
  /** Stops listening, and cuts off what is still connected. */
  close(): Promise<void>;
}
