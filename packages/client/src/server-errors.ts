/** Errors of a server, told apart by what can be done about them. The error that travelled is the `cause`. */
import type { RpcError } from '@app-server/rpc';

/** An error of the server that belongs to no narrower class. */
export class ServerError extends Error {
  override readonly name: string = 'ServerError';
  /** The numeric code that travelled. */
  readonly code: number;
  /** What the server said for machines, if anything. */
  readonly data: unknown;

  constructor(
    readonly method: string,
    cause: RpcError,
  ) {
    super(`${method}: ${cause.message}`, { cause });
    this.code = cause.code;
    this.data = cause.data;
  }
}

/** The connection has not been initialized: connect anew. */
export class NotInitialized extends ServerError {
  override readonly name = 'NotInitialized';
}

/** The connection has been initialized before: go on with it. */
export class AlreadyInitialized extends ServerError {
  override readonly name = 'AlreadyInitialized';
}

/** Something experimental was used: connect with `experimentalApi: true`. */
export class ExperimentalRequired extends ServerError {
  override readonly name = 'ExperimentalRequired';
  /** The method, field or arm that needs it. */
  readonly descriptor: string;

  constructor(method: string, cause: RpcError) {
    super(method, cause);
    this.descriptor = /^(\S+) requires experimentalApi capability$/.exec(cause.message)?.[1] ?? method;
  }
}

/** The server does not know the method: it is older or newer than this client. */
export class UnknownMethod extends ServerError {
  override readonly name = 'UnknownMethod';
}

/** The server knows what was asked and cannot do it, or not for this kind of thread. */
export class NotSupported extends ServerError {
  override readonly name = 'NotSupported';
}

/** The params do not decode, or their values are refused: mend the call. */
export class InvalidParams extends ServerError {
  override readonly name = 'InvalidParams';
  /** The field at fault as the server names it, e.g. `gitInfo.branch` or `items[0]`, where it names one. */
  readonly field: string | undefined;
  /** JSON pointer to what is at fault, from servers that tell it. */
  readonly path: string | undefined;

  constructor(method: string, cause: RpcError) {
    super(method, cause);
    this.field = fieldOf(cause.message);
    this.path = text(member(firstOf(member(cause.data, 'faults')), 'path'));
  }
}

/** More text than a turn takes: shorten it. */
export class InputTooLarge extends ServerError {
  override readonly name = 'InputTooLarge';
  /** Characters that are allowed. */
  readonly maxChars: number | undefined;
  /** Characters that were sent. */
  readonly actualChars: number | undefined;

  constructor(method: string, cause: RpcError) {
    super(method, cause);
    this.maxChars = count(member(cause.data, 'max_chars'));
    this.actualChars = count(member(cause.data, 'actual_chars'));
  }
}

/** The server is busy and has not run the request: send it again later. */
export class Overloaded extends ServerError {
  override readonly name = 'Overloaded';
}

/** What was named does not exist: name something else. */
export class NotFound extends ServerError {
  override readonly name: string = 'NotFound';
}

/** No thread is stored under this id or path: start one. */
export class ThreadNotFound extends NotFound {
  override readonly name = 'ThreadNotFound';
}

/** The thread is not at work in this server: resume it. That answers with `ThreadNotFound` when it is not stored either. */
export class ThreadNotLoaded extends ServerError {
  override readonly name = 'ThreadNotLoaded';
}

/** The name is taken, and what has it is still at work: choose another one. */
export class AlreadyExists extends ServerError {
  override readonly name = 'AlreadyExists';
}

/** What was named exists but is not in a state that allows this; the message says which state is missing. */
export class WrongState extends ServerError {
  override readonly name = 'WrongState';
}

/** No turn is running: start one. */
export class NoActiveTurn extends ServerError {
  override readonly name = 'NoActiveTurn';
}

/** Another turn is running than was expected: look at it before deciding about it. */
export class TurnMismatch extends ServerError {
  override readonly name = 'TurnMismatch';
  readonly expected: string | undefined;
  /** The turn that is running. */
  readonly found: string | undefined;

  constructor(method: string, cause: RpcError) {
    super(method, cause);
    const [, expected, found] = /^expected active turn id `?(.*?)`? but found `?(.*?)`?$/.exec(cause.message) ?? [];
    this.expected = expected;
    this.found = found;
  }
}

