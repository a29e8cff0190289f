/** Turns legacy spellings into canonical ones. Values are copied where they change, and nowhere else. */
import type { Fault } from './api.js';

/** Where legacy spellings may occur inside a type; whatever a plan leaves out has none. */
export interface Plan {
  /** Name of the type whose plan applies. */
  ref?: string;
  values?: Readonly<Record<string, string>>;
  emptyToNull?: true;
  tags?: { tag: string; canonical: Readonly<Record<string, string>> };
  legacy?: { key: string; drop: string; refusal: string };
  props?: readonly { key: string; plan: Plan }[];
  items?: Plan;
  rest?: Plan;
  /** Alternatives; one with a tag only applies to objects that carry it. */
  arms?: readonly { tag?: string; value?: string; plan: Plan }[];
}

export type Plans = Readonly<Record<string, Plan>>;

type Members = Record<string, unknown>;

/** The value with canonical spellings, itself where it has no others; faults get paths that start at it. */
export function coerce(plan: Plan, plans: Plans, value: unknown, faults: Fault[]): unknown {
  if (plan.ref !== undefined) {
    const target = plans[plan.ref];
    return target ? coerce(target, plans, value, faults) : value;
  }
  if (typeof value === 'string') return coerceString(plan, plans, value, faults);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return coerceList(plan, plans, value, faults);
  return coerceObject(plan, plans, value as Members, faults);
}

function coerceString(plan: Plan, plans: Plans, value: string, faults: Fault[]): unknown {
  if (plan.emptyToNull && value === '') return null;
  if (plan.values && Object.hasOwn(plan.values, value)) return plan.values[value];
  return coerceArms(plan, plans, value, faults);
}

function coerceList(plan: Plan, plans: Plans, value: unknown[], faults: Fault[]): unknown {
  const { items } = plan;
  if (!items) return coerceArms(plan, plans, value, faults);
  let result = value;
  for (let index = 0; index < value.length; index += 1) {
    const next = coerceInside(items, plans, value[index], String(index), faults);
    if (next === value[index]) continue;
    if (result === value) result = [...value];
    result[index] = next;
  }
  return result;
}

function coerceObject(plan: Plan, plans: Plans, value: Members, faults: Fault[]): unknown {
  let result = value;
  if (plan.tags) result = withCanonicalTag(plan.tags, result);
  if (plan.legacy) result = withoutLegacyKey(plan.legacy, result, faults);
  if (plan.props) {
    for (const { key, plan: inner } of plan.props) result = coerceMember(inner, plans, result, key, faults);
  }
  if (plan.rest) {
    for (const key of Object.keys(result)) {
      if (!plan.props?.some((prop) => prop.key === key)) result = coerceMember(plan.rest, plans, result, key, faults);
    }
  }
  return coerceArms(plan, plans, result, faults);
}

function coerceMember(plan: Plan, plans: Plans, members: Members, key: string, faults: Fault[]): Members {
  const value = members[key];
  if (value === undefined) return members;
  const next = coerceInside(plan, plans, value, key, faults);
  return next === value ? members : { ...members, [key]: next };
}

/** Coerces a part, and puts its key before the paths of what is wrong with it. */
function coerceInside(plan: Plan, plans: Plans, value: unknown, key: string, faults: Fault[]): unknown {
  const known = faults.length;
  const next = coerce(plan, plans, value, faults);
  if (faults.length > known) {
    for (const fault of faults.slice(known)) fault.path = `/${escape(key)}${fault.path}`;
  }
  return next;
}

function withCanonicalTag({ tag, canonical }: NonNullable<Plan['tags']>, members: Members): Members {
  const value = members[tag];
  return typeof value === 'string' && Object.hasOwn(canonical, value)
    ? { ...members, [tag]: canonical[value] }
    : members;
}

function withoutLegacyKey(legacy: NonNullable<Plan['legacy']>, members: Members, faults: Fault[]): Members {
  if (members[legacy.key] === undefined) return members;
  const { [legacy.key]: value, ...others } = members;
  if (value === null || (value as Members).type === legacy.drop) return others;
  faults.push({ path: `/${escape(legacy.key)}`, expected: legacy.refusal, got: shorten(value) });
  return members;
}

function coerceArms(plan: Plan, plans: Plans, value: unknown, faults: Fault[]): unknown {
  if (!plan.arms) return value;
  let result = value;
  for (const { tag, value: expected, plan: arm } of plan.arms) {
    if (tag !== undefined && (result as Members)[tag] !== expected) continue;
    result = coerce(arm, plans, result, faults);
  }
  return result;
}

/** A key as a part of a JSON pointer. */
export function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A value as it is shown in a fault: short, and never a whole file. */
export function shorten(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
