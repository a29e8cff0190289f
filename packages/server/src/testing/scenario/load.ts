/** Reads scenarios from files, and says of a bad one which line to mend. */
import { readFileSync } from 'node:fs';
import { type Document, LineCounter, isNode, parseDocument } from 'yaml';
import { findProblems } from './check.js';
import type { Scenario } from './scenario-types.js';
import type { Problem } from './shape.js';

/** A scenario cannot be used; the message has one line for each problem. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(
    message: string,
    readonly problems: readonly ScenarioProblem[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface ScenarioProblem {
  /** JSON pointer into the scenario. */
  path: string;
  expected: string;
  /** What is there, as JSON text; `nothing` where a member is missing. */
  got: string;
  /** Place in the file, from 1; absent for a scenario that comes from no file. */
  line?: number;
  column?: number;
}

/**
 * Checks a scenario that is written in TypeScript, and returns it.
 *
 * @throws {ScenarioError} when it cannot be played
 * @example
 * const scenario = defineScenario({ turns: [{ steps: [{ say: 'Hello!' }] }] });
 */
export function defineScenario(scenario: Scenario): Scenario {
  const problems = findProblems(scenario).map((problem) => explain(problem));
  if (problems.length > 0) throw badScenario('The scenario', problems);
  return scenario;
}

/**
 * Reads and checks a scenario in YAML or JSON.
 *
 * @throws {ScenarioError} when the file cannot be read, or is not a scenario
 */
export function loadScenario(path: string): Scenario {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ScenarioError(`${path} cannot be read: ${(cause as Error).message}`, [], { cause });
  }
  return parseScenario(text, path);
}

/** Reads a scenario from YAML or JSON text; `name` stands for it in errors. */
export function parseScenario(text: string, name: string): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new ScenarioError(`${name}:${line}:${col} is neither YAML nor JSON: ${broken.message}`);
  }
  const value: unknown = document.toJS();
  const problems = findProblems(value).map((problem) => explain(problem, { document, lines }));
  if (problems.length > 0) throw badScenario(name, problems);
  return value as Scenario;
}

interface Origin {
  document: Document;
  lines: LineCounter;
}

function explain({ path, expected, got }: Problem, origin?: Origin): ScenarioProblem {
  const pointer = path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { path: pointer, expected, got: excerpt(got), ...(origin && placeOf(path, origin)) };
}

/** The place of a node, or of the nearest one above it where it is missing. */
function placeOf(path: Problem['path'], { document, lines }: Origin): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

const EXCERPT = 60;

function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
}

function badScenario(name: string, problems: readonly ScenarioProblem[]): ScenarioError {
  const lines = problems.map(({ path, expected, got, line, column }) => {
    const place = line === undefined ? '' : `:${line}:${column}`;
    return `  ${name === 'The scenario' ? '' : `${name}${place} `}${path || '/'}: expected ${expected}, got ${got}`;
  });
  return new ScenarioError(`${name} cannot be played:\n${lines.join('\n')}`, problems);
}
