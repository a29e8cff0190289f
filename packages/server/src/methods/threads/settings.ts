/** `thread/settings/update`, and the counter of questions that timeouts wait for. */
import { wrongState } from '../../core/faults.js';
import type { Handlers } from '../../core/methods.js';
import { settingsAppliedLine } from '../../history/turn-lines.js';
import { settingsPatchOf } from '../../threads/resolve-settings.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';

export function settingsMethods(services: Services, directory: ThreadDirectory): Handlers {
  return {
    'thread/settings/update': async ({ threadId, ...overrides }, { afterResponse }) => {
      const thread = directory.loaded(threadId);
      const { settings } = thread;
      if (!settings.change(settingsPatchOf(overrides, settings.current, services))) return {};
      const { told } = settings;
      await thread.record(settingsAppliedLine(settings.kept));
      afterResponse(() => thread.emit('thread/settings/updated', { threadId: thread.id, threadSettings: told }));
      return {};
    },

    'thread/increment_elicitation': ({ threadId }) => {
      const thread = directory.loaded(threadId);
      thread.elicitations += 1;
      return { count: thread.elicitations, paused: true };
    },

    'thread/decrement_elicitation': ({ threadId }) => {
      const thread = directory.loaded(threadId);
      if (thread.elicitations === 0) {
        throw wrongState('elicitations', 'none', 'No elicitation is counted that could have ended.');
      }
      thread.elicitations -= 1;
      return { count: thread.elicitations, paused: thread.elicitations > 0 };
    },
  };
}
