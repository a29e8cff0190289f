/** Items of a reply, brought into the form in which they are kept: members that are not known are left out. */
import type {
  ContentItem,
  LocalShellStatus,
  MessagePhase,
  ReasoningItemContent,
  ReasoningItemReasoningSummary,
  ResponseItem,
  ResponsesApiWebSearchAction,
} from '@app-server/schema/experimental';
import { type Loose, list, record, text, whole } from './loose.js';

/** Undefined for an item of an unknown type, and for one that lacks what makes it usable. */
export function readItem(item: Loose): ResponseItem | undefined {
  switch (item.type) {
    case 'message':
      return { type: 'message', role: text(item.role) ?? 'assistant', content: contentOf(item), ...phaseOf(item) };
    case 'reasoning':
      return reasoning(item);
    case 'function_call':
      return functionCall(item);
    case 'custom_tool_call':
      return customToolCall(item);
    case 'tool_search_call':
      return {
        type: 'tool_search_call',
        call_id: text(item.call_id) ?? null,
        ...optional({ status: text(item.status) }),
        execution: text(item.execution) ?? 'client',
        arguments: item.arguments ?? {},
      };
    case 'local_shell_call':
      return localShellCall(item);
    case 'web_search_call':
      return { type: 'web_search_call', ...optional({ status: text(item.status), action: searchAction(item.action) }) };
    case 'image_generation_call':
      return imageGenerationCall(item);
    case 'compaction':
    case 'compaction_summary': {
      const encrypted = text(item.encrypted_content);
      return encrypted === undefined ? undefined : { type: 'compaction', encrypted_content: encrypted };
    }
    case 'context_compaction':
      return { type: 'context_compaction', ...optional({ encrypted_content: text(item.encrypted_content) }) };
    default:
      return undefined;
  }
}

export function phaseOf({ phase }: Loose): { phase?: MessagePhase } {
  return phase === 'commentary' || phase === 'final_answer' ? { phase } : {};
}

/** A refusal is what the model says, too. */
function contentOf({ content }: Loose): ContentItem[] {
  return list(content).flatMap((part): ContentItem[] => {
    const said = text(part.text) ?? text(part.refusal);
    return said === undefined ? [] : [{ type: 'output_text', text: said }];
  });
}

function reasoning(item: Loose): ResponseItem {
  const summary = list(item.summary).flatMap((part): ReasoningItemReasoningSummary[] => {
    const said = text(part.text);
    return said === undefined ? [] : [{ type: 'summary_text', text: said }];
  });
  const content = list(item.content).flatMap((part): ReasoningItemContent[] => {
    const said = text(part.text);
    return said === undefined ? [] : [{ type: part.type === 'text' ? 'text' : 'reasoning_text', text: said }];
  });
  return {
    type: 'reasoning',
    summary,
    ...(content.length > 0 && { content }),
    encrypted_content: text(item.encrypted_content) ?? null,
  };
}

function functionCall(item: Loose): ResponseItem | undefined {
  const [name, call] = [text(item.name), text(item.call_id)];
  if (name === undefined || call === undefined) return undefined;
  const namespace = optional({ namespace: text(item.namespace) });
  return { type: 'function_call', name, ...namespace, arguments: text(item.arguments) ?? '', call_id: call };
}

function customToolCall(item: Loose): ResponseItem | undefined {
  const [name, call] = [text(item.name), text(item.call_id)];
  if (name === undefined || call === undefined) return undefined;
  const status = optional({ status: text(item.status) });
  return { type: 'custom_tool_call', ...status, call_id: call, name, input: text(item.input) ?? '' };
}

const SHELL_STATUSES: readonly LocalShellStatus[] = ['completed', 'in_progress', 'incomplete'];

function localShellCall(item: Loose): ResponseItem | undefined {
  const { command, timeout_ms, working_directory, env, user } = record(item.action) ?? {};
  if (!Array.isArray(command) || !command.every((word) => typeof word === 'string')) return undefined;
  return {
    type: 'local_shell_call',
    call_id: text(item.call_id) ?? text(item.id) ?? null,
    status: SHELL_STATUSES.find((status) => status === item.status) ?? 'completed',
    action: {
      type: 'exec',
      command,
      timeout_ms: whole(timeout_ms) ?? null,
      working_directory: text(working_directory) ?? null,
      env: record(env) ? textsOf(env as Loose) : null,
      user: text(user) ?? null,
    },
  };
}

function textsOf(members: Loose): Record<string, string> {
  const texts = Object.entries(members).filter((member): member is [string, string] => typeof member[1] === 'string');
  return Object.fromEntries(texts);
}

function searchAction(value: unknown): ResponsesApiWebSearchAction | undefined {
  const action = record(value);
  switch (action?.type) {
    case undefined:
      return undefined;
    case 'search': {
      const queries = Array.isArray(action.queries) ? action.queries.filter((query) => typeof query === 'string') : [];
      return {
        type: 'search',
        ...optional({ query: text(action.query) }),
        ...(queries.length > 0 && { queries }),
      };
    }
    case 'open_page':
      return { type: 'open_page', ...optional({ url: text(action.url) }) };
    case 'find_in_page':
    case 'find':
      return { type: 'find_in_page', ...optional({ url: text(action.url), pattern: text(action.pattern) }) };
    default:
      return { type: 'other' };
  }
}

function imageGenerationCall(item: Loose): ResponseItem | undefined {
  const [id, result] = [text(item.id), text(item.result)];
  if (id === undefined || result === undefined) return undefined;
  const prompt = optional({ revised_prompt: text(item.revised_prompt) });
  return { type: 'image_generation_call', id, status: text(item.status) ?? 'completed', ...prompt, result };
}

/** The members that have a value. */
function optional<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
