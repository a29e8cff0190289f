import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from './base64.js';

describe('decodeBase64', () => {
  it('gives back the bytes that were encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('takes no text but the one that bytes are encoded to', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'a', '1', '+', '/', '=', '-', '_', ' ', '\n') }), (text) => {
        const decoded = decodeBase64(text);
        if (decoded) expect(decoded.toString('base64')).toBe(text);
        else expect(Buffer.from(text, 'base64').toString('base64')).not.toBe(text);
      }),
    );
  });

  it('takes megabytes', () => {
    const bytes = Buffer.alloc(8_000_000, 'x');
    expect(decodeBase64(bytes.toString('base64'))?.equals(bytes)).toBe(true);
  });
});
