import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REDACTED, redactor, secretsOf } from './redact.js';

const word = fc.stringMatching(/^[A-Za-z0-9]{16,80}$/);
const noise = fc.constantFrom('', 'WARN codex: ', '{"level":"warn","fields":{', '\u001B[31mfailed\u001B[0m ');

/** Where secrets stand in what a process writes. */
const PLACES: readonly ((secret: string) => string)[] = [
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `authorization: Basic ${secret}==`,
  (secret) => `using sk-proj-${secret} for the request`,
  (secret) => `remote: ghp_${secret}`,
  (secret) => `id eyJ${secret}.eyJ${secret}.${secret}`,
  (secret) => `"access_token": "${secret}", "expires": 3600`,
  (secret) => `"refreshToken":"${secret}\\"${secret}"`,
  (secret) => String.raw`body: "{\"id_token\":\"${secret}\",\"n\":1}"`,
  (secret) => `Auth { refresh_token: Some("${secret}") }`,
  (secret) => `client_secret='${secret} ${secret}'`,
  (secret) => `OPENAI_API_KEY=${secret} codex`,
  (secret) => `GET https://host/path?api_key=${secret}&x=1`,
  (secret) => `password: ${secret}`,
  (secret) => `connecting to https://user:${secret}@host:8080/path`,
  (secret) => `cloning https://${secret}@github.com/x/y`,
];

test('whatever stands where secrets stand is taken out', () => {
  const redact = redactor([]);
  fc.assert(
    fc.property(word, fc.constantFrom(...PLACES), noise, noise, (secret, place, before, after) => {
      const line = redact(`${before}${place(secret)} ${after}`);
      expect(line).not.toContain(secret);
      expect(line).toContain(REDACTED);
    }),
    { numRuns: 1_000 },
  );
});

test('secrets that are known are taken out wherever they stand', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (secret, before, after) => {
      fc.pre(!REDACTED.includes(secret) && !`${before}${REDACTED}${after}`.includes(secret));
      expect(redactor([secret])(`${before}${secret}${after}`)).not.toContain(secret);
    }),
  );
});

describe('what is no secret stays', () => {
  test.each([
    'thread 0199d1c0-0000-7000-8000-000000000001 not found at /home/dev/.codex/sessions/rollout.jsonl:12',
    'total_tokens: 30, "output_tokens": 12',
    'listening on ws://127.0.0.1:8080/path@2',
    'mail someone@example.org about https://example.org/docs',
    'the monkey pressed a key=value pair',
  ])('%s', (line) => {
    expect(redactor([])(line)).toBe(line);
  });
});

test('a secret of several lines is taken out of each', () => {
  const redact = redactor(['-----BEGIN-----\nMIIEvQIBADANBg\r\nkqhkiG9w0BAQEF\n}']);
  expect(['> MIIEvQIBADANBg', 'kqhkiG9w0BAQEF <', '}'].map(redact)).toEqual([`> ${REDACTED}`, `${REDACTED} <`, '}']);
});

test('variables are secret by their names', () => {
  const env = {
    OPENAI_API_KEY: 'k-123456',
    GitHub_Token: 't-123456',
    CLIENT_SECRET: 's-123456',
    DB_PASSWORD: 'p-123456',
    TOKEN_CACHE: 'true',
    HOME: '/home/dev',
    KEY_UNSET: undefined,
  };
  expect(secretsOf(env)).toEqual(['k-123456', 't-123456', 's-123456', 'p-123456']);
});
