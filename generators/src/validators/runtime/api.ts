/** What the validators offer to those who use them. */

/** One place where a message differs from the protocol. */
export interface Fault {
  /** JSON pointer into the message; empty for the message itself. */
  path: string;
  /** What the protocol allows there. */
  expected: string;
  /** What the message has there, shortened. */
  got: string;
}

export type Side = 'client' | 'server';

export type MessageKind = 'request' | 'notification' | 'response' | 'error';

/** What is known about a message before its verdict. */
export interface Recognized {
  kind: MessageKind;
  /** The method as it was sent, or the one a response answers. */
  method?: string;
}

export type Verdict =
  | (Recognized & {
      ok: true;
      /** The message with legacy spellings made canonical; the message itself where it had none. */
      value: unknown;
    })
  | (Partial<Recognized> & { ok: false; faults: Fault[] });

export interface CheckOptions {
  /** Who sent the message. */
  from: Side;
  /** The method of the request that a response answers; without it, only its envelope is checked. */
  answers?: string | undefined;
}

export interface Checker {
  /**
   * Checks a parsed message: its envelope, its method, its params, result or error.
   *
   * @example
   * const verdict = checkMessage(JSON.parse(line), { from: 'client' });
   * if (!verdict.ok) for (const { path, expected, got } of verdict.faults) report(path, expected, got);
   */
  checkMessage(message: unknown, options: CheckOptions): Verdict;
  /** Whether a side may send this method, under its canonical name or an alias. */
  isKnownMethod(method: string, from: Side): boolean;
  /** The canonical name of a method; itself when it is no alias. */
  canonicalMethod(method: string, from: Side): string;
}
