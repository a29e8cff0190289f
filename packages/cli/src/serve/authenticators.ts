/** Authentication by secrets from files and options. No message repeats what was given: it may be the secret itself. */
import { readFile } from 'node:fs/promises';
import {
  type Authenticate,
  type SignedTokenOptions,
  StartError,
  bearerAuth,
  capabilityToken,
  sha256,
  signedToken,
} from '@app-server/server/transports';
import { reasonOf } from '../errors.js';
import type { AuthFlags } from './auth-flags.js';

const SHA256 = /^[0-9a-f]{64}$/i;
const SHORTEST_SECRET = 32;

/**
 * Who may connect.
 *
 * @throws {StartError} when the options lack something, or a secret cannot be used
 */
export async function authenticatorOf(flags: AuthFlags): Promise<Authenticate> {
  return flags.wsAuth === 'capability-token'
    ? bearerAuth(capabilityToken(await tokenDigest(flags)))
    : bearerAuth(signedToken(await signature(flags)));
}

async function signature(flags: AuthFlags): Promise<SignedTokenOptions> {
  const { wsSharedSecretFile: file, wsIssuer, wsAudience, wsMaxClockSkewSeconds: maxClockSkewSeconds } = flags;
  if (file === undefined) throw new StartError('--ws-auth signed-bearer-token needs --ws-shared-secret-file.');
  const secret = await readSecret('--ws-shared-secret-file', file);
  if (Buffer.byteLength(secret) < SHORTEST_SECRET) {
    throw new StartError(`The secret of --ws-shared-secret-file has to have at least ${SHORTEST_SECRET} bytes.`);
  }
  return { secret, issuer: wsIssuer, audience: wsAudience, maxClockSkewSeconds };
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
