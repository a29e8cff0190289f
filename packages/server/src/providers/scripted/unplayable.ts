/** Parts of a scenario that mean something to the fake server alone. */
import { badScenario } from '../../scenario/scenario-error.js';
import type { Scenario, Step } from '../../scenario/scenario-types.js';
import type { Problem } from '../../scenario/shape.js';

const FOREIGN = ['seed', 'server', 'threads', 'replies', 'faults'] as const satisfies (keyof Scenario)[];
const RAW = ['notify', 'request'] as const;

const ONLY_TURNS = 'nothing, since this server has its own threads and answers, and only the fake server plays it';
const MODEL_STEP = 'a step of the model, since only the fake server sends messages as they stand in a scenario';

/** What this server would have to pass over, and does not pass over in silence. */
export function findUnplayable(scenario: Scenario): Problem[] {
  const foreign = FOREIGN.filter((key) => scenario[key] !== undefined);
  const steps = (scenario.turns ?? []).flatMap(({ steps }, turn) =>
    steps.flatMap((step, index) => rawPart(step).map((key) => ({ key, step, path: ['turns', turn, 'steps', index] }))),
  );
  return [
    ...foreign.map((key) => ({ path: [key], expected: ONLY_TURNS, got: scenario[key] })),
    ...steps.map(({ key, step, path }) => ({ path: [...path, key], expected: MODEL_STEP, got: step })),
  ];
}

function rawPart(step: Step): string[] {
  return RAW.filter((key) => key in step);
}

/** @throws {ScenarioError} when there are such parts */
export function refuseUnplayable(scenario: Scenario): void {
  const problems = findUnplayable(scenario);
  if (problems.length > 0) throw badScenario(problems);
}
