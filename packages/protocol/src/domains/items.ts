/** The items a turn consists of. */
import * as t from '../define/index.js';
import { AbsolutePathBuf, JsonValue, MessagePhase, ReasoningEffort } from './primitives.js';
import { UserInput } from './user-input.js';

export const CollabAgentStatus = t.enumeration(
  'CollabAgentStatus',
  'Life-cycle state of a sub-agent. `pendingInit` is created but not yet running, `shutdown` was closed, `notFound` has no agent for the id.',
  ['pendingInit', 'running', 'interrupted', 'completed', 'errored', 'shutdown', 'notFound'],
);

export const CollabAgentState = t.object(
  'CollabAgentState',
  'Last known state of one agent addressed by a collaboration tool call.',
  {
    status: CollabAgentStatus,
    message: t.nullable(
      t.string,
      'Text belonging to the status, such as a final answer or an error; null when there is none.',
    ),
  },
);

export const CollabAgentTool = t.enumeration(
  'CollabAgentTool',
  'Operation on sub-agents. `wait` blocks until target agents finish; `closeAgent` shuts one down.',
  ['spawnAgent', 'sendInput', 'resumeAgent', 'wait', 'closeAgent'],
);

export const CollabAgentToolCallStatus = t.enumeration(
  'CollabAgentToolCallStatus',
  'Progress of the collaboration tool call itself, independent of the state of the agents it addresses.',
  ['inProgress', 'completed', 'failed'],
);

export const CommandAction = t.named(
  'CommandAction',
  'Best guess at what one part of a shell command does, for display only.',
  t.union([
    t.arm({ type: 'read' }, 'The command reads one file.', {
      command: t.field(t.string, 'Part of the shell command this action was parsed from.'),
      name: t.field(t.string, 'Short display name of the file.'),
      path: t.field(AbsolutePathBuf, 'Absolute path of the file.'),
    }),
    t.arm({ type: 'listFiles' }, 'The command lists files.', {
      command: t.field(t.string, 'Part of the shell command this action was parsed from.'),
      path: t.nullable(t.string, 'Directory being listed as written; null when the command names none.'),
    }),
    t.arm({ type: 'search' }, 'The command searches file names or contents.', {
      command: t.field(t.string, 'Part of the shell command this action was parsed from.'),
      query: t.nullable(t.string, 'Search text or pattern; null when it could not be parsed.'),
      path: t.nullable(t.string, 'Place searched as written; null when the command names none.'),
    }),
    t.arm({ type: 'unknown' }, 'The command was not recognised.', {
      command: t.field(t.string, 'Command text without its shell wrapper.'),
    }),
  ]),
);

export const CommandExecutionSource = t.enumeration(
  'CommandExecutionSource',
  'Who ran a command. `userShell` is `thread/shellCommand`; `unifiedExecStartup` starts a terminal process, `unifiedExecInteraction` talks to a running one.',
  ['agent', 'userShell', 'unifiedExecStartup', 'unifiedExecInteraction'],
);

export const CommandExecutionStatus = t.enumeration(
  'CommandExecutionStatus',
  'State of a command item. `failed` includes a non-zero exit code; `declined` was refused at approval and never ran.',
  ['inProgress', 'completed', 'failed', 'declined'],
);

export const DynamicToolCallOutputContentItem = t.named(
  'DynamicToolCallOutputContentItem',
  'One piece of the result of a tool that the client provides.',
  t.union([
    t.arm({ type: 'inputText' }, 'Text handed to the model.', { text: t.string }),
    t.arm({ type: 'inputImage' }, 'An image handed to the model.', {
      imageUrl: t.field(t.string, 'URL of the image; a `data:` URL is allowed.'),
    }),
  ]),
);

export const DynamicToolCallStatus = t.enumeration(
  'DynamicToolCallStatus',
  'State of a call to a client-provided tool. `failed` also covers an error reply or a reply that could not be decoded.',
  ['inProgress', 'completed', 'failed'],
);

export const PatchChangeKind = t.named(
  'PatchChangeKind',
  'What a patch does to one file.',
  t.union([
    t.arm({ type: 'add' }, 'The file is created.', {}),
    t.arm({ type: 'delete' }, 'The file is removed.', {}),
    t.arm({ type: 'update' }, 'The file is edited, and possibly moved.', {
      move_path: t.nullable(t.string, 'New path when the file is also renamed; null when it stays in place.'),
    }),
  ]),
);

export const FileUpdateChange = t.object('FileUpdateChange', 'Change of one file within a patch.', {
  path: t.field(
    t.string,
    'Absolute path in items; may be relative to the working directory in `item/fileChange/patchUpdated`.',
  ),
  kind: PatchChangeKind,
  diff: t.field(t.string, 'Unified diff for an update; for an added file its plain content without diff markers.'),
});

export const HookPromptFragment = t.object(
  'HookPromptFragment',
  'One piece of text that a hook added to the conversation.',
  { text: t.string, hookRunId: t.field(t.string, 'Id of the hook run that produced the text.') },
);

