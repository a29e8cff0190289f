/** Calls of tools of MCP servers and of the client, kept as `mcp_tool_call_end` and `dynamic_tool_call_response`. */
import type {
  DynamicToolCallOutputContentItem,
  JsonValue,
  McpToolCallResult,
  ThreadItem,
} from '@app-server/schema/experimental';
import type { EventMsg, McpToolCallOutcome } from '@app-server/schema/rollout';
import { durationOf, millisecondsOf } from '../duration.js';
import { withRest } from '../exact.js';
import { fields, list, text, textOrNull } from '../loose.js';
import type { ItemPlace } from './place.js';

type McpCall = Extract<ThreadItem, { type: 'mcpToolCall' }>;
type DynamicCall = Extract<ThreadItem, { type: 'dynamicToolCall' }>;
type McpEnd = Extract<EventMsg, { type: 'mcp_tool_call_end' }>;
type DynamicResponse = Extract<EventMsg, { type: 'dynamic_tool_call_response' }>;
type Fields = Readonly<Record<string, unknown>>;

export function mcpCallEvent(item: McpCall): McpEnd {
  const { id, server, tool, durationMs } = item;
  const event: McpEnd = {
    type: 'mcp_tool_call_end',
    call_id: id,
    invocation: { server, tool, arguments: item.arguments },
    ...(item.mcpAppResourceUri !== undefined && { mcp_app_resource_uri: item.mcpAppResourceUri }),
    plugin_id: item.pluginId,
    duration: durationOf(durationMs),
    result: outcomeOf(item),
  };
  return withRest(event, item, readMcpCall);
}

export function readMcpCall(event: object): McpCall {
  const { call_id, invocation, mcp_app_resource_uri, plugin_id, duration, result } = fields(event);
  const call = fields(invocation);
  const outcome = fields(result);
  const { Ok: answer, Err: failure } = outcome;
  const failed = answer === undefined || fields(answer).isError === true;
  return {
    type: 'mcpToolCall',
    id: text(call_id),
    server: text(call.server),
    tool: text(call.tool),
    status: failed ? 'failed' : 'completed',
    arguments: (call.arguments ?? null) as JsonValue,
    ...(typeof mcp_app_resource_uri === 'string' && { mcpAppResourceUri: mcp_app_resource_uri }),
    pluginId: textOrNull(plugin_id),
    result: answer === undefined ? null : resultOf(fields(answer)),
    error: answer === undefined ? { message: text(failure) } : null,
    durationMs: millisecondsOf(duration),
  };
}

/** An `McpToolCall` among completed items, as releases write that have no event of its own for it. */
export function readMcpItem(item: Fields): McpCall {
  const { id, server, tool, status, mcpAppResourceUri, pluginId, result, error, duration } = item;
  return {
    type: 'mcpToolCall',
    id: text(id),
    server: text(server),
    tool: text(tool),
    status: status === 'failed' || status === 'inProgress' ? status : 'completed',
    arguments: (item.arguments ?? null) as JsonValue,
    ...(typeof mcpAppResourceUri === 'string' && { mcpAppResourceUri }),
    pluginId: textOrNull(pluginId),
    result: result ? resultOf(fields(result)) : null,
    error: error ? { message: text(fields(error).message) } : null,
    durationMs: millisecondsOf(duration),
  };
}

export function dynamicCallEvent(item: DynamicCall, { turnId, completedAtMs }: ItemPlace): DynamicResponse {
  const event: DynamicResponse = {
    type: 'dynamic_tool_call_response',
    call_id: item.id,
    turn_id: turnId,
    completed_at_ms: completedAtMs,
    namespace: item.namespace,
    tool: item.tool,
    arguments: item.arguments,
    content_items: item.contentItems ?? [],
    success: item.success ?? false,
    error: null,
    duration: durationOf(item.durationMs),
  };
  return withRest(event, item, readDynamicCall);
}

export function readDynamicCall(event: object): DynamicCall {
  const { call_id, namespace, tool, arguments: args, content_items, success, duration } = fields(event);
  return {
    type: 'dynamicToolCall',
    id: text(call_id),
    namespace: textOrNull(namespace),
    tool: text(tool),
    arguments: (args ?? null) as JsonValue,
    status: success === true ? 'completed' : 'failed',
    contentItems: list(content_items) as DynamicToolCallOutputContentItem[],
    success: success === true,
    durationMs: millisecondsOf(duration),
  };
}

function outcomeOf({ status, result, error }: McpCall): McpToolCallOutcome {
  if (!result) return { Err: error?.message ?? '' };
  const { content, structuredContent, _meta } = result;
  return {
    Ok: {
      content,
      ...(structuredContent !== null && { structuredContent }),
      ...(status !== 'completed' && { isError: true }),
      ...(_meta !== null && { _meta }),
    },
  };
}

function resultOf({ content, structuredContent, _meta }: Fields): McpToolCallResult {
  return {
    content: list(content) as JsonValue[],
    structuredContent: (structuredContent ?? null) as JsonValue | null,
    _meta: (_meta ?? null) as JsonValue | null,
  };
}
