/** Reasoning of the model as items. */
import type { ResponseItem, ThreadItem } from '@app-server/schema/experimental';
import type { RunningTurn } from './running-turn.js';

type ReasoningItem = Extract<ThreadItem, { type: 'reasoning' }>;

export class Reasoning {
  readonly #turn: RunningTurn;
  readonly #open = new Map<string, ReasoningItem>();

  constructor(turn: RunningTurn) {
    this.#turn = turn;
  }

  start(id: string): void {
    if (this.#open.has(id)) return;
    const item: ReasoningItem = { type: 'reasoning', id, summary: [], content: [] };
    this.#open.set(id, item);
    this.#turn.startItem(item);
  }

  addPart(itemId: string, summaryIndex: number): void {
    this.start(itemId);
    this.#turn.notify('item/reasoning/summaryPartAdded', { itemId, summaryIndex });
  }

  addSummary(itemId: string, summaryIndex: number, delta: string): void {
    this.start(itemId);
    this.#turn.notify('item/reasoning/summaryTextDelta', { itemId, summaryIndex, delta });
  }

  addText(itemId: string, contentIndex: number, delta: string): void {
    this.start(itemId);
    this.#turn.notify('item/reasoning/textDelta', { itemId, contentIndex, delta });
  }

  finish(id: string, { summary, content }: Extract<ResponseItem, { type: 'reasoning' }>): Promise<void> {
    this.start(id);
    this.#open.delete(id);
    return this.#turn.completeItem({
      type: 'reasoning',
      id,
      summary: summary.map(({ text }) => text),
      content: (content ?? []).map(({ text }) => text),
    });
  }

  /** The attempt they belonged to does not count. */
  forget(): void {
    for (const id of this.#open.keys()) this.#turn.forgetItem(id);
    this.#open.clear();
  }
}
