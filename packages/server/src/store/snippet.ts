/** The text around a match, and whether there is one. */

/** How much of a long line a snippet shows before the match, and in all. */
const BEFORE = 40;
const LENGTH = 160;

/** Where a text holds a term, whatever the case of either; -1 when it does not. */
export function indexOfTerm(text: string, term: string): number {
  return text.toLowerCase().indexOf(term.toLowerCase());
}

/** The line that the match is in, shortened around it; undefined without a match. */
export function snippetOf(content: string, term: string): string | undefined {
  const at = indexOfTerm(content, term);
  if (at < 0) return undefined;
  const start = content.lastIndexOf('\n', at - 1) + 1;
  const end = content.indexOf('\n', at + term.length);
  const line = content.slice(start, end < 0 ? undefined : end).trim();
  return line.length <= LENGTH ? line : shorten(line, term);
}

function shorten(line: string, term: string): string {
  const at = Math.max(0, indexOfTerm(line, term));
  const from = wholeCharacter(line, Math.min(Math.max(0, at - BEFORE), line.length - LENGTH));
  const to = wholeCharacter(line, from + Math.max(LENGTH, at - from + term.length));
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}

/** A pair of surrogates is never cut in two. */
function wholeCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}
