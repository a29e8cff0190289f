/**
 * The generated checks, loaded when they are first needed: they are large, a hello passes without them, and most
 * servers never see a wrong name.
 */
import { createRequire } from 'node:module';

type Validators = typeof import('@app-server/schema/experimental/validators');
type Boundary = typeof import('@app-server/schema/experimental/boundary');

const load = createRequire(import.meta.url);
let validators: Validators | undefined;

/** Whether messages are well-formed, and their canonical spelling. */
export function checker(): Validators {
  validators ??= load('@app-server/schema/experimental/validators') as Validators;
  return validators;
}

/** What was meant by a wrong name, and what needs the experimental surface. */
export function boundary(): Boundary['boundary'] {
  return (load('@app-server/schema/experimental/boundary') as Boundary).boundary;
}
