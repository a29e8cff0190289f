/** The thread itself: identity, origin and status. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from './primitives.js';
import { SessionSource, ThreadSource } from './session-source.js';
import { Turn } from './turn-model.js';

export const GitInfo = t.object(
  'GitInfo',
  'Git state of the working directory, recorded at creation and changed by `thread/metadata/update`; null marks an unknown part.',
  {
    sha: t.nullable(t.string, 'Hash of the current commit.'),
    branch: t.nullable(t.string, 'Current branch.'),
    originUrl: t.nullable(t.string, 'URL of the `origin` remote.'),
  },
);

export const ThreadActiveFlag = t.enumeration(
  'ThreadActiveFlag',
  'What a running turn is waiting for. `waitingOnApproval` also covers MCP elicitations, `waitingOnUserInput` a question to the user.',
  ['waitingOnApproval', 'waitingOnUserInput'],
);

export const ThreadStatus = t.named(
  'ThreadStatus',
  'Runtime state of a thread.',
  t.union([
    t.arm({ type: 'notLoaded' }, 'Stored only, not in memory.', {}),
    t.arm({ type: 'idle' }, 'Loaded without a running turn.', {}),
    t.arm({ type: 'systemError' }, 'The last operation failed; the state lasts until the next turn starts.', {}),
    t.arm({ type: 'active' }, 'A turn is running.', {
      activeFlags: t.field(t.list(ThreadActiveFlag), 'What the turn is waiting for; empty while it simply works.'),
    }),
  ]),
);

export const Thread = t.object('Thread', 'A stored or running conversation.', {
  id: t.field(t.string, 'UUID of the thread.'),
  sessionId: t.field(
    t.string,
    'Id shared by all threads of one session tree; equals `id` on a root thread, and a fork starts a new one.',
  ),
  forkedFromId: t.nullable(t.string, 'Thread this one was forked from; null when it is no fork.'),
  preview: t.field(t.string, 'Text to recognize the thread by, normally its first user message; empty before that.'),
  ephemeral: t.field(t.boolean, 'True when the thread lives in memory only and is never written to disk.'),
  modelProvider: t.field(t.string, 'Id of the configured provider that serves the model.'),
  createdAt: t.field(t.int64, 'Creation time in Unix seconds.'),
  updatedAt: t.field(t.int64, 'Time of the last change in Unix seconds.'),
  status: t.field(ThreadStatus, 'Runtime status; `notLoaded` for a thread that exists only in storage.'),
  path: t.nullable(
    t.string,
    'Path of the stored file, present before the file is written; null when ephemeral. Unstable.',
  ),
  cwd: t.field(AbsolutePathBuf, 'Working directory recorded for the thread.'),
  cliVersion: t.field(t.string, 'Version of the program that created the thread.'),
  source: t.field(SessionSource, 'Kind of client or agent that created the thread.'),
  threadSource: t.nullable(
    ThreadSource,
    'Analytics origin as given by the creator; null when none was given, never derived from `source`.',
  ),
  agentNickname: t.nullable(t.string, 'Random display name of a sub-agent; null on other threads.'),
  agentRole: t.nullable(t.string, 'Role a sub-agent was started with; null on other threads.'),
  gitInfo: t.nullable(GitInfo, 'Git state recorded for the thread; null when none was recorded.'),
  name: t.nullable(t.string, 'Title set with `thread/name/set`; null when unset.'),
  turns: t.field(
    t.list(Turn),
    'Turns, filled only by `thread/resume`, `thread/fork`, `thread/rollback` and `thread/read` with `includeTurns`; otherwise empty.',
  ),
});
