/** Commands, kept as `exec_command_end`. */
import { resolve } from 'node:path';
import type { CommandAction, ThreadItem } from '@app-server/schema/experimental';
import type { EventMsg, ParsedCommand } from '@app-server/schema/rollout';
import { durationOf, millisecondsOf } from '../duration.js';
import { withRest } from '../exact.js';
import { fields, list, numberOrNull, text, textOrNull, texts, wordOf } from '../loose.js';
import { Spelling } from '../naming.js';
import { joinCommand, splitCommand } from '../shell-line.js';
import type { ItemPlace } from './place.js';

type Command = Extract<ThreadItem, { type: 'commandExecution' }>;
type CommandEnd = Extract<EventMsg, { type: 'exec_command_end' }>;

const SOURCES = new Spelling({
  agent: 'agent',
  userShell: 'user_shell',
  unifiedExecStartup: 'unified_exec_startup',
  unifiedExecInteraction: 'unified_exec_interaction',
} as const);

/** Stands for a missing exit code, which files have no place for. */
const NO_EXIT_CODE = -1;

export function commandEvent(item: Command, { turnId, completedAtMs }: ItemPlace): CommandEnd {
  const event: CommandEnd = {
    type: 'exec_command_end',
    call_id: item.id,
    process_id: item.processId,
    turn_id: turnId,
    completed_at_ms: completedAtMs,
    command: splitCommand(item.command) ?? [item.command],
    cwd: item.cwd,
    parsed_cmd: item.commandActions.map(storedCommand),
    source: SOURCES.toStored(item.source),
    // The two streams are not kept apart, and what the model was shown is in the answer to its call.
    stdout: '',
    stderr: '',
    aggregated_output: item.aggregatedOutput ?? '',
    exit_code: item.exitCode ?? NO_EXIT_CODE,
    duration: durationOf(item.durationMs),
    formatted_output: '',
    status: item.status === 'inProgress' ? 'failed' : item.status,
  };
  return withRest(event, item, readCommand);
}

export function readCommand(event: object): Command {
  const { call_id, process_id, command, cwd, parsed_cmd, source, aggregated_output, exit_code, duration, status } =
    fields(event);
  return {
    type: 'commandExecution',
    id: text(call_id),
    command: joinCommand(texts(command)),
    cwd: text(cwd),
    processId: textOrNull(process_id),
    source: SOURCES.toWire(source) ?? 'agent',
    status: wordOf(status, ['completed', 'failed', 'declined']) ?? 'completed',
    commandActions: list(parsed_cmd).map((parsed) => actionOf(fields(parsed), text(cwd))),
    aggregatedOutput: text(aggregated_output) || null,
    exitCode: numberOrNull(exit_code),
    durationMs: millisecondsOf(duration),
  };
}

function storedCommand(action: CommandAction): ParsedCommand {
  const { command: cmd } = action;
  switch (action.type) {
    case 'read':
      return { type: 'read', cmd, name: action.name, path: action.path };
    case 'listFiles':
      return { type: 'list_files', cmd, path: action.path };
    case 'search':
      return { type: 'search', cmd, query: action.query, path: action.path };
    case 'unknown':
      return { type: 'unknown', cmd };
  }
}

function actionOf({ type, cmd, name, path, query }: Readonly<Record<string, unknown>>, cwd: string): CommandAction {
  const command = text(cmd);
  if (type === 'read') return { type, command, name: text(name), path: resolve(cwd, text(path)) };
  if (type === 'list_files') return { type: 'listFiles', command, path: textOrNull(path) };
  if (type === 'search') return { type, command, query: textOrNull(query), path: textOrNull(path) };
  return { type: 'unknown', command };
}
