/** Execution environments a turn may use, and the method that exists to test gating. */
import * as t from '../define/index.js';

export const MockExperimentalMethodParams = t.object('MockExperimentalMethodParams', {
  value: t.maybe(t.string, 'Any text, for tests only.'),
});

export const MockExperimentalMethodResponse = t.object('MockExperimentalMethodResponse', {
  echoed: t.nullable(t.string, 'The `value` of the request; null when it had none.'),
});

export const EnvironmentAddParams = t.object('EnvironmentAddParams', {
  environmentId: t.field(t.string, 'Id under which the environment is known afterwards; must not be empty.'),
  execServerUrl: t.field(t.string, 'URL of the exec server that runs the commands; not checked here.'),
});

export const EnvironmentAddResponse = t.empty('EnvironmentAddResponse');

export const clientRequests = {
  'mock/experimentalMethod': t.request({
    doc: 'Echoes its input; exists only to test the gate for experimental methods.',
    params: MockExperimentalMethodParams,
    result: MockExperimentalMethodResponse,
    scope: t.scopes.none,
    idempotent: true,
    experimental: 'mock/experimentalMethod',
  }),
  'environment/add': t.request({
    doc: 'Registers a remote execution environment under an id that threads and turns can name; the URL is not checked.',
    params: EnvironmentAddParams,
    result: EnvironmentAddResponse,
    scope: t.scopes.exclusive('environment'),
    experimental: 'environment/add',
  }),
};
