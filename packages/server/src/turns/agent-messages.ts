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
  /** Id of the plan in it. */
  plan: string | undefined;
  /** Text of the plan that was told so far. */
  planned: string;
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
    const inPlanMode = this.#turn.settings.collaborationMode.mode === 'plan';
    const splitter = inPlanMode ? new PlanSplitter() : undefined;
    const message = { item, splitter, told: '', plan: undefined, planned: '' };
    this.#open.set(id, message);
    this.#turn.startItem(item);
    return message;
  }

  add(id: string, delta: string): void {
    const message = this.start(id, null);
    if (message.splitter) for (const part of message.splitter.add(delta)) this.#tell(message, part);
    else this.#say(message, delta);
  }

  /** Takes the final form, keeps and shows it. */
  finish(id: string, item: Extract<ResponseItem, { type: 'message' }>): Promise<void> {
    const text = item.content.map((part) => ('text' in part ? part.text : '')).join('');
    const phase = item.phase ?? null;
    // A message that was not streamed begins with its whole text.
    const message = this.start(id, phase, text);
    this.#open.delete(id);
    return message.splitter ? this.#completeSplit(message, text, phase) : this.#complete(message, text, phase);
  }

  /** The reply begins anew; what was told of it stays as it is. */
  forget(): void {
    this.#open.clear();
  }

  async #completeSplit(message: OpenMessage, text: string, phase: MessagePhase | null): Promise<void> {
    const splitter = new PlanSplitter();
    const parts = [...splitter.add(text), ...splitter.end()];
    if (message.told === '' && message.plan === undefined) for (const part of parts) this.#tell(message, part);
    else for (const part of message.splitter?.end() ?? []) this.#tell(message, part);
    if (message.plan !== undefined) {
      await this.#turn.completeItem({ type: 'plan', id: message.plan, text: joined(parts, 'plan') });
    }
    await this.#complete(message, joined(parts, 'text'), phase);
  }

  async #complete({ item }: OpenMessage, text: string, phase: MessagePhase | null): Promise<void> {
    this.#turn.lastMessage = text;
    await this.#turn.completeItem({ ...item, text, phase: phase ?? item.phase });
  }

  #tell(message: OpenMessage, { kind, text }: PlanPart): void {
    if (kind === 'text') return this.#say(message, text);
    const itemId = (message.plan ??= this.#startPlan());
    if (text === '') return;
    message.planned += text;
    this.#turn.growItem({ type: 'plan', id: itemId, text: message.planned });
    this.#turn.notify('item/plan/delta', { itemId, delta: text });
  }

  #say(message: OpenMessage, delta: string): void {
    if (delta === '') return;
    message.told += delta;
    this.#turn.growItem({ ...message.item, text: message.told });
    this.#turn.notify('item/agentMessage/delta', { itemId: message.item.id, delta });
  }

  #startPlan(): string {
    const before = this.#turn.done.filter(({ type }) => type === 'plan').length;
    const id = `${this.#turn.id}-plan${before === 0 ? '' : `-${before + 1}`}`;
    this.#turn.startItem({ type: 'plan', id, text: '' });
    return id;
  }
}

function joined(parts: readonly PlanPart[], kind: PlanPart['kind']): string {
  return parts.flatMap((part) => (part.kind === kind ? [part.text] : [])).join('');
}
