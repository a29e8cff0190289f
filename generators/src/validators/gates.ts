/** Finds the experimental parts inside each type, so that values of types without any are never searched for them. */
import { type JsonSchema, refName, tagOf } from '@app-server/protocol';
import type { Gate } from './runtime/gate.js';

/** Gates of the named types; types without experimental parts have none. */
export function planGates(definitions: Record<string, JsonSchema>, names: readonly string[]): Record<string, Gate> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const gate = gateOf(definitions[name] ?? {}, [name]);
      return gate ? [[name, gate] as const] : [];
    }),
  );

  function gateOf(schema: JsonSchema, above: readonly string[]): Gate | undefined {
    const name = refName(schema);
    if (name !== undefined) {
      return above.includes(name) ? undefined : gateOf(definitions[name] ?? {}, [...above, name]);
    }
    const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    const nested = parts.flatMap((part) => gateOf(part, above) ?? []);
    const props = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
      const descriptor = property['x-experimental'];
      const inner = descriptor === undefined ? gateOf(property, above) : { descriptor };
      return inner ? [[key, inner] as const] : [];
    });
    const items = schema.items && gateOf(schema.items, above);
    const arms = [...armsOf(schema), ...nested.flatMap((gate) => gate.arms ?? [])];
    const members = Object.assign(
      {},
      ...nested.map((gate) => gate.props ?? {}),
      Object.fromEntries(props),
    ) as NonNullable<Gate['props']>;
    const inside = items ?? nested.find((gate) => gate.items)?.items;
    const gate: Gate = {
      ...(Object.keys(members).length > 0 && { props: members }),
      ...(inside && { items: inside }),
      ...(arms.length > 0 && { arms }),
    };
    return Object.keys(gate).length > 0 ? gate : undefined;
  }
}

/** The experimental arms of a union, each with what tells it apart. */
function armsOf({ oneOf, anyOf }: JsonSchema): NonNullable<Gate['arms']>[number][] {
  const tag = oneOf && tagOf(oneOf);
  return (oneOf ?? anyOf ?? []).flatMap((arm) => {
    const descriptor = arm['x-experimental'];
    const key = tag ?? arm.required?.[0];
    if (descriptor === undefined || key === undefined) return [];
    const value = tag === undefined ? undefined : (arm.properties?.[tag]?.const as string);
    return [{ key, ...(value !== undefined && { value }), descriptor }];
  });
}
