/** A scenario cannot be used, and which of its places to mend. */
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

/** The place of a node in a file. */
export type PlaceOf = (path: Problem['path']) => { line: number; column: number };

/** Names every problem, with its place where the scenario comes from the file `name`. */
export function badScenario(problems: readonly Problem[], file?: { name: string; placeOf: PlaceOf }): ScenarioError {
  const explained = problems.map(({ path, expected, got }): ScenarioProblem => {
    return { path: pointer(path), expected, got: excerpt(got), ...file?.placeOf(path) };
  });
  const lines = explained.map(({ path, expected, got, line, column }) => {
    const place = file ? `${file.name}:${line}:${column} ` : '';
    return `  ${place}${path || '/'}: expected ${expected}, got ${got}`;
  });
  return new ScenarioError(`${file?.name ?? 'The scenario'} cannot be played:\n${lines.join('\n')}`, explained);
}

function pointer(path: Problem['path']): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const EXCERPT = 60;

function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
}
