/** Messages of the agent as items; in plan mode the plan that one proposes is an item of its own. */
import type { MessagePhase, ResponseItem, ThreadItem } from '@app-server/schema/experimental';
import { type PlanPart, PlanSplitter } from './plan-splitter.js';
import type { RunningTurn } from './running-turn.js';

type MessageItem = Extract<ThreadItem, { type: 'agentMessage' }>;

interface OpenMessage {
  item: MessageItem;
  splitter: PlanSplitter | undefined;
  /** Text that was told so far. */
  told: string;
  plan: string | undefined;
}

export class AgentMessages {
  readonly #turn: RunningTurn;
  readonly #open = new Map<string, OpenMessage>();

  constructor(turn: RunningTurn) {
    this.#turn = turn;
  }

  start(id: string, phase: MessagePhase | null, text = ''): OpenMessage {
    const known = this.#open.get(id);
    if (known) return known;
    const item: MessageItem = { type: 'agentMessage', id, text, phase, memoryCitation: null };
    const inPlanMode = this.#turn.thread.settings.current.collaborationMode.mode === 'plan';
    const splitter = inPlanMode ? new PlanSplitter() : undefined;
    const message = { item, splitter, told: '', plan: undefined };
    this.#open.set(id, message);
    this.#turn.startItem(item);
    return message;
  }

  add(id: string, delta: string): void {
    const message = this.start(id, null);
    if (message.splitter) for (const part of message.splitter.add(delta)) this.#tell(message, part);
    else this.#say(message, delta);
  }

  /** Takes the final form; the function that is returned keeps and shows it. */
  finish(id: string, item: Extract<ResponseItem, { type: 'message' }>): () => Promise<void> {
    const text = item.content.map((part) => ('text' in part ? part.text : '')).join('');
    const phase = item.phase ?? null;
    // A message that was not streamed begins with its whole text.
    const message = this.start(id, phase, text);
    this.#open.delete(id);
    return () => (message.splitter ? this.#completeSplit(message, text, phase) : this.#complete(message, text, phase));
  }

  /** The attempt they belonged to does not count. */
  forget(): void {
    this.#open.clear();
  }

  async #completeSplit(message: OpenMessage, text: string, phase: MessagePhase | null): Promise<void> {
    const splitter = new PlanSplitter();
    const parts = [...splitter.add(text), ...splitter.end()];
    if (message.told === '' && message.plan === undefined) for (const part of parts) this.#tell(message, part);
    else for (const part of message.splitter?.end() ?? []) this.#tell(message, part);
    if (message.plan !== undefined) {
      await this.#turn.completeItem({ type: 'plan', id: this.#planId, text: joined(parts, 'plan') });
    }
    await this.#complete(message, joined(parts, 'text'), phase);
  }

  async #complete({ item }: OpenMessage, text: string, phase: MessagePhase | null): Promise<void> {
    this.#turn.lastMessage = text;
    await this.#turn.completeItem({ ...item, text, phase: phase ?? item.phase });
  }

  #tell(message: OpenMessage, { kind, text }: PlanPart): void {
    if (kind === 'text') return this.#say(message, text);
    if (message.plan === undefined) this.#turn.startItem({ type: 'plan', id: this.#planId, text: '' });
    message.plan = (message.plan ?? '') + text;
    if (text !== '') this.#turn.notify('item/plan/delta', { itemId: this.#planId, delta: text });
  }

  #say(message: OpenMessage, delta: string): void {
    if (delta === '') return;
    message.told += delta;
    this.#turn.notify('item/agentMessage/delta', { itemId: message.item.id, delta });
  }

  get #planId(): string {
    return `${this.#turn.id}-plan`;
  }
}

function joined(parts: readonly PlanPart[], kind: PlanPart['kind']): string {
  return parts.flatMap((part) => (part.kind === kind ? [part.text] : [])).join('');
}
