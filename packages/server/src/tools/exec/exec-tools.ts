/** The tools that run commands: `exec_command` and `write_stdin`, and the older `shell_command` and `local_shell`. */
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdditionalPermissionProfile } from '@app-server/schema/experimental';
import type { RunningTurn } from '../../turns/running-turn.js';
import { shellScript } from '../commands/shell-line.js';
import { type NamedTool, type ToolCall, ToolError, argumentsOf, optionalNumber, optionalText, text } from '../tool.js';
import { EXEC_COMMAND, SHELL_COMMAND, WRITE_STDIN } from './exec-specs.js';
import type { CommandRequest } from './command-request.js';
import { runCommand, wasConfined } from './run-command.js';
import { shellArgv } from './shell.js';
import type { Terminal } from './terminals.js';

/** Milliseconds that a command has before the model goes on without its end. */
const YIELD = { usual: 10_000, least: 250, most: 30_000 };

/** Milliseconds that a command has which is waited for to its end. */
const TIMEOUT_MS = 120_000;

/** Characters of output that the model is given by default; about four for each token. */
const OUTPUT = 40_000;

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
  const script = text('cmd', args.cmd);
  const request = await requestOf(turn, call, args, { script, tty: args.tty === true });
  const terminal = await runOrRetry(turn, request);
  return { output: await report(turn, terminal, args) };
}

async function shellCommand(turn: RunningTurn, call: ToolCall) {
  const args = argumentsOf(call);
  const timeout = optionalNumber('timeout_ms', args.timeout_ms) ?? TIMEOUT_MS;
  const request = await requestOf(turn, call, args, { script: text('command', args.command), tty: false, timeout });
  return { output: await reportEnd(turn, await runOrRetry(turn, request)) };
}

async function localShell(turn: RunningTurn, call: ToolCall) {
  const args = argumentsOf(call);
  if (!Array.isArray(args.command) || !args.command.every((word) => typeof word === 'string')) {
    throw new ToolError('command must be a list of texts.');
  }
  const argv = args.command as string[];
  const timeout = optionalNumber('timeout_ms', args.timeout_ms) ?? TIMEOUT_MS;
  const request = await requestOf(turn, call, args, { script: shellScript(argv), argv, tty: false, timeout });
  return { output: await reportEnd(turn, await runOrRetry(turn, request)) };
}

async function writeStdin(turn: RunningTurn, call: ToolCall) {
  const args = argumentsOf(call);
  const id = optionalNumber('session_id', args.session_id) ?? Number.NaN;
  const terminal = turn.thread.services.terminals.find(turn.thread.id, id);
  if (!terminal) throw new ToolError(`No command with session_id ${String(args.session_id)} runs.`);
  const chars = optionalText('chars', args.chars) ?? '';
  if (chars !== '') {
    await terminal.process.write({ bytes: Buffer.from(chars), close: false });
    turn.notify('item/commandExecution/terminalInteraction', {
      itemId: terminal.itemId,
      processId: String(terminal.processId),
      stdin: chars,
    });
  }
  return { output: await report(turn, terminal, args) };
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
  const { cwd } = turn.thread.settings.current;
  const permissions = optionalText('sandbox_permissions', args.sandbox_permissions) ?? 'use_default';
  return {
    itemId: call.callId,
    script,
    argv: argv ?? (await shellArgv(script, turn.thread.services.env)),
    cwd: resolve(cwd, optionalText('workdir', args.workdir) ?? ''),
    tty,
    ...(timeout !== undefined && { timeout }),
    escalated: permissions === 'require_escalated',
    justification: optionalText('justification', args.justification) ?? null,
    prefix: isTextList(args.prefix_rule) ? args.prefix_rule : undefined,
    more: permissions === 'with_additional_permissions' ? additional(args.additional_permissions) : null,
  };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}

function additional(value: unknown): AdditionalPermissionProfile {
  const { network, file_system: files } = Object(value) as { network?: { enabled?: boolean }; file_system?: Files };
  return {
    network: network ? { enabled: network.enabled ?? null } : null,
    fileSystem: files ? { read: files.read ?? null, write: files.write ?? null } : null,
  };
}

interface Files {
  read?: string[];
  write?: string[];
}

/** A command that only the sandbox stopped may be tried outside, when the policy has failures asked about. */
async function runOrRetry(turn: RunningTurn, request: CommandRequest): Promise<Terminal> {
  const terminal = await runCommand(turn, request);
  const exitCode = await Promise.race([terminal.ended, sleep(YIELD.least, undefined, { ref: false })]);
  if (exitCode === undefined || !wasConfined(turn, exitCode, terminal.output.text ?? '')) return terminal;
  const again = { ...request, itemId: `${request.itemId}-retry`, escalated: true };
  return runCommand(turn, { ...again, justification: 'It failed in the sandbox. Try it outside?' });
}

/** What the model is told when it has waited long enough, or the command has ended. */
async function report(turn: RunningTurn, terminal: Terminal, args: Record<string, unknown>): Promise<string> {
  const wish = optionalNumber('yield_time_ms', args.yield_time_ms) ?? YIELD.usual;
  const patience = Math.min(YIELD.most, Math.max(YIELD.least, wish));
  const ended = await untilEnd(turn, terminal, patience);
  const state = ended === undefined ? `Still running with session_id ${terminal.processId}` : `Exit code: ${ended}`;
  const most = (optionalNumber('max_output_tokens', args.max_output_tokens) ?? OUTPUT / 4) * 4;
  return `${state}\nOutput:\n${shortened(terminal.output.takeUnread(), most)}`;
}

async function reportEnd(turn: RunningTurn, terminal: Terminal): Promise<string> {
  const exitCode = await untilEnd(turn, terminal, undefined);
  return `Exit code: ${exitCode}\nOutput:\n${shortened(terminal.output.takeUnread(), OUTPUT)}`;
}

/** The exit code, or nothing when patience ends before. A turn that is interrupted ends the command. */
async function untilEnd(
  turn: RunningTurn,
  terminal: Terminal,
  patience: number | undefined,
): Promise<number | undefined> {
  const over = new AbortController();
  const stop = () => {
    if (turn.wasStopped) terminal.process.kill();
  };
  turn.signal.addEventListener('abort', stop, { once: true });
  if (turn.signal.aborted) stop();
  try {
    const waits: Promise<number | undefined>[] = [terminal.ended];
    if (patience !== undefined) waits.push(sleep(patience, undefined, { signal: over.signal }).catch(() => undefined));
    return await Promise.race(waits);
  } finally {
    over.abort();
    turn.signal.removeEventListener('abort', stop);
  }
}

/** The middle is what can best be done without. */
function shortened(output: string, most: number): string {
  if (output.length <= most) return output;
  const half = Math.floor(most / 2);
  return `${output.slice(0, half)}\n… ${output.length - 2 * half} characters left out …\n${output.slice(-half)}`;
}
