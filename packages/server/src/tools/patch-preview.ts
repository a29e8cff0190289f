/** A patch while the model still writes it: told at most twice a second. */
import type { RunningTurn } from '../turns/running-turn.js';
import { changesOf } from './patch/changes.js';
import { parsePartialPatch } from './patch/parse-patch.js';

/** Milliseconds in which what has been written is gathered. */
const GATHER_MS = 500;

interface Preview {
  input: string;
  told: string;
  timer: NodeJS.Timeout | undefined;
}

const previews = new WeakMap<RunningTurn, Map<string, Preview>>();

export function previewPatch(itemId: string, input: string, turn: RunningTurn): void {
  const preview = previewOf(turn, itemId);
  preview.input = input;
  if (preview.timer === undefined) tellAndGather(turn, itemId, preview);
}

/** What comes from here on is told later, once there has been something to tell. */
function tellAndGather(turn: RunningTurn, itemId: string, preview: Preview): void {
  const again = () => tellAndGather(turn, itemId, preview);
  preview.timer = tell(turn, itemId, preview) ? setTimeout(again, GATHER_MS) : undefined;
}

/** Tells what is left to be told; the patch is written. */
export function endPreview(turn: RunningTurn, itemId: string): void {
  const preview = previews.get(turn)?.get(itemId);
  if (!preview) return;
  clearTimeout(preview.timer);
  tell(turn, itemId, preview);
  previews.get(turn)?.delete(itemId);
}

function previewOf(turn: RunningTurn, itemId: string): Preview {
  let ofTurn = previews.get(turn);
  if (!ofTurn) {
    previews.set(turn, (ofTurn = new Map()));
    turn.atEnd(() => {
      for (const { timer } of ofTurn?.values() ?? []) clearTimeout(timer);
    });
  }
  let preview = ofTurn.get(itemId);
  if (!preview) ofTurn.set(itemId, (preview = { input: '', told: '', timer: undefined }));
  return preview;
}

/** Whether there was anything new. */
function tell(turn: RunningTurn, itemId: string, preview: Preview): boolean {
  const changes = changesOf(parsePartialPatch(preview.input));
  const text = JSON.stringify(changes);
  if (changes.length === 0 || text === preview.told) return false;
  preview.told = text;
  turn.notify('item/fileChange/patchUpdated', { itemId, changes });
  return true;
}
