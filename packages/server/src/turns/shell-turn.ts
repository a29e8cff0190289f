/** A command that the user runs on a thread: outside the sandbox, as a turn of its own or within the one that runs. */
import { randomUUID } from 'node:crypto';
import type { ResponseItem } from '@app-server/schema/experimental';
import type { CommandRequest } from '../tools/exec/command-request.js';
import { itemOf, startCommand } from '../tools/exec/run-command.js';
import { shellArgv } from '../tools/exec/shell.js';
import type { RunningTurn } from './running-turn.js';

export async function runUserShell(turn: RunningTurn, script: string): Promise<void> {
  const { thread } = turn;
  const request: CommandRequest = {
    itemId: randomUUID(),
    script,
    argv: await shellArgv(script, thread.services.env),
    cwd: thread.settings.current.cwd,
    tty: false,
    escalated: true,
    justification: null,
    prefix: undefined,
    more: null,
  };
  const startedAt = Date.now();
  const shown = { item: itemOf(request, 'userShell'), sandboxed: false, shown: false, source: 'userShell' } as const;
  const { process, ended, output } = await startCommand(turn, request, shown);
  const stop = () => process.kill();
  turn.signal.addEventListener('abort', stop, { once: true });
  if (turn.signal.aborted) stop();
  const exitCode = await ended;
  turn.signal.removeEventListener('abort', stop);
  await thread.materialize();
  await thread.extendContext(toldTo(script, exitCode, (Date.now() - startedAt) / 1000, output.text ?? ''));
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
