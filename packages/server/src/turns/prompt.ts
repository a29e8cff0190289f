/** What the model is told beside the conversation: who it is, where it is, and what it may do. */
import type { ResponseItem } from '@app-server/schema/experimental';
import type { EffectiveSettings } from '../threads/thread-settings-state.js';
import type { LiveThread } from '../threads/live-thread.js';

const INSTRUCTIONS = `You are a coding agent. You work in the folder of the user, with the tools you are given.
Read before you change, keep changes small, and say plainly what you did and what you could not do.
Use apply_patch to change files. Say beforehand, in a sentence, what a command that takes long is for.`;

export function instructionsFor({ facts, settings }: LiveThread): string {
  const { developer_instructions: ofTheMode } = settings.current.collaborationMode.settings;
  const parts = [facts.baseInstructions ?? INSTRUCTIONS, facts.projectInstructions, ofTheMode];
  return parts.filter((part) => part !== null).join('\n\n');
}

/** What precedes the conversation. */
export function openingContext({ facts, settings }: LiveThread): ResponseItem[] {
  const told = [permissionsText(settings.current), facts.developerInstructions].filter((part) => part !== null);
  return [
    { type: 'message', role: 'developer', content: told.map((text) => ({ type: 'input_text', text })) },
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: environmentText(settings.current) }] },
  ];
}

function permissionsText({ approvalPolicy, sandboxPolicy }: EffectiveSettings): string {
  const policy = typeof approvalPolicy === 'string' ? approvalPolicy : 'granular';
  return `<permissions instructions>
Commands run under the sandbox policy ${sandboxPolicy.type}. The approval policy is ${policy}.
A command that needs more asks for it with sandbox_permissions and a justification.
</permissions instructions>`;
}

function environmentText({ cwd, runtimeWorkspaceRoots }: EffectiveSettings): string {
  const others = runtimeWorkspaceRoots.filter((root) => root !== cwd).map((root) => `\n  <root>${root}</root>`);
  const date = new Date().toISOString().slice(0, 10);
  return `<environment_context>
  <cwd>${cwd}</cwd>${others.join('')}
  <shell>bash</shell>
  <current_date>${date}</current_date>
</environment_context>`;
}
