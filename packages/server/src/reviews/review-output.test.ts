import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReview, reviewText } from './review-output.js';

const ONE = {
  title: '[P1] Wrong',
  body: 'It is wrong.\nReally.',
  confidence_score: 0.9,
  priority: 1,
  code_location: { absolute_file_path: '/ws/a.ts', line_range: { start: 1, end: 2 } },
};
const TWO = { title: 'Slow', body: 'It is slow.', code_location: { absolute_file_path: '/ws/b.ts' } };

const answer = (findings: unknown[], overall_explanation = 'Some findings.') =>
  JSON.stringify({
    findings,
    overall_correctness: 'patch is incorrect',
    overall_explanation,
    overall_confidence_score: 1,
  });

const textFor = (given: string) => reviewText(readReview(given));

describe('a review as a text', () => {
  it('has what the reviewer says of the whole, and a finding with its place', () => {
    expect(textFor(answer([ONE]))).toBe(
      'Some findings.\n\nReview comment:\n\n- [P1] Wrong — /ws/a.ts:1-2\n  It is wrong.\n  Really.',
    );
  });

  it('has several findings, each by itself', () => {
    expect(textFor(answer([ONE, TWO]))).toBe(
      'Some findings.\n\nFull review comments:\n\n- [P1] Wrong — /ws/a.ts:1-2\n  It is wrong.\n  Really.\n\n- Slow — /ws/b.ts\n  It is slow.',
    );
  });

  it('is the explanation alone when nothing was found', () => {
    expect(textFor(answer([], ' Fine. '))).toBe('Fine.');
  });

  it('is read out of the words around it', () => {
    expect(textFor(`Here:\n\`\`\`json\n${answer([], 'Fine.')}\n\`\`\`\nBye.`)).toBe('Fine.');
  });

  it.each(['All is well.', '{"other":"json"}', 'a { b', ''])(
    'is the answer itself when that is something else: %j',
    (given) => {
      expect(textFor(given)).toBe(given);
    },
  );

  it('makes do with findings that are not whole', () => {
    expect(textFor(answer([{}, 5, null, { title: 'Only a title' }]))).toContain('- Only a title');
  });

  it('comes of every answer', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (given) => typeof textFor(given) === 'string'));
  });
});
