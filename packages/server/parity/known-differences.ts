/** Where ours says something else than the reference to the same client, each with its reason. Entries that no longer hold fail. */
import type { Finding } from './support/compare.js';

export interface KnownDifference {
  /** What was asked, as on the wire, or announced; anything when left out. */
  about?: RegExp;
  /** Where in the answer; any place when left out. */
  at?: RegExp;
  /** Shows only where commands can be sandboxed. */
  isSandboxed?: boolean;
  reason: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    at: /^error\/data$/,
    reason: 'Errors of ours say in `data` what they say in words; those of the reference seldom do.',
  },
  {
    about: /"id":(?:2\.0|160\.0|9223372036854775808|132|154|144|145),/,
    at: /^answers$/,
    reason:
      'Ours reads with JSON.parse, which cannot tell 2.0 from 2, keeps the last of two members of one name, and limits neither numbers, nesting nor surrogates. What it can read, it answers.',
  },
  {
    about: /"params":\[(?:"x"|null,5)\]/,
    at: /^outcome$/,
    reason: 'The reference also reads params by their position, which the protocol does not declare.',
  },
  {
    about: /"method":"fuzzyFileSearch".*"roots":\["<workspace>","<workspace>\/src"\]/,
    at: /^result\/files\//,
    reason: 'The reference finds a file once for each root that holds it, all under the same root; ours finds it once.',
  },
  {
    about: /"command":\["(?:\/no\/such\/program|no-such-program-xyz|)"\]\}/,
    at: /^result\/(?:exitCode|stderr)$/,
    isSandboxed: true,
    reason:
      'A program that the sandbox does not find ends the helper of the reference with a panic and 101; bubblewrap says so and ends with 1.',
  },
  {
    about: /printf/,
    at: /^result\/stdout$/,
    reason: 'The reference guesses the encoding of output; ours reads UTF-8.',
  },
];

/** Races that were won in a recording, and that nothing can win on purpose. */
export const RECORDED_DIFFERENCES: readonly KnownDifference[] = [
  {
    about: /"process\/kill","params":\{"processHandle":"h"\}|^processHandle h$/,
    reason: 'The process ends by itself at the moment when it is killed.',
  },
  {
    about: /"cancellationToken":"tok","query":"alpha"/,
    reason: 'The search is over before the next one can cancel it.',
  },
  {
    about: /^\{"id":2,"method":"thread\/loaded\/list"/,
    at: /^answers$/,
    reason:
      'The same id was used as 2.0 before, which only ours answers: answers are told apart by the order of asking.',
  },
  {
    about: /^sessionId s$/,
    at: /^order$/,
    reason: 'The results for an empty query are told before the next query comes.',
  },
];

export interface Explained {
  unexplained: readonly Finding[];
  /** What explains something. */
  used: ReadonlySet<KnownDifference>;
}

export function explain(findings: readonly Finding[], known: readonly KnownDifference[]): Explained {
  const used = new Set<KnownDifference>();
  const unexplained = findings.filter((finding) => {
    const entry = known.find(({ about, at }) => (about?.test(finding.about) ?? true) && (at?.test(finding.at) ?? true));
    if (entry) used.add(entry);
    return !entry;
  });
  return { unexplained, used };
}
