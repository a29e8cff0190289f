/** MCP servers: status, resources, tools and sign-in. */
import * as t from '../define/index.js';
import { JsonValue } from './primitives.js';

export const McpServerOauthLoginParams = t.object('McpServerOauthLoginParams', {
  name: t.field(t.string, 'Name of the server in the MCP config.'),
  scopes: t.maybe(
    t.list(t.string),
    'OAuth scopes to request; omitted, those in the config are used, else those the server advertises.',
  ),
  timeoutSecs: t.maybe(t.int64, 'Seconds to wait for the browser callback; 300 when omitted.'),
});

export const McpServerOauthLoginResponse = t.object('McpServerOauthLoginResponse', {
  authorizationUrl: t.field(t.string, "URL that the client opens in the user's browser."),
});

export const McpServerStatusDetail = t.enumeration(
  'McpServerStatusDetail',
  'Amount of data to query per server; `toolsAndAuthOnly` skips resources and resource templates.',
  ['full', 'toolsAndAuthOnly'],
);

export const ListMcpServerStatusParams = t.object('ListMcpServerStatusParams', {
  cursor: t.maybe(t.string, 'Opaque `nextCursor` of the previous page; omitted for the first page.'),
  limit: t.maybe(t.uint32, 'Largest number of servers per page; omitted, all are returned, and 0 counts as 1.'),
  detail: t.maybe(McpServerStatusDetail, 'How much to query from each server; omitted means `full`.'),
});

export const McpAuthStatus = t.enumeration(
  'McpAuthStatus',
  'Login state of an MCP server: `bearerToken` uses a configured token, `oAuth` has stored credentials. Servers without login and those off or dead report `unsupported`.',
  ['unsupported', 'notLoggedIn', 'bearerToken', 'oAuth'],
);

export const Resource = t.object('Resource', "An entry of an MCP server's resource list.", {
  annotations: t.optional(JsonValue, 'Hints by the server, such as audience or priority.'),
  description: t.optional(t.string),
  mimeType: t.optional(t.string, 'Media type of the content, when known.'),
  name: t.field(t.string, 'Programmatic name; prefer `title` for display.'),
  size: t.optional(t.int64, 'Size of the raw content in bytes, when known.'),
  title: t.optional(t.string, 'Name for display.'),
  uri: t.field(t.string, 'Identifier to pass to `mcpServer/resource/read`.'),
  icons: t.optional(t.list(JsonValue), 'Icon descriptions as given by the server.'),
  _meta: t.optional(JsonValue, 'Extra metadata from the server.'),
});

export const ResourceTemplate = t.object(
  'ResourceTemplate',
  'A family of MCP resources whose addresses follow one pattern.',
  {
    annotations: t.optional(JsonValue, 'Hints by the server, such as audience or priority.'),
    uriTemplate: t.field(t.string, 'URI template (RFC 6570) to fill in before reading, such as `db://item/{id}`.'),
    name: t.field(t.string, 'Programmatic name; prefer `title` for display.'),
    title: t.optional(t.string, 'Name for display.'),
    description: t.optional(t.string),
    mimeType: t.optional(t.string, 'Media type shared by all matching resources, if they have one.'),
  },
);

export const Tool = t.object('Tool', 'Description of a tool that an MCP server offers.', {
  name: t.field(t.string, 'Name to use in a call.'),
  title: t.optional(t.string, 'Name for display.'),
  description: t.optional(t.string),
  inputSchema: t.field(JsonValue, 'JSON Schema of the arguments.'),
  outputSchema: t.optional(JsonValue, 'JSON Schema of `structuredContent`, when declared.'),
  annotations: t.optional(JsonValue, 'Behaviour hints by the server, such as `readOnlyHint`.'),
  icons: t.optional(t.list(JsonValue), 'Icon descriptions as given by the server.'),
  _meta: t.optional(JsonValue, 'Extra metadata from the server.'),
});

export const McpServerStatus = t.object('McpServerStatus', 'One MCP server with what it currently offers.', {
  name: t.field(t.string, 'Name of the server in the MCP config.'),
  tools: t.field(t.map(Tool), 'Tools keyed by their name; empty when the server is off or failed.'),
  resources: t.field(t.list(Resource), 'Resources the server lists; always empty with `toolsAndAuthOnly`.'),
  resourceTemplates: t.field(
    t.list(ResourceTemplate),
    'Resource templates the server lists; always empty with `toolsAndAuthOnly`.',
  ),
  authStatus: McpAuthStatus,
});

export const ListMcpServerStatusResponse = t.object('ListMcpServerStatusResponse', {
  data: t.field(t.list(McpServerStatus), 'Servers in alphabetical order of their names.'),
  nextCursor: t.nullable(t.string, 'Opaque cursor of the following page; null on the last one.'),
});

