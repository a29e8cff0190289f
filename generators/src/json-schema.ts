/** The JSON Schema of a surface: one draft-07 bundle whose references stay inside it. */
import { type Surface, published } from '@app-server/protocol';
import { printJson } from './print-json.js';
import type { Tree } from './tree.js';

export function jsonSchema(surface: Surface): Tree {
  return new Map([['schema.json', printJson(bundle(surface))]]);
}

/** The bundle as a value; its definitions are sorted by name. */
export function bundle({ definitions, stability }: Surface): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `App Server Protocol, ${stability} surface`,
    definitions: Object.fromEntries(
      Object.keys(definitions)
        .sort()
        .map((name) => [name, published(definitions[name] ?? {})]),
    ),
  };
}
