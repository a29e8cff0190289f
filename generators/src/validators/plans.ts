/** Finds the legacy spellings inside each type, so that messages without any are never searched for them. */
import { type JsonSchema, refName, tagOf } from '@app-server/protocol';
import type { Plan, Plans } from './runtime/coerce.js';

/** Plans by type name; types without legacy spellings have none. */
export function planCoercions(definitions: Record<string, JsonSchema>): Plans {
  const plans: Record<string, Plan | null> = {};
  const planType = (name: string): Plan | undefined => {
    if (plans[name] === undefined) {
      plans[name] = null;
      plans[name] = planSchema(definitions[name] ?? {}) ?? null;
    }
    return plans[name] ?? undefined;
  };

  function planSchema(schema: JsonSchema): Plan | undefined {
    const name = refName(schema);
    if (name !== undefined) return planType(name) && { ref: name };
    const plan: Plan = {
      ...own(schema),
      ...nested('props', planMembers(schema.properties ?? {})),
      ...nested('items', schema.items && planSchema(schema.items)),
      ...nested(
        'rest',
        typeof schema.additionalProperties === 'object' ? planSchema(schema.additionalProperties) : undefined,
      ),
      ...nested('arms', planArms(schema)),
    };
    return Object.keys(plan).length === 0 ? undefined : plan;
  }

  function planMembers(properties: Record<string, JsonSchema>): Plan['props'] {
    const planned = Object.entries(properties).flatMap(([key, property]) => {
      const plan = planSchema(property);
      return plan ? [{ key, plan }] : [];
    });
    return planned.length === 0 ? undefined : planned;
  }

  function planArms({ oneOf, anyOf, allOf }: JsonSchema): Plan['arms'] {
    const tag = oneOf && tagOf(oneOf);
    const planned = [...(oneOf ?? anyOf ?? []), ...(allOf ?? [])].flatMap((arm) => {
      const plan = planSchema(arm);
      const value = tag === undefined ? undefined : (arm.properties?.[tag]?.const as string);
      return plan ? [tag === undefined || value === undefined ? { plan } : { tag, value, plan }] : [];
    });
    return planned.length === 0 ? undefined : planned;
  }

  for (const name of Object.keys(definitions)) planType(name);
  return Object.fromEntries(Object.entries(plans).flatMap(([name, plan]) => (plan ? [[name, plan] as const] : [])));
}

function own({ 'x-coercion': coercion }: JsonSchema): Plan {
  switch (coercion?.kind) {
    case 'values':
      return { values: coercion.canonical };
    case 'tags':
      return { tags: { tag: coercion.tag, canonical: coercion.canonical } };
    case 'empty-to-null':
      return { emptyToNull: true };
    case 'legacy-key':
      return { legacy: { key: coercion.key, drop: coercion.drop, refusal: coercion.refusal } };
    default:
      return {};
  }
}

function nested<K extends keyof Plan>(key: K, value: Plan[K] | undefined): Pick<Plan, K> | object {
  return value === undefined ? {} : { [key]: value };
}
