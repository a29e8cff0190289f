/** `thread/start` and `thread/fork`: new threads. */
import type { Handlers } from '../../core/methods.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { TurnHistory } from '../../threads/turn-history.js';
import { wholeTools } from '../../threads/whole-tools.js';
import { checkEnvironments } from '../turns/environments.js';
import { afterwards } from '../afterwards.js';
import { checkDynamicTools } from './dynamic-tools.js';
import { findSource } from './find-thread.js';
import { announceStart, follow, knownUsage, opened, originOf, replayUsage, warnOfDeprecated } from './opened.js';

export function startMethods(services: Services, directory: ThreadDirectory): Handlers {
  return {
    'thread/start': async (params, context) => {
      const { connection } = context;
      checkDynamicTools(wholeTools(params.dynamicTools));
      const hasEnvironment = params.environments ? checkEnvironments(params.environments) : undefined;
      const thread = await directory.start(params, { ...originOf(connection, services), hasEnvironment });
      warnOfDeprecated(connection, params);
      follow(context, thread);
      afterwards(context, () => announceStart(thread));
      return opened(thread);
    },

    'thread/fork': async (params, context) => {
      const { connection } = context;
      const source = await findSource(params, services, directory);
      const thread = await directory.fork(source, params, originOf(connection, services));
      const history = params.excludeTurns ? undefined : await TurnHistory.read(thread.store, thread.id, thread);
      warnOfDeprecated(connection, params);
      follow(context, thread);
      afterwards(context, () => {
        replayUsage(connection, thread.id, history && knownUsage(thread, history));
        announceStart(thread);
      });
      return opened(thread, history && (() => history.turns));
    },
  };
}
