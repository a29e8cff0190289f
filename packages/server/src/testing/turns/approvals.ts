/** Steps in which the client has a say. */
import { posix } from 'node:path';
import type {
  CommandExecutionApprovalDecision,
  DynamicToolCallResponse,
  FileUpdateChange,
  ThreadItem,
} from '@app-server/schema/experimental';
import { checkMessage } from '@app-server/schema/experimental/validators';
import type { AskStep, PatchStep, PermissionsStep, RunStep, ToolStep } from '../../scenario/scenario-types.js';
import { cut } from '../../scenario/cut.js';
import type { RunningTurn } from './running-turn.js';
import type { Answer } from './server-requests.js';
import { TurnOver } from './turn-over.js';

type Verdict = 'accepted' | 'declined' | 'cancelled' | 'failed';

/** What the protocol lets a scenario leave out. */
const PLAIN_QUESTION = { isOther: false, isSecret: false, options: null };
const NO_PERMISSIONS = { network: null, fileSystem: null };

const REFUSALS: Record<string, Verdict> = { decline: 'declined', cancel: 'cancelled' };

export async function playRun(turn: RunningTurn, { command, approval = false, ...run }: RunStep['run']): Promise<void> {
  const { output = '', exitCode = 0, chunks = 0, cwd = turn.thread.settings.cwd, reason } = run;
  const id = turn.world.sequence.id('call');
  const shown = `/bin/bash -lc '${command.replaceAll("'", String.raw`'\''`)}'`;
  const commandActions = [{ type: 'unknown' as const, command }];
  const started = {
    type: 'commandExecution',
    id,
    command: shown,
    cwd,
    processId: null,
    source: 'agent',
    status: 'inProgress',
    commandActions,
    aggregatedOutput: null,
    exitCode: null,
    durationMs: null,
  } satisfies ThreadItem;
  const running = {
    ...started,
    processId: String(turn.world.sequence.count('process')),
    source: 'unifiedExecStartup',
  } as const;
  if (approval) {
    const amendment = ['/bin/bash', '-lc', command];
    const availableDecisions: CommandExecutionApprovalDecision[] = [
      'accept',
      { acceptWithExecpolicyAmendment: { execpolicy_amendment: amendment } },
      'cancel',
    ];
    const verdict = await askApproval(turn, started, 'item/commandExecution/requestApproval', {
      ...(reason !== undefined && { reason }),
      command: shown,
      cwd,
      commandActions,
      proposedExecpolicyAmendment: amendment,
      availableDecisions,
    });
    if (verdict !== 'accepted') return refused(turn, started, verdict);
  } else {
    turn.startItem(running);
  }
  for (const delta of cut(output, chunks)) turn.notify('item/commandExecution/outputDelta', { itemId: id, delta });
  const status = exitCode === 0 ? 'completed' : 'failed';
  turn.completeItem({ ...running, status, aggregatedOutput: output, exitCode, durationMs: 0 });
}

export async function playPatch(
  turn: RunningTurn,
  { changes, approval = false, reason }: PatchStep['patch'],
): Promise<void> {
  const id = turn.world.sequence.id('call');
  const started = { type: 'fileChange', id, changes, status: 'inProgress' } satisfies ThreadItem;
  if (approval) {
    const params = { reason: reason ?? null, grantRoot: null };
    const verdict = await askApproval(turn, started, 'item/fileChange/requestApproval', params);
    if (verdict !== 'accepted') return refused(turn, started, verdict);
  } else {
    turn.startItem(started);
  }
  turn.completeItem({ ...started, status: 'completed' });
  turn.notify('turn/diff/updated', {
    diff: changes.map((change) => diffOf(change, turn.thread.settings.cwd)).join(''),
  });
}

export async function playAsk(turn: RunningTurn, { questions }: AskStep['ask']): Promise<void> {
  const complete = questions.map((question) => ({ ...PLAIN_QUESTION, ...question }));
  const params = { itemId: turn.world.sequence.id('call'), questions: complete };
  await turn.ask('item/tool/requestUserInput', params, 'waitingOnUserInput');
}

export async function playTool(turn: RunningTurn, step: ToolStep): Promise<void> {
  const id = turn.world.sequence.id('call');
  const call = { namespace: step.namespace ?? null, tool: step.tool, arguments: (step.arguments ?? {}) as never };
  const started = {
    type: 'dynamicToolCall',
    id,
    ...call,
    status: 'inProgress',
    contentItems: null,
    success: null,
    durationMs: null,
  } satisfies ThreadItem;
  turn.startItem(started);
  const answer = await turn.ask('item/tool/call', { callId: id, ...call }, undefined);
  const { success, contentItems } = toolResult(answer);
  turn.completeItem({ ...started, status: success ? 'completed' : 'failed', contentItems, success, durationMs: 0 });
}

export async function playPermissions(turn: RunningTurn, { permissions, reason }: PermissionsStep): Promise<void> {
  const { sequence } = turn.world;
  const params = {
    itemId: sequence.id('call'),
    startedAtMs: sequence.now(),
    cwd: turn.thread.settings.cwd,
    reason: reason ?? null,
    permissions: { ...NO_PERMISSIONS, ...permissions },
  };
  await turn.ask('item/permissions/requestApproval', params, 'waitingOnApproval');
}

async function askApproval(turn: RunningTurn, item: ThreadItem, method: string, params: object): Promise<Verdict> {
  turn.startItem(item);
  const startedAtMs = turn.world.sequence.now();
  const answer = await turn.ask(method, { itemId: item.id, startedAtMs, ...params }, 'waitingOnApproval');
  if ('error' in answer) return 'failed';
  if (!fits(method, answer.result)) return 'declined';
  const { decision } = answer.result as { decision: string | object };
  return typeof decision === 'string' ? (REFUSALS[decision] ?? 'accepted') : 'accepted';
}

function refused(turn: RunningTurn, item: ThreadItem, verdict: Verdict): void {
  turn.completeItem({ ...item, status: verdict === 'failed' ? 'failed' : 'declined' } as ThreadItem);
  if (verdict === 'cancelled') throw new TurnOver('interrupted');
}

function toolResult(answer: Answer): DynamicToolCallResponse {
  if ('error' in answer) return failedTool('dynamic tool request failed');
  if (!fits('item/tool/call', answer.result)) return failedTool('dynamic tool response was invalid');
  return answer.result as DynamicToolCallResponse;
}

function failedTool(text: string): DynamicToolCallResponse {
  return { success: false, contentItems: [{ type: 'inputText', text }] };
}

function fits(method: string, result: unknown): boolean {
  return checkMessage({ id: 0, result }, { from: 'client', answers: method }).ok;
}

/** A change as git would print it; an added or deleted file is given by its content. */
function diffOf({ path, kind, diff }: FileUpdateChange, cwd: string): string {
  const name = posix.relative(cwd, path);
  const header = `diff --git a/${name} b/${name}\n`;
  if (kind.type === 'update') return `${header}--- a/${name}\n+++ b/${name}\n${diff}`;
  const added = kind.type === 'add';
  const lines = diff.replace(/\n$/, '').split('\n');
  const files = added ? `--- /dev/null\n+++ b/${name}\n@@ -0,0 +1,` : `--- a/${name}\n+++ /dev/null\n@@ -1,`;
  const hunk = `${files}${lines.length}${added ? '' : ' +0,0'} @@\n`;
  return header + hunk + lines.map((line) => `${added ? '+' : '-'}${line}\n`).join('');
}
