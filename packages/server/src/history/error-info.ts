/** Why a turn failed, as `error` lines say it and as clients are told. */
import type { CodexErrorInfo, TurnError } from '@app-server/schema/experimental';
import type { CodexErrorInfo as StoredInfo, EventMsg } from '@app-server/schema/rollout';
import { fields, numberOrNull, text, textOrNull } from './loose.js';
import { Spelling } from './naming.js';

const WORDS = new Spelling({
  contextWindowExceeded: 'context_window_exceeded',
  usageLimitExceeded: 'usage_limit_exceeded',
  serverOverloaded: 'server_overloaded',
  cyberPolicy: 'cyber_policy',
  internalServerError: 'internal_server_error',
  unauthorized: 'unauthorized',
  badRequest: 'bad_request',
  threadRollbackFailed: 'thread_rollback_failed',
  sandboxError: 'sandbox_error',
  other: 'other',
});

const HTTP = new Spelling({
  httpConnectionFailed: 'http_connection_failed',
  responseStreamConnectionFailed: 'response_stream_connection_failed',
  responseStreamDisconnected: 'response_stream_disconnected',
  responseTooManyFailedAttempts: 'response_too_many_failed_attempts',
});

type WireWord = Extract<CodexErrorInfo, string>;
type WireHttp = Exclude<keyof Union<Exclude<CodexErrorInfo, string>>, 'activeTurnNotSteerable'>;
/** All members of all arms. */
type Union<T> = T extends unknown ? { [K in keyof T as K]: T[K] } : never;

export function storedErrorInfo(info: CodexErrorInfo): StoredInfo {
  if (typeof info === 'string') return WORDS.toStored(info);
  if ('activeTurnNotSteerable' in info) {
    return { active_turn_not_steerable: { turn_kind: info.activeTurnNotSteerable.turnKind } };
  }
  const [[name, { httpStatusCode }]] = Object.entries(info) as [[WireHttp, { httpStatusCode: number | null }]];
  return { [HTTP.toStored(name)]: { http_status_code: httpStatusCode } } as StoredInfo;
}

/** Null when it is not classified; `other` for classes that this release does not know. */
export function errorInfoOf(value: unknown): CodexErrorInfo | null {
  if (value === null || value === undefined) return null;
  const word: WireWord | undefined = WORDS.toWire(value);
  if (word) return word;
  const [entry] = Object.entries(fields(value));
  const name = HTTP.toWire(entry?.[0]);
  if (name) return { [name]: { httpStatusCode: numberOrNull(fields(entry?.[1]).http_status_code) } } as CodexErrorInfo;
  if (entry?.[0] !== 'active_turn_not_steerable') return 'other';
  return { activeTurnNotSteerable: { turnKind: fields(entry[1]).turn_kind === 'compact' ? 'compact' : 'review' } };
}

/** Details have no declared place in an `error` line, and are kept under the name that other events have for them. */
export function errorEvent({ message, codexErrorInfo, additionalDetails }: TurnError): EventMsg {
  const info = codexErrorInfo === null ? null : storedErrorInfo(codexErrorInfo);
  const event: EventMsg = { type: 'error', message, codex_error_info: info };
  return additionalDetails === null ? event : Object.assign(event, { additional_details: additionalDetails });
}

export function turnErrorOf(event: object): TurnError {
  const { message, codex_error_info, additional_details } = fields(event);
  return {
    message: text(message),
    codexErrorInfo: errorInfoOf(codex_error_info),
    additionalDetails: textOrNull(additional_details),
  };
}
