/** Methods without a family: an echo that tests the experimental gate. */
import type { MethodFamily } from '../../core/methods.js';

export function misc(): MethodFamily {
  return { handlers: { 'mock/experimentalMethod': ({ value }) => ({ echoed: value ?? null }) } };
}
