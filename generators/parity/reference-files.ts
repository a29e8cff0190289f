/** The files of the reference's trees, and which of them a stable connection can reach. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join, posix, sep } from 'node:path';
import { MESSAGE_UNIONS, type JsonSchema, type Stability } from '@app-server/protocol';
import { WITHOUT_JSON_SCHEMA } from '../src/reference-tree/layout.js';
import type { Definitions } from '../test/instances.js';
import { WITHHELD_NOTIFICATIONS } from './differences.js';
import type { Reference } from './reference.js';
import { flatten } from './schemas.js';

export const BUNDLE = 'codex_app_server_protocol.schemas.json';
export const BUNDLE_V2 = 'codex_app_server_protocol.v2.schemas.json';

/** Paths below a folder, with forward slashes, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

export async function readDocument(file: string): Promise<JsonSchema & { definitions?: Definitions }> {
  return JSON.parse(await readFile(file, 'utf8')) as JsonSchema;
}

/** Every definition of the reference's bundle. */
export async function referenceDefinitions({ trees }: Reference, stability: Stability): Promise<Definitions> {
  const document = await readDocument(join(trees.json[stability], BUNDLE));
  const { CodexAppServerProtocol: _root, ...definitions } = flatten(document);
  return definitions;
}

/** JSON files of params, results, payloads and envelopes that belong to the stable surface. */
export async function stableJsonFiles(release: Reference): Promise<string[]> {
  const withheld = withheldPayloads(await referenceDefinitions(release, 'stable'));
  const files = await listFiles(release.trees.json.stable);
  return files.filter((file) => !withheld.has(typeOf(file)) && !file.endsWith('.schemas.json'));
}

/** TypeScript files that those types reach, indexes included. */
export async function stableTypescriptFiles(release: Reference): Promise<string[]> {
  const folder = release.trees.ts.stable;
  const present = await listFiles(folder);
  const names = new Set([...(await stableJsonFiles(release)).map(typeOf), ...firstGenerationTypes()]);
  const unions = Object.values(MESSAGE_UNIONS).map((name) => `${name}.ts`);
  const reached = new Set([...unions, 'index.ts', 'v2/index.ts']);
  const queue = present.filter((file) => names.has(typeOf(file)));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const text = await readFile(join(folder, file), 'utf8');
    for (const [, target] of text.matchAll(/from "(\.[^"]*)"/g)) {
      queue.push(`${posix.join(posix.dirname(file), target ?? '')}.ts`);
    }
  }
  return [...reached].sort();
}

export function typeOf(file: string): string {
  return basename(file).replace(/\.(json|ts)$/, '');
}

function firstGenerationTypes(): string[] {
  const names = WITHOUT_JSON_SCHEMA.map((method) => method.charAt(0).toUpperCase() + method.slice(1));
  return names.flatMap((name) => [`${name}Params`, `${name}Response`]);
}

function withheldPayloads(definitions: Definitions): Set<string> {
  const union = definitions[MESSAGE_UNIONS.serverNotification];
  const arms = (typeof union === 'object' && union.oneOf) || [];
  const withheld = arms.filter(({ properties }) =>
    WITHHELD_NOTIFICATIONS.includes(properties?.method?.enum?.[0] as string),
  );
  return new Set(withheld.map(({ properties }) => properties?.params?.$ref?.split('/').pop() ?? ''));
}
