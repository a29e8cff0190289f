/** What a web search did. */
import type { WebSearchAction } from '@app-server/schema/experimental';
import type { ResponsesApiWebSearchAction } from '@app-server/schema/rollout';
import { fields, textOrNull, texts } from '../loose.js';

/** Null, for what is not known, has no other place than `other`. */
export function storedAction(action: WebSearchAction | null): ResponsesApiWebSearchAction {
  switch (action?.type) {
    case 'search':
      return {
        type: 'search',
        ...(action.query !== null && { query: action.query }),
        ...(action.queries !== null && { queries: action.queries }),
      };
    case 'openPage':
      return { type: 'open_page', ...(action.url !== null && { url: action.url }) };
    case 'findInPage':
      return {
        type: 'find_in_page',
        ...(action.url !== null && { url: action.url }),
        ...(action.pattern !== null && { pattern: action.pattern }),
      };
    default:
      return { type: 'other' };
  }
}

export function actionOf(value: unknown): WebSearchAction {
  const { type, query, queries, url, pattern } = fields(value);
  if (type === 'search') {
    return { type, query: textOrNull(query), queries: Array.isArray(queries) ? texts(queries) : null };
  }
  if (type === 'open_page') return { type: 'openPage', url: textOrNull(url) };
  if (type === 'find_in_page') return { type: 'findInPage', url: textOrNull(url), pattern: textOrNull(pattern) };
  return { type: 'other' };
}
