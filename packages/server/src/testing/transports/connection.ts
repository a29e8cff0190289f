/** What a listener hands to its server: a transport, with what lies below whole messages where a test needs it. */
import type { Transport } from '@app-server/rpc';

export interface ServerConnection extends Transport {
  /** Sends a piece of a message; the other side sees nothing of it before the last one. */
  sendPart(text: string, last: boolean): void;
  /** Ends the connection at once, without a goodbye; what waits is lost. */
  destroy(): void;
}
