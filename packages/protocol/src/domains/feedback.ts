/** Sending feedback, with or without logs. */
import * as t from '../define/index.js';

export const FeedbackUploadParams = t.object('FeedbackUploadParams', {
  classification: t.field(t.string, 'Category of the report, free text.'),
  reason: t.maybe(t.string, 'What the user wrote; omitted or null when nothing.'),
  threadId: t.maybe(t.string, 'Thread the report is about; omitted or null for none.'),
  includeLogs: t.omittable(
    t.boolean,
    'True attaches logs and the stored history of the thread and its sub-agents; false when omitted.',
  ),
  extraLogFiles: t.maybe(t.list(t.string), "Paths of further files to attach, on the server's machine."),
  tags: t.maybe(
    t.map(t.string),
    'Additional labels; `thread_id`, `classification`, `cli_version`, `session_source` and `reason` are reserved and ignored.',
  ),
});

export const FeedbackUploadResponse = t.object('FeedbackUploadResponse', {
  threadId: t.field(t.string, 'Id to quote for this report; a `no-active-thread-` id when no thread was given.'),
});

export const clientRequests = {
  'feedback/upload': t.request({
    doc: 'Uploads a feedback report, with logs if wanted; fails when the configuration disables feedback.',
    params: FeedbackUploadParams,
    result: FeedbackUploadResponse,
    scope: t.scopes.none,
  }),
};
