/** One secret that whoever knows it may show. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { CheckToken } from './authenticate.js';

/**
 * Accepts the token with this digest. Digests are compared, and in constant time: how long a refusal takes tells
 * nothing about the token, nor about its length.
 *
 * @param digest the SHA-256 of the token, 32 bytes
 */
export function capabilityToken(digest: Buffer): CheckToken {
  return (token) => (timingSafeEqual(sha256(token), digest) ? undefined : 'invalid websocket bearer token');
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
