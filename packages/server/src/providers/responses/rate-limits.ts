/** Rate limits, as the headers of a reply tell them. */
import type { CreditsSnapshot, RateLimitSnapshot, RateLimitWindow } from '@app-server/schema/experimental';

/** The limit that is always told, also when no header is there. */
const MAIN = 'codex';
const FAMILY = /^x-(.+)-primary-used-percent$/;

/** A snapshot of the main limit, and one of each other limit that has headers. */
export function rateLimitsOf(headers: Headers): RateLimitSnapshot[] {
  const others = [...headers.keys()]
    .flatMap((name) => FAMILY.exec(name)?.[1] ?? [])
    .filter((family) => family !== MAIN)
    .map((family) => snapshot(headers, family))
    .filter(({ primary, secondary }) => primary !== null || secondary !== null);
  return [snapshot(headers, MAIN), ...others];
}

function snapshot(headers: Headers, family: string): RateLimitSnapshot {
  return {
    limitId: family.replaceAll('-', '_'),
    limitName: headers.get(`x-${family}-limit-name`)?.trim() || null,
    primary: windowOf(headers, `x-${family}-primary`),
    secondary: windowOf(headers, `x-${family}-secondary`),
    credits: creditsOf(headers),
    planType: null,
    rateLimitReachedType: null,
  };
}

/** A window of which nothing but "0 percent" is said is none. */
function windowOf(headers: Headers, prefix: string): RateLimitWindow | null {
  const usedPercent = numberIn(headers, `${prefix}-used-percent`);
  if (usedPercent === null) return null;
  const windowDurationMins = wholeIn(headers, `${prefix}-window-minutes`);
  const resetsAt = wholeIn(headers, `${prefix}-reset-at`);
  if (usedPercent === 0 && !windowDurationMins && resetsAt === null) return null;
  return { usedPercent: Math.round(usedPercent), windowDurationMins, resetsAt };
}

function creditsOf(headers: Headers): CreditsSnapshot | null {
  const hasCredits = flagIn(headers, 'x-codex-credits-has-credits');
  const unlimited = flagIn(headers, 'x-codex-credits-unlimited');
  if (hasCredits === null || unlimited === null) return null;
  return { hasCredits, unlimited, balance: headers.get('x-codex-credits-balance')?.trim() || null };
}

function numberIn(headers: Headers, name: string): number | null {
  const text = headers.get(name)?.trim();
  const value = text ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function wholeIn(headers: Headers, name: string): number | null {
  const value = numberIn(headers, name);
  return value !== null && Number.isSafeInteger(value) ? value : null;
}

function flagIn(headers: Headers, name: string): boolean | null {
  const text = headers.get(name)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}
