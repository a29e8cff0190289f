/** Where other releases differ from the one this client was made for, each with its reason. Entries that no longer hold fail. */
import type { DriftReport } from '../src/index.js';

export interface KnownDrift {
  releases: readonly string[];
  kind: DriftReport['kind'];
  /** How the place ends: the member, or the method where the whole message is unknown. Any place when left out. */
  at?: RegExp;
  reason: string;
}

const OLDER = ['0.115.0', '0.121.0', '0.128.0'];

export const KNOWN_DRIFT: readonly KnownDrift[] = [
  {
    releases: ['0.115.0'],
    kind: 'missing-key',
    at: /^initialize\/codexHome$/,
    reason: 'The answer to the handshake did not say yet where the server keeps its files.',
  },
  {
    releases: OLDER,
    kind: 'missing-key',
    at: /\/sessionId$/,
    reason: 'A thread did not say yet to which session it belongs.',
  },
  {
    releases: OLDER,
    kind: 'missing-key',
    at: /^item\/[\w/]+\/(?:started|completed)AtMs$/,
    reason: 'Items and approvals carried no times yet.',
  },
  {
    releases: ['0.128.0'],
    kind: 'missing-key',
    at: /^remoteControl\/status\/changed\/(?:serverName|installationId)$/,
    reason: 'The status of remote control came without the names of the machine.',
  },
  {
    releases: ['0.128.0'],
    kind: 'unknown-field',
    at: /\/(?:permissionProfile|activePermissionProfile\/modifications)$/,
    reason: 'The body of the permission profile, and changes to it, gave way to its id.',
  },
  {
    releases: ['0.150.0', '0.169.0'],
    kind: 'unknown-field',
    reason: 'Later releases say more.',
  },
  {
    releases: ['0.150.0', '0.169.0'],
    kind: 'unknown-value',
    at: /\/reasoningEffort$/,
    reason: 'Later models can be asked for more effort.',
  },
  {
    releases: ['0.169.0'],
    kind: 'unknown-method',
    at: /^thread\/readState\/changed$/,
    reason: 'A later announcement.',
  },
];

/** What was told and nobody has explained, and what was explained and nobody has told. */
export function compareDrift(
  release: string,
  told: readonly DriftReport[],
): { unexplained: readonly DriftReport[]; stale: readonly KnownDrift[] } {
  const known = KNOWN_DRIFT.filter(({ releases }) => releases.includes(release));
  return {
    unexplained: told.filter((report) => !known.some((entry) => covers(entry, report))),
    stale: known.filter((entry) => !told.some((report) => covers(entry, report))),
  };
}

function covers({ kind, at }: KnownDrift, report: DriftReport): boolean {
  return kind === report.kind && (at?.test(report.method + report.path) ?? true);
}
