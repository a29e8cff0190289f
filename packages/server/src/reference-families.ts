/** The families of the reference server, one for each kind of thing. Loaded on demand: no hello waits for them. */
import { Connections } from './core/audience.js';
import type { Audience, MethodFamily } from './core/methods.js';
import { account } from './methods/account/account.js';
import { commands } from './methods/commands/commands.js';
import { files } from './methods/files/files.js';
import { git } from './methods/git/git.js';
import { misc } from './methods/misc/misc.js';
import type { Catalogue } from './methods/models/catalogue.js';
import { models } from './methods/models/models.js';
import { processes } from './methods/processes/processes.js';
import { search } from './methods/search/search.js';
import { unavailable, unavailableMethods } from './methods/unavailable.js';
import { windows } from './methods/windows/windows.js';

/** What this server has. */
export function referenceFamilies(audience: Audience, catalogue?: Catalogue): MethodFamily[] {
  return [account(), commands(), files(), git(), misc(), models(catalogue), processes(), search(audience), windows()];
}

/** The same, and one that refuses every method that those leave out. */
export function completeFamilies(audience: Audience, catalogue?: Catalogue): MethodFamily[] {
  const families = referenceFamilies(audience, catalogue);
  return [...families, unavailable(families)];
}

/** Declared methods that the reference server does not have yet: it answers each with -32601 and says so. */
export function missingMethods(): string[] {
  return unavailableMethods(referenceFamilies(new Connections()));
}
