/** A request on its way to what answers it. */
import { CODES, RpcError } from '@app-server/rpc';
import type { ClientRequests } from '@app-server/schema/experimental';
import type { Subscriber } from './threads/fake-thread.js';
import type { World } from './world.js';

export interface Call {
  world: World;
  connection: Subscriber;
  /** Runs a step right after the answer. */
  after(step: () => void): void;
}

/** Handlers by method; what they get was checked against the protocol. */
export type Handlers = {
  [K in keyof ClientRequests]?: (params: ClientRequests[K]['params'], call: Call) => ClientRequests[K]['result'];
};

/** A refusal as the reference words most of its own. */
export function refusal(message: string): RpcError {
  return new RpcError(CODES.invalidRequest, message);
}
