/** From the `--ws-…` options to who may connect. No message repeats what was given: it may be the secret itself. */
import { type Authenticate, StartError } from '@app-server/server/transports';

export interface AuthFlags {
  wsAuth?: 'capability-token' | 'signed-bearer-token';
  wsTokenFile?: string;
  wsTokenSha256?: string;
  wsSharedSecretFile?: string;
  wsIssuer?: string;
  wsAudience?: string;
  wsMaxClockSkewSeconds?: number;
}

/** Options of one way to authenticate, which mean nothing in the other. */
const OWN_FLAGS = {
  'capability-token': { wsTokenFile: '--ws-token-file', wsTokenSha256: '--ws-token-sha256' },
  'signed-bearer-token': {
    wsSharedSecretFile: '--ws-shared-secret-file',
    wsIssuer: '--ws-issuer',
    wsAudience: '--ws-audience',
    wsMaxClockSkewSeconds: '--ws-max-clock-skew-seconds',
  },
} as const;

/**
 * Who may connect; everybody where nothing was asked for.
 *
 * @throws {StartError} when the options do not go together, or a secret cannot be used
 */
export async function authenticateBy(flags: AuthFlags): Promise<Authenticate | undefined> {
  refuseStrayFlags(flags);
  if (flags.wsAuth === undefined) return undefined;
  // Loaded here: without it, nobody waits for cryptography.
  const { capabilityAuth, signedAuth } = await import('./authenticators.js');
  return flags.wsAuth === 'capability-token' ? capabilityAuth(flags) : signedAuth(flags);
}

function refuseStrayFlags(flags: AuthFlags): void {
  for (const [mode, names] of Object.entries(OWN_FLAGS)) {
    if (mode === flags.wsAuth) continue;
    for (const [key, name] of Object.entries(names)) {
      if (flags[key as keyof AuthFlags] !== undefined) throw new StartError(`${name} needs --ws-auth ${mode}.`);
    }
  }
}
