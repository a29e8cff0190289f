/** Prints the methods a client may call as one interface that is nested the way their names are. */
import type { Method, Surface } from '@app-server/protocol';
import { GENERATED } from '../tree.js';
import { methodDoc, printImports, tsdoc } from './print.js';

/** A segment of method names: the method that ends with it, and what goes on from it. */
interface Segment {
  method?: Method;
  members: Map<string, Segment>;
}

const DOC =
  'What a client may call, nested as the names of the methods are; `O` is what the caller may say about one call. `initialize` belongs to the connection and is left out.';

export function printCalls({ methods }: Surface): string {
  const called = methods.filter(({ direction, method }) => direction === 'clientRequest' && method !== 'initialize');
  const root: Segment = { members: new Map() };
  for (const method of called) enter(root, method);
  const imports = printImports(called.flatMap(({ params, result }) => [params, result]));
  return `${GENERATED}\n${imports}\n${tsdoc(DOC)}export interface ClientCalls<O> {\n${printMembers(root, '  ')}\n}\n`;
}

function enter(root: Segment, method: Method): void {
  let segment = root;
  for (const name of method.method.split('/')) {
    const next = segment.members.get(name) ?? { members: new Map<string, Segment>() };
    segment.members.set(name, next);
    segment = next;
  }
  segment.method = method;
}

function printMembers({ members }: Segment, margin: string): string {
  return [...members].map(([name, segment]) => printMember(name, segment, margin)).join('\n');
}

function printMember(name: string, segment: Segment, margin: string): string {
  const { method, members } = segment;
  if (members.size === 0) return method ? printCall(name, method, margin) : '';
  const inner = `${margin}  `;
  const call = method ? `${printCall('', method, inner)}\n` : '';
  return `${margin}${name}: {\n${call}${printMembers(segment, inner)}\n${margin}}`;
}

/** A method, or a call signature where the name is empty. */
function printCall(name: string, method: Method, margin: string): string {
  const params = method.params === undefined ? 'params?: undefined' : `params: ${method.params}`;
  return `${tsdoc(methodDoc(method), margin)}${margin}${name}(${params}, options?: O): Promise<${method.result}>`;
}
