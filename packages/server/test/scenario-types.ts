/** The TypeScript of a scenario, generated from its JSON Schema. */
import type { JSONSchema } from 'json-schema-to-typescript';
import { compile } from 'json-schema-to-typescript';
import { format } from 'prettier';

type Node = Record<string, unknown>;

const BANNER = `/** A scenario as TypeScript. Generated from \`scenario.schema.json\`: change that, then run its test with \`-u\`. */`;

/** Says in words of the generator what any value is, and what `x-protocol` names: a type of the protocol. */
function withProtocolTypes(node: unknown, names: Set<string>): unknown {
  if (Array.isArray(node)) return node.map((entry) => withProtocolTypes(entry, names));
  if (typeof node !== 'object' || node === null) return node;
  if (Object.entries(node).every(([key, value]) => key === 'description' && typeof value === 'string')) {
    return { ...node, tsType: 'unknown' };
  }
  const { 'x-protocol': name, ...rest } = node as Node;
  if (typeof name === 'string') {
    names.add(name);
    return { ...rest, tsType: name };
  }
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withProtocolTypes(value, names)]));
}

export async function scenarioTypes(schema: object): Promise<string> {
  const names = new Set<string>();
  const prepared = withProtocolTypes(schema, names) as JSONSchema;
  const types = await compile(prepared, 'Scenario', { bannerComment: '', format: false, additionalProperties: true });
  const imported = `import type { ${[...names].sort().join(', ')} } from '@app-server/schema/experimental';`;
  const compact = types.replaceAll(/\/\*\*\n\s*\* (.*)\n\s*\*\//g, '/** $1 */');
  return format(`${BANNER}\n${imported}\n\n${compact}`, { parser: 'typescript', printWidth: 120, singleQuote: true });
}
