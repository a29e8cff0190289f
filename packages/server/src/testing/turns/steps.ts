/** What each kind of step does to its turn. */
import { setTimeout } from 'node:timers/promises';
import type { ThreadItem, TurnError } from '@app-server/schema/experimental';
import type { FailStep, Step } from '../../scenario/scenario-types.js';
import { playAsk, playPatch, playPermissions, playRun, playTool } from './approvals.js';
import { cut } from '../../scenario/cut.js';
import type { RunningTurn } from './running-turn.js';
import { TurnOver } from './turn-over.js';
import { fullUsage } from '../../scenario/usage.js';

export async function playStep(turn: RunningTurn, step: Step): Promise<void> {
  if ('say' in step) return say(turn, step.say, step.chunks);
  if ('reasoning' in step) return reason(turn, step.reasoning, step.chunks);
  if ('run' in step) return playRun(turn, step.run);
  if ('patch' in step) return playPatch(turn, step.patch);
  if ('plan' in step) {
    return turn.notify('turn/plan/updated', { explanation: step.explanation ?? null, plan: step.plan });
  }
  if ('ask' in step) return playAsk(turn, step.ask);
  if ('tool' in step) return playTool(turn, step);
  if ('permissions' in step) return playPermissions(turn, step);
  if ('usage' in step) return turn.reportUsage(fullUsage(step.usage));
  if ('fail' in step) return fail(turn, step.fail);
  if ('wait' in step) return turn.until(setTimeout(step.wait, undefined, { ref: false }));
  if ('hang' in step) return turn.untilSteered();
  if ('notify' in step) return turn.thread.emit(step.notify.method, step.notify.params);
  const { method, params } = step.request;
  await turn.until(turn.world.requests.ask(turn.thread, method, params).answer);
}

function say(turn: RunningTurn, text: string, chunks = 3): void {
  const id = turn.world.sequence.id('msg');
  const item = { type: 'agentMessage', id, text: '', phase: null, memoryCitation: null } satisfies ThreadItem;
  turn.startItem(item);
  for (const delta of cut(text, chunks)) turn.notify('item/agentMessage/delta', { itemId: id, delta });
  turn.completeItem({ ...item, text });
}

function reason(turn: RunningTurn, text: string, chunks = 2): void {
  const id = turn.world.sequence.id('rs');
  turn.startItem({ type: 'reasoning', id, summary: [], content: [] });
  turn.notify('item/reasoning/summaryPartAdded', { itemId: id, summaryIndex: 0 });
  for (const delta of cut(text, chunks)) {
    turn.notify('item/reasoning/summaryTextDelta', { itemId: id, delta, summaryIndex: 0 });
  }
  turn.completeItem({ type: 'reasoning', id, summary: [text], content: [] });
}

function fail(turn: RunningTurn, { message, codexErrorInfo, additionalDetails, retries = 0 }: FailStep['fail']): never {
  const error: TurnError = {
    message,
    codexErrorInfo: codexErrorInfo ?? 'other',
    additionalDetails: additionalDetails ?? null,
  };
  for (let attempt = 1; attempt <= retries; attempt += 1) {
    turn.notify('error', { error: { ...error, message: `Reconnecting... ${attempt}/${retries}` }, willRetry: true });
  }
  throw new TurnOver('failed', error);
}
