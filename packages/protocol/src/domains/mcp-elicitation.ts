/** Questions an MCP server puts to the user, and the forms they may use. */
import * as t from '../define/index.js';
import { JsonValue } from './primitives.js';

export const McpElicitationObjectType = t.enumeration(
  'McpElicitationObjectType',
  'Schema type tag of the form as a whole.',
  ['object'],
);

export const McpElicitationBooleanType = t.enumeration(
  'McpElicitationBooleanType',
  'Schema type tag of a yes/no field.',
  ['boolean'],
);

export const McpElicitationBooleanSchema = t.object(
  'McpElicitationBooleanSchema',
  'A yes/no form field.',
  {
    type: McpElicitationBooleanType,
    title: t.optional(t.string, 'Label of the field.'),
    description: t.optional(t.string, 'Help text of the field.'),
    default: t.optional(t.boolean, 'Value to preselect.'),
  },
  { closed: true },
);

export const McpElicitationStringType = t.enumeration(
  'McpElicitationStringType',
  'Schema type tag of a text or single-choice field.',
  ['string'],
);

export const McpElicitationLegacyTitledEnumSchema = t.object(
  'McpElicitationLegacyTitledEnumSchema',
  'A single-choice field in the older notation, with labels in a parallel list.',
  {
    type: McpElicitationStringType,
    title: t.optional(t.string, 'Label of the field.'),
    description: t.optional(t.string, 'Help text of the field.'),
    enum: t.field(t.list(t.string), 'Values to choose from.'),
    enumNames: t.optional(t.list(t.string), 'Labels in the order of `enum`; omitted, the values are shown.'),
    default: t.optional(t.string, 'Value to preselect.'),
  },
  { closed: true },
);

export const McpElicitationArrayType = t.enumeration(
  'McpElicitationArrayType',
  'Schema type tag of a field with several choices.',
  ['array'],
);

export const McpElicitationConstOption = t.object(
  'McpElicitationConstOption',
  'One choice with a label of its own.',
  {
    const: t.field(t.string, 'Value to return when chosen.'),
    title: t.field(t.string, 'Label to show for the choice.'),
  },
  { closed: true },
);

export const McpElicitationTitledEnumItems = t.object(
  'McpElicitationTitledEnumItems',
  'The labelled choices of a multiple-choice field.',
  { anyOf: t.field(t.list(McpElicitationConstOption), 'Choices to offer.') },
  { closed: true },
);

export const McpElicitationTitledMultiSelectEnumSchema = t.object(
  'McpElicitationTitledMultiSelectEnumSchema',
  'A multiple-choice field whose choices have labels.',
  {
    type: McpElicitationArrayType,
    title: t.optional(t.string, 'Label of the field.'),
    description: t.optional(t.string, 'Help text of the field.'),
    minItems: t.optional(t.uint64, 'Fewest choices allowed.'),
    maxItems: t.optional(t.uint64, 'Most choices allowed.'),
    items: t.field(McpElicitationTitledEnumItems, 'The choices to offer.'),
    default: t.optional(t.list(t.string), 'Values to preselect.'),
  },
  { closed: true },
);

export const McpElicitationUntitledEnumItems = t.object(
  'McpElicitationUntitledEnumItems',
  'The plain choices of a multiple-choice field.',
  { type: McpElicitationStringType, enum: t.field(t.list(t.string), 'Values to choose from, shown as they are.') },
  { closed: true },
);

export const McpElicitationUntitledMultiSelectEnumSchema = t.object(
  'McpElicitationUntitledMultiSelectEnumSchema',
  'A multiple-choice field whose values serve as labels.',
  {
    type: McpElicitationArrayType,
    title: t.optional(t.string, 'Label of the field.'),
    description: t.optional(t.string, 'Help text of the field.'),
    minItems: t.optional(t.uint64, 'Fewest choices allowed.'),
    maxItems: t.optional(t.uint64, 'Most choices allowed.'),
    items: t.field(McpElicitationUntitledEnumItems, 'The choices to offer.'),
    default: t.optional(t.list(t.string), 'Values to preselect.'),
  },
  { closed: true },
);

export const McpElicitationMultiSelectEnumSchema = t.named(
  'McpElicitationMultiSelectEnumSchema',
  'A form field that accepts several choices, with or without labels.',
  t.union([McpElicitationUntitledMultiSelectEnumSchema, McpElicitationTitledMultiSelectEnumSchema]),
);

export const McpElicitationTitledSingleSelectEnumSchema = t.object(
  'McpElicitationTitledSingleSelectEnumSchema',
  'A single-choice field whose choices have labels.',
  {
    type: McpElicitationStringType,
    title: t.optional(t.string, 'Label of the field.'),
    description: t.optional(t.string, 'Help text of the field.'),
    oneOf: t.field(t.list(McpElicitationConstOption), 'Choices to offer.'),
    default: t.optional(t.string, 'Value to preselect.'),
  },
  { closed: true },
);

export const McpElicitationUntitledSingleSelectEnumSchema = t.object(
  'McpElicitationUntitledSingleSelectEnumSchema',
  'A single-choice field whose values serve as labels.',
  {
    type: McpElicitationStringType,
    title: t.optional(t.string, 'Label of the field.'),
    description: t.optional(t.string, 'Help text of the field.'),
    enum: t.field(t.list(t.string), 'Values to choose from, shown as they are.'),
    default: t.optional(t.string, 'Value to preselect.'),
  },
  { closed: true },
);

