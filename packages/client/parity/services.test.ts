/** Files and programs of the machine the server runs on, over each transport. */
import { describe, vi } from 'vitest';
import { testServices } from '../test/services.js';
import { TRANSPORTS, TestServer } from './support/test-server.js';

vi.setConfig({ testTimeout: 60_000 });

describe.each(TRANSPORTS)('services over %s', (kind) => {
  testServices(() => TestServer.start(kind));
});
