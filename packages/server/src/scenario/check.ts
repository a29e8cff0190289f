/** Says whether a value is a scenario that the fake can play, and if not, where and why. */
import { canonicalMethod, isKnownMethod } from '@app-server/schema/experimental/validators';
import { contract } from '../core/contract.js';
import schema from '../../scenario.schema.json' with { type: 'json' };
import { checkPart, checkWhole } from './protocol-parts.js';
import type { Scenario, Step } from './scenario-types.js';
import { type Problem, checkShape } from './shape.js';
import { nearest } from './suggestion.js';

const METHODS = contract().methods.map(({ method }) => method);
const REQUESTS = [...contract().clientRequests.keys()];

export function findProblems(value: unknown): Problem[] {
  const problems = checkShape(schema, value, checkPart);
  return problems.length > 0 ? problems : findContradictions(value as Scenario);
}

/** What no schema says: methods that are probably misspelt, and messages that do not fit the protocol. */
function findContradictions({ replies = [], turns = [], faults = [] }: Scenario): Problem[] {
  return [
    ...replies.flatMap((reply, index) => {
      const path = ['replies', index];
      const misspelt = findMisspelling(reply.method, REQUESTS, [...path, 'method']);
      if (misspelt.length > 0 || !('result' in reply)) return misspelt;
      if (!isKnownMethod(reply.method, 'client')) return [];
      const answers = canonicalMethod(reply.method, 'client');
      return below([...path, 'result'], checkWhole({ id: 0, result: reply.result }, answers, '/result'));
    }),
    ...turns.flatMap(({ steps }, turn) =>
      steps.flatMap((step, index) => below(['turns', turn, 'steps', index], findWrongMessage(step))),
    ),
    ...faults.flatMap((fault, index) => {
      const keys = ['method', 'behind', 'after'] as const;
      const named = fault as Partial<Record<(typeof keys)[number], string>>;
      return keys.flatMap((key) => findMisspelling(named[key], METHODS, ['faults', index, key]));
    }),
  ];
}

/** Methods that the protocol does not know are fine, unless they are nearly one that it knows. */
function findMisspelling(method: string | undefined, known: readonly string[], path: Problem['path']): Problem[] {
  if (method === undefined || known.includes(method) || isKnownMethod(method, 'client')) return [];
  const near = nearest(method, known);
  return near === undefined ? [] : [{ path, expected: `a method (did you mean "${near}"?)`, got: method }];
}

function findWrongMessage(step: Step): Problem[] {
  const raw = 'notify' in step ? step.notify : 'request' in step ? step.request : undefined;
  if (!raw) return [];
  const key = 'notify' in step ? 'notify' : 'request';
  if (!isKnownMethod(raw.method, 'server')) return findMisspelling(raw.method, METHODS, [key, 'method']);
  const message = key === 'request' ? { id: 0, ...raw } : raw;
  return below([key], checkWhole(message, undefined, ''));
}

function below(path: Problem['path'], problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}
