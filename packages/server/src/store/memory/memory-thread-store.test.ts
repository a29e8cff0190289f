import { storeSuite } from '../test-suite.js';
import { createMemoryStore } from './memory-thread-store.js';

storeSuite('threads in memory', async () => createMemoryStore());
