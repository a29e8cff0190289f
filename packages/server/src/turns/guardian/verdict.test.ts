import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NoVerdict, readVerdict } from './verdict.js';

const WHOLE = { outcome: 'deny', risk_level: 'critical', user_authorization: 'low', rationale: ' It erases a disk. ' };

describe('readVerdict', () => {
  it('APR-07: reads outcome, risk, authorization and reasons', () => {
    expect(readVerdict(JSON.stringify(WHOLE))).toEqual({
      isAllowed: false,
      riskLevel: 'critical',
      userAuthorization: 'low',
      rationale: 'It erases a disk.',
    });
  });

  it('takes the usual for what is left out', () => {
    expect(readVerdict('{"outcome":"allow"}')).toMatchObject({
      isAllowed: true,
      riskLevel: 'low',
      userAuthorization: 'unknown',
    });
    expect(readVerdict('{"outcome":"deny"}')).toMatchObject({ isAllowed: false, riskLevel: 'high' });
  });

  it('reads an answer with words around it', () => {
    expect(readVerdict(`Here it is:\n\`\`\`json\n${JSON.stringify(WHOLE)}\n\`\`\``)).toMatchObject({
      isAllowed: false,
    });
  });

  it.each([
    '',
    'allow',
    '"allow"',
    '{"outcome":"maybe"}',
    '{"outcome":"allow"',
    '[{"outcome":"allow"}, {"outcome":"deny"}]',
    JSON.stringify({ ...WHOLE, outcome: 'allow', risk_level: 'none' }),
    JSON.stringify({ ...WHOLE, outcome: 'allow', user_authorization: 5 }),
    JSON.stringify({ ...WHOLE, outcome: 'allow', rationale: ['x'] }),
  ])('does not guess at %j', (answer) => {
    expect(() => readVerdict(answer)).toThrow(NoVerdict);
  });

  it('allows nothing that is not allowed in so many words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (answer) => {
        try {
          expect(readVerdict(answer).isAllowed && !answer.includes('allow')).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(NoVerdict);
        }
      }),
    );
  });
});
