/** The shell that runs scripts. */
import { findProgram } from '../../processes/find-program.js';

const BASH = '/bin/bash';

let usual: Promise<string> | undefined;

/** Arguments that run a script in a login shell. */
export async function shellArgv(script: string, { PATH }: NodeJS.ProcessEnv): Promise<string[]> {
  usual ??= findProgram(BASH, '/').then(async (bash) => bash ?? (await findProgram('sh', '/', PATH)) ?? '/bin/sh');
  return [await usual, '-lc', script];
}