/** The turn that is running takes no further input: wait for its end. */
export class TurnNotSteerable extends ServerError {
  override readonly name = 'TurnNotSteerable';
  /** What kind of turn it is, e.g. `review` or `compact`. */
  readonly turnKind: string | undefined;

  constructor(method: string, cause: RpcError) {
    super(method, cause);
    const named = member(member(member(cause.data, 'codexErrorInfo'), 'activeTurnNotSteerable'), 'turnKind');
    this.turnKind = text(named) ?? /^cannot steer a (\S+) turn/.exec(cause.message)?.[1];
  }
}

/** The configuration of the server, or what a call lays over it, does not hold: mend it. */
export class ConfigInvalid extends ServerError {
  override readonly name = 'ConfigInvalid';
  /** The file at fault, where the server names one. */
  readonly file: string | undefined;
  /** Line in the file, from 1. */
  readonly line: number | undefined;
  /** Column in the line, from 1. */
  readonly column: number | undefined;
  /** The key at fault, e.g. `tools.web_search`, where the server names one. */
  readonly key: string | undefined;

  constructor(method: string, cause: RpcError) {
    super(method, cause);
    const [, file, line, column] = /: (\S.*?):(\d+):(\d+): /.exec(cause.message) ?? [];
    this.file = file;
    this.line = line === undefined ? undefined : Number(line);
    this.column = column === undefined ? undefined : Number(column);
    this.key = /\bin `([^`]+)`\s*$/.exec(cause.message)?.[1];
  }
}

/** The configuration has changed since it was read: read it again, then write. */
export class ConfigConflict extends ServerError {
  override readonly name = 'ConfigConflict';
}

/** Whoever manages the installation forbids it: choose what is allowed, or ask them. */
export class NotAllowed extends ServerError {
  override readonly name = 'NotAllowed';
}

/** Nobody is logged in, or not in the way this needs: log in. */
export class LoginRequired extends ServerError {
  override readonly name = 'LoginRequired';
}

/** The operating system refused: look at the file or the program. */
export class SystemError extends ServerError {
  override readonly name = 'SystemError';
  /** The error number of the server's operating system, e.g. 2 where there is no such file on Linux. */
  readonly errno: number | undefined;

  constructor(method: string, cause: RpcError) {
    super(method, cause);
    const errno = /\(os error (\d+)\)/.exec(cause.message)?.[1];
    this.errno = errno === undefined ? undefined : Number(errno);
  }
}

/** An MCP server could not be started, or its tool or resource failed: look at that server. */
export class McpFailed extends ServerError {
  override readonly name = 'McpFailed';
}

/** A service behind the server could not be reached, or refused: try again later. */
export class Unavailable extends ServerError {
  override readonly name = 'Unavailable';
}

/** The server failed: nothing about the call has to change. */
export class InternalError extends ServerError {
  override readonly name = 'InternalError';
}

/** How the reference names a field at fault; the first pattern that matches captures it. */
const FIELDS = [
  /^(\w+\[\d+\]) /,
  /missing field `([^`]+)`/,
  /^Invalid (clientInfo\.name):/,
  /invalid value for `([^`]+)`/,
  /^`([^`]+)` cannot be combined/,
  /^\S+ (size|timeoutMs)(?: rows and cols)? (?:requires|must be)/,
  /^(?:\S+ requires valid base64 |invalid )(dataBase64|deltaBase64):/,
  /^(?:thread |goal |marketplace )?([\w.]+)(?: segments)? must (?:not be empty|be >=|include)/,
];

/** Where the text only describes a field. */
const DESCRIBED: readonly [RegExp, string][] = [
  [/^(?:invalid )?cursor\b/, 'cursor'],
  [/^invalid thread id:/, 'threadId'],
  [/^invalid login id:/, 'loginId'],
];

function fieldOf(message: string): string | undefined {
  const described = DESCRIBED.find(([pattern]) => pattern.test(message))?.[1];
  if (described !== undefined) return described;
  for (const pattern of FIELDS) {
    const field = pattern.exec(message)?.[1];
    if (field !== undefined) return field;
  }
  return undefined;
}

/** A member of what may be anything. */
function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