export const McpToolCallError = t.object('McpToolCallError', 'Why an MCP tool call could not deliver a result.', {
  message: t.string,
});

export const McpToolCallResult = t.object(
  'McpToolCallResult',
  'Result of an MCP tool call as the MCP server returned it.',
  {
    content: t.field(t.list(JsonValue), 'MCP content blocks, passed through unchecked.'),
    structuredContent: t.nullable(JsonValue, 'Machine-readable result; null when the tool returned none.'),
    _meta: t.nullable(JsonValue, 'MCP metadata of the result; null when the server sent none.'),
  },
);

export const McpToolCallStatus = t.enumeration('McpToolCallStatus', 'State of an MCP tool call item.', [
  'inProgress',
  'completed',
  'failed',
]);

export const MemoryCitationEntry = t.object('MemoryCitationEntry', 'Reference to a range of lines in a memory file.', {
  path: t.field(t.string, 'Path of the memory file as the model cited it.'),
  lineStart: t.field(t.uint32, 'First line of the cited range.'),
  lineEnd: t.field(t.uint32, 'Last line of the cited range.'),
  note: t.field(t.string, 'Remark by the model on what the citation was used for.'),
});

export const MemoryCitation = t.object('MemoryCitation', 'Stored memories that an agent message relied on.', {
  entries: t.list(MemoryCitationEntry),
  threadIds: t.field(t.list(t.string), 'Ids of earlier threads from which the cited memories were made.'),
});

export const PatchApplyStatus = t.enumeration(
  'PatchApplyStatus',
  'State of a file change item. `declined` was refused at approval, so nothing was written.',
  ['inProgress', 'completed', 'failed', 'declined'],
);

export const WebSearchAction = t.named(
  'WebSearchAction',
  'What a `webSearch` item did, in the spelling used by thread items.',
  t.union([
    t.arm({ type: 'search' }, 'A search was run.', {
      query: t.nullable(t.string, 'Single search text; null when not reported.'),
      queries: t.nullable(t.list(t.string), 'All search texts when several ran at once; null when not reported.'),
    }),
    t.arm({ type: 'openPage' }, 'A page was opened.', {
      url: t.nullable(t.string, 'Address of the page; null when not reported.'),
    }),
    t.arm({ type: 'findInPage' }, 'Text was looked for within a page.', {
      url: t.nullable(t.string, 'Address of the page; null when not reported.'),
      pattern: t.nullable(t.string, 'Text looked for; null when not reported.'),
    }),
    t.arm({ type: 'other' }, 'Any action this release does not know.', {}),
  ]),
);

