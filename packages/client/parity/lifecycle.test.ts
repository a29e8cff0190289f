/** What else happens to a thread of the reference. */
import { describe, vi } from 'vitest';
import { testLifecycle } from '../test/lifecycle.js';
import { TestServer } from './support/test-server.js';

vi.setConfig({ testTimeout: 60_000 });

describe('the life of a thread', () => {
  testLifecycle(() => TestServer.start('stdio'));
});
