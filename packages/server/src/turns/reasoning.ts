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
    this.#grow(itemId, 'summary', summaryIndex, '');
    this.#turn.notify('item/reasoning/summaryPartAdded', { itemId, summaryIndex });
  }

  addSummary(itemId: string, summaryIndex: number, delta: string): void {
    this.#grow(itemId, 'summary', summaryIndex, delta);
    this.#turn.notify('item/reasoning/summaryTextDelta', { itemId, summaryIndex, delta });
  }

  addText(itemId: string, contentIndex: number, delta: string): void {
    this.#grow(itemId, 'content', contentIndex, delta);
    this.#turn.notify('item/reasoning/textDelta', { itemId, contentIndex, delta });
  }

  #grow(id: string, list: 'summary' | 'content', index: number, delta: string): void {
    this.start(id);
    const before = this.#open.get(id) as ReasoningItem;
    const texts = [...before[list]];
    while (texts.length <= index) texts.push('');
    texts[index] += delta;
    const item = { ...before, [list]: texts };
    this.#open.set(id, item);
    this.#turn.growItem(item);
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

  /** The reply begins anew; what was told of it stays as it is. */
  forget(): void {
    this.#open.clear();
  }
}
