/** Understands the events of one streamed reply; what it does not know, it passes over. */
import { randomUUID } from 'node:crypto';
import type { TokenUsageBreakdown } from '@app-server/schema/experimental';
import type { ModelEvent } from '../model-provider.js';
import { replyFailure } from './failures.js';
import { type Loose, record, text, whole } from './loose.js';
import { phaseOf, readItem } from './read-item.js';

type Kind = 'message' | 'reasoning' | 'custom_tool_call';

/** An item that has begun and is not whole yet. */
interface OpenItem {
  kind: Kind;
  id: string;
  /** The model gave it no id; the end of its kind is its end. */
  nameless: boolean;
  callId: string;
  tool: string;
}

export class EventReader {
  readonly #open: OpenItem[] = [];
  /** What the reply has cost; undefined until it is complete. */
  completed: { usage: TokenUsageBreakdown | null } | undefined;

  /** @throws {ReplyBroken} when the event says that the reply has failed */
  read(event: Loose): ModelEvent[] {
    switch (event.type) {
      case 'response.output_item.added':
        return this.#begin(record(event.item) ?? {});
      case 'response.output_item.done':
        return this.#end(record(event.item) ?? {});
      case 'response.output_text.delta':
      case 'response.refusal.delta':
        return this.#inside('message', event, (itemId, delta) => ({ type: 'messageDelta', itemId, delta }));
      case 'response.reasoning_summary_part.added':
        return this.#addPart(event);
      case 'response.reasoning_summary_text.delta': {
        const summaryIndex = whole(event.summary_index) ?? 0;
        const told = { type: 'reasoningSummaryDelta', summaryIndex } as const;
        return this.#inside('reasoning', event, (itemId, delta) => ({ ...told, itemId, delta }));
      }
      case 'response.reasoning_text.delta': {
        const contentIndex = whole(event.content_index) ?? 0;
        const told = { type: 'reasoningDelta', contentIndex } as const;
        return this.#inside('reasoning', event, (itemId, delta) => ({ ...told, itemId, delta }));
      }
      case 'response.custom_tool_call_input.delta':
        return this.#addInput(event);
      case 'response.completed':
        this.completed = { usage: usageOf(record(event.response)?.usage) };
        return [];
      case 'response.failed':
      case 'response.incomplete':
      case 'error':
        throw replyFailure(event);
      default:
        return [];
    }
  }

  #begin(item: Loose): ModelEvent[] {
    const kind = kindOf(item.type);
    if (!kind) return [];
    const id = text(item.id) ?? text(item.call_id);
    const callId = text(item.call_id) ?? id ?? '';
    return this.#start({
      kind,
      id: id ?? newId(kind),
      nameless: id === undefined,
      callId,
      tool: text(item.name) ?? '',
      ...phaseOf(item),
    });
  }

  #start({ phase, ...item }: OpenItem & ReturnType<typeof phaseOf>): ModelEvent[] {
    this.#open.push(item);
    const itemId = item.id;
    if (item.kind === 'message') return [{ type: 'messageStarted', itemId, phase: phase ?? null }];
    return item.kind === 'reasoning' ? [{ type: 'reasoningStarted', itemId }] : [];
  }

  #end(item: Loose): ModelEvent[] {
    const read = readItem(item);
    const kind = kindOf(item.type);
    const id = text(item.id) ?? text(item.call_id);
    const open = kind && this.#find(kind, id);
    if (open) this.#open.splice(this.#open.indexOf(open), 1);
    if (!read) return [];
    return [{ type: 'item', itemId: open?.id ?? id ?? newId(read.type), item: read }];
  }

  #addPart(event: Loose): ModelEvent[] {
    const [item, begun] = this.#beginUnless('reasoning', event);
    const summaryIndex = whole(event.summary_index) ?? 0;
    return [...begun, { type: 'reasoningPartAdded', itemId: item.id, summaryIndex }];
  }

  #addInput(event: Loose): ModelEvent[] {
    const delta = text(event.delta);
    const open = this.#find('custom_tool_call', text(event.item_id) ?? text(event.call_id));
    if (!open || !delta) return [];
    return [{ type: 'toolInputDelta', itemId: open.id, callId: open.callId, tool: open.tool, delta }];
  }

  #inside(kind: Kind, event: Loose, tell: (itemId: string, delta: string) => ModelEvent): ModelEvent[] {
    const delta = text(event.delta);
    if (!delta) return [];
    const [item, begun] = this.#beginUnless(kind, event);
    return [...begun, tell(item.id, delta)];
  }

  /** The item that an event belongs to, which begins with it where no other event said so. */
  #beginUnless(kind: Kind, event: Loose): [OpenItem, ModelEvent[]] {
    const id = text(event.item_id);
    const open = this.#find(kind, id);
    if (open) return [open, []];
    const item = { kind, id: id ?? newId(kind), nameless: id === undefined, callId: '', tool: '' };
    return [item, this.#start(item)];
  }

  /** The open item with an id; the last one of its kind for an event without, or where that item has none. */
  #find(kind: Kind, id: string | undefined): OpenItem | undefined {
    const same = this.#open.filter((item) => item.kind === kind);
    if (id === undefined) return same.at(-1);
    return same.find((item) => item.id === id || item.callId === id) ?? same.findLast(({ nameless }) => nameless);
  }
}

function kindOf(type: unknown): Kind | undefined {
  return type === 'message' || type === 'reasoning' || type === 'custom_tool_call' ? type : undefined;
}

const PREFIXES: Readonly<Record<string, string>> = { message: 'msg', reasoning: 'rs' };

function newId(type: string): string {
  return `${PREFIXES[type] ?? 'item'}_${randomUUID()}`;
}

function usageOf(value: unknown): TokenUsageBreakdown | null {
  const usage = record(value);
  if (!usage) return null;
  const inputTokens = whole(usage.input_tokens) ?? 0;
  const outputTokens = whole(usage.output_tokens) ?? 0;
  return {
    totalTokens: whole(usage.total_tokens) ?? inputTokens + outputTokens,
    inputTokens,
    cachedInputTokens: whole(record(usage.input_tokens_details)?.cached_tokens) ?? 0,
    outputTokens,
    reasoningOutputTokens: whole(record(usage.output_tokens_details)?.reasoning_tokens) ?? 0,
  };
}
