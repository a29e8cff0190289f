/** Why a reply was refused or broke off, and whether another attempt may mend it. */
import { STATUS_CODES } from 'node:http';
import type { CodexErrorInfo, RateLimitSnapshot } from '@app-server/schema/experimental';
import { ModelFailure } from '../model-provider.js';
import { type Loose, record, text, whole, word } from './loose.js';
import { rateLimitsOf } from './rate-limits.js';

/** Who tries again: nobody, the request alone and quietly, or the reply as a whole, which is announced. */
export interface Remedies {
  request: boolean;
  reply: boolean;
}

const NONE: Remedies = { request: false, reply: false };
const BOTH: Remedies = { request: true, reply: true };
const REPLY: Remedies = { request: false, reply: true };

/** One attempt at a reply has failed. */
export class ReplyBroken extends Error {
  readonly remedies: Remedies;
  readonly info: CodexErrorInfo;
  /** Milliseconds that the provider asks to wait. */
  readonly delayMs: number | undefined;
  readonly #rateLimits: RateLimitSnapshot | undefined;

  constructor(message: string, info: CodexErrorInfo, options: BrokenOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'ReplyBroken';
    this.info = info;
    this.remedies = options.remedies ?? NONE;
    this.delayMs = options.delayMs;
    this.#rateLimits = options.rateLimits;
  }

