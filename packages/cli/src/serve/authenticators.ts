/** Authentication by secrets from files and options. No message repeats what was given: it may be the secret itself. */
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
import type { AuthFlags } from './auth-flags.js';

const SHA256 = /^[0-9a-f]{64}$/i;
const SHORTEST_SECRET = 32;

/** Those who know the one token. */
export async function capabilityAuth(flags: AuthFlags): Promise<Authenticate> {
  return bearerAuth(capabilityToken(await tokenDigest(flags)));
}

/** Those who have a token that was signed with the secret. */
export async function signedAuth(flags: AuthFlags): Promise<Authenticate> {
  const { wsSharedSecretFile: file, wsIssuer, wsAudience, wsMaxClockSkewSeconds: maxClockSkewSeconds } = flags;
  if (file === undefined) throw new StartError('--ws-auth signed-bearer-token needs --ws-shared-secret-file.');
  const secret = await readSecret('--ws-shared-secret-file', file);
  if (Buffer.byteLength(secret) < SHORTEST_SECRET) {
    throw new StartError(`The secret of --ws-shared-secret-file has to have at least ${SHORTEST_SECRET} bytes.`);
  }
  return bearerAuth(signedToken({ secret, issuer: wsIssuer, audience: wsAudience, maxClockSkewSeconds }));
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
