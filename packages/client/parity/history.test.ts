/** Threads that the reference stores, over each transport. */
import { describe, vi } from 'vitest';
import { testHistory } from '../test/history.js';
import { TRANSPORTS, TestServer } from './support/test-server.js';

vi.setConfig({ testTimeout: 60_000 });

describe.each(TRANSPORTS)('history over %s', (kind) => {
  testHistory(() => TestServer.start(kind));
});
