/** Definitions of one side: what they accept, what they look like, and what they reach. */
import type { JsonSchema } from '@app-server/protocol';
import { Ajv, type ValidateFunction } from 'ajv';
import { type Definitions, type Resolve, sample } from '../test/instances.js';
import type { Random } from '../test/random.js';
import type { Difference, Part, Side } from './differences.js';

/** One flat set of definitions. */
export class Schemas {
  readonly definitions: Definitions;
  readonly #ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  readonly #resolve: Resolve = (ref) => this.#definition(ref.slice('#/definitions/'.length));

  constructor(definitions: Definitions) {
    this.definitions = definitions;
    this.#ajv.addSchema({ $id: 'schemas', definitions });
  }

  get names(): string[] {
    return Object.keys(this.definitions).sort();
  }

  validator(name: string): ValidateFunction {
    const validate = this.#ajv.getSchema(`schemas#/definitions/${name}`);
    if (!validate) throw new Error(`There is no definition "${name}".`);
    return validate;
  }

  sample(name: string, random: Random): unknown {
    return sample(this.#definition(name), this.#resolve, random);
  }

  /** The given definitions and whatever they refer to. */
  reach(names: Iterable<string>): Set<string> {
    const reached = new Set<string>();
    const queue = [...names];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      const text = JSON.stringify(this.#definition(name));
      queue.push(...[...text.matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map((match) => match[1] as string));
    }
    return reached;
  }

  #definition(name: string): JsonSchema | boolean {
    const found = this.definitions[name];
    if (found === undefined) throw new Error(`There is no definition "${name}".`);
    return found;
  }
}

/** The definitions of a bundle or of a file, without the reference's second namespace. */
export function flatten(document: JsonSchema & { title?: string; definitions?: Definitions }): Definitions {
  const text = JSON.stringify(document).replaceAll('#/definitions/v2/', '#/definitions/');
  const { definitions = {}, ...root } = JSON.parse(text) as typeof document & { $schema?: string };
  const { v2 = {}, ...others } = definitions as Definitions & { v2?: Definitions };
  delete root.$schema;
  return { ...others, ...v2, [root.title ?? '']: root };
}

/** The definitions of one side without what only that side has. */
export function withoutParts(definitions: Definitions, differences: Difference[], side: Side): Definitions {
  const copy = { ...definitions };
  for (const { type, part, only } of differences) {
    const schema = copy[type];
    if (only === side && typeof schema === 'object') copy[type] = withoutPart(schema, part);
  }
  return copy;
}

/** Listed differences that are none: the side that should have the part lacks it, or the other one has it too. */
export function staleDifferences(
  differences: Difference[],
  sides: Record<Side, Definitions>,
): { type: string; part: string }[] {
  return differences.flatMap(({ type, part, only }) => {
    const other = only === 'ours' ? 'reference' : 'ours';
    return namesIn(part)
      .filter((name) => !has(sides[only][type], part, name) || has(sides[other][type], part, name))
      .map((name) => ({ type, part: name }));
  });
}

function withoutPart(schema: JsonSchema, part: Part): JsonSchema {
  if ('members' in part) {
    const kept = Object.entries(schema.properties ?? {}).filter(([name]) => !part.members.includes(name));
    return { ...schema, properties: Object.fromEntries(kept) };
  }
  const keep = (arms: JsonSchema[]) => arms.filter((arm) => !namesIn(part).some((name) => isArm(arm, part, name)));
  return {
    ...schema,
    ...(schema.oneOf && { oneOf: keep(schema.oneOf) }),
    ...(schema.anyOf && { anyOf: keep(schema.anyOf) }),
  };
}

function has(schema: JsonSchema | boolean | undefined, part: Part, name: string): boolean {
  if (typeof schema !== 'object') return false;
  if ('members' in part) return name in (schema.properties ?? {});
  return (schema.oneOf ?? schema.anyOf ?? []).some((arm) => isArm(arm, part, name));
}

function isArm({ properties = {}, required = [] }: JsonSchema, part: Part, name: string): boolean {
  if (!('tag' in part)) return name in properties && required.includes(name);
  const tag = properties[part.tag];
  return tag?.const === name || tag?.enum?.[0] === name;
}

export function namesIn(part: Part): string[] {
  if ('members' in part) return part.members;
  return 'tag' in part ? part.values : part.keys;
}
