/** Answers that a scenario gives by method. */
import { isDeepStrictEqual } from 'node:util';
import { RpcError } from '@app-server/rpc';
import type { Reply } from '../scenario/scenario-types.js';

export class Replies {
  readonly #left: { reply: Reply; times: number }[];

  constructor(replies: readonly Reply[] = []) {
    this.#left = replies.map((reply) => ({ reply, times: timesOf(reply) }));
  }

  /**
   * Uses up the first answer that fits.
   *
   * @throws {RpcError} when the answer is an error
   */
  take(method: string, params: unknown): { result: unknown } | undefined {
    const fitting = this.#left.find(
      ({ reply, times }) => times > 0 && reply.method === method && includes(params, reply.params ?? {}),
    );
    if (!fitting) return undefined;
    fitting.times -= 1;
    const { reply } = fitting;
    if ('result' in reply) return { result: reply.result };
    const { code, message, data } = reply.error;
    throw new RpcError(code, message, data);
  }
}

function timesOf({ times = 'always' }: Reply): number {
  return times === 'always' ? Infinity : times;
}

/** Whether a value has all members of a pattern; what is no object must be equal. */
function includes(value: unknown, pattern: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null || Array.isArray(pattern)) {
    return isDeepStrictEqual(value, pattern);
  }
  const members = Object(value) as Record<string, unknown>;
  return Object.entries(pattern).every(([key, member]) => includes(members[key], member));
}
