/** Tokens that expire: JSON Web Tokens signed with a shared secret, HS256 and nothing else. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CheckToken } from './authenticate.js';

export interface SignedTokenOptions {
  /** What tokens are signed with, at least 32 bytes. */
  secret: string;
  /** What `iss` has to be; anything by default. */
  issuer?: string | undefined;
  /** What `aud` has to be, or to contain; anything by default. */
  audience?: string | undefined;
  /** How far the clocks of issuer and server may be apart; 30 by default. */
  maxClockSkewSeconds?: number | undefined;
}

interface Claims {
  exp: number;
  nbf?: number | null;
  iss?: string | null;
  aud?: string | string[] | null;
}

const INVALID = 'invalid websocket jwt';

/** @param now milliseconds since 1970 */
export function signedToken(options: SignedTokenOptions, now: () => number = Date.now): CheckToken {
  const { secret, issuer, audience, maxClockSkewSeconds: skew = 30 } = options;
  return (token) => {
    const claims = readClaims(token, secret);
    if (!claims) return INVALID;
    const seconds = Math.floor(now() / 1000);
    if (seconds > claims.exp + skew) return 'expired websocket jwt';
    if (seconds < (claims.nbf ?? -Infinity) - skew) return 'websocket jwt is not valid yet';
    if (issuer !== undefined && claims.iss !== issuer) return 'websocket jwt issuer mismatch';
    if (audience !== undefined && ![claims.aud].flat().includes(audience)) return 'websocket jwt audience mismatch';
    return undefined;
  };
}

/** The claims of a token whose signature holds. */
function readClaims(token: string, secret: string): Claims | undefined {
  const [header = '', payload = '', signature = '', ...more] = token.split('.');
  if (more.length > 0) return undefined;
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
  // The texts are compared, not what they stand for: base64 can be written in more than one way.
  const [given, wanted] = [Buffer.from(signature), Buffer.from(expected)];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const { alg } = Object(decode(header)) as { alg?: unknown };
  const claims = decode(payload);
  return alg === 'HS256' && isClaims(claims) ? claims : undefined;
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function isClaims(value: unknown): value is Claims {
  if (typeof value !== 'object' || value === null) return false;
  const { exp, nbf, iss, aud } = value as Record<string, unknown>;
  const isText = (claim: unknown) => typeof claim === 'string';
  return (
    Number.isInteger(exp) &&
    (nbf == null || Number.isInteger(nbf)) &&
    (iss == null || isText(iss)) &&
    (aud == null || isText(aud) || (Array.isArray(aud) && aud.every(isText)))
  );
}
