/** Reads a scenario that this server is to play, with the libraries that only this takes. */
import type { Scenario } from '../../scenario/scenario-types.js';
import { findUnplayable } from './unplayable.js';

/**
 * Reads and checks a scenario in YAML or JSON.
 *
 * @throws {ScenarioError} when the file cannot be read, is not a scenario, or has parts for the fake server alone
 */
export async function readScenario(path: string): Promise<Scenario> {
  const { loadScenarioFor } = await import('../../scenario/load.js');
  return loadScenarioFor(path, findUnplayable);
}
