/** How the suites of stores open one. */
import type { ThreadStore } from './thread-store.js';

/** Opens an empty store; whoever asked for it closes it. */
export type OpenStore = () => Promise<ThreadStore>;