export const McpElicitationSingleSelectEnumSchema = t.named(
  'McpElicitationSingleSelectEnumSchema',
  'A form field that accepts one choice, with or without labels.',
  t.union([McpElicitationUntitledSingleSelectEnumSchema, McpElicitationTitledSingleSelectEnumSchema]),
);

export const McpElicitationEnumSchema = t.named(
  'McpElicitationEnumSchema',
  'A form field with a fixed set of choices, in the current or the legacy notation.',
  t.union([
    McpElicitationSingleSelectEnumSchema,
    McpElicitationMultiSelectEnumSchema,
    McpElicitationLegacyTitledEnumSchema,
  ]),
);

export const McpElicitationNumberType = t.enumeration(
  'McpElicitationNumberType',
  'Schema type tag of a numeric field; `integer` excludes fractions.',
  ['number', 'integer'],
);

export const McpElicitationNumberSchema = t.object(
  'McpElicitationNumberSchema',
  'A numeric form field.',
  {
    type: McpElicitationNumberType,
    title: t.optional(t.string, 'Label of the field.'),
    description: t.optional(t.string, 'Help text of the field.'),
    minimum: t.optional(t.double, 'Smallest allowed value, inclusive.'),
    maximum: t.optional(t.double, 'Largest allowed value, inclusive.'),
    default: t.optional(t.double, 'Value to prefill.'),
  },
  { closed: true },
);

export const McpElicitationStringFormat = t.enumeration(
  'McpElicitationStringFormat',
  'Syntax that a text value must follow; `date` is a calendar day, `date-time` a full timestamp.',
  ['email', 'uri', 'date', 'date-time'],
);

export const McpElicitationStringSchema = t.object(
  'McpElicitationStringSchema',
  'A text form field.',
  {
    type: McpElicitationStringType,
    title: t.optional(t.string, 'Label of the field.'),
    description: t.optional(t.string, 'Help text of the field.'),
    minLength: t.optional(t.uint32, 'Fewest characters allowed.'),
    maxLength: t.optional(t.uint32, 'Most characters allowed.'),
    format: t.optional(McpElicitationStringFormat, 'Syntax to check; omitted means free text.'),
    default: t.optional(t.string, 'Value to prefill.'),
  },
  { closed: true },
);

export const McpElicitationPrimitiveSchema = t.named(
  'McpElicitationPrimitiveSchema',
  'Description of a single form field; nested objects are not possible.',
  t.union([
    McpElicitationEnumSchema,
    McpElicitationStringSchema,
    McpElicitationNumberSchema,
    McpElicitationBooleanSchema,
  ]),
);

export const McpElicitationSchema = t.object(
  'McpElicitationSchema',
  'Flat form that an MCP server asks the user to fill in, as defined by MCP 2025-11-25.',
  {
    $schema: t.optional(t.string, 'URI of the JSON Schema dialect, if the server names one.'),
    type: McpElicitationObjectType,
    properties: t.field(
      t.map(McpElicitationPrimitiveSchema),
      'Form fields keyed by the name they have in the returned `content`.',
    ),
    required: t.optional(t.list(t.string), 'Names of the fields that must be filled in; omitted means none.'),
  },
  { closed: true },
);

export const McpServerElicitationRequestParams = t.objectWith(
  'McpServerElicitationRequestParams',
  'A question of an MCP server: a form to fill in, or a URL to visit.',
  {
    threadId: t.string,
    turnId: t.nullable(t.string, 'Turn believed to be the cause; null when there is none or it cannot be told.'),
    serverName: t.field(t.string, 'Name of the asking server in the MCP config.'),
  },
  t.union([
    t.arm({ mode: 'form' }, 'The user fills in a form shown by the client.', {
      _meta: t.nullable(
        JsonValue,
        'Metadata from the server; when a tool call needs approval, `codex_approval_kind` is `mcp_tool_call`.',
      ),
      message: t.field(t.string, 'Prompt to show above the form.'),
      requestedSchema: t.field(McpElicitationSchema, 'Fields to ask for.'),
    }),
    t.arm({ mode: 'url' }, 'The user completes a step on a web page.', {
      _meta: t.nullable(
        JsonValue,
        'Metadata from the server; when a tool call needs approval, `codex_approval_kind` is `mcp_tool_call`.',
      ),
      message: t.field(t.string, 'Explanation of why the page has to be opened.'),
      url: t.field(t.string, 'Page for the user to open.'),
      elicitationId: t.field(t.string, 'Identifier chosen by the MCP server for this prompt.'),
    }),
  ]),
);

export const McpServerElicitationAction = t.enumeration(
  'McpServerElicitationAction',
  'Answer of the user: `accept` agrees, `decline` refuses, `cancel` leaves the question open. An error reply counts as `decline`.',
  ['accept', 'decline', 'cancel'],
);

export const McpServerElicitationRequestResponse = t.object('McpServerElicitationRequestResponse', {
  action: McpServerElicitationAction,
  content: t.nullable(JsonValue, 'Values keyed by form field after `accept`; null for `decline` and `cancel`.'),
  _meta: t.nullable(
    JsonValue,
    'Metadata passed back with the answer, such as a choice to remember an approval; null for none.',
  ),
});

export const serverRequests = {
  'mcpServer/elicitation/request': t.serverRequest({
    doc: 'Sent to the subscribers of a thread when an MCP server wants input from the user or when an MCP tool call needs approval.',
    params: McpServerElicitationRequestParams,
    result: McpServerElicitationRequestResponse,
  }),
};
