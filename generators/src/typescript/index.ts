/** The TypeScript of a surface: one file of types, one of method maps, one of calls, one that exports them all. */
import type { Direction, Method, Surface } from '@app-server/protocol';
import { GENERATED, type Tree } from '../tree.js';
import { printCalls } from './calls.js';
import { methodDoc, printImports, printType, tsdoc } from './print.js';

const MAPS: Record<Direction, { name: string; doc: string }> = {
  clientRequest: { name: 'ClientRequests', doc: 'What a client may ask, each method with its params and its result.' },
  serverRequest: { name: 'ServerRequests', doc: 'What a server may ask, each method with its params and its result.' },
  serverNotification: { name: 'ServerNotifications', doc: 'What a server may announce, each method with its params.' },
  clientNotification: { name: 'ClientNotifications', doc: 'What a client may announce, each method with its params.' },
};

export async function typescript(surface: Surface): Promise<Tree> {
  return new Map([
    ['types.ts', await printTypes(surface)],
    ['methods.ts', printMaps(surface)],
    ['calls.ts', printCalls(surface)],
    [
      'index.ts',
      `${GENERATED}\n${['calls', 'methods', 'types'].map((name) => `export type * from './${name}.js';\n`).join('')}`,
    ],
  ]);
}

async function printTypes({ definitions }: Surface): Promise<string> {
  const names = Object.keys(definitions).sort();
  const declarations = await Promise.all(names.map((name) => printType(name, definitions[name] ?? {})));
  return `${GENERATED}\n\n${declarations.join('\n\n')}\n`;
}

function printMaps({ methods }: Surface): string {
  const imports = printImports(methods.flatMap(({ params, result }) => [params, result]));
  const maps = (Object.keys(MAPS) as Direction[]).map((direction) => {
    const rows = methods.filter((method) => method.direction === direction).map(printRow);
    return `${tsdoc(MAPS[direction].doc)}export interface ${MAPS[direction].name} {\n${rows.join('\n')}\n}`;
  });
  return `${GENERATED}\n${imports}\n${maps.join('\n\n')}\n`;
}

function printRow(method: Method): string {
  const { params = 'undefined', result } = method;
  const resultPart = result === undefined ? '' : `; result: ${result}`;
  return `${tsdoc(methodDoc(method), '  ')}  '${method.method}': { params: ${params}${resultPart} }`;
}
