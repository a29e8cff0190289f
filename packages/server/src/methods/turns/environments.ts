/** The environments of a turn: there is one, the machine of the server. */
import type { TurnEnvironmentParams } from '@app-server/schema/experimental';
import { notFound } from '../../core/faults.js';
import type { TurnOptions } from '../../turns/turn-options.js';

/** Name of the machine that the server runs on. */
export const LOCAL = 'local';

/**
 * Whether a turn has anything to run commands in.
 *
 * @throws {RpcError} when an environment is named that is not there
 */
export function checkEnvironments(environments: readonly TurnEnvironmentParams[]): boolean {
  for (const { environmentId } of environments) {
    if (environmentId !== LOCAL) {
      throw notFound('environment', environmentId, `There is no environment "${environmentId}"; there is "${LOCAL}".`);
    }
  }
  return environments.length > 0;
}

/**
 * Where a turn works: in the first environment, and without one nowhere.
 *
 * @throws {RpcError} when an environment is named that is not there
 */
export function placeOfTurn(
  environments: readonly TurnEnvironmentParams[],
): Pick<TurnOptions, 'hasEnvironment' | 'cwd'> {
  return { hasEnvironment: checkEnvironments(environments), cwd: environments[0]?.cwd };
}
