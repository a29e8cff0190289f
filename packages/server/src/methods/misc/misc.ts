/** Methods without a family: an echo that tests the experimental gate, and one that is declared ahead of its time. */
import { unsupported } from '../../core/faults.js';
import type { MethodFamily } from '../../core/methods.js';

export function misc(): MethodFamily {
  return {
    handlers: {
      'mock/experimentalMethod': ({ value }) => ({ echoed: value ?? null }),
      'thread/turns/items/list': () => {
        throw unsupported(
          'thread/turns/items/list is not supported yet',
          'no release of the protocol has this method yet; thread/turns/list gives turns with their items',
        );
      },
    },
  };
}
