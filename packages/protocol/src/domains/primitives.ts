/** Small types that many domains use. */
import * as t from '../define/index.js';

/** Any JSON value; the schema says nothing, so TypeScript has to. */
export type JsonValue = number | string | boolean | JsonValue[] | { [key: string]: JsonValue | undefined } | null;

export const JsonValue = t.recursive<JsonValue>(
  'JsonValue',
  'Any JSON value.',
  'number | string | boolean | JsonValue[] | { [key: string]: JsonValue | undefined } | null',
);

export const AbsolutePathBuf = t.named(
  'AbsolutePathBuf',
  'An absolute path in normal form on the server host; it need not exist, and a relative path is refused.',
  t.absolutePath,
);

export const AgentPath = t.named(
  'AgentPath',
  'Path-like name that locates a sub-agent in the tree of agents of a session.',
  t.string,
);

export const ByteRange = t.object('ByteRange', 'A span of UTF-8 text counted in bytes.', {
  start: t.field(t.uint, 'Offset of the first byte, counted from 0.'),
  end: t.field(t.uint, 'Offset just after the last byte.'),
});

export const GitSha = t.named('GitSha', 'Hash of a Git commit.', t.string);

export const ImageDetail = t.enumeration(
  'ImageDetail',
  'Resolution at which an image is given to the model. `original` keeps the full resolution.',
  ['high', 'original'],
);

export const MessagePhase = t.enumeration(
  'MessagePhase',
  'Role of an agent message within its turn. `commentary` is an interim remark, `final_answer` the result; models may leave the phase out.',
  ['commentary', 'final_answer'],
);

export const ModeKind = t.enumeration(
  'ModeKind',
  'Collaboration mode of a thread. `plan` works out a plan and may ask the user questions, `default` is ordinary work.',
  ['plan', 'default'],
);

export const Personality = t.enumeration(
  'Personality',
  'Tone the agent writes in. `none` asks for no particular one.',
  ['none', 'friendly', 'pragmatic'],
);

export const ReasoningEffort = t.enumeration(
  'ReasoningEffort',
  'How much a model reasons before it answers, from `none` up to `xhigh`; a model may support only some levels.',
  ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'],
);

export const ReasoningSummary = t.enumeration(
  'ReasoningSummary',
  'Style of the reasoning summaries requested from the model. `auto` leaves the choice to the model, `none` turns them off.',
  ['auto', 'concise', 'detailed', 'none'],
);

export const RequestId = t.named(
  'RequestId',
  'Id that pairs a reply with its request: a string or an integer of at most 64 bits, echoed unchanged.',
  t.union([t.string, t.int64]),
);

export const SortDirection = t.enumeration(
  'SortDirection',
  'Order in which a list is paged. `asc` starts with the oldest entry, `desc` with the newest.',
  ['asc', 'desc'],
);

export const ThreadId = t.named('ThreadId', 'UUID of a thread, in text form.', t.string);

export const Verbosity = t.enumeration('Verbosity', "How long and detailed the model's answers should be.", [
  'low',
  'medium',
  'high',
]);

export const WebSearchMode = t.enumeration(
  'WebSearchMode',
  'How the agent may search the web. `cached` answers from indexed pages, `live` fetches current ones.',
  ['disabled', 'cached', 'live'],
);
