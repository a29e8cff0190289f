/** What the requests about programs have in common. */
import { decodeBase64 } from '../core/base64.js';
import { invalidParams, invalidRequest } from '../core/faults.js';
import type { TerminalSize } from './child.js';
import type { Input } from './running-process.js';

/** The terminal a program gets when the request does not say. */
const USUAL_SIZE: TerminalSize = { rows: 24, cols: 80 };

export interface TerminalParams {
  tty?: boolean;
  size?: TerminalSize | null;
}

export function checkCommand(command: readonly string[]): void {
  if (command.length === 0) throw invalidRequest('command must name a program', '/command');
}

export function checkTerminal({ tty = false, size }: TerminalParams): void {
  if (size && !tty) throw invalidParams('size needs tty: true', '/size');
}

export function checkTimeout(timeoutMs: number | null | undefined): void {
  if (typeof timeoutMs === 'number' && timeoutMs < 0) {
    throw invalidParams(`timeoutMs must be 0 or more, not ${timeoutMs}`, '/timeoutMs');
  }
}

export function terminalOf({ tty = false, size }: TerminalParams): TerminalSize | undefined {
  return tty ? checkedSize(size ?? USUAL_SIZE) : undefined;
}

export function checkedSize(size: TerminalSize): TerminalSize {
  if (size.rows < 1 || size.cols < 1) throw invalidParams('rows and cols must be 1 or more', '/size');
  return size;
}

/** What a request writes to a program. */
export function inputOf({
  deltaBase64,
  closeStdin = false,
}: {
  deltaBase64?: string | null;
  closeStdin?: boolean;
}): Input {
  if (deltaBase64 == null) {
    if (!closeStdin) throw invalidParams('deltaBase64 or closeStdin: true must be there', '/deltaBase64');
    return { close: true };
  }
  const bytes = decodeBase64(deltaBase64);
  if (!bytes) throw invalidParams('deltaBase64 must be standard base64 with padding', '/deltaBase64');
  return { bytes, close: closeStdin };
}
