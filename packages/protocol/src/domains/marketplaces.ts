/** Marketplaces that plugins are listed in. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from './primitives.js';

export const MarketplaceAddParams = t.object('MarketplaceAddParams', {
  source: t.field(t.string, 'Git URL, `owner/repo` or a path of an existing local directory; blank is refused.'),
  refName: t.maybe(
    t.string,
    'Branch, tag or commit to check out, for git sources only; omitted or null uses the default.',
  ),
  sparsePaths: t.maybe(
    t.list(t.string),
    'Paths to limit the checkout to, for git sources only; omitted or null takes everything.',
  ),
});

export const MarketplaceAddResponse = t.object('MarketplaceAddResponse', {
  marketplaceName: t.field(t.string, 'Name declared by the marketplace itself, used by all other methods.'),
  installedRoot: t.field(
    AbsolutePathBuf,
    'Absolute directory of the marketplace: the checkout, or the given directory of a local source.',
  ),
  alreadyAdded: t.field(t.boolean, 'True when the same source was registered before.'),
});

export const MarketplaceRemoveParams = t.object('MarketplaceRemoveParams', { marketplaceName: t.string });

export const MarketplaceRemoveResponse = t.object('MarketplaceRemoveResponse', {
  marketplaceName: t.field(t.string, 'Name that was removed.'),
  installedRoot: t.nullable(AbsolutePathBuf, 'Absolute directory that was deleted, null for a local marketplace.'),
});

export const MarketplaceUpgradeParams = t.object('MarketplaceUpgradeParams', {
  marketplaceName: t.maybe(
    t.string,
    'Git marketplace to upgrade, any other name is an error; omitted or null upgrades all of them.',
  ),
});

export const MarketplaceUpgradeErrorInfo = t.object(
  'MarketplaceUpgradeErrorInfo',
  'Failed upgrade of one marketplace.',
  { marketplaceName: t.string, message: t.string },
);

export const MarketplaceUpgradeResponse = t.object('MarketplaceUpgradeResponse', {
  selectedMarketplaces: t.field(t.list(t.string), 'Names of the git marketplaces that were checked.'),
  upgradedRoots: t.field(
    t.list(AbsolutePathBuf),
    'Absolute directories of those replaced by a newer revision; current ones are left out.',
  ),
  errors: t.field(t.list(MarketplaceUpgradeErrorInfo), 'Failures; the other marketplaces are still upgraded.'),
});

export const clientRequests = {
  'marketplace/add': t.request({
    doc: 'Registers a plugin marketplace from a git source or an existing local directory.',
    params: MarketplaceAddParams,
    result: MarketplaceAddResponse,
    scope: t.scopes.exclusive('config'),
  }),
  'marketplace/remove': t.request({
    doc: 'Removes a configured or installed marketplace by name; an unknown name is an error.',
    params: MarketplaceRemoveParams,
    result: MarketplaceRemoveResponse,
    scope: t.scopes.exclusive('config'),
  }),
  'marketplace/upgrade': t.request({
    doc: 'Updates one or all git marketplaces to their latest revision; failures are listed per marketplace in the reply.',
    params: MarketplaceUpgradeParams,
    result: MarketplaceUpgradeResponse,
    scope: t.scopes.exclusive('config'),
  }),
};
