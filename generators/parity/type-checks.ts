/** Checks that types of two folders are assignable to each other, one check a type. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { typeErrors } from './compile.js';

export interface TypePair {
  name: string;
  /** Type expressions, with import paths relative to the checks. */
  ours: string;
  reference: string;
}

/** Keys are compared as well: types that differ in optional keys only are assignable to each other. */
const PRELUDE = `type Keys<T> = T extends unknown ? Extract<keyof T, string> : never;
type Fits<A, B> = [A] extends [B] ? true : false;
type Compare<R, O> = Fits<O, R> extends false ? 'ours does not fit the reference'
  : Fits<R, O> extends false ? 'the reference does not fit ours'
  : [Fits<Keys<R>, Keys<O>>, Fits<Keys<O>, Keys<R>>] extends [true, true] ? 'same' : 'the keys differ';
`;

/** What the compiler finds; each text begins with the name of the type. */
export async function compareTypes(root: string, pairs: TypePair[]): Promise<string[]> {
  const file = join(root, 'check.ts');
  const checks = pairs.map(
    ({ ours, reference }, i) => `export const check${i}: Compare<${reference}, ${ours}> = 'same';`,
  );
  await writeText(file, PRELUDE + checks.join('\n'));
  const before = PRELUDE.split('\n').length - 1;
  return typeErrors([file], 'bundler').map(({ file: where, line, message }) =>
    where === file ? `${pairs[line - before]?.name}: ${message}` : `${where}:${line}: ${message}`,
  );
}

export async function writeText(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
