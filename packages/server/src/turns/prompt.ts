/** What the model is told beside the conversation: who it is, where it is, and what it may do. */
import type { ResponseItem } from '@app-server/schema/experimental';
import type { LiveThread } from '../threads/live-thread.js';
import type { EffectiveSettings } from '../threads/thread-settings-state.js';
import { takesWishes } from '../tools/exec/command-policy.js';

const INSTRUCTIONS = `You are a coding agent. You work in the folder of the user, with the tools you are given.
Read before you change, keep changes small, and say plainly what you did and what you could not do.
Use apply_patch to change files. Say beforehand, in a sentence, what a command that takes long is for.`;

/** A turn, as far as what the model is told depends on it. */
interface Situation {
  readonly thread: Pick<LiveThread, 'facts'>;
  readonly settings: EffectiveSettings;
}

export function instructionsFor({ thread: { facts }, settings }: Situation): string {
  const { developer_instructions: ofTheMode } = settings.collaborationMode.settings;
  const parts = [facts.baseInstructions ?? INSTRUCTIONS, facts.projectInstructions, ofTheMode];
  return parts.filter((part) => part !== null).join('\n\n');
}

/** What precedes a conversation. */
export function openingContext({ thread: { facts }, settings }: Situation): ResponseItem[] {
  const told = [permissionsText(settings), facts.developerInstructions].filter((part) => part !== null);
  return [message('developer', ...told), message('user', environmentText(settings))];
}

/** What the model was told before, and is not so any more; all there is to tell where it was told nothing. */
export function contextNews(situation: Situation, context: readonly ResponseItem[]): ResponseItem[] {
  const permissions = lastTold(context, PERMISSIONS);
  const environment = lastTold(context, ENVIRONMENT);
  if (permissions === undefined && environment === undefined) return openingContext(situation);
  const { settings } = situation;
  const news: ResponseItem[] = [];
  if (permissions !== permissionsText(settings)) news.push(message('developer', permissionsText(settings)));
  if (environment !== environmentText(settings)) news.push(message('user', environmentText(settings)));
  return news;
}

const PERMISSIONS = '<permissions instructions>';
const ENVIRONMENT = '<environment_context>';

function permissionsText({ approvalPolicy, sandboxPolicy }: EffectiveSettings): string {
  const policy = typeof approvalPolicy === 'string' ? approvalPolicy : 'granular';
  const more = takesWishes(approvalPolicy)
    ? 'A command that needs more asks for it with sandbox_permissions and a justification.'
    : 'Nothing more can be asked for with sandbox_permissions.';
  return `${PERMISSIONS}
Commands run under the sandbox policy ${sandboxPolicy.type}. The approval policy is ${policy}.
${more}
</permissions instructions>`;
}

function environmentText({ cwd, runtimeWorkspaceRoots }: EffectiveSettings): string {
  const others = runtimeWorkspaceRoots.filter((root) => root !== cwd).map((root) => `\n  <root>${root}</root>`);
  const date = new Date().toISOString().slice(0, 10);
  return `${ENVIRONMENT}
  <cwd>${cwd}</cwd>${others.join('')}
  <shell>bash</shell>
  <current_date>${date}</current_date>
</environment_context>`;
}

/** The latest text that begins so. */
function lastTold(context: readonly ResponseItem[], beginning: string): string | undefined {
  for (const item of context.toReversed()) {
    if (item.type !== 'message' || item.role === 'assistant') continue;
    const [first] = item.content;
    if (first && 'text' in first && first.text.startsWith(beginning)) return first.text;
  }
}

function message(role: 'developer' | 'user', ...texts: string[]): ResponseItem {
  return { type: 'message', role, content: texts.map((text) => ({ type: 'input_text', text })) };
}
