/** How a process ended, as the reason why its connection did. */
import { LocalError } from '@app-server/rpc';

export interface ProcessExit {
  /** Null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Lines of standard error that stand in the message; the details have more. */
const LINES = 5;

/** The process behind the connection has ended, or closed its standard output and was made to end. */
export class ProcessEnded extends LocalError {
  constructor(
    readonly exit: ProcessExit,
    { forced, stderrTail }: { forced: boolean; stderrTail: string },
    cause?: unknown,
  ) {
    const words = stderrTail.split('\n').slice(-LINES).join('\n');
    const said = words === '' ? '' : ` It wrote last:\n${words}`;
    super('closed', `The process ${howItEnded(exit, forced)}.${said}`, { stderrTail }, { cause });
  }
}

function howItEnded({ code, signal }: ProcessExit, forced: boolean): string {
  if (forced) return 'closed its standard output without ending, and was made to end';
  return signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
}
