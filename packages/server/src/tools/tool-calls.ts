/** Calls of tools among the items of a model, and how their results are told. */
import type { ResponseItem } from '@app-server/schema/experimental';
import type { ToolCall, ToolResult } from './tool.js';

/** A call, with the item that answers it. */
export interface AnswerableCall extends ToolCall {
  answer(result: ToolResult): ResponseItem;
}

/** The call that an item is; undefined for anything else. */
export function toolCallOf(item: ResponseItem): AnswerableCall | undefined {
  switch (item.type) {
    case 'function_call': {
      const { call_id: callId, name, namespace = null, arguments: input } = item;
      const answer = ({ output }: ToolResult): ResponseItem => ({
        type: 'function_call_output',
        call_id: callId,
        output,
      });
      return { callId, name, namespace, input, answer };
    }
    case 'custom_tool_call': {
      const { call_id: callId, name, input } = item;
      const answer = ({ output }: ToolResult): ResponseItem => ({
        type: 'custom_tool_call_output',
        call_id: callId,
        output,
      });
      return { callId, name, namespace: null, input, answer };
    }
    case 'tool_search_call': {
      const callId = item.call_id;
      if (callId === null || item.execution !== 'client') return undefined;
      const answer = ({ output }: ToolResult): ResponseItem => ({
        type: 'tool_search_output',
        call_id: callId,
        status: 'completed',
        execution: 'client',
        tools: typeof output === 'string' ? (JSON.parse(output) as unknown[]) : [],
      });
      const input = typeof item.arguments === 'string' ? item.arguments : JSON.stringify(item.arguments ?? {});
      return { callId, name: 'tool_search', namespace: null, input, answer };
    }
    case 'local_shell_call': {
      const callId = item.call_id ?? '';
      const { command, working_directory: workdir, timeout_ms } = item.action;
      const input = JSON.stringify({ command, workdir, timeout_ms });
      const answer = ({ output }: ToolResult): ResponseItem => ({
        type: 'function_call_output',
        call_id: callId,
        output,
      });
      return { callId, name: 'local_shell', namespace: null, input, answer };
    }
    default:
      return undefined;
  }
}
