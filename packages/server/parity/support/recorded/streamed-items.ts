/** Messages and reasoning of a model, as a recorded session shows how they were streamed. */
import type { ItemPart } from '../../../../../test/support/mock-model/parts.js';
import type { RecordedPart } from './recorded-answer.js';

/** An item that has begun. */
export interface OpenItem {
  readonly id: string | undefined;
  /** @param item as it was in the end, and where the recording tells so; without it was broken off */
  recorded(item?: { text?: string; phase?: string | null }, index?: number): RecordedPart;
}

const PLAN_BEGINS = '<proposed_plan>\n';
const PLAN_ENDS = '</proposed_plan>\n';

/** A message; a plan that is proposed is a part of it. */
export class MessageItem implements OpenItem {
  readonly id: string | undefined;
  readonly #phase: string | null | undefined;
  readonly #deltas: string[] = [];
  readonly #at: number[];
  #hasPlan = false;
  #isInPlan = false;

  constructor(id: string | undefined, index: number, phase?: string | null) {
    this.id = id;
    this.#phase = phase;
    this.#at = [index];
  }

  say(delta: string, index: number): void {
    if (this.#isInPlan) this.#append(PLAN_ENDS, index);
    this.#isInPlan = false;
    this.#append(delta, index);
  }

  beginPlan(index: number): void {
    this.#hasPlan = this.#isInPlan = true;
    this.#append(PLAN_BEGINS, index);
  }

  plan(delta: string, index: number): void {
    this.#append(delta, index);
  }

  recorded(item?: { text?: string; phase?: string | null }, index?: number): RecordedPart {
    if (this.#isInPlan && item) this.#append(PLAN_ENDS, index ?? 0);
    const part: Extract<ItemPart, { say: unknown }> = { say: this.#deltas };
    if (this.id !== undefined) part.id = this.id;
    const phase = item?.phase ?? this.#phase;
    if (phase === 'commentary' || phase === 'final_answer') part.phase = phase;
    if (item?.text !== undefined && !this.#hasPlan) part.whole = item.text;
    return index === undefined ? { part, at: this.#at, isBroken: true } : { part, at: [...this.#at, index] };
  }

  #append(delta: string, index: number): void {
    this.#deltas.push(delta);
    this.#at.push(index);
  }
}

export class ReasoningItem implements OpenItem {
  readonly id: string;
  readonly #begun: number;
  readonly #summaries: { begun: number; deltas: string[]; at: number[] }[] = [];
  readonly #raw: string[] = [];
  readonly #rawAt: number[] = [];

  constructor(id: string, index: number) {
    this.id = id;
    this.#begun = index;
  }

  beginSummary(summary: number, index: number): void {
    this.#summaries[summary] ??= { begun: index, deltas: [], at: [] };
  }

  summarize(summary: number, delta: string, index: number): void {
    this.beginSummary(summary, index);
    this.#summaries[summary]?.deltas.push(delta);
    this.#summaries[summary]?.at.push(index);
  }

  think(delta: string, index: number): void {
    this.#raw.push(delta);
    this.#rawAt.push(index);
  }

  recorded(item?: object, index?: number): RecordedPart {
    const summaries = this.#summaries.filter((summary) => summary !== undefined);
    const part = { id: this.id, think: summaries.map(({ deltas }) => deltas), raw: this.#raw };
    const at = [this.#begun, ...summaries.flatMap(({ begun, at }) => [begun, ...at]), ...this.#rawAt];
    return index === undefined ? { part, at, isBroken: true } : { part, at: [...at, index] };
  }
}
