/** The validators of a surface: a module a type, tables of all methods, and the functions that use them. */
import { readFile } from 'node:fs/promises';
import type { Surface } from '@app-server/protocol';
import { GENERATED, type Tree } from '../tree.js';
import { RUNTIME, bundle } from './bundle.js';
import { compileTypes } from './compile.js';
import { printTables } from './print-tables.js';

/** Everything as ECMAScript modules; `index.js` exports `checkMessage` and its companions. */
export async function validators(surface: Surface): Promise<Tree> {
  const modules = compileTypes(surface.definitions);
  const tree: Tree = new Map([...modules].map(([name, text]) => [`types/${name}.js`, text]));
  for (const name of Object.keys(surface.definitions)) {
    if (modules.has(name)) tree.set(`types/${name}.d.ts`, declareType(name));
  }
  tree.set('tables.js', printTables(surface));
  tree.set('formats.js', await bundle('formats.ts'));
  tree.set('check-message.js', await bundle('check-message.ts'));
  tree.set('index.js', INDEX);
  tree.set('index.d.ts', await declareIndex());
  return tree;
}

const FUNCTIONS = ['checkMessage', 'isKnownMethod', 'canonicalMethod'];

const INDEX = `${GENERATED}
import { createChecker } from './check-message.js';
import { tables } from './tables.js';

export const { ${FUNCTIONS.join(', ')} } = createChecker(tables);
`;

function declareType(name: string): string {
  return `import type { ${name} } from '../../types.js';\n\nexport declare function validate(value: unknown): value is ${name};\n`;
}

/** The types of the functions, word for word as the code beside them states them. */
async function declareIndex(): Promise<string> {
  const api = await readFile(new URL('api.ts', RUNTIME), 'utf8');
  const functions = FUNCTIONS.map((name) => `export declare const ${name}: Checker['${name}'];`);
  return `${api}\n${functions.join('\n')}\n`;
}
