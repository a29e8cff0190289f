/** The refusal of each request, in the form its asker understands. */
import { CODES, RpcError } from '@app-server/rpc';
import type { ServerRequests } from '@app-server/schema/experimental';
import type { ResultOf } from '../surfaces.js';
import { isOffered } from './decisions.js';

type Refusals = { [K in keyof ServerRequests]: ResultOf<ServerRequests, K> | undefined };

/** Where a method has no refusal of its own, an error is one. */
const REFUSALS: Refusals = {
  'item/commandExecution/requestApproval': { decision: 'decline' },
  'item/fileChange/requestApproval': { decision: 'decline' },
  'item/permissions/requestApproval': { permissions: {}, scope: 'turn' },
  'item/tool/requestUserInput': { answers: {} },
  'item/tool/call': {
    success: false,
    contentItems: [{ type: 'inputText', text: 'This client does not run the tool.' }],
  },
  'mcpServer/elicitation/request': { action: 'decline', content: null, _meta: null },
  applyPatchApproval: { decision: 'denied' },
  execCommandApproval: { decision: 'denied' },
  'account/chatgptAuthTokens/refresh': undefined,
  'attestation/generate': undefined,
};

/** Refuses a request: by the answer it understands, or by an error. */
export function refuse(method: string, params: unknown): unknown {
  const refusal = Object.hasOwn(REFUSALS, method) ? REFUSALS[method as keyof ServerRequests] : undefined;
  if (refusal === undefined) throw new RpcError(CODES.methodNotFound, `This client does not answer ${method}.`);
  const insists = 'decision' in refusal && !isOffered(params, refusal.decision) && isOffered(params, 'cancel');
  return insists ? { decision: 'cancel' } : refusal;
}
