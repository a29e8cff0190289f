/** Declared methods that this server does not have yet: each is answered, and says so. */
import type { ClientRequests } from '@app-server/schema/experimental';
import { contract } from '../core/contract.js';
import { unsupported } from '../core/faults.js';
import type { Handlers, MethodFamily } from '../core/methods.js';

/** All requests of clients that no family answers. */
export function unavailableMethods(families: readonly MethodFamily[]): (keyof ClientRequests)[] {
  const answered = new Set(['initialize', ...families.flatMap(({ handlers }) => Object.keys(handlers))]);
  return [...contract().clientRequests.keys()].filter((method) => !answered.has(method)) as (keyof ClientRequests)[];
}

/** Refuses what the other families leave out. */
export function unavailable(families: readonly MethodFamily[]): MethodFamily {
  const handlers = unavailableMethods(families).map((method) => [
    method,
    () => {
      throw unsupported(`${method} is not supported yet`, 'It is not available in this server yet.');
    },
  ]);
  return { handlers: Object.fromEntries(handlers) as Handlers };
}
