/** How a model must have failed for a server to say what a recorded session shows. */
import type { Part, Refusal } from '../../../../../test/support/mock-model/parts.js';

export interface TurnError {
  message: string;
  codexErrorInfo: unknown;
  additionalDetails: string | null;
}

/** What comes after whatever the model had said, or what refuses the request if it had said nothing. */
export type Failure = { parts: readonly Part[] } | Refusal;

export function failureOf({ message, codexErrorInfo, additionalDetails }: TurnError): Failure {
  const text = message.startsWith('Reconnecting...') && additionalDetails !== null ? additionalDetails : message;
  const status = Number(/(?:last|unexpected) status:? (\d{3})/.exec(text)?.[1] ?? 0);
  if (status !== 0) return { status, body: JSON.stringify({ error: { message: text } }) };
  if (text.startsWith('{')) return { status: 400, body: text };
  const isSaid = (info: string, pattern: RegExp) => codexErrorInfo === info || pattern.test(text);
  if (isSaid('usageLimitExceeded', /usage limit/)) return refusal(429, { type: 'usage_limit_reached' });
  if (isSaid('serverOverloaded', /at capacity/)) return refusal(503, { code: 'server_is_overloaded' });
  if (isSaid('internalServerError', /high demand/)) return { status: 500 };
  if (isSaid('contextWindowExceeded', /context window/)) return failed('context_length_exceeded', text);
  if (/idle timeout/.test(text)) return { parts: ['hold'] };
  if (/closed before response.completed/.test(text)) return { parts: ['stop'] };
  if (/error sending request/.test(text)) return { status: 0 };
  const reason = /Incomplete response returned, reason: (.*)$/.exec(text)?.[1];
  if (reason !== undefined) {
    const response = { incomplete_details: { reason } };
    return { parts: [{ event: { type: 'response.incomplete', response } }, 'stop'] };
  }
  if (/disconnected before completion: (?:Transport|error decoding)/.test(text)) return { parts: ['break'] };
  return failed('server_error', text.replace('stream disconnected before completion: ', ''));
}

function refusal(status: number, error: object): Refusal {
  return { status, body: JSON.stringify({ error: { message: 'refused', ...error } }) };
}

function failed(code: string, message: string): Failure {
  const response = { id: 'resp', error: { code, message } };
  return { parts: [{ event: { type: 'response.failed', response } }, 'stop'] };
}
