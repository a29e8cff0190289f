/** What a full text search finds of a line: what people and the agent wrote, commands, names of changed files. */
import type { RolloutLine } from '@app-server/schema/rollout';
import { lineKind } from './line-kind.js';
import { fields, list, text, texts } from './loose.js';

/** Members of a payload. */
type Fields = Readonly<Record<string, unknown>>;

const EVENTS = new Map<string, (event: Fields) => string[]>([
  ['user_message', (event) => [text(event.message)]],
  ['agent_message', (event) => [text(event.message)]],
  ['agent_reasoning', (event) => [text(event.text)]],
  ['exec_command_end', (event) => [texts(event.command).join(' ')]],
  ['patch_apply_end', changedFiles],
  ['item_completed', (event) => itemTexts(fields(event.item))],
]);

const ITEMS = new Map<string, (item: Fields) => string[]>([
  ['UserMessage', partTexts],
  ['AgentMessage', partTexts],
  ['Reasoning', (item) => texts(item.summary_text)],
  ['Plan', (item) => [text(item.text)]],
  ['FileChange', changedFiles],
]);

/** Calls that run a command; session files may hold no other trace of it. */
const COMMAND_TOOLS = new Set(['exec_command', 'shell_command', 'shell', 'container.exec']);

/** How a command that the user typed is told to the model. */
const USER_SHELL = /^<user_shell_command>\s*<command>\n?([^]*?)\n?<\/command>/;

/** Characters in which the type of an item, or the tag of a user's command, shows up. */
const HEAD_LENGTH = 400;

/** False when a line, not yet parsed, certainly holds nothing to find. */
export function isSearchable(raw: string): boolean {
  const { type, payload } = lineKind(raw) ?? {};
  if (type === undefined) return true;
  if (type !== 'event_msg' && type !== 'response_item') return false;
  if (payload === undefined) return true;
  if (type === 'event_msg') return payload === 'item_completed' ? hasItem(raw) : EVENTS.has(payload);
  if (payload === 'message') return raw.slice(0, HEAD_LENGTH).includes('<user_shell_command>');
  return payload === 'function_call' || payload === 'local_shell_call';
}

/** Undefined when there is nothing. */
export function searchTextOf(line: RolloutLine): string | undefined {
  const found = textsOf(line).filter((entry) => entry !== '');
  return found.length === 0 ? undefined : found.join('\n');
}

/** Text of a message of the user, for previews; undefined for all other lines. */
export function userTextOf(line: RolloutLine): string | undefined {
  if (line.type !== 'event_msg') return undefined;
  const event = fields(line.payload);
  if (event.type === 'user_message') return text(event.message);
  const item = fields(event.item);
  return event.type === 'item_completed' && item.type === 'UserMessage' ? partTexts(item).join('') : undefined;
}

function textsOf(line: RolloutLine): string[] {
  const payload = fields(line.payload);
  if (line.type === 'event_msg') return EVENTS.get(text(payload.type))?.(payload) ?? [];
  return line.type === 'response_item' ? [commandOf(payload)] : [];
}

function hasItem(raw: string): boolean {
  const [, type] = /"item":\{"type":"(\w+)"/.exec(raw.slice(0, HEAD_LENGTH)) ?? [];
  return type === undefined || ITEMS.has(type);
}

function itemTexts(item: Fields): string[] {
  return ITEMS.get(text(item.type))?.(item) ?? [];
}

function partTexts({ content }: Fields): string[] {
  return list(content).map((part) => text(fields(part).text));
}

function changedFiles({ changes }: Fields): string[] {
  return Object.entries(fields(changes)).flatMap(([path, change]) => [path, text(fields(change).move_path)]);
}

function commandOf(item: Fields): string {
  if (item.type === 'local_shell_call') return texts(fields(item.action).command).join(' ');
  if (item.type === 'message' && item.role === 'user') {
    return USER_SHELL.exec(text(fields(list(item.content)[0]).text))?.[1] ?? '';
  }
  if (item.type !== 'function_call' || !COMMAND_TOOLS.has(text(item.name))) return '';
  const { cmd, command } = parsed(text(item.arguments));
  return text(cmd) || text(command) || texts(command).join(' ');
}

/** Arguments are written by a model and need not be JSON. */
function parsed(json: string): Fields {
  try {
    return fields(JSON.parse(json));
  } catch {
    return {};
  }
}
