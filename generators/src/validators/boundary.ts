/** The boundary of a client: verdicts on what this release writes, tables of all methods, and what uses them. */
import { readFile } from 'node:fs/promises';
import { type JsonSchema, type Method, type Surface, refName } from '@app-server/protocol';
import { GENERATED, type Tree } from '../tree.js';
import { RUNTIME, bundle } from './bundle.js';
import { compileTypes } from './compile.js';
import { OUTBOUND, exactDefinitions, flatten } from './exact.js';
import { planGates } from './gates.js';
import { planCoercions } from './plans.js';
import { withoutNotes } from './print-tables.js';

/** What a walk has no use for. */
const NOTES = ['description', 'deprecated', 'writeOnly', 'x-experimental'];

const INDEX = `${GENERATED}
import { createBoundary } from './boundary.js';
import { tables } from './tables.js';

export const boundary = /* @__PURE__ */ createBoundary(tables);
`;

/** Everything as ECMAScript modules; `index.js` exports `boundary`. */
export async function boundary(surface: Surface): Promise<Tree> {
  const definitions = reachable(flatten(surface.definitions), carriedTypes(surface));
  const modules = compileTypes(exactDefinitions(definitions), { countKeys: true });
  const api = await readFile(new URL('boundary-api.ts', RUNTIME), 'utf8');
  return new Map([
    ...[...modules].map(([name, text]) => [`types/${name}.js`, text] as const),
    ['tables.js', printTables(surface, definitions, new Set(modules.keys()))],
    ['formats.js', await bundle('formats.ts')],
    ['boundary.js', await bundle('boundary.ts')],
    ['index.js', INDEX],
    ['index.d.ts', `${GENERATED}\n${api}\nexport declare const boundary: Boundary;\n`],
  ]);
}

function carriedTypes({ methods }: Surface): string[] {
  return [...new Set(methods.flatMap(({ params, result }) => [params ?? [], result ?? []].flat()))].sort();
}

function reachable(definitions: Record<string, JsonSchema>, names: readonly string[]): Record<string, JsonSchema> {
  const reached = new Map<string, JsonSchema>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const name = Array.isArray(part) ? undefined : refName(part);
    if (typeof name === 'string') enter(name);
    Object.values(part).forEach(visit);
  };
  const enter = (name: string): void => {
    const schema = definitions[name];
    if (!schema || reached.has(name)) return;
    reached.set(name, schema);
    visit(schema);
  };
  names.forEach(enter);
  return Object.fromEntries([...reached].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function printTables(surface: Surface, definitions: Record<string, JsonSchema>, modules: ReadonlySet<string>): string {
  const imports = new Map<string, string>();
  const carried = (type: string, outbound: boolean): string => {
    const module = outbound && modules.has(type + OUTBOUND) ? type + OUTBOUND : type;
    imports.set(module, module.replace('.', '_'));
    return `{ type: '${type}', exact: ${imports.get(module)} }`;
  };
  const row = (name: string, { direction, params, result, descriptor }: Method) => {
    const fromClient = direction.startsWith('client');
    const parts = [
      `kind: '${direction.endsWith('Request') ? 'request' : 'notification'}'`,
      ...(params === undefined ? [] : [`params: ${carried(params, fromClient)}`]),
      ...(result === undefined ? [] : [`result: ${carried(result, !fromClient)}`]),
      ...(descriptor === undefined ? [] : [`descriptor: '${descriptor}'`]),
    ];
    return `  ['${name}', { ${parts.join(', ')} }],`;
  };
  const table = (side: string) => {
    const sent = surface.methods.filter(({ direction }) => direction.startsWith(side));
    const rows = sent.flatMap((method) => [method.method, ...(method.aliases ?? [])].map((name) => row(name, method)));
    return `new Map([\n${rows.join('\n')}\n])`;
  };
  const asked = surface.methods.filter(({ direction }) => direction === 'clientRequest');
  const gates = planGates(
    definitions,
    asked.flatMap(({ params }) => params ?? []),
  );
  const body = `export const tables = {
  client: ${table('client')},
  server: ${table('server')},
  plans: ${JSON.stringify(planCoercions(definitions))},
  gates: ${JSON.stringify(gates)},
  definitions: ${JSON.stringify(JSON.stringify(withoutNotes(definitions, NOTES)))},
};
`;
  const lines = [...imports].map(([module, name]) => `import { validate as ${name} } from './types/${module}.js';`);
  return `${GENERATED}\n${lines.join('\n')}\n\n${body}`;
}
