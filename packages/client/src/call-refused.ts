/** Calls that never reach the wire. */
import type { OutboundFault } from '@app-server/schema/experimental/boundary';

/** What was asked for does not fit the protocol; nothing was sent. */
export class CallRefused extends Error {
  override readonly name: string = 'CallRefused';
  readonly code: 'invalid-call' | 'experimental' = 'invalid-call';

  constructor(
    readonly method: string,
    readonly faults: readonly OutboundFault[],
    message = `${method} was not sent: ${faults.map(describe).join('; ')}.`,
  ) {
    super(message);
  }
}

/** Something experimental was used on a connection that did not opt in; nothing was sent. */
export class ExperimentalRefused extends CallRefused {
  override readonly name = 'ExperimentalRefused';
  override readonly code = 'experimental';

  constructor(
    method: string,
    faults: readonly OutboundFault[],
    /** The method, field or arm that needs it. */
    readonly descriptor: string,
  ) {
    super(method, faults, `${method} was not sent: ${descriptor} requires connecting with experimentalApi: true.`);
  }
}

/** The error for what is wrong with a call. */
export function callRefused(method: string, faults: readonly OutboundFault[]): CallRefused {
  const gated = faults.every(({ descriptor }) => descriptor !== undefined);
  const descriptor = gated ? faults[0]?.descriptor : undefined;
  return descriptor === undefined
    ? new CallRefused(method, faults)
    : new ExperimentalRefused(method, faults, descriptor);
}

export function describe({ path, expected, got, suggestion }: OutboundFault): string {
  const hint = suggestion === undefined ? '' : `, did you mean "${suggestion}"?`;
  return `${path === '' ? 'the params' : path} should be ${expected}, not ${got}${hint}`;
}
