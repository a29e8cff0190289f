/** What follows an answer. */
import type { HandlerContext } from '../core/methods.js';

/** Runs a step behind the answer, and also when whoever asked is not there any more to be answered. */
export function afterwards({ afterResponse, signal }: HandlerContext, step: () => void): void {
  let taken = false;
  const take = () => {
    if (taken) return;
    taken = true;
    signal.removeEventListener('abort', take);
    step();
  };
  if (signal.aborted) return queueMicrotask(take);
  signal.addEventListener('abort', take, { once: true });
  afterResponse(take);
}
