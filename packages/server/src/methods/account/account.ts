/** `account/read`: there are no accounts here; nobody is signed in, and nobody needs to be. */
import type { MethodFamily } from '../../core/methods.js';

export function account(): MethodFamily {
  return { handlers: { 'account/read': () => ({ account: null, requiresOpenaiAuth: false }) } };
}
