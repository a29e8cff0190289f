/** Reads requests: what they ask must be declared, and their params well-formed. Handlers get canonical spellings. */
import type { IncomingRequest } from '@app-server/rpc';
import type { InitializeParams } from '@app-server/schema/experimental';
import { validate as isInitializeParams } from '@app-server/schema/experimental/validators/InitializeParams';
import { boundary, checker } from './checker.js';
import { type MethodRow, contract } from './contract.js';
import { undecodable, unknownMethod } from './faults.js';

export interface Decoded {
  row: MethodRow;
  params: unknown;
}

type Sent = Pick<IncomingRequest, 'method' | 'params' | 'trace'>;

/**
 * Reads a hello; a well-formed one needs only its own check.
 *
 * @throws {RpcError} when it is malformed
 */
export function decodeInitialize(request: Sent): InitializeParams {
  const { params } = request;
  return isInitializeParams(params) ? params : (decodeRequest(request).params as InitializeParams);
}

/** @throws {RpcError} when it is no request of the protocol */
export function decodeRequest({ method: written, params: sent, trace }: Sent): Decoded {
  const { clientRequests } = contract();
  const row = clientRequests.get(written) ?? clientRequests.get(checker().canonicalMethod(written, 'client'));
  if (row === undefined) throw unknownMethod(written, suggestion(written));
  const params = row.params === undefined && isEmpty(sent) ? undefined : sent;
  const verdict = checker().checkMessage({ id: 0, method: written, params, trace }, { from: 'client' });
  if (!verdict.ok) throw undecodable(verdict.faults);
  return { row, params: (verdict.value as { params: unknown }).params };
}

/** A method that takes nothing may be sent nothing, null, or an object without members. */
function isEmpty(params: unknown): boolean {
  if (params === null) return true;
  return typeof params === 'object' && !Array.isArray(params) && Object.keys(params).length === 0;
}

function suggestion(method: string): string | undefined {
  const [fault] = boundary().checkOutbound({ kind: 'request', method, value: undefined }, { experimental: true });
  return fault?.suggestion;
}
