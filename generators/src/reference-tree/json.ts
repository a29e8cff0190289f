/** The JSON Schema tree of the reference tool: a file for each params, result and payload, and two bundles. */
import {
  type JsonSchema,
  MESSAGE_UNIONS,
  type Method,
  type Stability,
  type Surface,
  buildSurface,
  registry,
} from '@app-server/protocol';
import { rolloutDefinitions } from '@app-server/protocol';
import type { Tree } from '../tree.js';
import { ENVELOPES, IN_BOTH_NAMESPACES, WITHOUT_JSON_SCHEMA, jsonFolder } from './layout.js';
import { inReferenceSpelling } from './titles.js';

const SCHEMA = 'http://json-schema.org/draft-07/schema#';

type Definitions = Record<string, JsonSchema>;

export function referenceJsonTree(stability: Stability): Tree {
  const surface = withoutLegacy(buildSurface(registry, stability));
  const closures = new Closures(spelled(surface.definitions));
  const files = ownFiles(surface);
  const tree: Tree = new Map();
  for (const [name, folder] of files) tree.set(`${folder}${name}.json`, closures.file(name));
  tree.set('codex_app_server_protocol.schemas.json', closures.bundle('CodexAppServerProtocol', files, true));
  tree.set(
    'codex_app_server_protocol.v2.schemas.json',
    closures.bundle('CodexAppServerProtocolV2', v2Only(files), false),
  );
  return tree;
}

/** The internal schema of session files. */
export function rolloutTree(): Tree {
  return new Map([['RolloutLine.json', new Closures(spelled(rolloutDefinitions())).file('RolloutLine')]]);
}

function spelled(definitions: Definitions): Definitions {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, inReferenceSpelling(name, schema)]),
  );
}

/** Types with a file of their own, each with its folder. */
function ownFiles({ methods, definitions }: Surface): Map<string, string> {
  const files = new Map<string, string>(
    [...ENVELOPES, 'RequestId', ...Object.values(MESSAGE_UNIONS)]
      .filter((name) => name in definitions)
      .map((name) => [name, '']),
  );
  for (const method of methods) {
    for (const name of [method.params, method.result]) {
      if (name !== undefined && !files.has(name)) files.set(name, jsonFolder(method));
    }
  }
  return files;
}

function v2Only(files: Map<string, string>): Map<string, string> {
  const kept = new Set(['ClientRequest', 'ServerNotification']);
  return new Map([...files].filter(([name, folder]) => folder === 'v2/' || kept.has(name)));
}

/** The reference leaves three methods of the first generation, and what only they reach, out of its JSON Schema. */
function withoutLegacy(surface: Surface): Surface {
  const isLegacy = ({ method }: Method) => WITHOUT_JSON_SCHEMA.includes(method);
  const union = surface.definitions.ClientRequest ?? {};
  const oneOf = union.oneOf?.filter((arm) => !WITHOUT_JSON_SCHEMA.includes(arm.properties?.method?.const as string));
  return {
    ...surface,
    methods: surface.methods.filter((method) => !isLegacy(method)),
    definitions: { ...surface.definitions, ClientRequest: { ...union, ...(oneOf && { oneOf }) } },
  };
}

/** Prints definitions together with what they refer to; each definition is printed once and reused. */
class Closures {
  readonly #definitions: Definitions;
  readonly #references = new Map<string, string[]>();
  readonly #texts = new Map<string, string>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** A file that stands on its own. */
  file(name: string): string {
    const { description, ...schema } = this.#definitions[name] ?? {};
    const head = { $schema: SCHEMA, title: name, ...(description !== undefined && { description }), ...schema };
    const nested = [...this.#reach([name])].filter((other) => other !== name).sort();
    return this.#print(
      head,
      nested.map((other) => this.#entry(other, '    ')),
      '  ',
    );
  }

  /** A bundle of files and what they refer to, flat or with the types of `v2/` in a map of their own. */
  bundle(title: string, files: Map<string, string>, nestV2: boolean): string {
    const head = { $schema: SCHEMA, title, type: 'object' };
    const all = [...this.#reach(files.keys())].sort();
    if (!nestV2)
      return this.#print(
        head,
        all.map((name) => this.#entry(name, '    ')),
        '  ',
      );
    const v2 = this.#reach([...files].filter(([, folder]) => folder === 'v2/').map(([name]) => name));
    const isShared = (name: string) => IN_BOTH_NAMESPACES.includes(name);
    const isRoot = (name: string) => !v2.has(name) || (files.get(name) ?? 'v2/') !== 'v2/';
    const qualify = (text: string, moves: (name: string) => boolean) =>
      text.replace(/"#\/definitions\/(\w+)"/g, (whole, name: string) =>
        moves(name) ? `"#/definitions/v2/${name}"` : whole,
      );
    const entries = all
      .filter((name) => isRoot(name) || isShared(name))
      .map((name) => qualify(this.#entry(name, '    '), (other) => !isRoot(other) && !isShared(other)));
    const nested = all
      .filter((name) => v2.has(name) && (!isRoot(name) || isShared(name)))
      .map((name) => qualify(this.#entry(name, '      '), (other) => !isRoot(other) || isShared(other)));
    return this.#print(head, [...entries, `    "v2": {\n${nested.join(',\n')}\n    }`], '  ');
  }

  #print(head: object, entries: string[], margin: string): string {
    const text = JSON.stringify(head, null, 2);
    if (entries.length === 0) return text;
    return `${text.slice(0, -2)},\n${margin}"definitions": {\n${entries.join(',\n')}\n${margin}}\n}`;
  }

  #entry(name: string, margin: string): string {
    const key = margin + name;
    let text = this.#texts.get(key);
    if (text === undefined) {
      const body = JSON.stringify(this.#definitions[name], null, 2).replaceAll('\n', `\n${margin}`);
      text = `${margin}${JSON.stringify(name)}: ${body}`;
      this.#texts.set(key, text);
    }
    return text;
  }

  #reach(names: Iterable<string>): Set<string> {
    const reached = new Set<string>();
    const queue = [...names];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      queue.push(...this.#referencesOf(name));
    }
    return reached;
  }

  #referencesOf(name: string): string[] {
    let references = this.#references.get(name);
    if (references === undefined) {
      const text = JSON.stringify(this.#definitions[name] ?? {});
      references = [...text.matchAll(/"#\/definitions\/(\w+)"/g)].map((match) => match[1] as string);
      this.#references.set(name, references);
    }
    return references;
  }
}
