/** From the `--ws-…` options to who may connect. No message repeats what was given: it may be the secret itself. */
import { readFile } from 'node:fs/promises';
import {
  type Authenticate,
  StartError,
  bearerAuth,
  capabilityToken,
  sha256,
  signedToken,
} from '@app-server/server/transports';
import { reasonOf } from '../errors.js';

export interface AuthFlags {
  wsAuth?: 'capability-token' | 'signed-bearer-token';
  wsTokenFile?: string;
  wsTokenSha256?: string;
  wsSharedSecretFile?: string;
  wsIssuer?: string;
  wsAudience?: string;
  wsMaxClockSkewSeconds?: number;
}

const SHA256 = /^[0-9a-f]{64}$/i;
const SHORTEST_SECRET = 32;

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
  if (flags.wsAuth === 'capability-token') return bearerAuth(capabilityToken(await tokenDigest(flags)));
  if (flags.wsAuth !== 'signed-bearer-token') return undefined;
  const { wsSharedSecretFile: file, wsIssuer, wsAudience, wsMaxClockSkewSeconds: maxClockSkewSeconds } = flags;
  if (file === undefined) throw new StartError('--ws-auth signed-bearer-token needs --ws-shared-secret-file.');
  const secret = await readSecret('--ws-shared-secret-file', file);
  if (Buffer.byteLength(secret) < SHORTEST_SECRET) {
    throw new StartError(`The secret of --ws-shared-secret-file has to have at least ${SHORTEST_SECRET} bytes.`);
  }
  return bearerAuth(signedToken({ secret, issuer: wsIssuer, audience: wsAudience, maxClockSkewSeconds }));
}

function refuseStrayFlags(flags: AuthFlags): void {
  for (const [mode, names] of Object.entries(OWN_FLAGS)) {
    if (mode === flags.wsAuth) continue;
    for (const [key, name] of Object.entries(names)) {
      if (flags[key as keyof AuthFlags] !== undefined) throw new StartError(`${name} needs --ws-auth ${mode}.`);
    }
  }
}

async function tokenDigest({ wsTokenFile: file, wsTokenSha256: digest }: AuthFlags): Promise<Buffer> {
  if ((file === undefined) === (digest === undefined)) {
    throw new StartError('--ws-auth capability-token needs either --ws-token-file or --ws-token-sha256.');
  }
  if (file !== undefined) return sha256(await readSecret('--ws-token-file', file));
  if (!SHA256.test(digest ?? '')) throw new StartError('--ws-token-sha256 has to be a SHA-256 in 64 hex digits.');
  return Buffer.from(digest ?? '', 'hex');
}

async function readSecret(name: string, path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new StartError(`The file of ${name} cannot be read: ${reasonOf(error)}.`);
  });
  if (text.trim() === '') throw new StartError(`The file of ${name} is empty.`);
  return text.trim();
}
