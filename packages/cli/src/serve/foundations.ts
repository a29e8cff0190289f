/** What threads of a server are built on; loaded when it is needed, so that no hello waits for it. */
import { type Scenario, ScenarioError, readScenario } from '@app-server/server';
import { UsageError } from '../errors.js';

export { createProviders, loadConfig, openStores } from '@app-server/server';

/** @throws {UsageError} when the file is no scenario that this server can play */
export async function playable(path: string): Promise<Scenario> {
  try {
    return await readScenario(path);
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
