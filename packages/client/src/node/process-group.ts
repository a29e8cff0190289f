/** Who is left of a process group. */
import { readFileSync, readdirSync } from 'node:fs';

/**
 * Whether anybody of a group still runs. Where the system has `/proc`, those who have ended and only wait to be noticed
 * do not count: an orphan waits for the first process of the system, and in a container that one may never look.
 */
export function isGroupRunning(group: number): boolean {
  if (!isSignalled(group)) return false;
  if (process.platform !== 'linux') return true;
  return readdirSync('/proc').some((entry) => /^\d+$/.test(entry) && isRunningIn(group, entry));
}

function isSignalled(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch (error) {
    // macOS answers EPERM for a group in which only zombies are left.
    if (['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** `pid (name) state parent group …`; the name may hold anything, also parentheses. */
function isRunningIn(group: number, pid: string): boolean {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch (error) {
    // It has gone meanwhile.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
  const [state = '', , memberOf] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return Number(memberOf) === group && !/^[ZX]/.test(state);
}
