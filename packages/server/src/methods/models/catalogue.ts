/** The models that are on offer: a file of this package, or one that the server is given. */
import type { Model, ModelProviderCapabilitiesReadResponse } from '@app-server/schema/experimental';
import { checker } from '../../core/checker.js';
import builtIn from './catalogue.json' with { type: 'json' };

export interface Catalogue {
  /** In the order in which they are listed. */
  readonly models: Model[];
  /** What their provider can do. */
  readonly capabilities: ModelProviderCapabilitiesReadResponse;
}

/** The catalogue that comes with this package. */
export function builtInCatalogue(): Catalogue {
  return builtIn as Catalogue;
}

/**
 * Takes a parsed catalogue, for example the content of a file; a `TypeError` says which part the protocol does not allow.
 *
 * @example
 * const catalogue = toCatalogue(JSON.parse(await readFile('models.json', 'utf8')));
 */
export function toCatalogue(value: unknown): Catalogue {
  const { models, capabilities = null } = Object(value) as Record<string, unknown>;
  check('model/list', { data: models, nextCursor: null }, (path) => path.replace(/^\/result\/data/, '/models'));
  check('modelProvider/capabilities/read', capabilities, (path) => path.replace(/^\/result/, '/capabilities'));
  return { models, capabilities } as Catalogue;
}

function check(answers: string, result: unknown, placeOf: (path: string) => string): void {
  const verdict = checker().checkMessage({ id: 0, result }, { from: 'server', answers });
  if (verdict.ok) return;
  const places = verdict.faults.map(({ path, expected, got }) => `${placeOf(path)}: expected ${expected}, got ${got}`);
  throw new TypeError(`not a catalogue of models: ${places.join('; ')}`);
}
