/** Finds out which request an answer belongs to when the answer itself is too large to be read. */

/** How much of the start and of the end is looked at. */
export const EXCERPT = 512;

// An id is a string or a whole number; before it only the version may stand, behind it only the end.
const AT_START =
  /^\s*\{\s*(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)\s*,\s*"(?:result|error)"/;
const AT_END = /,\s*"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)\s*\}\s*$/;
const ANSWER = /^\s*\{\s*(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?"(?:result|error)"/;

/** The JSON text of the id, which stands before what is answered or after it. */
export function answerId(head: string, tail: string): string | undefined {
  return AT_START.exec(head)?.[1] ?? (ANSWER.test(head) ? AT_END.exec(tail)?.[1] : undefined);
}
