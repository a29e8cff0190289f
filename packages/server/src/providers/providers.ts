/** The model providers of a server by name. */
import type { ModelProvider } from './model-provider.js';

/** Id of the provider that plays scenarios. */
export const SCRIPTED = 'scripted';

export interface ModelProviders {
  /** Used by threads that name none. */
  readonly defaultId: string;
  /** Undefined when the configuration has no such provider. */
  find(id: string): ModelProvider | undefined;
  /** Ids of all, for messages. */
  readonly ids: readonly string[];
}
