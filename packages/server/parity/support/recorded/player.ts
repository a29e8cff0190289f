/** A model that answers as it did in a recorded session, and never before the client has said what it had said by then. */
import { terminalIn } from '../../../../../test/support/mock-model/by-text.js';
import { eventsOf } from '../../../../../test/support/mock-model/mock-events.js';
import type { ModelRequest } from '../../../../../test/support/mock-model/mock-responses.js';
import type { Answer, ItemPart, Part, Refusal } from '../../../../../test/support/mock-model/parts.js';
import type { Recording } from '../recording.js';
import { recordedAnswers } from './answers.js';
import type { RecordedAnswer } from './recorded-answer.js';

export class RecordedModel {
  readonly #recording: Recording;
  readonly #left: RecordedAnswer[];
  /** How far the session has come. */
  #position = 0;
  readonly #waiting = new Set<() => void>();
  /** The name of the recorded root here. */
  #root: string;
  /** What it was asked and had no answer for. */
  unexpected = 0;

  /** @param root what stands for the root of the recording */
  constructor(recording: Recording, root: string) {
    this.#recording = recording;
    this.#root = root;
    this.#left = recordedAnswers(recording.happenings, workingFolders(recording));
  }

  /** Everything before this place of the recording has happened. */
  reach(position: number): void {
    this.#position = position;
    for (const go of this.#waiting) go();
  }

  answer(request: ModelRequest): Answer | Refusal {
    const answer = this.#choose(request);
    if (!answer) {
      this.unexpected += 1;
      return { status: 400, body: '{"error":{"message":"nothing of this was recorded"}}' };
    }
    const { parts, end } = answer;
    if (parts.length === 0 && end.kind === 'failed' && 'status' in end.failure) return end.failure;
    const tools = new Set(request.tools?.map(({ name }) => name));
    const steps = parts.flatMap(({ part, at, isBroken }): Part[] => {
      const here = 'call' in part && part.call === 'write_stdin' ? withTerminal(part, terminalIn(request)) : part;
      const events = eventsOf(here, part.id ?? `item_${at[0] ?? 0}`, tools);
      return (isBroken ? events.slice(0, -1) : events).flatMap((event, index) => {
        const place = at[Math.min(index, at.length - 1)] ?? 0;
        return [{ until: () => this.#reached(place) }, { event: this.#local(event) }];
      });
    });
    if (end.kind === 'held') return { parts: [...steps, 'hold'] };
    if (end.kind === 'failed')
      return { parts: [...steps, ...('parts' in end.failure ? end.failure.parts : ['break' as const])] };
    const isWorking = parts.some(({ part }) => !isStreamed(part));
    const last: Part[] = isWorking ? [] : [{ until: () => this.#reached(end.at) }];
    return { parts: [...steps, ...last], ...(end.usage !== undefined && { usage: end.usage }) };
  }

  /** The next answer of a turn that goes on, by preference one about the same text. */
  #choose({ input }: ModelRequest): RecordedAnswer | undefined {
    const texts = input
      .filter(({ role }) => role === 'user')
      .map(({ content }) => content?.map(({ text }) => text ?? '').join(' '));
    const isOpen = ({ turn }: RecordedAnswer) =>
      turn.last >= this.#position && turn.first <= this.#position + LOOK_AHEAD;
    const open = this.#left.filter(isOpen);
    const chosen = open.find(({ text }) => text === texts.at(-1)) ?? open[0];
    if (chosen) this.#left.splice(this.#left.indexOf(chosen), 1);
    return chosen;
  }

  /** Until the client has said, and been answered, what it had before this place. */
  async #reached(place: number): Promise<void> {
    const before = this.#lastOfClient(place);
    while (this.#position <= before) {
      await new Promise<void>((resolve) => {
        const go = () => {
          this.#waiting.delete(go);
          resolve();
        };
        this.#waiting.add(go);
      });
    }
  }

  /** The last thing before a place that was none of the model's doing. */
  #lastOfClient(place: number): number {
    return this.#recording.happenings.slice(0, place).findLastIndex((happening) => {
      if (!('entry' in happening)) return true;
      const { from, message } = happening.entry;
      const { item } = (message?.params ?? {}) as { item?: { type: string } };
      const isWorkDone = message?.method === 'item/completed' && item?.type === 'commandExecution';
      return from === 'client' || isWorkDone || (message?.method === undefined && message?.id !== undefined);
    });
  }

  #local<T>(value: T): T {
    const { root } = this.#recording;
    return JSON.parse(JSON.stringify(value).replaceAll(root, this.#root)) as T;
  }
}

/** A turn may be asked about before the recording first speaks of it. */
const LOOK_AHEAD = 12;

function isStreamed(part: object): boolean {
  return 'say' in part || 'think' in part;
}

function withTerminal(part: Extract<ItemPart, { call: string }>, terminal: number): ItemPart {
  return { ...part, args: { ...(part.args as object), session_id: terminal } };
}

/** Where each thread works. */
function workingFolders({ happenings }: Recording): Map<string, string> {
  const folders = new Map<string, string>();
  for (const happening of happenings) {
    if (!('entry' in happening)) continue;
    const { params, result } = happening.entry.message ?? {};
    const { thread } = (params ?? result ?? {}) as { thread?: { id?: string; cwd?: string } };
    if (thread?.id !== undefined && thread.cwd !== undefined) folders.set(thread.id, thread.cwd);
  }
  return folders;
}
