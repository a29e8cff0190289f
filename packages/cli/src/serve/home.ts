/** Where a server keeps what is its own, and is found by those who know its home. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** `$APP_SERVER_HOME`, or `.app-server` in the home of the user. */
export function serverHome(env: NodeJS.ProcessEnv = process.env): string {
  return env.APP_SERVER_HOME ? resolve(env.APP_SERVER_HOME) : join(homedir(), '.app-server');
}
