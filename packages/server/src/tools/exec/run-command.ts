/** A command of the agent as an item: asked for where the policy says so, run, shown. */
import type { CommandExecutionSource, ThreadItem } from '@app-server/schema/experimental';
import { RpcError } from '@app-server/rpc';
import { RunningProcess } from '../../processes/running-process.js';
import { placeOf } from '../../core/logger.js';
import type { Reach } from '../../threads/grants.js';
import { type CommandApproval, approveCommand } from '../../turns/approve-command.js';
import type { RunningTurn } from '../../turns/running-turn.js';
import { TurnInterrupted } from '../../turns/turn-failure.js';
import { commandActions } from '../commands/command-actions.js';
import { shellLine } from '../commands/shell-line.js';
import { ToolError } from '../tool.js';
import type { CommandRequest } from './command-request.js';
import { type CommandVerdict, asksAfterFailure, isUnconfined, judgeCommand } from './command-policy.js';
import { launch } from './launch.js';
import { OutputLog } from './output-log.js';
import { sandboxProblem } from './sandbox.js';
import type { Terminal } from './terminals.js';

type CommandItem = Extract<ThreadItem, { type: 'commandExecution' }>;

/** Runs a command of the model. @throws {ToolError} when it is not run */
export async function runCommand(turn: RunningTurn, request: CommandRequest): Promise<Terminal> {
  const { grants, services } = turn.thread;
  const { approvalPolicy, sandboxPolicy } = turn.settings;
  const noSandbox = isUnconfined(sandboxPolicy) ? undefined : await sandboxProblem(services.confine);
  const reach = reachOf(turn, request, noSandbox !== undefined);
  const isGranted = grants.allowsCommand(request.argv, reach);
  const verdict: CommandVerdict =
    request.isRetry && !isGranted
      ? { kind: 'ask', why: null }
      : judgeCommand(approvalPolicy, sandboxPolicy, {
          script: request.script,
          isEscalated: request.escalated,
          wantsMore: request.more !== null,
          isGranted,
          noSandbox,
        });
  if (verdict.kind === 'refuse') throw new ToolError(verdict.reason);
  const shown = { item: itemOf(request, 'agent'), sandboxed: reach !== 'anywhere' };
  if (verdict.kind === 'run') return startCommand(turn, request, { ...shown, shown: false });
  const reason = [request.justification, verdict.why].filter((part) => part !== null).join('\n') || null;
  await ask(turn, { request, item: shown.item, startedAtMs: Date.now(), reason, reach });
  return startCommand(turn, request, { ...shown, shown: true });
}

/** More than the sandbox gives is not the same as no sandbox. */
function reachOf({ settings }: RunningTurn, { escalated, more }: CommandRequest, cannotConfine: boolean): Reach {
  if (escalated || cannotConfine || isUnconfined(settings.sandboxPolicy)) return 'anywhere';
  return more ?? 'sandbox';
}

/** Asks; a refusal completes the item. */
async function ask(turn: RunningTurn, approval: CommandApproval): Promise<void> {
  const { item } = approval;
  const { outcome, why } = await approveCommand(turn, approval);
  if (outcome === 'accepted') return;
  await turn.completeItem({ ...item, status: outcome === 'failed' ? 'failed' : 'declined' });
  if (outcome === 'cancelled') throw new TurnInterrupted();
  throw new ToolError(why ?? `The user did not allow ${item.command}.`);
}

export interface Shown {
  readonly item: CommandItem;
  readonly sandboxed: boolean;
  /** Whether clients have seen it begin. */
  readonly shown: boolean;
  readonly source?: CommandExecutionSource;
}

/** Starts a command; its item is completed when it ends, be that after the turn. */
export async function startCommand(
  turn: RunningTurn,
  request: CommandRequest,
  { item, sandboxed, shown, source = 'unifiedExecStartup' }: Shown,
): Promise<Terminal> {
  const { thread } = turn;
  const { terminals } = thread.services;
  const processId = terminals.newId();
  const running: CommandItem = { ...item, processId: source === 'userShell' ? null : String(processId), source };
  const startedAt = Date.now();
  const child = await launch(turn, { ...request, sandboxed }).catch(async (error: unknown) => {
    if (!shown) turn.startItem(item);
    await turn.completeItem({ ...item, status: 'failed' });
    throw error instanceof RpcError ? new ToolError(error.message, error) : error;
  });
  if (!shown) turn.startItem(running, startedAt);
  const begun = shown ? item : running;
  let told = '';
  const output = new OutputLog(
    (delta) => {
      told += delta;
      turn.growItem({ ...begun, aggregatedOutput: told });
      thread.emit('item/commandExecution/outputDelta', { ...turn.place, itemId: item.id, delta });
    },
    source === 'userShell' ? 0 : undefined,
  );
  const process = new RunningProcess(child, {
    stdin: request.tty,
    cap: Infinity,
    timeout: request.timeout ?? Infinity,
    onOutput: async (stream, piece) => output.add(stream, piece),
  });
  const ended = process.outcome.then(async ({ exitCode }) => {
    output.end();
    const status = exitCode === 0 ? 'completed' : 'failed';
    const durationMs = Date.now() - startedAt;
    const done = { ...running, status, aggregatedOutput: output.text, exitCode, durationMs } as const;
    await turn.completeItem(done).catch((error: unknown) => {
      thread.services.logger.error({ ...turn.place, ...placeOf(error) }, 'the end of a command was not kept');
    });
    return exitCode;
  });
  const terminal: Terminal = { processId, itemId: item.id, sandboxed, process, output, ended };
  terminals.add(thread.id, terminal);
  return terminal;
}

export function itemOf({ itemId, argv, script, cwd }: CommandRequest, source: CommandExecutionSource): CommandItem {
  return {
    type: 'commandExecution',
    id: itemId,
    command: shellLine(argv),
    cwd,
    processId: null,
    source,
    status: 'inProgress',
    commandActions: commandActions(script, cwd),
    aggregatedOutput: null,
    exitCode: null,
    durationMs: null,
  };
}

const DENIED = /read-only file system|operation not permitted|permission denied/i;

/** Whether a command that failed was stopped by the sandbox, and may be asked for again. */
export function wasConfined({ settings }: RunningTurn, { sandboxed, output }: Terminal, exitCode: number): boolean {
  return sandboxed && exitCode !== 0 && asksAfterFailure(settings.approvalPolicy) && DENIED.test(output.text ?? '');
}
