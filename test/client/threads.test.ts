/** Threads and turns of the client with the reference server, over every transport. */
import { describe } from 'vitest';
import { testHistory } from '../../packages/client/test/history.js';
import { testLifecycle } from '../../packages/client/test/lifecycle.js';
import { testTurns } from '../../packages/client/test/turns.js';
import { expectNoLeftovers } from '../../packages/rpc/test/leftovers.js';
import { mockedServer } from './mocked-server.js';
import { TRANSPORTS } from './reach.js';

expectNoLeftovers();

describe.each(TRANSPORTS)('over %s', (kind) => {
  describe('turns', () => testTurns(() => mockedServer(kind)));
  describe('history', () => testHistory(() => mockedServer(kind)));
  describe('the life of a thread', () => testLifecycle(() => mockedServer(kind)));
});
