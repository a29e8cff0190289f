/** A model that reviews: it has a conversation of its own, and only looks. */
import type { ResponseItem, UserInput } from '@app-server/schema/experimental';
import { type ModelEvent, ModelFailure } from '../providers/model-provider.js';
import { execTools } from '../tools/exec/exec-tools.js';
import { toolCallOf } from '../tools/tool-calls.js';
import { Toolbox } from '../tools/toolbox.js';
import { tellRetry } from '../turns/model-reply.js';
import { modelRequest } from '../turns/model-request.js';
import { openingContext } from '../turns/prompt.js';
import { Reasoning } from '../turns/reasoning.js';
import type { RunningTurn } from '../turns/running-turn.js';
import { TurnFailure } from '../turns/turn-failure.js';
import { REVIEW_SCHEMA } from './review-output.js';

const INSTRUCTIONS = `You review a change that somebody else has made. Look at it with git and at the code around it; change nothing.

Report what its author would want to know before it is merged: behaviour that is wrong or was not intended, data that
can be lost or leaked, cases that are not handled, what will be slow. Each finding must come from this change, be
certain enough that you would stake your name on it, and be small enough to be mended by itself. Matters of taste, and
what was there before, are none. Finding nothing is a good result.

Answer with JSON and nothing else:
- findings: each with a title that begins with its priority ([P0] drop everything, [P1] urgent, [P2] normal, [P3] nice
  to have), a body of one short paragraph that says when it goes wrong and why, confidence_score (0 to 1), priority
  (0 to 3), and code_location: absolute_file_path, and the shortest line_range that shows it.
- overall_correctness: "patch is correct" when nothing that works before breaks, otherwise "patch is incorrect".
- overall_explanation: one to three sentences. overall_confidence_score: 0 to 1.`;

export class Reviewer {
  readonly #turn: RunningTurn;
  readonly #toolbox: Toolbox;
  readonly #conversation: ResponseItem[];
  readonly #task: string;

  constructor(turn: RunningTurn, task: string) {
    const tools = turn.hasEnvironment ? execTools(turn) : [];
    this.#turn = turn;
    this.#task = task;
    this.#toolbox = new Toolbox(
      new Map(tools.map(({ name, tool }) => [name, tool])),
      tools.flatMap(({ tool: { spec } }) => (spec ? [spec] : [])),
    );
    const asked: ResponseItem = { type: 'message', role: 'user', content: [{ type: 'input_text', text: task }] };
    this.#conversation = [...openingContext(turn), asked];
  }

  /** The answer; empty when there was none. What it looks at is shown, what it says is not. */
  async review(): Promise<string> {
    try {
      for (;;) {
        const { calls, said } = await this.#ask();
        if (calls === 0) return said;
      }
    } catch (error) {
      throw error instanceof ModelFailure ? TurnFailure.of(error) : error;
    }
  }

  async #ask(): Promise<{ calls: number; said: string }> {
    this.#turn.signal.throwIfAborted();
    const input: UserInput[] = [{ type: 'text', text: this.#task, text_elements: [] }];
    const { provider, request } = await modelRequest(this.#turn, this.#toolbox.specs, input);
    const own = { instructions: INSTRUCTIONS, input: this.#conversation, outputSchema: REVIEW_SCHEMA };
    const reply = new ReviewerReply(this.#turn, this.#toolbox, this.#conversation);
    for await (const event of provider.stream({ ...request, ...own })) {
      this.#turn.signal.throwIfAborted();
      await reply.take(event);
    }
    return reply;
  }
}

/** One reply. */
class ReviewerReply {
  readonly #turn: RunningTurn;
  readonly #toolbox: Toolbox;
  readonly #conversation: ResponseItem[];
  readonly #reasoning: Reasoning;
  calls = 0;
  said = '';

  constructor(turn: RunningTurn, toolbox: Toolbox, conversation: ResponseItem[]) {
    this.#turn = turn;
    this.#toolbox = toolbox;
    this.#conversation = conversation;
    this.#reasoning = new Reasoning(turn);
  }

  async take(event: ModelEvent): Promise<void> {
    switch (event.type) {
      case 'reasoningStarted':
        return this.#reasoning.start(event.itemId);
      case 'reasoningPartAdded':
        return this.#reasoning.addPart(event.itemId, event.summaryIndex);
      case 'reasoningSummaryDelta':
        return this.#reasoning.addSummary(event.itemId, event.summaryIndex, event.delta);
      case 'reasoningDelta':
        return this.#reasoning.addText(event.itemId, event.contentIndex, event.delta);
      case 'item':
        return this.#keep(event.itemId, event.item);
      case 'retrying':
        this.#reasoning.forget();
        return tellRetry(this.#turn, event);
      default:
        return;
    }
  }

  async #keep(itemId: string, item: ResponseItem): Promise<void> {
    this.#conversation.push(item);
    if (item.type === 'reasoning') return this.#reasoning.finish(itemId, item);
    if (item.type === 'message') this.said = item.content.map((part) => ('text' in part ? part.text : '')).join('');
    const call = toolCallOf(item);
    if (!call) return;
    this.calls += 1;
    this.#conversation.push(await this.#toolbox.run(call, this.#turn));
  }
}
