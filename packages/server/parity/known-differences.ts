/** Where ours says something else than the reference to the same client, each with its reason. Entries that no longer hold fail. */
import type { Finding } from './support/compare.js';

export interface KnownDifference {
  /** What was asked, as on the wire, or announced; anything when left out. */
  about?: RegExp;
  /** Where in the answer; any place when left out. */
  at?: RegExp;
  /** What ours says instead; anything when left out. */
  ours?: RegExp;
  /** Title of the script or name of the recording in which it shows; any when left out. */
  during?: RegExp;
  /** Shows only where commands can be sandboxed. */
  isSandboxed?: boolean;
  reason: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    at: /^error\/data(?:\/kind)?$/,
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
  {
    about: /"method":"thread\/list","params":\{.*"cursor":"<time>"/,
    reason:
      'Cursors of the reference are times, to the second where it goes on and so that it leaves out the anchor where it goes back; those of ours are opaque and name a thread, so that none is left out and none is told twice.',
  },
  {
    about: /"method":"thread\/search".*"searchTerm":"Zebra"/,
    at: /^result\/(?:data|backwardsCursor)/,
    reason: 'Ours also finds the names of threads.',
  },
  {
    at: /^result\/data\/\d+\/(?:forkedFromId|threadSource)$/,
    about: /"method":"thread\/list"/,
    reason: 'The reference forgets in lists where a thread comes from.',
  },
  {
    at: /^order of warnings$/,
    reason: 'The reference warns of what concerns it alone, such as features that are under development.',
  },
  {
    at: /^order of item call_/,
    ours: /item\/completed commandExecution (?:failed|declined)$/,
    reason:
      'A command that is ended with its turn, or whose question somebody else answers, is told to be over; the reference leaves it open.',
  },
  {
    at: /^order of (?:item|tool) call_patch_/,
    ours: /item\/completed fileChange declined(?:$|, thread\/tokenUsage\/updated, turn\/completed interrupted)/,
    reason: 'The same for a change of files whose turn ends with the question.',
  },
  {
    about: /"method":"thread\/read"/,
    at: /^result\/thread\/preview$/,
    ours: /^"(?:nothing is kept|eph #plain)"$/,
    reason: 'Ours tells the preview of an ephemeral thread as well.',
  },
  {
    at: /^(?:result\/(?:runtimeWorkspaceRoots|activePermissionProfile)|params\/availableDecisions)$/,
    ours: /^absent$/,
    reason: 'What is experimental is not for a client that has not opted in; the reference sends it all the same.',
  },
  {
    about: /^item\/completed of call_/,
    at: /^params\/item\/contentItems\/0\/text$/,
    ours: /^"The (?:answer of the client has another form|client did not run it)\."$/,
    reason:
      'What is told of a tool that the client has not run, or not answered for in the declared form, is in words of our own.',
  },
  {
    at: /^result\/data\/\*\/description$/,
    about: /"method":"permissionProfile\/list"/,
    reason: 'Ours describes the profiles.',
  },
  {
    at: /^(?:order in turns|params\/turn\/id)$/,
    during: /review/i,
    reason:
      'A review of ours is a turn like any other: it begins with its announcement, by the id that was answered, and shows no message that it never finishes.',
  },
  {
    at: /(?:content\/0\/text|\/review|\/preview|item\/text)$/,
    during: /review/i,
    reason:
      'What the model is asked in a review, and what is told of one that comes to nothing, is in words of our own.',
  },
  {
    at: /^params\/item\/commandActions\/0\/command$/,
    during: /^APR-0[28].*reviewer/,
    reason:
      'The reference shows the shell around the command to whoever has a reviewer; ours shows the same to everybody.',
  },
  {
    about: /^item\/autoApprovalReview\/completed/,
    at: /^params\/review\/rationale$/,
    ours: /^"The review failed/,
    reason: 'Why a review came to nothing is said in words of our own.',
  },
  {
    at: /^(?:order(?: in turns)?|turn\/completed)$/,
    during: /^APR-08/,
    reason:
      'The reference tells the model what was allowed when it has answered, and then asks it again; ours tells it before.',
  },
  {
    at: /^(?:order(?: of (?:questions|item call_touch_1))?|params\/status\/(?:type|activeFlags))$/,
    during: /^APR-02: whoever trusts no command/,
    reason:
      'The policy says when somebody is asked, and the reviewer who; the reference asks the user where no command is trusted.',
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
  {
    about: /"method":"turn\/interrupt"/,
    at: /^outcome$/,
    ours: /^error -32600/,
    reason:
      'Whoever interrupts a turn that has been interrupted already is told by the reference when the next one is; ours says at once that nothing runs.',
  },
  {
    at: /^order$/,
    during: /interrupt/,
    reason: 'The same: an answer less.',
  },
  {
    at: /^(?:outcome|order|order of (?:questions|settings|goals)|result\/thread\/(?:status|turns)\/.*)$/,
    during: /review/,
    reason:
      'The recorded client interrupts a review by the id that it was answered, which the reference does not know; in ours the review is over then.',
  },
];

export interface Explained {
  unexplained: readonly Finding[];
  /** What explains something. */
  used: ReadonlySet<KnownDifference>;
}

/** @param session title of the script or name of the recording */
export function explain(findings: readonly Finding[], known: readonly KnownDifference[], session: string): Explained {
  const used = new Set<KnownDifference>();
  const unexplained = findings.filter((finding) => {
    const entry = known.find(
      ({ about, at, ours, during }) =>
        (about?.test(finding.about) ?? true) &&
        (at?.test(finding.at) ?? true) &&
        (ours?.test(finding.ours) ?? true) &&
        (during?.test(session) ?? true),
    );
    if (entry) used.add(entry);
    return !entry;
  });
  return { unexplained, used };
}
