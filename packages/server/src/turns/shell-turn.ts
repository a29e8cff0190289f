/** A command that the user runs on a thread: outside the sandbox, as a turn of its own or within the one that runs. */
import { randomUUID } from 'node:crypto';
import type { ResponseItem } from '@app-server/schema/experimental';
import type { CommandRequest } from '../tools/exec/command-request.js';
import { itemOf, startCommand } from '../tools/exec/run-command.js';
import { shellArgv } from '../tools/exec/shell.js';
import type { Terminal } from '../tools/exec/terminals.js';
import { ToolError } from '../tools/tool.js';
import type { RunningTurn } from './running-turn.js';

/** What shells say of a command that they cannot run. */
const NOT_STARTED = 126;

export async function runUserShell(turn: RunningTurn, script: string): Promise<void> {
  const startedAt = Date.now();
  const { exitCode, output } = await run(turn, script);
  const { thread } = turn;
  await thread.materialize();
  await thread.extendContext(toldTo(script, exitCode, (Date.now() - startedAt) / 1000, output));
}

async function run(turn: RunningTurn, script: string): Promise<{ exitCode: number; output: string }> {
  const request: CommandRequest = {
    itemId: randomUUID(),
    script,
    argv: await shellArgv(script, turn.thread.services.env),
    cwd: turn.settings.cwd,
    tty: false,
    escalated: true,
    justification: null,
    prefix: undefined,
    more: null,
  };
  const shown = { item: itemOf(request, 'userShell'), sandboxed: false, shown: false, source: 'userShell' } as const;
  try {
    const terminal = await startCommand(turn, request, shown);
    const exitCode = await untilEnd(turn, terminal);
    return { exitCode, output: terminal.output.text ?? '' };
  } catch (error) {
    // Its item says that it could not be started, and so does this.
    if (error instanceof ToolError) return { exitCode: NOT_STARTED, output: error.message };
    throw error;
  }
}

/** Whatever ends the turn ends its command. */
async function untilEnd({ signal }: RunningTurn, { process, ended }: Terminal): Promise<number> {
  const stop = () => process.kill();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const exitCode = await ended;
  signal.removeEventListener('abort', stop);
  return exitCode;
}

function toldTo(script: string, exitCode: number, seconds: number, output: string): ResponseItem {
  const text = `<user_shell_command>
<command>
${script}
</command>
<result>
Exit code: ${exitCode}
Duration: ${seconds.toFixed(4)} seconds
Output:
${output}
</result>
</user_shell_command>`;
  return { type: 'message', role: 'user', content: [{ type: 'input_text', text }] };
}
