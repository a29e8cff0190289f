/** Raw Responses API items, as the model sends and receives them. */
import * as t from '../define/index.js';
import { ImageDetail, MessagePhase } from './primitives.js';

export const ContentItem = t.named(
  'ContentItem',
  'One piece of a message in Responses API form.',
  t.union([
    t.arm({ type: 'input_text' }, 'Text sent to the model.', { text: t.string }),
    t.arm({ type: 'input_image' }, 'An image sent to the model.', {
      image_url: t.field(t.string, 'URL of the image; a `data:` URL is allowed.'),
      detail: t.optional(ImageDetail, 'Resolution hint for the model; omitted when not specified.'),
    }),
    t.arm({ type: 'output_text' }, 'Text produced by the model.', { text: t.string }),
  ]),
);

export const FunctionCallOutputContentItem = t.named(
  'FunctionCallOutputContentItem',
  'One piece of a tool result in Responses API form.',
  t.union([
    t.arm({ type: 'input_text' }, 'Text for the model.', { text: t.string }),
    t.arm({ type: 'input_image' }, 'An image for the model.', {
      image_url: t.field(t.string, 'URL of the image; a `data:` URL is allowed.'),
      detail: t.optional(ImageDetail, 'Resolution hint for the model; omitted when not specified.'),
    }),
    t.arm({ type: 'encrypted_content' }, 'Content that only the model provider can read.', {
      encrypted_content: t.field(t.string, 'Opaque provider data, to be passed on unchanged.'),
    }),
  ]),
);

export const FunctionCallOutputBody = t.named(
  'FunctionCallOutputBody',
  'Result of a tool call: plain text, or a list of text and image pieces.',
  t.union([t.string, t.list(FunctionCallOutputContentItem)]),
);

export const LocalShellExecAction = t.object('LocalShellExecAction', 'A command the model wants to run.', {
  command: t.field(t.list(t.string), 'Program and arguments.'),
  timeout_ms: t.nullable(t.uint64, 'Time the command may take, in milliseconds; null leaves it to the host.'),
  working_directory: t.nullable(t.string, 'Where to run it; null for the working directory of the turn.'),
  env: t.nullable(t.map(t.string), 'Variables added to the environment.'),
  user: t.nullable(t.string, 'User to run it as; null for the current one.'),
});

export const LocalShellAction = t.named(
  'LocalShellAction',
  'What a local shell call does; running a command is the only kind.',
  t.both(t.arm({ type: 'exec' }, {}), LocalShellExecAction),
);

export const LocalShellStatus = t.enumeration(
  'LocalShellStatus',
  'State of a local shell call as the model provider reports it.',
  ['completed', 'in_progress', 'incomplete'],
);

export const ReasoningItemContent = t.named(
  'ReasoningItemContent',
  'One part of raw reasoning in Responses API form.',
  t.union([
    t.arm({ type: 'reasoning_text' }, 'Raw reasoning text.', { text: t.string }),
    t.arm({ type: 'text' }, 'Plain text within the reasoning.', { text: t.string }),
  ]),
);

export const ReasoningItemReasoningSummary = t.named(
  'ReasoningItemReasoningSummary',
  'One section of a reasoning summary in Responses API form.',
  t.union([t.arm({ type: 'summary_text' }, 'Readable summary text.', { text: t.string })]),
);

export const ResponsesApiWebSearchAction = t.named(
  'ResponsesApiWebSearchAction',
  'What a web search call did, in Responses API spelling.',
  t.union([
    t.arm({ type: 'search' }, 'A search was run.', {
      query: t.optional(t.string, 'Single search text; omitted when not reported.'),
      queries: t.optional(t.list(t.string), 'All search texts when several ran at once; omitted when not reported.'),
    }),
    t.arm({ type: 'open_page' }, 'A page was opened.', {
      url: t.optional(t.string, 'Address of the page; omitted when not reported.'),
    }),
    t.arm({ type: 'find_in_page' }, 'Text was looked for within a page.', {
      url: t.optional(t.string, 'Address of the page; omitted when not reported.'),
      pattern: t.optional(t.string, 'Text looked for; omitted when not reported.'),
    }),
    t.arm({ type: 'other' }, 'Stands for an action that was not understood.', {}),
  ]),
);

