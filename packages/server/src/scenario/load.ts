/** Reads scenarios from files, and says of a bad one which line to mend. */
import { readFileSync } from 'node:fs';
import { type Document, LineCounter, isNode, parseDocument } from 'yaml';
import { findProblems } from './check.js';
import { ScenarioError, badScenario } from './scenario-error.js';
import type { Scenario } from './scenario-types.js';
import type { Problem } from './shape.js';

/** Finds what a certain player cannot play, in a scenario that is otherwise right. */
export type PlayerCheck = (scenario: Scenario) => Problem[];

/**
 * Checks a scenario that is written in TypeScript, and returns it.
 *
 * @throws {ScenarioError} when it cannot be played
 * @example
 * const scenario = defineScenario({ turns: [{ steps: [{ say: 'Hello!' }] }] });
 */
export function defineScenario(scenario: Scenario): Scenario {
  const problems = findProblems(scenario);
  if (problems.length > 0) throw badScenario(problems);
  return scenario;
}

/**
 * Reads and checks a scenario in YAML or JSON.
 *
 * @throws {ScenarioError} when the file cannot be read, or is not a scenario
 */
export function loadScenario(path: string): Scenario {
  return loadScenarioFor(path, () => []);
}

/** Reads a scenario that one player is to play. */
export function loadScenarioFor(path: string, check: PlayerCheck): Scenario {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ScenarioError(`${path} cannot be read: ${(cause as Error).message}`, [], { cause });
  }
  return read(text, path, check);
}

/** Reads a scenario from YAML or JSON text; `name` stands for it in errors. */
export function parseScenario(text: string, name: string): Scenario {
  return read(text, name, () => []);
}

function read(text: string, name: string, check: PlayerCheck): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new ScenarioError(`${name}:${line}:${col} is neither YAML nor JSON: ${broken.message}`);
  }
  const value: unknown = document.toJS();
  const problems = findProblems(value);
  if (problems.length === 0) problems.push(...check(value as Scenario));
  if (problems.length === 0) return value as Scenario;
  throw badScenario(problems, { name, placeOf: (path) => placeOf(path, document, lines) });
}

/** The place of a node, or of the nearest one above it where it is missing. */
function placeOf(path: Problem['path'], document: Document, lines: LineCounter): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}
