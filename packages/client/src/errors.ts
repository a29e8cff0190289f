/** Errors of a server, told apart by what can be done about them. The error that travelled is the `cause`. */
import { RpcError } from '@app-server/rpc';

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

/** Something experimental was used: connect with `experimentalApi: true`. */
export class ExperimentalRequired extends ServerError {
  override readonly name = 'ExperimentalRequired';
  /** The method, field or arm that needs it. */
  readonly descriptor: string;

  constructor(method: string, cause: RpcError) {
    super(method, cause);
    this.descriptor = EXPERIMENTAL.exec(cause.message)?.[1] ?? method;
  }
}

/** The params do not decode, or their values are refused: mend the call. */
export class InvalidParams extends ServerError {
  override readonly name = 'InvalidParams';
}

/** The server is busy and has not run the request: send it again later. */
export class Overloaded extends ServerError {
  override readonly name = 'Overloaded';
}

/** The server declares the method and does not support it. */
export class NotSupported extends ServerError {
  override readonly name = 'NotSupported';
}

/** No such thread, or it is not loaded: resume or start one. */
export class ThreadNotFound extends ServerError {
  override readonly name = 'ThreadNotFound';
}

type ServerErrorClass = new (method: string, cause: RpcError) => ServerError;

const EXPERIMENTAL = /^(\S+) requires experimentalApi capability$/;

/** Codes and messages of the reference, first match first. */
const CLASSES: readonly { code?: number; message?: RegExp; error: ServerErrorClass }[] = [
  { code: -32001, error: Overloaded },
  { code: -32601, error: NotSupported },
  { code: -32602, error: InvalidParams },
  { message: EXPERIMENTAL, error: ExperimentalRequired },
  { message: /^Not initialized$/, error: NotInitialized },
  { message: /^Invalid request: /, error: InvalidParams },
  { message: /^(?:thread not found|thread not loaded|no rollout found for thread id)\b/, error: ThreadNotFound },
];

/** The error a caller sees; what no server sent passes as it is. */
export function classify(method: string, error: unknown): unknown {
  if (!(error instanceof RpcError)) return error;
  const match = CLASSES.find(
    ({ code, message }) =>
      (code === undefined || code === error.code) && (message === undefined || message.test(error.message)),
  );
  return new (match?.error ?? ServerError)(method, error);
}
