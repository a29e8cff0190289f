/** Turns of the reference, over each transport. */
import { describe, vi } from 'vitest';
import { testTurns } from '../test/turns.js';
import { TRANSPORTS, TestServer } from './support/test-server.js';

vi.setConfig({ testTimeout: 60_000 });

describe.each(TRANSPORTS)('turns over %s', (kind) => {
  testTurns(() => TestServer.start(kind));
});
