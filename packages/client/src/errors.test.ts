import schema from '@app-server/schema/experimental/schema.json' with { type: 'json' };
import { RpcError } from '@app-server/rpc';
import { describe, expect, test } from 'vitest';
import * as errors from './errors.js';
import { HARVEST } from './test-harvest.js';

const CLASSES = new Map<string, unknown>(Object.entries(errors).filter(([name]) => name !== 'classify'));

interface Sample {
  method: string;
  error: RpcError;
}

/** `code message`, and ` · data` where there is some. An unknown method is refused by its own name. */
function sample(line: string): Sample {
  const [, code, message = '', data] = /^(-\d+) ([^]*?)(?: · (\{.*\}))?$/.exec(line) ?? [];
  const unknown = /unknown variant `([^`]*)`, expected one of `initialize`/.exec(message)?.[1];
  const error = new RpcError(Number(code), message, data === undefined ? undefined : JSON.parse(data));
  return { method: unknown ?? 'some/method', error };
}

function classified(method: string, error: RpcError): errors.ServerError {
  return errors.classify(method, error) as errors.ServerError;
}

describe('the messages of the reference', () => {
  test.each(Object.entries(HARVEST))('are told apart: %s', (name, lines) => {
    for (const { method, error } of lines.map(sample)) {
      const found = classified(method, error);
      expect(found.name, error.message).toBe(name);
      expect(found).toBeInstanceOf(CLASSES.get(name));
      expect(found).toMatchObject({ method, code: error.code, data: error.data, cause: error });
      expect(found.message).toBe(`${method}: ${error.message}`);
    }
  });

  test('are many', () => {
    expect(Object.values(HARVEST).flat().length).toBeGreaterThan(280);
  });

  test.each([
    ['thread 1 is closing; retry thread/resume after the thread is closed', 'WrongState'],
    ['rollback already in progress for this thread', 'WrongState'],
    ['goals feature is disabled', 'NotSupported'],
    ['goal objective must be at most 4000 characters', 'InvalidParams'],
    ['API key login is disabled. Use ChatGPT login instead.', 'NotAllowed'],
  ])('that were only read, not met: %s', (message, name) => {
    expect(classified('some/method', new RpcError(-32600, message)).name).toBe(name);
  });
});

test('what nobody knows keeps everything', () => {
  const error = new RpcError(-32600, 'The moon is in the wrong quarter.', { phase: 'full' });
  const found = classified('moon/read', error);
  expect(found.constructor).toBe(errors.ServerError);
  expect(found).toMatchObject({ code: -32600, data: { phase: 'full' }, cause: error, method: 'moon/read' });
});

test('what no server sent passes as it is', () => {
  const error = new TypeError('not of the wire');
  expect(errors.classify('some/method', error)).toBe(error);
});

describe('words for machines', () => {
  test('count more than the message', () => {
    const error = new RpcError(-32600, 'Not initialized', { kind: 'unauthenticated' });
    expect(classified('some/method', error).name).toBe('LoginRequired');
  });

  test('each that the protocol declares names a class', () => {
    const kinds = schema.definitions.ErrorData.oneOf.map(({ properties }) => properties.kind.const);
    expect(kinds.length).toBeGreaterThan(12);
    // A refused write of the config says more by its code.
    for (const kind of kinds.filter((kind) => kind !== 'configWrite')) {
      const { name } = classified('some/method', new RpcError(1, '', { kind }));
      expect([kind, CLASSES.has(name) && name !== 'ServerError']).toEqual([kind, true]);
    }
  });

  test.each([
    [{ kind: 'notFound', what: 'thread', id: 't' }, 'ThreadNotFound'],
    [{ kind: 'notFound', what: 'process', id: 'p' }, 'NotFound'],
    [{ kind: 'wrongState', what: 'thread', state: 'notLoaded' }, 'ThreadNotLoaded'],
    [{ kind: 'wrongState', what: 'turn', state: 'idle' }, 'WrongState'],
  ])('%j', (data, name) => {
    expect(classified('some/method', new RpcError(-32600, 'No', data)).name).toBe(name);
  });

  test.each([[null], ['text'], [{ kind: 'unheard of' }], [{ kind: 7, codexErrorInfo: null }]])(
    'that are none leave it to the message: %j',
    (data) => {
      expect(classified('some/method', new RpcError(-32600, 'Not initialized', data)).name).toBe('NotInitialized');
    },
  );
});

describe('details', () => {
  test.each([
    [-32600, 'turn/start requires experimentalApi capability', { descriptor: 'turn/start' }],
    [-32600, 'Invalid request: missing field `path`', { field: 'path' }],
    [-32600, 'Invalid request: invalid type: map, expected unit', { field: undefined, path: undefined }],
    [-32600, "Invalid clientInfo.name: 'bad'. Must be a valid HTTP header value.", { field: 'clientInfo.name' }],
    [-32600, 'gitInfo.branch must not be empty', { field: 'gitInfo.branch' }],
    [-32600, 'keyPath segments must not be empty', { field: 'keyPath' }],
    [-32600, 'thread name must not be empty', { field: 'name' }],
    [-32600, 'numTurns must be >= 1', { field: 'numTurns' }],
    [-32600, '`permissions` cannot be combined with `sandbox`', { field: 'permissions' }],
    [-32600, 'items[0] is not a valid response item: missing field `type`', { field: 'items[0]' }],
    [-32600, 'invalid thread id: invalid length: expected length 32', { field: 'threadId' }],
    [-32600, 'cursor 9 exceeds total models 5', { field: 'cursor' }],
    [-32602, 'command/exec size rows and cols must be greater than 0', { field: 'size' }],
    [-32602, 'process/spawn timeoutMs must be non-negative, got -1', { field: 'timeoutMs' }],
    [-32602, 'invalid deltaBase64: Invalid symbol 33, offset 0.', { field: 'deltaBase64' }],
    [-32600, 'expected active turn id nope but found t-1', { expected: 'nope', found: 't-1' }],
    [-32600, 'expected active turn id `t-1` but found `t-2`', { expected: 't-1', found: 't-2' }],
    [-32600, 'cannot steer a review turn', { turnKind: 'review' }],
    [-32603, 'Is a directory (os error 21)', { errno: 21 }],
    [
      -32600,
      'failed to load configuration: /home/dev/.codex/config.toml:1:19: unknown variant `bogus`',
      { file: '/home/dev/.codex/config.toml', line: 1, column: 19, key: undefined },
    ],
    [-32603, 'invalid configuration: unknown variant `x`\nin `approval_policy`\n', { key: 'approval_policy' }],
  ])('%s %s', (code, message, details) => {
    expect(classified('turn/start', new RpcError(code, message))).toMatchObject(details);
  });

  test('come from the data where it has them', () => {
    const tooLarge = { input_error_code: 'input_too_large', max_chars: 10, actual_chars: 11 };
    expect(classified('turn/start', new RpcError(-32602, 'Too long', tooLarge))).toMatchObject({
      name: 'InputTooLarge',
      maxChars: 10,
      actualChars: 11,
    });
    const review = { codexErrorInfo: { activeTurnNotSteerable: { turnKind: 'review' } } };
    expect(classified('turn/steer', new RpcError(-32600, 'No', review))).toMatchObject({ turnKind: 'review' });
    const pointed = { kind: 'invalidParams', faults: [{ path: '/input/0', expected: 'x', got: 'y' }] };
    expect(classified('turn/start', new RpcError(-32602, 'No', pointed))).toMatchObject({ path: '/input/0' });
  });
});
