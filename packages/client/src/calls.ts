/** Requests by name: `client.thread.start(params)` is `client.request('thread/start', params)`. */
import { CLIENT_METHODS } from '@app-server/schema/experimental/client-methods';

type Request = (method: string, params?: unknown, options?: object) => Promise<unknown>;
type Call = (params?: unknown, options?: object) => Promise<unknown>;

/** The methods whose names have only one segment are called themselves; the others are members of what their segments name. */
export function callsByName(request: Request): Record<string, unknown> {
  const calls: Record<string, unknown> = {};
  // Shorter names come first, so that a method which is also the start of others is a function by then.
  for (const method of Object.keys(CLIENT_METHODS).sort((a, b) => a.length - b.length)) {
    const segments = method.split('/');
    const name = segments.pop() as string;
    const call: Call = (params, options) => request(method, params, options);
    const owner = segments.reduce(memberOf, calls);
    owner[name] = Object.assign(call, owner[name]);
  }
  return calls;
}

function memberOf(owner: Record<string, unknown>, name: string): Record<string, unknown> {
  return (owner[name] ??= {}) as Record<string, unknown>;
}
