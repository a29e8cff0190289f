/** A conversation as a reviewer reads it: what the user said, and what the agent did. */
import type { ContentItem, FunctionCallOutputContentItem, ResponseItem } from '@app-server/schema/experimental';
import { isApprovalText } from './approval-message.js';

/** Characters that there is room for; of the rest, the latest stays. */
const ROOM = { user: 30_000, agent: 40_000 };

/** Characters of one entry. */
const LONGEST = { user: 8_000, agent: 2_000 };

interface Entry {
  readonly by: keyof typeof ROOM;
  readonly text: string;
}

export function transcriptOf(items: readonly ResponseItem[]): string {
  const left = { ...ROOM };
  const kept: string[] = [];
  let omitted = 0;
  for (const { by, text } of items.flatMap(entryOf).reverse()) {
    const shown = shortened(text, LONGEST[by]);
    if (shown.length > left[by]) {
      omitted += 1;
      left[by] = 0;
      continue;
    }
    left[by] -= shown.length;
    kept.unshift(shown);
  }
  const lines = omitted > 0 ? [`(${omitted} earlier entries are left out)`, ...kept] : kept;
  return lines.join('\n\n');
}

function entryOf(item: ResponseItem): Entry[] {
  switch (item.type) {
    case 'message':
      return messageOf(item);
    case 'function_call':
      return [{ by: 'agent', text: `agent calls ${item.name}: ${item.arguments}` }];
    case 'custom_tool_call':
      return [{ by: 'agent', text: `agent calls ${item.name}: ${item.input}` }];
    case 'local_shell_call':
      return [{ by: 'agent', text: `agent calls the shell: ${JSON.stringify(item.action)}` }];
    case 'function_call_output':
    case 'custom_tool_call_output':
      return [{ by: 'agent', text: `result: ${typeof item.output === 'string' ? item.output : textsOf(item.output)}` }];
    default:
      return [];
  }
}

/** What the server has put into the mouth of the user: it may be of the agent's making, and allows nothing. */
const OF_SERVER = /^<(?:goal_context|user_action|user_shell_command)>/;

/** What the server says of the surroundings is left out, but for what the user has allowed since. */
function messageOf({ role, content }: Extract<ResponseItem, { type: 'message' }>): Entry[] {
  const text = textsOf(content);
  if (role === 'assistant') return [{ by: 'agent', text: `agent says: ${text}` }];
  if (role !== 'user') return isApprovalText(text) ? [{ by: 'user', text }] : [];
  if (text.startsWith('<environment_context>')) return [];
  return OF_SERVER.test(text)
    ? [{ by: 'agent', text: `server says: ${text}` }]
    : [{ by: 'user', text: `user says: ${text}` }];
}

function textsOf(parts: readonly (ContentItem | FunctionCallOutputContentItem)[]): string {
  return parts.map(textOf).join('\n');
}

function textOf(part: ContentItem | FunctionCallOutputContentItem): string {
  if ('text' in part) return part.text;
  return part.type === 'input_image' ? '(an image)' : '(not a text)';
}

/** The middle is what can best be done without. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)} … ${text.length - 2 * half} characters … ${text.slice(-half)}`;
}
