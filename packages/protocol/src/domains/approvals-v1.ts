/** Approval questions of the first protocol generation, kept for old hosts. */
import * as t from '../define/index.js';
import { ExecPolicyAmendment, NetworkPolicyAmendment } from './permissions.js';
import { ThreadId } from './primitives.js';

export const FileChange = t.named(
  'FileChange',
  'One file edit of a v1 patch approval.',
  t.union([
    t.arm({ type: 'add' }, 'A new file.', { content: t.field(t.string, 'Full text of the new file.') }),
    t.arm({ type: 'delete' }, 'A removed file.', {
      content: t.field(t.string, 'Text of the file before its removal.'),
    }),
    t.arm({ type: 'update' }, 'A changed file.', {
      unified_diff: t.field(t.string, 'Change in unified diff format.'),
      move_path: t.nullable(t.string, 'New path when the file is also moved; null otherwise.'),
    }),
  ]),
);

export const ApplyPatchApprovalParams = t.object('ApplyPatchApprovalParams', {
  conversationId: t.field(ThreadId, 'Id of the thread that wants to apply the patch.'),
  callId: t.field(t.string, 'Id of the patch call, shared with its begin and end events.'),
  fileChanges: t.field(t.map(FileChange), 'Proposed edits, keyed by file path.'),
  reason: t.nullable(t.string, 'Why approval is needed, as text for the user; null when there is none.'),
  grantRoot: t.nullable(t.string, 'Directory to become writable for the rest of the session; it may have no effect.'),
});

export const ReviewDecision = t.named(
  'ReviewDecision',
  'Answer to a v1 approval. `approved_for_session` also silences repeats, `denied` lets the agent go on, `abort` stops the turn, `timed_out` means automatic review took too long.',
  t.union([
    t.literals('approved'),
    t.keyed(
      'approved_execpolicy_amendment',
      t.shape({ proposed_execpolicy_amendment: t.field(ExecPolicyAmendment, 'Rule to store.') }),
      'Approves the command and stores a rule that lets similar commands through.',
    ),
    t.literals('approved_for_session'),
    t.keyed(
      'network_policy_amendment',
      t.shape({ network_policy_amendment: t.field(NetworkPolicyAmendment, 'Rule to store.') }),
      'Settles a network prompt with a lasting allow or deny rule for the host.',
    ),
    t.literals('denied'),
    t.literals('timed_out'),
    t.literals('abort'),
  ]),
);

export const ApplyPatchApprovalResponse = t.object('ApplyPatchApprovalResponse', { decision: ReviewDecision });

export const ParsedCommand = t.named(
  'ParsedCommand',
  'Guess at the purpose of one part of a shell command.',
  t.union([
    t.arm({ type: 'read' }, 'Shows the content of a file.', {
      cmd: t.field(t.string, 'Shell text of this part.'),
      name: t.field(t.string, 'File name for display.'),
      path: t.field(
        t.string,
        "Path of the file read, as far as it can be told; a relative one starts at the command's `cwd`.",
      ),
    }),
    t.arm({ type: 'list_files' }, 'Lists files.', {
      cmd: t.field(t.string, 'Shell text of this part.'),
      path: t.nullable(t.string, 'Directory being listed; null when not known.'),
    }),
    t.arm({ type: 'search' }, 'Searches in files or file names.', {
      cmd: t.field(t.string, 'Shell text of this part.'),
      query: t.nullable(t.string, 'Search pattern; null when not known.'),
      path: t.nullable(t.string, 'Place being searched; null when not known.'),
    }),
    t.arm({ type: 'unknown' }, 'Anything that fits no other kind.', {
      cmd: t.field(t.string, 'Shell text of this part.'),
    }),
  ]),
);

export const ExecCommandApprovalParams = t.object('ExecCommandApprovalParams', {
  conversationId: t.field(ThreadId, 'Id of the thread that wants to run the command.'),
  callId: t.field(t.string, 'Id of the command call, shared with its begin and end events.'),
  approvalId: t.nullable(t.string, 'Id that tells apart several prompts of one call; null when there is just one.'),
  command: t.field(t.list(t.string), 'Program and its arguments.'),
  cwd: t.field(t.string, 'Directory in which the command would run.'),
  reason: t.nullable(t.string, 'Why approval is needed, as text for the user; null when there is none.'),
  parsedCmd: t.field(t.list(ParsedCommand), 'Guess at what the command does, meant for display only.'),
});

export const ExecCommandApprovalResponse = t.object('ExecCommandApprovalResponse', { decision: ReviewDecision });

export const serverRequests = {
  applyPatchApproval: t.serverRequest({
    doc: 'Asks for approval of a patch in the retired v1 turn API; turns started with `turn/start` use `item/fileChange/requestApproval` instead.',
    params: ApplyPatchApprovalParams,
    result: ApplyPatchApprovalResponse,
    deprecated: true,
  }),
  execCommandApproval: t.serverRequest({
    doc: 'Asks for approval of a command in the retired v1 turn API; turns started with `turn/start` use `item/commandExecution/requestApproval` instead.',
    params: ExecCommandApprovalParams,
    result: ExecCommandApprovalResponse,
    deprecated: true,
  }),
};
