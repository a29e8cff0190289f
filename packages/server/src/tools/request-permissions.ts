/** `request_permissions`: more than the sandbox gives, for the turn or the session. */
import type { AdditionalPermissionProfile, RequestPermissionProfile } from '@app-server/schema/experimental';
import { isReviewed, reviewAction } from '../turns/guardian/review-action.js';
import type { RunningTurn } from '../turns/running-turn.js';
import { intersection } from './permission-grants.js';
import { type NamedTool, type ToolCall, ToolError, argumentsOf, optionalText } from './tool.js';
import { wantedPermissions } from './wanted-permissions.js';

export function requestPermissions(turn: RunningTurn): NamedTool {
  const paths = { type: 'array', items: { type: 'string' } };
  const permissions = {
    type: 'object',
    properties: {
      network: { type: 'object', properties: { enabled: { type: 'boolean' } } },
      file_system: { type: 'object', properties: { read: paths, write: paths } },
    },
  };
  return {
    name: 'request_permissions',
    tool: {
      spec: {
        type: 'function',
        name: 'request_permissions',
        description: 'Asks for permissions that later commands need beyond the sandbox.',
        strict: false,
        parameters: {
          type: 'object',
          properties: { reason: { type: 'string' }, permissions },
          required: ['permissions'],
        },
      },
      run,
    },
  };

  async function run(call: ToolCall) {
    const { approvalPolicy } = turn.settings;
    if (approvalPolicy === 'never') throw new ToolError('The approval policy of this thread is never.');
    if (typeof approvalPolicy === 'object' && !approvalPolicy.granular.request_permissions) {
      throw new ToolError('The approval policy of this thread does not ask for permissions.');
    }
    const args = argumentsOf(call);
    const asked = wantedPermissions(args.permissions, turn.settings.cwd);
    const reason = optionalText('reason', args.reason) ?? null;
    const granted = await grant(turn, call.callId, asked, reason);
    return { output: JSON.stringify({ granted }) };
  }
}

async function grant(
  turn: RunningTurn,
  itemId: string,
  asked: RequestPermissionProfile,
  reason: string | null,
): Promise<AdditionalPermissionProfile> {
  if (isReviewed(turn)) {
    const action = { type: 'requestPermissions', reason, permissions: asked } as const;
    const { outcome, why } = await reviewAction(turn, { action, targetItemId: null, reason });
    if (outcome !== 'accepted') throw new ToolError(why ?? 'The permissions were not granted.');
    return allow(turn, asked, 'turn');
  }
  const params = { ...turn.place, itemId, startedAtMs: Date.now(), cwd: turn.settings.cwd, reason };
  const answer = await turn.questions.ask(
    'item/permissions/requestApproval',
    { ...params, permissions: asked },
    { waiting: 'waitingOnApproval' },
  );
  if (answer.kind !== 'answered') throw new ToolError('The permissions were not granted.');
  return allow(turn, intersection(asked, answer.result.permissions), answer.result.scope);
}

function allow(
  turn: RunningTurn,
  permissions: AdditionalPermissionProfile,
  scope: 'turn' | 'session',
): AdditionalPermissionProfile {
  const { grants } = turn.thread;
  const take = grants.addPermissions(permissions);
  if (scope === 'turn') turn.atEnd(take);
  return permissions;
}
