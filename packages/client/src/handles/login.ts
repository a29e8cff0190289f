/** Logins, from their start to their outcome. */
import { LocalError } from '@app-server/rpc';
import type {
  AccountLoginCompletedNotification,
  CancelLoginAccountResponse,
  CancelLoginAccountStatus,
  LoginAccountParams,
  LoginAccountResponse,
} from '@app-server/schema/experimental';
import type { Caller } from './caller.js';

export interface LoginOptions {
  /** Milliseconds the user has once the login has started; without it only the server sets a limit. */
  deadline?: number;
  /** Gives the login up. */
  signal?: AbortSignal;
}

interface Attempt {
  /**
   * The outcome, a failed or cancelled login included. Rejects when there is none: the connection ended, the deadline
   * passed, or the signal aborted. In the last two cases the login is cancelled.
   */
  readonly completed: Promise<AccountLoginCompletedNotification>;
  /** Cancels the login; `completed` then resolves without success. */
  cancel(): Promise<CancelLoginAccountStatus>;
}

type ResponseOf<T extends LoginAccountResponse['type']> = Extract<LoginAccountResponse, { type: T }>;

/** A login that the user finishes: on the page `authUrl`, or with `userCode` on the page `verificationUrl`. */
export type PendingLogin = (ResponseOf<'chatgpt'> | ResponseOf<'chatgptDeviceCode'>) & Attempt;
/** A login that its start has finished already; there is nothing to cancel. */
export type ImmediateLogin = (ResponseOf<'apiKey'> | ResponseOf<'chatgptAuthTokens'>) &
  Attempt & { readonly loginId: null };
export type Login = PendingLogin | ImmediateLogin;
/** The login that each kind of params starts. */
export type LoginOf<P extends LoginAccountParams> = Extract<Login, { type: P['type'] }>;

/** A refused login whose error repeated the secret; what is left of it does not. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';

  constructor(
    message: string,
    /** The code that travelled, or the one of a local failure. */
    readonly code: unknown,
  ) {
    super(message);
  }
}

/**
 * Starts a login.
 *
 * @throws {ServerError} when the server refuses it, for example because another method is forced
 * @throws {LoginRefused} instead, when the error would have shown the key or token
 * @example
 * const login = await startLogin(client, { type: 'chatgptDeviceCode' }, { deadline: 600_000 });
 * show(`Enter ${login.userCode} on ${login.verificationUrl}`);
 * const { success, error } = await login.completed;
 */
export async function startLogin<P extends LoginAccountParams>(
  caller: Caller,
  params: P,
  { deadline, signal }: LoginOptions = {},
): Promise<LoginOf<P>> {
  signal?.throwIfAborted();
  const outcomes = new Outcomes(caller);
  try {
    const response = (await caller.request('account/login/start', params)) as LoginAccountResponse;
    const login =
      'loginId' in response
        ? { ...response, ...attempt(caller, outcomes, response.loginId, deadline, signal) }
        : { ...response, ...finished(outcomes) };
    return login as LoginOf<P>;
  } catch (error) {
    outcomes.close();
    throw withoutSecret(error, 'apiKey' in params ? params.apiKey : 'accessToken' in params ? params.accessToken : '');
  }
}

/** Outcomes by login, heard from before the start on: one may come ahead of the answer that tells its id. */
class Outcomes {
  readonly #early: AccountLoginCompletedNotification[] = [];
  readonly #stop: () => void;
  #told: (outcome: AccountLoginCompletedNotification) => void = (outcome) => this.#early.push(outcome);

  constructor(caller: Caller) {
    this.#stop = caller.on('account/login/completed', (outcome: AccountLoginCompletedNotification) =>
      this.#told(outcome),
    );
  }

  of(loginId: string): Promise<AccountLoginCompletedNotification> {
    return new Promise((resolve) => {
      this.#told = (outcome) => {
        if (outcome.loginId === loginId) resolve(outcome);
      };
      this.#early.splice(0).forEach(this.#told);
    });
  }

  close(): void {
    this.#stop();
  }
}

function finished(outcomes: Outcomes): Attempt & { loginId: null } {
  outcomes.close();
  return {
    loginId: null,
    completed: Promise.resolve({ loginId: null, success: true, error: null }),
    cancel: async () => 'notFound',
  };
}

function attempt(
  caller: Caller,
  outcomes: Outcomes,
  loginId: string,
  deadline: number | undefined,
  signal: AbortSignal | undefined,
): Attempt {
  const cancel = async () => {
    const { status } = (await caller.request('account/login/cancel', { loginId })) as CancelLoginAccountResponse;
    return status;
  };
  const stops: (() => void)[] = [() => outcomes.close()];
  const settled = new Promise<AccountLoginCompletedNotification>((resolve, reject) => {
    const giveUp = (reason: unknown) => {
      reject(reason);
      // Given up is given up, whether or not the server hears of it.
      cancel().catch(() => {});
    };
    const aborted = () => giveUp(signal?.reason);
    if (deadline !== undefined) {
      const message = `The login was not completed within ${deadline} ms.`;
      const timer = setTimeout(() => giveUp(new LocalError('deadline', message)), deadline);
      stops.push(() => clearTimeout(timer));
    }
    signal?.addEventListener('abort', aborted, { once: true });
    stops.push(caller.onClosed(reject), () => signal?.removeEventListener('abort', aborted));
    outcomes.of(loginId).then(resolve, reject);
    // The abort may have come while the server was asked; only now there is something to cancel.
    if (signal?.aborted) aborted();
  });
  const completed = settled.finally(() => stops.forEach((stop) => stop()));
  // Who only shows the page need not ask for the outcome.
  completed.catch(() => {});
  return { completed, cancel };
}

/** The error itself, or one that says the same without the secret that it repeats. */
function withoutSecret(error: unknown, secret: string): unknown {
  if (secret === '' || !(error instanceof Error) || !shows(error, secret)) return error;
  const code = 'code' in error ? error.code : undefined;
  return new LoginRefused(error.message.replaceAll(secret, '[secret]'), code);
}

/** Whether anything of an error, down to its first cause, contains a text. */
function shows(error: unknown, text: string): boolean {
  if (!(error instanceof Error)) return JSON.stringify(error ?? null).includes(text);
  const { cause, ...more } = error;
  const said = [error.message, error.stack ?? '', JSON.stringify(more)];
  return said.some((part) => part.includes(text)) || (cause !== undefined && shows(cause, text));
}
