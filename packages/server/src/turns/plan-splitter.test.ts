import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanPart, PlanSplitter } from './plan-splitter.js';

function split(pieces: readonly string[]): PlanPart[] {
  const splitter = new PlanSplitter();
  return [...pieces.flatMap((piece) => splitter.add(piece)), ...splitter.end()];
}

function joined(parts: readonly PlanPart[], kind: PlanPart['kind']): string {
  return parts.flatMap((part) => (part.kind === kind ? [part.text] : [])).join('');
}

const MESSAGE = 'Intro.\n<proposed_plan>\n# Plan\n- a\n</proposed_plan>\nOutro.';

describe('a proposed plan', () => {
  it('is told from the rest of the message', () => {
    const parts = split([MESSAGE]);
    expect(joined(parts, 'plan')).toBe('# Plan\n- a\n');
    expect(joined(parts, 'text')).toBe('Intro.\nOutro.');
  });

  it('is the same however the message is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(MESSAGE.length), { maxLength: 12 }), (cuts) => {
        const ends = [0, ...cuts.sort((a, b) => a - b), MESSAGE.length];
        const parts = split(ends.slice(1).map((end, index) => MESSAGE.slice(ends[index], end)));
        expect(joined(parts, 'plan')).toBe('# Plan\n- a\n');
        expect(joined(parts, 'text')).toBe('Intro.\nOutro.');
      }),
    );
  });

  it('need not be there, and need not end', () => {
    expect(split(['a < b <proposed'])).toEqual([
      { kind: 'text', text: 'a < b ' },
      { kind: 'text', text: '<proposed' },
    ]);
    expect(joined(split(['<proposed_plan>\nhalf a pl']), 'plan')).toBe('half a pl');
  });
});
