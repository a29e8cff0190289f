import { storeSuite } from '../test-suite.js';
import { temporaryHome } from './test-support.js';

storeSuite('threads in session files', () => temporaryHome().then((home) => home.open()));
