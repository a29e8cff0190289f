/** Errors and warnings that are events rather than answers. */
import * as t from '../define/index.js';
import { TurnError } from './turn-model.js';

export const ErrorNotification = t.object('ErrorNotification', {
  error: t.field(TurnError, 'What went wrong.'),
  willRetry: t.field(t.boolean, 'True when the server tries again by itself; false when the turn fails.'),
  threadId: t.string,
  turnId: t.string,
});

export const WarningNotification = t.object('WarningNotification', {
  threadId: t.nullable(t.string, 'Thread the warning concerns; null when it is not about a single thread.'),
  message: t.field(t.string, 'Text to show to the user.'),
});

export const GuardianWarningNotification = t.object('GuardianWarningNotification', {
  threadId: t.field(t.string, 'Thread the warning concerns.'),
  message: t.field(t.string, 'Text to show to the user.'),
});

export const DeprecationNoticeNotification = t.object('DeprecationNoticeNotification', {
  summary: t.field(t.string, 'Short statement of what is deprecated.'),
  details: t.nullable(t.string, 'Advice on what to do instead; null when there is none.'),
});

export const TextPosition = t.object('TextPosition', 'A place in a text file.', {
  line: t.field(t.uint, 'Line number, counted from 1.'),
  column: t.field(t.uint, 'Column number, counted from 1 in Unicode characters.'),
});

export const TextRange = t.object('TextRange', 'A stretch of text between two positions of a file.', {
  start: TextPosition,
  end: TextPosition,
});

export const ConfigWarningNotification = t.object('ConfigWarningNotification', {
  summary: t.field(t.string, 'Short description of the problem.'),
  details: t.nullable(t.string, 'Longer explanation; null when there is none.'),
  path: t.optional(t.string, 'Configuration file with the problem; absent when not known.'),
  range: t.optional(TextRange, 'Place of the problem in the file at `path`; absent when not known.'),
});

export const serverNotifications = {
  error: t.notification({
    doc: "Sent to the thread's subscribers when a turn or other work of the thread hits an error, including ones that are retried.",
    params: ErrorNotification,
    delivery: 'subscribers',
  }),
  warning: t.notification({
    doc: 'Sent when the user should know about a problem that does not stop the work.',
    params: WarningNotification,
    delivery: 'subscribers',
  }),
  guardianWarning: t.notification({
    doc: 'Sent when the automatic approval reviewer has a warning for the user of a thread.',
    params: GuardianWarningNotification,
    delivery: 'subscribers',
  }),
  deprecationNotice: t.notification({
    doc: 'Sent when a request or setting relies on a deprecated feature.',
    params: DeprecationNoticeNotification,
    delivery: 'connection',
  }),
  configWarning: t.notification({
    doc: 'Sent to a connection after `initialize` for each problem found in the configuration.',
    params: ConfigWarningNotification,
    delivery: 'connection',
  }),
};
