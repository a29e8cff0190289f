/** What is done with every message at the edge of the client. */
import type { Boundary } from '@app-server/schema/experimental/boundary';
import { callRefused, describe } from './call-refused.js';
import { type DriftReport, DriftReporter, ProtocolDrift } from './drift.js';

export interface Inspection {
  /** Why a request may not be sent, if so. */
  refusal(method: string, params: unknown): Error | undefined;
  /** What is wrong with an answer to the server, in words. */
  fault(method: string, answer: unknown): string | undefined;
  /**
   * What arrived, with what an older server leaves out.
   *
   * @throws {ProtocolDrift} when it differs, and that is to be an error
   */
  read(kind: 'request' | 'notification' | 'answer', method: string, received: unknown): unknown;
}

/** Takes everything as it is. */
export const UNINSPECTED: Inspection = {
  refusal: () => undefined,
  fault: () => undefined,
  read: (_kind, _method, received) => received,
};

export interface InspectionOptions {
  experimental: boolean;
  /** Told once about each place where the server differs. */
  onDrift: (report: DriftReport) => void;
  /** Makes differences errors. */
  strict: boolean;
}

/** Strict about what goes out, tolerant of what comes in. */
export function inspectedBy(boundary: Boundary, { experimental, onDrift, strict }: InspectionOptions): Inspection {
  const reporter = new DriftReporter(onDrift);
  return {
    refusal(method, params) {
      const faults = boundary.checkOutbound({ kind: 'request', method, value: params }, { experimental });
      return faults.length > 0 ? callRefused(method, faults) : undefined;
    },
    fault(method, answer) {
      return boundary.checkOutbound({ kind: 'answer', method, value: answer }, { experimental }).map(describe)[0];
    },
    read(kind, method, received) {
      const { value, drift } = boundary.readInbound({ kind, method, value: received });
      if (drift.length === 0) return value;
      reporter.report(method, drift);
      if (strict) throw new ProtocolDrift(method, drift);
      return value;
    },
  };
}
