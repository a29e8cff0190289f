export { type FakeServer, type FakeServerOptions, fakeServer } from './fake-server.js';
export { DEMO } from './demo.js';
export { defineScenario, loadScenario, parseScenario } from '../scenario/load.js';
export { ScenarioError, type ScenarioProblem } from '../scenario/scenario-error.js';
export type { Fault, ModelStep, Reply, Scenario, Step, StoredThread, TurnScript } from '../scenario/scenario-types.js';
