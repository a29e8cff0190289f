import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bearerAuth } from './authenticate.js';
import { capabilityToken, sha256 } from './capability-token.js';
import { signedToken } from './signed-token.js';

const SECRET = 'a secret that nobody else has seen';
const NOW = 1_800_000_000;
const GOOD = { exp: NOW + 60, iss: 'issuer', aud: 'audience' };

interface Signing {
  header?: object;
  secret?: string;
}

function jwt(claims: unknown, { header = { alg: 'HS256' }, secret = SECRET }: Signing = {}): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

describe('a bearer token', () => {
  const authenticate = bearerAuth(capabilityToken(sha256('tok-123')));

  test.each([
    ['Bearer tok-123', undefined],
    ['bearer tok-123', undefined],
    ['BEARER   tok-123 ', undefined],
    [undefined, 'missing websocket bearer token'],
    ['', 'invalid authorization header'],
    ['Bearer', 'invalid authorization header'],
    ['Bearer ', 'invalid authorization header'],
    ['Basic tok-123', 'invalid authorization header'],
    ['tok-123', 'invalid authorization header'],
    ['Bearer tok-124', 'invalid websocket bearer token'],
    ['Bearer tok-123 x', 'invalid websocket bearer token'],
  ])('%j: %s', (header, refusal) => {
    expect(authenticate(header)).toBe(refusal);
  });

  test('only the token itself passes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (secret, token) => {
        expect(capabilityToken(sha256(secret))(token) === undefined).toBe(secret === token);
      }),
    );
  });
});

describe('a signed token', () => {
  const check = signedToken({ secret: SECRET, issuer: 'issuer', audience: 'audience' }, () => NOW * 1000);

  test.each([
    ['as agreed', jwt(GOOD)],
    ['for several', jwt({ ...GOOD, aud: ['other', 'audience'] })],
    ['expired within the skew', jwt({ ...GOOD, exp: NOW - 30 })],
    ['valid from within the skew on', jwt({ ...GOOD, nbf: NOW + 30 })],
    ['with null for no claim', jwt({ ...GOOD, nbf: null })],
    ['of any type', jwt(GOOD, { header: { alg: 'HS256', typ: 'x' } })],
  ])('%s passes', (_, token) => {
    expect(check(token)).toBeUndefined();
  });

  test.each([
    ['expired websocket jwt', { ...GOOD, exp: NOW - 31, iss: 'other' }],
    ['websocket jwt is not valid yet', { ...GOOD, nbf: NOW + 31, iss: 'other' }],
    ['websocket jwt issuer mismatch', { ...GOOD, iss: 'other', aud: 'other' }],
    ['websocket jwt issuer mismatch', { ...GOOD, iss: undefined }],
    ['websocket jwt audience mismatch', { ...GOOD, aud: 'other' }],
    ['websocket jwt audience mismatch', { ...GOOD, aud: ['other'] }],
    ['websocket jwt audience mismatch', { ...GOOD, aud: undefined }],
    ['invalid websocket jwt', { ...GOOD, exp: undefined }],
    ['invalid websocket jwt', { ...GOOD, exp: String(GOOD.exp) }],
    ['invalid websocket jwt', { ...GOOD, exp: GOOD.exp + 0.5 }],
    ['invalid websocket jwt', { ...GOOD, nbf: 'now' }],
    ['invalid websocket jwt', { ...GOOD, iss: ['issuer'] }],
    ['invalid websocket jwt', { ...GOOD, aud: 5 }],
    ['invalid websocket jwt', 'text'],
    ['invalid websocket jwt', null],
  ])('%s: %j', (refusal, claims) => {
    expect(check(jwt(claims))).toBe(refusal);
  });

  test.each([
    ['another secret', jwt(GOOD, { secret: 'another' })],
    ['another algorithm', jwt(GOOD, { header: { alg: 'HS384' } })],
    ['no algorithm', jwt(GOOD, { header: {} })],
    [
      'none',
      `${jwt(GOOD, { header: { alg: 'none' } })
        .split('.')
        .slice(0, 2)
        .join('.')}.`,
    ],
    ['padding', `${jwt(GOOD)}=`],
    ['a fourth part', `${jwt(GOOD)}.x`],
    ['two parts', 'a.b'],
    ['no token at all', 'token'],
  ])('%s is refused', (_, token) => {
    expect(check(token)).toBe('invalid websocket jwt');
  });

  test('issuer and audience do not matter where none is asked for, and a skew of 0 allows none', () => {
    const bare = signedToken({ secret: SECRET, maxClockSkewSeconds: 0 }, () => NOW * 1000);
    expect([bare(jwt({ exp: NOW })), bare(jwt({ exp: NOW - 1 }))]).toEqual([undefined, 'expired websocket jwt']);
  });

  test('a token that was changed anywhere is refused', () => {
    const token = jwt(GOOD);
    const changed = fc
      .tuple(fc.nat(token.length - 1), fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'))
      .map(([at, character]) => {
        return `${token.slice(0, at)}${character}${token.slice(at + 1)}`;
      });
    fc.assert(
      fc.property(changed, (other) => {
        fc.pre(other !== token);
        expect(check(other)).toBe('invalid websocket jwt');
      }),
    );
  });
});