  /** As it is told when no attempt is left. */
  get final(): ModelFailure {
    return new ModelFailure(this.message, this.info, { rateLimits: this.#rateLimits, cause: this.cause });
  }

  /** As it is told when the next attempt follows. */
  get announced(): ModelFailure {
    return new ModelFailure(this.message, DISCONNECTED, { cause: this.cause });
  }
}

interface BrokenOptions {
  remedies?: Remedies;
  delayMs?: number | undefined;
  /** The limit that was reached. */
  rateLimits?: RateLimitSnapshot | undefined;
  cause?: unknown;
}

const DISCONNECTED: CodexErrorInfo = { responseStreamDisconnected: { httpStatusCode: null } };

export function brokeOff(cause: unknown): ReplyBroken {
  const why = cause instanceof SyntaxError ? 'it sent an event that is not JSON' : reasonOf(cause);
  return new ReplyBroken(`The model provider broke off its reply: ${why}.`, 'other', { remedies: REPLY, cause });
}

export function endedEarly(): ReplyBroken {
  return new ReplyBroken('The model provider ended its reply before it was complete.', 'other', { remedies: REPLY });
}

export function fellSilent(milliseconds: number): ReplyBroken {
  const message = `The model provider said nothing for ${milliseconds} ms (stream_idle_timeout_ms).`;
  return new ReplyBroken(message, 'other', { remedies: REPLY });
}

export function unreachable(baseUrl: string, cause: unknown): ReplyBroken {
  const message = `The model provider at ${new URL(baseUrl).host} cannot be reached: ${reasonOf(cause)}.`;
  return new ReplyBroken(message, 'other', { remedies: BOTH, cause });
}

/** The innermost reason of an error that wraps others. */
function reasonOf(error: unknown): string {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  if (!(inner instanceof Error)) return String(inner);
  return (inner as NodeJS.ErrnoException).code ?? inner.message;
}

/** What a code in the body of an error means, whatever the status is. */
const BY_CODE: Readonly<Record<string, { info: CodexErrorInfo; message?: string }>> = {
  context_length_exceeded: {
    info: 'contextWindowExceeded',
    message: 'The conversation does not fit into the context window of the model. Compact it, or start a new thread.',
  },
  insufficient_quota: { info: 'usageLimitExceeded', message: 'The quota of the account is used up.' },
  usage_limit_reached: { info: 'usageLimitExceeded', message: 'The usage limit of the account is reached.' },
  usage_not_included: { info: 'usageLimitExceeded', message: 'The plan of the account does not include this model.' },
  server_is_overloaded: { info: 'serverOverloaded', message: 'The model is at capacity. Try again, or another model.' },
  slow_down: { info: 'serverOverloaded', message: 'The model is at capacity. Try again, or another model.' },
  cyber_policy: { info: 'cyberPolicy' },
  invalid_prompt: { info: 'other' },
};

/** An error of the SDK for an answer with a status. */
export interface StatusError extends Error {
  status: number;
  headers?: Headers;
  /** The `error` of the body, where it has one. */
  error?: unknown;
}

export function isStatusError(error: unknown): error is StatusError {
  return error instanceof Error && typeof (error as Partial<StatusError>).status === 'number';
}

export function refusal(error: StatusError): ReplyBroken {
  const { status } = error;
  const body = record(error.error) ?? {};
  const said = word(body.message) ?? error.message.replace(/^\d{3}\s*(?:status code \(no body\))?/, '').trim();
  const known = BY_CODE[text(body.code) ?? ''] ?? BY_CODE[text(body.type) ?? ''];
  if (known) {
    const remedies = { request: status >= 500, reply: false };
    const message = known.message === undefined ? said || wording(status) : `${known.message}${untilWhen(body)}`;
    return new ReplyBroken(message, known.info, { remedies, rateLimits: limitReached(error, body), cause: error });
  }
  const message = `The model provider answered ${wording(status)}${said ? `: ${said}` : '.'}`;
  return new ReplyBroken(message, infoOf(status), { remedies: remediesFor(status), cause: error });
}

/** Who has come to a limit is told which; the last one that an answer names is that of the model. */
function limitReached({ status, headers }: StatusError, { code, type }: Loose): RateLimitSnapshot | undefined {
  const isLimit = status === 429 && [code, type].includes('usage_limit_reached');
  return isLimit && headers ? rateLimitsOf(headers).at(-1) : undefined;
}

function wording(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? ''}`.trim();
}

/** As the reference tells them apart; the words say the rest. */
function infoOf(status: number): CodexErrorInfo {
  if (status === 429) return { responseTooManyFailedAttempts: { httpStatusCode: status } };
  return status === 500 ? 'internalServerError' : 'other';
}

/** What the client did wrong stays wrong; a request that came too late or collided did nothing wrong. */
function remediesFor(status: number): Remedies {
  return status >= 500 || status === 408 || status === 409 ? BOTH : NONE;
}

function untilWhen({ resets_at: seconds }: Loose): string {
  const at = whole(seconds);
  return at === undefined ? '' : ` It is lifted at ${new Date(at * 1000).toISOString()}.`;
}

/** What an event says that ends a reply without completing it. */
export function replyFailure(event: Loose): ReplyBroken {
  const response = record(event.response) ?? {};
  if (event.type === 'response.incomplete') {
    const reason = word(record(response.incomplete_details)?.reason) ?? 'no reason given';
    return new ReplyBroken(`The reply of the model is incomplete: ${reason}.`, 'other');
  }
  const error = record(response.error) ?? record(event.error) ?? event;
  return bodyFailure(error);
}

/** The failure that an `error` object inside of a stream tells of. */
export function bodyFailure(error: Loose): ReplyBroken {
  const code = text(error.code) ?? text(error.type) ?? '';
  const known = BY_CODE[code];
  const said = word(error.message);
  if (known) return new ReplyBroken(known.message ?? said ?? `The reply of the model failed: ${code}.`, known.info);
  const message = `The reply of the model failed: ${said ?? (code || 'no reason given')}`;
  return new ReplyBroken(message, 'other', { remedies: REPLY, delayMs: delayIn(code, said) });
}

/** A rate limit says in words when it is over. */
function delayIn(code: string, said = ''): number | undefined {
  if (code !== 'rate_limit_exceeded') return undefined;
  const [, amount, unit = ''] = /try again in\s*(\d+(?:\.\d+)?)\s*(ms|s|seconds?)\b/i.exec(said) ?? [];
  return amount === undefined ? undefined : Math.ceil(Number(amount) * (unit.toLowerCase() === 'ms' ? 1 : 1000));
}
