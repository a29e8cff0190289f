import { dirname, join } from 'node:path/posix';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Tree, referenceJsonTree, referenceTypescriptTree } from '../src/index.js';
import { WITHOUT_JSON_SCHEMA, jsonFolder, listedTypes, typescriptPlaces } from '../src/reference-tree/layout.js';
import { inReferenceSpelling } from '../src/reference-tree/titles.js';
import { surfaces } from './demo.js';

const { experimental, stable } = surfaces;

describe('the lists of the layout', () => {
  it('name types that are declared', () => {
    const listed = listedTypes();
    expect(listed.length).toBeGreaterThan(85);
    expect(listed.filter((name) => !(name in experimental.definitions))).toEqual([]);
  });

  it('name methods that are declared', () => {
    const methods = experimental.methods.map(({ method }) => method);
    expect(WITHOUT_JSON_SCHEMA.filter((method) => !methods.includes(method))).toEqual([]);
    expect(WITHOUT_JSON_SCHEMA).toHaveLength(3);
  });

  it('give every type its own file', () => {
    const places = Object.keys(experimental.definitions).flatMap((name) =>
      typescriptPlaces(name).map((place) => place.folder + place.name),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it.each([
    ['initialize', 'v1/'],
    ['item/tool/call', ''],
    ['fuzzyFileSearch', ''],
    ['fuzzyFileSearch/sessionUpdated', ''],
    ['thread/start', 'v2/'],
    ['turn/started', 'v2/'],
  ])('put the schemas of %s into %j', (name, folder) => {
    const row = experimental.methods.find(({ method }) => method === name);
    expect(row && jsonFolder(row)).toBe(folder);
  });
});

describe('arms of unions', () => {
  const titles = (name: string) => {
    const { oneOf, anyOf } = inReferenceSpelling(name, experimental.definitions[name] ?? {});
    return (oneOf ?? anyOf ?? []).map((arm) => (arm as { title?: string }).title);
  };

  it('carry a title made of tag and type', () => {
    expect(titles('SandboxPolicy')).toEqual([
      'DangerFullAccessSandboxPolicy',
      'ReadOnlySandboxPolicy',
      'ExternalSandboxSandboxPolicy',
      'WorkspaceWriteSandboxPolicy',
    ]);
    expect(titles('AskForApproval')).toEqual([undefined, 'GranularAskForApproval']);
    expect(titles('ClientRequest')).toContain('Thread/startRequest');
    expect(titles('ServerNotification')).toContain('Turn/startedNotification');
  });

  it('spell constants as enums of one value', () => {
    const policy = inReferenceSpelling('SandboxPolicy', experimental.definitions.SandboxPolicy ?? {});
    expect(policy.oneOf?.[1]?.properties?.type).toEqual({
      type: 'string',
      enum: ['readOnly'],
      title: 'ReadOnlySandboxPolicyType',
    });
    expect(JSON.stringify(policy)).not.toContain('"const"');
  });
});

describe.each(['stable', 'experimental'] as const)('the JSON tree of the %s surface', (stability) => {
  const tree = referenceJsonTree(stability);
  const { methods } = surfaces[stability];

  it('has a file for the params, result and payload of every method but three', () => {
    const names = new Set([...tree.keys()].map((path) => path.replace(/^.*\/|\.json$/g, '')));
    for (const { method, params, result } of methods) {
      for (const name of [params, result]) {
        if (name !== undefined)
          expect(names.has(name), `${method}: ${name}`).toBe(!WITHOUT_JSON_SCHEMA.includes(method));
      }
    }
  });

  it('holds valid JSON whose references stay inside each file', () => {
    expect(tree.size).toBeGreaterThan(200);
    for (const [path, text] of tree) {
      const schema = JSON.parse(text) as Record<string, unknown>;
      for (const [, target = ''] of text.matchAll(/"\$ref": "#\/([^"]*)"/g)) {
        const found = target
          .split('/')
          .reduce((part: unknown, key) => (part as Record<string, unknown>)?.[key], schema);
        expect(found, `${path}: ${target}`).toBeDefined();
      }
    }
  });

  it('titles each file with its name', () => {
    for (const [path, text] of tree) {
      if (path.includes('.schemas.')) continue;
      expect((JSON.parse(text) as { title: string }).title).toBe(path.replace(/^.*\/|\.json$/g, ''));
    }
  });
});

describe.each(['stable', 'experimental'] as const)('the TypeScript tree of the %s surface', (stability) => {
  let tree: Tree;
  const surface = stability === 'stable' ? stable : experimental;

  beforeAll(async () => {
    tree = await referenceTypescriptTree(stability);
  });

  it('imports only files that are in it, and nothing it does not use', () => {
    expect(tree.size).toBeGreaterThan(400);
    for (const [path, text] of tree) {
      for (const [, name = '', from = ''] of text.matchAll(/^import type \{ (\w+) \} from "([^"]*)\.js";$/gm)) {
        expect([...tree.keys()], `${path}: ${from}`).toContain(`${join(dirname(path), from)}.ts`);
        const uses = text.match(new RegExp(`\\b${name}\\b`, 'g')) ?? [];
        expect(uses.length, `${path}: ${name}`).toBeGreaterThan(2);
      }
    }
  });

  it('exports one type a file, under the name of the file, and lists all of them', () => {
    const index = `${tree.get('index.ts')}${tree.get('v2/index.ts')}`;
    for (const [path, text] of tree) {
      if (path.endsWith('index.ts')) continue;
      const name = path.replace(/^.*\/|\.ts$/g, '');
      expect(text.match(/^export type (\w+)/gm), path).toEqual([`export type ${name}`]);
      if (!path.startsWith('serde_json')) expect(index).toContain(`export type { ${name} } from "./${name}.js";`);
    }
  });

  it('GEN-05: holds both web search actions under one name, in two folders', () => {
    expect(tree.get('v2/WebSearchAction.ts')).toContain('"openPage"');
    expect(tree.get('WebSearchAction.ts')).toContain('"open_page"');
    expect(tree.get('ResponseItem.ts')).toContain('from "./WebSearchAction.js"');
    expect(tree.get('v2/ThreadItem.ts')).toContain('from "./WebSearchAction.js"');
  });

  it('GEN-01: shows the methods of its surface', () => {
    const methods = surface.methods.filter(({ direction }) => direction === 'clientRequest');
    const listed = [...(tree.get('ClientRequest.ts') ?? '').matchAll(/"method": "([^"]*)"/g)].map((match) => match[1]);
    expect(listed).toEqual(methods.map(({ method }) => method));
    expect(tree.has('v2/ProcessSpawnParams.ts')).toBe(stability === 'experimental');
  });
});
