/** What hooks have put into the conversation, as files keep it that have no items: a message of the user, in tags. */
import type { HookPromptFragment, ThreadItem } from '@app-server/schema/experimental';
import { fields, list, text } from '../loose.js';

const TAG = /^\s*<hook_prompt hook_run_id="([^"]*)">([^]*)<\/hook_prompt>\s*$/;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/**
 * @param message a response item
 * @param id for the item; none is kept
 */
export function readHookPrompt(message: Readonly<Record<string, unknown>>, id: () => string): ThreadItem | undefined {
  if (message.type !== 'message' || message.role !== 'user') return undefined;
  const fragments = list(message.content).map((part) => fragmentOf(text(fields(part).text)));
  const whole = fragments.length > 0 && fragments.every((fragment) => fragment !== undefined);
  return whole ? { type: 'hookPrompt', id: id(), fragments } : undefined;
}

function fragmentOf(tagged: string): HookPromptFragment | undefined {
  const [, hookRunId, said] = TAG.exec(tagged) ?? [];
  return hookRunId === undefined || said === undefined
    ? undefined
    : { text: unescaped(said), hookRunId: unescaped(hookRunId) };
}

function unescaped(xml: string): string {
  return xml.replaceAll(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
