/** What the model is asked in a turn. */
import type { UserInput } from '@app-server/schema/experimental';
import type { ModelProvider, ModelRequest } from '../providers/model-provider.js';
import type { Toolbox } from '../tools/toolbox.js';
import { attestationFor } from './attestation.js';
import { instructionsFor } from './prompt.js';
import type { RunningTurn } from './running-turn.js';
import { TurnFailure } from './turn-failure.js';

export async function modelRequest(
  turn: RunningTurn,
  toolbox: Pick<Toolbox, 'specs'>,
  userInput: readonly UserInput[],
): Promise<{ provider: ModelProvider; request: ModelRequest }> {
  const { thread } = turn;
  const settings = thread.settings.current;
  const { mode, settings: ofMode } = settings.collaborationMode;
  const request: ModelRequest = {
    threadId: thread.id,
    turnId: turn.id,
    model: mode === 'plan' ? ofMode.model : settings.model,
    instructions: instructionsFor(thread),
    input: await thread.context(),
    userInput,
    tools: toolbox.specs,
    effort: mode === 'plan' ? (ofMode.reasoning_effort ?? settings.effort) : settings.effort,
    summary: settings.summary,
    serviceTier: settings.serviceTier,
    outputSchema: turn.outputSchema,
    clientMetadata: turn.clientMetadata,
    attest: attestationFor(thread),
    steered: () => turn.steered.arrival(),
    signal: turn.signal,
  };
  return { provider: providerOf(turn), request };
}

export function providerOf({ thread }: RunningTurn): ModelProvider {
  const id = thread.settings.current.modelProvider;
  const provider = thread.services.providers.find(id);
  if (provider) return provider;
  const message = `The model provider "${id}" of this thread is not configured any more.`;
  throw new TurnFailure({ message, codexErrorInfo: 'badRequest', additionalDetails: null });
}
