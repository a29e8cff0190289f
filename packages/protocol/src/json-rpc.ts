/**
 * The envelopes. The protocol is JSON-RPC 2.0 without the `jsonrpc` member: readers ignore it, writers leave it out.
 * There are no batches.
 */
import * as t from './define/index.js';
import { JsonValue, RequestId } from './domains/primitives.js';

export const W3cTraceContext = t.object('W3cTraceContext', 'W3C trace context of the span that sent a request.', {
  traceparent: t.nullable(t.string, 'Value of the `traceparent` header.'),
  tracestate: t.nullable(t.string, 'Value of the `tracestate` header.'),
});

export const JSONRPCRequest = t.object('JSONRPCRequest', 'A request; exactly one response answers it.', {
  id: RequestId,
  method: t.string,
  params: t.optional(JsonValue),
  trace: t.maybe(W3cTraceContext, 'Lets the receiver attach its spans to those of the sender.'),
});

export const JSONRPCNotification = t.object('JSONRPCNotification', 'A message that nobody answers.', {
  method: t.string,
  params: t.optional(JsonValue),
});

export const JSONRPCResponse = t.object('JSONRPCResponse', 'The successful answer to a request.', {
  id: RequestId,
  result: JsonValue,
});

export const JSONRPCErrorError = t.object('JSONRPCErrorError', 'Why a request failed.', {
  code: t.field(t.int64, 'Class of the failure; see the table of error codes.'),
  message: t.string,
  data: t.optional(JsonValue, 'More for machines; servers of this project send `ErrorData`.'),
});

export const JSONRPCError = t.object('JSONRPCError', 'The failing answer to a request.', {
  id: RequestId,
  error: JSONRPCErrorError,
});

export const JSONRPCMessage = t.named(
  'JSONRPCMessage',
  'Anything that may travel: one JSON value a line or a text frame.',
  t.union([JSONRPCRequest, JSONRPCNotification, JSONRPCResponse, JSONRPCError]),
);
