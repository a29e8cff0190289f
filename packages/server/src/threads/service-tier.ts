/** Service tiers: what clients may call them, and which a model has. */
import type { Catalogue } from '../methods/models/catalogue.js';

/** The usual tier, asked for by name. */
export const STANDARD_TIER = 'default';

/** Names by which tiers were known before. */
const FORMER: Readonly<Record<string, string>> = { fast: 'priority' };

/** The tier that a request means; null asks for the usual one, undefined for none in particular. */
export function namedTier(asked: string | null | undefined): string | undefined {
  if (asked === null) return STANDARD_TIER;
  return asked === undefined ? undefined : (FORMER[asked] ?? asked);
}

/** The same where the model has it; null where it does not. */
export function supportedTier(asked: string | null | undefined, model: string, catalogue: Catalogue): string | null {
  const tier = namedTier(asked);
  if (tier === undefined || tier === STANDARD_TIER) return tier ?? null;
  const known = catalogue.models.find((entry) => entry.model === model);
  return known?.serviceTiers.some(({ id }) => id === tier) ? tier : null;
}
