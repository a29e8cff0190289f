export { type FakeServer, type FakeServerOptions, fakeServer } from './fake-server.js';
export { DEMO } from './scenario/demo.js';
export { ScenarioError, type ScenarioProblem, defineScenario, loadScenario, parseScenario } from './scenario/load.js';
export type { Fault, ModelStep, Reply, Scenario, Step, StoredThread, TurnScript } from './scenario/scenario-types.js';
