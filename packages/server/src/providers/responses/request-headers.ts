/** Headers of a request: where it comes from, and what the client wants to be passed on. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelRequest } from '../model-provider.js';

/** Milliseconds that an attestation may take; the request goes without one after that. */
const PATIENCE_MS = 100;

const ORIGINATOR = 'app_server';
const USER_AGENT = 'app-server/0.134.0';

export async function requestHeaders(request: ModelRequest): Promise<Record<string, string>> {
  const { threadId, origin = {}, attest } = request;
  const attestation = attest && (await attestationFrom(attest));
  return {
    'User-Agent': origin.userAgent ?? USER_AGENT,
    originator: origin.originator ?? ORIGINATOR,
    'session-id': origin.sessionId ?? threadId,
    'thread-id': threadId,
    'x-codex-turn-metadata': turnMetadata(request),
    ...(attestation !== undefined && { 'x-oai-attestation': attestation }),
  };
}

/** Whatever goes wrong with an attestation, it is not worth a reply. */
async function attestationFrom(attest: () => Promise<string | undefined>): Promise<string | undefined> {
  const patience = new AbortController();
  try {
    const late = sleep(PATIENCE_MS, undefined, { signal: patience.signal, ref: false });
    const token = await Promise.race([attest(), late]);
    return token !== undefined && /^[\x21-\x7e]+$/.test(token) ? token : undefined;
  } catch {
    return undefined;
  } finally {
    patience.abort();
  }
}

/** Names that are this server's, also where it has nothing to say under them. */
const BUILT_IN = ['session_id', 'thread_id', 'turn_id', 'sandbox', 'turn_started_at_unix_ms'] as const;

/** What is known of a turn, and what the client has added to it; a header takes ASCII alone. */
function turnMetadata({ threadId, turnId, origin = {}, clientMetadata }: ModelRequest): string {
  const builtIn: Record<(typeof BUILT_IN)[number], unknown> = {
    session_id: origin.sessionId ?? threadId,
    thread_id: threadId,
    turn_id: turnId,
    sandbox: origin.sandbox,
    turn_started_at_unix_ms: origin.turnStartedAtMs,
  };
  const added = Object.entries(clientMetadata).filter(([name]) => !BUILT_IN.some((taken) => taken === name));
  const json = JSON.stringify({ ...builtIn, ...Object.fromEntries(added) });
  return json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
