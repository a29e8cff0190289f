/** What a user of ajv would write: the schema compiled at run time, messages dispatched by method. */
import { type JsonSchema, tagOf } from '@app-server/protocol';
import { Ajv } from 'ajv';
import { formats } from '../../generators/src/validators/runtime/formats.js';
import schema from '../../schema-fixtures/experimental/schema.json' with { type: 'json' };

type Validate = (value: unknown) => boolean;

/** A validator by type name, for the types that are asked for. */
export function plainAjv(types: readonly string[]): Map<string, Validate> {
  const ajv = new Ajv({ discriminator: true, strict: false });
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  ajv.addSchema(withDiscriminators(schema) as object, 'protocol');
  return new Map(
    types.map((type) => {
      const validate = ajv.getSchema(`protocol#/definitions/${type}`);
      if (!validate) throw new Error(`The schema has no type "${type}".`);
      return [type, validate as Validate];
    }),
  );
}

/** ajv looks for an arm by its tag only where the schema tells it to. */
function withDiscriminators(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withDiscriminators);
  if (typeof part !== 'object' || part === null) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withDiscriminators(value)]));
  const tag = Array.isArray(copy.oneOf) ? tagOf(copy.oneOf as JsonSchema[]) : undefined;
  return tag === undefined ? copy : { ...copy, type: 'object', discriminator: { propertyName: tag } };
}
