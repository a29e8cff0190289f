import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const PROTOCOL = fileURLToPath(new URL('../../packages/protocol/src', import.meta.url));
const GENERATED = fileURLToPath(new URL('../../schema-fixtures/experimental/types.js', import.meta.url));

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** Identity of types as the compiler sees it: neither side may be wider, optional members included. */
const EQUAL = `type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Same<T extends true> = T;`;

interface Named {
  name: string;
  file: string;
  constant: string;
}

/** Every named declaration, with the file and the constant that hold it. */
async function namedDeclarations(): Promise<Named[]> {
  const domains = (await readdir(join(PROTOCOL, 'domains'))).filter((name) => !name.endsWith('.test.ts'));
  const found: Named[] = [];
  for (const file of ['json-rpc.ts', 'errors.ts', ...domains.map((name) => `domains/${name}`)]) {
    const exported = (await import(pathToFileURL(join(PROTOCOL, file)).href)) as Record<string, unknown>;
    for (const [constant, value] of Object.entries(exported)) {
      const name = (value as { $id?: unknown } | null)?.$id;
      if (typeof name === 'string') found.push({ name, file, constant });
    }
  }
  return found;
}

/** A program that compiles exactly while every pair of types is the same; the line after the head is the first pair. */
function program(pairs: readonly Named[]): string {
  const files = [...new Set(pairs.map(({ file }) => file))];
  const path = (file: string) => JSON.stringify(join(PROTOCOL, file.replace(/\.ts$/, '.js')));
  return [
    `import type { Static } from ${path('define/index.ts')};`,
    `import type * as generated from ${JSON.stringify(GENERATED)};`,
    ...files.map((file, index) => `import type * as m${index} from ${path(file)};`),
    EQUAL,
    ...pairs.map(
      ({ name, file, constant }, index) =>
        `export type _${index} = Same<Equal<Static<typeof m${files.indexOf(file)}.${constant}>, generated.${name}>>;`,
    ),
  ].join('\n');
}

/** The errors in a program, each with the line it is on; what it imports may be checked by other options. */
async function compile(text: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'static-types-'));
  const file = join(folder, 'same.mts');
  try {
    await writeFile(file, text);
    const program = ts.createProgram([file], OPTIONS);
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, messageText }) => {
      const line = text.slice(0, start).split('\n').length;
      return `${text.split('\n')[line - 1]}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the generated types', () => {
  it('are the static types of the declarations', async () => {
    const pairs = await namedDeclarations();
    expect(pairs.length).toBeGreaterThan(550);
    expect(await compile(program(pairs))).toEqual([]);
  });

  it('would be told apart from types that only look alike', async () => {
    const pairs = await namedDeclarations();
    const wrong = (name: string, other: string) =>
      pairs.filter((pair) => pair.name === name).map((p) => ({ ...p, name: other }));
    const text = program([
      ...wrong('ThreadArchiveParams', 'ThreadUnarchiveParams'),
      ...wrong('ThreadListParams', 'ThreadSearchParams'),
      ...wrong('WebSearchAction', 'ResponsesApiWebSearchAction'),
      ...wrong('FsRemoveParams', 'FsCreateDirectoryParams'),
    ]);
    const errors = await compile(text);
    expect(errors.map((error) => /generated\.(\w+)/.exec(error)?.[1])).toEqual([
      'ThreadSearchParams',
      'ResponsesApiWebSearchAction',
      'FsCreateDirectoryParams',
    ]);
  });
});
