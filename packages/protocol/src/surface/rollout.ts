/** The session file as plain data, in a namespace of its own. */
import { RolloutLine } from '../rollout/rollout-line.js';
import type { JsonSchema } from './json-schema.js';
import { Lowering } from './lower.js';

/** The definitions behind `RolloutLine`, itself included. */
export function rolloutDefinitions(): Record<string, JsonSchema> {
  const lowering = new Lowering('experimental');
  lowering.lower(RolloutLine, 'the session file');
  return lowering.definitions;
}
