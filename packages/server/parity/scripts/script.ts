/** What both servers are asked to do. */
import type { Session, SessionOptions } from '../support/session.js';

export interface Script extends SessionOptions {
  /** Which rows of behaviour it covers, and what it does. */
  title: string;
  /** Asks for sandboxed commands, which need bubblewrap on the machine. */
  isSandboxed?: boolean;
  /** Methods without which it says nothing. */
  needs?: readonly string[];
  run(session: Session): Promise<void>;
}

/** Requests one after the other, each when the one before is answered. */
export async function inTurn(session: Session, steps: readonly (readonly [method: string, params?: unknown])[]) {
  for (const [method, params] of steps) await session.request(method, params);
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
