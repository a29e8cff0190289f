/** `feedback/upload`: a report of a user, with what the server knows of the thread it is about. */
import type { FeedbackUploadParams, SessionSource } from '@app-server/schema/experimental';
import { wrongState } from '../../core/faults.js';
import type { MethodFamily } from '../../core/methods.js';
import { attachment } from '../../feedback/attachments.js';
import { keepInFile, post } from '../../feedback/deliver.js';
import { type Report, checkFeedback, mergedTags } from '../../feedback/report.js';
import { checkThreadId, newId } from '../../threads/ids.js';
import { wireSource } from '../../threads/session-meta.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';

/** What is known of a thread, loaded or stored. */
interface Known {
  readonly path: string | null;
  readonly source: SessionSource;
}

export function feedback(services: Services, threads: ThreadDirectory): MethodFamily {
  async function known(threadId: string): Promise<Known | undefined> {
    const live = threads.find(threadId);
    if (live) return { path: live.isMaterialized ? live.state.path : null, source: live.facts.source };
    const stored = await services.store.find(threadId);
    return stored && { path: stored.path, source: wireSource(stored.source) };
  }

  async function reportOf(params: FeedbackUploadParams, threadId: string, thread: Known | undefined): Promise<Report> {
    const { classification, reason, includeLogs, extraLogFiles, tags } = params;
    const log = includeLogs && thread?.path ? [thread.path] : [];
    const files = [...log, ...(extraLogFiles ?? [])];
    return {
      threadId,
      classification,
      reason: reason ?? null,
      tags: mergedTags(tags, {
        thread_id: threadId,
        classification,
        cli_version: services.release,
        session_source: wordFor(thread?.source ?? 'vscode'),
        ...(typeof reason === 'string' && { reason }),
      }),
      attachments: await Promise.all(files.map(attachment)),
      sentAt: new Date().toISOString(),
    };
  }

  return {
    handlers: {
      'feedback/upload': async (params, { signal }) => {
        const { feedback: isOn, feedbackUrl } = services.config;
        if (!isOn) throw wrongState('feedback', 'disabled', 'The configuration of this server turns feedback off.');
        const about = params.threadId == null ? undefined : checkThreadId(params.threadId);
        checkFeedback(params);
        const threadId = about ?? `no-active-thread-${newId()}`;
        const report = await reportOf(params, threadId, about === undefined ? undefined : await known(about));
        if (feedbackUrl === undefined) await keepInFile(report, services.home);
        else await post(report, feedbackUrl, signal);
        return { threadId };
      },
    },
  };
}

/** The source of a session in one word. */
function wordFor(source: SessionSource): string {
  if (typeof source === 'string') return source;
  return Object.keys(source)[0] ?? 'unknown';
}
