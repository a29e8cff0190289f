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
  props?: Readonly<Record<string, Plan>>;
  items?: Plan;
  rest?: Plan;
  /** Alternatives; one with a tag only applies to objects that carry it. */
  arms?: readonly { tag?: string; value?: string; plan: Plan }[];
}

export type Plans = Readonly<Record<string, Plan>>;

type Members = Record<string, unknown>;

export function coerce(plan: Plan, plans: Plans, value: unknown, path: string, faults: Fault[]): unknown {
  if (plan.ref !== undefined) {
    const target = plans[plan.ref];
    return target ? coerce(target, plans, value, path, faults) : value;
  }
  if (typeof value === 'string') return coerceString(plan, plans, value, path, faults);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return coerceList(plan, plans, value, path, faults);
  return coerceObject(plan, plans, value as Members, path, faults);
}

function coerceString(plan: Plan, plans: Plans, value: string, path: string, faults: Fault[]): unknown {
  if (plan.emptyToNull && value === '') return null;
  if (plan.values && Object.hasOwn(plan.values, value)) return plan.values[value];
  return coerceArms(plan, plans, value, path, faults);
}

function coerceList(plan: Plan, plans: Plans, value: unknown[], path: string, faults: Fault[]): unknown {
  const { items } = plan;
  if (!items) return coerceArms(plan, plans, value, path, faults);
  let result = value;
  for (let index = 0; index < value.length; index += 1) {
    const next = coerce(items, plans, value[index], `${path}/${index}`, faults);
    if (next === value[index]) continue;
    if (result === value) result = [...value];
    result[index] = next;
  }
  return result;
}

function coerceObject(plan: Plan, plans: Plans, value: Members, path: string, faults: Fault[]): unknown {
  let result = value;
  const set = (key: string, next: unknown) => {
    if (next === result[key]) return;
    if (result === value) result = { ...value };
    result[key] = next;
  };
  const tag = plan.tags && result[plan.tags.tag];
  if (plan.tags && typeof tag === 'string' && Object.hasOwn(plan.tags.canonical, tag)) {
    set(plan.tags.tag, plan.tags.canonical[tag]);
  }
  if (plan.legacy && result[plan.legacy.key] !== undefined) {
    const { key, drop, refusal } = plan.legacy;
    const legacy = result[key] as Members | null;
    if (legacy === null || legacy.type === drop) {
      const { [key]: _, ...others } = result;
      result = others;
    } else {
      faults.push({ path: `${path}/${escape(key)}`, expected: refusal, got: shorten(legacy) });
    }
  }
  for (const key in plan.props) {
    if (result[key] === undefined) continue;
    set(key, coerce(plan.props[key] as Plan, plans, result[key], `${path}/${escape(key)}`, faults));
  }
  if (plan.rest) {
    for (const key of Object.keys(result)) {
      if (plan.props && key in plan.props) continue;
      set(key, coerce(plan.rest, plans, result[key], `${path}/${escape(key)}`, faults));
    }
  }
  return coerceArms(plan, plans, result, path, faults);
}

function coerceArms(plan: Plan, plans: Plans, value: unknown, path: string, faults: Fault[]): unknown {
  if (!plan.arms) return value;
  let result = value;
  for (const { tag, value: expected, plan: arm } of plan.arms) {
    if (tag !== undefined && (result as Members)[tag] !== expected) continue;
    result = coerce(arm, plans, result, path, faults);
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
