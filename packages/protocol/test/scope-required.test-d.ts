/** Compiles only while every client request has to state its scope. */
import * as t from '../src/define/index.js';

const declared = { doc: 'Runs.', params: t.nothing, result: t.empty('DemoResponse') };

t.request({ ...declared, scope: t.scopes.none });
t.request({ ...declared, scope: t.scopes.exclusive('config') });

// @ts-expect-error The scope is missing.
t.request({ ...declared });

// @ts-expect-error The scope is of no known kind.
t.request({ ...declared, scope: { kind: 'workspace' } });

// @ts-expect-error Notifications have to say who receives them.
t.notification({ doc: 'Sent.', params: t.empty('DemoNotification') });
