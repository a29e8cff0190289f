/** Prints the tables by which messages are dispatched. */
import { type Method, type Surface, published } from '@app-server/protocol';
import { GENERATED } from '../tree.js';
import { planCoercions } from './plans.js';

/** What the explanations of faults have no use for. */
const NOTES = ['description', 'deprecated', 'default', 'writeOnly', 'x-experimental', 'x-written', 'x-additional'];

export function printTables(surface: Surface): string {
  const { methods, definitions } = surface;
  const plans = planCoercions(definitions);
  const carriedTypes = new Set(methods.flatMap(({ params, result }) => [params ?? [], result ?? []].flat()));
  for (const name of ['JSONRPCErrorError', 'ErrorData', 'W3cTraceContext']) carriedTypes.add(name);
  const names = [...carriedTypes].sort();
  const imports = names.map((name) => `import { validate as ${name} } from './types/${name}.js';`);
  const carried = (name: string | undefined) => {
    if (name === undefined) return 'undefined';
    const plan = name in plans ? `, plan: ${JSON.stringify(plans[name])}` : '';
    return `{ type: '${name}', validate: ${name}${plan} }`;
  };
  const row = (name: string, { method, direction, params, result }: Method) => {
    const parts = [
      `kind: '${direction.endsWith('Request') ? 'request' : 'notification'}'`,
      ...(name === method ? [] : [`aliasOf: '${method}'`]),
      ...(params === undefined ? [] : [`params: ${carried(params)}`]),
      ...(result === undefined ? [] : [`result: ${carried(result)}`]),
    ];
    return `  ['${name}', { ${parts.join(', ')} }],`;
  };
  const table = (side: string) => {
    const sent = methods.filter(({ direction }) => direction.startsWith(side));
    const rows = sent.flatMap((method) => [method.method, ...(method.aliases ?? [])].map((name) => row(name, method)));
    return `new Map([\n${rows.join('\n')}\n])`;
  };
  return `${GENERATED}
${imports.join('\n')}

export const tables = {
  calls: { client: ${table('client')}, server: ${table('server')} },
  error: ${carried('JSONRPCErrorError')},
  errorData: ${carried('ErrorData')},
  trace: ${carried('W3cTraceContext')},
  plans: ${JSON.stringify(plans)},
  definitions: ${JSON.stringify(JSON.stringify(withoutNotes(definitions, NOTES)))},
};
`;
}

/** Definitions without the keywords that do not matter to who walks them. */
export function withoutNotes(definitions: Surface['definitions'], notes: readonly string[]): object {
  const keep = (value: unknown, isMembers: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => keep(item, false));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => isMembers || !notes.includes(key));
    return Object.fromEntries(entries.map(([key, item]) => [key, keep(item, !isMembers && key === 'properties')]));
  };
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, keep(published(schema), false)]),
  );
}
