/** The spelling of the reference's JSON Schema: titled arms, and constants as enums of one value. */
import { type JsonSchema, published, tagOf } from '@app-server/protocol';

type Titled = JsonSchema & { title?: string };

/** A definition as the reference tool spells it. */
export function inReferenceSpelling(name: string, schema: JsonSchema): JsonSchema {
  const plain = published(schema);
  const arms = plain.oneOf ?? plain.anyOf;
  if (arms) {
    const tag = tagOf(arms);
    const titled = arms.map((arm) => titleArm(name, tag, arm));
    return spellConstants({ ...plain, ...(plain.oneOf ? { oneOf: titled } : { anyOf: titled }) });
  }
  return spellConstants(plain);
}

function titleArm(type: string, tag: string | undefined, arm: JsonSchema): Titled {
  const [key] = arm.required ?? [];
  const value = tag === undefined ? undefined : (arm.properties?.[tag]?.const as string | undefined);
  if (tag !== undefined && value !== undefined) {
    const title =
      pascal(value) + (type.endsWith('Notification') && tag === 'method' ? 'Notification' : suffix(type, tag));
    const property: Titled = { ...arm.properties?.[tag], title: title + pascal(tag) };
    return { title, ...arm, properties: { ...arm.properties, [tag]: property } };
  }
  return arm.additionalProperties === false && key !== undefined ? { title: pascal(key) + type, ...arm } : arm;
}

function suffix(type: string, tag: string): string {
  return tag === 'method' && type.endsWith('Request') ? 'Request' : type;
}

function pascal(text: string): string {
  return text
    .split(/[_\- ]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

function spellConstants<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(spellConstants) as T;
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) =>
    key === 'const' && typeof value === 'string' ? ['enum', [value]] : [key, spellConstants(value)],
  );
  return Object.fromEntries(entries) as T;
}
