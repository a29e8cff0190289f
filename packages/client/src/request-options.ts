/** What can be said about a single request. */
import type { CallOptions } from '@app-server/rpc';

export interface RequestOptions extends Omit<CallOptions, 'onResult'> {
  /** Sends the request again when its answer does not come, if that is harmless; false by default. */
  retryLostAnswers?: boolean;
}
