import { describe, expect, it } from 'vitest';
import { rateLimitsOf } from './rate-limits.js';

const NONE = { limitName: null, primary: null, secondary: null, credits: null, planType: null };

function limits(headers: Record<string, string>) {
  return rateLimitsOf(new Headers(headers));
}

describe('rate limits', () => {
  it('are told of the main limit also where no header is', () => {
    expect(limits({})).toEqual([{ limitId: 'codex', ...NONE, rateLimitReachedType: null }]);
  });

  it('have windows, whose share is a whole number', () => {
    const [main] = limits({
      'x-codex-primary-used-percent': '12.5',
      'x-codex-primary-window-minutes': '300',
      'x-codex-primary-reset-at': '1704069000',
      'x-codex-secondary-used-percent': '40',
    });
    expect(main).toMatchObject({
      primary: { usedPercent: 13, windowDurationMins: 300, resetsAt: 1_704_069_000 },
      secondary: { usedPercent: 40, windowDurationMins: null, resetsAt: null },
    });
  });

  it('come in families, of which those without anything in them are left out', () => {
    const [, ...others] = limits({
      'x-codex-other-primary-used-percent': '77',
      'x-codex-other-limit-name': ' Other ',
      'x-empty-primary-used-percent': '0',
    });
    expect(others).toMatchObject([{ limitId: 'codex_other', limitName: 'Other', primary: { usedPercent: 77 } }]);
  });

  it('have credits when both of their flags are there', () => {
    const flags = { 'x-codex-credits-has-credits': 'true', 'x-codex-credits-unlimited': '0' };
    expect(limits({ ...flags, 'x-codex-credits-balance': '9.99' })[0]?.credits).toEqual({
      hasCredits: true,
      unlimited: false,
      balance: '9.99',
    });
    expect(limits(flags)[0]?.credits).toEqual({ hasCredits: true, unlimited: false, balance: null });
    expect(limits({ 'x-codex-credits-has-credits': 'true' })[0]?.credits).toBeNull();
  });

  it.each(['', 'many', 'NaN', 'Infinity'])('pass over the share "%s"', (share) => {
    expect(limits({ 'x-codex-primary-used-percent': share })[0]?.primary).toBeNull();
  });
});