export const ResponseItem = t.named(
  'ResponseItem',
  'One item of model input or output in Responses API form, as kept in raw history.',
  t.union([
    t.arm(
      { type: 'message' },
      'A message of the conversation.',
      {
        role: t.field(t.string, 'Author role, such as `user`, `assistant` or `developer`.'),
        content: t.list(ContentItem),
        phase: t.optional(MessagePhase, 'Role of an assistant message within the turn; omitted when not reported.'),
      },
      { inputOnly: { id: t.maybe(t.string) } },
    ),
    t.arm({ type: 'reasoning' }, 'Reasoning of the model.', {
      summary: t.field(t.list(ReasoningItemReasoningSummary), 'Readable summary sections.'),
      content: t.optional(t.list(ReasoningItemContent), 'Raw reasoning; omitted when the provider does not expose it.'),
      encrypted_content: t.nullable(t.string, 'Opaque reasoning state for later requests; null when not supplied.'),
    }),
    t.arm(
      { type: 'local_shell_call' },
      "A call of the provider's built-in local shell tool.",
      {
        call_id: t.nullable(t.string, 'Id that links the call to its output; null outside the Responses API.'),
        status: LocalShellStatus,
        action: LocalShellAction,
      },
      { inputOnly: { id: t.maybe(t.string) } },
    ),
    t.arm(
      { type: 'function_call' },
      'A tool call with JSON arguments.',
      {
        name: t.field(t.string, 'Tool name within its namespace.'),
        namespace: t.optional(t.string, 'Namespace of the tool; omitted when it has none.'),
        arguments: t.field(t.string, 'Arguments as JSON text, not yet parsed.'),
        call_id: t.field(t.string, 'Id repeated by the matching `function_call_output`.'),
      },
      { inputOnly: { id: t.maybe(t.string) } },
    ),
    t.arm(
      { type: 'tool_search_call' },
      'A search by the model for further tools.',
      {
        call_id: t.nullable(
          t.string,
          'Id repeated by the matching `tool_search_output`; null when the provider gave none.',
        ),
        status: t.optional(t.string, 'Provider status; omitted when not reported.'),
        execution: t.field(t.string, 'Which side carries out the search, as named by the provider.'),
        arguments: t.field(t.unknown, 'Search arguments as JSON of any shape.'),
      },
      { inputOnly: { id: t.maybe(t.string) } },
    ),
    t.arm({ type: 'function_call_output' }, 'The result of a `function_call`.', {
      call_id: t.field(t.string, 'Id of the call being answered.'),
      output: FunctionCallOutputBody,
    }),
    t.arm(
      { type: 'custom_tool_call' },
      'A tool call whose input is free text.',
      {
        status: t.optional(t.string, 'Provider status; omitted when not reported.'),
        call_id: t.field(t.string, 'Id repeated by the matching `custom_tool_call_output`.'),
        name: t.string,
        input: t.field(t.string, 'Free-form input text, not JSON.'),
      },
      { inputOnly: { id: t.maybe(t.string) } },
    ),
    t.arm({ type: 'custom_tool_call_output' }, 'The result of a `custom_tool_call`.', {
      call_id: t.field(t.string, 'Id of the call being answered.'),
      name: t.optional(t.string, 'Name of the tool; omitted when not recorded.'),
      output: FunctionCallOutputBody,
    }),
    t.arm({ type: 'tool_search_output' }, 'The result of a `tool_search_call`.', {
      call_id: t.nullable(t.string, 'Id of the call being answered; null when the call had none.'),
      status: t.field(t.string, 'Outcome as a provider status text.'),
      execution: t.field(t.string, 'Which side carried out the search, as named by the provider.'),
      tools: t.field(t.list(t.unknown), 'Definitions of the tools found, callable afterwards.'),
    }),
    t.arm(
      { type: 'web_search_call' },
      'A web search carried out by the provider.',
      {
        status: t.optional(t.string, 'Provider status; omitted when not reported.'),
        action: t.optional(ResponsesApiWebSearchAction, 'What was done; omitted when not reported.'),
      },
      { inputOnly: { id: t.maybe(t.string) } },
    ),
    t.arm({ type: 'image_generation_call' }, 'An image created by the provider.', {
      id: t.string,
      status: t.field(t.string, 'Provider status text.'),
      revised_prompt: t.optional(t.string, 'Prompt as rewritten by the provider; omitted when not reported.'),
      result: t.field(t.string, 'Image data in base64.'),
    }),
    t.arm({ type: 'compaction' }, 'Earlier conversation compacted by the provider.', {
      encrypted_content: t.field(t.string, 'Opaque provider data that stands for the compacted part.'),
    }),
    t.arm({ type: 'compaction_trigger' }, 'Marks a request to compact the conversation.', {}),
    t.arm({ type: 'context_compaction' }, 'Marks a compaction of the context within the history.', {
      encrypted_content: t.optional(
        t.string,
        'Opaque provider data for the compacted part; omitted when there is none.',
      ),
    }),
    t.arm({ type: 'other' }, 'Stands for an item that was not understood.', {}),
  ]),
);
