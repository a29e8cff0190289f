/** Finds what a connection may not send unless it has opted in to the experimental API. */
import { escape } from './coerce.js';
import { isObject } from './scalars.js';

/** Where something experimental may occur inside a type; whatever a gate leaves out is stable. */
export interface Gate {
  /** The descriptor of this place; it counts as used when it is neither null nor false. */
  descriptor?: string;
  props?: Readonly<Record<string, Gate>>;
  items?: Gate;
  /** Experimental arms: objects that have this key or, with a value, this tag. */
  arms?: readonly { key: string; value?: string; descriptor: string }[];
}

export interface Gated {
  path: string;
  descriptor: string;
  value: unknown;
}

/** All experimental parts that a value uses. */
export function usedParts(gate: Gate, value: unknown, path = ''): Gated[] {
  if (value === undefined || value === null) return [];
  const own = gate.descriptor;
  if (own !== undefined) return value === false ? [] : [{ path, descriptor: own, value }];
  const { items } = gate;
  if (Array.isArray(value)) {
    return items ? value.flatMap((item, index) => usedParts(items, item, `${path}/${index}`)) : [];
  }
  if (!isObject(value)) return [];
  const arms = (gate.arms ?? []).filter(({ key, value: tag }) =>
    tag === undefined ? value[key] !== undefined : value[key] === tag,
  );
  const props = Object.entries(gate.props ?? {});
  return [
    ...arms.map(({ descriptor }) => ({ path, descriptor, value })),
    ...props.flatMap(([key, inner]) => usedParts(inner, value[key], `${path}/${escape(key)}`)),
  ];
}
