/** The projects and compilers of those who use `@app-server/schema`. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modulePath, run } from '../support/repository.js';

/** Library files are checked too; the browser's alone would take 28,000 instantiations, so it stays away. */
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022'],
  types: [],
};

export const PROJECTS = {
  'nodenext ESM': { type: 'module', compilerOptions: { module: 'nodenext', verbatimModuleSyntax: true } },
  'nodenext CJS': { type: 'commonjs', compilerOptions: { module: 'nodenext' } },
  bundler: { type: 'module', compilerOptions: { module: 'esnext', moduleResolution: 'bundler' } },
} as const;

export type ProjectName = keyof typeof PROJECTS;

/** Compilers by the folder of their package in `node_modules`. */
export const COMPILERS = {
  'TypeScript 5.9': 'typescript-5.9',
  'TypeScript 6': 'typescript',
  'TypeScript 7': '@typescript/native',
} as const;

export type CompilerName = keyof typeof COMPILERS;

export interface Consumer {
  /** Files beside this one that the project consists of. */
  files: string[];
  /** What the code needs to know of its surroundings. */
  surroundings?: { lib?: string[]; types?: string[] };
}

const SCHEMA_CONSUMER: Consumer = { files: ['stable.ts', 'experimental.ts'] };

/** Writes a consumer below a folder whose `node_modules` has the package. */
export async function writeProject(
  root: string,
  name: ProjectName,
  { files, surroundings }: Consumer = SCHEMA_CONSUMER,
): Promise<string> {
  const folder = join(root, [name, ...files].join('-').replaceAll(' ', '-'));
  const { type, compilerOptions } = PROJECTS[name];
  await mkdir(folder, { recursive: true });
  await Promise.all(files.map((file) => cp(fileURLToPath(new URL(file, import.meta.url)), join(folder, file))));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type }));
  const config = { compilerOptions: { ...STRICT, ...surroundings, ...compilerOptions }, files };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  return folder;
}

export interface Compilation {
  version: string;
  /** Everything the compiler said about the code. */
  errors: string[];
  instantiations: number;
  /** Paths of the files that belong to the program. */
  files: string[];
}

export async function compile(compiler: CompilerName, project: string): Promise<Compilation> {
  const tsc = modulePath(...COMPILERS[compiler].split('/'), 'bin', 'tsc');
  const program = [tsc, '--project', project, '--pretty', 'false'];
  const [version, { stdout }, listed] = await Promise.all([
    run(process.execPath, [tsc, '--version']),
    run(process.execPath, [...program, '--extendedDiagnostics']),
    run(process.execPath, [...program, '--listFilesOnly']),
  ]);
  const instantiations = /^Instantiations:\s+([\d,]+)/m.exec(stdout)?.[1];
  if (instantiations === undefined) throw new Error(`${compiler} printed no diagnostics:\n${stdout}`);
  return {
    version: version.stdout.trim().replace('Version ', ''),
    errors: stdout.split('\n').filter((line) => /error TS\d+/.test(line)),
    instantiations: Number(instantiations.replaceAll(',', '')),
    files: listed.stdout.split('\n').filter((line) => line !== ''),
  };
}
