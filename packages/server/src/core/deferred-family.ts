/** A family that is loaded when it is first needed, so that a greeting does not wait for it. */
import type { ClientRequests } from '@app-server/schema/experimental';
import type { Handler, Handlers, MethodFamily } from './methods.js';

type Method = keyof ClientRequests;
type AnyHandler = Handler<Method>;

/**
 * Answers methods by a family that `load` makes; it is called once, at the latest with the first request.
 *
 * @param methods exactly those that the family answers
 */
export function deferredFamily(methods: readonly Method[], load: () => Promise<MethodFamily>): MethodFamily {
  let loading: Promise<MethodFamily> | undefined;
  let loaded: Handlers | undefined;
  const family = () => (loading ??= load().then((made) => checked(made, methods)));
  const handlers = methods.map((method) => {
    const handler: AnyHandler = async (params, context) => {
      loaded ??= (await family()).handlers;
      return (loaded[method] as AnyHandler)(params, context);
    };
    return [method, handler] as const;
  });
  return {
    handlers: Object.fromEntries(handlers) as Handlers,
    // What goes wrong is told to the first that asks.
    prepare: () => void family().catch(() => {}),
    close: async () => (await loading?.catch(() => undefined))?.close?.(),
  };
}

function checked(family: MethodFamily, methods: readonly Method[]): MethodFamily {
  const answered = Object.keys(family.handlers).sort();
  if (answered.join() === methods.toSorted().join()) return family;
  const missing = methods.filter((method) => !answered.includes(method));
  const extra = answered.filter((method) => !methods.includes(method as Method));
  throw new TypeError(`A family does not answer what it should; missing: ${missing}; not expected: ${extra}.`);
}
