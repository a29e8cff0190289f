/** The checks a message passes at the boundary, for values of any type. */
import type { Checker, Fault, Side, Verdict } from '../../generators/src/validators/runtime/api.js';
import { coerce } from '../../generators/src/validators/runtime/coerce.js';
import { explain } from '../../generators/src/validators/runtime/explain.js';
import { planCoercions } from '../../generators/src/validators/plans.js';
import { buildSurface, registry } from '@app-server/protocol';
import { methodsOf } from './support.js';

const ROOT = new URL('../', import.meta.url);

export async function loadChecker(stability: 'stable' | 'experimental'): Promise<Checker> {
  return (await import(new URL(`dist/${stability}/validators/index.js`, ROOT).href)) as Checker;
}

/** A message that carries a value of a type, and who sends it. */
export interface Carrier {
  message: Record<string, unknown>;
  from: Side;
  answers?: string;
}

const methods = methodsOf('experimental');

/** The messages that may carry a value of this type as their params or result. */
export function carriers(type: string, value: unknown): Carrier[] {
  return methods.flatMap(({ method, direction, params, result }): Carrier[] => {
    const isRequest = direction.endsWith('Request');
    const [from, to]: [Side, Side] = direction.startsWith('client') ? ['client', 'server'] : ['server', 'client'];
    const call = { ...(isRequest && { id: 1 }), method, params: value };
    return [
      ...(params === type ? [{ message: call, from }] : []),
      ...(result === type ? [{ message: { id: 1, result: value }, from: to, answers: method }] : []),
    ];
  });
}

const surface = buildSurface(registry, 'experimental');
const plans = planCoercions(surface.definitions);

/** A value with its legacy spellings made canonical, and what is wrong with it. */
export function judge(type: string, value: unknown): { canonical: unknown; faults: Fault[] } {
  const faults: Fault[] = [];
  const canonical = coerce({ ref: type }, plans, value, faults);
  return { canonical, faults: [...faults, ...explain(surface.definitions, type, canonical)] };
}

export function faults(verdict: Verdict): string[] {
  return verdict.ok ? [] : verdict.faults.map(({ path, expected, got }) => `${path} | ${expected} | ${got}`);
}
