/** What a request handler returns when the other side waits for no answer any more: nothing travels. */
export const NO_ANSWER: unique symbol = Symbol('no answer');
