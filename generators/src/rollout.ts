/** The session file ("rollout") as TypeScript and JSON Schema: a namespace of its own, since it shares names with the wire. */
import { published, rolloutDefinitions } from '@app-server/protocol';
import { printJson } from './print-json.js';
import { GENERATED, type Tree } from './tree.js';
import { printType } from './typescript/print.js';

export async function rollout(): Promise<Tree> {
  const definitions = rolloutDefinitions();
  const names = Object.keys(definitions).sort();
  const declarations = await Promise.all(names.map((name) => printType(name, definitions[name] ?? {})));
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'App Server Protocol, session files',
    definitions: Object.fromEntries(names.map((name) => [name, published(definitions[name] ?? {})])),
  };
  return new Map([
    ['index.ts', `${GENERATED}\n\n${declarations.join('\n\n')}\n`],
    ['schema.json', printJson(schema)],
  ]);
}
