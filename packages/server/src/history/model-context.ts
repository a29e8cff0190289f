/** What the model sees of a thread: its response items, with compactions and rollbacks taken into account. */
import type { ResponseItem } from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import { fields, list, text } from './loose.js';
import { isPreamble, keptItem } from './response-items.js';
import { type Boundary, TurnScanner } from './turn-scanner.js';

/**
 * @param lines from the start, or from a compaction that replaces all before it and was not rolled back since
 */
export async function modelContext(lines: AsyncIterable<RolloutLine> | Iterable<RolloutLine>): Promise<ResponseItem[]> {
  const builder = new ContextBuilder();
  for await (const line of lines) builder.push(line);
  return builder.items;
}

/** Where a turn began: in this array, which a compaction leaves behind, after so many items. */
interface TurnStart {
  readonly items: ResponseItem[];
  readonly length: number;
}

class ContextBuilder {
  items: ResponseItem[] = [];
  readonly #scanner = new TurnScanner();
  readonly #turns: TurnStart[] = [];
  readonly #summaries = new Set<string>();
  #atStart = true;

  push(line: RolloutLine): void {
    const boundary = this.#scanner.push(line);
    if (boundary) this.#mark(boundary);
    if (line.type === 'compacted') this.#compact(fields(line.payload));
    else if (line.type === 'response_item') this.#add(line.payload);
    this.#atStart = false;
  }

  #mark(boundary: Boundary): void {
    if (boundary.kind === 'began') this.#turns.push(boundary.implicit ? this.#beforeMessage() : this.#here());
    else if (boundary.kind === 'rolledBack') this.#rollBack(boundary.turns);
  }

  #add(value: unknown): void {
    const item = keptItem(value);
    if (item) this.items.push(item);
  }

  /** Turns that began before keep the array that they began in, should they be rolled back. */
  #compact({ message, replacement_history }: Readonly<Record<string, unknown>>): void {
    const history = Array.isArray(replacement_history) ? list(replacement_history) : this.#summarized(text(message));
    this.items = history.map(keptItem).filter((item) => item !== undefined);
    // The turn in which it lies began before the first line.
    if (this.#atStart) this.#turns.push(this.#here());
  }

  /** What users said, and a summary of all the rest: the form that the reference gives to files without a history. */
  #summarized(summary: string): ResponseItem[] {
    this.#summaries.add(summary);
    const said = this.items.filter((item) => isUserMessage(item) && !this.#summaries.has(firstText(item)));
    return [...said, { type: 'message', role: 'user', content: [{ type: 'input_text', text: summary }] }];
  }

  #rollBack(turns: number): void {
    const [start] = turns > 0 ? this.#turns.splice(Math.max(0, this.#turns.length - turns)) : [];
    if (!start) return;
    const { items, length } = start;
    const first = items.findIndex((item, index) => index >= length && !isPreamble(item));
    if (first >= 0) items.length = first;
    this.items = items;
  }

  #here(): TurnStart {
    return { items: this.items, length: this.items.length };
  }

  /** A turn that no line opens is noticed at an event that comes behind what the user said. */
  #beforeMessage(): TurnStart {
    const { items } = this;
    const last = this.#turns.at(-1);
    const from = last?.items === items ? last.length : 0;
    const message = items.findLastIndex((item, index) => index >= from && isUserMessage(item));
    return message < 0 ? this.#here() : { items, length: message };
  }
}

function isUserMessage(item: ResponseItem): boolean {
  return item.type === 'message' && item.role === 'user' && !isPreamble(item);
}

function firstText(item: ResponseItem): string {
  return item.type === 'message' ? text(fields(item.content[0]).text) : '';
}
