/** Finds out which request an answer belongs to when the answer itself is too large to be read. */

/** How much of the start and of the end is looked at. */
export const EXCERPT = 512;

const SCALAR = String.raw`("(?:[^"\\]|\\.)*"|-?\d+)`;
const VERSION = String.raw`(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?`;
const AT_START = new RegExp(String.raw`^\s*\{\s*${VERSION}"id"\s*:\s*${SCALAR}\s*,\s*"(?:result|error)"`);
const AT_END = new RegExp(String.raw`,\s*"id"\s*:\s*${SCALAR}\s*\}\s*$`);
const ANSWER = new RegExp(String.raw`^\s*\{\s*${VERSION}"(?:result|error)"`);

/** The JSON text of the id, which stands before what is answered or after it. */
export function answerId(head: string, tail: string): string | undefined {
  return AT_START.exec(head)?.[1] ?? (ANSWER.test(head) ? AT_END.exec(tail)?.[1] : undefined);
}
