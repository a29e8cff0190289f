import { goalSuite } from './test-goal-suite.js';
import { createMemoryGoals } from './memory-goals.js';

goalSuite('goals in memory', async () => createMemoryGoals());
