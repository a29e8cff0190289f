/** The tools that run commands: `exec_command` and `write_stdin`, and the older `shell_command` and `local_shell`. */
import { resolve } from 'node:path';
import type { RunningTurn } from '../../turns/running-turn.js';
import { shellScript } from '../commands/shell-line.js';
import { type NamedTool, type ToolCall, ToolError, argumentsOf, optionalNumber, optionalText, text } from '../tool.js';
import { wantedPermissions } from '../wanted-permissions.js';
import type { CommandRequest } from './command-request.js';
import { report, untilEnd } from './exec-report.js';
import { EXEC_COMMAND, SHELL_COMMAND, WRITE_STDIN } from './exec-specs.js';
import { runCommand, wasConfined } from './run-command.js';
import { shellArgv } from './shell.js';

/** Milliseconds that a command has before the model goes on without its end. */
const YIELD = { usual: 10_000, least: 250, most: 30_000 };

/** Milliseconds that a command has which is waited for to its end. */
const TIMEOUT_MS = 120_000;

export function execTools(turn: RunningTurn): NamedTool[] {
  return [
    { name: 'exec_command', tool: { spec: EXEC_COMMAND, run: (call) => execCommand(turn, call) } },
    { name: 'write_stdin', tool: { spec: WRITE_STDIN, run: (call) => writeStdin(turn, call) } },
    { name: 'shell_command', tool: { spec: SHELL_COMMAND, run: (call) => shellCommand(turn, call) } },
    { name: 'local_shell', tool: { spec: undefined, run: (call) => localShell(turn, call) } },
  ];
}

async function execCommand(turn: RunningTurn, call: ToolCall) {
  const args = argumentsOf(call);
  const { patience, most } = waitOf(args);
  const request = await requestOf(turn, call, args, { script: text('cmd', args.cmd), tty: args.tty === true });
  return { output: await runToReport(turn, request, patience, most) };
}

async function shellCommand(turn: RunningTurn, call: ToolCall) {
  const args = argumentsOf(call);
  const timeout = timeoutOf(args);
  const request = await requestOf(turn, call, args, { script: text('command', args.command), tty: false, timeout });
  return { output: await runToReport(turn, request) };
}

async function localShell(turn: RunningTurn, call: ToolCall) {
  const args = argumentsOf(call);
  if (!isTextList(args.command)) throw new ToolError('command must be a list of texts.');
  const given = { script: shellScript(args.command), argv: args.command, tty: false, timeout: timeoutOf(args) };
  return { output: await runToReport(turn, await requestOf(turn, call, args, given)) };
}

async function writeStdin(turn: RunningTurn, call: ToolCall) {
  const args = argumentsOf(call);
  const { patience, most } = waitOf(args);
  const chars = optionalText('chars', args.chars) ?? '';
  const id = optionalNumber('session_id', args.session_id) ?? Number.NaN;
  const terminal = turn.thread.services.terminals.find(turn.thread.id, id);
  if (!terminal) throw new ToolError(`No command with session_id ${String(args.session_id)} runs.`);
  if (chars !== '') {
    await terminal.process.write({ bytes: Buffer.from(chars), close: false });
    turn.notify('item/commandExecution/terminalInteraction', {
      itemId: terminal.itemId,
      processId: String(terminal.processId),
      stdin: chars,
    });
  }
  return { output: report(terminal, await untilEnd(turn, terminal, { patience, leaves: true }), most) };
}

/** How long to wait, and how much of the output to tell. */
function waitOf(args: Record<string, unknown>): { patience: number; most: number | undefined } {
  const wish = optionalNumber('yield_time_ms', args.yield_time_ms) ?? YIELD.usual;
  const patience = Math.min(YIELD.most, Math.max(YIELD.least, wish));
  return { patience, most: optionalNumber('max_output_tokens', args.max_output_tokens) };
}

function timeoutOf(args: Record<string, unknown>): number {
  return optionalNumber('timeout_ms', args.timeout_ms) ?? TIMEOUT_MS;
}

interface Given {
  script: string;
  argv?: readonly string[];
  tty: boolean;
  timeout?: number;
}

async function requestOf(
  turn: RunningTurn,
  call: ToolCall,
  args: Record<string, unknown>,
  { script, argv, tty, timeout }: Given,
): Promise<CommandRequest> {
  const cwd = resolve(turn.settings.cwd, optionalText('workdir', args.workdir) ?? '');
  const permissions = optionalText('sandbox_permissions', args.sandbox_permissions) ?? 'use_default';
  return {
    itemId: call.callId,
    script,
    argv: argv ?? (await shellArgv(script, turn.thread.services.env)),
    cwd,
    tty,
    ...(timeout !== undefined && { timeout }),
    escalated: permissions === 'require_escalated',
    justification: optionalText('justification', args.justification) ?? null,
    prefix: isTextList(args.prefix_rule) ? args.prefix_rule : undefined,
    more: permissions === 'with_additional_permissions' ? wantedPermissions(args.additional_permissions, cwd) : null,
  };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}

/** A command that only the sandbox stopped may be tried outside, when the policy has failures asked about. */
async function runToReport(
  turn: RunningTurn,
  request: CommandRequest,
  patience?: number,
  most?: number,
): Promise<string> {
  const terminal = await runCommand(turn, request);
  const exitCode = await untilEnd(turn, terminal, { patience });
  const told = report(terminal, exitCode, most);
  if (exitCode === undefined || !turn.isOpen || !wasConfined(turn, terminal, exitCode)) return told;
  const justification = 'It failed in the sandbox. Try it outside?';
  try {
    const again = await runCommand(turn, {
      ...request,
      itemId: `${request.itemId}-retry`,
      escalated: true,
      isRetry: true,
      justification,
    });
    return report(again, await untilEnd(turn, again, { patience }), most);
  } catch (error) {
    // Where it may not be tried again, what came of it in the sandbox stands.
    if (error instanceof ToolError) return told;
    throw error;
  }
}
