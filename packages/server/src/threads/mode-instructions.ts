/** What the model is told of the mode it works in, where the client has no words of its own. */
import type { CollaborationMode, ModeKind } from '@app-server/schema/experimental';

const BUILT_IN: Readonly<Record<ModeKind, string>> = {
  default: `Default mode: what was said of other modes holds no more. Do what you are asked, and decide what can be decided
from what you see; ask only where a wrong guess would cost much.`,
  plan: `Plan mode: change nothing. Look around, ask with request_user_input what you need to know, and end with
the plan between <proposed_plan> and </proposed_plan>, each on a line of its own.`,
};

/** A mode with instructions: those it was given, or the built-in ones. */
export function instructed({ mode, settings }: CollaborationMode): CollaborationMode {
  const instructions = settings.developer_instructions ?? BUILT_IN[mode];
  return { mode, settings: { ...settings, developer_instructions: instructions } };
}
