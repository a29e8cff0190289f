import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactor } from './redact.js';
import { StderrTail } from './stderr-tail.js';

const CUT = ' […]';

function tailOf(bytes: Buffer, cuts: readonly number[], maxBytes: number, secrets: string[] = []) {
  const lines: string[] = [];
  const tail = new StderrTail({ maxBytes, redact: redactor(secrets), onLine: (line) => lines.push(line) });
  const places = [0, ...[...cuts].sort((a, b) => a - b).map((cut) => cut % (bytes.length + 1)), bytes.length].sort(
    (a, b) => a - b,
  );
  places.slice(1).forEach((end, index) => tail.push(bytes.subarray(places[index], end)));
  tail.end();
  return { lines, text: tail.text };
}

const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'ä', '€', '😀', ' ') }), { maxLength: 30 });

test('lines are the same however they are cut into chunks, and their end is kept', () => {
  fc.assert(
    fc.property(lines, fc.array(fc.nat(500)), fc.integer({ min: 8, max: 200 }), (written, cuts, maxBytes) => {
      const { lines, text } = tailOf(Buffer.from(written.join('\n')), cuts, maxBytes);
      const expected = written.filter((line) => line !== '');
      expect(lines).toHaveLength(expected.length);
      lines.forEach((line, index) => {
        const whole = expected[index] as string;
        if (Buffer.byteLength(whole) <= maxBytes) expect(line).toBe(whole);
        else expect(whole.startsWith(line.slice(0, -CUT.length))).toBe(true);
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(maxBytes + Buffer.byteLength(CUT));
      });
      expect(lines.join('\n').endsWith(text)).toBe(true);
      if (text.includes('\n')) expect(Buffer.byteLength(text)).toBeLessThan(maxBytes);
    }),
  );
});

test('a secret across the place of a cut does not show', () => {
  for (let before = 0; before < 40; before += 1) {
    const { text } = tailOf(Buffer.from(`${'x'.repeat(before)}swordfish${'y'.repeat(40)}`), [], 20, ['swordfish']);
    expect(text).not.toMatch(/sword|fish/);
  }
});
