/** Where a server differs from the release this client was made for: told once for each place. */
import type { Drift } from '@app-server/schema/experimental/boundary';

export interface DriftReport extends Drift {
  /** The method of the message, or the one it answers. */
  method: string;
}

/** A difference that was made an error by `strict: true`. */
export class ProtocolDrift extends Error {
  override readonly name = 'ProtocolDrift';
  readonly code = 'drift';

  constructor(
    readonly method: string,
    readonly drift: readonly Drift[],
  ) {
    super(`${method} differs from the protocol: ${drift.map(describe).join('; ')}`);
  }
}

export class DriftReporter {
  readonly #seen = new Set<string>();
  readonly #report: (drift: DriftReport) => void;

  constructor(report: (drift: DriftReport) => void) {
    this.#report = report;
  }

  report(method: string, drift: readonly Drift[]): void {
    for (const difference of drift) {
      const place = `${method} ${difference.kind} ${generalized(difference.path)} ${difference.got}`;
      if (this.#seen.has(place) || this.#seen.size >= MOST) continue;
      this.#seen.add(place);
      this.#report({ method, ...difference });
    }
  }
}

/** A server that differs everywhere must not fill the memory. */
const MOST = 10_000;

/** The same member of another element of a list is the same place. */
function generalized(path: string): string {
  return path.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

function describe({ path, expected, got }: Drift): string {
  return `${path === '' ? 'the whole' : path} should be ${expected}, not ${got}`;
}
