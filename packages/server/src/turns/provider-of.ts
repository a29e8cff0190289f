/** The provider that a turn asks, and the model. */
import type { ModelProvider } from '../providers/model-provider.js';
import type { RunningTurn } from './running-turn.js';
import { TurnFailure } from './turn-failure.js';

export function providerOf({ thread, settings }: RunningTurn): ModelProvider {
  const id = settings.modelProvider;
  const provider = thread.services.providers.find(id);
  if (provider) return provider;
  const message = `The model provider "${id}" of this thread is not configured any more.`;
  throw new TurnFailure({ message, codexErrorInfo: 'badRequest', additionalDetails: null });
}

/** Plan mode has one of its own. */
export function modelOf({ settings: { model, collaborationMode } }: Pick<RunningTurn, 'settings'>): string {
  return collaborationMode.mode === 'plan' ? collaborationMode.settings.model : model;
}
