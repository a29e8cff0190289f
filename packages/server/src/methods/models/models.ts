/** `model/list` and what the provider of the models can do, from a catalogue. */
import type { MethodFamily } from '../../core/methods.js';
import { pageOf } from '../offset-cursor.js';
import { type Catalogue, builtInCatalogue } from './catalogue.js';

export function models(catalogue: Catalogue = builtInCatalogue()): MethodFamily {
  const all = catalogue.models;
  const offered = all.filter(({ hidden }) => !hidden);
  return {
    handlers: {
      'model/list': ({ includeHidden, ...page }) => pageOf(includeHidden ? all : offered, page, 'models'),
      'modelProvider/capabilities/read': () => catalogue.capabilities,
    },
  };
}
