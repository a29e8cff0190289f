/** A server may say which decisions it offers; no other one is sent. */

/** Whether a decision was offered; where nothing is said about it, each one is. */
export function isOffered(params: unknown, decision: unknown): boolean {
  return offeredBy(params)?.includes(kindOf(decision)) ?? true;
}

/** Whether an answer may be sent: a refusal always, which a server takes although it was not offered. */
export function isAllowed(params: unknown, answer: unknown): boolean {
  const decision = (answer as { decision?: unknown } | null)?.decision;
  return decision === undefined || REFUSALS.has(decision) || isOffered(params, decision);
}

const REFUSALS: ReadonlySet<unknown> = new Set(['decline', 'cancel', 'denied', 'abort']);

function offeredBy(params: unknown): (string | undefined)[] | undefined {
  const decisions = (params as { availableDecisions?: unknown } | null | undefined)?.availableDecisions;
  return Array.isArray(decisions) ? decisions.map(kindOf) : undefined;
}

/** A decision is a word, or an object whose one key is the word and whose value goes with it. */
function kindOf(decision: unknown): string | undefined {
  return typeof decision === 'object' && decision !== null ? Object.keys(decision)[0] : String(decision);
}
