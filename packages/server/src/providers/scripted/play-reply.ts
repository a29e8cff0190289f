/** Plays the steps of one reply: up to a call of a tool, to a steer, or to the end of the script. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { ResponseItem, TokenUsageBreakdown } from '@app-server/schema/experimental';
import { cut } from '../../scenario/cut.js';
import { endsReply } from '../../scenario/ends-reply.js';
import type { FailStep, ReasoningStep, SayStep, Step } from '../../scenario/scenario-types.js';
import { addUsage, fullUsage } from '../../scenario/usage.js';
import { type ModelEvent, ModelFailure, type ModelRequest } from '../model-provider.js';
import { pause } from '../pause.js';
import { toolCall } from './tool-call.js';

export interface ReplyContext {
  request: ModelRequest;
  /** Whether the reply has cost something where no step says what. */
  countsTokens: boolean;
}

const USUAL = fullUsage({ inputTokens: 120, cachedInputTokens: 20, outputTokens: 30 });

/** Takes what it plays away from `left`. */
export async function* playReply(left: Step[], { request, countsTokens }: ReplyContext): AsyncGenerator<ModelEvent> {
  let usage: TokenUsageBreakdown | null = countsTokens && left.length > 0 ? USUAL : null;
  for (let step = left.shift(); step; step = left.shift()) {
    // A turn that is interrupted between two steps ends there.
    await setImmediate();
    request.signal.throwIfAborted();
    if ('usage' in step) usage = usage ? addUsage(usage, fullUsage(step.usage)) : fullUsage(step.usage);
    else yield* playStep(step, request);
    if ('hang' in step || endsReply(step)) break;
  }
  yield { type: 'completed', usage };
}

async function* playStep(step: Step, request: ModelRequest): AsyncGenerator<ModelEvent> {
  if ('say' in step) return yield* say(step);
  if ('reasoning' in step) return yield* reason(step);
  if ('fail' in step) return yield* fail(step.fail);
  if ('wait' in step) return pause(step.wait, request.signal);
  if ('hang' in step) return untilSteered(request);
  yield* callTool(step);
}

async function* say({ say: text, chunks = 3 }: SayStep): AsyncGenerator<ModelEvent> {
  const itemId = `msg_${randomUUID()}`;
  yield { type: 'messageStarted', itemId, phase: null };
  for (const delta of cut(text, chunks)) yield { type: 'messageDelta', itemId, delta };
  const content: ResponseItem = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
  yield { type: 'item', itemId, item: content };
}

async function* reason({ reasoning: text, chunks = 2 }: ReasoningStep): AsyncGenerator<ModelEvent> {
  const itemId = `rs_${randomUUID()}`;
  yield { type: 'reasoningStarted', itemId };
  yield { type: 'reasoningPartAdded', itemId, summaryIndex: 0 };
  for (const delta of cut(text, chunks)) yield { type: 'reasoningSummaryDelta', itemId, summaryIndex: 0, delta };
  const summary = [{ type: 'summary_text', text } as const];
  yield { type: 'item', itemId, item: { type: 'reasoning', summary, encrypted_content: null } };
}

async function* callTool(step: Step): AsyncGenerator<ModelEvent> {
  const callId = `call_${randomUUID()}`;
  const item = toolCall(step, callId);
  if (!item) return;
  if (item.type === 'custom_tool_call') {
    const { name: tool, input } = item;
    for (const delta of input.split(/(?<=\n)/)) yield { type: 'toolInputDelta', itemId: callId, callId, tool, delta };
  }
  yield { type: 'item', itemId: callId, item };
}

async function* fail({ message, codexErrorInfo, additionalDetails, retries = 0 }: FailStep['fail']) {
  const error = new ModelFailure(message, codexErrorInfo ?? 'other', { details: additionalDetails ?? null });
  for (let attempt = 1; attempt <= retries; attempt += 1) {
    yield { type: 'retrying', attempt, of: retries, error } satisfies ModelEvent;
  }
  throw error;
}

/** The reply ends with that, so that what was steered is heard before the next step. */
async function untilSteered({ signal, steered }: ModelRequest): Promise<void> {
  const over = new AbortController();
  const aborted = once(signal, 'abort', { signal: over.signal });
  await Promise.race([steered(), aborted.catch(() => {})]);
  over.abort();
  signal.throwIfAborted();
}
