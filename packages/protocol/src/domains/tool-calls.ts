/** Tools and questions that the client carries out for the model. */
import * as t from '../define/index.js';
import { DynamicToolCallOutputContentItem } from './items.js';
import { JsonValue } from './primitives.js';

export const ToolRequestUserInputOption = t.object(
  'ToolRequestUserInputOption',
  'A choice offered with a question; experimental.',
  {
    label: t.field(t.string, 'Text to show and to send back when chosen.'),
    description: t.field(t.string, 'Short explanation of the choice.'),
  },
);

export const ToolRequestUserInputQuestion = t.object(
  'ToolRequestUserInputQuestion',
  'One question to the user; experimental.',
  {
    id: t.field(t.string, 'Key for the answer in the response.'),
    header: t.field(t.string, 'Very short heading.'),
    question: t.field(t.string, 'Full text of the question.'),
    isOther: t.defaulted(t.boolean, false, 'True when the user may also type an answer outside `options`.'),
    isSecret: t.defaulted(t.boolean, false, 'True when typed input is to be hidden.'),
    options: t.nullable(t.list(ToolRequestUserInputOption), 'Choices to offer; null for a free text question.'),
  },
);

export const ToolRequestUserInputParams = t.object('ToolRequestUserInputParams', {
  threadId: t.string,
  turnId: t.string,
  itemId: t.field(t.string, 'Id of the tool call that asks; no thread item with this id is sent.'),
  questions: t.field(t.list(ToolRequestUserInputQuestion), 'One to three questions to ask together.'),
});

export const ToolRequestUserInputAnswer = t.object(
  'ToolRequestUserInputAnswer',
  'Answer to one question; experimental.',
  { answers: t.field(t.list(t.string), 'Labels of the chosen options or text typed by the user.') },
);

export const ToolRequestUserInputResponse = t.object('ToolRequestUserInputResponse', {
  answers: t.field(t.map(ToolRequestUserInputAnswer), 'Answers keyed by question `id`.'),
});

export const DynamicToolCallParams = t.object('DynamicToolCallParams', {
  threadId: t.string,
  turnId: t.string,
  callId: t.field(t.string, 'Id of the call; equals the id of the `dynamicToolCall` item.'),
  namespace: t.nullable(t.string, 'Namespace the tool was declared in; null when it has none.'),
  tool: t.field(t.string, 'Tool name as declared in `dynamicTools`.'),
  arguments: t.field(JsonValue, 'Arguments chosen by the model, as any JSON value.'),
});

export const DynamicToolCallResponse = t.object(
  'DynamicToolCallResponse',
  'Result of the tool; a reply that cannot be decoded marks the item as failed.',
  {
    contentItems: t.field(t.list(DynamicToolCallOutputContentItem), 'Output handed to the model.'),
    success: t.field(t.boolean, 'False tells the model that the tool failed.'),
  },
);

export const serverRequests = {
  'item/tool/requestUserInput': t.serverRequest({
    doc: 'Asks the user one to three questions on behalf of the agent; the thread shows `waitingOnUserInput` until the answer arrives.',
    params: ToolRequestUserInputParams,
    result: ToolRequestUserInputResponse,
  }),
  'item/tool/call': t.serverRequest({
    doc: 'Asks the client to run a dynamic tool it declared for the thread; no `serverRequest/resolved` follows.',
    params: DynamicToolCallParams,
    result: DynamicToolCallResponse,
  }),
};
