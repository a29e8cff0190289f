/** Asks whether files may be changed: the user, or the reviewer in their place. */
import type { ThreadItem } from '@app-server/schema/experimental';
import type { Approval } from './approval.js';
import { isReviewed, reviewAction } from './guardian/review-action.js';
import type { RunningTurn } from './running-turn.js';

type FileItem = Extract<ThreadItem, { type: 'fileChange' }>;

export interface FilesApproval {
  readonly item: FileItem;
  /** Every place that is written or removed. */
  readonly paths: readonly string[];
  /** The text of the patch. */
  readonly patch: string;
}

export async function approveFiles(turn: RunningTurn, { item, paths, patch }: FilesApproval): Promise<Approval> {
  const startedAtMs = Date.now();
  turn.startItem(item, startedAtMs);
  const { cwd } = turn.settings;
  if (isReviewed(turn)) {
    const action = { type: 'applyPatch', cwd, files: item.changes.map(({ path }) => path) } as const;
    return reviewAction(turn, { action, targetItemId: item.id, reason: patch });
  }
  const answer = await turn.questions.ask(
    'item/fileChange/requestApproval',
    { ...turn.place, itemId: item.id, startedAtMs, reason: null, grantRoot: null },
    { waiting: 'waitingOnApproval' },
  );
  if (answer.kind !== 'answered') return { outcome: 'declined' };
  switch (answer.result.decision) {
    case 'accept':
      return { outcome: 'accepted' };
    case 'acceptForSession':
      turn.thread.grants.allowFiles(paths);
      return { outcome: 'accepted' };
    case 'decline':
      return { outcome: 'declined' };
    case 'cancel':
      return { outcome: 'cancelled' };
  }
}