export const McpResourceReadParams = t.object('McpResourceReadParams', {
  threadId: t.maybe(
    t.string,
    'Loaded thread whose server connection is used; omitted or null uses the current config instead.',
  ),
  server: t.field(t.string, 'Name of the server in the MCP config.'),
  uri: t.field(t.string, 'Resource identifier as listed by the server.'),
});

export const ResourceContent = t.named(
  'ResourceContent',
  'One part of a resource, carried either as `text` or as `blob`.',
  t.union([
    t.shape({
      uri: t.field(t.string, 'Identifier of this part, possibly different from the requested one.'),
      mimeType: t.optional(t.string, 'Media type of the content, when known.'),
      text: t.field(t.string, 'Content in plain text.'),
      _meta: t.optional(JsonValue, 'Extra metadata from the server.'),
    }),
    t.shape({
      uri: t.field(t.string, 'Identifier of this part, possibly different from the requested one.'),
      mimeType: t.optional(t.string, 'Media type of the content, when known.'),
      blob: t.field(t.string, 'Binary content in base64.'),
      _meta: t.optional(JsonValue, 'Extra metadata from the server.'),
    }),
  ]),
);

export const McpResourceReadResponse = t.object('McpResourceReadResponse', {
  contents: t.field(t.list(ResourceContent), 'Parts of the resource as returned by the server.'),
});

export const McpServerToolCallParams = t.object('McpServerToolCallParams', {
  threadId: t.field(t.string, 'Loaded thread whose server connection is used.'),
  server: t.field(t.string, 'Name of the server in the MCP config.'),
  tool: t.field(t.string, 'Name of the tool as the server knows it; not checked before the call.'),
  arguments: t.optional(JsonValue, "Tool input, normally an object matching the tool's `inputSchema`."),
  _meta: t.optional(
    JsonValue,
    'Extra request metadata for the server; `threadId` is added when this is an object or omitted.',
  ),
});

export const McpServerToolCallResponse = t.object('McpServerToolCallResponse', {
  content: t.field(t.list(JsonValue), 'MCP content blocks as returned by the tool.'),
  structuredContent: t.optional(JsonValue, 'Machine-readable result; absent when the tool gives none.'),
  isError: t.optional(t.boolean, 'True when the tool itself reports failure; the request still succeeds.'),
  _meta: t.optional(JsonValue, 'Extra metadata from the server.'),
});

export const McpServerOauthLoginCompletedNotification = t.object('McpServerOauthLoginCompletedNotification', {
  name: t.field(t.string, 'Name of the server in the MCP config.'),
  success: t.boolean,
  error: t.optional(t.string, 'Reason of the failure; absent on success.'),
});

export const McpServerStartupState = t.enumeration(
  'McpServerStartupState',
  'Progress of starting an MCP server; `ready`, `failed` and `cancelled` end one attempt.',
  ['starting', 'ready', 'failed', 'cancelled'],
);

export const McpServerStatusUpdatedNotification = t.object('McpServerStatusUpdatedNotification', {
  name: t.field(t.string, 'Name of the server in the MCP config.'),
  status: McpServerStartupState,
  error: t.nullable(t.string, 'Reason of a failure, for display; null when there is none.'),
});

export const clientRequests = {
  'mcpServer/oauth/login': t.request({
    doc: 'Starts an OAuth login for a configured streamable HTTP server and returns the URL to open; `mcpServer/oauthLogin/completed` reports the outcome.',
    params: McpServerOauthLoginParams,
    result: McpServerOauthLoginResponse,
    scope: t.scopes.mcpOauth,
  }),
  'mcpServerStatus/list': t.request({
    doc: 'Pages through all MCP servers of the current config by name, with tools, resources and login state; servers that fail to start appear empty.',
    params: ListMcpServerStatusParams,
    result: ListMcpServerStatusResponse,
    scope: t.scopes.exclusive('mcp-registry'),
    idempotent: true,
  }),
  'mcpServer/resource/read': t.request({
    doc: 'Reads one resource from an MCP server, through a loaded thread or, without `threadId`, by the current config.',
    params: McpResourceReadParams,
    result: McpResourceReadResponse,
    scope: t.scopes.optionalThread,
    idempotent: true,
  }),
  'mcpServer/tool/call': t.request({
    doc: 'Calls a tool of an MCP server on behalf of a loaded thread, outside any turn; the server may ask for input meanwhile.',
    params: McpServerToolCallParams,
    result: McpServerToolCallResponse,
    scope: t.scopes.thread,
  }),
};

export const serverNotifications = {
  'mcpServer/oauthLogin/completed': t.notification({
    doc: 'Sent when an OAuth login has succeeded, failed or timed out, also for logins begun by a plugin installation.',
    params: McpServerOauthLoginCompletedNotification,
    delivery: 'all',
  }),
  'mcpServer/startupStatus/updated': t.notification({
    doc: 'Sent to subscribers of a thread each time one of its MCP servers changes startup state.',
    params: McpServerStatusUpdatedNotification,
    delivery: 'subscribers',
  }),
};
