/** `apply_patch`: changes files, all of a patch or nothing. */
import type { ThreadItem } from '@app-server/schema/experimental';
import { approveFiles } from '../turns/approve-files.js';
import type { RunningTurn } from '../turns/running-turn.js';
import { TurnInterrupted } from '../turns/turn-failure.js';
import { accessFor } from './exec/launch.js';
import { applyPatch } from './patch/apply-patch.js';
import { changesOf } from './patch/changes.js';
import { parsePatch } from './patch/parse-patch.js';
import { PatchError } from './patch/patch-error.js';
import { type PlannedPatch, planPatch } from './patch/plan-patch.js';
import { diffOf } from './patch-news.js';
import { endPreview, previewPatch } from './patch-preview.js';
import { type NamedTool, type ToolCall, ToolError, argumentsOf, text } from './tool.js';
import { mayWrite } from './writable.js';

const GRAMMAR = `start: "*** Begin Patch" LF hunk+ "*** End Patch" LF?
hunk: add | del | upd
add: "*** Add File: " name LF ("+" /(.*)/ LF)+
del: "*** Delete File: " name LF
upd: "*** Update File: " name LF ("*** Move to: " name LF)? change*
name: /(.+)/
change: ("@@" | "@@ " /(.+)/ | ("+" | "-" | " ") /(.*)/ | "*** End of File") LF
%import common.LF
`;

export function patchTool(): NamedTool {
  return {
    name: 'apply_patch',
    tool: {
      spec: {
        type: 'custom',
        name: 'apply_patch',
        description: 'Changes, adds, moves and deletes files. The input is the patch itself, not JSON.',
        format: { type: 'grammar', syntax: 'lark', definition: GRAMMAR },
      },
      run,
      preview: previewPatch,
    },
  };
}

async function run(call: ToolCall, turn: RunningTurn) {
  endPreview(turn, call.callId);
  const planned = await plan(call, turn);
  const changes = changesOf(planned);
  const item: ThreadItem = { type: 'fileChange', id: call.callId, changes, status: 'inProgress' };
  const judged = await judge(turn, planned);
  if (judged.kind === 'refuse') throw new ToolError(judged.reason);
  if (judged.kind === 'ask') {
    const { outcome, why } = await approveFiles(turn, { item, paths: planned.paths, patch: call.input });
    if (outcome !== 'accepted') {
      await turn.completeItem({ ...item, status: 'declined' });
      if (outcome === 'cancelled') throw new TurnInterrupted();
      throw new ToolError(why ?? 'The user did not allow the changes.');
    }
  } else {
    turn.startItem(item);
  }
  return apply(turn, item, planned);
}

async function plan(call: ToolCall, turn: RunningTurn): Promise<PlannedPatch> {
  // Some models wrap it in JSON, as if it were a function.
  const input = call.input.trimStart().startsWith('{') ? text('input', argumentsOf(call).input) : call.input;
  try {
    return await planPatch(parsePatch(input), turn.settings.cwd);
  } catch (error) {
    if (error instanceof PatchError) throw new ToolError(error.message, error);
    throw error;
  }
}

async function apply(turn: RunningTurn, item: ThreadItem & { type: 'fileChange' }, planned: PlannedPatch) {
  try {
    await applyPatch(planned);
    await diffOf(turn).note(planned);
  } catch (error) {
    await turn.completeItem({ ...item, status: 'failed' });
    throw new ToolError(`The files could not be changed: ${(error as Error).message}`, error);
  }
  await turn.completeItem({ ...item, status: 'completed' });
  diffOf(turn).tell();
  return { output: `Done. Changed files:\n${item.changes.map(({ path, kind }) => `${kind.type} ${path}`).join('\n')}` };
}

type Verdict = { kind: 'apply' } | { kind: 'ask' } | { kind: 'refuse'; reason: string };

/** Changes within what may be written are made without asking, except where everything is asked for. */
async function judge(turn: RunningTurn, { paths }: PlannedPatch): Promise<Verdict> {
  const { approvalPolicy } = turn.settings;
  if (turn.thread.grants.allowsFiles(paths)) return { kind: 'apply' };
  const access = accessFor(turn);
  const isWithin = access === undefined || (await mayWrite(access, paths));
  if (isWithin && approvalPolicy !== 'untrusted') return { kind: 'apply' };
  const mayAsk =
    typeof approvalPolicy === 'string' ? approvalPolicy !== 'never' : approvalPolicy.granular.sandbox_approval;
  if (mayAsk) return { kind: 'ask' };
  return { kind: 'refuse', reason: 'The sandbox does not allow these changes, and nobody may be asked for them.' };
}
