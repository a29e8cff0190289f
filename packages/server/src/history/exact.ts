/**
 * Keeps in a line what its declared members have no place for.
 *
 * Lines of session files hold less than the wire: a command that was declined has no exit code here and must have one
 * there. What a reader of the declared members would get wrong is added to the payload as `wire`: the members of the
 * item, or of the settings, as clients were told of them. Readers that do not know it ignore it.
 */
import { isDeepStrictEqual } from 'node:util';
import { fields } from './loose.js';

/** A payload from which `read` and `exactly` together give back what was told. */
export function withRest<P extends object>(payload: P, told: object, read: (payload: P) => object): P {
  const back = fields(read(payload));
  const rest = Object.entries(told).filter(([key, value]) => !isDeepStrictEqual(value, back[key]));
  return rest.length === 0 ? payload : { ...payload, wire: Object.fromEntries(rest) };
}

/** What was read of the declared members, put right. */
export function exactly<T extends object>(read: T, payload: Readonly<Record<string, unknown>>): T {
  return payload.wire === undefined ? read : { ...read, ...fields(payload.wire) };
}
