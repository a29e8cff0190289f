/** Whether commands can be confined on this machine. */
import { RpcError } from '@app-server/rpc';
import type { Program } from '../../processes/child.js';
import type { Confine } from '../../processes/sandbox/bubblewrap.js';

const ANY: Program = { command: ['true'], cwd: '/', env: {} };

/** Why they cannot; undefined where they can. */
export async function sandboxProblem(confine: Confine): Promise<string | undefined> {
  try {
    await confine(ANY, { writable: [], network: false });
    return undefined;
  } catch (error) {
    if (error instanceof RpcError) return error.message;
    throw error;
  }
}
