/** What the model is asked in a turn. */
import type { UserInput } from '@app-server/schema/experimental';
import type { ModelProvider, ModelRequest, ToolSpec } from '../providers/model-provider.js';
import { supportedTier } from '../threads/service-tier.js';
import { attestationFor } from './attestation.js';
import { instructionsFor } from './prompt.js';
import { modelOf, providerOf } from './provider-of.js';
import type { RunningTurn } from './running-turn.js';
import { wholeConversation } from './whole-conversation.js';

export async function modelRequest(
  turn: RunningTurn,
  tools: readonly ToolSpec[],
  userInput: readonly UserInput[],
): Promise<{ provider: ModelProvider; request: ModelRequest }> {
  const { thread, settings } = turn;
  const { mode, settings: ofMode } = settings.collaborationMode;
  const model = modelOf(turn);
  const request: ModelRequest = {
    threadId: thread.id,
    turnId: turn.id,
    model,
    instructions: instructionsFor(turn),
    input: wholeConversation(await thread.context()),
    userInput,
    tools,
    effort: mode === 'plan' ? (ofMode.reasoning_effort ?? settings.effort) : settings.effort,
    summary: settings.summary,
    serviceTier: supportedTier(settings.serviceTier ?? undefined, model, thread.services.catalogue),
    outputSchema: turn.outputSchema,
    clientMetadata: turn.clientMetadata,
    origin: {
      sessionId: thread.facts.sessionId,
      turnStartedAtMs: turn.startedAtMs,
      sandbox: settings.sandboxPolicy.type,
    },
    attest: attestationFor(thread),
    steered: () => turn.steered.arrival(),
    signal: turn.signal,
  };
  return { provider: providerOf(turn), request };
}
