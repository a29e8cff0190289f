/** Takes secrets out of what a process writes. */

export const REDACTED = '[redacted]';

/** Names of environment variables, and of members and parameters, whose values are secret; `tokens` only counts them. */
const SECRET_NAME = '(?:token(?!s)|secret|password|passwd|api[_-]?key|private[_-]?key|authorization|credential)';

/** What is replaced, and what stays of it. Quantifiers are bounded, so that no line costs more than linear time. */
const PATTERNS: readonly [RegExp, string][] = [
  [/\b(bearer\s{1,8})[\w.~+/=-]{6,}/gi, `$1${REDACTED}`],
  [
    /\b((?:proxy-)?authorization\\?["']?\s{0,8}[:=]\s{0,8}\\?["']?(?:basic|token)\s{1,8})[^\s"',\\]+/gi,
    `$1${REDACTED}`,
  ],
  [/\b(?:sk-|gh[a-z]_|github_pat_|xox[a-z]-|AKIA|AIza)[\w-]{8,}/g, REDACTED],
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*){0,3}/g, REDACTED],
  [/\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#"']+@/gi, `$1${REDACTED}@`],
  // "access_token": "…", the same as text within JSON text, and token: Some("…")
  [
    new RegExp(
      `(${SECRET_NAME}[\\w-]{0,64}\\\\?["']?\\s{0,8}[:=]\\s{0,8}\\w{0,8}\\(?)(?:\\\\"[^"\\\\]*|"(?:[^"\\\\]|\\\\[^])*)`,
      'gi',
    ),
    `$1"${REDACTED}`,
  ],
  [
    new RegExp(
      `(${SECRET_NAME}[\\w-]{0,64}["']?\\s{0,4}[:=]\\s{0,4})(?!(?:bearer|basic|token)\\b|\\[redacted\\])(?:'[^']*|[^\\s"'&,;()]+)`,
      'gi',
    ),
    `$1${REDACTED}`,
  ],
];

const SECRET_VARIABLE = /key|token|secret|password/i;

/** Shorter values of variables are words like `true`, which stand everywhere. */
const SHORTEST = 6;

/** Values of the environment that are secret by the name of their variable. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(env).flatMap(([name, value = '']) =>
    SECRET_VARIABLE.test(name) && value.length >= SHORTEST ? [value] : [],
  );
}

/** A function that takes these secrets, and everything that looks like one, out of a line. */
export function redactor(secrets: readonly string[]): (line: string) => string {
  const known = secrets
    .flatMap((secret) => [secret, ...secret.split(/\r?\n/).filter((line) => line.length >= SHORTEST)])
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length);
  return (line) => {
    let text = line;
    for (const secret of known) text = text.replaceAll(secret, REDACTED);
    for (const [pattern, replacement] of PATTERNS) text = text.replace(pattern, replacement);
    return text;
  };
}
