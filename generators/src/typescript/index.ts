/** The TypeScript of a surface: one file of types, one of method maps, one that exports both. */
import type { Direction, Method, Surface } from '@app-server/protocol';
import { GENERATED, type Tree } from '../tree.js';
import { printType, tsdoc } from './print.js';

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
    ['index.ts', `${GENERATED}\nexport type * from './methods.js';\nexport type * from './types.js';\n`],
  ]);
}

async function printTypes({ definitions }: Surface): Promise<string> {
  const names = Object.keys(definitions).sort();
  const declarations = await Promise.all(names.map((name) => printType(name, definitions[name] ?? {})));
  return `${GENERATED}\n\n${declarations.join('\n\n')}\n`;
}

function printMaps({ methods }: Surface): string {
  const used = new Set(methods.flatMap(({ params, result }) => [params, result]).filter((name) => name !== undefined));
  const imports = [...used]
    .sort()
    .map((name) => `  ${name},\n`)
    .join('');
  const maps = (Object.keys(MAPS) as Direction[]).map((direction) => {
    const rows = methods.filter((method) => method.direction === direction).map(printRow);
    return `${tsdoc(MAPS[direction].doc)}export interface ${MAPS[direction].name} {\n${rows.join('\n')}\n}`;
  });
  return `${GENERATED}\nimport type {\n${imports}} from './types.js';\n\n${maps.join('\n\n')}\n`;
}

function printRow({ method, doc, params = 'undefined', result, deprecated, descriptor }: Method): string {
  const tags = [
    ...(deprecated ? ['@deprecated'] : []),
    ...(descriptor === undefined ? [] : [`@experimental \`${descriptor}\``]),
  ];
  const comment = tags.length === 0 ? doc : `${doc}\n\n${tags.join('\n')}`;
  const resultPart = result === undefined ? '' : `; result: ${result}`;
  return `${tsdoc(comment, '  ')}  '${method}': { params: ${params}${resultPart} }`;
}
