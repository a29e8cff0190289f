/** The `--ws-…` options, and which of them go together. No message repeats what was given: it may be the secret itself. */
import { StartError } from '@app-server/server/transports';

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

/** @throws {StartError} when one is given without the way that it belongs to */
export function refuseStrayFlags(flags: AuthFlags): void {
  for (const [mode, names] of Object.entries(OWN_FLAGS)) {
    if (mode === flags.wsAuth) continue;
    for (const [key, name] of Object.entries(names)) {
      if (flags[key as keyof AuthFlags] !== undefined) throw new StartError(`${name} needs --ws-auth ${mode}.`);
    }
  }
}