export const ThreadItem = t.named(
  'ThreadItem',
  'One entry in the history of a turn, such as a message or a tool call. Stored history omits some items and may give others new ids.',
  t.union([
    t.arm({ type: 'userMessage' }, 'Input from the user.', {
      id: t.string,
      content: t.field(t.list(UserInput), 'Input pieces in the order they were sent.'),
    }),
    t.arm({ type: 'hookPrompt' }, 'Text that hooks added as input for the model.', {
      id: t.string,
      fragments: t.list(HookPromptFragment),
    }),
    t.arm({ type: 'agentMessage' }, 'A message written by the model.', {
      id: t.string,
      text: t.field(t.string, 'Message text; often empty in `item/started` and then streamed as deltas.'),
      phase: t.nullable(MessagePhase, 'Role of the message within the turn; null when the model does not report it.'),
      memoryCitation: t.nullable(MemoryCitation, 'Memories the message relied on; null when it cites none.'),
    }),
    t.arm({ type: 'plan' }, 'A plan proposed in plan mode (experimental).', {
      id: t.string,
      text: t.field(t.string, 'Full plan text, authoritative over the joined `item/plan/delta` pieces.'),
    }),
    t.arm({ type: 'reasoning' }, 'Reasoning of the model.', {
      id: t.string,
      summary: t.defaulted(t.list(t.string), [], 'Readable summary sections, addressed by `summaryIndex` in deltas.'),
      content: t.defaulted(
        t.list(t.string),
        [],
        'Raw reasoning parts, addressed by `contentIndex` in deltas; empty for models that hide them.',
      ),
    }),
    t.arm({ type: 'commandExecution' }, 'A command run by the model or by the user.', {
      id: t.string,
      command: t.field(t.string, "Command as one shell line, including the wrapper such as `/bin/bash -lc '...'`."),
      cwd: t.field(AbsolutePathBuf, 'Absolute working directory of the command.'),
      processId: t.nullable(
        t.string,
        'Id of the terminal process behind the command; null when there is none, for example before approval.',
      ),
      source: t.defaulted(
        CommandExecutionSource,
        'agent',
        'Who started the command; `agent` when absent in stored data.',
      ),
      status: CommandExecutionStatus,
      commandActions: t.field(
        t.list(CommandAction),
        'Guessed meaning of each part of the command line, as one line may hold several commands.',
      ),
      aggregatedOutput: t.nullable(
        t.string,
        'Captured stdout and stderr together; null while running and when nothing was captured.',
      ),
      exitCode: t.nullable(t.int32, 'Exit code; null until the command has ended, and for a command that never ran.'),
      durationMs: t.nullable(t.int64, 'Run time in milliseconds; null until the command has ended.'),
    }),
    t.arm({ type: 'fileChange' }, 'A patch to one or more files.', {
      id: t.string,
      changes: t.field(t.list(FileUpdateChange), 'Changes of the patch, one entry per file.'),
      status: PatchApplyStatus,
    }),
    t.arm({ type: 'mcpToolCall' }, 'A call to a tool of an MCP server.', {
      id: t.string,
      server: t.field(t.string, 'Configured name of the MCP server.'),
      tool: t.field(t.string, 'Tool name as the server knows it.'),
      status: McpToolCallStatus,
      arguments: t.field(JsonValue, 'Arguments of the call as JSON.'),
      mcpAppResourceUri: t.optional(
        t.string,
        'URI of the app user interface tied to the tool, already set when the item starts; omitted when there is none.',
      ),
      pluginId: t.nullable(t.string, 'Plugin that supplies the MCP server; null when it does not come from a plugin.'),
      result: t.nullable(
        McpToolCallResult,
        'Answer of the tool; null until completion and when the call produced none.',
      ),
      error: t.nullable(McpToolCallError, 'Reason why the call gave no result; null otherwise.'),
      durationMs: t.nullable(t.int64, 'Duration in milliseconds; null until the call has ended.'),
    }),
    t.arm({ type: 'dynamicToolCall' }, 'A call to a tool that the client itself provides.', {
      id: t.string,
      namespace: t.nullable(t.string, 'Namespace the tool was registered under; null when it has none.'),
      tool: t.field(t.string, 'Tool name without its namespace.'),
      arguments: t.field(JsonValue, 'Arguments of the call as JSON.'),
      status: DynamicToolCallStatus,
      contentItems: t.nullable(
        t.list(DynamicToolCallOutputContentItem),
        "Content of the client's reply; null until it has answered.",
      ),
      success: t.nullable(t.boolean, "Success flag from the client's reply; null until it has answered."),
      durationMs: t.nullable(t.int64, 'Duration in milliseconds; null until the call has ended.'),
    }),
    t.arm({ type: 'collabAgentToolCall' }, 'A call that starts, messages, awaits or closes other agents.', {
      id: t.string,
      tool: CollabAgentTool,
      status: CollabAgentToolCallStatus,
      senderThreadId: t.field(t.string, 'Thread of the agent that made the call.'),
      receiverThreadIds: t.field(
        t.list(t.string),
        'Threads of the agents addressed; for `spawnAgent` the newly created one.',
      ),
      prompt: t.nullable(t.string, 'Text sent to the target agent; null when the operation sends none.'),
      model: t.nullable(t.string, 'Model asked for on spawning; null when not applicable.'),
      reasoningEffort: t.nullable(ReasoningEffort, 'Reasoning effort asked for on spawning; null when not applicable.'),
      agentsStates: t.field(t.map(CollabAgentState), 'Last known state per agent, keyed by its thread id.'),
    }),
    t.arm({ type: 'webSearch' }, 'A web search or page access by the model.', {
      id: t.string,
      query: t.field(t.string, 'Search text for display; can be empty.'),
      action: t.nullable(WebSearchAction, 'What was done in detail; null when not known.'),
    }),
    t.arm({ type: 'imageView' }, 'The model looked at a local image.', {
      id: t.string,
      path: t.field(AbsolutePathBuf, 'Absolute path of the image file.'),
    }),
    t.arm({ type: 'imageGeneration' }, 'An image created by the model.', {
      id: t.string,
      status: t.field(t.string, 'Status text as the model provider reports it.'),
      revisedPrompt: t.nullable(t.string, 'Prompt as rewritten by the provider; null when not reported.'),
      result: t.field(t.string, 'Image data in base64.'),
      savedPath: t.optional(AbsolutePathBuf, 'Absolute path of the stored image; omitted when it was not saved.'),
    }),
    t.arm({ type: 'enteredReviewMode' }, 'Start of a code review.', {
      id: t.field(t.string, 'Same id as the matching `exitedReviewMode` item.'),
      review: t.field(t.string, 'Short description of what is reviewed, such as "current changes".'),
    }),
    t.arm({ type: 'exitedReviewMode' }, 'End of a code review.', {
      id: t.field(t.string, 'Same id as the matching `enteredReviewMode` item.'),
      review: t.field(t.string, 'Review result rendered as text, findings included.'),
    }),
    t.arm({ type: 'contextCompaction' }, 'Marks the place where the conversation was compacted to save context.', {
      id: t.string,
    }),
  ]),
);
