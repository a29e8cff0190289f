/** What the server asks of the client. Nothing is ever accepted unless a handler says so. */
import { CODES, RpcError } from '@app-server/rpc';
import type { ServerRequests } from '@app-server/schema/experimental';
import type { ParamsOf, ResultOf } from './surfaces.js';

export interface ServerRequestContext {
  /** Aborts when the connection ends. */
  signal: AbortSignal;
}

/** Handlers by method; a method without one is refused. */
export type ServerRequestHandlers<M> = {
  [K in keyof M]?: (params: ParamsOf<M, K>, context: ServerRequestContext) => ResultOf<M, K> | Promise<ResultOf<M, K>>;
};

/** The refusal of each method, in the form its asker understands; an error where there is none. */
const REFUSALS: { [K in keyof ServerRequests]: ResultOf<ServerRequests, K> | undefined } = {
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

/** The answer to a request that nobody handles. */
export function refuse(method: string): unknown {
  const refusal = Object.hasOwn(REFUSALS, method) ? REFUSALS[method as keyof ServerRequests] : undefined;
  if (refusal === undefined) throw new RpcError(CODES.methodNotFound, `This client does not answer ${method}.`);
  return refusal;
}

/** Answers by the handler, or refuses. */
export function answerWith<M>(
  handlers: ServerRequestHandlers<M>,
  method: string,
  params: unknown,
  context: ServerRequestContext,
): unknown {
  const handler = Object.hasOwn(handlers, method) ? handlers[method as keyof M] : undefined;
  return handler ? handler(params as never, context) : refuse(method);
}
