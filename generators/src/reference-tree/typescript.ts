/** The TypeScript tree of the reference tool: one file a type, with imports that resolve everywhere. */
import {
  type JsonSchema,
  MESSAGE_UNIONS,
  type Method,
  type Stability,
  buildSurface,
  refName,
  registry,
} from '@app-server/protocol';
import { GENERATED_BY_COMMAND, type Tree } from '../tree.js';
import { printType } from '../typescript/print.js';
import { ENVELOPES, type TypeScriptPlace, typescriptPlaces } from './layout.js';

const LEFT_OUT = new Set([...ENVELOPES, 'W3cTraceContext', 'ErrorData', 'Fault']);

export async function referenceTypescriptTree(stability: Stability): Promise<Tree> {
  const { definitions, methods } = buildSurface(registry, stability);
  const names = Object.keys(definitions).filter((name) => !LEFT_OUT.has(name));
  const unions = new Map(
    Object.entries(MESSAGE_UNIONS).map(([direction, name]) => [name, ofDirection(methods, direction)]),
  );
  const tree: Tree = new Map();
  await Promise.all(
    names.map(async (name) => {
      const schema = definitions[name] ?? {};
      const arms = unions.get(name);
      const body = arms ? printUnion(name, arms) : await printAlias(name, schema);
      const used = arms ? unionReferences(arms) : references(schema);
      for (const place of typescriptPlaces(name)) {
        tree.set(`${place.folder}${place.name}.ts`, printFile(place, name, body, used));
      }
    }),
  );
  tree.set('index.ts', printIndex(tree, ''));
  tree.set('v2/index.ts', printIndex(tree, 'v2/'));
  return tree;
}

function ofDirection(methods: Method[], direction: string): Method[] {
  return methods.filter((method) => method.direction === direction);
}

/** A union over methods keeps the reference's layout, which scripts read with regular expressions. */
function printUnion(name: string, methods: Method[]): string {
  const arms = methods.map(({ method, direction, params }) => {
    const id = direction.endsWith('Request') ? ', id: RequestId' : '';
    if (direction === 'clientNotification') return `{ "method": "${method}" }`;
    return `{ "method": "${method}"${id}, params: ${params ?? 'undefined'}, }`;
  });
  return `export type ${name} = ${arms.join(' | ')};`;
}

/** Interfaces become aliases, as the reference writes them. */
async function printAlias(name: string, schema: JsonSchema): Promise<string> {
  const text = await printType(name, schema);
  return `${text.replace(/^export interface (\w+) \{/m, 'export type $1 = {')};`;
}

function printFile(place: TypeScriptPlace, type: string, body: string, used: Set<string>): string {
  const renames = [...used, type].flatMap((name) => {
    const [target] = typescriptPlaces(name);
    return target.name !== name ? [[name, target.name] as const] : [];
  });
  const text = renames.reduce((result, [from, to]) => result.replace(new RegExp(`\\b${from}\\b`, 'g'), to), body);
  const imports = [...used]
    .filter((name) => name !== type)
    .map((name) => importLine(place, name))
    .sort();
  return `${GENERATED_BY_COMMAND}\n\n${imports.length === 0 ? '' : `${imports.join('\n')}\n\n`}${text}\n`;
}

function importLine(from: TypeScriptPlace, name: string): string {
  const places = typescriptPlaces(name);
  const target = places.find(({ folder }) => folder === from.folder) ?? places[0];
  const up = from.folder === '' || from.folder === target.folder ? './' : '../';
  const path = from.folder === target.folder ? target.name : target.folder + target.name;
  return `import type { ${target.name} } from "${up}${path}.js";`;
}

function printIndex(tree: Tree, folder: '' | 'v2/'): string {
  const names = [...tree.keys()]
    .filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes('/') && !path.endsWith('index.ts'))
    .map((path) => path.slice(folder.length, -'.ts'.length))
    .sort();
  const lines = names.map((name) => `export type { ${name} } from "./${name}.js";`);
  return `${[GENERATED_BY_COMMAND, '', ...lines, ...(folder === '' ? ['export * as v2 from "./v2/index.js";'] : [])].join('\n')}\n`;
}

function unionReferences(methods: Method[]): Set<string> {
  const ids = methods.some(({ direction }) => direction.endsWith('Request')) ? ['RequestId'] : [];
  return new Set([...ids, ...methods.flatMap(({ params }) => params ?? [])]);
}

/** Names of the types that a printed body mentions; keys that writers never write do not count. */
function references(schema: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(visit);
    if (typeof part !== 'object' || part === null || (part as JsonSchema)['x-written'] === 'never') return;
    const name = refName(part);
    if (name !== undefined) found.add(name);
    Object.values(part).forEach(visit);
  };
  visit(schema);
  return found;
}
