/** Checks what a client sends and reads what it receives, against one surface. */
import type { Boundary, Drift, Inbound, Outbound, OutboundFault } from './boundary-api.js';
import type { BoundaryEntry, BoundaryTables, Exact } from './boundary-tables.js';
import { coerce } from './coerce.js';
import type { Definitions } from './describe.js';
import { type Gated, usedParts } from './gate.js';
import { MethodIndex } from './method-index.js';
import { nearest } from './nearest.js';
import { isObject } from './scalars.js';
import { Shapes } from './shapes.js';
import { show } from './show.js';
import { type Finding, Walk, expectation } from './walk.js';

const NO_DRIFT: readonly Drift[] = Object.freeze([]);

const OPTED_IN = 'a connection that opted in to the experimental API';

export function createBoundary(tables: BoundaryTables): Boundary {
  const client = new MethodIndex(tables.client);
  const server = new MethodIndex(tables.server);
  let prepared: Shapes | undefined;
  const shapes = (): Shapes => (prepared ??= new Shapes(JSON.parse(tables.definitions) as Definitions));

  return { checkOutbound, readInbound };

  function checkOutbound({ kind, method, value }: Outbound, { experimental }: { experimental: boolean }) {
    const entry = (kind === 'request' ? client : server).get(method);
    if (entry?.kind !== 'request') return [unknownOutbound(kind, method)];
    const carried = kind === 'request' ? entry.params : entry.result;
    const faults = carried === undefined ? faultsOfNothing(value) : faultsOf(carried, value);
    return experimental || kind === 'answer' ? faults : [...refusals(method, entry, value), ...faults];
  }

  function faultsOf({ type, exact }: Exact, value: unknown): OutboundFault[] {
    return exact(value) ? [] : compare(type, value).findings.map(faultOf);
  }

  /** What a connection that has not opted in must not send. */
  function refusals(method: string, { descriptor, params }: BoundaryEntry, value: unknown): OutboundFault[] {
    if (descriptor !== undefined) return [refusal({ path: '', descriptor, value: method })];
    const gate = params && tables.gates[params.type];
    return gate ? usedParts(gate, canonical(params.type, value)).map(refusal) : [];
  }

  function readInbound({ kind, method, value }: Inbound): { value: unknown; drift: readonly Drift[] } {
    const entry = (kind === 'answer' ? client : server).get(method);
    if (entry?.kind !== (kind === 'answer' ? 'request' : kind)) return { value, drift: [unknownInbound(kind, method)] };
    const carried = kind === 'answer' ? entry.result : entry.params;
    if (carried === undefined || carried.exact(value)) return { value, drift: NO_DRIFT };
    const { filled, findings } = compare(carried.type, value);
    return { value: filled, drift: findings.length === 0 ? NO_DRIFT : findings.map(driftOf) };
  }

  function compare(type: string, value: unknown): { filled: unknown; findings: Finding[] } {
    const walk = new Walk(shapes());
    const filled = walk.visit({ $ref: `#/definitions/${type}` }, canonical(type, value));
    return { filled, findings: walk.findings };
  }

  /** The value without legacy spellings; what is refused among them stays, and is found to be unknown. */
  function canonical(type: string, value: unknown): unknown {
    const plan = tables.plans[type];
    return plan ? coerce(plan, tables.plans, value, []) : value;
  }

  function faultOf(finding: Finding): OutboundFault {
    const { path, name, known = [] } = finding;
    const suggestion = name === undefined ? undefined : nearest(name, known);
    const expected = expectation(shapes().definitions, finding);
    return { path, expected, got: found(finding), ...(suggestion !== undefined && { suggestion }) };
  }

  function driftOf(finding: Finding): Drift {
    return {
      kind: finding.kind,
      path: finding.path,
      expected: expectation(shapes().definitions, finding),
      got: found(finding),
    };
  }

  function unknownOutbound(kind: Outbound['kind'], method: string): OutboundFault {
    const asked = kind === 'request' ? client : server;
    const known = [...asked.entries].filter(([, entry]) => entry.kind === 'request').map(([name]) => name);
    const suggestion = nearest(method, known);
    const expected = `the method of a request that a ${kind === 'request' ? 'client' : 'server'} may send`;
    return { path: '', expected, got: show(method), ...(suggestion !== undefined && { suggestion }) };
  }
}

/** What stands there: of an unknown arm, what it calls itself. */
function found({ kind, name, value }: Finding): string {
  return show(kind === 'unknown-arm' && name !== undefined ? name : value);
}

function unknownInbound(kind: Inbound['kind'], method: string): Drift {
  const expected = kind === 'answer' ? 'an answer to a declared method' : `a declared ${kind}`;
  return { kind: 'unknown-method', path: '', expected, got: show(method) };
}

/** Methods without params take nothing, null or an empty object. */
function faultsOfNothing(value: unknown): OutboundFault[] {
  if (value === undefined || value === null) return [];
  const members = isObject(value) ? Object.values(value) : [value];
  if (members.every((member) => member === undefined)) return [];
  return [{ path: '', expected: 'nothing: the method takes no params', got: show(value) }];
}

function refusal({ path, descriptor, value }: Gated): OutboundFault {
  return { path, expected: OPTED_IN, got: show(value), descriptor };
}
