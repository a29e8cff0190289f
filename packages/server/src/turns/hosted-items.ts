/** Items of what the provider itself has done. */
import type { ResponseItem, ThreadItem } from '@app-server/schema/experimental';

/** The item of a finished search or image; undefined for what clients are not shown. */
export function hostedItem(id: string, item: ResponseItem): ThreadItem | undefined {
  if (item.type === 'web_search_call') {
    const { action } = item;
    return { type: 'webSearch', id, query: queryOf(action), action: searchAction(action) };
  }
  if (item.type === 'image_generation_call') {
    const { status, revised_prompt: revisedPrompt = null, result } = item;
    return { type: 'imageGeneration', id, status, revisedPrompt, result };
  }
}

type HostedAction = Extract<ResponseItem, { type: 'web_search_call' }>['action'];
type ShownAction = Extract<ThreadItem, { type: 'webSearch' }>['action'];

function searchAction(action: HostedAction): ShownAction {
  switch (action?.type) {
    case 'search':
      return { type: 'search', query: action.query ?? null, queries: action.queries ?? null };
    case 'open_page':
      return { type: 'openPage', url: action.url ?? null };
    case 'find_in_page':
      return { type: 'findInPage', url: action.url ?? null, pattern: action.pattern ?? null };
    default:
      return action ? { type: 'other' } : null;
  }
}

function queryOf(action: HostedAction): string {
  switch (action?.type) {
    case 'search':
      return action.query ?? action.queries?.[0] ?? '';
    case 'open_page':
      return action.url ?? '';
    case 'find_in_page':
      return action.pattern ?? '';
    default:
      return '';
  }
}
