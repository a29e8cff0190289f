/** Errors that travel: the code that the reference uses, and `data` that says the same to machines. */
import { CODES, RpcError } from '@app-server/rpc';
import type { ErrorData, Fault } from '@app-server/schema/experimental';

const INVALID_REQUEST = CODES.invalidRequest;
const NOT_SUPPORTED = CODES.methodNotFound;
const INVALID_PARAMS = -32602;
const INTERNAL = CODES.internalError;

/** A request may be wrong in a thousand places; the first ones do. */
const SHOWN_FAULTS = 8;

/** The request cannot be decoded, or its values make no sense in this state. */
export function invalidRequest(message: string, path = ''): RpcError {
  return fault(INVALID_REQUEST, message, { kind: 'invalidRequest', faults: [{ path, expected: message, got: '' }] });
}

/** Well-formed params whose values, or their combination, are refused. */
export function invalidParams(message: string, path = ''): RpcError {
  return fault(INVALID_PARAMS, message, { kind: 'invalidParams', faults: [{ path, expected: message, got: '' }] });
}

/** More text than one input may hold; nothing of it was taken. */
export function inputTooLarge(most: number, actual: number): RpcError {
  const sizes = { input_error_code: 'input_too_large', max_chars: most, actual_chars: actual } as const;
  const message = `The input holds ${actual} characters; ${most} are the most.`;
  return fault(INVALID_PARAMS, message, { kind: 'inputTooLarge', ...sizes });
}

/** The turn that runs takes no further input. */
export function turnNotSteerable(turnKind: 'review' | 'compact'): RpcError {
  const message = `A ${turnKind} turn takes no further input; wait for its end.`;
  const codexErrorInfo = { activeTurnNotSteerable: { turnKind } };
  return fault(INVALID_REQUEST, message, {
    kind: 'turnNotSteerable',
    message,
    codexErrorInfo,
    additionalDetails: null,
  });
}

/** What was named does not exist. */
export function notFound(what: string, id: string, message: string): RpcError {
  return fault(INVALID_REQUEST, message, { kind: 'notFound', what, id });
}

/** The name is taken by something that still exists. */
export function alreadyExists(what: string, id: string, message: string): RpcError {
  return fault(INVALID_REQUEST, message, { kind: 'alreadyExists', what, id });
}

/** What was named exists, and is in a state that does not allow this. */
export function wrongState(what: string, state: string, message: string): RpcError {
  return fault(INVALID_REQUEST, message, { kind: 'wrongState', what, state });
}

/** The method is declared, and this server, or this platform, does not have it; the reason says what would. */
export function unsupported(message: string, reason: string): RpcError {
  return fault(NOT_SUPPORTED, message, { kind: 'unsupported', reason });
}

/** The machine failed: files, processes. */
export function ioFailure(cause: unknown, message?: string): RpcError {
  const { code = 'EIO', message: text } = cause as NodeJS.ErrnoException;
  return new RpcError(INTERNAL, message ?? text, { kind: 'io', errno: code } satisfies ErrorData, { cause });
}

/** The connection has to send `initialize` first. */
export function notInitialized(): RpcError {
  return fault(INVALID_REQUEST, 'Not initialized', { kind: 'notInitialized' });
}

/** `initialize` came a second time. */
export function alreadyInitialized(): RpcError {
  return fault(INVALID_REQUEST, 'Already initialized', { kind: 'alreadyInitialized' });
}

/** The connection has not opted in to what its request uses. */
export function experimentalRequired(descriptor: string): RpcError {
  const message = `${descriptor} requires experimentalApi capability`;
  return fault(INVALID_REQUEST, message, { kind: 'experimentalRequired', descriptor });
}

/** No declared request has this name. */
export function unknownMethod(method: string, suggestion: string | undefined): RpcError {
  const hint = suggestion === undefined ? '' : ` (did you mean "${suggestion}"?)`;
  const message = `Invalid request: there is no method "${method}"${hint}`;
  return fault(INVALID_REQUEST, message, { kind: 'unknownMethod', method, suggestion: suggestion ?? null });
}

/** The params are not what the method takes. */
export function undecodable(faults: readonly Fault[]): RpcError {
  const shown = faults.slice(0, SHOWN_FAULTS);
  const texts = shown.map(({ path, expected, got }) => `${path}: expected ${expected}, got ${got}`);
  const more = faults.length > shown.length ? `; and ${faults.length - shown.length} more` : '';
  const message = `Invalid request: ${texts.join('; ')}${more}`;
  return fault(INVALID_REQUEST, message, { kind: 'invalidRequest', faults: shown });
}

/** Too much is running already; the request was not begun, and may be sent again. */
export function overloaded(): RpcError {
  return fault(CODES.overloaded, 'Server overloaded; retry later.', { kind: 'overloaded', retryAfterMs: null });
}

/** A defect; what travels says nothing about the insides. */
export function internal(method: string, cause: unknown): RpcError {
  return new RpcError(INTERNAL, `${method} failed.`, { kind: 'internal' } satisfies ErrorData, { cause });
}

export function fault(code: number, message: string, data: ErrorData): RpcError {
  return new RpcError(code, message, data);
}
