/** Error codes, and what servers of this project say in `error.data`. */
import * as t from './define/index.js';
import { CodexErrorInfo } from './domains/turn-model.js';

/** Numeric codes of `error.code`, each with what it stands for. */
export const ERROR_CODES = {
  invalidRequest: {
    code: -32600,
    doc: 'The request cannot be decoded, is unknown, gated, or does not fit the state of the server.',
  },
  methodNotFound: { code: -32601, doc: 'The method is declared, and this server does not support it.' },
  invalidParams: {
    code: -32602,
    doc: 'The params are well-formed, and their values or their combination are refused.',
  },
  internalError: { code: -32603, doc: 'The server or its machine failed: files, processes, network.' },
  overloaded: { code: -32001, doc: 'The server is busy and has not run the request; send it again later.' },
} as const;

export const Fault = t.object('Fault', 'One place where a message differs from the protocol.', {
  path: t.field(t.string, 'JSON pointer into the message; empty for the message itself.'),
  expected: t.field(t.string, 'What the protocol allows there.'),
  got: t.field(t.string, 'What the message has there, shortened.'),
});

export const ErrorData = t.named(
  'ErrorData',
  'Machine-readable part of an error, told apart by `kind`; `error.code` and `error.message` stay those of the wire.',
  t.union([
    t.arm({ kind: 'invalidRequest' }, 'The message does not decode.', { faults: t.list(Fault) }),
    t.arm(
      { kind: 'unknownMethod' },
      {
        method: t.string,
        suggestion: t.maybe(t.string, 'The declared method with the closest name.'),
      },
    ),
    t.arm({ kind: 'invalidParams' }, 'The params decode, and the handler refuses them; nothing was changed.', {
      faults: t.list(Fault),
    }),
    t.arm({ kind: 'notInitialized' }, 'The connection has not been initialized.', {}),
    t.arm({ kind: 'alreadyInitialized' }, 'The connection has been initialized before.', {}),
    t.arm({ kind: 'experimentalRequired' }, 'The connection has not opted in to the experimental surface.', {
      descriptor: t.field(t.string, 'The method, field or enum arm that needs it.'),
    }),
    t.arm({ kind: 'overloaded' }, 'The request was not run and may be sent again.', {
      retryAfterMs: t.maybe(t.uint32, 'How long to wait at least, in milliseconds.'),
    }),
    t.arm({ kind: 'unsupported' }, 'Declared, and not available on this server or platform.', {
      reason: t.field(t.string, 'What is missing, and what would provide it.'),
    }),
    t.arm({ kind: 'notFound' }, 'Something the params refer to does not exist.', {
      what: t.field(t.string, 'Kind of thing: `thread`, `turn`, `process`, `file` …'),
      id: t.field(t.string, 'The id as it was sent.'),
    }),
    t.arm({ kind: 'alreadyExists' }, 'The name is taken by something that still exists.', {
      what: t.field(t.string, 'Kind of thing.'),
      id: t.field(t.string, 'The id as it was sent.'),
    }),
    t.arm({ kind: 'wrongState' }, 'The thing exists, and its state forbids the request.', {
      what: t.field(t.string, 'Kind of thing.'),
      state: t.field(t.string, 'Its state.'),
    }),
    t.arm({ kind: 'unauthenticated' }, 'The request needs an account that is not signed in.', {}),
    t.arm({ kind: 'inputTooLarge' }, 'The input of a turn exceeds the limit.', {
      input_error_code: t.literals('input_too_large'),
      max_chars: t.uint64,
      actual_chars: t.uint64,
    }),
    t.arm({ kind: 'configWrite' }, 'A configuration write was refused; nothing was written.', {
      config_write_error_code: t.literals(
        'configLayerReadonly',
        'configVersionConflict',
        'configValidationError',
        'configPathNotFound',
        'configSchemaUnknownKey',
        'userLayerNotFound',
      ),
    }),
    t.arm({ kind: 'turnNotSteerable' }, 'The active turn takes no input.', {
      message: t.string,
      codexErrorInfo: CodexErrorInfo,
      additionalDetails: t.nullable(t.string),
    }),
    t.arm({ kind: 'io' }, 'The operating system refused.', {
      errno: t.field(t.string, 'Its symbolic error name, for example `ENOENT`.'),
    }),
    t.arm({ kind: 'internal' }, 'A defect of the server; the message says where to look.', {}),
  ]),
);
