/** Loads the client with its checks, and nothing else. */
import { connect } from '@app-server/client';

if (typeof connect !== 'function') throw new Error('The client was not loaded.');
